#!/usr/bin/env bash
# Random histories against this build, on a cluster of their own: `histories.sh SWIFTLET SEED COUNT [option...]` runs
# COUNT histories with SEED and those after it. The options are those of tools/histories.py.
set -euo pipefail
cd "$(dirname "$0")/.."
swiftlet=$(realpath "$1")
seed=$2
count=$3
shift 3
work=$(mktemp -d)
data=$work/data
trap '"$swiftlet" down --data-dir "$data" --delete >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

port=${PORT:-$((20000 + RANDOM % 20000))}
"$swiftlet" up --detach --data-dir "$data" --port "$port" --admin-token histories --no-kubeconfig \
    --simulated-nodes 4 --default-storage-class >/dev/null
for each in $(seq "$seed" $((seed + count - 1))); do
    tools/histories.py --server "https://127.0.0.1:$port" --token histories --seed "$each" "$@"
done
"$swiftlet" down --data-dir "$data" >/dev/null
