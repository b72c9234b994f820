"""What benchmarks do with a running service over HTTP."""
import http.client
import json
import threading
import time
from urllib.parse import urlparse

READY_SECONDS_MAX = 900
BOUNDARY = 'a-boundary-of-benchmarks'


class Service:
    """A service, and a key of it. Each thread has a connection of its own."""

    def __init__(self, address, key):
        self.address = urlparse(address).netloc
        self.key = key
        self.local = threading.local()

    def send(self, method, path, body=None, media_type='application/json'):
        """-> status, bytes"""
        if not hasattr(self.local, 'connection'):
            self.local.connection = http.client.HTTPConnection(self.address, timeout=300)
        headers = {'Authorization': 'Bearer ' + self.key, 'Content-Type': media_type}
        self.local.connection.request(method, path, body, headers)
        answer = self.local.connection.getresponse()
        return answer.status, answer.read()

    def call(self, method, path, body=None):
        """-> the answer's JSON; ends the program where the service refuses"""
        data = None if body is None else json.dumps(body)
        return self.expect(method, path, *self.send(method, path, data))

    @staticmethod
    def expect(method, path, status, answer):
        if status >= 300:
            raise SystemExit('%s %s: %d %s' % (method, path, status, answer.decode('utf-8', 'replace')[:500]))
        return json.loads(answer)

    def import_file(self, name, content):
        """-> status, the report of POST /v1/conversations/import"""
        before = ('--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n'
                  'Content-Type: application/octet-stream\r\n\r\n' % (BOUNDARY, name)).encode()
        body = before + content + ('\r\n--%s--\r\n' % BOUNDARY).encode()
        status, answer = self.send('POST', '/v1/conversations/import', body,
                                   'multipart/form-data; boundary=' + BOUNDARY)
        return status, json.loads(answer)

    def has_work(self):
        """Whether a job waits or runs; ends the program where one has failed."""
        states = self.call('GET', '/v1/jobs/statistics')['by_state']
        if states.get('failed', 0):
            raise SystemExit('A job has failed: %s' % json.dumps(self.call('GET', '/v1/jobs?state=failed')['items'][0]))
        return states.get('pending', 0) > 0 or states.get('running', 0) > 0

    def await_jobs(self, seconds_max=READY_SECONDS_MAX):
        deadline = time.time() + seconds_max
        while self.has_work():
            if time.time() > deadline:
                raise SystemExit('There is still work after %d s.' % seconds_max)
            time.sleep(0.2)
