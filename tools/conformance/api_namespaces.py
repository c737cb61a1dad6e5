"""Namespaces and the garbage collector."""
from api_definitions import Defined
from harness import conformance
from rest import JSON_PATCH, Rest, ok, refused

NS = "/api/v1/namespaces"


def named(t, word):
    return f"{t.namespace}-{word}"


@conformance("[sig-api-machinery] Namespaces should ensure that all pods and services are removed when a namespace is "
             "deleted")
def emptied(t):
    rest, name = Rest(t), named(t, "x")
    ok(rest.post(NS, {"metadata": {"name": name}}))
    t.eventually(lambda: rest.get(f"{NS}/{name}/serviceaccounts/default").status == 200)
    ok(rest.post(f"{NS}/{name}/pods", {"metadata": {"name": "p"}, "spec": {"schedulerName": "manual", "containers": [
        {"name": "c", "image": "i"}]}}))
    ok(rest.post(f"{NS}/{name}/services", {"metadata": {"name": "s"}, "spec": {"ports": [{"port": 80}]}}))
    ok(rest.delete(f"{NS}/{name}"))
    t.eventually(lambda: rest.get(f"{NS}/{name}").status == 404)
    ok(rest.post(NS, {"metadata": {"name": name}}))
    assert not ok(rest.get(f"{NS}/{name}/pods"))["items"] and not ok(rest.get(f"{NS}/{name}/services"))["items"]
    ok(rest.delete(f"{NS}/{name}"))


@conformance("[sig-api-machinery] Namespaces should patch a Namespace, apply changes to a namespace status, apply an "
             "update and a finalizer")
def changes(t):
    rest, name = Rest(t), named(t, "x")
    made = ok(rest.post(NS, {"metadata": {"name": name}}))
    assert made["spec"]["finalizers"] == ["kubernetes"] and made["status"] == {"phase": "Active"}
    assert made["metadata"]["labels"] == {"kubernetes.io/metadata.name": name}
    ok(rest.patch(f"{NS}/{name}", {"metadata": {"labels": {"testLabel": "testValue"}}}))
    assert ok(rest.get(f"{NS}/{name}"))["metadata"]["labels"]["testLabel"] == "testValue"
    condition = {"type": "StatusPatch", "status": "True", "reason": "E2E", "message": "Patched by an e2e test"}
    found = ok(rest.patch(f"{NS}/{name}/status", {"metadata": {"annotations": {"patched": "true"}},
                                                  "status": {"conditions": [condition]}}))
    assert found["status"]["conditions"][0]["type"] == "StatusPatch"
    assert found["metadata"]["annotations"] == {"patched": "true"}
    found["status"]["conditions"].append({**condition, "type": "StatusUpdate"})
    found = ok(rest.put(f"{NS}/{name}/status", found))
    assert len(found["status"]["conditions"]) == 2
    found["spec"]["finalizers"].append("e2e.example.com/fakeFinalizer")
    found = ok(rest.put(f"{NS}/{name}/finalize", found))
    assert found["spec"]["finalizers"] == ["kubernetes", "e2e.example.com/fakeFinalizer"]
    ok(rest.delete(f"{NS}/{name}"))
    found = t.eventually(lambda: (lambda b: b["spec"].get("finalizers") == ["e2e.example.com/fakeFinalizer"] and b)(
        ok(rest.get(f"{NS}/{name}"))))
    assert found["status"]["phase"] == "Terminating"
    found["spec"]["finalizers"] = []
    ok(rest.put(f"{NS}/{name}/finalize", found))
    t.eventually(lambda: rest.get(f"{NS}/{name}").status == 404)


@conformance("[sig-api-machinery] OrderedNamespaceDeletion namespace deletion should delete pod first")
def ordered(t):
    rest, name = Rest(t), named(t, "x")
    ok(rest.post(NS, {"metadata": {"name": name}}))
    t.eventually(lambda: rest.get(f"{NS}/{name}/serviceaccounts/default").status == 200)
    ok(rest.post(f"{NS}/{name}/pods", {"metadata": {"name": "p", "finalizers": ["e2e.example.com/f"]}, "spec": {
        "schedulerName": "manual", "containers": [{"name": "c", "image": "i"}]}}))
    ok(rest.post(f"{NS}/{name}/configmaps", {"metadata": {"name": "m"}}))
    ok(rest.delete(f"{NS}/{name}"))

    def blocked():
        found = {each["type"]: each for each in ok(rest.get(f"{NS}/{name}"))["status"].get("conditions", [])}
        return found.get("NamespaceDeletionContentFailure", {}).get("status") == "False" and \
            found.get("NamespaceFinalizersRemaining", {}).get("status") == "True" and found
    found = t.eventually(blocked)
    assert "e2e.example.com/f in 1 resource instances" in found["NamespaceFinalizersRemaining"]["message"], found
    assert found["NamespaceContentRemaining"]["message"] == "Some resources are remaining: pods. has 1 resource " \
        "instances", found["NamespaceContentRemaining"]
    assert ok(rest.get(f"{NS}/{name}/configmaps/m"))["metadata"].get("deletionTimestamp") is None
    refused(rest.post(f"{NS}/{name}/configmaps", {"metadata": {"name": "n"}}), 403, "Forbidden",
            f'unable to create new content in namespace {name} because it is being terminated')
    ok(rest.patch(f"{NS}/{name}/pods/p", {"metadata": {"finalizers": None}}))
    t.eventually(lambda: rest.get(f"{NS}/{name}").status == 404)


@conformance("[sig-api-machinery] Namespaces: default, kube-system and kube-public stay; names and creation in none")
def refusals(t):
    rest = Rest(t)
    for name in ("default", "kube-system", "kube-public"):
        refused(rest.delete(f"{NS}/{name}"), 403, "Forbidden", "this namespace may not be deleted")
    refused(rest.post(NS, {"metadata": {"name": "Bad_Name"}}), 422, "Invalid")
    refused(rest.post(f"{NS}/nowhere/configmaps", {"metadata": {"name": "a"}}), 404, "NotFound",
            'namespaces "nowhere" not found')
    refused(rest.post(f"{NS}/{t.namespace}/configmaps", {"metadata": {"name": "a", "namespace": "b"}}), 400,
            "BadRequest", "the namespace of the provided object does not match the namespace sent on the request")
    refused(rest.send("DELETE", NS), 405, "MethodNotAllowed")


@conformance("[sig-api-machinery] Objects of the cluster lose a namespace that a manifest states")
def stray_namespaces(t):
    rest, base, name = Rest(t), "/apis/rbac.authorization.k8s.io/v1/clusterroles", named(t, "role")
    body = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {
        "name": name, "namespace": t.namespace}, "rules": []}
    answers = [rest.post(base, body), rest.put(f"{base}/{name}", body), rest.patch(f"{base}/{name}", body),
               rest.apply(f"{base}/{name}", body)]
    assert all("namespace" not in ok(each)["metadata"] for each in answers)
    ok(rest.delete(f"{base}/{name}"))


@conformance("[sig-api-machinery] Namespaces: custom resources go with their namespace")
def custom(t):
    with Defined(t) as foo:
        rest, name = Rest(t), named(t, "x")
        ok(rest.post(NS, {"metadata": {"name": name}}))
        ok(rest.post(f"/apis/{foo.group}/v1/namespaces/{name}/foos", foo.object("a")))
        ok(rest.delete(f"{NS}/{name}"))
        t.eventually(lambda: rest.get(f"{NS}/{name}").status == 404)
        assert not ok(rest.get(f"/apis/{foo.group}/v1/foos"))["items"]


def controller(t, name, replicas=2):
    return {"metadata": {"name": name}, "spec": {"replicas": replicas, "selector": {"x": name}, "template": {
        "metadata": {"labels": {"x": name}, "finalizers": None}, "spec": {"schedulerName": "manual", "containers": [
            {"name": "c", "image": "i"}]}}}}


def pods(t, name):
    return ok(Rest(t).get(f"{NS}/{t.namespace}/pods", labelSelector="x=" + name))["items"]


def started(t, name, replicas=2):
    base = f"{NS}/{t.namespace}/replicationcontrollers"
    made = ok(Rest(t).post(base, controller(t, name, replicas)))
    t.eventually(lambda: len(pods(t, name)) == replicas)
    return f"{base}/{name}", made


@conformance("[sig-api-machinery] Garbage collector should delete pods created by rc when not orphaning")
def background(t):
    path, _ = started(t, "rc")
    ok(Rest(t).delete(path, {"propagationPolicy": "Background"}))
    t.eventually(lambda: not pods(t, "rc"))
    path, _ = started(t, "old")
    ok(Rest(t).delete(path, {"orphanDependents": False}))
    t.eventually(lambda: not pods(t, "old"))


@conformance("[sig-api-machinery] Garbage collector should orphan pods created by rc if delete options say so")
def orphans(t):
    for index, options in enumerate(({"propagationPolicy": "Orphan"}, {"orphanDependents": True})):
        path, _ = started(t, f"rc{index}")
        ok(Rest(t).delete(path, options))
        t.eventually(lambda: Rest(t).get(path).status == 404)
        left = pods(t, f"rc{index}")
        assert len(left) == 2 and not any(each["metadata"].get("ownerReferences") for each in left), left


@conformance("[sig-api-machinery] Garbage collector should keep the rc around until all its pods are deleted if the "
             "deleteOptions says so")
def foreground(t):
    path, _ = started(t, "rc")
    first = pods(t, "rc")[0]["metadata"]["name"]
    ok(Rest(t).patch(f"{NS}/{t.namespace}/pods/{first}", {"metadata": {"finalizers": ["e2e.example.com/f"]}}))
    marked = ok(Rest(t).delete(path, {"propagationPolicy": "Foreground"}))
    assert "foregroundDeletion" in marked["metadata"]["finalizers"], marked["metadata"]
    t.eventually(lambda: len(pods(t, "rc")) == 1)
    assert ok(Rest(t).get(path))["metadata"]["deletionTimestamp"]
    ok(Rest(t).patch(f"{NS}/{t.namespace}/pods/{first}", {"metadata": {"finalizers": None}}))
    t.eventually(lambda: Rest(t).get(path).status == 404)


@conformance("[sig-api-machinery] Garbage collector should not delete dependents that have both valid owner and owner "
             "that's waiting for dependents to be deleted")
def two_owners(t):
    path, _ = started(t, "rc")
    other, made = started(t, "stays", 0)
    reference = {"apiVersion": "v1", "kind": "ReplicationController", "name": "stays", "uid": made["metadata"]["uid"]}
    kept = pods(t, "rc")[0]["metadata"]["name"]
    ok(Rest(t).patch(f"{NS}/{t.namespace}/pods/{kept}", [{"op": "add", "path": "/metadata/ownerReferences/-",
                                                         "value": reference}], kind=JSON_PATCH))
    ok(Rest(t).delete(path, {"propagationPolicy": "Foreground"}))
    t.eventually(lambda: Rest(t).get(path).status == 404)
    left = pods(t, "rc")
    assert [each["metadata"]["name"] for each in left] == [kept]
    assert [each["name"] for each in left[0]["metadata"]["ownerReferences"]] == ["stays"]


@conformance("[sig-api-machinery] Garbage collector should not be blocked by dependency circle")
def circle(t):
    base = f"{NS}/{t.namespace}/configmaps"
    uids = {each: ok(Rest(t).post(base, {"metadata": {"name": each}}))["metadata"]["uid"] for each in "abc"}
    for name, owner in (("a", "c"), ("b", "a"), ("c", "b")):
        ok(Rest(t).patch(f"{base}/{name}", {"metadata": {"ownerReferences": [{
            "apiVersion": "v1", "kind": "ConfigMap", "name": owner, "uid": uids[owner], "controller": True,
            "blockOwnerDeletion": True}]}}))
    ok(Rest(t).delete(f"{base}/a", {"propagationPolicy": "Foreground"}))
    t.eventually(lambda: all(Rest(t).get(f"{base}/{each}").status == 404 for each in "abc"))


@conformance("[sig-api-machinery] Garbage collector should support cascading and orphan deletion of custom resources")
def custom_owners(t):
    with Defined(t) as foo:
        owner = ok(foo.rest.post(foo.all(), foo.object("owner")))
        reference = {"apiVersion": f"{foo.group}/v1", "kind": "Foo", "name": "owner", "uid": owner["metadata"]["uid"]}

        def dependent(name):
            body = foo.object(name)
            body["metadata"]["ownerReferences"] = [reference]
            ok(foo.rest.post(foo.all(), body))
        dependent("orphan")
        ok(foo.rest.delete(foo.one("owner"), {"propagationPolicy": "Orphan"}))
        t.eventually(lambda: "ownerReferences" not in ok(foo.rest.get(foo.one("orphan")))["metadata"])
        reference["uid"] = ok(foo.rest.post(foo.all(), foo.object("owner")))["metadata"]["uid"]
        dependent("goes")
        ok(foo.rest.delete(foo.one("owner")))
        t.eventually(lambda: foo.rest.get(foo.one("goes")).status == 404)


@conformance("[sig-api-machinery] Garbage collector: owners that are not there, of another namespace, or of cron jobs")
def odd_owners(t):
    base = f"{NS}/{t.namespace}/configmaps"
    for owner in ({"apiVersion": "v1", "kind": "ConfigMap", "name": "none", "uid": "nope"},
                  {"apiVersion": "v1", "kind": "Node", "name": "none", "uid": "nope"}):
        ok(Rest(t).post(base, {"metadata": {"generateName": "a-", "ownerReferences": [owner]}}))
    t.eventually(lambda: all(each["metadata"]["name"] == "kube-root-ca.crt" for each in ok(Rest(t).get(base))["items"]))
    elsewhere = ok(Rest(t).get(f"{NS}/default/configmaps/kube-root-ca.crt"))["metadata"]["uid"]
    ok(Rest(t).post(base, {"metadata": {"name": "b", "ownerReferences": [{
        "apiVersion": "v1", "kind": "ConfigMap", "name": "kube-root-ca.crt", "uid": elsewhere}]}}))
    t.eventually(lambda: Rest(t).get(f"{base}/b").status == 404)
    events = t.eventually(lambda: [each for each in ok(Rest(t).get(f"{NS}/{t.namespace}/events"))["items"]
                                   if each["reason"] == "OwnerRefInvalidNamespace"])
    assert events[0]["message"].startswith("ownerRef [v1/ConfigMap, namespace: "), events[0]["message"]
    refused(Rest(t).post(base, {"metadata": {"name": "c", "ownerReferences": [
        {"apiVersion": "v1", "kind": "Event", "name": "e", "uid": "u"}]}}), 422, "Invalid",
        "is disallowed from being an owner")
    refused(Rest(t).post(base, {"metadata": {"name": "c", "ownerReferences": [
        {"apiVersion": "v1", "kind": "Pod", "name": n, "uid": n, "controller": True} for n in "ab"]}}), 422, "Invalid",
        "Only one reference can have Controller set to true")
