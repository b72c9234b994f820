#!/usr/bin/env bash
# How well topics are found where people marked them: QMSum's meetings, and LoCoMo's sittings (without their dates), beside
# published recipes on the same vectors. Vectors are kept in benchmarks/target/topics.
#
#   SHARED   where the shared data lies (default: ../shared beside the checkout)
#   SPLIT    which conversations (default: dev; others need what EVAL_HELDOUT names)
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
shared=${SHARED:-$home/../shared}
split=${SPLIT:-dev}
results=$home/benchmarks/target/topics/$split
if [ ! -f "$shared/data/qmsum/val.jsonl" ] || [ ! -f "$shared/eval/metrics.py" ]; then
  echo "QMSum is not at $shared/data, or metrics.py is not at $shared/eval: nothing to measure." >&2
  exit 0
fi
command -v python3 >/dev/null || { echo "python3 is missing, which runs the scoring script." >&2; exit 1; }

mkdir -p "$results"
python3 "$home/benchmarks/topics-report.py" "$shared/eval" "$split" "$results" export
if [ "${1:-}" = titles ]; then
  shift
  "$home/benchmarks/run.sh" topics.TitlesReport "$results" "$home/benchmarks/target/natives" qmsum locomo "$@"
  exit
fi
"$home/benchmarks/run.sh" topics.TopicsBenchmark "$results" "$home/benchmarks/target/natives" qmsum locomo
python3 "$home/benchmarks/topics-report.py" "$shared/eval" "$split" "$results" report
