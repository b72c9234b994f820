#!/usr/bin/env bash
# Runs the Cranfield benchmark against a service of its own, with a data directory of its own that is removed again.
# Scores the answers where the scoring script of the shared data is at hand.
#
#   SHARED     where the shared data lies (default: ../shared beside the checkout)
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
shared=${SHARED:-$home/../shared}
results=$home/benchmarks/target/cranfield
if [ ! -f "$shared/data/cranfield/cran.all.1400" ]; then
  echo "The Cranfield collection is not at $shared/data/cranfield: nothing to measure." >&2
  exit 0
fi

data=$(mktemp -d /tmp/commonplace-benchmark.XXXXXX)
chmod 755 "$data"
log=$data/service.log
COMMONPLACE_DATA=$data/data COMMONPLACE_PORT=0 COMMONPLACE_REQUESTS_PER_SECOND=100000 \
  "$home/bin/commonplace" serve >"$log" 2>&1 &
service=$!
stop() {
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  rm -rf "$data"
}
trap stop EXIT

for _ in $(seq 600); do
  grep -q '^Commonplace is ready' "$log" && break
  kill -0 "$service" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done
address=$(sed -n 's/^Commonplace is ready at //p' "$log")
key=$(sed -n 's/^  its key  *//p' "$log")

java_home=$("$home/scripts/newest-jdk.sh")
classpath=$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")
"$java_home/bin/java" -cp "$classpath" dev.commonplace.benchmarks.CranfieldBenchmark \
  "$address" "$key" "$shared/data/cranfield" "$results"
awk '/^VmRSS|^VmHWM/ { printf "%-11s %.0f MB\n", ($1 == "VmRSS:" ? "memory" : "at most"), $2 / 1024 }' "/proc/$service/status" || true

if command -v python3 >/dev/null && [ -f "$shared/eval/metrics.py" ]; then
  for mode in text semantic hybrid; do
    echo "--- $mode"
    python3 "$shared/eval/metrics.py" cranfield "$results/$mode.run" --split dev
  done
  for mode in text semantic; do
    echo "--- hybrid against $mode"
    python3 "$shared/eval/metrics.py" compare cranfield "$results/hybrid.run" "$results/$mode.run" --split dev
  done
else
  echo "Run files are in $results; python3 or the scoring script is missing."
fi
