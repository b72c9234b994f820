"""How long processes have computed, by Linux's own count."""
import glob
import os

TICKS_PER_SECOND = os.sysconf('SC_CLK_TCK')


def fields(pid):
    """What follows the name in /proc/PID/stat: state, parent, ... """
    with open('/proc/%d/stat' % pid) as file:
        return file.read().rsplit(')', 1)[1].split()


def children():
    """-> the processes of each parent"""
    found = {}
    for path in glob.glob('/proc/[0-9]*'):
        try:
            pid = int(os.path.basename(path))
            found.setdefault(int(fields(pid)[1]), []).append(pid)
        except OSError:
            continue
    return found


def tree(pid, of=None):
    of = children() if of is None else of
    return [pid] + [below for child in of.get(pid, []) for below in tree(child, of)]


def seconds(pids, ended_too):
    """Computed by these processes, with the children of them that have ended where that is wanted."""
    total = 0
    for pid in pids:
        try:
            values = fields(pid)
            total += sum(int(value) for value in values[11:15 if ended_too else 13])
        except OSError:
            continue
    return total / TICKS_PER_SECOND


class Computing:
    """The seconds that a service and its own database compute."""

    def __init__(self, service, data):
        self.service = service
        found = glob.glob(os.path.join(data, '**', 'postmaster.pid'), recursive=True)
        with open(found[0]) as file:
            self.database = int(file.readline())

    def now(self):
        """-> of the service, of the database"""
        database = tree(self.database)
        service = [pid for pid in tree(self.service) if pid not in database]
        return seconds(service, True), seconds(database[1:], False) + seconds(database[:1], True)
