#!/usr/bin/env bash
# Runs the workloads of examples/workloads on three nodes with real processes, as a user would with kubectl, and checks
# what comes of it. `tour.sh SWIFTLET [quick]`; quick leaves out what waits for the minutes of a clock.
set -euo pipefail
cd "$(dirname "$0")/.."
swiftlet=$1
extent=${2:-all}
work=$(mktemp -d)
export KUBECONFIG=$work/kubeconfig
trap '"$swiftlet" down --data-dir "$work/data" --delete --kubeconfig "$KUBECONFIG" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

say() { echo "== $*"; }
fail() {
    echo "FAILED: $*"
    kubectl get nodes,sts,ds,deploy,cronjob,jobs,pods,pvc,pv -A -o wide || true
    kubectl get events -A --sort-by=.lastTimestamp | tail -30 || true
    exit 1
}
# equal WHAT EXPECTED COMMAND...: waits up to 30 s until the command prints what is expected.
equal() {
    local what=$1 expected=$2 found=
    shift 2
    for _ in $(seq 150); do
        found=$("$@" 2>&1) || true
        [ "$found" = "$expected" ] && return 0
        sleep 0.2
    done
    fail "$what: expected '$expected', found '$found'"
}
pods() { kubectl get pods -l "app=$1" --sort-by=.metadata.name -o 'jsonpath={range .items[*]}{.metadata.name} {end}'; }
images() { kubectl get pods -l "app=$1" --sort-by=.metadata.name -o 'jsonpath={range .items[*]}{.spec.containers[0].image} {end}'; }
nodes_of() { kubectl get pods -l "app=$1" -o 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}' | sort | xargs; }
started() { kubectl logs "$1" >/dev/null; cat "$work"/data/*/*"_default_data-$1"*/log 2>/dev/null || find "$work/data" -path "*data-$1*" -name log -exec cat {} +; }

say "three nodes, the control plane tainted"
"$swiftlet" up --detach --workers 2 --data-dir "$work/data" --port "${PORT:-$((20000 + RANDOM % 20000))}" >/dev/null
equal nodes "swiftlet-control-plane swiftlet-worker swiftlet-worker2" \
    kubectl get nodes -o 'jsonpath={.items[*].metadata.name}'
equal taint NoSchedule kubectl get node swiftlet-control-plane -o 'jsonpath={.spec.taints[0].effect}'

say "a StatefulSet: names, order, claims"
kubectl apply -f examples/workloads/web.yaml >/dev/null
kubectl rollout status statefulset/web --timeout=60s >/dev/null || fail "the StatefulSet is not ready"
equal names "web-0 web-1 web-2 " pods web
equal claims "data-web-0=Bound data-web-1=Bound data-web-2=Bound " \
    kubectl get pvc -o 'jsonpath={range .items[*]}{.metadata.name}={.status.phase} {end}'
created=$(kubectl get pods -l app=web -o 'jsonpath={range .items[*]}{.metadata.creationTimestamp} {.metadata.name}{"\n"}{end}' | sort | awk '{print $2}' | xargs)
[ "$created" = "web-0 web-1 web-2" ] || fail "the order was $created"

say "web-1 is deleted: the same name, claim and data come back"
uid=$(kubectl get pod web-1 -o 'jsonpath={.metadata.uid}')
claim=$(kubectl get pvc data-web-1 -o 'jsonpath={.metadata.uid}')
kubectl delete pod web-1 >/dev/null
kubectl wait --for=condition=Ready pod/web-1 --timeout=60s >/dev/null || fail "web-1 does not come back"
[ "$(kubectl get pod web-1 -o 'jsonpath={.metadata.uid}')" != "$uid" ] || fail "web-1 is the old pod"
equal claim "$claim" kubectl get pvc data-web-1 -o 'jsonpath={.metadata.uid}'
equal data $'web-1 started\nweb-1 started' started web-1

say "scale 3 to 1 to 3: the data is kept"
kubectl scale statefulset/web --replicas=1 >/dev/null
equal pods "web-0 " pods web
equal claims "data-web-0 data-web-1 data-web-2" kubectl get pvc -o 'jsonpath={.items[*].metadata.name}'
kubectl scale statefulset/web --replicas=3 >/dev/null
kubectl rollout status statefulset/web --timeout=60s >/dev/null || fail "the StatefulSet is not ready again"
equal data $'web-2 started\nweb-2 started' started web-2

say "a partitioned rolling update and its undo"
old=docker.io/library/busybox:1.36
new=docker.io/library/busybox:1.37
kubectl patch statefulset web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}' >/dev/null
kubectl set image statefulset/web main=$new >/dev/null
equal images "$old $old $new " images web
kubectl patch statefulset web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}' >/dev/null
kubectl rollout status statefulset/web --timeout=60s >/dev/null || fail "the update does not end"
equal images "$new $new $new " images web
kubectl rollout history statefulset/web | grep -q '^2' || fail "there is no second revision"
kubectl rollout undo statefulset/web >/dev/null
kubectl rollout status statefulset/web --timeout=60s >/dev/null || fail "the undo does not end"
equal images "$old $old $old " images web

say "DaemonSets: with the toleration on three nodes, without it on the workers"
kubectl apply -f examples/workloads/log-collector.yaml >/dev/null
kubectl rollout status daemonset/log-collector --timeout=60s >/dev/null || fail "the DaemonSet is not ready"
kubectl rollout status daemonset/workers-only --timeout=60s >/dev/null || fail "the DaemonSet is not ready"
equal "nodes of log-collector" "swiftlet-control-plane swiftlet-worker swiftlet-worker2" nodes_of log-collector
equal "nodes of workers-only" "swiftlet-worker swiftlet-worker2" nodes_of workers-only
kubectl logs daemonset/log-collector 2>/dev/null | grep -q ' files$' || fail "the collector sees no files"

say "cordon, drain and uncordon a worker"
kubectl create deployment echo --image=busybox --replicas=2 -- sh -c 'trap "exit 0" TERM; while true; do sleep 0.1; done' >/dev/null
kubectl rollout status deployment/echo --timeout=60s >/dev/null || fail "the Deployment is not ready"
kubectl cordon swiftlet-worker >/dev/null
equal taint node.kubernetes.io/unschedulable kubectl get node swiftlet-worker -o 'jsonpath={.spec.taints[0].key}'
kubectl drain swiftlet-worker --ignore-daemonsets --delete-emptydir-data --timeout=60s >/dev/null 2>&1 || fail "drain does not end"
kubectl rollout status deployment/echo --timeout=60s >/dev/null || fail "the drained pods do not come back elsewhere"
equal "nodes of echo" "swiftlet-worker2 swiftlet-worker2" nodes_of echo
equal "nodes of workers-only" "swiftlet-worker swiftlet-worker2" nodes_of workers-only
kubectl uncordon swiftlet-worker >/dev/null
equal taint "" kubectl get node swiftlet-worker -o 'jsonpath={.spec.taints}'

say "manifests of everyday tutorials"
kubectl apply -f examples/workloads/nightly-backup.yaml -f examples/workloads/schema-migration.yaml \
    -f examples/workloads/fluent-bit.yaml >/dev/null
kubectl wait --for=condition=Complete job/schema-migration --timeout=60s >/dev/null || fail "the migration does not end"
equal migration "applying 001-users.sql: CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
applying 002-email.sql: ALTER TABLE users ADD COLUMN email text;" kubectl logs job/schema-migration -c migrate
kubectl create job --from=cronjob/nightly-backup backup-now >/dev/null
kubectl wait --for=condition=Complete job/backup-now --timeout=60s >/dev/null || fail "the backup does not end"
kubectl logs job/backup-now | grep -q '^wrote /backups/app-' || fail "the backup wrote nothing"
kubectl rollout status daemonset/fluent-bit -n logging --timeout=60s >/dev/null || fail "fluent-bit is not ready"

say "why"
kubectl create deployment stuck --image=busybox -- sleep infinity >/dev/null
kubectl set resources deployment/stuck --requests=cpu=1000 >/dev/null
sleep 1
"$swiftlet" why deployment/stuck | tee "$work/why"
grep -q "Insufficient cpu" "$work/why" || fail "why does not name the reason"
kubectl delete deployment stuck >/dev/null

if [ "$extent" = all ]; then
    say "CronJobs every minute under each concurrencyPolicy, with Jobs of 90 seconds"
    sleep $((60 - 10#$(date +%S) + 2))
    kubectl apply -f examples/workloads/ticks.yaml >/dev/null
    sleep 135
    jobs_of() { kubectl get jobs -o json | python3 -c "
import json, sys
jobs = [j for j in json.load(sys.stdin)['items'] if j['metadata']['name'].startswith('$1-')]
print(len(jobs), sum(1 for j in jobs if j['status'].get('active')))"; }
    equal "Allow: both run" "2 2" jobs_of tick-allow
    # The second was skipped, and started late when the first had ended.
    equal "Replace: the first is gone" "1 1" jobs_of tick-replace
    equal "Forbid: one at a time" "1" bash -c "kubectl get jobs -o json | python3 -c \"
import json, sys
print(sum(1 for j in json.load(sys.stdin)['items'] if j['metadata']['name'].startswith('tick-forbid-') and j['status'].get('active')))\""
    kubectl get cronjob,jobs,pods
fi
say "all as it should be"
