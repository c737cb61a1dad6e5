"""PodDisruptionBudgets and evictions: what the conformance tests of SIG Apps check."""
from harness import JSON_PATCH, MERGE, STRATEGIC, conformance
from objects import conditions, is_ready, pod, workload

BUDGETS = "poddisruptionbudgets.policy"


def budget(name="foo", labels=None, **spec):
    return {"metadata": {"name": name, "labels": {"budget": "yes"}},
            "spec": {"selector": {"matchLabels": labels or {"foo": "bar"}}, **spec}}


def running_pods(t, count, labels=None, **words):
    for number in range(count):
        t.create("pods", pod(f"pod-{number}", labels or {"foo": "bar"}, **words))
    t.eventually(lambda: all(is_ready(each) for each in t.list("pods")), what="pods ready")


def processed(t, name="foo"):
    def look():
        found = t.get(BUDGETS, name)
        return found["status"].get("observedGeneration", 0) >= found["metadata"]["generation"] and found
    return t.eventually(look, what="budget processed")


def evict(t, name, **options):
    body = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": name, "namespace": t.namespace},
            **options}
    return t.create("pods", body, "eviction", name=name)


@conformance("PodDisruptionBudget: create, update, patch, and delete object")
def lifecycle(t):
    t.create(BUDGETS, budget(minAvailable=1))
    processed(t)
    t.change(BUDGETS, "foo", lambda found: found["spec"].update(minAvailable=2))
    assert processed(t)["spec"]["minAvailable"] == 2
    t.patch(BUDGETS, "foo", {"spec": {"minAvailable": "3%"}})
    assert processed(t)["spec"]["minAvailable"] == "3%"
    t.delete(BUDGETS, "foo")
    t.eventually(lambda: t.absent(BUDGETS, "foo"))


@conformance("PodDisruptionBudget: list and delete collection")
def collection(t):
    for name in ("foo1", "foo2", "foo3"):
        t.create(BUDGETS, budget(name, minAvailable=1))
    own = f"metadata.namespace={t.namespace}"
    assert len(t.list_all(BUDGETS, "budget=yes", fieldSelector=own)) == len(t.list(BUDGETS)) == 3
    t.delete_collection(BUDGETS, "budget=yes")
    t.eventually(lambda: not t.list(BUDGETS))


@conformance("PodDisruptionBudget: Status updates")
def status_updated(t):
    t.create(BUDGETS, budget(minAvailable=1))
    running_pods(t, 3)
    t.eventually(lambda: t.get(BUDGETS, "foo")["status"]["disruptionsAllowed"] == 2)
    found = t.get(BUDGETS, "foo")
    assert (found["status"]["currentHealthy"], found["status"]["desiredHealthy"],
            found["status"]["expectedPods"]) == (3, 1, 3)
    allowed = conditions(found)["DisruptionAllowed"]
    assert (allowed["status"], allowed["reason"]) == ("True", "SufficientPods")


@conformance("PodDisruptionBudget: update and patch status")
def status_subresource(t):
    t.create(BUDGETS, budget(minAvailable=1))
    running_pods(t, 1)
    t.eventually(lambda: t.get(BUDGETS, "foo")["status"]["currentHealthy"] == 1)
    name = "pod-0"

    def disrupt(found):
        found["status"]["disruptedPods"] = {name: "2026-01-01T00:00:00Z"}
        found["spec"]["minAvailable"] = 7
    version = t.get(BUDGETS, "foo")["metadata"]["resourceVersion"]
    updated = t.change(BUDGETS, "foo", disrupt, "status")
    assert name in updated["status"]["disruptedPods"] and updated["spec"]["minAvailable"] == 1
    t.until(BUDGETS, lambda kind, found: name in found["status"].get("disruptedPods", {}), version)
    patched = t.patch(BUDGETS, "foo", {"status": {"disruptedPods": None}}, "status", kind=MERGE)
    assert not patched["status"].get("disruptedPods")


@conformance("PodDisruptionBudget: block an eviction until the PDB is updated to allow it")
def blocked(t):
    t.create(BUDGETS, budget(minAvailable=3))
    running_pods(t, 3)
    t.eventually(lambda: t.get(BUDGETS, "foo")["status"]["currentHealthy"] == 3)
    refused = t.refused(429, evict, t, "pod-0", contains="Cannot evict pod as it would violate the pod's disruption")
    assert refused["reason"] == "TooManyRequests" and refused["details"]["causes"][0]["reason"] == "DisruptionBudget"
    assert refused["details"]["causes"][0]["message"] == (
        "The disruption budget foo needs 3 healthy pods and has 3 currently")
    t.change(BUDGETS, "foo", lambda found: found["spec"].update(minAvailable=2))
    t.eventually(lambda: t.get(BUDGETS, "foo")["status"]["disruptionsAllowed"] == 1)
    assert evict(t, "pod-0")["status"] == "Success"
    t.refused(429, evict, t, "pod-1")
    t.patch(BUDGETS, "foo", {"spec": {"minAvailable": 3}})
    processed(t)
    t.refused(429, evict, t, "pod-1")
    t.delete(BUDGETS, "foo")
    evict(t, "pod-1")


def evictions(name, pods, sets, spec, allowed):
    """An eviction with a budget, bare pods, and pods of a ReplicaSet."""
    @conformance(f"evictions: {name} => should {'' if allowed else 'not '}allow an eviction")
    def run(t):
        running_pods(t, pods)
        if sets:
            t.create("replicasets.apps", workload("rs", sets, {"foo": "bar"}))
            t.eventually(lambda: len(t.list("pods")) >= sets and all(is_ready(each) for each in t.list("pods")))
        if spec:
            t.create(BUDGETS, budget(**spec))
            t.eventually(lambda: t.get(BUDGETS, "foo")["status"]["currentHealthy"] == len(t.list("pods")))
        victim = t.list("pods")[0]["metadata"]["name"]
        if allowed:
            assert evict(t, victim)["code"] == 201
        else:
            t.refused(429, evict, t, victim)


evictions("no PDB", 1, 0, None, True)
evictions("too few pods, absolute", 2, 0, {"minAvailable": 2}, False)
evictions("enough pods, absolute", 3, 0, {"minAvailable": 2}, True)
evictions("enough pods, replicaSet, percentage", 0, 10, {"minAvailable": "90%"}, True)
evictions("too few pods, replicaSet, percentage", 0, 10, {"minAvailable": "95%"}, False)
evictions("maxUnavailable allow single eviction, percentage", 0, 10, {"maxUnavailable": "10%"}, True)
evictions("maxUnavailable deny evictions, integer", 0, 10, {"maxUnavailable": 0}, False)


@conformance("evictions: unhealthy pods by unhealthyPodEvictionPolicy")
def unhealthy(t):
    t.create(BUDGETS, budget(minAvailable=1, unhealthyPodEvictionPolicy="IfHealthyBudget"))
    t.create("pods", pod("pod-0", {"foo": "bar"}, gated=True))
    t.eventually(lambda: t.get("pods", "pod-0")["status"]["phase"] == "Running")
    t.eventually(lambda: t.get(BUDGETS, "foo")["status"]["expectedPods"] == 1)
    t.refused(429, evict, t, "pod-0")
    t.patch(BUDGETS, "foo", {"spec": {"unhealthyPodEvictionPolicy": "AlwaysAllow"}})
    processed(t)
    assert evict(t, "pod-0")["status"] == "Success"


@conformance("evictions: dry run, precondition, the old version, DisruptionTarget")
def eviction_options(t):
    running_pods(t, 1, annotations={"simulation.swiftlet.dev/termination-seconds": "3"},
                 script="trap '' TERM; while :; do sleep 1; done")
    evict(t, "pod-0", deleteOptions={"dryRun": ["All"]})
    assert "deletionTimestamp" not in t.get("pods", "pod-0")["metadata"]
    wrong = {"preconditions": {"uid": "not-this-one"}}
    t.refused(409, evict, t, "pod-0", deleteOptions=wrong, contains="the UID in the precondition")
    t.refused(404, evict, t, "no-such-pod")
    body = {"apiVersion": "policy/v1beta1", "kind": "Eviction", "metadata": {"name": "other"}}
    t.refused(400, t.create, "pods", body, "eviction", name="pod-0")
    body["metadata"]["name"] = "pod-0"
    body["deleteOptions"] = {"gracePeriodSeconds": 3}
    t.create("pods", body, "eviction", name="pod-0")
    found = t.get("pods", "pod-0")
    assert found["metadata"]["deletionGracePeriodSeconds"] == 3
    target = conditions(found)["DisruptionTarget"]
    assert (target["status"], target["reason"], target["message"]) == (
        "True", "EvictionByEvictionAPI", "Eviction API: evicting")


@conformance("PodDisruptionBudget: patches of all kinds, and what is refused")
def patches(t):
    t.create(BUDGETS, budget(maxUnavailable=1))
    t.patch(BUDGETS, "foo", {"metadata": {"labels": {"a": "1"}}}, kind=STRATEGIC)
    t.patch(BUDGETS, "foo", [{"op": "replace", "path": "/spec/maxUnavailable", "value": "50%"}], kind=JSON_PATCH)
    assert t.get(BUDGETS, "foo")["spec"]["maxUnavailable"] == "50%"
    t.refused(422, t.patch, BUDGETS, "foo", {"spec": {"minAvailable": 1}}, contains="cannot be both set")
    t.refused(422, t.patch, BUDGETS, "foo", {"spec": {"maxUnavailable": "x"}})
    t.refused(422, t.patch, BUDGETS, "foo", {"spec": {"maxUnavailable": -1}}, contains="greater than or equal to 0")
    t.refused(422, t.patch, BUDGETS, "foo", {"spec": {"unhealthyPodEvictionPolicy": "Never"}})
