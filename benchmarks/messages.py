#!/usr/bin/env python3
"""Brings the conversations of LoCoMo into a service, asks every question, and scores what comes back.

  messages.py EVAL SPLIT RESULTS ADDRESS OPERATOR_KEY bench|around

EVAL is the folder of metrics.py. Runs are left in RESULTS in the form that metrics.py reads.
"""
import json
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

EVAL, SPLIT, RESULTS, ADDRESS, OPERATOR, WHAT = sys.argv[1:7]
sys.path.insert(0, EVAL)
import metrics  # noqa: E402

from service import Service  # noqa: E402

LIMIT = 100
BATCH = 500
CLIENTS = 4
# What recall@10 of hybrid search must have.
RECALL_MIN = 0.73

# The rows of published baselines with the same text (speaker, date, caption), dev: R@10 of a question's own conversation.
BASELINES = [
    ('BM25 (Lucene, 127 stop words)', 0.6540),
    ('dense (the same model, exact)', 0.5347),
    ('RRF k=60', 0.6414),
    ('convex, w=0.5', 0.7079),
    ('convex, all candidates, + 0.2 of both neighbour turns', 0.7365),
]


def said_at(when):
    """1:56 pm on 8 May, 2023"""
    moment = datetime.strptime(when.replace(',', ''), '%I:%M %p on %d %B %Y')
    return moment.replace(tzinfo=timezone.utc).isoformat().replace('+00:00', 'Z')


def conversations():
    with open(metrics.path(SPLIT, 'locomo', 'locomo-%s.json' % SPLIT), encoding='utf-8') as file:
        for sample in json.load(file):
            turns = sample['conversation']
            names = sorted((key for key, value in turns.items()
                            if re.fullmatch(r'session_\d+', key) and isinstance(value, list)),
                           key=lambda key: int(key.split('_')[1]))
            messages = []
            for name in names:
                when = turns.get(name + '_date_time', '')
                for turn in turns[name]:
                    message = {'client_message_id': turn['dia_id'],
                               'participant': {'key': turn['speaker'].lower(), 'name': turn['speaker']},
                               'content': turn['text'] or ' '}
                    if when:
                        message['said_at'] = said_at(when)
                    if turn.get('blip_caption'):
                        message['platform'] = {'image_caption': turn['blip_caption']}
                    messages.append(message)
            yield sample['sample_id'], messages


def bring(service):
    """-> conversation ids by sample, dia ids by message id"""
    ids, turns = {}, {}
    for sample, messages in conversations():
        made = service.call('POST', '/v1/conversations', {'title': sample, 'kind': 'chat', 'external_id': sample})
        ids[sample] = made['id']
        for start in range(0, len(messages), BATCH):
            batch = messages[start:start + BATCH]
            kept = service.call('POST', '/v1/conversations/%s/messages' % made['id'], {'messages': batch})
            for message, appended in zip(batch, kept['messages']):
                turns[appended.get('message', appended)['id']] = '%s|%s' % (sample, message['client_message_id'])
    return ids, turns


def await_index(service, total):
    service.await_jobs()
    space = next(item for item in service.call('GET', '/v1/embedding-spaces')['items'] if item['is_active'])
    if space['message_vectors'] < total:
        raise SystemExit('Only %d of %d messages have a vector.' % (space['message_vectors'], total))


def ask(service, ids, turns, queries, name, options):
    def one(item):
        query_id, text = item
        body = {'scope': 'messages', 'query': text, 'limit': LIMIT, 'context': 0,
                'filter': {'conversation_id': ids[query_id.split('|')[0]]}}
        body.update(options)
        return query_id, service.call('POST', '/v1/search', body)['hits']

    path = os.path.join(RESULTS, name + '.run')
    with ThreadPoolExecutor(CLIENTS) as pool, open(path, 'w') as file:
        for query_id, hits in pool.map(one, queries.items()):
            for rank, hit in enumerate(hits, 1):
                file.write('%s Q0 %s %d %.9f %s\n' % (query_id, turns[hit['message_id']], rank, hit['score'], name))
    return path


def main():
    _, queries, qrels, _ = metrics.locomo(SPLIT)
    operator = Service(ADDRESS, OPERATOR)
    tenant = operator.call('POST', '/v1/tenants', {'slug': 'locomo', 'name': 'LoCoMo'})['id']
    key = operator.call('POST', '/v1/tenants/%s/keys' % tenant, {'name': 'benchmark', 'role': 'admin'})['key']
    service = Service(ADDRESS, key)
    start = time.time()
    ids, turns = bring(service)
    brought = time.time()
    await_index(service, len(turns))
    ready = time.time()
    print('%d messages of %d conversations: brought in %.1f s, indexed %.1f s later: %.0f messages/s in all\n'
          % (len(turns), len(ids), brought - start, ready - brought, len(turns) / (ready - start)))

    settings = [(mode + shown, dict({'mode': mode}, **share))
                for mode in ('text', 'semantic', 'hybrid')
                for shown, share in (('', {}), (' alone', {'neighbour_share': 0}))]
    if WHAT == 'around':
        settings += [('hybrid, w=%.1f, share=%.1f' % (weight, share),
                      {'mode': 'hybrid', 'weights': {'semantic': weight}, 'neighbour_share': share})
                     for weight in (0.4, 0.5, 0.6) for share in (0.1, 0.2, 0.3)]
    print('%-56s %7s %7s %7s %7s' % ('locomo, ' + SPLIT, 'R@5', 'R@10', 'R@20', 'MRR'))
    if SPLIT == 'dev':
        for name, recall in BASELINES:
            print('%-56s %7s %7.4f' % (name, '', recall))
    runs, recalls = {}, {}
    for name, options in settings:
        runs[name] = ask(service, ids, turns, queries, re.sub(r'[^a-z0-9.]+', '-', name), options)
        per = metrics.score_run('locomo', metrics.read_run(runs[name]), qrels)
        mean = metrics.mean(per)
        recalls[name] = mean['R@10']
        print('%-56s %7.4f %7.4f %7.4f %7.4f' % (name, mean['R@5'], mean['R@10'], mean['R@20'], mean['MRR']), flush=True)
    around = [recall for name, recall in recalls.items() if name.startswith('hybrid, w=')]
    if around:
        print('\naround the usual setting: R@10 %.4f to %.4f' % (min(around), max(around)))
    print('\nwanted: R@10 of hybrid at least %.2f; got %.4f' % (RECALL_MIN, recalls['hybrid']))
    sys.exit(0 if recalls['hybrid'] >= RECALL_MIN else 1)


if __name__ == '__main__':
    main()
