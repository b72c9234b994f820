#!/usr/bin/env python3
"""Brings conversations into a service, and holds its canvases against the specification of JSON Canvas 1.0.

  canvas.py SAMPLES DATA ADDRESS KEY

SAMPLES has a folder of transcripts for each format; DATA is the shared data, or a folder that is not there. Ends with 1 where a
canvas is not valid, does not come back byte by byte, or an edited one makes other edits than were made.
"""
import json
import os
import re
import sys
import time

import canvas_edits
import jsoncanvas
from service import Service

LEVELS = range(6)
SHOWN_MAX = 20
COLUMNS = ('conversations', 'messages', 'canvases', 'cards', 'lines', 'invalid', 'altered', 'edits', 'wrong')


def samples(folder):
    """-> kind, name, bytes of each"""
    for path, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(path, name), 'rb') as file:
                yield os.path.basename(path), name, file.read()


def meetings(path):
    if not os.path.isfile(path):
        print('Skipped: there are no meetings at %s.' % path)
        return
    with open(path, encoding='utf-8') as file:
        for place, line in enumerate(file):
            messages = [{'speaker': turn['speaker'], 'content': turn['content']}
                        for turn in json.loads(line)['meeting_transcripts'] if turn['content'].strip()]
            yield 'qmsum', 'meeting-%02d.json' % place, conversation('qmsum-%02d' % place, messages)


def chats(path):
    if not os.path.isfile(path):
        print('Skipped: there are no chats at %s.' % path)
        return
    with open(path, encoding='utf-8') as file:
        for sample in json.load(file):
            turns = sample['conversation']
            names = sorted((name for name, value in turns.items()
                            if re.fullmatch(r'session_\d+', name) and isinstance(value, list)),
                           key=lambda name: int(name.split('_')[1]))
            messages = [{'client_message_id': turn['dia_id'], 'speaker': turn['speaker'], 'content': turn['text'] or ' ',
                         'platform': {'image_caption': turn.get('blip_caption', '')}}
                        for name in names for turn in turns[name]]
            yield 'locomo', sample['sample_id'] + '.json', conversation(sample['sample_id'], messages)


def conversation(name, messages):
    return json.dumps({'external_id': name, 'title': name, 'messages': messages}).encode()


class Check:
    """One row of the table, and what failed."""

    def __init__(self, service):
        self.service = service
        self.rows = {}
        self.failures = []

    def count(self, kind, column, number=1):
        row = self.rows.setdefault(kind, dict.fromkeys(COLUMNS, 0))
        row[column] += number

    def fail(self, kind, column, where, why):
        self.count(kind, column)
        self.failures.append('%s %s: %s' % (column, where, why))

    def bring(self, files):
        """-> kind, id of each conversation that is new"""
        made = []
        for kind, name, content in files:
            status, answer = self.service.import_file(name, content)
            if status >= 500:
                raise SystemExit('%s: %d' % (name, status))
            for one in answer.get('conversations', []):
                if one['effect'] == 'created':
                    made.append((kind, one['id']))
                    self.count(kind, 'conversations')
                    self.count(kind, 'messages', one['messages'])
        return made

    def export(self, ident, zoom):
        path = '/v1/conversations/%s/export?format=canvas&zoom=%d' % (ident, zoom)
        status, answer = self.service.send('GET', path)
        if status != 200:
            raise SystemExit('%s: %d %s' % (path, status, answer.decode()))
        return answer

    def take(self, ident, zoom, document):
        """-> the answer, or why it was refused"""
        status, answer = self.service.send('POST', '/v1/conversations/%s/canvas?zoom=%d' % (ident, zoom), document)
        return json.loads(answer), None if status == 200 else '%d %s' % (status, answer.decode()[:300])

    def log(self, ident, known):
        """-> the edits that are not known yet, which are known from then on"""
        edits, path = [], '/v1/conversations/%s/edits?limit=100' % ident
        cursor = ''
        while cursor is not None:
            page = self.service.call('GET', path + cursor)
            edits += [edit for edit in page['items'] if edit['id'] not in known]
            fresh = page['items'] and page['items'][-1]['id'] not in known
            cursor = '&cursor=' + page['next_cursor'] if fresh and page.get('next_cursor') else None
        known.update(edit['id'] for edit in edits)
        return edits

    def unedited(self, kind, ident, zoom):
        where = '%s/%s?zoom=%d' % (kind, ident, zoom)
        exported = self.export(ident, zoom)
        canvas = json.loads(exported)
        self.count(kind, 'canvases')
        self.count(kind, 'cards', sum(node['type'] == 'text' for node in canvas['nodes']))
        self.count(kind, 'lines', len(canvas['edges']))
        for fault in jsoncanvas.faults(exported)[:3]:
            self.fail(kind, 'invalid', where, fault)
        self.comes_back(kind, ident, zoom, exported, where)

    def comes_back(self, kind, ident, zoom, exported, where):
        answer, refused = self.take(ident, zoom, exported)
        if refused or answer['edits'] or answer['skipped']:
            self.fail(kind, 'altered', where, refused or json.dumps(answer)[:300])
        elif self.export(ident, zoom) != exported:
            self.fail(kind, 'altered', where, 'the second export has other bytes')

    def edited(self, kind, ident, zoom, edited, known, where):
        """-> whether it was taken"""
        document = edited.obsidian()
        answer, refused = self.take(ident, zoom, document)
        if refused:
            self.fail(kind, 'wrong', where, refused)
            return False
        logged = self.log(ident, known)
        self.count(kind, 'edits', len(logged))
        wrong = canvas_edits.differences(edited.expected, logged)
        if sorted(edit['id'] for edit in answer['edits']) != sorted(edit['id'] for edit in logged):
            wrong.append('the answer names other edits than the log')
        if sorted(item['id'] for item in answer['skipped']) != sorted(edited.skipped):
            wrong.append('skipped: %s, not %s' % (json.dumps(answer['skipped']), edited.skipped))
        again, refused = self.take(ident, zoom, document)
        if refused or again['edits'] or self.log(ident, known):
            wrong.append('the same file makes edits once more: %s' % json.dumps(again)[:300])
        for one in wrong[:3]:
            self.fail(kind, 'wrong', where, one)
        exported = self.export(ident, zoom)
        for fault in jsoncanvas.faults(exported, strict=False)[:3]:
            self.fail(kind, 'invalid', where, fault)
        for lost in lost_cards(edited.canvas, json.loads(exported))[:3]:
            self.fail(kind, 'wrong', where, lost)
        self.comes_back(kind, ident, zoom, exported, where)
        return True

    def print(self):
        rows = dict(sorted(self.rows.items()))
        rows['all'] = {name: sum(row[name] for row in self.rows.values()) for name in COLUMNS}
        print('%-12s' % '' + ''.join('%14s' % name for name in COLUMNS))
        for kind, row in rows.items():
            print('%-12s' % kind + ''.join('%14d' % row[name] for name in COLUMNS))


def lost_cards(edited, exported):
    """Cards of one's own must come back as they were written, names that no standard has included."""
    there = {node['id']: node for node in exported['nodes']}
    lost = ['%s came back as %s' % (json.dumps(node), json.dumps(there.get(node['id']))) for node in edited['nodes']
            if '-' not in node['id'] and there.get(node['id']) != node]
    edges = {edge['id']: edge for edge in exported['edges']}
    return lost + ['%s came back as %s' % (json.dumps(edge), json.dumps(edges.get(edge['id'])))
                   for edge in edited['edges'] if len(edge['id']) == 2 and edges.get(edge['id']) != edge]


def main():
    folder, data, address, key = sys.argv[1:5]
    print('validator: sees %d planted faults of %d' % ((jsoncanvas.self_test(),) * 2))
    check = Check(Service(address, key))
    start = time.time()
    made = check.bring(samples(folder)) + check.bring(meetings(os.path.join(data, 'qmsum', 'val.jsonl')))
    made += check.bring(chats(os.path.join(data, 'locomo', 'locomo-dev.json')))
    brought = time.time()
    check.service.await_jobs()
    print('%d conversations: brought in %.1f s, graphs ready %.1f s later\n'
          % (len(made), brought - start, time.time() - brought), flush=True)
    for kind, ident in made:
        for zoom in LEVELS:
            check.unedited(kind, ident, zoom)
    for place, (kind, ident) in enumerate(made):
        known = set()
        for zoom in LEVELS:
            where = '%s/%s?zoom=%d' % (kind, ident, zoom)
            visit = canvas_edits.first_visit(check.export(ident, zoom), place, zoom)
            if check.edited(kind, ident, zoom, visit, known, where + ' edited'):
                visit = canvas_edits.second_visit(check.export(ident, zoom), place)
                check.edited(kind, ident, zoom, visit, known, where + ' edited once more')
    check.print()
    for failure in check.failures[:SHOWN_MAX]:
        print(failure)
    if len(check.failures) > SHOWN_MAX:
        print('... and %d more' % (len(check.failures) - SHOWN_MAX))
    print('\nevery canvas valid, back byte by byte, exactly the edits that were made: %s'
          % ('NO' if check.failures else 'yes'))
    sys.exit(1 if check.failures or not made else 0)


if __name__ == '__main__':
    main()
