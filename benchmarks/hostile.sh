#!/usr/bin/env bash
# Two hundred files that are broken or meant to harm, uploaded to a service of its own: which are refused and why, how long
# each took, and what is left of the service afterwards. The data directory is removed again.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory hostile
mkdir "$data/tmp"
chmod 777 "$data/tmp"
start_service COMMONPLACE_JAVA_OPTIONS="-Djava.io.tmpdir=$data/tmp ${COMMONPLACE_JAVA_OPTIONS:-}"

java_home=$("$home/scripts/newest-jdk.sh")
classpath=$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")
"$java_home/bin/java" -Xmx1g -cp "$classpath" dev.commonplace.benchmarks.hostile.HostileBenchmark \
  "$service_url" "$first_key" "$service" "$data/tmp"
grep -E ' (ERROR|WARN) ' "$service_log" | cut -c1-200 | sort | uniq -c | sort -rn | head -5 || true
