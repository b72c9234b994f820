#!/usr/bin/env bash
# A meeting of 10,000 messages through a service of its own, with the embedding model in it: imported over HTTP until its graph is
# there, single messages appended, everything analysed once more, a level read over HTTP. What each took by the clock, and by how
# much the service and its database have computed: on a busy machine only that can be compared. Ends with 1 where a bar is missed.
#
#   MESSAGES   how many the meeting has (default: 10000)
#   APPENDS    how many are appended one by one (default: 50)
#   READS      how often a level is read (default: 200)
#   SHARED     where the shared data lies (default: ../shared beside the checkout)
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
meetings=${SHARED:-$home/../shared}/data/qmsum/val.jsonl
if [ ! -f "$meetings" ]; then
  echo "There are no meetings at $meetings: nothing to measure." >&2
  exit 0
fi
command -v python3 >/dev/null || { echo "python3 is missing, which asks the service." >&2; exit 1; }
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory graph
start_service

python3 "$home/benchmarks/graph.py" "$meetings" "$service_url" "$first_key" "$service" "$data" \
  "${MESSAGES:-10000}" "${APPENDS:-50}" "${READS:-200}" && held=0 || held=$?
grep -E ' (ERROR|WARN) ' "$service_log" | cut -c1-200 | sort | uniq -c | sort -rn | head -5 || true
exit $held
