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
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory benchmark
start_service

python3 "$home/benchmarks/messages.py" "$shared/eval" "$split" "$results" "$service_url" "$operator_key" "$what"
