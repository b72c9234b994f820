# To be sourced: starts and stops a service of the caller's own, in a data directory that is removed again.
#
#   data_directory NAME     makes $data, open to the account that runs PostgreSQL; it is removed when the script ends
#   start_service [VAR=..]  starts the service in it on a free port, with these variables, and waits until it is ready;
#                           sets $service (its process), $service_log, $service_url, $first_key and $operator_key
#   stop_service            stops it, when the script ends at the latest
# shellcheck shell=bash disable=SC2034 # what is set here is read by who sources it

service=
service_home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

data_directory() {
  data=$(mktemp -d "${TMPDIR:-/tmp}/commonplace-$1.XXXXXX")
  chmod 755 "$data"
  trap 'stop_service; rm -rf "$data"' EXIT
}

start_service() {
  service_log=$data/service.log
  : >"$service_log"
  env COMMONPLACE_DATA="$data/data" COMMONPLACE_PORT=0 COMMONPLACE_REQUESTS_PER_SECOND=100000 "$@" \
    "$service_home/bin/commonplace" serve >"$service_log" 2>&1 &
  service=$!
  for _ in $(seq 1200); do
    grep -q '^Commonplace is ready' "$service_log" && break
    kill -0 "$service" 2>/dev/null || { cat "$service_log" >&2; exit 1; }
    sleep 0.1
  done
  service_url=$(sed -n 's/^Commonplace is ready at //p' "$service_log")
  first_key=$(sed -n 's/^  its key  *//p' "$service_log")
  operator_key=$(sed -n 's/^  operator  *//p' "$service_log")
  [ -n "$service_url" ] || { echo "The service is not ready after two minutes:" >&2; cat "$service_log" >&2; exit 1; }
}

stop_service() {
  if [ -n "$service" ]; then
    kill "$service" 2>/dev/null || true
    wait "$service" 2>/dev/null || true
    service=
  fi
}
