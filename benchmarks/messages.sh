#!/usr/bin/env bash
# How well the service finds what was said, on LoCoMo, beside published baselines: conversations are brought in over HTTP, and
# every question is asked of its own conversation, in every mode, with and without neighbours lending their score. Through a
# service of its own, in a data directory that is removed again.
#
#   messages.sh [bench|around]   around: also try the settings around the usual one
#   SHARED     where the shared data lies (default: ../shared beside the checkout)
#   SPLIT      which questions (default: dev; others need what EVAL_HELDOUT names)
set -euo pipefail

what=${1:-bench}
home=$(cd "$(dirname "$0")/.." && pwd)
shared=${SHARED:-$home/../shared}
split=${SPLIT:-dev}
results=$home/benchmarks/target/messages-$split
if [ ! -f "$shared/data/locomo/locomo-dev.json" ] || [ ! -f "$shared/eval/metrics.py" ]; then
  echo "The conversations are not at $shared/data/locomo, or metrics.py is not at $shared/eval: nothing to measure." >&2
  exit 0
fi
command -v python3 >/dev/null || { echo "python3 is missing, which asks the questions." >&2; exit 1; }

rm -rf "$results"
mkdir -p "$results"
data=$(mktemp -d "${TMPDIR:-/tmp}/commonplace-benchmark.XXXXXX")
chmod 755 "$data"
log=$data/service.log
COMMONPLACE_DATA=$data/data COMMONPLACE_PORT=0 COMMONPLACE_REQUESTS_PER_SECOND=100000 \
  "${COMMONPLACE:-$home/bin/commonplace}" serve >"$log" 2>&1 &
service=$!
stop() {
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  rm -rf "$data"
}
trap stop EXIT
for _ in $(seq 1200); do
  grep -q '^Commonplace is ready' "$log" && break
  kill -0 "$service" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done
address=$(sed -n 's/^Commonplace is ready at //p' "$log")
operator=$(sed -n 's/^  operator  *//p' "$log")

python3 "$home/benchmarks/messages.py" "$shared/eval" "$split" "$results" "$address" "$operator" "$what" ||
  { tail -50 "$log" >&2; exit 1; }
