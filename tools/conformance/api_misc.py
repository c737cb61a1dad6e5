"""Events, flow control, health, discovery, aggregation, leases."""
import json
import time

from harness import conformance
from rest import Rest, ok, refused

AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"


def event(t, name, **fields):
    return {"metadata": {"name": name, "namespace": t.namespace, "labels": {"testevent-set": "true"}}, "eventTime":
            "2026-01-01T00:00:00.123456Z", "reportingController": "test-controller", "reportingInstance": "test-node",
            "action": "Do", "reason": "Test", "type": "Normal", "note": "This is " + name, "regarding": {
                "namespace": t.namespace, "kind": "Pod", "name": "p"}, **fields}


@conformance("[sig-instrumentation] Events API should ensure that an event can be fetched, patched, deleted, and listed")
def events(t):
    rest, base = Rest(t), f"/apis/events.k8s.io/v1/namespaces/{t.namespace}/events"
    made = ok(rest.post(base, event(t, "a")))
    assert made["eventTime"] == "2026-01-01T00:00:00.123456Z", made
    series = {"count": 2, "lastObservedTime": "2026-02-01T00:00:00.000001Z"}
    found = ok(rest.patch(base + "/a", {"series": series}))
    assert found["series"] == series
    found["series"] = {"count": 100, "lastObservedTime": "2026-03-01T00:00:00.000000Z"}
    assert ok(rest.put(base + "/a", found))["series"]["count"] == 100
    core = ok(rest.get(f"/api/v1/namespaces/{t.namespace}/events/a"))
    assert core["message"] == "This is a" and core["involvedObject"]["name"] == "p"
    assert core["reportingComponent"] == "test-controller" and core["source"] == {} or core["source"] is not None
    assert core["series"]["count"] == 100 and core["firstTimestamp"] is None, core
    assert len(ok(rest.get(base, fieldSelector="reportingController=test-controller"))["items"]) == 1
    assert len(ok(rest.get("/apis/events.k8s.io/v1/events", labelSelector="testevent-set=true",
                           fieldSelector=f"metadata.namespace={t.namespace}"))["items"]) == 1
    ok(rest.delete(base + "/a"))
    refused(rest.post(base, event(t, "b", eventTime=None)), 422, "Invalid", "eventTime: Required value")
    refused(rest.post(base, event(t, "b", regarding={"kind": "Pod"})), 422, "Invalid",
            "does not match event.namespace")


@conformance("[sig-instrumentation] Events API should delete a collection of events; core events too")
def event_collection(t):
    rest, base = Rest(t), f"/apis/events.k8s.io/v1/namespaces/{t.namespace}/events"
    for name in "abc":
        ok(rest.post(base, event(t, name)))
    ok(rest.delete(base, labelSelector="testevent-set=true"))
    t.eventually(lambda: not ok(rest.get(base, labelSelector="testevent-set=true"))["items"])
    core = f"/api/v1/namespaces/{t.namespace}/events"
    made = ok(rest.post(core, {"metadata": {"name": "old", "labels": {"x": "y"}}, "message": "m", "reason": "Test",
                               "type": "Normal", "count": 1, "source": {"component": "c"}, "involvedObject": {
                                   "kind": "Pod", "name": "p", "namespace": t.namespace},
                               "firstTimestamp": "2026-01-01T00:00:00Z"}))
    assert made["eventTime"] is None and made["reportingComponent"] == "", made
    ok(rest.patch(core + "/old", {"message": "patched"}))
    assert len(ok(rest.get(core, fieldSelector="involvedObject.name=p,reason=Test,source=c"))["items"]) == 1
    ok(rest.delete(core, labelSelector="x=y"))


@conformance("[sig-api-machinery] API priority and fairness should report the flow and the level of a request")
def fairness(t):
    rest = Rest(t)
    answer = rest.get("/api/v1/namespaces")
    schemas = {each["metadata"]["uid"]: each for each in ok(rest.get(
        "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas"))["items"]}
    levels = {each["metadata"]["uid"]: each["metadata"]["name"] for each in ok(rest.get(
        "/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations"))["items"]}
    schema = schemas[answer.headers["X-Kubernetes-PF-FlowSchema-UID"]]
    level = levels[answer.headers["X-Kubernetes-PF-PriorityLevel-UID"]]
    assert schema["spec"]["priorityLevelConfiguration"]["name"] == level, (schema, level)
    assert {"exempt", "catch-all", "global-default", "workload-low", "workload-high", "system", "leader-election",
            "node-high"} <= set(levels.values()), levels
    name = t.namespace
    path = "/apis/flowcontrol.apiserver.k8s.io/v1/"
    ok(rest.post(path + "prioritylevelconfigurations", {"metadata": {"name": name}, "spec": {
        "type": "Limited", "limited": {"nominalConcurrencyShares": 1, "limitResponse": {"type": "Reject"}}}}))
    ok(rest.post(path + "flowschemas", {"metadata": {"name": name}, "spec": {
        "matchingPrecedence": 1000, "priorityLevelConfiguration": {"name": name}, "rules": [{
            "subjects": [{"kind": "User", "user": {"name": name}}],
            "resourceRules": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "namespaces": ["*"],
                               "clusterScope": True}]}]}}))
    uid = ok(rest.get(path + "flowschemas/" + name))["metadata"]["uid"]
    other = Rest(t, Impersonate_User=name)
    t.eventually(lambda: other.get("/api/v1/nodes").headers["X-Kubernetes-PF-FlowSchema-UID"] == uid)
    t.eventually(lambda: any(each["type"] == "Dangling" and each["status"] == "False" for each in ok(
        rest.get(path + "flowschemas/" + name))["status"].get("conditions", [])))
    for each in ("flowschemas/", "prioritylevelconfigurations/"):
        ok(rest.delete(path + each + name))


@conformance("[sig-api-machinery] health check handlers should contain necessary checks")
def health(t):
    rest = Rest(t)
    for path, checks in (("/livez", ["ping", "log", "etcd"]), ("/readyz", ["ping", "etcd", "informer-sync", "shutdown"]), ("/healthz", ["ping", "etcd"])):
        assert rest.get(path).text == "ok"
        text = rest.get(path, verbose="1").text
        assert text.endswith(f"{path[1:]} check passed\n"), text
        for check in checks:
            assert f"[+]{check} ok" in text, (path, check, text)
        assert rest.get(f"{path}/ping").text == "ok"
        assert f"[+]etcd excluded: ok" in rest.get(path, verbose="1", exclude="etcd").text
    assert rest.get("/livez/nothing").status == 404


@conformance("[sig-api-machinery] server version should find the server version")
def server_version(t):
    found = ok(Rest(t).get("/version"))
    assert found["major"] == "1" and found["minor"] == "36", found
    for key in ("gitVersion", "gitTreeState", "compiler", "platform"):
        assert found[key], found


@conformance("[sig-api-machinery] Discovery should validate PreferredVersion for each APIGroup")
def discovery(t):
    rest = Rest(t)
    for group in ok(rest.get("/apis"))["groups"]:
        preferred = group["preferredVersion"]
        assert preferred in group["versions"]
        assert ok(rest.get("/apis/" + group["name"]))["preferredVersion"] == preferred
        for version in group["versions"]:
            found = ok(rest.get("/apis/" + version["groupVersion"]))
            assert found["kind"] == "APIResourceList" and found["groupVersion"] == version["groupVersion"]
            for resource in found["resources"]:
                if "/" not in resource["name"]:
                    assert resource["singularName"] and resource["verbs"] and resource["kind"], resource


@conformance("[sig-api-machinery] AggregatedDiscovery should support raw aggregated discovery endpoint Accept headers")
def aggregated(t):
    rest = Rest(t)
    for path in ("/api", "/apis"):
        answer = rest.get(path, accept=AGGREGATED)
        assert answer.headers["Content-Type"] == AGGREGATED, answer.headers["Content-Type"]
        assert answer.body["kind"] == "APIGroupDiscoveryList" and answer.headers["ETag"], answer.headers
        found = answer.body["items"]
        assert all(each["versions"] for each in found)
        assert all(version["freshness"] == "Current" for each in found for version in each["versions"])
        plain = rest.get(path)
        assert plain.body["kind"] in ("APIVersions", "APIGroupList")
        again = Rest(t, If_None_Match=answer.headers["ETag"]).get(path, accept=AGGREGATED)
        assert again.status == 304, again
    both = rest.get("/apis", accept=AGGREGATED + "," + "application/json")
    assert both.body["kind"] == "APIGroupDiscoveryList"
    text = rest.get("/openapi/v3").body["paths"]["apis/apps/v1"]["serverRelativeURL"]
    assert "hash=" in text
    hashed = rest.get(text)
    assert hashed.status == 200 and "immutable" in hashed.headers["Cache-Control"], hashed.headers


@conformance("[sig-api-machinery] Aggregator: APIService lifecycle and status")
def services(t):
    rest, path = Rest(t), "/apis/apiregistration.k8s.io/v1/apiservices"
    group = f"{t.namespace}.example.com"
    name = "v1alpha1." + group
    local = ok(rest.get(path + "/v1."))
    assert local["status"]["conditions"][0]["reason"] == "Local"
    ok(rest.post(path, {"metadata": {"name": name, "labels": {"x": t.namespace}}, "spec": {
        "group": group, "version": "v1alpha1", "groupPriorityMinimum": 2000, "versionPriority": 200,
        "insecureSkipTLSVerify": True, "service": {"name": "none", "namespace": t.namespace, "port": 443}}}))
    found = t.eventually(lambda: (lambda b: b.get("status", {}).get("conditions") and b)(ok(
        rest.get(f"{path}/{name}"))))
    condition = found["status"]["conditions"][0]
    assert condition["type"] == "Available" and condition["status"] == "False", condition
    assert condition["reason"] == "ServiceNotFound", condition
    answer = rest.get(f"/apis/{group}/v1alpha1/flunders")
    assert answer.status == 503 and answer.text.strip() == "service unavailable", answer
    found = ok(rest.patch(f"{path}/{name}/status", {"status": {"conditions": [
        {"type": "StatusUpdated", "status": "True", "reason": "E2E", "message": "x"}]}}))
    assert any(each["type"] == "StatusUpdated" for each in found["status"]["conditions"])
    ok(rest.patch(f"{path}/{name}", {"spec": {"versionPriority": 400}}))
    assert ok(rest.get(f"{path}/{name}"))["spec"]["versionPriority"] == 400
    ok(rest.delete(path, labelSelector="x=" + t.namespace))
    t.eventually(lambda: rest.get(f"{path}/{name}").status == 404)


@conformance("[sig-api-machinery] Server request timeout: default and user supplied timeouts")
def timeouts(t):
    rest = Rest(t)
    refused(rest.get("/api/v1/nodes", timeout="invalid"), 400, "BadRequest",
            'invalid timeout specified in the request URL - time: invalid duration \\"invalid\\"'.replace("\\", ""))
    assert rest.get("/api/v1/nodes", timeout="5s").status == 200
    assert rest.get("/api/v1/nodes", timeout="3h").status == 200
    begin = time.monotonic()
    watch = rest.get("/api/v1/nodes", watch="true", timeoutSeconds="1")
    assert watch.status == 200 and time.monotonic() - begin < 6
    for line in watch.text.splitlines():
        assert json.loads(line)["type"] in ("ADDED", "MODIFIED", "BOOKMARK")


@conformance("[sig-node] Lease lease API should be available")
def lease(t):
    rest, base = Rest(t), f"/apis/coordination.k8s.io/v1/namespaces/{t.namespace}/leases"
    spec = {"holderIdentity": "holder", "leaseDurationSeconds": 30, "leaseTransitions": 0,
            "acquireTime": "2026-01-01T00:00:00.123456Z", "renewTime": "2026-01-01T00:00:05.123456Z"}
    made = ok(rest.post(base, {"metadata": {"name": "l"}, "spec": spec}))
    assert made["spec"] == spec
    made["spec"] |= {"holderIdentity": "other", "leaseTransitions": 1}
    assert ok(rest.put(base + "/l", made))["spec"]["holderIdentity"] == "other"
    ok(rest.patch(base + "/l", {"spec": {"leaseDurationSeconds": 60}}))
    put = rest.put(base + "/new", {"metadata": {"name": "new"}, "spec": spec})
    assert put.status == 201, put
    ok(rest.delete(base))
    assert not ok(rest.get(base))["items"]
    dropped = ok(rest.post(base, {"metadata": {"name": "s"}, "spec": {"strategy": "OldestEmulationVersion"}}))
    assert "strategy" not in dropped["spec"], "the gate of coordinated leader election is off"


@conformance("[sig-architecture] Conformance Tests should have at least two untainted nodes; every node has a lease")
def nodes(t):
    rest = Rest(t)
    found = ok(rest.get("/api/v1/nodes"))["items"]
    assert len([each for each in found if not each["spec"].get("taints")]) >= 1
    for node in found:
        name = node["metadata"]["name"]
        held = ok(rest.get(f"/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/{name}"))
        assert held["spec"]["holderIdentity"] == name
    path = "/api/v1/nodes/" + found[0]["metadata"]["name"]
    condition = {"type": "E2E", "status": "True", "reason": "x", "message": "y"}
    ok(rest.patch(path + "/status", {"status": {"conditions": [condition]}},
                  kind="application/strategic-merge-patch+json"))
    fresh = ok(rest.post("/api/v1/nodes", {"metadata": {"name": t.namespace, "labels": {"x": t.namespace}}}))
    assert fresh["status"] is not None
    ok(rest.delete("/api/v1/nodes", labelSelector="x=" + t.namespace))
