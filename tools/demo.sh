#!/usr/bin/env bash
# Starts a cluster, runs the example Jobs on it, and leaves it running: demo.sh SWIFTLET DATA_DIRECTORY
set -euo pipefail
cd "$(dirname "$0")/.."
swiftlet=$1 data=$2
export KUBECONFIG=$data/kubeconfig

say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; "$@"; }

mkdir -p "$data"
if [ -e "$data/ready" ] && kubectl --request-timeout=2s get --raw /readyz >/dev/null 2>&1; then
    echo "A cluster runs in $data already."
else
    port=6443
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1000)); done
    say "$swiftlet" up --detach --data-dir "$data" --port "$port" --kubeconfig "$KUBECONFIG"
fi

say kubectl get nodes
kubectl delete --ignore-not-found --wait -f examples/quickstart/ >/dev/null
say kubectl apply -f examples/quickstart/
say kubectl wait --for=condition=complete --timeout=120s \
    job/hello-job job/parallel-processing job/configured-job
say kubectl wait --for=condition=failed --timeout=120s job/failing-job
say kubectl get jobs
say kubectl get pods -o wide
say kubectl logs job/hello-job

cat <<END

The cluster goes on. Look around:
    export KUBECONFIG=$KUBECONFIG
    kubectl get pods -w
    kubectl describe job failing-job
    kubectl explain job.spec
Stop it:
    make down
END
