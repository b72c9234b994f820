#!/usr/bin/env bash
# Runs one of the benchmarks that have been built: benchmarks/run.sh CLASS ARGUMENTS...
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
java_home=$("$home/scripts/newest-jdk.sh")
class=dev.commonplace.benchmarks.$1
shift
exec "$java_home/bin/java" -Xmx3g --enable-native-access=ALL-UNNAMED -Dai.djl.offline=true -DOPT_OUT_TRACKING=true \
  -cp "$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")" "$class" "$@"
