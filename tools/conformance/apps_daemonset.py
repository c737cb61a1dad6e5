"""DaemonSets and ControllerRevisions: what the conformance tests of SIG Apps check."""
from harness import JSON_PATCH, MERGE, conformance
from objects import alive, conditions, is_ready, owner_of, template

SETS, REVISIONS = "daemonsets.apps", "controllerrevisions.apps"
HASH = "controller-revision-hash"


def daemon(name="ds", labels=None, spec=None, **words):
    labels = labels or {"daemonset-name": name}
    return {"metadata": {"name": name, "labels": labels},
            "spec": {"selector": {"matchLabels": labels}, "template": template(labels, **words), **(spec or {})}}


def open_nodes(t):
    """Names of the nodes that take pods."""
    return sorted(node["metadata"]["name"] for node in t.list("nodes", namespace=None)
                  if not node["spec"].get("taints") and not node["spec"].get("unschedulable"))


def pods_by_node(t, selector=None):
    return {each["spec"]["nodeName"]: each for each in alive(t.list("pods", selector)) if each["spec"].get("nodeName")}


def on_all_nodes(t, selector=None):
    def look():
        pods = pods_by_node(t, selector)
        return sorted(pods) == open_nodes(t) and all(is_ready(each) for each in pods.values()) and pods
    return t.eventually(look, what="a ready pod on each node")


@conformance("DaemonSet-Creation: should run and stop simple daemon")
def simple(t):
    t.create(SETS, daemon())
    pods = on_all_nodes(t)
    wanted = len(open_nodes(t))
    t.eventually(lambda: t.get(SETS, "ds")["status"].get("numberAvailable") == wanted)
    status = t.get(SETS, "ds")["status"]
    assert status["currentNumberScheduled"] == status["desiredNumberScheduled"] == status["numberReady"] == wanted
    assert status["numberMisscheduled"] == 0 and status["observedGeneration"] == 1
    first = next(iter(pods.values()))
    t.delete("pods", first["metadata"]["name"], {"gracePeriodSeconds": 0})
    t.eventually(lambda: pods_by_node(t)[first["spec"]["nodeName"]]["metadata"]["uid"] != first["metadata"]["uid"])
    on_all_nodes(t)
    t.delete(SETS, "ds")
    t.eventually(lambda: not t.list("pods"))


@conformance("DaemonSet-NodeSelection: should run and stop complex daemon", serial=True)
def complex_daemon(t):
    key = f"conformance-{t.id}/color"
    t.create(SETS, daemon(nodeSelector={key: "blue"}))
    t.always(lambda: not t.list("pods"), 1)
    node = open_nodes(t)[0]

    def paint(color):
        t.patch("nodes", node, {"metadata": {"labels": {key: color}}}, namespace=None)
    t.after(paint, None)
    paint("blue")
    t.eventually(lambda: list(pods_by_node(t)) == [node])
    t.eventually(lambda: t.get(SETS, "ds")["status"]["desiredNumberScheduled"] == 1)
    paint("green")
    t.eventually(lambda: not t.list("pods"))
    t.patch(SETS, "ds", {"spec": {"updateStrategy": {"type": "RollingUpdate"},
                                  "template": {"spec": {"nodeSelector": {key: "green"}}}}})
    t.eventually(lambda: list(pods_by_node(t)) == [node])


@conformance("should run and stop complex daemon with node affinity", serial=True)
def affinity(t):
    key = f"conformance-{t.id}/color"
    terms = [{"matchExpressions": [{"key": key, "operator": "In", "values": ["blue"]}]}]
    required = {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}}
    t.create(SETS, daemon(affinity=required))
    t.always(lambda: not t.list("pods"), 1)
    node = open_nodes(t)[0]
    t.after(t.patch, "nodes", node, {"metadata": {"labels": {key: None}}}, namespace=None)
    t.patch("nodes", node, {"metadata": {"labels": {key: "blue"}}}, namespace=None)
    t.eventually(lambda: list(pods_by_node(t)) == [node])
    [term] = pods_by_node(t)[node]["spec"]["affinity"]["nodeAffinity"][
        "requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"]
    assert term == {"matchFields": [{"key": "metadata.name", "operator": "In", "values": [node]}]}, term
    t.patch("nodes", node, {"metadata": {"labels": {key: None}}}, namespace=None)
    t.eventually(lambda: not t.list("pods"))


@conformance("DaemonSet-FailedPodCreation: should retry creating failed daemon pods")
def failed_pod(t):
    t.create(SETS, daemon())
    failed = next(iter(on_all_nodes(t).values()))
    name, node = failed["metadata"]["name"], failed["spec"]["nodeName"]

    def fail(found):
        found["status"] = {"phase": "Failed"}
    t.change("pods", name, fail, "status")
    t.eventually(lambda: t.absent("pods", name))
    t.eventually(lambda: node in pods_by_node(t))
    on_all_nodes(t)
    seen = t.eventually(lambda: [each for each in t.list("events") if each["reason"] == "FailedDaemonPod"])
    assert f"Found failed daemon pod {t.namespace}/{name} on node {node}, will try to kill it" == seen[0]["message"]


@conformance("should not update pod when spec was updated and update strategy is OnDelete")
def on_delete(t):
    t.create(SETS, daemon(spec={"updateStrategy": {"type": "OnDelete"}}))
    before = on_all_nodes(t)
    [revision] = t.list(REVISIONS)
    first = revision["metadata"]["labels"][HASH]
    assert revision["revision"] == 1 and revision["metadata"]["name"] == f"ds-{first}"
    assert {each["metadata"]["labels"][HASH] for each in before.values()} == {first}
    t.patch(SETS, "ds", {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "busybox:new"}]}}}})
    t.eventually(lambda: sorted(each["revision"] for each in t.list(REVISIONS)) == [1, 2])
    t.always(lambda: {each["metadata"]["uid"] for each in pods_by_node(t).values()}
             == {each["metadata"]["uid"] for each in before.values()}, 1)
    assert t.get(SETS, "ds")["status"].get("updatedNumberScheduled", 0) == 0


@conformance("DaemonSet-RollingUpdate: should update pod when spec was updated and update strategy is RollingUpdate")
def rolling_update(t):
    t.create(SETS, daemon(spec={"updateStrategy": {"type": "RollingUpdate"}}))
    on_all_nodes(t)
    t.patch(SETS, "ds", {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "busybox:new"}]}}}})
    t.eventually(lambda: all(each["spec"]["containers"][0]["image"] == "busybox:new"
                             for each in on_all_nodes(t).values()))
    second = next(each for each in t.list(REVISIONS) if each["revision"] == 2)["metadata"]["labels"][HASH]
    assert {each["metadata"]["labels"][HASH] for each in pods_by_node(t).values()} == {second}
    t.eventually(lambda: t.get(SETS, "ds")["status"].get("updatedNumberScheduled") == len(open_nodes(t)))


@conformance("DaemonSet-Rollback: should rollback without unnecessary restarts")
def rollback(t):
    t.create(SETS, daemon())
    before = on_all_nodes(t)
    t.patch(SETS, "ds", {"spec": {"template": {"spec": {"nodeSelector": None, "schedulerName": "nobody"}}}})
    t.eventually(lambda: [each for each in t.list("pods") if each["spec"]["schedulerName"] == "nobody"])
    kept = {node: each["metadata"]["uid"] for node, each in pods_by_node(t).items()
            if each["spec"]["schedulerName"] != "nobody"}
    assert len(kept) == len(before) - 1, "one pod at a time"
    t.patch(SETS, "ds", {"spec": {"template": {"spec": {"schedulerName": "default-scheduler"}}}})
    after = on_all_nodes(t)
    for node, uid in kept.items():
        assert after[node]["metadata"]["uid"] == uid, "restarted without need"
    assert sorted(each["revision"] for each in t.list(REVISIONS)) == [2, 3]


@conformance("should surge pods onto nodes when spec was updated and update strategy is RollingUpdate")
def surge(t):
    strategy = {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}}
    version = t.create(SETS, daemon(spec={"updateStrategy": strategy}))["metadata"]["resourceVersion"]
    on_all_nodes(t)
    t.patch(SETS, "ds", {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": "busybox:new"}]}}}})
    t.eventually(lambda: t.get(SETS, "ds")["status"].get("updatedNumberScheduled") == len(open_nodes(t)))
    t.eventually(lambda: len(t.list("pods")) == len(open_nodes(t)))
    ready = {}
    for kind, found in t.watch("pods", seconds=1, resourceVersion=version):
        node, uid = found["spec"].get("nodeName"), found["metadata"]["uid"]
        here, had = ready.setdefault(node, set()), node and bool(ready.get(node))
        (here.discard if kind == "DELETED" or not is_ready(found) else here.add)(uid)
        if node and had and "deletionTimestamp" not in found["metadata"]:
            assert here, f"no ready pod on {node} in the middle of the update"


@conformance("DaemonSet, list and delete a collection of DaemonSets")
def collection(t):
    t.create(SETS, daemon())
    on_all_nodes(t)
    assert len([each for each in t.list_all(SETS, "daemonset-name=ds") if each["metadata"]["namespace"]
                == t.namespace]) == 1
    t.delete_collection(SETS, "daemonset-name=ds", {"propagationPolicy": "Background"})
    t.eventually(lambda: not t.list(SETS))


@conformance("DaemonSet, status sub-resource")
def status(t):
    t.create(SETS, daemon())
    on_all_nodes(t)
    version = t.get(SETS, "ds", "status")["metadata"]["resourceVersion"]
    mine = {"type": "StatusUpdate", "status": "True", "reason": "E2E", "message": "Set from e2e test"}
    t.change(SETS, "ds", lambda found: found["status"].setdefault("conditions", []).append(mine), "status")
    t.until(SETS, lambda kind, found: "StatusUpdate" in conditions(found), version)
    t.patch(SETS, "ds", {"status": {"conditions": [{"type": "StatusPatched", "status": "True"}]}}, "status", kind=MERGE)
    assert list(conditions(t.get(SETS, "ds"))) == ["StatusPatched"]


@conformance("ControllerRevision, resource lifecycle")
def revisions(t):
    t.create(SETS, daemon())
    on_all_nodes(t)
    uid = t.get(SETS, "ds")["metadata"]["uid"]
    selector = "daemonset-name=ds"
    [first] = t.list(REVISIONS, selector)
    name = first["metadata"]["name"]
    assert owner_of(first)["uid"] == uid and first["data"]["spec"]["template"]["$patch"] == "replace"
    patched = t.patch(REVISIONS, name, {"metadata": {"labels": {name: "patched"}}})
    assert patched["metadata"]["labels"][name] == "patched"
    own = {"metadata": {"generateName": "ds-", "labels": {"daemonset-name": "ds", "mine": "yes"},
                        "ownerReferences": first["metadata"]["ownerReferences"]},
           "data": first["data"], "revision": first["revision"] + 1}
    made = t.create(REVISIONS, own)
    assert t.list(REVISIONS, "mine=yes")
    t.eventually(lambda: len(t.list(REVISIONS, selector)) == 2)
    t.delete(REVISIONS, name)
    t.eventually(lambda: t.absent(REVISIONS, name)
                 or t.get(REVISIONS, name)["metadata"]["uid"] != first["metadata"]["uid"])
    t.eventually(lambda: t.list(REVISIONS, selector))
    left = t.list(REVISIONS, selector)[0]["metadata"]["name"]
    found = t.change(REVISIONS, left, lambda each: each["metadata"]["labels"].update({left: "updated"}))
    assert found["metadata"]["labels"][left] == "updated"
    t.refused(422, t.patch, REVISIONS, left, {"data": {"other": 1}}, kind=MERGE)
    t.patch(SETS, "ds", {"spec": {"template": {"spec": {"terminationGracePeriodSeconds": 3}}}})
    t.eventually(lambda: len(t.list(REVISIONS, selector)) >= 2)
    t.delete_collection(REVISIONS, f"{left}=updated")
    t.eventually(lambda: t.list(REVISIONS, selector) and not t.list(REVISIONS, f"{left}=updated"))
    assert made["metadata"]["name"].startswith("ds-")


@conformance("DaemonSet pods tolerate what nodes go through, and follow taints", serial=True)
def taints(t):
    t.create(SETS, daemon())
    on_all_nodes(t)
    node = open_nodes(t)[0]
    tolerated = {(each["key"], each.get("effect")) for each in pods_by_node(t)[node]["spec"]["tolerations"]}
    for key, effect in [("not-ready", "NoExecute"), ("unreachable", "NoExecute"), ("disk-pressure", "NoSchedule"),
                        ("memory-pressure", "NoSchedule"), ("pid-pressure", "NoSchedule"),
                        ("unschedulable", "NoSchedule")]:
        assert (f"node.kubernetes.io/{key}", effect) in tolerated, tolerated
    taint = {"key": f"conformance-{t.id}", "value": "x", "effect": "NoSchedule"}
    untaint = [{"op": "remove", "path": "/spec/taints"}]
    t.patch("nodes", node, {"spec": {"taints": [taint]}}, namespace=None)
    t.after(t.patch, "nodes", node, {"spec": {"taints": None}}, kind=MERGE, namespace=None)
    t.always(lambda: node in pods_by_node(t), 1, what="NoSchedule leaves what runs")
    t.patch("nodes", node, [{"op": "replace", "path": "/spec/taints/0/effect", "value": "NoExecute"}],
            kind=JSON_PATCH, namespace=None)
    t.eventually(lambda: node not in pods_by_node(t))
    t.patch("nodes", node, untaint, kind=JSON_PATCH, namespace=None)
    on_all_nodes(t)
