#!/usr/bin/env bash
# The programs of tools/conformance against this build: `conformance.sh SWIFTLET [WORD...]`. On simulated nodes, then
# those that need processes on real ones. Words choose tests by area or name.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/python.sh
swiftlet=$1
shift
python=$(python_with_clients)
work=$(mktemp -d)
data=
trap '"$swiftlet" down --data-dir "$data" >/dev/null 2>&1; rm -rf "$work"' EXIT

# run NODES OPTION...: a new cluster with such nodes, and the programs that the options of `run.py` choose.
run() {
    local nodes=$1 status=0
    shift
    local port=$((20000 + RANDOM % 20000))
    data=$(mktemp -d "$work/XXXX")
    "$swiftlet" up --detach $nodes --data-dir "$data" --port $port --admin-token conformance --no-kubeconfig \
        >/dev/null
    "$python" tools/conformance/run.py --server https://127.0.0.1:$port --token conformance "$@" | grep -v '^ok' ||
        status=$?
    "$swiftlet" down --data-dir "$data" >/dev/null
    return $status
}

failed=0
run "--simulated-nodes 4" "$@" || failed=1
[ $# -gt 0 ] || run "--workers 2" --needs processes || failed=1
exit $failed
