"""Writes the judged collections of the shared data as files that `commonplace ingest` and `commonplace eval` read.

  retrieval-sets.py EVAL SPLIT OUT

EVAL is the folder of metrics.py. Every part of a collection is searched by itself, as a tenant of its own:
OUT/COLLECTION/PART/documents.ndjson, queries.tsv, qrels.txt.
"""
import json
import os
import re
import sys

sys.path.insert(0, sys.argv[1])
import metrics  # noqa: E402

SPLIT, OUT = sys.argv[2:4]


def write(collection, part, documents, queries, qrels):
    folder = os.path.join(OUT, collection, part)
    os.makedirs(folder, exist_ok=True)
    rows = {
        'documents.ndjson': [json.dumps(document) for document in documents],
        'queries.tsv': ['%s\t%s' % query for query in queries.items()],
        'qrels.txt': ['%s 0 %s 1' % (query, right) for query in queries for right in sorted(qrels.get(query, ()))],
    }
    for name, lines in rows.items():
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.writelines(line + '\n' for line in lines)
    print('%-11s %-8s %5d documents  %4d queries' % (collection, part, len(documents), len(queries)))


def abstracts():
    """The abstracts of Cranfield that have a text, with their titles and authors."""
    with open(os.path.join(metrics.DATA, 'cranfield', 'cran.all.1400'), encoding='latin-1') as file:
        entries = re.split(r'(?m)^\.I ', file.read())[1:]
    for entry in entries:
        head, *text = re.split(r'(?m)^\.W\s*$', entry, maxsplit=1)
        if text and text[0].strip():
            number, title, author, published = re.split(r'(?m)^\.[TAB]\s*$', head)
            yield {
                'external_id': number.strip(),
                'title': metrics.flat(title),
                'content': text[0].strip(),
                'source': 'cranfield',
                'metadata': {'author': metrics.flat(author), 'published_in': metrics.flat(published)},
            }


_, questions, relevant = metrics.cranfield(SPLIT)
write('cranfield', 'all', list(abstracts()), questions, relevant)

turns, questions, relevant, _ = metrics.locomo(SPLIT, date=True, caption=True)
for conversation in sorted({turn.split('|')[0] for turn in turns}):
    own = conversation + '|'
    write('locomo', conversation,
          [{'external_id': turn, 'content': text} for turn, text in turns.items() if turn.startswith(own)],
          {query: text for query, text in questions.items() if query.startswith(own)},
          relevant)
