#!/usr/bin/env bash
# Real clients against this build: transcripts of kubectl, of the one on PATH and of 1.20, and programs with the Python
# packages of tools/clients. `clients.sh SWIFTLET [transcripts|python|kubectl]`, the last for the kubectl of PATH alone.
# What is missing is fetched into .build/clients.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/python.sh
swiftlet=$1
part=${2:-all}
fetched=$PWD/.build/clients
mkdir -p "$fetched"

# Debian's kubernetes-client, unpacked beside the kubectl that is installed.
old_kubectl() {
    local kubectl=$fetched/debian/usr/bin/kubectl
    if [ ! -x "$kubectl" ]; then
        (
            cd "$fetched"
            apt-get download -qq kubernetes-client && exit
            apt-get update -qq
            apt-get download -qq kubernetes-client
        ) >&2
        dpkg -x "$fetched"/kubernetes-client_*.deb "$fetched/debian"
        rm "$fetched"/kubernetes-client_*.deb
    fi
    echo "$kubectl"
}

failed=()
if [ "$part" != python ]; then
    kubectls=("$(command -v kubectl)")
    [ "$part" = kubectl ] || kubectls+=("$(old_kubectl)")
    for kubectl in "${kubectls[@]}"; do
        tools/transcripts.py --server-binary "$swiftlet" --kubectl "$kubectl" | grep -Ev '^(pass|later) ' ||
            failed+=("$kubectl")
    done
fi
if [ "$part" = all ] || [ "$part" = python ]; then
    python=$(python_with_clients)
    work=$(mktemp -d)
    trap '"$swiftlet" down --data-dir "$work/data" >/dev/null 2>&1; rm -rf "$work"' EXIT
    "$swiftlet" up --detach --simulated-nodes 4 --data-dir "$work/data" --port $((20000 + RANDOM % 20000)) \
        --kubeconfig "$work/kubeconfig" >/dev/null
    for program in tools/clients/*.py; do
        name=$(basename "$program" .py)
        if timeout 180 "$python" "$program" "$work/kubeconfig" >"$work/output" 2>&1; then
            echo "$name: as expected"
        else
            tail -20 "$work/output"
            failed+=("$name")
        fi
    done
fi
[ ${#failed[@]} -eq 0 ] || { echo "not as expected: ${failed[*]}"; exit 1; }
