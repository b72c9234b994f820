#!/usr/bin/env python3
"""Imports a long meeting into a service, waits for its graph, appends to it, reads it; prints what that took.

  graph.py MEETINGS ADDRESS KEY SERVICE_PROCESS DATA_DIRECTORY MESSAGES APPENDS READS

Ends with 1 where one of these is missed: the graph in 90 s, an appended message analysed in 200 ms of the server's time, a level
read in 50 ms (both for 95 of 100).
"""
import json
import sys
import time
from datetime import datetime

from processes import Computing
from service import Service

READY_SECONDS_MAX = 90
ANALYSED_MILLIS_MAX = 200
READ_MILLIS_MAX = 50
WAIT_SECONDS_MAX = 900
POLL_SECONDS = 0.1
ZOOM = 3


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def meeting(path, count):
    """As many messages as wanted, out of many meetings; from the beginning again where there are too few."""
    turns = []
    with open(path, encoding='utf-8') as file:
        for line in file:
            turns += [turn for turn in json.loads(line)['meeting_transcripts'] if turn['content'].strip()]
    messages = []
    start = 0
    for place in range(count):
        turn = turns[place % len(turns)]
        end = start + 400 * len(turn['content'].split())
        messages.append({'client_message_id': 'm-%d' % place, 'participant': turn['speaker'],
                         'content': turn['content'], 'start_millis': start, 'end_millis': end})
        start = end
    return messages


class Table:
    def __init__(self, computing):
        self.computing = computing
        print('%-50s %6s %9s %9s %9s %10s %10s' % ('', 'times', 'median s', 'p95 s', 'most s', 'service s', 'database s'))

    def row(self, name, seconds, computed):
        service, database = (value / len(seconds) for value in computed)
        print('%-50s %6d %9.3f %9.3f %9.3f %10.3f %10.3f' % (
            name, len(seconds), percentile(seconds, 50), percentile(seconds, 95), max(seconds), service, database), flush=True)

    def measure(self, name, times, work):
        """-> what the work returned, and how long it took, each time"""
        before = self.computing.now()
        seconds, results = [], []
        for place in range(times):
            start = time.perf_counter()
            results.append(work(place))
            seconds.append(time.perf_counter() - start)
        self.row(name, seconds, [now - then for then, now in zip(before, self.computing.now())])
        return results, seconds


def moment(text):
    return datetime.fromisoformat(text.replace('Z', '+00:00')).timestamp()


def lasted(job):
    return moment(job['finished_at']) - moment(job['started_at'])


class Graphs:
    def __init__(self, service):
        self.service = service

    def analyses(self):
        """Newest first."""
        return self.service.call('GET', '/v1/jobs?kind=analyse_topics&limit=5')['items']

    def await_analysis(self, path, messages, known=()):
        """-> the job that brought the graph up to so many messages"""
        deadline = time.time() + WAIT_SECONDS_MAX
        while time.time() < deadline:
            for job in self.analyses():
                if job['state'] == 'failed':
                    raise SystemExit('The analysis has failed: %s' % job['error'])
                if job['state'] == 'completed' and job['id'] not in known and job['result']['messages'] >= messages:
                    return job
            time.sleep(POLL_SECONDS)
        raise SystemExit('There is no graph of %s after %d s.' % (path, WAIT_SECONDS_MAX))


def main():
    path, address, key, process, data, messages, appends, reads = sys.argv[1:9]
    messages, appends, reads = int(messages), int(appends), int(reads)
    said = meeting(path, messages + appends)
    service = Service(address, key)
    graphs = Graphs(service)
    table = Table(Computing(int(process), data))
    content = json.dumps({'external_id': 'long', 'title': 'A long meeting', 'messages': said[:messages]}).encode()

    start = time.perf_counter()
    imported, _ = table.measure('import %d messages (%.1f MB)' % (messages, len(content) / 1e6), 1,
                                lambda _: service.import_file('meeting.json', content))
    status, answer = imported[0]
    if status != 201:
        raise SystemExit('The import gave %d: %s' % (status, json.dumps(answer)[:500]))
    talk = '/v1/conversations/' + answer['conversations'][0]['id']
    made, _ = table.measure('until their graph is there', 1, lambda _: graphs.await_analysis(talk, messages))
    ready = time.perf_counter() - start
    for kind in ('index_messages', 'analyse_topics'):
        jobs = [job for job in service.call('GET', '/v1/jobs?kind=%s&limit=20' % kind)['items'] if job['finished_at']]
        print('    %-46s %6d %9.3f' % ('of this the job ' + kind, len(jobs), sum(lasted(job) for job in jobs)))

    known = {job['id'] for job in graphs.analyses()}

    def append(place):
        asked = time.time()
        service.call('POST', talk + '/messages', {'messages': [said[messages + place]]})
        job = graphs.await_analysis(talk, messages + place + 1, known)
        known.add(job['id'])
        return dict(job, reached=moment(job['finished_at']) - asked)

    jobs, _ = table.measure('append one message, look until the graph has it', appends, append)
    table.row('    of this from the request to the graph', [job['reached'] for job in jobs], (0, 0))
    analysed = [lasted(job) for job in jobs if not job['result']['full']]
    table.row('    of this the analysis, as the job says', analysed, (0, 0))
    read = sum(job['result']['messages_read'] for job in jobs)
    changed = sum(job['result']['nodes_changed'] for job in jobs)
    print('    %.0f messages read and %.1f nodes written for each; %d passes were full ones, as checkpoints ask for'
          % (read / appends, changed / appends, sum(job['result']['full'] for job in jobs)))

    def full(_):
        job = service.call('POST', talk + '/analyse')
        return graphs.await_analysis(talk, messages + appends, known), job

    again, _ = table.measure('analyse all once more, with relations', 1, full)
    full_job = again[0][0]

    def level(query):
        status, body = service.send('GET', '%s/graph?zoom=%d%s' % (talk, ZOOM, query))
        if status != 200:
            raise SystemExit('%d %s' % (status, body[:500]))
        return len(body)

    level('')
    bytes_read, seconds = table.measure('GET graph?zoom=%d' % ZOOM, reads, lambda _: level(''))
    table.measure('GET graph?zoom=%d&include=relations,clusters' % ZOOM, reads, lambda _: level('&include=relations,clusters'))
    print('    the level has %d KiB of JSON' % (bytes_read[0] // 1024))

    print('\nincremental : full = 1 : %.0f by the clock; the full pass changed %d of %d nodes'
          % (lasted(full_job) / percentile(analysed, 50), full_job['result']['nodes_changed'], full_job['result']['nodes']))
    bars = [
        ('%d messages: from import to graph, s' % messages, ready, READY_SECONDS_MAX),
        ('an appended message analysed, p95 ms of the server', percentile(analysed, 95) * 1000, ANALYSED_MILLIS_MAX),
        ('GET graph?zoom=%d, p95 ms' % ZOOM, percentile(seconds, 95) * 1000, READ_MILLIS_MAX),
    ]
    print()
    for name, value, most in bars:
        print('%-52s %8.1f  wanted: under %d  %s' % (name, value, most, 'yes' if value < most else 'NO'))
    same = full_job['result']['nodes_changed'] == 0
    sys.exit(0 if same and all(value < most for _, value, most in bars) else 1)


if __name__ == '__main__':
    main()
