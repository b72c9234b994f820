"""Scores the run files of `make bench-retrieval` with metrics.py, beside the published baselines.

  retrieval-report.py EVAL SPLIT RUNS

RUNS/COLLECTION/{text,semantic,hybrid,text-k1-b}.run. Ends with 1 where a bar is missed; the bars are those of the dev split.
"""
import os
import sys

sys.path.insert(0, sys.argv[1])
import metrics  # noqa: E402

SPLIT, RUNS = sys.argv[2:4]
SIGNIFICANT = 0.05
PARITY = 0.01
# Published baselines on dev: Lucene's BM25 with 127 stop words, exact search by the same model, and the best convex combination.
BASELINES = {
    'cranfield': {'text 1.2 0.75': 0.3869, 'text 0.9 0.4': 0.3669, 'semantic': 0.3846, 'hybrid': 0.4288},
    'locomo': {'text 1.2 0.75': 0.6431, 'text 0.9 0.4': 0.6540, 'semantic': 0.5347, 'hybrid': 0.7079},
}
missed = 0


def judge(what, met):
    global missed
    if SPLIT != 'dev':
        return
    missed += not met
    print('  %-6s %s' % ('met' if met else 'MISSED', what))


for collection, baselines in BASELINES.items():
    qrels, _ = metrics.qrels_of(collection, SPLIT)
    main = metrics.MAIN[collection]
    scores = {}
    names = [name for name, _ in metrics.MEASURES[collection]]
    print('\n%s, %s, %d queries' % (collection, SPLIT, len(qrels)))
    print('  %-16s' % '' + ''.join('%9s' % name for name in names) + '   baseline')
    for name in ['text', 'semantic', 'hybrid', 'text 1.2 0.75', 'text 0.9 0.4']:
        run = os.path.join(RUNS, collection, name.replace(' ', '-') + '.run')
        scores[name] = metrics.score_run(collection, metrics.read_run(run), qrels)
        mean = metrics.mean(scores[name])
        baseline = '%.4f' % baselines[name] if SPLIT == 'dev' and name in baselines else ''
        print('  %-16s' % name + ''.join('%9.4f' % mean[measure] for measure in names) + '   %8s' % baseline)
    of = {name: {query: values[main] for query, values in per.items()} for name, per in scores.items()}
    mean = {name: sum(values.values()) / len(values) for name, values in of.items()}
    worst = 0
    for single in ['text', 'semantic']:
        difference, p, (low, high) = metrics.paired(of[single], of['hybrid'])
        worst = max(worst, p) if difference > 0 else 1
        print('  hybrid minus %-9s %s %+.4f  95%% [%+.4f, %+.4f]  p %.4f' % (single, main, difference, low, high, p))
    judge('hybrid beats either mode alone, p < %.2f' % SIGNIFICANT, worst < SIGNIFICANT)
    judge('hybrid %.4f >= %.4f' % (mean['hybrid'], baselines['hybrid']), mean['hybrid'] >= baselines['hybrid'])
    for name in ['text 1.2 0.75', 'text 0.9 0.4']:
        judge('%s within %.2f of Lucene: %+.4f' % (name, PARITY, mean[name] - baselines[name]),
              abs(mean[name] - baselines[name]) <= PARITY)
sys.exit(1 if missed else 0)
