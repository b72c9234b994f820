#!/usr/bin/env bash
# Every sample of every import format, hostile ones of 200 MB included, imported into a service of its own: what the reports say,
# and whether the service stands. The data directory is removed again. Ends with 1 where the bar is missed.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory importers
mkdir "$data/tmp"
chmod 777 "$data/tmp"
start_service COMMONPLACE_UPLOAD_MIB=256 COMMONPLACE_JAVA_OPTIONS="-Djava.io.tmpdir=$data/tmp ${COMMONPLACE_JAVA_OPTIONS:-}"

java_home=$("$home/scripts/newest-jdk.sh")
classpath=$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")
"$java_home/bin/java" -Xmx1g -cp "$classpath" dev.commonplace.benchmarks.importers.ImportersBenchmark \
  "$service_url" "$first_key" && held=0 || held=$?
grep -E ' (ERROR|WARN) ' "$service_log" | cut -c1-200 | sort | uniq -c | sort -rn | head -5 || true
exit $held
