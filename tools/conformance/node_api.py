"""Pods and kinds around them, as far as the API alone decides: what conformance tests of SIG Node check."""
from harness import JSON_PATCH, MERGE, conformance
from objects import GATE, conditions, container, is_ready, names, open_gate, phase, pod

TEMPLATES, LEASES, CLASSES = "podtemplates", "leases.coordination", "runtimeclasses.node"


def running(t, name):
    return t.eventually(lambda: (lambda found: is_ready(found) and found)(t.get("pods", name)), what=f"{name} ready")


@conformance("Kubernetes, Pods: should be submitted and removed")
def submitted(t):
    version = t.list("pods") or t.ask("GET", t._path("pods"))["metadata"]["resourceVersion"]
    body = pod("a", {"name": "foo", "time": t.id})
    t.create("pods", body)
    assert names(t.list("pods", f"time={t.id}")) == ["a"]
    seen = t.until("pods", lambda kind, found: kind == "ADDED", version, f"time={t.id}")
    assert seen["metadata"]["name"] == "a"
    version = running(t, "a")["metadata"]["resourceVersion"]
    t.delete("pods", "a", {"gracePeriodSeconds": 30})
    gone = t.until("pods", lambda kind, found: kind == "DELETED", version, f"time={t.id}", 40)
    assert gone["metadata"]["deletionTimestamp"] and gone["spec"]["terminationGracePeriodSeconds"] == 1
    assert not t.list("pods", f"time={t.id}")


@conformance("Kubernetes, Pods: should be updated; only some fields; activeDeadlineSeconds may only shrink")
def updated(t):
    t.create("pods", pod("a"))
    running(t, "a")
    found = t.change("pods", "a", lambda found: found["metadata"]["labels"].update(time="updated"))
    assert found["metadata"]["labels"]["time"] == "updated" and names(t.list("pods", "time=updated")) == ["a"]
    t.refused(422, t.patch, "pods", "a", {"spec": {"nodeName": "other"}},
              contains="pod updates may not change fields other than")
    t.patch("pods", "a", {"spec": {"tolerations": [{"key": "new", "operator": "Exists"}]}})
    t.patch("pods", "a", {"spec": {"activeDeadlineSeconds": 3600}})
    t.refused(422, t.patch, "pods", "a", {"spec": {"activeDeadlineSeconds": 7200}})
    t.change("pods", "a", lambda found: found["spec"].update(activeDeadlineSeconds=1))
    found = t.eventually(lambda: (lambda it: phase(it) == "Failed" and it)(t.get("pods", "a")), what="deadline passed")
    assert found["status"]["reason"] == "DeadlineExceeded", found["status"]


@conformance("Pods, lifecycle: should run through the lifecycle of Pods and PodStatus")
def lifecycle(t):
    version = t.create("pods", pod("a", {"test-pod-static": "true"}))["metadata"]["resourceVersion"]
    ready = t.until("pods", lambda kind, found: is_ready(found), version, "test-pod-static=true")
    change = {"metadata": {"labels": {"test-pod": "patched"}},
              "spec": {"containers": [{"name": "main", "image": "busybox:patched"}]}}
    patched = t.patch("pods", "a", change)
    assert patched["spec"]["containers"][0]["image"] == "busybox:patched"
    status = t.get("pods", "a", "status")
    for each in status["status"]["conditions"]:
        if each["type"] == "Ready":
            each["status"] = "False"
    t.change("pods", "a", lambda found: [each.update(status="False") for each in found["status"]["conditions"]
                                         if each["type"] == "Ready"], "status")
    t.until("pods", lambda kind, found: not is_ready(found), ready["metadata"]["resourceVersion"])
    t.delete_collection("pods", "test-pod-static=true", {"gracePeriodSeconds": 1})
    t.until("pods", lambda kind, found: kind == "DELETED", ready["metadata"]["resourceVersion"])


@conformance("Pods, delete a collection; PATCH and PUT of the status")
def collection(t):
    for number in range(3):
        t.create("pods", pod(f"pod-{number}", {"type": "Testing"}))
    for number in range(3):
        running(t, f"pod-{number}")
    t.patch("pods", "pod-0", {"status": {"message": "Patched by e2e test", "reason": "E2E"}}, "status")
    found = t.get("pods", "pod-0", "status")
    assert (found["status"]["message"], found["status"]["reason"]) == ("Patched by e2e test", "E2E")
    t.change("pods", "pod-0", lambda found: found["status"].update(message="Updated by e2e test"), "status")
    assert t.get("pods", "pod-0")["status"]["message"] == "Updated by e2e test"
    t.delete_collection("pods", "type=Testing")
    t.eventually(lambda: not t.list("pods"))


@conformance("Kubernetes, Pods, QOS: should set QOS class")
def quality(t):
    def requests(name, **resources):
        body = pod(name)
        body["spec"]["containers"][0]["resources"] = resources
        return t.create("pods", body)["status"]["qosClass"]
    amounts = {"cpu": "100m", "memory": "100Mi"}
    assert requests("a", requests=amounts, limits=amounts) == "Guaranteed"
    assert requests("b", requests={"cpu": "50m"}, limits=amounts) == "Burstable"
    assert requests("c", limits=amounts) == "Guaranteed" and requests("d") == "BestEffort"


@conformance("Pod Generation: updates of the spec raise metadata.generation, status.observedGeneration follows")
def generation(t):
    assert t.create("pods", pod("a"))["metadata"]["generation"] == 1
    found = running(t, "a")
    assert found["status"]["observedGeneration"] == 1, found["status"]
    ready = conditions(found)["Ready"]
    assert ready.get("observedGeneration") == 1, ready
    change = {"spec": {"containers": [{"name": "main", "image": "busybox:other"}]}}
    assert t.patch("pods", "a", change)["metadata"]["generation"] == 2
    t.eventually(lambda: t.get("pods", "a")["status"]["observedGeneration"] == 2, what="observed")
    assert t.patch("pods", "a", {"metadata": {"labels": {"b": "c"}}})["metadata"]["generation"] == 2
    t.patch("pods", "a", {"metadata": {"generation": 7}}, kind=MERGE)
    assert t.get("pods", "a")["metadata"]["generation"] == 2
    t.patch("pods", "a", {"spec": {"activeDeadlineSeconds": 600}})
    assert t.get("pods", "a")["metadata"]["generation"] == 3
    t.delete("pods", "a", {"gracePeriodSeconds": 30})
    t.eventually(lambda: t.absent("pods", "a") or t.get("pods", "a")["metadata"]["generation"] == 4)


@conformance("Pod Generation: custom-set generation on new pods and graceful delete")
def generation_delete(t):
    body = pod("a", annotations={"simulation.swiftlet.dev/termination-seconds": "2"},
               script="trap '' TERM; while :; do sleep 1; done")
    body["metadata"]["generation"] = 100
    assert t.create("pods", body)["metadata"]["generation"] == 1
    running(t, "a")
    assert t.delete("pods", "a", {"gracePeriodSeconds": 2})["metadata"]["generation"] == 2
    t.eventually(lambda: t.absent("pods", "a"))


@conformance("Pod Readiness Gate: should support pod readiness gates")
def readiness_gates(t):
    t.create("pods", pod("a", gated=True))
    t.eventually(lambda: conditions(t.get("pods", "a")).get("ContainersReady", {}).get("status") == "True")
    ready = conditions(t.get("pods", "a"))["Ready"]
    assert (ready["status"], ready["reason"]) == ("False", "ReadinessGatesNotReady"), ready
    assert ready["message"] == f'corresponding condition of pod readiness gate "{GATE}" does not exist.', ready
    open_gate(t, "a")
    running(t, "a")
    open_gate(t, "a", "False")
    t.eventually(lambda: not is_ready(t.get("pods", "a")))
    message = conditions(t.get("pods", "a"))["Ready"]["message"]
    assert message == f'the status of pod readiness gate "{GATE}" is not "True", but False', message


@conformance("Ephemeral Containers: create, patch and update via the subresource")
def ephemeral(t):
    t.create("pods", pod("a"))
    running(t, "a")
    debugger = {"name": "debugger", "image": "busybox", "command": ["sh", "-c", "sleep 3600"], "stdin": True}
    patched = t.patch("pods", "a", {"spec": {"ephemeralContainers": [debugger]}}, "ephemeralcontainers")
    [made] = patched["spec"]["ephemeralContainers"]
    assert made["terminationMessagePolicy"] == "File" and patched["metadata"]["generation"] == 2
    t.eventually(lambda: t.get("pods", "a")["status"]["ephemeralContainerStatuses"][0]["state"]["running"])
    found = t.get("pods", "a", "ephemeralcontainers")
    found["spec"]["ephemeralContainers"].append({**debugger, "name": "second"})
    assert len(t.replace("pods", found, "ephemeralcontainers")["spec"]["ephemeralContainers"]) == 2
    t.refused(422, t.patch, "pods", "a", [{"op": "remove", "path": "/spec/ephemeralContainers/0"}],
              "ephemeralcontainers", kind=JSON_PATCH, contains="existing ephemeral containers")
    t.refused(422, t.patch, "pods", "a", {"spec": {"ephemeralContainers": [{**debugger, "name": "third"}]}},
              contains="pod updates may not change fields")
    wrong = {**debugger, "name": "ports", "ports": [{"containerPort": 80}]}
    t.refused(422, t.patch, "pods", "a", {"spec": {"ephemeralContainers": [wrong]}}, "ephemeralcontainers",
              contains="cannot be set for an Ephemeral Container")
    t.refused(422, t.create, "pods", pod("b", ephemeralContainers=[debugger]),
              contains="cannot be set on create")


@conformance("Pod InPlace Resize Container: subresource, what may change")
def resize(t):
    body = pod("a")
    body["spec"]["containers"][0].update(resources={"requests": {"cpu": "100m", "memory": "64Mi"}})
    t.create("pods", body)
    running(t, "a")
    change = {"spec": {"containers": [{"name": "main", "resources": {"requests": {"cpu": "200m"}}}]}}
    t.refused(422, t.patch, "pods", "a", change)
    found = t.patch("pods", "a", change, "resize")
    assert found["spec"]["containers"][0]["resources"]["requests"] == {"cpu": "200m", "memory": "64Mi"}
    assert found["metadata"]["generation"] == 2
    status = t.eventually(lambda: (lambda it: it["observedGeneration"] == 2 and it)(t.get("pods", "a")["status"]))
    t.eventually(lambda: t.get("pods", "a")["status"]["containerStatuses"][0]["resources"]["requests"]["cpu"] == "200m",
                 what="the node tells what it gave")
    assert status["qosClass"] == "Burstable"
    change["spec"]["containers"][0]["resources"] = {"limits": {"cpu": "200m", "memory": "64Mi"}}
    t.refused(422, t.patch, "pods", "a", change, "resize",
              contains="Pod QOS Class may not change as a result of resizing")
    change["spec"]["containers"][0] = {"name": "main", "image": "busybox:other"}
    kept = t.patch("pods", "a", change, "resize")["spec"]["containers"][0]
    assert kept["image"] == "busybox", "a resize changes nothing but resources"


@conformance("Sysctls: should reject invalid sysctls; accepts those of the right form")
def sysctls(t):
    bad = {"sysctls": [{"name": "foo-", "value": "bar"}, {"name": "kernel.shmmax", "value": "100000000"},
                       {"name": "safe-and-unsafe", "value": "100000000"}, {"name": "bar..", "value": "42"}]}
    refused = t.refused(422, t.create, "pods", pod("a", securityContext=bad))
    assert 'Invalid value: "foo-"' in refused["message"] and 'Invalid value: "bar.."' in refused["message"]
    assert "safe-and-unsafe" not in refused["message"] and "kernel.shmmax" not in refused["message"]
    good = {"sysctls": [{"name": "kernel/shm_rmid_forced", "value": "1"}]}
    t.create("pods", pod("b", securityContext=good))


@conformance("PodTemplates, lifecycle; replace; delete collection")
def templates(t):
    body = {"metadata": {"name": "a", "labels": {"podtemplate-static": "true"}},
            "template": {"metadata": {"labels": {"x": "y"}}, "spec": {"containers": [container()]}}}
    t.create(TEMPLATES, body)
    assert len(t.list_all(TEMPLATES, "podtemplate-static=true", fieldSelector=f"metadata.namespace={t.namespace}")) == 1
    patched = t.patch(TEMPLATES, "a", {"metadata": {"labels": {"podtemplate": "patched"}}})
    assert patched["metadata"]["labels"]["podtemplate"] == "patched" and "generation" in patched["metadata"]
    t.change(TEMPLATES, "a", lambda found: found["metadata"].setdefault("annotations", {}).update(updated="true"))
    assert t.get(TEMPLATES, "a")["metadata"]["annotations"] == {"updated": "true"}
    t.delete(TEMPLATES, "a")
    for name in ("b", "c", "d"):
        t.create(TEMPLATES, {**body, "metadata": {"name": name, "labels": {"podtemplate-set": "true"}}})
    t.delete_collection(TEMPLATES, "podtemplate-set=true")
    assert not t.list(TEMPLATES)


@conformance("lease API should be available")
def leases(t):
    spec = {"holderIdentity": "holder", "leaseDurationSeconds": 30, "leaseTransitions": 0,
            "acquireTime": "2026-01-01T00:00:01.000005Z", "renewTime": "2026-01-01T00:00:02.500000Z"}
    assert t.create(LEASES, {"metadata": {"name": "lease"}, "spec": spec})["spec"] == spec
    assert t.get(LEASES, "lease")["spec"] == spec
    t.change(LEASES, "lease", lambda found: found["spec"].update(leaseDurationSeconds=50, holderIdentity="other"))
    assert t.patch(LEASES, "lease", {"spec": {"leaseTransitions": 1}})["spec"]["leaseTransitions"] == 1
    t.refused(422, t.patch, LEASES, "lease", {"spec": {"leaseDurationSeconds": 0}}, contains="must be greater than 0")
    t.create(LEASES, {"metadata": {"name": "second", "labels": {"deletecollection": "true"}}, "spec": spec})
    assert len(t.list(LEASES)) == 2
    t.delete_collection(LEASES, "deletecollection=true")
    assert names(t.list(LEASES)) == ["lease"]
    t.delete(LEASES, "lease")


@conformance("NodeLease: the kubelet should create and update a lease in the kube-node-lease namespace")
def node_lease(t):
    node = t.list("nodes", namespace=None)[0]
    name = node["metadata"]["name"]
    found = t.get(LEASES, name, namespace="kube-node-lease")
    assert found["spec"]["holderIdentity"] == name and found["spec"]["leaseDurationSeconds"] == 40
    owner = found["metadata"]["ownerReferences"][0]
    assert owner["kind"] == "Node" and owner["uid"] == node["metadata"]["uid"]
    first = found["spec"]["renewTime"]
    t.eventually(lambda: t.get(LEASES, name, namespace="kube-node-lease")["spec"]["renewTime"] > first, 40, 1)


@conformance("RuntimeClass API; pods of a class that is not there; overhead and scheduling")
def runtime_classes(t):
    name = f"class-{t.id}"
    body = {"metadata": {"name": name, "labels": {"test": t.id}}, "handler": "handler",
            "overhead": {"podFixed": {"cpu": "10m", "memory": "1Mi"}},
            "scheduling": {"nodeSelector": {"kubernetes.io/os": "linux"}}}
    t.create(CLASSES, body, namespace=None)
    t.after(t.delete, CLASSES, name, namespace=None)
    t.refused(409, t.create, CLASSES, body, namespace=None)
    assert names(t.list(CLASSES, f"test={t.id}", namespace=None)) == [name]
    patched = t.patch(CLASSES, name, {"metadata": {"annotations": {"patched": "true"}}}, namespace=None)
    assert patched["metadata"]["annotations"]["patched"] == "true"
    t.change(CLASSES, name, lambda found: found["metadata"]["annotations"].update(updated="true"), namespace=None)
    t.refused(422, t.patch, CLASSES, name, {"handler": "other"}, namespace=None, contains="field is immutable")
    t.refused(422, t.create, CLASSES, {"metadata": {"name": f"bad-{t.id}"}, "handler": "Not Valid"}, namespace=None)
    made = t.create("pods", pod("a", runtimeClassName=name))
    assert made["spec"]["overhead"] == {"cpu": "10m", "memory": "1Mi"}, made["spec"]
    assert made["spec"]["nodeSelector"] == {"kubernetes.io/os": "linux"}
    t.refused(403, t.create, "pods", pod("b", runtimeClassName=f"none-{t.id}"), contains="pod rejected: RuntimeClass")
    conflict = pod("c", runtimeClassName=name, nodeSelector={"kubernetes.io/os": "windows"})
    t.refused(403, t.create, "pods", conflict, contains="conflict: runtimeClass.scheduling.nodeSelector")
    assert t.ask("GET", "/apis/node.k8s.io")["preferredVersion"]["version"] == "v1"
    t.create(CLASSES, {"metadata": {"name": f"two-{t.id}", "labels": {"test": t.id}}, "handler": "h"}, namespace=None)
    t.delete_collection(CLASSES, f"test={t.id}", namespace=None)
    assert not t.list(CLASSES, f"test={t.id}", namespace=None)


@conformance("LimitRange, resources: defaults, minimum and maximum, update, delete")
def limit_ranges(t):
    def item(**more):
        return {"type": "Container", **more}
    limits = item(min={"cpu": "50m", "memory": "100Mi"}, max={"cpu": "500m", "memory": "500Mi"},
                  default={"cpu": "500m", "memory": "500Mi"}, defaultRequest={"cpu": "100m", "memory": "200Mi"})
    t.create("limitranges", {"metadata": {"name": "limits", "labels": {"l": t.id}}, "spec": {"limits": [limits]}})
    assert t.list_all("limitranges", f"l={t.id}")[0]["spec"]["limits"] == [limits]

    def asks(name, **resources):
        body = pod(name)
        body["spec"]["containers"][0]["resources"] = resources
        return body
    made = t.create("pods", asks("plain"))["spec"]["containers"][0]["resources"]
    assert made == {"requests": limits["defaultRequest"], "limits": limits["default"]}, made
    made = t.create("pods", asks("partial", requests={"cpu": "300m"}))["spec"]["containers"][0]["resources"]
    assert made["requests"] == {"cpu": "300m", "memory": "200Mi"} and made["limits"] == limits["default"], made
    made = t.create("pods", asks("limit", limits={"cpu": "300m"}))["spec"]["containers"][0]["resources"]
    assert made["requests"]["cpu"] == "300m", made
    refused = t.refused(403, t.create, "pods", asks("small", requests={"cpu": "10m"}))
    assert "minimum cpu usage per Container is 50m, but request is 10m" in refused["message"], refused
    refused = t.refused(403, t.create, "pods", asks("large", requests={"cpu": "600m"}, limits={"cpu": "600m"}))
    assert "maximum cpu usage per Container is 500m, but limit is 600m" in refused["message"], refused
    t.change("limitranges", "limits", lambda found: found["spec"]["limits"][0].update(min={"cpu": "9m"}))
    t.create("pods", asks("small", requests={"cpu": "10m"}))
    t.delete_collection("limitranges", f"l={t.id}")
    t.eventually(lambda: "resources" in t.create("pods", asks(f"free-{t.id}"))["spec"]["containers"][0])


@conformance("pods bound past the scheduler are refused by their node when they do not fit", needs="processes")
def refused_by_node(t):
    node = t.list("nodes", namespace=None)[-1]
    body = pod("large", nodeName=node["metadata"]["name"])
    body["spec"]["containers"][0]["resources"] = {"requests": {"cpu": "1000"}}
    t.create("pods", body)
    found = t.eventually(lambda: (lambda it: phase(it) == "Failed" and it)(t.get("pods", "large")))
    assert found["status"]["reason"] == "OutOfcpu", found["status"]
    assert found["status"]["message"].startswith(
        "Pod was rejected: Node didn't have enough resource: cpu, requested: 1000000, used: "), found["status"]
    t.create("pods", pod("elsewhere", nodeName=node["metadata"]["name"], nodeSelector={"no": "where"}))
    found = t.eventually(lambda: (lambda it: phase(it) == "Failed" and it)(t.get("pods", "elsewhere")))
    assert found["status"]["reason"] == "NodeAffinity", found["status"]


@conformance("Pods, security and other fields that only validation sees")
def refusals(t):
    def refused(contains, **spec):
        answer = t.refused(422, t.create, "pods", pod("bad", **spec))
        assert contains in answer["message"], answer["message"]
    refused("Required value", containers=[])
    refused('Unsupported value: "Sometimes"', restartPolicy="Sometimes")
    refused("Duplicate value", containers=[container(), container()])
    refused('Not found: "none"', containers=[container(volumeMounts=[{"name": "none", "mountPath": "/x"}])])
    refused("must be between", activeDeadlineSeconds=0)
    refused("must be less than or equal to cpu limit", containers=[
        container(resources={"requests": {"cpu": "2"}, "limits": {"cpu": "1"}})])
    refused("hostPort", hostNetwork=True, containers=[container(ports=[{"containerPort": 80, "hostPort": 81}])])
    refused("must specify a handler type", containers=[container(livenessProbe={"periodSeconds": 1})])
