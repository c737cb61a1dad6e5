"""Resource quotas: the life of every kind of object, custom resources, scopes."""
from api_definitions import Defined
from harness import conformance
from rest import JSON_PATCH, Rest, ok, refused


def ns(t):
    return f"/api/v1/namespaces/{t.namespace}"


def quota(t, name, hard, **spec):
    ok(Rest(t).post(ns(t) + "/resourcequotas", {"metadata": {"name": name}, "spec": {"hard": hard, **spec}}))
    t.eventually(lambda: set(Rest(t).get(ns(t) + "/resourcequotas/" + name).body["status"].get("used", {})) == set(hard))


def used(t, name, **expected):
    """Waits for what a quota counts; names with dashes for dots are not needed: pass a dict with **."""
    def look():
        found = ok(Rest(t).get(ns(t) + "/resourcequotas/" + name))["status"]["used"]
        return all(found.get(key) == value for key, value in expected.items())
    t.eventually(look)


def pod(name, requests=None, limits=None, **spec):
    resources = {key: value for key, value in (("requests", requests), ("limits", limits)) if value}
    return {"metadata": {"name": name}, "spec": {"schedulerName": "manual", **spec, "containers": [
        {"name": "c", "image": "i", **({"resources": resources} if resources else {})}]}}


@conformance("[sig-api-machinery] ResourceQuota should create a ResourceQuota and ensure its status is promptly "
             "calculated")
def calculated(t):
    hard = {"pods": "5", "services": "10", "services.nodeports": "1", "services.loadbalancers": "1",
            "replicationcontrollers": "10", "resourcequotas": "1", "cpu": "1", "memory": "500Mi", "configmaps": "10",
            "secrets": "10", "persistentvolumeclaims": "10", "requests.storage": "10Gi", "ephemeral-storage": "50Gi",
            "count/replicasets.apps": "5", "limits.cpu": "2", "limits.memory": "1Gi", "requests.example.com/dongle": "3",
            "gold.storageclass.storage.k8s.io/persistentvolumeclaims": "10",
            "gold.storageclass.storage.k8s.io/requests.storage": "10Gi"}
    quota(t, "q", hard)
    used(t, "q", **{"pods": "0", "services": "0", "cpu": "0", "resourcequotas": "1", "configmaps": "1",
                    "count/replicasets.apps": "0", "requests.example.com/dongle": "0"})
    status = ok(Rest(t).get(ns(t) + "/resourcequotas/q"))["status"]
    assert status["hard"] == hard, status["hard"]


@conformance("[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a service")
def services(t):
    quota(t, "q", {"services": "10", "services.nodeports": "1", "services.loadbalancers": "1"})
    rest, base = Rest(t), ns(t) + "/services"
    for name, kind in (("c", "ClusterIP"), ("n", "NodePort")):
        ok(rest.post(base, {"metadata": {"name": name}, "spec": {"type": kind, "ports": [{"port": 80}]}}))
    refused(rest.post(base, {"metadata": {"name": "l"}, "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}}),
            403, "Forbidden", "exceeded quota: q, requested: services.nodeports=1, used: services.nodeports=1, "
            "limited: services.nodeports=1")
    used(t, "q", **{"services": "2", "services.nodeports": "1", "services.loadbalancers": "0"})
    ok(rest.post(base, {"metadata": {"name": "l"}, "spec": {
        "type": "LoadBalancer", "allocateLoadBalancerNodePorts": False, "ports": [{"port": 80}]}}))
    used(t, "q", **{"services": "3", "services.nodeports": "1", "services.loadbalancers": "1"})
    for name in "cnl":
        ok(rest.delete(base + "/" + name))
    used(t, "q", **{"services": "0", "services.nodeports": "0", "services.loadbalancers": "0"})


@conformance("[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a pod")
def pods(t):
    dongle = "requests.example.com/dongle"
    quota(t, "q", {"pods": "5", "cpu": "1", "memory": "500Mi", "ephemeral-storage": "50Gi", dongle: "3"})
    rest, base = Rest(t), ns(t) + "/pods"
    wants = {"cpu": "500m", "memory": "252Mi", "ephemeral-storage": "30Gi", "example.com/dongle": "2"}
    ok(rest.post(base, pod("a", wants, {"example.com/dongle": "2"})))
    used(t, "q", **{"pods": "1", "cpu": "500m", "memory": "252Mi", "ephemeral-storage": "30Gi", dongle: "2"})
    refused(rest.post(base, pod("b", {"cpu": "600m", "memory": "100Mi", "ephemeral-storage": "1Gi"})), 403, "Forbidden",
            "exceeded quota: q, requested: cpu=600m, used: cpu=500m, limited: cpu=1")
    refused(rest.post(base, pod("b", {"cpu": "1m", "memory": "1Mi", "ephemeral-storage": "1Gi",
                                      "example.com/dongle": "2"}, {"example.com/dongle": "2"})), 403, "Forbidden", dongle)
    refused(rest.post(base, pod("b")), 403, "Forbidden", "failed quota: q: must specify cpu for: c; memory for: c")
    ok(rest.patch(base + "/a", {"metadata": {"labels": {"x": "y"}}}))
    ok(rest.delete(base + "/a"))
    used(t, "q", **{"pods": "0", "cpu": "0", "memory": "0", dongle: "0"})


@conformance("[sig-api-machinery] ResourceQuota should capture the life of configmaps, secrets, replica sets, "
             "replication controllers and claims")
def others(t):
    gold = "gold.storageclass.storage.k8s.io/"
    quota(t, "q", {"configmaps": "10", "secrets": "10", "count/replicasets.apps": "5", "replicationcontrollers": "5",
                   "persistentvolumeclaims": "10", "requests.storage": "10Gi", gold + "persistentvolumeclaims": "1",
                   gold + "requests.storage": "1Gi", "count/persistentvolumeclaims": "10"})
    rest = Rest(t)
    template = {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "i"}]}}
    claim = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}
    ok(rest.post(ns(t) + "/configmaps", {"metadata": {"name": "a"}}))
    ok(rest.post(ns(t) + "/secrets", {"metadata": {"name": "a"}}))
    ok(rest.post(ns(t) + "/replicationcontrollers", {"metadata": {"name": "a"}, "spec": {
        "replicas": 0, "selector": {"a": "b"}, "template": template}}))
    ok(rest.post(f"/apis/apps/v1/namespaces/{t.namespace}/replicasets", {"metadata": {"name": "a"}, "spec": {
        "replicas": 0, "selector": {"matchLabels": {"a": "b"}}, "template": template}}))
    ok(rest.post(ns(t) + "/persistentvolumeclaims", {"metadata": {"name": "a"}, "spec": {
        **claim, "storageClassName": "gold"}}))
    refused(rest.post(ns(t) + "/persistentvolumeclaims", {"metadata": {"name": "b"}, "spec": {
        **claim, "storageClassName": "gold"}}), 403, "Forbidden", gold + "persistentvolumeclaims=1")
    ok(rest.post(ns(t) + "/persistentvolumeclaims", {"metadata": {"name": "b"}, "spec": {
        **claim, "storageClassName": ""}}))
    used(t, "q", **{"configmaps": "2", "secrets": "1", "count/replicasets.apps": "1", "replicationcontrollers": "1",
                    "persistentvolumeclaims": "2", "requests.storage": "2Gi", gold + "persistentvolumeclaims": "1",
                    gold + "requests.storage": "1Gi", "count/persistentvolumeclaims": "2"})
    for each in ("configmaps", "secrets", "replicationcontrollers", "persistentvolumeclaims"):
        ok(rest.delete(ns(t) + "/" + each + "/a"))
    used(t, "q", **{"configmaps": "1", "secrets": "0", "replicationcontrollers": "0", "persistentvolumeclaims": "1",
                    gold + "requests.storage": "0"})


@conformance("[sig-api-machinery] ResourceQuota should create a ResourceQuota and capture the life of a custom resource")
def custom(t):
    with Defined(t) as foo:
        name = f"count/foos.{foo.group}"
        quota(t, "q", {name: "1"})
        ok(foo.rest.post(foo.all(), foo.object("a")))
        used(t, "q", **{name: "1"})
        refused(foo.rest.post(foo.all(), foo.object("b")), 403, "Forbidden", "exceeded quota: q")
        ok(foo.rest.delete(foo.one("a")))
        used(t, "q", **{name: "0"})


def one_pod(t, body, inside, outside):
    """A pod is counted by one quota, and not by the other."""
    made = ok(Rest(t).post(ns(t) + "/pods", body))
    used(t, inside, pods="1")
    used(t, outside, pods="0")
    ok(Rest(t).delete(ns(t) + "/pods/" + made["metadata"]["name"], gracePeriodSeconds=0))
    used(t, inside, pods="0")


@conformance("[sig-api-machinery] ResourceQuota should verify ResourceQuota with terminating scopes")
def terminating(t):
    quota(t, "yes", {"pods": "5"}, scopes=["Terminating"])
    quota(t, "no", {"pods": "5"}, scopes=["NotTerminating"])
    one_pod(t, pod("a"), "no", "yes")
    one_pod(t, pod("b", activeDeadlineSeconds=3600), "yes", "no")


@conformance("[sig-api-machinery] ResourceQuota should verify ResourceQuota with best effort scope")
def best_effort(t):
    quota(t, "yes", {"pods": "5"}, scopes=["BestEffort"])
    quota(t, "no", {"pods": "5"}, scopes=["NotBestEffort"])
    one_pod(t, pod("a"), "yes", "no")
    one_pod(t, pod("b", {"cpu": "1m"}), "no", "yes")
    refused(Rest(t).post(ns(t) + "/resourcequotas", {"metadata": {"name": "x"}, "spec": {
        "hard": {"cpu": "1"}, "scopes": ["BestEffort"]}}), 422, "Invalid", "unsupported scope applied to resource")
    refused(Rest(t).post(ns(t) + "/resourcequotas", {"metadata": {"name": "x"}, "spec": {
        "hard": {"pods": "1"}, "scopes": ["BestEffort", "NotBestEffort"]}}), 422, "Invalid", "conflicting scopes")


@conformance("[sig-api-machinery] ResourceQuota [Feature:PodPriority] should verify ResourceQuota's priority class "
             "scope against pods of several priority classes")
def priorities(t):
    rest, name = Rest(t), "p-" + t.namespace
    ok(rest.post("/apis/scheduling.k8s.io/v1/priorityclasses", {"metadata": {"name": name}, "value": 7}))
    try:
        def by(operator, *values):
            each = {"scopeName": "PriorityClass", "operator": operator}
            return {"scopeSelector": {"matchExpressions": [{**each, "values": list(values)} if values else each]}}
        quota(t, "in", {"pods": "1"}, **by("In", name))
        quota(t, "out", {"pods": "5"}, **by("NotIn", name))
        quota(t, "any", {"pods": "5"}, **by("Exists"))
        quota(t, "none", {"pods": "5"}, **by("DoesNotExist"))
        ok(rest.post(ns(t) + "/pods", pod("a", priorityClassName=name)))
        used(t, "in", pods="1")
        used(t, "any", pods="1")
        used(t, "out", pods="0")
        used(t, "none", pods="0")
        refused(rest.post(ns(t) + "/pods", pod("b", priorityClassName=name)), 403, "Forbidden", "exceeded quota: in")
        ok(rest.post(ns(t) + "/pods", pod("c")))
        used(t, "none", pods="1")
        used(t, "out", pods="1")
    finally:
        rest.delete("/apis/scheduling.k8s.io/v1/priorityclasses/" + name)


@conformance("[sig-api-machinery] ResourceQuota cross namespace pod affinity scope")
def affinity(t):
    quota(t, "q", {"pods": "1"}, scopes=["CrossNamespacePodAffinity"])
    term = {"topologyKey": "region", "labelSelector": {"matchLabels": {"a": "b"}}, "namespaces": ["other"]}
    crossing = {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}
    ok(Rest(t).post(ns(t) + "/pods", pod("a")))
    used(t, "q", pods="0")
    ok(Rest(t).post(ns(t) + "/pods", pod("b", affinity=crossing)))
    used(t, "q", pods="1")
    refused(Rest(t).post(ns(t) + "/pods", pod("c", affinity=crossing)), 403, "Forbidden", "exceeded quota: q")


@conformance("[sig-api-machinery] ResourceQuota should be able to update and delete ResourceQuota, and apply changes to "
             "its status")
def changes(t):
    rest, path = Rest(t), ns(t) + "/resourcequotas/q"
    quota(t, "q", {"configmaps": "1"})
    refused(rest.post(ns(t) + "/configmaps", {"metadata": {"name": "a"}}), 403, "Forbidden")
    ok(rest.patch(path, {"spec": {"hard": {"configmaps": "10"}}}))
    t.eventually(lambda: ok(rest.get(path))["status"]["hard"] == {"configmaps": "10"})
    ok(rest.post(ns(t) + "/configmaps", {"metadata": {"name": "a"}}))
    used(t, "q", configmaps="2")
    ok(rest.patch(path + "/status", [{"op": "replace", "path": "/status/hard/configmaps", "value": "1"}],
                  kind=JSON_PATCH))
    t.eventually(lambda: ok(rest.get(path))["status"]["hard"] == {"configmaps": "10"})
    ok(rest.delete(path))
    for number in range(12):
        ok(rest.post(ns(t) + "/configmaps", {"metadata": {"name": f"m{number}"}}))


@conformance("[sig-node] PodResize and quotas; pods that ended are not counted")
def ended(t):
    quota(t, "q", {"pods": "1", "requests.cpu": "1"})
    ok(Rest(t).post(ns(t) + "/pods", pod("a", {"cpu": "1"})))
    used(t, "q", **{"pods": "1", "requests.cpu": "1"})
    refused(Rest(t).patch(ns(t) + "/pods/a/resize", {"spec": {"containers": [
        {"name": "c", "resources": {"requests": {"cpu": "2"}}}]}}, kind="application/strategic-merge-patch+json"), 403,
        "Forbidden", "exceeded quota")
    ok(Rest(t).patch(ns(t) + "/pods/a/status", {"status": {"phase": "Succeeded"}}))
    used(t, "q", **{"pods": "0", "requests.cpu": "0"})
