#!/usr/bin/env bash
# How well the service finds what people judged to be right, on Cranfield and LoCoMo, beside published baselines: through a
# service of its own, with the product's own commands, in a data directory that is removed again.
#
#   retrieval.sh [bench|tune]   tune: try a grid of settings on both collections instead
#   SHARED     where the shared data lies (default: ../shared beside the checkout)
#   SPLIT      which questions (default: dev; others need what EVAL_HELDOUT names)
set -euo pipefail

what=${1:-bench}
home=$(cd "$(dirname "$0")/.." && pwd)
shared=${SHARED:-$home/../shared}
split=${SPLIT:-dev}
results=$home/benchmarks/target/retrieval-$split
if [ ! -f "$shared/data/cranfield/cran.all.1400" ] || [ ! -f "$shared/eval/metrics.py" ]; then
  echo "The collections are not at $shared/data, or metrics.py is not at $shared/eval: nothing to measure." >&2
  exit 0
fi
command -v python3 >/dev/null || { echo "python3 is missing, which runs the scoring script." >&2; exit 1; }

rm -rf "$results"
python3 "$home/benchmarks/retrieval-sets.py" "$shared/eval" "$split" "$results/sets"

# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory benchmark
start_service
export COMMONPLACE_URL=$service_url

# post PATH JSON FIELD: what the service answers under that name
post() {
  curl -sf "$COMMONPLACE_URL$1" -H "Authorization: Bearer $operator_key" -H 'Content-Type: application/json' -d "$2" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$3"
}

java_home=$("$home/scripts/newest-jdk.sh")
classpath=$home/benchmarks/target/classes:$(cat "$home/benchmarks/target/classpath")
laboratory() {
  "$java_home/bin/java" -Xmx3g --enable-native-access=ALL-UNNAMED -Dai.djl.offline=true -DOPT_OUT_TRACKING=true \
    -cp "$classpath" "dev.commonplace.benchmarks.retrieval.$1" "$data/data" "${@:2}"
}

# ask NAME OPTION...: every part's questions, the rankings of each mode added to COLLECTION/MODE+NAME.run
ask() {
  for part in "$results"/sets/*/*; do
    runs=$results/runs/$(basename "$(dirname "$part")")
    mkdir -p "$runs"
    COMMONPLACE_KEY=$(cat "$part/key") "$home/bin/commonplace" eval --queries "$part/queries.tsv" \
      --qrels "$part/qrels.txt" --limit 200 --run-dir "$part/runs$1" "${@:2}" >"$part/eval$1.txt" 2>"$part/eval$1.log" ||
      { cat "$part/eval$1.log" >&2; return 1; }
    for run in "$part/runs$1"/*.run; do
      cat "$run" >>"$runs/$(basename "$run" .run)$1.run"
    done
  done
}

for part in "$results"/sets/*/*; do
  slug=$(basename "$(dirname "$part")")-$(basename "$part")
  tenant=$(post /v1/tenants "{\"slug\": \"$slug\", \"name\": \"$slug\"}" id)
  post "/v1/tenants/$tenant/keys" '{"name": "benchmark", "role": "admin"}' key >"$part/key"
  printf '%-20s' "$slug"
  COMMONPLACE_KEY=$(cat "$part/key") "$home/bin/commonplace" ingest "$part/documents.ndjson" --wait 2>"$part/ingest.log" ||
    { cat "$part/ingest.log" >&2; exit 1; }
done

if [ "$what" = tune ]; then
  laboratory TuneRetrieval "$results/sets" "$data"
  exit 0
fi

ask ''
sed -n 1,4p "$results/sets/cranfield/all/eval.txt"
# Lucene's settings: the index of words is written anew with each, as a tenant's own settings would.
for setting in '1.2 0.75' '0.9 0.4'; do
  # shellcheck disable=SC2086 # two numbers
  laboratory RewriteWords $setting
  ask "-${setting/ /-}" --mode text
done
python3 "$home/benchmarks/retrieval-report.py" "$shared/eval" "$split" "$results/runs"
