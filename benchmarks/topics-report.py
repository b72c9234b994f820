"""Writes the conversations for the benchmark of topics, and scores where it cuts them, with the shared metrics.

usage: topics-report.py EVAL_DIRECTORY SPLIT RESULTS export|report
"""
import json
import os
import sys

LEVELS = range(1, 6)
TOPICS = 2
MEASURES = {'qmsum': ['Pk', 'WindowDiff', 'F1@5', 'boundaries'], 'locomo': ['Pk', 'WindowDiff', 'F1@1', 'boundaries']}
# Of the recipe that is best without being told how many topics there are ("optimal partition, mean dev count", QMSum val).
WANTED = {'Pk': 0.434, 'WindowDiff': 0.484, 'F1@5': 0.201}


def plain(text):
    return ' '.join(text.split()) or '.'


def export(split, results):
    rows = {'qmsum': [], 'locomo': []}
    for meeting, content in M.qmsum_meetings(split):
        rows['qmsum'] += [(meeting, u['speaker'], u['content']) for u in content['meeting_transcripts']]
    for turn, text in M.locomo(split)[0].items():
        speaker, _, said = text.partition(': ')
        rows['locomo'].append((turn.split('|')[0], speaker, said))
    for name, lines in rows.items():
        with open(os.path.join(results, name + '.tsv'), 'w', encoding='utf-8') as out:
            for place, (talk, speaker, said) in enumerate(lines):
                out.write('\t'.join([talk, str(place), plain(speaker), plain(said)]) + '\n')


def line(label, scores, names):
    print('  %-58s' % label + ''.join('%11.4f' % scores[n] for n in names))


def cross_validated(settings, gold, name):
    """Each conversation is cut by the setting that was best on all the others; the goal is F1 - Pk - WindowDiff / 2."""
    single = {s: [M.score_segments(cut, [g], name) for g in gold] for s, cut in settings.items()}
    f1 = MEASURES[name][2]
    goal = {s: [x[f1] - x['Pk'] - x['WindowDiff'] / 2 for x in per] for s, per in single.items()}
    chosen = {}
    for i, (talk, _, _) in enumerate(gold):
        best = max(settings, key=lambda s: (sum(goal[s]) - goal[s][i], s))
        chosen[talk] = settings[best][talk]
    return chosen


def recipes(source, split, results):
    """The public recipes, on the vectors of the product's own model."""
    import argparse
    import struct
    import baselines as B
    vectors = {}
    with open(os.path.join(results, source + '.vectors'), 'rb') as f:
        for _ in range(struct.unpack('>i', f.read(4))[0]):
            text = f.read(struct.unpack('>i', f.read(4))[0]).decode('utf-8')
            n = struct.unpack('>i', f.read(4))[0]
            vectors[text] = list(struct.unpack('>%df' % n, f.read(4 * n)))
    B.vectors = lambda texts: {k: vectors[plain(t)] for k, t in texts.items()}
    B.RUNS = os.path.join(results, 'recipes')
    os.makedirs(B.RUNS, exist_ok=True)
    B.segment(argparse.Namespace(splits=['dev'] if split == 'dev' else ['dev', split]), source)


def report(split, results):
    """-> whether the topics of QMSum's meetings are better than the best recipe, by all three measures"""
    held = False
    for name, names in MEASURES.items():
        gold = M.segmentation(split, name)
        print('\n%s, %s: %d conversations, %.2f boundaries each by people' % (
            name, split, len(gold), sum(len(ref) for _, _, ref in gold) / len(gold)))
        print('  %-58s' % '' + ''.join('%11s' % n for n in names))
        line('no boundary', M.score_segments({}, gold, name), names)
        for level in LEVELS:
            with open(os.path.join(results, '%s-level%d.json' % (name, level))) as f:
                label = 'zoom level %d%s' % (level, ', the topics, one setting for all' if level == TOPICS else '')
                scores = M.score_segments(json.load(f), gold, name)
            line(label, scores, names)
            if name == 'qmsum' and level == TOPICS:
                got = scores
                held = all(got[n] > best if n.startswith('F1') else got[n] < best for n, best in WANTED.items())
        with open(os.path.join(results, name + '-settings.json')) as f:
            settings = json.load(f)
        all_scores = [M.score_segments(cut, gold, name) for cut in settings.values()]
        line('topics, setting chosen on the other conversations',
             M.score_segments(cross_validated(settings, gold, name), gold, name), names)
        line('topics, mean of all %d settings around it' % len(settings),
             {n: sum(s[n] for s in all_scores) / len(all_scores) for n in names}, names)
        if split == 'dev':
            print('\npublic recipes on the same vectors (oracle = they are told how many there are):')
            recipes(name, split, results)
    print('\nwanted on qmsum: %s; got %s' % tuple(
        ', '.join('%s %.4f' % (n, row[n]) for n in WANTED) for row in (WANTED, got)))
    return held


if __name__ == '__main__':
    sys.path.insert(0, sys.argv[1])
    import metrics as M
    if sys.argv[4] == 'export':
        export(sys.argv[2], sys.argv[3])
    else:
        sys.exit(0 if report(sys.argv[2], sys.argv[3]) else 1)
