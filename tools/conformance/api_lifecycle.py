"""One walk through the verbs for every kind of which Kubernetes tests the "API operations"."""
from harness import conformance
from rest import MERGE, Rest, ok, refused


def document_of(rest, group, version, resource):
    """The discovery documents down to the resource."""
    if group:
        groups = ok(rest.get("/apis"))["groups"]
        found = next(each for each in groups if each["name"] == group)
        assert {"groupVersion": f"{group}/{version}", "version": version} in found["versions"], found
        assert any(each["version"] == version for each in ok(rest.get(f"/apis/{group}"))["versions"])
    root = f"/apis/{group}/{version}" if group else f"/api/{version}"
    names = {each["name"]: each for each in ok(rest.get(root))["resources"]}
    assert resource in names, sorted(names)
    return root, names


def with_names(body, names, label):
    for name in names:
        meta = {**body.get("metadata", {}), "name": name}
        meta["labels"] = {**meta.get("labels", {}), "special-label": label}
        yield {**body, "metadata": meta}


def event(watch, kind, name, check=lambda each: True):
    return watch.until(lambda e: e["type"] == kind and e["object"]["metadata"]["name"] == name and check(e["object"]))


def annotated(word):
    return lambda each: each["metadata"].get("annotations", {}).get(word) == "true"


KEEPS_METADATA = {
    "volumeattachments", "validatingadmissionpolicies", "flowschemas", "prioritylevelconfigurations", "servicecidrs",
}


def status_walk(t, rest, path, status, watch, name):
    """Reads, patches and replaces the status, which takes annotations along except of a few kinds."""
    takes = path.split("/")[-2] not in KEEPS_METADATA
    ok(rest.get(path + "/status"))
    body = {"metadata": {"annotations": {"patchedstatus": "true"}}, "status": status}
    found = ok(rest.patch(path + "/status", body))
    assert ("patchedstatus" in found["metadata"].get("annotations", {})) == takes, found
    for key, value in status.items():
        if isinstance(value, (str, bool)):
            assert found["status"][key] == value, found["status"]
    if takes:
        event(watch, "MODIFIED", name, annotated("patchedstatus"))

    def update():
        now = ok(rest.get(path + "/status"))
        now["metadata"].setdefault("annotations", {})["updatedstatus"] = "true"
        answer = rest.put(path + "/status", now)
        return answer.status == 200 and answer.body
    found = t.eventually(update)
    assert ("updatedstatus" in found["metadata"].get("annotations", {})) == takes, found


def walk(t, group, version, resource, body, status=None, namespaced=True, patch=None):
    """Discovery, create, get, list, watch, patch, update, status, delete, deletecollection."""
    rest = Rest(t)
    root, names = document_of(rest, group, version, resource)
    assert (f"{resource}/status" in names) == bool(status is not None), [n for n in names if resource in n]
    label = t.namespace
    base = f"{root}/namespaces/{t.namespace}/{resource}" if namespaced else f"{root}/{resource}"
    bodies = [*with_names(body, [f"{label}-{letter}" for letter in "abc"], label)]
    made = [ok(rest.post(base, each)) for each in bodies]
    first = made[0]["metadata"]["name"]
    path = f"{base}/{first}"
    refused(rest.post(base, bodies[0]), 409, "AlreadyExists", "already exists")
    assert ok(rest.get(path))["metadata"]["uid"] == made[0]["metadata"]["uid"]
    selected = {"labelSelector": f"special-label={label}"}
    listed = ok(rest.get(base, **selected))
    assert len(listed["items"]) == 3, listed
    if namespaced:
        assert len(ok(rest.get(f"{root}/{resource}", **selected))["items"]) == 3
    watch = rest.watch(base, resourceVersion=listed["metadata"]["resourceVersion"], **selected)
    changed = ok(rest.patch(path, patch or {"metadata": {"annotations": {"patched": "true"}}}, kind=MERGE))
    if not patch:
        assert changed["metadata"]["annotations"]["patched"] == "true"

    def update():
        now = ok(rest.get(path))
        now["metadata"].setdefault("annotations", {})["updated"] = "true"
        answer = rest.put(path, now)
        return answer.status == 200 and answer.body
    assert t.eventually(update)["metadata"]["annotations"]["updated"] == "true"
    if status is not None:
        status_walk(t, rest, path, status, watch, first)
    event(watch, "MODIFIED", first, annotated("updated"))
    delete_walk(t, rest, base, first, watch, selected)


def delete_walk(t, rest, base, first, watch, selected):
    ok(rest.delete(f"{base}/{first}"), 200, 202)
    event(watch, "DELETED", first)
    t.eventually(lambda: rest.get(f"{base}/{first}").status == 404)
    refused(rest.get(f"{base}/{first}"), 404, "NotFound", "not found")
    assert len(ok(rest.get(base, **selected))["items"]) == 2
    ok(rest.delete(base, **selected))
    t.eventually(lambda: not ok(rest.get(base, **selected))["items"])
    watch.close()


CONDITION = {"type": "StatusPatched", "status": "True", "reason": "E2E", "message": "Set from e2e test",
             "lastTransitionTime": "2026-01-01T00:00:00Z"}
POD_TEMPLATE = {"metadata": {"labels": {"app": "x"}},
                "spec": {"schedulerName": "manual", "containers": [{"name": "c", "image": "busybox"}]}}
SELECTOR = {"matchLabels": {"app": "x"}}
WEBHOOK = {"name": "a.example.com", "clientConfig": {"url": "https://127.0.0.1:1/x"}, "sideEffects": "None",
           "admissionReviewVersions": ["v1"], "rules": [], "failurePolicy": "Ignore"}
NEVER = {"matchConstraints": {"resourceRules": [{"apiGroups": ["none.example.com"], "apiVersions": ["v1"],
                                                 "operations": ["CREATE"], "resources": ["nones"]}]}}


@conformance("[sig-network] Ingress API should support creating Ingress API operations")
def ingress(t):
    backend = {"service": {"name": "s", "port": {"number": 80}}}
    body = {"spec": {"defaultBackend": backend,
                     "rules": [{"host": "foo.bar.com", "http": {"paths": [
                         {"path": "/", "pathType": "Prefix", "backend": backend}]}}]}}
    walk(t, "networking.k8s.io", "v1", "ingresses", body, {"loadBalancer": {"ingress": [{"ip": "169.1.1.1"}]}})


@conformance("[sig-network] IngressClass API should support creating IngressClass API operations")
def ingress_class(t):
    walk(t, "networking.k8s.io", "v1", "ingressclasses", {"spec": {"controller": "example.com/controller"}},
         namespaced=False)


@conformance("[sig-network] Netpol API should support creating NetworkPolicy API operations")
def network_policy(t):
    body = {"spec": {"podSelector": {"matchLabels": {"pod-name": "test-pod"}}, "ingress": [{"from": [
        {"namespaceSelector": {"matchLabels": {"ns-name": "pod-b"}}}]}], "policyTypes": ["Ingress"]}}
    walk(t, "networking.k8s.io", "v1", "networkpolicies", body)


@conformance("[sig-network] Netpol API should support creating NetworkPolicy API with endport field")
def network_policy_port(t):
    rest = Rest(t)
    spec = {"podSelector": {}, "egress": [{"ports": [{"protocol": "TCP", "port": 3000, "endPort": 5000}]}]}
    made = ok(rest.post(f"/apis/networking.k8s.io/v1/namespaces/{t.namespace}/networkpolicies",
                        {"metadata": {"name": "a"}, "spec": spec}))
    assert made["spec"]["egress"][0]["ports"][0]["endPort"] == 5000
    assert made["spec"]["policyTypes"] == ["Ingress", "Egress"], made["spec"]


@conformance("[sig-network] EndpointSlice should support creating EndpointSlice API operations")
def endpoint_slice(t):
    body = {"addressType": "IPv4", "endpoints": [{"addresses": ["10.1.2.3"]}], "ports": [{"port": 80}]}
    walk(t, "discovery.k8s.io", "v1", "endpointslices", body)


@conformance("[sig-network] Service endpoints lifecycle of v1 Endpoints")
def endpoints(t):
    body = {"subsets": [{"addresses": [{"ip": "10.0.0.24"}], "ports": [{"name": "http", "port": 80}]}]}
    walk(t, "", "v1", "endpoints", body)


@conformance("[sig-network] ServiceCIDR and IPAddress API should support ServiceCIDR API operations")
def service_cidr(t):
    rest = Rest(t)
    document_of(rest, "networking.k8s.io", "v1", "servicecidrs")
    base, name = "/apis/networking.k8s.io/v1/servicecidrs", t.namespace
    ok(rest.post(base, {"metadata": {"name": name}, "spec": {"cidrs": ["10.251.0.0/24"]}}))
    ready = lambda: [c for c in ok(rest.get(f"{base}/{name}")).get("status", {}).get("conditions", [])
                     if c["type"] == "Ready" and c["status"] == "True"]
    t.eventually(ready)
    refused(rest.patch(f"{base}/{name}", {"spec": {"cidrs": ["10.252.0.0/24"]}}), 422, "Invalid")
    found = ok(rest.patch(f"{base}/{name}/status", {"status": {"conditions": [CONDITION]}}))
    assert any(c["type"] == "StatusPatched" for c in found["status"]["conditions"])
    ok(rest.delete(f"{base}/{name}"))
    t.eventually(lambda: rest.get(f"{base}/{name}").status == 404)


@conformance("[sig-network] ServiceCIDR and IPAddress API should support IPAddress API operations")
def ip_address(t):
    rest = Rest(t)
    base = "/apis/networking.k8s.io/v1/ipaddresses"
    body = {"metadata": {"name": "192.168.77.4", "labels": {"x": t.namespace}},
            "spec": {"parentRef": {"group": "", "resource": "services", "name": "nope", "namespace": t.namespace}}}
    ok(rest.post(base, body))
    refused(rest.post(base, {**body, "metadata": {"name": "192.168.077.4"}}), 422, "Invalid")
    found = ok(rest.patch(base + "/192.168.77.4", {"metadata": {"annotations": {"patched": "true"}}}))
    assert found["metadata"]["annotations"]["patched"] == "true"
    assert len(ok(rest.get(base, labelSelector=f"x={t.namespace}"))["items"]) == 1
    ok(rest.delete(base, labelSelector=f"x={t.namespace}"))
    t.eventually(lambda: rest.get(base + "/192.168.77.4").status == 404)


@conformance("[sig-network] Service kubernetes default has an IPAddress of its own")
def kubernetes_address(t):
    rest = Rest(t)
    ip = ok(rest.get("/api/v1/namespaces/default/services/kubernetes"))["spec"]["clusterIP"]
    found = ok(rest.get(f"/apis/networking.k8s.io/v1/ipaddresses/{ip}"))
    assert found["spec"]["parentRef"] == {"resource": "services", "name": "kubernetes", "namespace": "default"}, found
    assert found["metadata"]["labels"]["ipaddress.kubernetes.io/managed-by"] == "ipallocator.k8s.io"
    assert found["metadata"]["labels"]["ipaddress.kubernetes.io/ip-family"] == "IPv4"


@conformance("[sig-node] RuntimeClass should support RuntimeClasses API operations")
def runtime_class(t):
    walk(t, "node.k8s.io", "v1", "runtimeclasses", {"handler": "foo"}, namespaced=False)


@conformance("[sig-storage] CSIStorageCapacity should support CSIStorageCapacities API operations")
def storage_capacity(t):
    walk(t, "storage.k8s.io", "v1", "csistoragecapacities",
         {"storageClassName": "e2e", "nodeTopology": {"matchLabels": {"a": "b"}}, "capacity": "1Gi"})


@conformance("[sig-storage] StorageClasses CSI Conformance should run through the lifecycle of a StorageClass")
def storage_class(t):
    walk(t, "storage.k8s.io", "v1", "storageclasses", {"provisioner": "e2e.example.com"}, namespaced=False)


@conformance("[sig-storage] CSINodes CSI Conformance should run through the lifecycle of a csinode")
def csi_node(t):
    walk(t, "storage.k8s.io", "v1", "csinodes", {"spec": {"drivers": []}}, namespaced=False)


@conformance("[sig-storage] CSIDriver lifecycle")
def csi_driver(t):
    walk(t, "storage.k8s.io", "v1", "csidrivers", {"spec": {"attachRequired": False}}, namespaced=False)


@conformance("[sig-storage] VolumeAttachment Conformance should run through the lifecycle of a VolumeAttachment")
def volume_attachment(t):
    body = {"spec": {"attacher": "e2e.example.com", "nodeName": "n", "source": {"persistentVolumeName": "pv"}}}
    walk(t, "storage.k8s.io", "v1", "volumeattachments", body, {"attached": True}, namespaced=False)


@conformance("[sig-storage] VolumeAttributesClass should run through the lifecycle of a VolumeAttributesClass")
def volume_attributes_class(t):
    walk(t, "storage.k8s.io", "v1", "volumeattributesclasses",
         {"driverName": "e2e.example.com", "parameters": {"a": "b"}}, namespaced=False)


@conformance("[sig-api-machinery] FlowSchema API should support FlowSchema API operations")
def flow_schema(t):
    body = {"spec": {"matchingPrecedence": 10000, "priorityLevelConfiguration": {"name": "global-default"},
                     "distinguisherMethod": {"type": "ByUser"}, "rules": [{
                         "subjects": [{"kind": "User", "user": {"name": "example-e2e-non-existent-user"}}],
                         "nonResourceRules": [{"verbs": ["*"], "nonResourceURLs": ["*"]}]}]}}
    walk(t, "flowcontrol.apiserver.k8s.io", "v1", "flowschemas", body, {}, namespaced=False)


@conformance("[sig-api-machinery] PriorityLevelConfiguration API operations")
def priority_level(t):
    body = {"spec": {"type": "Limited", "limited": {"nominalConcurrencyShares": 2,
                                                    "limitResponse": {"type": "Reject"}}}}
    walk(t, "flowcontrol.apiserver.k8s.io", "v1", "prioritylevelconfigurations", body, {}, namespaced=False)


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy should support ValidatingAdmissionPolicy API operations")
def validating_policy(t):
    body = {"spec": {**NEVER, "validations": [{"expression": "true"}], "failurePolicy": "Ignore"}}
    walk(t, "admissionregistration.k8s.io", "v1", "validatingadmissionpolicies", body,
         {"conditions": [CONDITION]}, namespaced=False)


@conformance("[sig-api-machinery] ValidatingAdmissionPolicyBinding API operations")
def validating_binding(t):
    body = {"spec": {"policyName": "nope.example.com", "validationActions": ["Deny"]}}
    walk(t, "admissionregistration.k8s.io", "v1", "validatingadmissionpolicybindings", body, namespaced=False)


@conformance("[sig-api-machinery] MutatingAdmissionPolicy should support MutatingAdmissionPolicy API operations")
def mutating_policy(t):
    body = {"spec": {**NEVER, "reinvocationPolicy": "Never", "mutations": [{
        "patchType": "ApplyConfiguration", "applyConfiguration": {"expression": "Object{}"}}]}}
    walk(t, "admissionregistration.k8s.io", "v1", "mutatingadmissionpolicies", body, namespaced=False)


@conformance("[sig-api-machinery] MutatingAdmissionPolicyBinding API operations")
def mutating_binding(t):
    walk(t, "admissionregistration.k8s.io", "v1", "mutatingadmissionpolicybindings",
         {"spec": {"policyName": "nope.example.com"}}, namespaced=False)


@conformance("[sig-api-machinery] AdmissionWebhook configuration lifecycle")
def webhook_configurations(t):
    for resource in ("validatingwebhookconfigurations", "mutatingwebhookconfigurations"):
        walk(t, "admissionregistration.k8s.io", "v1", resource, {"webhooks": [WEBHOOK]}, namespaced=False)


@conformance("[sig-auth] ServiceAccounts should run through the lifecycle of a ServiceAccount")
def service_account(t):
    walk(t, "", "v1", "serviceaccounts", {"automountServiceAccountToken": False})


@conformance("[sig-apps] ControllerRevision lifecycle")
def controller_revision(t):
    walk(t, "apps", "v1", "controllerrevisions", {"data": {"a": 1}, "revision": 1})


@conformance("[sig-architecture] PodTemplates should run the lifecycle of PodTemplates")
def pod_template(t):
    walk(t, "", "v1", "podtemplates", {"template": POD_TEMPLATE})


@conformance("[sig-node] Lease lifecycle of every verb")
def lease(t):
    walk(t, "coordination.k8s.io", "v1", "leases", {"spec": {"holderIdentity": "a", "leaseDurationSeconds": 30}})


@conformance("[sig-api-machinery] ResourceQuota should manage the lifecycle of a ResourceQuota")
def resource_quota(t):
    walk(t, "", "v1", "resourcequotas", {"spec": {"hard": {"cpu": "1"}}}, {"hard": {"cpu": "2"}})


@conformance("[sig-scheduling] LimitRange and PriorityClass lifecycles")
def limits(t):
    walk(t, "", "v1", "limitranges", {"spec": {"limits": [{"type": "Pod", "max": {"cpu": "1"}}]}})
    walk(t, "scheduling.k8s.io", "v1", "priorityclasses", {"value": 5}, namespaced=False)


@conformance("[sig-node] ConfigMap and Secret should run through their lifecycles")
def maps(t):
    walk(t, "", "v1", "configmaps", {"data": {"a": "b"}})
    walk(t, "", "v1", "secrets", {"stringData": {"a": "b"}})


@conformance("[sig-auth] RBAC objects lifecycles")
def roles(t):
    rules = [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]
    reference = {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"}
    subjects = [{"kind": "User", "name": "u", "apiGroup": "rbac.authorization.k8s.io"}]
    group = "rbac.authorization.k8s.io"
    walk(t, group, "v1", "roles", {"rules": rules})
    walk(t, group, "v1", "clusterroles", {"rules": rules}, namespaced=False)
    walk(t, group, "v1", "rolebindings", {"roleRef": reference, "subjects": subjects})
    walk(t, group, "v1", "clusterrolebindings", {"roleRef": reference, "subjects": subjects}, namespaced=False)


@conformance("[sig-storage] PersistentVolumes CSI Conformance should run through the lifecycle of a PV and a PVC")
def volumes(t):
    spec = {"accessModes": ["ReadWriteOnce"], "capacity": {"storage": "1Gi"}, "storageClassName": "no-" + t.namespace,
            "hostPath": {"path": "/tmp"}, "persistentVolumeReclaimPolicy": "Retain"}
    walk(t, "", "v1", "persistentvolumes", {"spec": spec}, {"message": "StatusPatched"}, namespaced=False)
    claim = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}, "storageClassName": ""}
    walk(t, "", "v1", "persistentvolumeclaims", {"spec": claim}, {"conditions": [
        {"type": "StatusPatched", "status": "True"}]})
