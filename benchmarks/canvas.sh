#!/usr/bin/env bash
# Every sample conversation of the project, and those of the shared data where they are, as canvases of every zoom level: held
# against the specification of JSON Canvas 1.0, taken back untouched, taken back edited as Obsidian would. Through a service of its
# own, in a data directory that is removed again. Ends with 1 where something does not hold.
#
#   SHARED   where the shared data lies (default: ../shared beside the checkout)
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
command -v python3 >/dev/null || { echo "python3 is missing, which looks at the canvases." >&2; exit 1; }
# shellcheck source=scripts/own-service.sh
. "$home/scripts/own-service.sh"
data_directory canvas
"$home/benchmarks/run.sh" importers.WriteSamples "$data/samples"
start_service

python3 "$home/benchmarks/canvas.py" "$data/samples" "${SHARED:-$home/../shared}/data" "$service_url" "$first_key"
