"""StatefulSets: what the conformance tests of SIG Apps check."""
from harness import MERGE, conformance
from objects import alive, conditions, is_ready, names, open_gate, owner_of, phase, pod, template

SETS, REVISIONS = "statefulsets.apps", "controllerrevisions.apps"
HASH = "controller-revision-hash"


def stateful(name="ss", replicas=1, labels=None, spec=None, **words):
    labels = labels or {"app": name}
    return {"metadata": {"name": name, "labels": labels},
            "spec": {"replicas": replicas, "serviceName": "test", "selector": {"matchLabels": labels},
                     "template": template(labels, **words), **(spec or {})}}


def ready(t, name, count):
    def look():
        status = t.get(SETS, name)["status"]
        pods = [t.get("pods", f"{name}-{ordinal}") for ordinal in range(count)]
        settled = status.get("readyReplicas", 0) == status.get("replicas", 0) == count
        return settled and all(is_ready(each) for each in alive(pods)) and pods
    return t.eventually(look, what=f"{count} of {name} ready")


def open_gates(t, name, count):
    """Opens the gate of every pod, in order, and waits for it."""
    for ordinal in range(count):
        t.eventually(lambda: phase(t.get("pods", f"{name}-{ordinal}")) == "Running")
        open_gate(t, f"{name}-{ordinal}")
    ready(t, name, count)


def hashes(t, name, count):
    return [t.get("pods", f"{name}-{ordinal}")["metadata"]["labels"][HASH] for ordinal in range(count)]


def set_image(t, name, image):
    return t.patch(SETS, name, {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": image}]}}}})


@conformance("StatefulSet pods have their names, labels, host names and owner")
def identity(t):
    t.create(SETS, stateful("ss", 2, spec={"ordinals": {"start": 0}}))
    for ordinal, found in enumerate(ready(t, "ss", 2)):
        labels = found["metadata"]["labels"]
        assert labels["statefulset.kubernetes.io/pod-name"] == found["metadata"]["name"] == f"ss-{ordinal}"
        assert labels["apps.kubernetes.io/pod-index"] == str(ordinal)
        assert found["spec"]["hostname"] == f"ss-{ordinal}" and found["spec"]["subdomain"] == "test"
        assert owner_of(found)["kind"] == "StatefulSet" and found["metadata"]["generateName"] == "ss-"


@conformance("should adopt matching orphans and release non-matching pods")
def adopt_and_release(t):
    t.create(SETS, stateful("ss", 1))
    ready(t, "ss", 1)
    t.patch("pods", "ss-0", {"metadata": {"ownerReferences": None}}, kind=MERGE)
    t.eventually(lambda: owner_of(t.get("pods", "ss-0")), what="adopted")
    first = t.get("pods", "ss-0")["metadata"]["uid"]
    t.patch("pods", "ss-0", {"metadata": {"labels": {"app": "other"}}})
    t.eventually(lambda: not owner_of(t.get("pods", "ss-0")), what="released")
    t.patch("pods", "ss-0", {"metadata": {"labels": {"app": "ss"}}})
    t.eventually(lambda: owner_of(t.get("pods", "ss-0")), what="adopted again")
    assert t.get("pods", "ss-0")["metadata"]["uid"] == first


@conformance("StatefulSet, Scaling: in predictable order, halts if any pod is unhealthy")
def scaling(t):
    version = t.create(SETS, stateful("ss", 3, gated=True))["metadata"]["resourceVersion"]
    t.eventually(lambda: phase(t.get("pods", "ss-0")) == "Running")
    t.always(lambda: names(t.list("pods")) == ["ss-0"], what="waits for the first pod")
    open_gates(t, "ss", 3)
    order = []
    for kind, found in t.watch("pods", seconds=2, resourceVersion=version):
        if kind == "ADDED":
            order.append(found["metadata"]["name"])
    assert order == ["ss-0", "ss-1", "ss-2"]
    for ordinal in range(3):
        open_gate(t, f"ss-{ordinal}", "False")
    t.eventually(lambda: not t.get(SETS, "ss")["status"].get("readyReplicas"))
    version = t.patch(SETS, "ss", {"spec": {"replicas": 0}}, "scale", kind=MERGE)["metadata"]["resourceVersion"]
    t.always(lambda: len(alive(t.list("pods"))) == 3, what="does not shrink while pods are unhealthy")
    for ordinal in range(3):
        open_gate(t, f"ss-{ordinal}")
    t.eventually(lambda: not t.list("pods"))
    order = [found["metadata"]["name"] for kind, found in t.watch("pods", seconds=2, resourceVersion=version)
             if kind == "DELETED"]
    assert order == ["ss-2", "ss-1", "ss-0"], order


@conformance("StatefulSet, Burst Scaling: runs to completion even with unhealthy pods")
def burst(t):
    t.create(SETS, stateful("ss", 1, spec={"podManagementPolicy": "Parallel"}, gated=True))
    t.eventually(lambda: phase(t.get("pods", "ss-0")) == "Running")
    t.patch(SETS, "ss", {"spec": {"replicas": 3}}, "scale", kind=MERGE)
    t.eventually(lambda: len(t.list("pods")) == 3 and all(phase(each) == "Running" for each in t.list("pods")))
    assert t.get(SETS, "ss")["status"].get("readyReplicas", 0) == 0
    open_gates(t, "ss", 3)
    open_gate(t, "ss-1", "False")
    t.patch(SETS, "ss", {"spec": {"replicas": 0}}, "scale", kind=MERGE)
    t.eventually(lambda: not t.list("pods"))
    t.eventually(lambda: t.get(SETS, "ss")["status"]["replicas"] == 0)


@conformance("StatefulSet, Rolling Update and roll back")
def rolling_update(t):
    t.create(SETS, stateful("ss", 3))
    ready(t, "ss", 3)
    found = t.get(SETS, "ss")
    first = found["status"]["currentRevision"]
    assert first == found["status"]["updateRevision"] and hashes(t, "ss", 3) == [first] * 3
    set_image(t, "ss", "busybox:new")
    t.eventually(lambda: t.get(SETS, "ss")["status"]["updateRevision"] != first)
    second = t.get(SETS, "ss")["status"]["updateRevision"]
    t.eventually(lambda: t.get(SETS, "ss")["status"]["currentRevision"] == second)
    assert hashes(t, "ss", 3) == [second] * 3
    assert {each["spec"]["containers"][0]["image"] for each in t.list("pods")} == {"busybox:new"}
    set_image(t, "ss", "busybox")
    t.eventually(lambda: t.get(SETS, "ss")["status"]["currentRevision"] == first, what="the old revision again")
    assert hashes(t, "ss", 3) == [first] * 3
    revisions = {each["metadata"]["name"]: each["revision"] for each in t.list(REVISIONS)}
    assert revisions == {first: 3, second: 2}, revisions
    status = t.get(SETS, "ss")["status"]
    assert status["currentReplicas"] == status["updatedReplicas"] == 3


@conformance("StatefulSet, Rolling Update with Partition: canary and phased")
def partition(t):
    strategy = {"type": "RollingUpdate", "rollingUpdate": {"partition": 3}}
    t.create(SETS, stateful("ss", 3, spec={"updateStrategy": strategy}))
    ready(t, "ss", 3)
    first = t.get(SETS, "ss")["status"]["currentRevision"]
    set_image(t, "ss", "busybox:new")
    second = t.eventually(lambda: (lambda now: now != first and now)(t.get(SETS, "ss")["status"]["updateRevision"]))
    t.always(lambda: hashes(t, "ss", 3) == [first] * 3, 1)

    def move(to):
        t.patch(SETS, "ss", {"spec": {"updateStrategy": {"rollingUpdate": {"partition": to}}}})
    move(2)
    t.eventually(lambda: hashes(t, "ss", 3) == [first, first, second])
    for ordinal in (0, 2):
        t.delete("pods", f"ss-{ordinal}", {"gracePeriodSeconds": 0})
    ready(t, "ss", 3)
    t.eventually(lambda: hashes(t, "ss", 3) == [first, first, second], what="restored pods keep their revision")
    status = t.get(SETS, "ss")["status"]
    assert (status["currentReplicas"], status["updatedReplicas"]) == (2, 1), status
    for to in (1, 0):
        move(to)
        t.eventually(lambda: hashes(t, "ss", 3) == [first] * to + [second] * (3 - to))
    t.eventually(lambda: t.get(SETS, "ss")["status"]["currentRevision"] == second)


@conformance("should implement legacy replacement when the update strategy is OnDelete")
def on_delete(t):
    t.create(SETS, stateful("ss", 3, spec={"updateStrategy": {"type": "OnDelete"}}))
    ready(t, "ss", 3)
    first = t.get(SETS, "ss")["status"]["currentRevision"]
    t.delete("pods", "ss-0", {"gracePeriodSeconds": 0})
    ready(t, "ss", 3)
    assert hashes(t, "ss", 3) == [first] * 3
    set_image(t, "ss", "busybox:new")
    second = t.eventually(lambda: (lambda now: now != first and now)(t.get(SETS, "ss")["status"]["updateRevision"]))
    t.always(lambda: hashes(t, "ss", 3) == [first] * 3, 1)
    for ordinal in range(3):
        t.delete("pods", f"ss-{ordinal}", {"gracePeriodSeconds": 0})
        t.eventually(lambda: t.get("pods", f"ss-{ordinal}")["metadata"]["labels"][HASH] == second)
    ready(t, "ss", 3)


@conformance("StatefulSet, Recreate Failed Pod")
def recreate_failed(t):
    t.create(SETS, stateful("ss", 1))
    [before] = ready(t, "ss", 1)
    t.patch("pods", "ss-0", {"status": {"phase": "Failed"}}, "status")
    t.eventually(lambda: t.get("pods", "ss-0")["metadata"]["uid"] != before["metadata"]["uid"])
    ready(t, "ss", 1)


@conformance("StatefulSet, Recreate Failed Pod: Should recreate evicted statefulset", needs="processes", serial=True)
def recreate_refused(t):
    """A pod that its node does not take (a host port is taken) fails, and is made again until the port is free."""
    node = next(each["metadata"]["name"] for each in t.list("nodes", namespace=None) if not each["spec"].get("taints"))
    ports = [{"name": "conflict", "containerPort": 21017, "hostPort": 21017}]
    first = pod("test-pod", nodeName=node)
    first["spec"]["containers"][0]["ports"] = ports
    t.create("pods", first)
    t.eventually(lambda: phase(t.get("pods", "test-pod")) == "Running")
    body = stateful("ss", 1, nodeName=node)
    body["spec"]["template"]["spec"]["containers"][0]["ports"] = ports
    version = t.create(SETS, body)["metadata"]["resourceVersion"]
    failed = t.until("pods", lambda kind, found: phase(found) == "Failed", version, "app=ss")
    assert failed["status"]["reason"] == "NodePorts", failed["status"]
    t.until("pods", lambda kind, found: kind == "DELETED", version, "app=ss")
    t.delete("pods", "test-pod", {"gracePeriodSeconds": 0})
    t.eventually(lambda: phase(t.get("pods", "ss-0")) == "Running", 60)
    ready(t, "ss", 1)


@conformance("StatefulSet resource Replica scaling")
def scale(t):
    t.create(SETS, stateful("ss", 1))
    ready(t, "ss", 1)
    found = t.get(SETS, "ss", "scale")
    assert found["spec"]["replicas"] == 1 and found["status"] == {"replicas": 1, "selector": "app=ss"}
    found["metadata"]["resourceVersion"] = ""
    found["spec"]["replicas"] = 2
    assert t.replace(SETS, found, "scale")["spec"]["replicas"] == 2
    assert t.patch(SETS, "ss", {"spec": {"replicas": 4}}, "scale", kind=MERGE)["spec"]["replicas"] == 4
    assert t.get(SETS, "ss")["spec"]["replicas"] == 4
    ready(t, "ss", 4)


@conformance("StatefulSet, list, patch and delete a collection of StatefulSets")
def collection(t):
    t.create(SETS, stateful("ss", 2, {"e2e-label": "yes"}))
    ready(t, "ss", 2)
    assert len([each for each in t.list_all(SETS) if each["metadata"]["namespace"] == t.namespace]) == 1
    change = {"metadata": {"labels": {"test-ss": "patched"}}, "spec": {"replicas": 1, "template": {"spec": {
        "terminationGracePeriodSeconds": 0, "containers": [{"name": "main", "image": "busybox:new"}]}}}}
    assert t.patch(SETS, "ss", change)["spec"]["replicas"] == 1
    ready(t, "ss", 1)
    t.eventually(lambda: t.get("pods", "ss-0")["spec"]["containers"][0]["image"] == "busybox:new")
    t.delete_collection(SETS, "test-ss=patched", {"gracePeriodSeconds": 0})
    t.eventually(lambda: not t.list(SETS, "test-ss=patched"))


@conformance("StatefulSet, status sub-resource")
def status(t):
    t.create(SETS, stateful("ss", 1))
    ready(t, "ss", 1)
    version = t.get(SETS, "ss", "status")["metadata"]["resourceVersion"]
    mine = {"type": "StatusUpdate", "status": "True", "reason": "E2E", "message": "Set from e2e test"}
    t.change(SETS, "ss", lambda found: found["status"].setdefault("conditions", []).append(mine), "status")
    t.until(SETS, lambda kind, found: "StatusUpdate" in conditions(found), version)
    t.patch(SETS, "ss", {"status": {"conditions": [{"type": "StatusPatched", "status": "True"}]}}, "status", kind=MERGE)
    assert list(conditions(t.get(SETS, "ss"))) == ["StatusPatched"]
    t.always(lambda: list(conditions(t.get(SETS, "ss"))) == ["StatusPatched"], 1)


@conformance("MinReadySeconds should be honored when enabled")
def min_ready(t):
    t.create(SETS, stateful("ss", 1, spec={"minReadySeconds": 3}))
    ready(t, "ss", 1)
    assert t.get(SETS, "ss")["status"]["availableReplicas"] == 0
    t.eventually(lambda: t.get(SETS, "ss")["status"]["availableReplicas"] == 1, 10)


@conformance("AvailableReplicas should get updated accordingly when MinReadySeconds is enabled")
def min_ready_changes(t):
    t.create(SETS, stateful("ss", 2, spec={"minReadySeconds": 3600}))
    t.eventually(lambda: is_ready(t.get("pods", "ss-0")))
    t.always(lambda: t.get(SETS, "ss")["status"]["availableReplicas"] == 0, 1)
    assert names(t.list("pods")) == ["ss-0"], "the next pod waits until the first is available"
    t.patch(SETS, "ss", {"spec": {"minReadySeconds": None}}, kind=MERGE)
    t.eventually(lambda: t.get(SETS, "ss")["status"]["availableReplicas"] == 2)


@conformance("Scaling StatefulSetStartOrdinal: sets, changes and removes .start.ordinal")
def start_ordinal(t):
    t.create(SETS, stateful("ss", 2))
    ready(t, "ss", 2)
    t.patch(SETS, "ss", {"spec": {"ordinals": {"start": 4}}})
    t.eventually(lambda: names(t.list("pods")) == ["ss-4", "ss-5"])
    t.patch(SETS, "ss", {"spec": {"ordinals": {"start": 3}}})
    t.eventually(lambda: names(t.list("pods")) == ["ss-3", "ss-4"])
    t.patch(SETS, "ss", {"spec": {"ordinals": None}}, kind=MERGE)
    t.eventually(lambda: names(t.list("pods")) == ["ss-0", "ss-1"])


def with_claims(policy, replicas=3):
    spec = {"volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": {
        "accessModes": ["ReadWriteOnce"], "storageClassName": "nobody-makes-them",
        "resources": {"requests": {"storage": "1Mi"}}}}]}
    if policy:
        spec["persistentVolumeClaimRetentionPolicy"] = policy
    return stateful("ss", replicas, spec={**spec, "podManagementPolicy": "Parallel"})


def claim_owners(t):
    return {each["metadata"]["name"]: [owner["kind"] for owner in each["metadata"].get("ownerReferences", [])]
            for each in t.list("persistentvolumeclaims")}


@conformance("PVC retention: should delete PVCs with a WhenDeleted policy")
def when_deleted(t):
    t.create(SETS, with_claims({"whenDeleted": "Delete", "whenScaled": "Retain"}))
    owned = {f"data-ss-{ordinal}": ["StatefulSet"] for ordinal in range(3)}
    t.eventually(lambda: claim_owners(t) == owned)
    t.delete(SETS, "ss")
    t.eventually(lambda: not t.list("persistentvolumeclaims"))


@conformance("PVC retention: should delete PVCs with an OnScaledown policy")
def when_scaled(t):
    t.create(SETS, with_claims({"whenDeleted": "Retain", "whenScaled": "Delete"}))
    t.eventually(lambda: len(t.list("pods")) == 3)
    assert claim_owners(t) == {f"data-ss-{ordinal}": [] for ordinal in range(3)}
    t.patch(SETS, "ss", {"spec": {"replicas": 1}})
    t.eventually(lambda: claim_owners(t) == {"data-ss-0": []})
    t.delete(SETS, "ss")
    t.eventually(lambda: not t.list("pods"))
    assert claim_owners(t) == {"data-ss-0": []}


@conformance("PVC retention: should delete PVCs after adopting pod (WhenDeleted)")
def claims_after_adoption(t):
    t.create(SETS, with_claims(None, 2))
    t.eventually(lambda: len(t.list("pods")) == 2)
    assert claim_owners(t) == {"data-ss-0": [], "data-ss-1": []}
    t.delete(SETS, "ss", {"propagationPolicy": "Orphan"})
    t.eventually(lambda: all(not owner_of(each) for each in t.list("pods")))
    t.create(SETS, with_claims({"whenDeleted": "Delete"}, 2))
    t.eventually(lambda: claim_owners(t) == {"data-ss-0": ["StatefulSet"], "data-ss-1": ["StatefulSet"]})
    t.delete(SETS, "ss")
    t.eventually(lambda: not t.list("persistentvolumeclaims"))


@conformance("should not deadlock when a pod's predecessor fails (Parallel); PVC of a lost pod is made again")
def predecessor(t):
    t.create(SETS, stateful("ss", 2, gated=True))
    open_gates(t, "ss", 2)
    open_gate(t, "ss-0", "False")
    t.eventually(lambda: t.get(SETS, "ss")["status"]["readyReplicas"] == 1)
    t.delete("pods", "ss-1", {"gracePeriodSeconds": 0})
    t.always(lambda: names(t.list("pods")) in (["ss-0"], ["ss-0", "ss-1"]), 1)
    open_gates(t, "ss", 2)
