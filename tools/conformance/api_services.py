"""Services, Endpoints, EndpointSlices: what the API decides of them."""
from harness import Skipped, conformance
from rest import JSON_PATCH, Rest, ok, refused


def ns(t, kind="services"):
    return f"/api/v1/namespaces/{t.namespace}/{kind}"


def slices(t, name):
    return ok(Rest(t).get(f"/apis/discovery.k8s.io/v1/namespaces/{t.namespace}/endpointslices",
                          labelSelector="kubernetes.io/service-name=" + name))["items"]


def service(t, name, **spec):
    return ok(Rest(t).post(ns(t), {"metadata": {"name": name}, "spec": {"ports": [{"port": 80}], **spec}}))


def patched(t, name, **spec):
    return ok(Rest(t).patch(ns(t) + "/" + name, {"spec": spec}))["spec"]


@conformance("[sig-network] Services should find a service from listing all namespaces")
def found(t):
    service(t, "s")
    listed = ok(Rest(t).get("/api/v1/services"))["items"]
    assert any(each["metadata"]["namespace"] == t.namespace for each in listed)


@conformance("[sig-network] Services should provide secure master service")
def master(t):
    found = ok(Rest(t).get("/api/v1/namespaces/default/services/kubernetes"))
    assert [each["port"] for each in found["spec"]["ports"]] == [443] and found["spec"]["type"] == "ClusterIP"
    listed = ok(Rest(t).get("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
                            labelSelector="kubernetes.io/service-name=kubernetes"))["items"]
    assert listed and listed[0]["metadata"]["name"] == "kubernetes"
    endpoints = ok(Rest(t).get("/api/v1/namespaces/default/endpoints/kubernetes"))
    assert endpoints["metadata"]["labels"]["endpointslice.kubernetes.io/skip-mirror"] == "true"


@conformance("[sig-network] Services should be able to change the type from ExternalName to ClusterIP and NodePort")
def from_external(t):
    for name, kind in (("a", "ClusterIP"), ("b", "NodePort")):
        made = service(t, name, type="ExternalName", externalName="foo.example.com", ports=None)
        assert "clusterIP" not in made["spec"] and made["spec"]["sessionAffinity"] == "None", made["spec"]
        spec = patched(t, name, type=kind, externalName=None, ports=[{"port": 80, "name": "http"}])
        assert spec["clusterIP"] and spec["clusterIPs"] == [spec["clusterIP"]] and "externalName" not in spec
        assert bool(spec["ports"][0].get("nodePort")) == (kind == "NodePort")
        assert spec["ipFamilies"] == ["IPv4"] and spec["ipFamilyPolicy"] == "SingleStack"
        assert spec["internalTrafficPolicy"] == "Cluster"


@conformance("[sig-network] Services should be able to change the type from ClusterIP and NodePort to ExternalName")
def to_external(t):
    for name, kind in (("a", "ClusterIP"), ("b", "NodePort")):
        before = service(t, name, type=kind)["spec"]
        spec = patched(t, name, type="ExternalName", externalName="foo.example.com")
        for key in ("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "externalTrafficPolicy"):
            assert key not in spec, (key, spec)
        assert "nodePort" not in spec["ports"][0], spec
        again = service(t, name + "2", clusterIP=before["clusterIP"])
        assert again["spec"]["clusterIP"] == before["clusterIP"]


@conformance("[sig-network] Services should be able to update service type to NodePort listening on same port number "
             "but different protocols")
def protocols(t):
    service(t, "s", ports=[{"name": "tcp", "port": 80, "protocol": "TCP"}])
    spec = patched(t, "s", type="NodePort", ports=[{"name": "tcp", "port": 80, "protocol": "TCP"},
                                                   {"name": "udp", "port": 80, "protocol": "UDP"}])
    numbers = [each["nodePort"] for each in spec["ports"]]
    assert len(numbers) == 2 and all(30000 <= each <= 32767 for each in numbers), numbers


@conformance("[sig-network] Services should prevent NodePort collisions, and release NodePorts on delete")
def node_ports(t):
    port = service(t, "a", type="NodePort")["spec"]["ports"][0]["nodePort"]
    body = {"metadata": {"name": "b"}, "spec": {"type": "NodePort", "ports": [{"port": 80, "nodePort": port}]}}
    refused(Rest(t).post(ns(t), body), 422, "Invalid", f"spec.ports[0].nodePort: Invalid value: {port}: provided port "
            "is already allocated")
    ok(Rest(t).delete(ns(t) + "/a"))
    ok(t.eventually(lambda: (lambda a: a.status == 201 and a)(Rest(t).post(ns(t), body))))
    refused(Rest(t).patch(ns(t) + "/b", {"spec": {"ports": [{"port": 80, "nodePort": 80}]}}), 422, "Invalid",
            "provided port is not in the valid range. The range of valid ports is 30000-32767")


@conformance("[sig-network] Services should check NodePort out-of-range")
def out_of_range(t):
    refused(Rest(t).post(ns(t), {"metadata": {"name": "x"}, "spec": {"type": "NodePort", "ports": [
        {"port": 80, "nodePort": 40000}]}}), 422, "Invalid", "spec.ports[0].nodePort: Invalid value: 40000: provided "
        "port is not in the valid range. The range of valid ports is 30000-32767")


@conformance("[sig-network] Services should complete a service status lifecycle")
def status(t):
    service(t, "s", type="LoadBalancer")
    path = ns(t) + "/s"
    rest = Rest(t)
    ok(rest.get(path + "/status"))
    balanced = {"loadBalancer": {"ingress": [{"ip": "203.0.113.1"}]}}
    found = ok(rest.patch(path + "/status", {"metadata": {"annotations": {"patchedstatus": "true"}}, "status": balanced}))
    assert found["status"]["loadBalancer"]["ingress"] == [{"ip": "203.0.113.1", "ipMode": "VIP"}], found["status"]
    assert found["metadata"]["annotations"]["patchedstatus"] == "true"
    condition = {"type": "StatusUpdate", "status": "True", "reason": "E2E", "message": "Set from e2e test",
                 "lastTransitionTime": "2026-01-01T00:00:00Z"}
    found["status"]["conditions"] = [condition]
    found = ok(rest.put(path + "/status", found))
    assert found["status"]["conditions"][0]["type"] == "StatusUpdate"
    found = ok(rest.patch(path, {"metadata": {"labels": {"service": "patched"}}}))
    assert found["metadata"]["labels"]["service"] == "patched"
    ok(rest.delete(path))


@conformance("[sig-network] Services should delete a collection of services")
def collection(t):
    for name, label in (("a", "x"), ("b", "x"), ("c", "y")):
        ok(Rest(t).post(ns(t), {"metadata": {"name": name, "labels": {"e2e": label}}, "spec": {"ports": [{"port": 1}]}}))
    ok(Rest(t).delete(ns(t), labelSelector="e2e=x"))
    t.eventually(lambda: [each["metadata"]["name"] for each in ok(Rest(t).get(ns(t)))["items"]] == ["c"])


@conformance("[sig-network] Services session affinity, switching it and its timeouts")
def affinity(t):
    spec = service(t, "s", sessionAffinity="ClientIP")["spec"]
    assert spec["sessionAffinityConfig"] == {"clientIP": {"timeoutSeconds": 10800}}
    spec = patched(t, "s", sessionAffinity="None")
    assert "sessionAffinityConfig" not in spec, spec
    spec = patched(t, "s", sessionAffinity="ClientIP", sessionAffinityConfig={"clientIP": {"timeoutSeconds": 10}})
    assert spec["sessionAffinityConfig"]["clientIP"]["timeoutSeconds"] == 10
    refused(Rest(t).patch(ns(t) + "/s", {"spec": {"sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 90000}}}}),
            422, "Invalid", "sessionAffinityConfig.clientIP.timeoutSeconds")


@conformance("[sig-network] Services: cluster addresses are given, kept and released")
def addresses(t):
    made = service(t, "a")["spec"]["clusterIP"]
    body = {"metadata": {"name": "b"}, "spec": {"clusterIP": made, "ports": [{"port": 80}]}}
    refused(Rest(t).post(ns(t), body), 422, "Invalid", f'spec.clusterIPs: Invalid value: ["{made}"]: failed to allocate '
            f"IP {made}: provided IP is already allocated")
    refused(Rest(t).patch(ns(t) + "/a", {"spec": {"clusterIP": "10.0.0.200", "clusterIPs": ["10.0.0.200"]}}), 422,
            "Invalid", "may not change once set")
    body["spec"]["clusterIP"] = "1.2.3.4"
    status = refused(Rest(t).post(ns(t), body), 422, "Invalid", "1.2.3.4")
    assert "the provided network does not match" in status["message"] or "not in" in status["message"] or \
        "provided IP is not in the valid range" in status["message"], status["message"]
    assert Rest(t).get("/apis/networking.k8s.io/v1/ipaddresses/" + made).status == 200
    ok(Rest(t).delete(ns(t) + "/a"))
    t.eventually(lambda: Rest(t).get("/apis/networking.k8s.io/v1/ipaddresses/" + made).status == 404)
    headless = service(t, "h", clusterIP="None")["spec"]
    assert headless["clusterIPs"] == ["None"], headless
    dry = ok(Rest(t).post(ns(t), {"metadata": {"name": "dry"}, "spec": {"ports": [{"port": 80}]}}, dryRun="All"))
    ip = dry["spec"].get("clusterIP")
    assert not ip or Rest(t).get("/apis/networking.k8s.io/v1/ipaddresses/" + ip).status == 404


@conformance("[sig-network] Service CIDRs should create Services and serve on different Service CIDRs (the API's part)")
def ranges(t):
    rest, path = Rest(t), "/apis/networking.k8s.io/v1/servicecidrs/"
    ok(rest.post(path[:-1], {"metadata": {"name": t.namespace}, "spec": {"cidrs": ["10.196.196.0/24"]}}))
    t.eventually(lambda: any(each["type"] == "Ready" and each["status"] == "True" for each in ok(
        rest.get(path + t.namespace)).get("status", {}).get("conditions", [])))
    assert service(t, "other", clusterIP="10.196.196.77")["spec"]["clusterIPs"] == ["10.196.196.77"]
    t.eventually(lambda: rest.get("/apis/networking.k8s.io/v1/ipaddresses/10.196.196.77").status == 200)
    ok(rest.delete(path + t.namespace))
    t.eventually(lambda: any(each["reason"] == "Terminating" for each in ok(
        rest.get(path + t.namespace))["status"]["conditions"]))
    ok(rest.delete(ns(t) + "/other"))
    t.eventually(lambda: rest.get(path + t.namespace).status == 404)


@conformance("[sig-network] Services: load balancers, health check ports and what is wiped when they go")
def balancers(t):
    spec = service(t, "s", type="LoadBalancer", externalTrafficPolicy="Local")["spec"]
    assert spec["healthCheckNodePort"] and spec["allocateLoadBalancerNodePorts"] is True
    assert spec["externalTrafficPolicy"] == "Local" and spec["internalTrafficPolicy"] == "Cluster"
    refused(Rest(t).patch(ns(t) + "/s", {"spec": {"healthCheckNodePort": 30999}}), 422, "Invalid",
            "cannot change healthCheckNodePort on loadBalancer service")
    spec = patched(t, "s", type="ClusterIP")
    for key in ("healthCheckNodePort", "externalTrafficPolicy", "allocateLoadBalancerNodePorts"):
        assert key not in spec, spec
    assert "nodePort" not in spec["ports"][0], spec
    refused(Rest(t).patch(ns(t) + "/s", {"spec": {"externalTrafficPolicy": "Local"}}), 422, "Invalid",
            "spec.externalTrafficPolicy", "may only be set for externally-accessible services")
    spec = service(t, "c", type="LoadBalancer", loadBalancerClass="example.com/x", allocateLoadBalancerNodePorts=False)
    assert "nodePort" not in spec["spec"]["ports"][0]
    refused(Rest(t).patch(ns(t) + "/c", {"spec": {"loadBalancerClass": "example.com/y"}}), 422, "Invalid",
            "may not change once set")


@conformance("[sig-network] EndpointSlice should create Endpoints and EndpointSlices for Pods matching a Service")
def for_pods(t):
    rest = Rest(t)
    service(t, "s", selector={"foo": "bar"}, publishNotReadyAddresses=True, ports=[
        {"name": "example", "port": 80, "targetPort": 3000}])
    found = t.eventually(lambda: slices(t, "s"))
    assert not found[0].get("endpoints")
    for name in "ab":
        ok(rest.post(ns(t, "pods"), {"metadata": {"name": name, "labels": {"foo": "bar"}}, "spec": {
            "containers": [{"name": "c", "image": "i"}]}}))
    t.eventually(lambda: len(slices(t, "s")[0].get("endpoints") or []) == 2)
    found = slices(t, "s")[0]
    assert found["addressType"] == "IPv4" and found["metadata"]["labels"][
        "endpointslice.kubernetes.io/managed-by"] == "endpointslice-controller.k8s.io"
    assert found["ports"] == [{"name": "example", "port": 3000, "protocol": "TCP"}], found["ports"]
    one = found["endpoints"][0]
    assert one["targetRef"]["kind"] == "Pod" and one["nodeName"] and one["conditions"]["ready"] is True, one
    assert found["metadata"]["ownerReferences"][0]["kind"] == "Service"
    endpoints = ok(rest.get(ns(t, "endpoints") + "/s"))
    assert len(endpoints["subsets"][0]["addresses"]) == 2
    assert "endpoints.kubernetes.io/last-change-trigger-time" in endpoints["metadata"].get("annotations", {})
    ok(rest.delete(ns(t) + "/s"))
    t.eventually(lambda: not slices(t, "s") and rest.get(ns(t, "endpoints") + "/s").status == 404)


@conformance("[sig-network] EndpointSliceMirroring should mirror a custom Endpoints resource through create update and "
             "delete")
def mirrored(t):
    rest = Rest(t)
    service(t, "s")
    ok(rest.post(ns(t, "endpoints"), {"metadata": {"name": "s"}, "subsets": [
        {"addresses": [{"ip": "10.1.2.3"}], "ports": [{"port": 80}]}]}))
    found = t.eventually(lambda: slices(t, "s"))
    assert len(found) == 1 and found[0]["endpoints"][0]["addresses"] == ["10.1.2.3"]
    assert found[0]["metadata"]["labels"]["endpointslice.kubernetes.io/managed-by"] == \
        "endpointslicemirroring-controller.k8s.io"
    assert found[0]["metadata"]["ownerReferences"][0]["kind"] == "Endpoints"
    ok(rest.patch(ns(t, "endpoints") + "/s", {"subsets": [{"addresses": [{"ip": "10.2.3.4"}], "ports": [
        {"port": 9090}]}]}))
    t.eventually(lambda: slices(t, "s")[0]["endpoints"][0]["addresses"] == ["10.2.3.4"])
    assert slices(t, "s")[0]["ports"][0]["port"] == 9090
    ok(rest.delete(ns(t, "endpoints") + "/s"))
    t.eventually(lambda: not slices(t, "s"))


@conformance("[sig-network] Endpoints are gone, made again, and warned of")
def endpoints(t):
    rest = Rest(t)
    service(t, "s", selector={"foo": "bar"})
    t.eventually(lambda: rest.get(ns(t, "endpoints") + "/s").status == 200)
    ok(rest.delete(ns(t, "endpoints") + "/s"))
    t.eventually(lambda: rest.get(ns(t, "endpoints") + "/s").status == 200)
    answer = rest.get(ns(t, "endpoints") + "/s")
    assert answer.warnings == ['299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"'], \
        answer.warnings
    one = slices(t, "s")[0]["metadata"]
    ok(rest.delete(f"/apis/discovery.k8s.io/v1/namespaces/{t.namespace}/endpointslices/{one['name']}"))
    t.eventually(lambda: slices(t, "s") and slices(t, "s")[0]["metadata"]["uid"] != one["uid"])


@conformance("[sig-network] Proxy version v1: paths of services and pods without anything behind them")
def proxies(t):
    rest = Rest(t)
    service(t, "s", ports=[{"name": "http", "port": 80}])
    if rest.get(ns(t) + "/none/proxy/").status == 501:
        raise Skipped("service and pod proxies are not served")
    refused(rest.get(ns(t) + "/none/proxy/"), 404, "NotFound")
    refused(rest.get(ns(t) + "/s:http/proxy/"), 503, "ServiceUnavailable", 'no endpoints available for service "s:http"')
    refused(rest.get(ns(t) + "/s:nope/proxy/"), 503, "ServiceUnavailable", 'no service port "nope" found for service "s"')
    refused(rest.get(ns(t, "pods") + "/none/proxy/"), 404, "NotFound")
    answer = rest.get(ns(t) + "/s/proxy")
    assert answer.status in (301, 503), answer
    names = {each["name"]: each["verbs"] for each in ok(rest.get("/api/v1"))["resources"]}
    assert names["services/proxy"] == ["create", "delete", "get", "patch", "update"], names["services/proxy"]


@conformance("[sig-network] Ingress and IngressClass: default class, and one of a kind")
def default_class(t):
    rest, name = Rest(t), "i-" + t.namespace
    path = "/apis/networking.k8s.io/v1/ingressclasses"
    ok(rest.post(path, {"metadata": {"name": name, "annotations": {
        "ingressclass.kubernetes.io/is-default-class": "true"}}, "spec": {"controller": "example.com/x"}}))
    try:
        made = ok(rest.post(f"/apis/networking.k8s.io/v1/namespaces/{t.namespace}/ingresses", {
            "metadata": {"name": "a"}, "spec": {"defaultBackend": {"service": {"name": "s", "port": {"number": 80}}}}}))
        assert made["spec"]["ingressClassName"] == name, made["spec"]
        refused(rest.patch(f"{path}/{name}", [{"op": "replace", "path": "/spec/controller", "value": "example.com/y"}],
                           kind=JSON_PATCH), 422, "Invalid", "field is immutable")
    finally:
        rest.delete(f"{path}/{name}")
