#!/usr/bin/env bash
# Two hundred files that are broken or meant to harm, uploaded to a service of its own: which are refused and why, how long
# each took, and what is left of the service afterwards. The data directory is removed again.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
data=$(mktemp -d "${TMPDIR:-/tmp}/commonplace-hostile.XXXXXX")
chmod 755 "$data"
mkdir "$data/tmp"
chmod 777 "$data/tmp"
log=$data/service.log
COMMONPLACE_DATA=$data/data COMMONPLACE_PORT=0 COMMONPLACE_REQUESTS_PER_SECOND=100000 \
  COMMONPLACE_JAVA_OPTIONS="-Djava.io.tmpdir=$data/tmp ${COMMONPLACE_JAVA_OPTIONS:-}" "$home/bin/commonplace" serve >"$log" 2>&1 &
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
url=$(sed -n 's/^Commonplace is ready at //p' "$log")
key=$(sed -n 's/^  its key  *//p' "$log")

java_home=$("$home/scripts/newest-jdk.sh")
classpath=$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")
"$java_home/bin/java" -Xmx1g -cp "$classpath" dev.commonplace.benchmarks.hostile.HostileBenchmark "$url" "$key" "$service" "$data/tmp"
grep -E ' (ERROR|WARN) ' "$log" | cut -c1-200 | sort | uniq -c | sort -rn | head -5 || true
