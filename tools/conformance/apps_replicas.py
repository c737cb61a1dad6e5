"""ReplicaSets and ReplicationControllers: what the conformance tests of SIG Apps check."""
from harness import MERGE, conformance
from objects import alive, conditions, is_ready, open_gate, owner_of, pod, template, workload

SETS, CONTROLLERS = "replicasets.apps", "replicationcontrollers"


def controller(name, replicas=1, labels=None, **words):
    labels = labels or {"app": name}
    return {"metadata": {"name": name, "labels": labels},
            "spec": {"replicas": replicas, "selector": labels, "template": template(labels, **words)}}


def both(name):
    """A test for ReplicaSets and for ReplicationControllers."""
    def register(function):
        conformance(f"ReplicaSet: {name}")(lambda t: function(t, SETS, workload))
        conformance(f"ReplicationController: {name}")(lambda t: function(t, CONTROLLERS, controller))
        return function
    return register


def ready(t, resource, name, count):
    t.eventually(lambda: t.get(resource, name)["status"].get("readyReplicas", 0) == count, what=f"{count} ready")


@both("should serve a basic image on each replica")
def basic(t, resource, build):
    t.create(resource, build("web", 2))
    t.eventually(lambda: len([each for each in t.list("pods", "app=web") if is_ready(each)]) == 2)
    for each in t.list("pods", "app=web"):
        assert each["metadata"]["generateName"] == "web-" and owner_of(each)["name"] == "web"
        assert each["status"]["podIP"] and each["status"]["containerStatuses"][0]["ready"]


@both("should adopt matching pods on creation and release no longer matching pods")
def adopt_and_release(t, resource, build):
    t.create("pods", pod("orphan", {"app": "web"}))
    t.create(resource, build("web", 1))
    t.eventually(lambda: (owner_of(t.get("pods", "orphan")) or {}).get("name") == "web")
    ready(t, resource, "web", 1)
    assert len(t.list("pods")) == 1
    t.patch("pods", "orphan", {"metadata": {"labels": {"app": "other"}}})
    t.eventually(lambda: not owner_of(t.get("pods", "orphan")))
    t.eventually(lambda: len(t.list("pods", "app=web")) == 1)


@both("should surface a failure condition on a common issue like exceeded quota")
def quota(t, resource, build):
    t.create("resourcequotas", {"metadata": {"name": "condition-test"}, "spec": {"hard": {"pods": "2"}}})
    t.eventually(lambda: t.get("resourcequotas", "condition-test")["status"].get("hard") == {"pods": "2"})
    t.create(resource, build("web", 3))
    failure = t.eventually(lambda: conditions(t.get(resource, "web")).get("ReplicaFailure"))
    assert failure["status"] == "True" and failure["reason"] == "FailedCreate"
    assert "exceeded quota: condition-test" in failure["message"], failure
    t.patch(resource, "web", {"spec": {"replicas": 2}})
    t.eventually(lambda: "ReplicaFailure" not in conditions(t.get(resource, "web")))


@both("should get and update its scale")
def scale(t, resource, build):
    t.create(resource, build("web", 1))
    ready(t, resource, "web", 1)
    found = t.get(resource, "web", "scale")
    assert found["kind"] == "Scale" and found["spec"] == {"replicas": 1}
    assert found["status"] == {"replicas": 1, "selector": "app=web"}
    found["metadata"]["resourceVersion"] = ""
    found["spec"]["replicas"] = 2
    assert t.replace(resource, found, "scale")["spec"]["replicas"] == 2
    ready(t, resource, "web", 2)
    assert t.patch(resource, "web", {"spec": {"replicas": 4}}, "scale", kind=MERGE)["spec"]["replicas"] == 4
    ready(t, resource, "web", 4)


@both("status sub-resource")
def status(t, resource, build):
    t.create(resource, build("web", 1))
    ready(t, resource, "web", 1)
    version = t.get(resource, "web", "status")["metadata"]["resourceVersion"]
    mine = {"type": "StatusUpdate", "status": "True", "reason": "E2E", "message": "Set from e2e test"}
    t.change(resource, "web", lambda found: found["status"].setdefault("conditions", []).append(mine), "status")
    t.until(resource, lambda kind, found: "StatusUpdate" in conditions(found), version)
    t.patch(resource, "web", {"status": {"conditions": [{"type": "StatusPatched", "status": "True"}]}}, "status",
            kind=MERGE)
    assert list(conditions(t.get(resource, "web"))) == ["StatusPatched"]


@both("list and delete a collection")
def collection(t, resource, build):
    for name in ("a", "b", "c"):
        t.create(resource, build(name, 2, {"app": name, "group": "all"}))
    for name in ("a", "b", "c"):
        ready(t, resource, name, 2)
    assert len(t.list_all(resource, "group=all", fieldSelector=f"metadata.namespace={t.namespace}")) == 3
    t.delete_collection(resource, "group=all", {"propagationPolicy": "Background"})
    assert not t.list(resource, "group=all")
    t.eventually(lambda: not t.list("pods"))


@both("Replace and Patch tests")
def replace_and_patch(t, resource, build):
    version = t.create(resource, build("web", 1))["metadata"]["resourceVersion"]
    ready(t, resource, "web", 1)
    t.change(resource, "web", lambda found: found["spec"].update(replicas=2))
    ready(t, resource, "web", 2)
    change = {"metadata": {"labels": {"test-rs": "patched"}}, "spec": {"replicas": 3, "template": {"spec": {
        "terminationGracePeriodSeconds": 0, "containers": [{"name": "main", "image": "busybox:new"}]}}}}
    t.patch(resource, "web", change)
    t.until(resource, lambda kind, found: found["metadata"]["labels"].get("test-rs") == "patched"
            and found["status"].get("readyReplicas") == 3, version)
    assert sorted(each["spec"]["containers"][0]["image"] for each in t.list("pods", "app=web")) == [
        "busybox", "busybox", "busybox:new"]


@conformance("Replication Controller, lifecycle")
def lifecycle(t):
    body = controller("web", 1)
    body["metadata"]["labels"] = {"test-rc-static": "true"}
    version = t.create(CONTROLLERS, body)["metadata"]["resourceVersion"]
    t.until(CONTROLLERS, lambda kind, found: kind == "ADDED", int(version) - 1, "test-rc-static=true")
    t.until(CONTROLLERS, lambda kind, found: found["status"].get("readyReplicas") == 1, version)
    assert t.patch(CONTROLLERS, "web", {"metadata": {"labels": {"test-rc": "patched"}}})["metadata"]["labels"] == {
        "test-rc-static": "true", "test-rc": "patched"}
    t.patch(CONTROLLERS, "web", {"status": {"readyReplicas": 0, "availableReplicas": 0}}, "status")
    ready(t, CONTROLLERS, "web", 1)
    assert t.get(CONTROLLERS, "web", "status")["metadata"]["labels"]["test-rc"] == "patched"
    t.patch(CONTROLLERS, "web", {"spec": {"replicas": 2}}, "scale", kind=MERGE)
    ready(t, CONTROLLERS, "web", 2)
    found = t.get(CONTROLLERS, "web")
    found["metadata"]["labels"]["test-rc"] = "updated"
    t.change(CONTROLLERS, "web", lambda found: found["metadata"]["labels"].update({"test-rc": "updated"}))
    assert len(t.list_all(CONTROLLERS, "test-rc-static=true,test-rc=updated")) == 1
    t.delete_collection(CONTROLLERS, "test-rc-static=true")
    t.until(CONTROLLERS, lambda kind, found: kind == "DELETED", version)


@conformance("ReplicaSet: pods that failed are replaced, and the least wanted go first")
def replaced(t):
    t.create(SETS, workload("web", 3, gated=True))
    pods = t.eventually(lambda: len(alive(t.list("pods"))) == 3 and t.list("pods"))
    t.eventually(lambda: all(each["status"]["phase"] == "Running" for each in t.list("pods")))
    kept, least = pods[0]["metadata"]["name"], pods[1]["metadata"]["name"]
    costs = {"controller.kubernetes.io/pod-deletion-cost": "-5"}
    t.patch("pods", least, {"metadata": {"annotations": costs}})
    open_gate(t, kept)
    t.eventually(lambda: is_ready(t.get("pods", kept)))
    t.patch(SETS, "web", {"spec": {"replicas": 2}})
    t.eventually(lambda: t.absent("pods", least))
    t.patch(SETS, "web", {"spec": {"replicas": 1}})
    t.eventually(lambda: [each["metadata"]["name"] for each in t.list("pods")] == [kept])
    t.patch("pods", kept, {"status": {"phase": "Failed"}}, "status")
    t.eventually(lambda: [each for each in t.list("pods") if each["status"]["phase"] in ("Running", "Pending")])
    t.eventually(lambda: t.get(SETS, "web")["status"].get("replicas") == 1)
