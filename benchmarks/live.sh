#!/usr/bin/env bash
# Two hundred clients write live for a minute, and the service restarts in the middle: is every acknowledged message there once,
# in order? benchmarks/live.sh [CLIENTS] [MESSAGES_A_SECOND] [SECONDS] [TERM|KILL]; ends with 1 where the bar does not hold.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory live
mkdir "$data/data"
chmod 777 "$data" "$data/data"

java_home=$("$home/scripts/newest-jdk.sh")
classpath=$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")
"$java_home/bin/java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classpath" \
  dev.commonplace.benchmarks.live.LiveBenchmark \
  "$data" "${1:-200}" "${2:-5}" "${3:-60}" "${4:-TERM}" "$home/bin/commonplace" serve
