"""Deployments: what the conformance tests of SIG Apps check."""
from harness import MERGE, conformance
from objects import alive, conditions, owner_of, phase, workload

DEPLOYMENTS, SETS = "deployments.apps", "replicasets.apps"
REVISION = "deployment.kubernetes.io/revision"


def complete(t, name):
    """Waits until the Deployment is as its spec says."""
    def look():
        found = t.get(DEPLOYMENTS, name)
        status, wanted = found["status"], found["spec"]["replicas"]
        counts = [status.get(key, 0) for key in ("updatedReplicas", "replicas", "availableReplicas", "readyReplicas")]
        up_to_date = status["observedGeneration"] >= found["metadata"]["generation"]
        return found if counts == [wanted] * 4 and up_to_date else None
    return t.eventually(look, what=f"deployment {name} complete")


def sets_of(t, name):
    uid = t.get(DEPLOYMENTS, name)["metadata"]["uid"]
    return [each for each in t.list(SETS) if (owner_of(each) or {}).get("uid") == uid]


def newest(t, name):
    return max(sets_of(t, name), key=lambda each: int(each["metadata"].get("annotations", {}).get(REVISION, 0)))


def set_image(t, name, image):
    change = {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": image}]}}}}
    return t.patch(DEPLOYMENTS, name, change)


@conformance("Deployment RollingUpdate")
def rolling_update(t):
    labels = {"app": "rolling"}
    adopted = workload("adopted", 1, labels)
    adopted["metadata"]["annotations"] = {REVISION: "3546343826724305832"}
    t.create(SETS, adopted)
    t.eventually(lambda: t.get(SETS, "adopted")["status"].get("availableReplicas") == 1)
    t.create(DEPLOYMENTS, workload("web", 1, labels, script="sleep 3601"))
    found = complete(t, "web")
    assert found["metadata"]["annotations"][REVISION] == "3546343826724305833"
    old = t.get(SETS, "adopted")
    assert owner_of(old)["name"] == "web" and old["spec"]["replicas"] == 0
    assert len(sets_of(t, "web")) == 2
    new = newest(t, "web")
    digest = new["metadata"]["labels"]["pod-template-hash"]
    assert new["metadata"]["name"] == f"web-{digest}" and new["spec"]["selector"]["matchLabels"] == {
        **labels, "pod-template-hash": digest}
    assert conditions(found)["Progressing"]["reason"] == "NewReplicaSetAvailable"
    assert conditions(found)["Available"]["reason"] == "MinimumReplicasAvailable"


@conformance("Deployment Recreate")
def recreate(t):
    t.create(DEPLOYMENTS, workload("web", 2, spec={"strategy": {"type": "Recreate"}}))
    complete(t, "web")
    version = t.get(DEPLOYMENTS, "web")["metadata"]["resourceVersion"]
    before = {each["metadata"]["uid"] for each in t.list("pods", "app=web")}
    set_image(t, "web", "busybox:new")
    running = dict.fromkeys(before, "Running")
    for kind, found in t.watch("pods", "app=web", 20, resourceVersion=version):
        uid = found["metadata"]["uid"]
        running[uid] = "gone" if kind == "DELETED" else phase(found)
        old = [each for each in before if running[each] != "gone"]
        new = [each for each in running if each not in before and running[each] == "Running"]
        assert not (old and new), "old and new pods run together"
        if len(new) == 2:
            break
    complete(t, "web")


@conformance("Deployment RevisionHistoryLimit")
def revision_history_limit(t):
    t.create(DEPLOYMENTS, workload("web", 1, spec={"revisionHistoryLimit": 0}))
    complete(t, "web")
    set_image(t, "web", "busybox:new")
    complete(t, "web")
    t.eventually(lambda: len(sets_of(t, "web")) == 1)


@conformance("Deployment Rollover")
def rollover(t):
    t.create(SETS, workload("first", 1, {"app": "web"}))
    t.eventually(lambda: t.get(SETS, "first")["status"].get("readyReplicas") == 1)
    spec = {"minReadySeconds": 0, "strategy": {"rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}}}
    t.create(DEPLOYMENTS, workload("web", 1, {"app": "web"}, spec, gated=True, script="sleep 3601"))
    t.eventually(lambda: len(sets_of(t, "web")) == 2)
    t.eventually(lambda: newest(t, "web")["status"]["replicas"] == 1)
    middle = newest(t, "web")["metadata"]["name"]
    assert t.get(SETS, "first")["spec"]["replicas"] == 1
    t.patch(DEPLOYMENTS, "web", {"spec": {"template": {"spec": {"readinessGates": None}}}}, kind=MERGE)
    complete(t, "web")
    assert t.get(SETS, "first")["spec"]["replicas"] == t.get(SETS, middle)["spec"]["replicas"] == 0
    t.eventually(lambda: [each["status"]["replicas"] for each in sets_of(t, "web")].count(0) == 2)


@conformance("Deployment Proportional Scaling")
def proportional_scaling(t):
    spec = {"strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 3, "maxUnavailable": 2}}}
    t.create(DEPLOYMENTS, workload("web", 10, spec=spec))
    complete(t, "web")
    first = newest(t, "web")["metadata"]["name"]
    change = {"spec": {"template": {"spec": {"readinessGates": [{"conditionType": "never/ready"}]}}}}
    t.patch(DEPLOYMENTS, "web", change)
    t.eventually(lambda: t.get(SETS, first)["status"].get("availableReplicas") == 8)
    second = newest(t, "web")["metadata"]["name"]
    assert first != second
    t.eventually(lambda: t.get(SETS, second)["status"]["replicas"] == 5)
    assert t.get(SETS, first)["spec"]["replicas"] == 8
    t.patch(DEPLOYMENTS, "web", {"spec": {"replicas": 30}}, "scale", kind=MERGE)
    t.eventually(lambda: t.get(SETS, first)["spec"]["replicas"] == 20, what="8 of 13 become 20 of 33")
    t.eventually(lambda: t.get(SETS, second)["spec"]["replicas"] == 13, what="5 of 13 become 13 of 33")


@conformance("Deployment, completes the scaling of a Deployment subresource")
def scale_subresource(t):
    t.create(DEPLOYMENTS, workload("web", 1))
    complete(t, "web")
    scale = t.get(DEPLOYMENTS, "web", "scale")
    assert scale["apiVersion"] == "autoscaling/v1" and scale["spec"]["replicas"] == 1
    assert scale["status"] == {"replicas": 1, "selector": "app=web"}
    scale["metadata"].pop("resourceVersion")
    scale["spec"]["replicas"] = 2
    assert t.replace(DEPLOYMENTS, scale, "scale")["spec"]["replicas"] == 2
    assert complete(t, "web")["spec"]["replicas"] == 2
    assert t.patch(DEPLOYMENTS, "web", {"spec": {"replicas": 4}}, "scale", kind=MERGE)["spec"]["replicas"] == 4
    assert t.get(DEPLOYMENTS, "web")["spec"]["replicas"] == 4


@conformance("Deployment, completes the lifecycle of a Deployment")
def lifecycle(t):
    body = workload("web", 2)
    body["metadata"]["labels"]["test-deployment-static"] = "true"
    version = t.create(DEPLOYMENTS, body)["metadata"]["resourceVersion"]
    selector = "test-deployment-static=true"
    t.until(DEPLOYMENTS, lambda kind, found: found["status"].get("readyReplicas") == 2, version, selector)
    change = {"metadata": {"labels": {"test-deployment": "patched"}},
              "spec": {"replicas": 1, "template": {"spec": {"terminationGracePeriodSeconds": 0,
                       "containers": [{"name": "main", "image": "busybox:other"}]}}}}
    version = t.patch(DEPLOYMENTS, "web", change)["metadata"]["resourceVersion"]
    t.until(DEPLOYMENTS, lambda kind, found: found["status"].get("updatedReplicas") == 1, version, selector)
    [found] = t.list_all(DEPLOYMENTS, selector)
    assert found["metadata"]["labels"]["test-deployment"] == "patched"
    refused = t.refused(422, t.patch, DEPLOYMENTS, "web", {"status": {"readyReplicas": 0}}, "status")
    assert "cannot be greater than readyReplicas" in refused["message"]
    none_ready = {"status": {"readyReplicas": 0, "availableReplicas": 0}}
    assert t.patch(DEPLOYMENTS, "web", none_ready, "status")["metadata"]["name"] == "web"
    complete(t, "web")
    t.delete_collection(DEPLOYMENTS, selector)
    t.until(DEPLOYMENTS, lambda kind, found: kind == "DELETED", version, selector)


@conformance("Deployment, status sub-resource")
def status_subresource(t):
    t.create(DEPLOYMENTS, workload("web", 1))
    complete(t, "web")
    assert t.get(DEPLOYMENTS, "web", "status")["status"]["replicas"] == 1
    mine = {"type": "StatusUpdate", "status": "True", "reason": "E2E", "message": "Set from e2e test"}
    version = t.get(DEPLOYMENTS, "web")["metadata"]["resourceVersion"]

    def add(found):
        found["status"]["conditions"].append(mine)
        found["spec"]["replicas"] = 7
    assert "StatusUpdate" in conditions(t.change(DEPLOYMENTS, "web", add, "status"))
    t.until(DEPLOYMENTS, lambda kind, found: conditions(found).get("StatusUpdate", {}).get("reason") == "E2E", version)
    assert t.get(DEPLOYMENTS, "web")["spec"]["replicas"] == 1
    patched = {"status": {"conditions": [{"type": "StatusPatched", "status": "True"}]}}
    t.patch(DEPLOYMENTS, "web", patched, "status", kind=MERGE)
    assert list(conditions(t.get(DEPLOYMENTS, "web", "status")))[0] == "StatusPatched"


@conformance("Deployment reaping should cascade to its replica sets and pods")
def reaping(t):
    t.create(DEPLOYMENTS, workload("web", 1))
    complete(t, "web")
    t.delete(DEPLOYMENTS, "web")
    t.eventually(lambda: not t.list(SETS) and not t.list("pods"))


@conformance("deployment reaping with orphan keeps its replica sets")
def orphan(t):
    t.create(DEPLOYMENTS, workload("web", 1))
    complete(t, "web")
    t.delete(DEPLOYMENTS, "web", {"propagationPolicy": "Orphan"})
    t.eventually(lambda: t.absent(DEPLOYMENTS, "web"))
    [left] = t.eventually(lambda: [each for each in t.list(SETS) if not owner_of(each)])
    t.create(DEPLOYMENTS, workload("web", 1))
    complete(t, "web")
    assert owner_of(t.get(SETS, left["metadata"]["name"]))["name"] == "web" and len(t.list(SETS)) == 1


@conformance("test Deployment ReplicaSet orphaning and adoption regarding controllerRef")
def controller_ref(t):
    t.create(DEPLOYMENTS, workload("web", 1))
    complete(t, "web")
    [made] = t.list(SETS)
    t.patch(SETS, made["metadata"]["name"], {"metadata": {"ownerReferences": None}}, kind=MERGE)
    t.eventually(lambda: owner_of(t.get(SETS, made["metadata"]["name"])))
    t.patch(SETS, made["metadata"]["name"], {"metadata": {"labels": {"app": "other"}}})
    t.eventually(lambda: not owner_of(t.get(SETS, made["metadata"]["name"])), what="released")


@conformance("should not disrupt: iterative rollouts should eventually progress")
def iterative_rollouts(t):
    t.create(DEPLOYMENTS, workload("web", 6, spec={"progressDeadlineSeconds": 30, "revisionHistoryLimit": 2}))
    for step in range(12):
        kind = step % 4
        if kind == 0:
            set_image(t, "web", f"busybox:{step}")
        elif kind == 1:
            t.patch(DEPLOYMENTS, "web", {"spec": {"replicas": 4 + step % 5}})
        elif kind == 2:
            t.patch(DEPLOYMENTS, "web", {"spec": {"paused": True}})
            set_image(t, "web", f"busybox:paused-{step}")
            t.patch(DEPLOYMENTS, "web", {"spec": {"paused": False}})
        else:
            for each in alive(t.list("pods", "app=web"))[:2]:
                t.delete_quietly("pods", each["metadata"]["name"])
    found = complete(t, "web")
    assert conditions(found)["Progressing"]["reason"] == "NewReplicaSetAvailable"
    t.eventually(lambda: len(sets_of(t, "web")) <= 3)
