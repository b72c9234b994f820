#!/usr/bin/env bash
# A tenant's change from a model of 384 dimensions to one of 768, back and forth, while it is searched and written to, through a
# service and a database of their own that are removed again. Ends with 1 where a bar is missed.
#
#   CHUNKS          how many the tenant has (default: 5000)
#   PHASE_SECONDS   how long each phase is measured (default: 10)
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory benchmark
java_home=$("$home/scripts/newest-jdk.sh")
"$java_home/bin/java" -Xmx1g -Djava.io.tmpdir="$data" --enable-native-access=ALL-UNNAMED -Dai.djl.offline=true -DOPT_OUT_TRACKING=true \
  -cp "$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")" \
  dev.commonplace.benchmarks.move.MoveBenchmark "${CHUNKS:-5000}" "${PHASE_SECONDS:-10}" "$home/bin/commonplace" serve
