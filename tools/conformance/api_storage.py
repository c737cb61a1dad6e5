"""Claims, volumes and classes."""
from harness import conformance
from rest import Rest, ok, refused


def claims(t):
    return f"/api/v1/namespaces/{t.namespace}/persistentvolumeclaims"


VOLUMES = "/api/v1/persistentvolumes"


def volume(t, name, **spec):
    return {"metadata": {"name": f"{t.namespace}-{name}", "labels": {"e2e-pv": t.namespace}}, "spec": {
        "capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "hostPath": {"path": "/tmp/x"},
        "persistentVolumeReclaimPolicy": "Retain", "storageClassName": t.namespace, **spec}}


def claim(t, name, **spec):
    return {"metadata": {"name": name, "labels": {"e2e-pvc": t.namespace}}, "spec": {
        "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}},
        "storageClassName": t.namespace, **spec}}


@conformance("[sig-storage] PersistentVolumes CSI Conformance should run through the lifecycle of a PV and a PVC")
def lifecycle(t):
    rest = Rest(t)
    ok(rest.post(VOLUMES, volume(t, "a")))
    ok(rest.post(claims(t), claim(t, "c")))
    name = f"{t.namespace}-a"
    t.eventually(lambda: ok(rest.get(claims(t) + "/c"))["status"]["phase"] == "Bound")
    found = ok(rest.get(f"{VOLUMES}/{name}"))
    assert found["status"]["phase"] == "Bound" and found["spec"]["claimRef"]["name"] == "c"
    assert found["metadata"]["finalizers"] == ["kubernetes.io/pv-protection"], found["metadata"]
    bound = ok(rest.get(claims(t) + "/c"))
    assert bound["metadata"]["finalizers"] == ["kubernetes.io/pvc-protection"]
    assert bound["metadata"]["annotations"]["pv.kubernetes.io/bind-completed"] == "yes"
    assert bound["status"]["capacity"] == {"storage": "1Gi"} and bound["status"]["accessModes"] == ["ReadWriteOnce"]
    refused(rest.patch(claims(t) + "/c", {"spec": {"accessModes": ["ReadWriteMany"]}}), 422, "Invalid",
            "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims")
    refused(rest.patch(claims(t) + "/c", {"spec": {"resources": {"requests": {"storage": "2Gi"}}}}), 403, "Forbidden",
            "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support "
            "resize")
    refused(rest.patch(f"{VOLUMES}/{name}", {"spec": {"hostPath": {"path": "/other"}}}), 422, "Invalid",
            "spec.persistentvolumesource", "is immutable after creation")
    ok(rest.delete(claims(t) + "/c"))
    t.eventually(lambda: rest.get(claims(t) + "/c").status == 404)
    t.eventually(lambda: ok(rest.get(f"{VOLUMES}/{name}"))["status"]["phase"] == "Released")
    ok(rest.delete(VOLUMES, labelSelector="e2e-pv=" + t.namespace))
    t.eventually(lambda: rest.get(f"{VOLUMES}/{name}").status == 404)


@conformance("[sig-storage] PersistentVolumes CSI Conformance should apply changes to a pv/pvc status")
def status(t):
    rest = Rest(t)
    ok(rest.post(VOLUMES, volume(t, "a")))
    ok(rest.post(claims(t), claim(t, "c")))
    name, path = f"{VOLUMES}/{t.namespace}-a", claims(t) + "/c"
    t.eventually(lambda: ok(rest.get(path))["status"]["phase"] == "Bound")
    condition = {"type": "StatusPatched", "status": "True", "reason": "E2E patchedStatus", "message": "x"}
    found = ok(rest.patch(path + "/status", {"metadata": {"annotations": {"x": "y"}}, "status": {
        "conditions": [condition]}}))
    assert found["status"]["conditions"][0]["type"] == "StatusPatched"
    found["status"]["conditions"].append({**condition, "type": "StatusUpdated"})
    assert len(ok(rest.put(path + "/status", found))["status"]["conditions"]) == 2
    found = ok(rest.patch(name + "/status", {"status": {"message": "StatusPatched", "reason": "E2E"}}))
    assert found["status"]["message"] == "StatusPatched" and found["status"]["phase"] == "Bound"
    found["status"]["message"] = "StatusUpdated"
    assert ok(rest.put(name + "/status", found))["status"]["message"] == "StatusUpdated"
    ok(rest.delete(path))
    ok(rest.delete(name))


@conformance("[sig-storage] PVC Protection: claims in use by a pod stay until it ends")
def protection(t):
    rest = Rest(t)
    ok(rest.post(VOLUMES, volume(t, "a")))
    ok(rest.post(claims(t), claim(t, "c")))
    pods = f"/api/v1/namespaces/{t.namespace}/pods"
    ok(rest.post(pods, {"metadata": {"name": "p"}, "spec": {"containers": [{"name": "c", "image": "i"}], "volumes": [
        {"name": "v", "persistentVolumeClaim": {"claimName": "c"}}]}}))
    t.eventually(lambda: ok(rest.get(pods + "/p"))["spec"].get("nodeName"))
    marked = ok(rest.delete(claims(t) + "/c"))
    assert marked["metadata"]["deletionTimestamp"]
    assert ok(rest.get(claims(t) + "/c"))["metadata"]["finalizers"] == ["kubernetes.io/pvc-protection"]
    ok(rest.post(pods, {"metadata": {"name": "q"}, "spec": {"containers": [{"name": "c", "image": "i"}], "volumes": [
        {"name": "v", "persistentVolumeClaim": {"claimName": "c"}}]}}))

    def stays_pending():
        found = ok(rest.get(pods + "/q"))["status"].get("conditions", [])
        return any(each["reason"] == "Unschedulable" and "is being deleted" in each["message"] for each in found)
    t.eventually(stays_pending)
    ok(rest.delete(pods + "/q"))
    ok(rest.delete(pods + "/p", gracePeriodSeconds=0))
    t.eventually(lambda: rest.get(claims(t) + "/c").status == 404)
    ok(rest.delete(f"{VOLUMES}/{t.namespace}-a"))


@conformance("[sig-storage] PV Protection: volumes that are bound stay until their claim goes")
def volume_protection(t):
    rest = Rest(t)
    ok(rest.post(VOLUMES, volume(t, "a")))
    ok(rest.post(claims(t), claim(t, "c")))
    t.eventually(lambda: ok(rest.get(claims(t) + "/c"))["status"]["phase"] == "Bound")
    path = f"{VOLUMES}/{t.namespace}-a"
    ok(rest.delete(path))
    assert ok(rest.get(path))["metadata"]["deletionTimestamp"]
    ok(rest.delete(claims(t) + "/c"))
    t.eventually(lambda: rest.get(path).status == 404)


@conformance("[sig-storage] PersistentVolumes Default StorageClass pods that use multiple volumes; retroactive default")
def default_class(t):
    rest, path = Rest(t), "/apis/storage.k8s.io/v1/storageclasses"
    defaults = [each for each in ok(rest.get(path))["items"] if each["metadata"].get("annotations", {}).get(
        "storageclass.kubernetes.io/is-default-class") == "true"]
    body = claim(t, "c")
    del body["spec"]["storageClassName"]
    made = ok(rest.post(claims(t), body))
    assert bool(made["spec"].get("storageClassName")) == bool(defaults), made["spec"]
    body = claim(t, "none", storageClassName="")
    assert ok(rest.post(claims(t), body))["spec"]["storageClassName"] == ""


@conformance("[sig-storage] StorageClasses, CSIDrivers and attributes classes: what may not change")
def immutable(t):
    rest, base, name = Rest(t), "/apis/storage.k8s.io/v1/", t.namespace
    made = ok(rest.post(base + "storageclasses", {"metadata": {"name": name}, "provisioner": "example.com/p"}))
    assert made["reclaimPolicy"] == "Delete" and made["volumeBindingMode"] == "Immediate", made
    refused(rest.patch(base + "storageclasses/" + name, {"parameters": {"a": "b"}}), 422, "Invalid",
            "parameters: Invalid value", "field is immutable")
    refused(rest.patch(base + "storageclasses/" + name, {"provisioner": "other"}), 422, "Invalid",
            "provisioner: Invalid value", "field is immutable")
    ok(rest.patch(base + "storageclasses/" + name, {"allowVolumeExpansion": True}))
    ok(rest.delete(base + "storageclasses/" + name))
    made = ok(rest.post(base + "csidrivers", {"metadata": {"name": name}, "spec": {}}))
    spec = made["spec"]
    assert spec["attachRequired"] is True and spec["podInfoOnMount"] is False and spec["storageCapacity"] is False
    assert spec["fsGroupPolicy"] == "ReadWriteOnceWithFSType" and spec["volumeLifecycleModes"] == ["Persistent"], spec
    assert spec["requiresRepublish"] is False and spec["seLinuxMount"] is False, spec
    refused(rest.patch(base + "csidrivers/" + name, {"spec": {"attachRequired": False}}), 422, "Invalid",
            "spec.attachedRequired")
    ok(rest.delete(base + "csidrivers/" + name))
    ok(rest.post(base + "volumeattributesclasses", {"metadata": {"name": name}, "driverName": "d.example.com",
                                                    "parameters": {"a": "b"}}))
    refused(rest.patch(base + "volumeattributesclasses/" + name, {"parameters": {"a": "c"}}), 422, "Invalid")
    ok(rest.delete(base + "volumeattributesclasses/" + name))


@conformance("[sig-storage] Volumes are bound by size, mode, class, selector and name")
def matching(t):
    rest = Rest(t)
    for name, spec in (("small", {"capacity": {"storage": "1Gi"}}), ("large", {"capacity": {"storage": "5Gi"}}),
                       ("block", {"volumeMode": "Block", "hostPath": None, "local": {"path": "/dev/x"}, "nodeAffinity": {
                           "required": {"nodeSelectorTerms": [{"matchExpressions": [
                               {"key": "kubernetes.io/hostname", "operator": "Exists"}]}]}}})):
        ok(rest.post(VOLUMES, volume(t, name, **spec)))
    wants = {"a": {"resources": {"requests": {"storage": "3Gi"}}}, "b": {"volumeMode": "Block"},
             "c": {"volumeName": f"{t.namespace}-small"}}
    for name, spec in wants.items():
        ok(rest.post(claims(t), claim(t, name, **spec)))
    for name, expected in (("a", "large"), ("b", "block"), ("c", "small")):
        t.eventually(lambda: ok(rest.get(f"{claims(t)}/{name}"))["status"]["phase"] == "Bound")
        assert ok(rest.get(f"{claims(t)}/{name}"))["spec"]["volumeName"] == f"{t.namespace}-{expected}"
    ok(rest.post(claims(t), claim(t, "d")))
    events = f"/api/v1/namespaces/{t.namespace}/events"
    t.eventually(lambda: any(each["involvedObject"]["name"] == "d" for each in ok(rest.get(events))["items"]))
    ok(rest.delete(claims(t)))
    ok(rest.delete(VOLUMES, labelSelector="e2e-pv=" + t.namespace))
