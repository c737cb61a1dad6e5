#!/usr/bin/env bash
# Kills the server with SIGKILL at random moments of a Job and starts it again. Whatever the moment, the Job must
# complete with exact counts, and each of its pods must have run exactly once: running processes are taken over,
# none is lost or doubled.
#
# usage: tools/crash-job.sh <swiftlet> [<rounds>]        needs kubectl; about five seconds a round
set -euo pipefail
swiftlet=$(realpath "$1")
rounds=${2:-3}
completions=20
kills=3
place=$(mktemp -d)
data=$place/data

start() {
    "$swiftlet" up --detach --data-dir "$data" --port 0 --runtime process \
        --kubeconfig "$place/kubeconfig" >"$place/start"
}
kube() { kubectl --kubeconfig "$place/kubeconfig" "$@"; }
finish() {
    "$swiftlet" down --data-dir "$data" --delete --kubeconfig "$place/kubeconfig" >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap finish EXIT

job() { # <name> <completion mode>: every pod leaves one line in a file that outlives it
    kube apply -f - >/dev/null <<END
apiVersion: batch/v1
kind: Job
metadata: {name: $1}
spec:
  completions: $completions
  parallelism: 5
  completionMode: $2
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
      - name: work
        image: none
        command: [sh, -c, 'echo "\$HOSTNAME" >> $place/$1; sleep 0.3']
END
}

failures=0
start
for round in $(seq "$rounds"); do
    mode=Indexed
    [ $((round % 2)) = 0 ] && mode=NonIndexed
    job "round-$round" $mode
    for _ in $(seq $kills); do
        sleep 0.$((RANDOM % 10))
        kill -KILL "$(<"$data/lock")"
        start
    done
    kube wait --for=condition=complete "job/round-$round" --timeout=60s >/dev/null || failures=$((failures + 1))
    counts=$(kube get job "round-$round" -o jsonpath='{.status.succeeded} succeeded, {.status.failed} failed')
    runs=$(wc -l <"$place/round-$round")
    pods=$(sort -u "$place/round-$round" | wc -l)
    echo "round $round, $mode: $counts, $runs runs of $pods pods"
    [ "$counts" = "$completions succeeded,  failed" ] && [ "$runs" = $completions ] && [ "$pods" = $completions ] \
        || failures=$((failures + 1))
    kube delete job "round-$round" >/dev/null
done
[ $failures = 0 ] || { echo "$failures failures" >&2; exit 1; }
