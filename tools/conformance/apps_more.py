"""More of SIG Apps and SIG Scheduling: what the end-to-end tests check beside the conformance tests."""
from apps_deployment import DEPLOYMENTS, complete, newest, set_image
from apps_disruption import budget
from apps_job import JOBS, ONGOING, condition
from apps_statefulset import ready, set_image as set_image_of_set, stateful
from harness import MERGE, conformance
from objects import SUCCEEDS, alive, conditions, fails, is_ready, job, names, open_gate, phase, pod, template, workload
from scheduling import CLASSES, priority, requesting, scheduled, unschedulable, with_widgets


@conformance("Deployment: progress deadline, available and unavailable conditions, recovery")
def progress_deadline(t):
    t.create(DEPLOYMENTS, workload("web", 2, spec={"progressDeadlineSeconds": 2}, gated=True))
    t.eventually(lambda: conditions(t.get(DEPLOYMENTS, "web"))["Progressing"]["reason"] == "ProgressDeadlineExceeded")
    found = t.get(DEPLOYMENTS, "web")
    message = conditions(found)["Progressing"]["message"]
    assert message == f'ReplicaSet "{newest(t, "web")["metadata"]["name"]}" has timed out progressing.', message
    assert conditions(found)["Available"]["reason"] == "MinimumReplicasUnavailable"
    assert found["status"]["unavailableReplicas"] == 2
    for name in names(t.list("pods")):
        open_gate(t, name)
    found = complete(t, "web")
    assert conditions(found)["Progressing"]["reason"] == "NewReplicaSetAvailable"
    assert "unavailableReplicas" not in found["status"]


@conformance("Deployment: paused ones roll out nothing; rollback by the old template; collisionCount stays away")
def paused(t):
    t.create(DEPLOYMENTS, workload("web", 1, spec={"paused": True}))
    t.always(lambda: not t.list("replicasets.apps"), 1)
    t.patch(DEPLOYMENTS, "web", {"spec": {"paused": False}})
    complete(t, "web")
    first = newest(t, "web")["metadata"]["name"]
    set_image(t, "web", "busybox:new")
    complete(t, "web")
    set_image(t, "web", "busybox")
    found = complete(t, "web")
    assert newest(t, "web")["metadata"]["name"] == first
    assert found["metadata"]["annotations"]["deployment.kubernetes.io/revision"] == "3"
    assert newest(t, "web")["metadata"]["annotations"]["deployment.kubernetes.io/revision-history"] == "1"


@conformance("StatefulSet: a bad image holds the update up until the pod is deleted by hand")
def stuck_rollout(t):
    t.create("statefulsets.apps", stateful("ss", 2))
    ready(t, "ss", 2)
    t.patch("statefulsets.apps", "ss", {"spec": {"template": {"spec": {
        "readinessGates": [{"conditionType": "never/ready"}]}}}})
    t.eventually(lambda: t.get("pods", "ss-1")["spec"].get("readinessGates"))
    t.patch("statefulsets.apps", "ss", {"spec": {"template": {"spec": {"readinessGates": None}}}}, kind=MERGE)
    t.always(lambda: t.get("pods", "ss-1")["spec"].get("readinessGates"), 1)
    t.delete("pods", "ss-1", {"gracePeriodSeconds": 0})
    set_image_of_set(t, "ss", "busybox:good")
    t.eventually(lambda: [each["spec"]["containers"][0]["image"] for each in ready(t, "ss", 2)] == ["busybox:good"] * 2)


@conformance("Job: FailJob and Count rules on pod conditions; the first rule that matches counts")
def policy_on_conditions(t):
    rules = [{"action": "FailJob", "onPodConditions": [{"type": "DisruptionTarget"}]}]
    t.create(JOBS, job("a", {"backoffLimit": 3, "podFailurePolicy": {"rules": rules}}, **ONGOING))
    name = t.eventually(lambda: [each["metadata"]["name"] for each in t.list("pods") if phase(each) == "Running"])[0]
    t.create("pods", {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": name}}, "eviction", name=name)
    found = condition(t, "a", "Failed", "PodFailurePolicy")
    assert conditions(found)["Failed"]["message"] == (
        f"Pod {t.namespace}/{name} has condition DisruptionTarget matching FailJob rule at index 0")
    rules = [{"action": "Count", "onExitCodes": {"operator": "In", "values": [3]}},
             {"action": "FailJob", "onExitCodes": {"operator": "NotIn", "values": [0]}}]
    t.create(JOBS, job("b", {"backoffLimit": 0, "podFailurePolicy": {"rules": rules}}, **fails(3)))
    condition(t, "b", "Failed", "BackoffLimitExceeded")


@conformance("Job: completions and parallelism, manual selectors, names and labels that are refused")
def job_rules(t):
    t.refused(422, t.create, JOBS, job("a", {"selector": {"matchLabels": {"x": "y"}}}))
    made = job("m", {"manualSelector": True, "selector": {"matchLabels": {"job": "m"}}})
    t.create(JOBS, made)
    condition(t, "m", "Complete")
    t.refused(422, t.create, JOBS, job("a", {"completionMode": "Indexed", "parallelism": 1}), contains="completions")
    t.refused(422, t.create, JOBS, job("a", restart="Always"), contains="restartPolicy")
    t.refused(422, t.create, JOBS, job("a", {"backoffLimitPerIndex": 1}))
    t.refused(422, t.create, JOBS, job("a", {"backoffLimit": -1}))
    t.refused(422, t.patch, JOBS, "m", {"spec": {"completions": 5}})
    t.patch(JOBS, "m", {"spec": {"parallelism": 0}})
    t.create(JOBS, job("zero", {"completions": 0}))
    assert condition(t, "zero", "Complete")["status"].get("succeeded", 0) == 0


@conformance("CronJob: labels and annotations of the template are given to Jobs; the name's length; schedules refused")
def cron_template(t):
    body = {"metadata": {"name": "cj"}, "spec": {"schedule": "@every 1s", "jobTemplate": {
        "metadata": {"labels": {"l": "v"}, "annotations": {"a": "b"}},
        "spec": {"template": template({"app": "x"}, restartPolicy="Never", **SUCCEEDS)}}}}
    t.create("cronjobs.batch", body)
    made = t.eventually(lambda: t.list(JOBS))[0]
    assert made["metadata"]["labels"]["l"] == "v" and made["metadata"]["annotations"]["a"] == "b"
    t.patch("cronjobs.batch", "cj", {"spec": {"suspend": True}})
    body["metadata"]["name"] = "x" * 53
    t.refused(422, t.create, "cronjobs.batch", body, contains="must be no more than 52 characters")
    body["metadata"]["name"] = "bad"
    for schedule in ("error", "60 * * * *", "* * * *", ""):
        t.refused(422, t.create, "cronjobs.batch", {**body, "spec": {**body["spec"], "schedule": schedule}})


@conformance("SchedulerPreemption: pods of a budget that is used up are spared if others will do", serial=True)
def preemption_and_budgets(t):
    node, resource = with_widgets(t, 2)
    high = priority(t, "high", 1000)
    t.create("pods", requesting("guarded", 1, resource, labels={"guarded": "yes"}))
    t.create("pods", requesting("free", 1, resource))
    scheduled(t, "guarded"), scheduled(t, "free")
    t.create("poddisruptionbudgets.policy", budget(labels={"guarded": "yes"}, minAvailable=1))
    t.eventually(lambda: t.get("poddisruptionbudgets.policy", "foo")["status"].get("currentHealthy") == 1)
    t.create("pods", requesting("first", 1, resource, priorityClassName=high))
    assert scheduled(t, "first") == node and t.absent("pods", "free")
    assert "deletionTimestamp" not in t.get("pods", "guarded")["metadata"]


@conformance("preemption: the nominated node is told while victims end; a victim's grace period counts", serial=True)
def nomination(t):
    node, resource = with_widgets(t, 1)
    slow = {"simulation.swiftlet.dev/termination-seconds": "2"}
    t.create("pods", requesting("victim", 1, resource, annotations=slow, terminationGracePeriodSeconds=5,
                                script="trap 'sleep 2; exit 0' TERM; while :; do sleep 0.1; done"))
    t.eventually(lambda: is_ready(t.get("pods", "victim")))
    t.create("pods", requesting("next", 1, resource, priorityClassName=priority(t, "high", 1000)))
    t.eventually(lambda: t.get("pods", "next")["status"].get("nominatedNodeName") == node)
    t.eventually(lambda: "deletionTimestamp" in t.get("pods", "victim")["metadata"])
    assert not t.get("pods", "next")["spec"].get("nodeName")
    assert scheduled(t, "next") == node
    t.eventually(lambda: "nominatedNodeName" not in t.get("pods", "next")["status"])


@conformance("PriorityClass: a global default counts for new pods; a second one is refused", serial=True)
def global_default(t):
    name = priority(t, "default", 7, globalDefault=True)
    made = t.create("pods", pod("a"))
    assert made["spec"]["priority"] == 7 and made["spec"]["priorityClassName"] == name
    body = {"metadata": {"name": f"second-{t.id}"}, "value": 8, "globalDefault": True}
    t.after(t.delete_quietly, CLASSES, body["metadata"]["name"], namespace=None)
    t.refused(403, t.create, CLASSES, body, namespace=None, contains="is already marked as default")
    t.delete(CLASSES, name, namespace=None)
    assert t.create("pods", pod("b"))["spec"]["priority"] == 0
    assert t.get("pods", "a")["spec"]["priority"] == 7


@conformance("LimitRange: ratios, whole pods, claims")
def limit_kinds(t):
    limits = [{"type": "Pod", "max": {"cpu": "1"}, "maxLimitRequestRatio": {"cpu": "2"}},
              {"type": "PersistentVolumeClaim", "min": {"storage": "1Gi"}, "max": {"storage": "2Gi"}}]
    t.create("limitranges", {"metadata": {"name": "l"}, "spec": {"limits": limits}})

    def asks(name, **resources):
        body = pod(name)
        body["spec"]["containers"][0]["resources"] = resources
        return body
    refused = t.refused(403, t.create, "pods", asks("a", requests={"cpu": "2"}, limits={"cpu": "2"}))
    assert "maximum cpu usage per Pod is 1, but limit is 2" in refused["message"], refused["message"]
    refused = t.refused(403, t.create, "pods", asks("a", requests={"cpu": "100m"}, limits={"cpu": "1"}))
    assert "cpu max limit to request ratio per Pod is 2, but provided ratio is 10.000000" in refused["message"], refused
    t.create("pods", asks("ok", requests={"cpu": "500m"}, limits={"cpu": "1"}))
    claim = {"metadata": {"name": "c"}, "spec": {"accessModes": ["ReadWriteOnce"],
             "resources": {"requests": {"storage": "3Gi"}}}}
    refused = t.refused(403, t.create, "persistentvolumeclaims", claim)
    assert "maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi" in refused["message"], refused
    patched = t.patch("limitranges", "l", {"metadata": {"labels": {"l": "patched"}}})
    assert patched["metadata"]["labels"] == {"l": "patched"}


@conformance("pods that cannot be scheduled are again when something changes: node labels, taints, room", serial=True)
def requeued(t):
    node, resource = with_widgets(t, 1)
    t.create("pods", requesting("first", 1, resource))
    scheduled(t, "first")
    for name in ("second", "third"):
        t.create("pods", requesting(name, 1, resource))
        unschedulable(t, name)
    t.patch("nodes", node, {"status": {"allocatable": {resource: "2"}, "capacity": {resource: "2"}}}, "status",
            kind=MERGE, namespace=None)
    t.eventually(lambda: len([each for each in t.list("pods") if each["spec"].get("nodeName")]) == 2)
    t.patch("pods", "first", {"status": {"phase": "Succeeded"}}, "status")
    t.eventually(lambda: all(each["spec"].get("nodeName") for each in t.list("pods")))
    assert len(alive(t.list("pods"))) == 3
