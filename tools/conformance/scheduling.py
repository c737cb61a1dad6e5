"""The scheduler: what the conformance tests of SIG Scheduling check."""
from harness import JSON_PATCH, MERGE, conformance
from objects import conditions, is_ready, names, phase, pod, workload

CLASSES = "priorityclasses.scheduling"


def unschedulable(t, name, contains=""):
    """Waits until the scheduler says that the pod fits nowhere."""
    def look():
        found = conditions(t.get("pods", name)).get("PodScheduled", {})
        return found.get("reason") == "Unschedulable" and contains in found["message"] and found
    return t.eventually(look, what=f"{name} unschedulable: {contains}")


def scheduled(t, name):
    return t.eventually(lambda: t.get("pods", name)["spec"].get("nodeName"), what=f"{name} scheduled")


def free_node(t):
    return next(node for node in t.list("nodes", namespace=None)
                if not node["spec"].get("taints") and not node["spec"].get("unschedulable"))


def requesting(name, amount, resource="example.com/widget", **words):
    made = pod(name, **words)
    amounts = {resource: str(amount)}
    made["spec"]["containers"][0]["resources"] = {"requests": amounts, "limits": amounts}
    return made


def with_widgets(t, amount):
    """A node that has so many of a resource that only this test knows; both names."""
    node, resource = free_node(t)["metadata"]["name"], f"example.com/widget-{t.id}"
    at = "/status/capacity/" + resource.replace("/", "~1")
    t.patch("nodes", node, [{"op": "add", "path": at, "value": str(amount)}], "status", kind=JSON_PATCH, namespace=None)
    t.after(t.patch, "nodes", node, {"status": {"capacity": {resource: None}, "allocatable": {resource: None}}},
            "status", kind=MERGE, namespace=None)
    t.patch("nodes", node, {"status": {"allocatable": {resource: str(amount)}}}, "status", kind=MERGE, namespace=None)
    return node, resource


def priority(t, name, value, **more):
    full = f"{name}-{t.id}"
    t.create(CLASSES, {"metadata": {"name": full, "labels": {"of": t.id}}, "value": value, **more}, namespace=None)
    t.after(t.delete, CLASSES, full, namespace=None)
    return full


@conformance("Scheduler, resource limits: validates resource limits of pods that are allowed to run", serial=True)
def resource_limits(t):
    node, resource = with_widgets(t, 5)
    t.create("pods", requesting("fits", 3, resource))
    assert scheduled(t, "fits") == node
    t.create("pods", requesting("too-big", 3, resource))
    message = unschedulable(t, "too-big", "Insufficient")["message"]
    assert f"Insufficient {resource}" in message and "nodes are available" in message, message
    assert [each for each in t.eventually(lambda: [one for one in t.list("events")
            if one["reason"] == "FailedScheduling"]) if each["type"] == "Warning"]
    t.delete("pods", "fits", {"gracePeriodSeconds": 0})
    assert scheduled(t, "too-big") == node


@conformance("Scheduler, node selector not matching; matching", serial=True)
def node_selector(t):
    key = f"conformance-{t.id}/label"
    t.create("pods", pod("restricted", nodeSelector={key: "42"}))
    message = unschedulable(t, "restricted", "didn't match Pod's node affinity/selector")["message"]
    assert message.startswith("0/"), message
    node = free_node(t)["metadata"]["name"]
    t.after(t.patch, "nodes", node, {"metadata": {"labels": {key: None}}}, namespace=None)
    t.patch("nodes", node, {"metadata": {"labels": {key: "42"}}}, namespace=None)
    assert scheduled(t, "restricted") == node


def affinity_of(key, operator, values=None):
    expression = {"key": key, "operator": operator, **({"values": values} if values else {})}
    terms = [{"matchExpressions": [expression]}]
    return {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}}


@conformance("validates that NodeAffinity is respected if not matching, and that required NodeAffinity is", serial=True)
def node_affinity(t):
    key = f"conformance-{t.id}/number"
    node = free_node(t)["metadata"]["name"]
    t.after(t.patch, "nodes", node, {"metadata": {"labels": {key: None}}}, namespace=None)
    t.patch("nodes", node, {"metadata": {"labels": {key: "42"}}}, namespace=None)
    t.create("pods", pod("not", affinity=affinity_of(key, "In", ["41"])))
    unschedulable(t, "not")
    for name, operator, values in [("in", "In", ["42"]), ("exists", "Exists", None), ("greater", "Gt", ["41"])]:
        t.create("pods", pod(name, affinity=affinity_of(key, operator, values)))
        assert scheduled(t, name) == node


@conformance("validates that taints-tolerations is respected if matching, and if not", serial=True)
def taints(t):
    key = f"conformance-{t.id}"
    node = free_node(t)["metadata"]["name"]
    t.after(t.patch, "nodes", node, {"spec": {"taints": None}, "metadata": {"labels": {key: None}}}, namespace=None,
            kind=MERGE)
    taint = {"key": key, "value": "v", "effect": "NoSchedule"}
    t.patch("nodes", node, {"spec": {"taints": [taint]}, "metadata": {"labels": {key: "here"}}}, namespace=None)
    tolerations = [{"key": key, "operator": "Equal", "value": "v", "effect": "NoSchedule"}]
    t.create("pods", pod("tolerates", nodeSelector={key: "here"}, tolerations=tolerations))
    assert scheduled(t, "tolerates") == node
    t.create("pods", pod("does-not", nodeSelector={key: "here"}))
    unschedulable(t, "does-not", "untolerated taint")
    t.patch("nodes", node, {"spec": {"taints": None}}, namespace=None, kind=MERGE)
    assert scheduled(t, "does-not") == node


def on_port(name, node, port, host_ip=None, protocol="TCP"):
    made = pod(name, nodeSelector={"kubernetes.io/hostname": node})
    one = {"containerPort": 8080, "hostPort": port, "protocol": protocol, **({"hostIP": host_ip} if host_ip else {})}
    made["spec"]["containers"][0]["ports"] = [one]
    return made


@conformance("Scheduling, HostPort matching and HostIP and Protocol not-matching", serial=True)
def host_ports(t):
    node = free_node(t)["metadata"]["labels"]["kubernetes.io/hostname"]
    for name, address, protocol in [("pod1", "127.0.0.1", "TCP"), ("pod2", "127.0.0.2", "TCP"),
                                    ("pod3", "127.0.0.2", "UDP")]:
        t.create("pods", on_port(name, node, 54321, address, protocol))
        scheduled(t, name)


@conformance("Scheduling, HostPort and Protocol match, HostIPs different but one is default HostIP (0.0.0.0)",
             serial=True)
def host_port_conflict(t):
    node = free_node(t)["metadata"]["labels"]["kubernetes.io/hostname"]
    t.create("pods", on_port("pod4", node, 54322, "0.0.0.0"))
    scheduled(t, "pod4")
    t.create("pods", on_port("pod5", node, 54322, "127.0.0.1"))
    unschedulable(t, "pod5", "didn't have free ports for the requested pod ports")


@conformance("Pod.schedulingGates hold pods back until they are removed")
def gates(t):
    t.create("pods", pod("gated", schedulingGates=[{"name": "foo"}, {"name": "bar"}]))
    waiting = t.eventually(lambda: conditions(t.get("pods", "gated")).get("PodScheduled"))
    assert (waiting["status"], waiting["reason"]) == ("False", "SchedulingGated"), waiting
    assert waiting["message"] == "Scheduling is blocked due to non-empty scheduling gates", waiting
    refused = t.patch("pods", "gated", {"spec": {"nodeSelector": {"kubernetes.io/os": "linux"}}})
    assert refused["spec"]["nodeSelector"] == {"kubernetes.io/os": "linux"}, "a gated pod may be narrowed down"
    t.refused(422, t.patch, "pods", "gated", [{"op": "remove", "path": "/spec/nodeSelector"}], kind=JSON_PATCH)
    t.patch("pods", "gated", [{"op": "remove", "path": "/spec/schedulingGates/0"}], kind=JSON_PATCH)
    t.always(lambda: not t.get("pods", "gated")["spec"].get("nodeName"), 1)
    t.refused(422, t.patch, "pods", "gated", {"spec": {"schedulingGates": [{"name": "new"}]}}, kind=MERGE)
    t.patch("pods", "gated", [{"op": "remove", "path": "/spec/schedulingGates"}], kind=JSON_PATCH)
    scheduled(t, "gated")


@conformance("SchedulerPreemption: basic and critical preemption; lower ones go, equal ones stay", serial=True)
def preemption(t):
    node, resource = with_widgets(t, 10)
    low, high = priority(t, "low", 1), priority(t, "high", 1000)
    t.create("pods", requesting("low", 4, resource, priorityClassName=low))
    t.create("pods", requesting("high", 6, resource, priorityClassName=high))
    scheduled(t, "low"), scheduled(t, "high")
    version = t.get("pods", "low")["metadata"]["resourceVersion"]
    t.create("pods", requesting("preemptor", 4, resource, priorityClassName=high))
    marked = t.until("pods", lambda kind, found: "DisruptionTarget" in conditions(found), version)
    target = conditions(marked)["DisruptionTarget"]
    assert marked["metadata"]["name"] == "low" and target["reason"] == "PreemptionByScheduler", target
    assert target["message"] == "default-scheduler: preempting to accommodate a higher priority pod", target
    assert scheduled(t, "preemptor") == node and t.absent("pods", "low")
    assert "deletionTimestamp" not in t.get("pods", "high")["metadata"]
    seen = t.eventually(lambda: [each for each in t.list("events") if each["reason"] == "Preempted"])
    assert seen[0]["involvedObject"]["name"] == "low"


@conformance("Pod preemption verification: validates various priority Pods preempt expectedly", serial=True)
def preemption_path(t):
    node, resource = with_widgets(t, 5)
    classes = [priority(t, f"p{value}", value) for value in (1, 2, 3, 4)]
    expected = []
    for number, name in enumerate(classes[:3]):
        words = dict(priorityClassName=name, terminationGracePeriodSeconds=0)
        t.create("pods", requesting(f"p{number}", number + 1 if number < 2 else 2, resource, **words))
        expected.append(scheduled(t, f"p{number}"))
    assert expected == [node] * 3
    t.create("pods", requesting("top", 3, resource, priorityClassName=classes[3]))
    assert scheduled(t, "top") == node
    assert names(t.list("pods")) == ["p2", "top"]


@conformance("SchedulerPreemption: preemptionPolicy Never does not preempt; PreemptLowerPriority does", serial=True)
def never_preempts(t):
    node, resource = with_widgets(t, 1)
    never = priority(t, "never", 1000, preemptionPolicy="Never")
    t.create("pods", requesting("low", 1, resource))
    scheduled(t, "low")
    found = t.create("pods", requesting("polite", 1, resource, priorityClassName=never))
    assert (found["spec"]["priority"], found["spec"]["preemptionPolicy"]) == (1000, "Never")
    assert "not eligible due to preemptionPolicy=Never" in unschedulable(t, "polite", "preemption")["message"]
    assert "deletionTimestamp" not in t.get("pods", "low")["metadata"]
    t.delete("pods", "low", {"gracePeriodSeconds": 0})
    assert scheduled(t, "polite") == node


@conformance("PriorityClass endpoints: verify PriorityClass endpoints can be operated with different HTTP methods")
def priority_classes(t):
    name = priority(t, "p1", 1)
    t.refused(422, t.patch, CLASSES, name, {"value": 10}, namespace=None, contains="may not be changed in an update")
    t.refused(422, t.patch, CLASSES, name, {"preemptionPolicy": "Never"}, namespace=None)
    found = t.get(CLASSES, name, namespace=None)
    assert found["preemptionPolicy"] == "PreemptLowerPriority" and found["value"] == 1
    found["description"] = "updated"
    assert t.replace(CLASSES, found, namespace=None)["description"] == "updated"
    assert t.patch(CLASSES, name, {"description": "patched"}, namespace=None)["description"] == "patched"
    assert names(t.list(CLASSES, f"of={t.id}", namespace=None)) == [name]
    body = {"metadata": {"name": f"x-{t.id}"}, "value": 2000000000}
    t.refused(422, t.create, CLASSES, body, namespace=None, contains="maximum allowed value of a user defined priority")
    t.refused(422, t.create, CLASSES, {**body, "metadata": {"name": f"system-{t.id}"}, "value": 1}, namespace=None)
    builtin = {each["metadata"]["name"]: each["value"] for each in t.list(CLASSES, namespace=None)}
    assert builtin["system-node-critical"] == 2000001000 and builtin["system-cluster-critical"] == 2000000000
    t.delete_collection(CLASSES, f"of={t.id}", namespace=None)
    assert not t.list(CLASSES, f"of={t.id}", namespace=None)


@conformance("pods with critical priority classes and global defaults")
def pod_priority(t):
    t.refused(403, t.create, "pods", pod("none", priorityClassName=f"no-such-{t.id}"),
              contains="no PriorityClass with name")
    found = t.create("pods", pod("critical", priorityClassName="system-cluster-critical"))
    assert found["spec"]["priority"] == 2000000000 and found["spec"]["preemptionPolicy"] == "PreemptLowerPriority"
    t.refused(403, t.create, "pods", {**pod("differs"), "spec": {
        **pod("differs")["spec"], "priority": 5, "priorityClassName": "system-cluster-critical"}})
    assert t.create("pods", pod("plain"))["spec"]["priority"] == 0


def spread_over(key, max_skew=1, unsatisfiable="DoNotSchedule"):
    return [{"maxSkew": max_skew, "topologyKey": key, "whenUnsatisfiable": unsatisfiable,
             "labelSelector": {"matchLabels": {"app": "spread"}}}]


@conformance("PodTopologySpread Filtering: validates 4 pods with MaxSkew=1 are evenly distributed", serial=True)
def topology(t):
    key = f"conformance-{t.id}/zone"
    nodes = [each["metadata"]["name"] for each in t.list("nodes", namespace=None) if not each["spec"].get("taints")][:2]
    for zone, node in enumerate(nodes):
        t.after(t.patch, "nodes", node, {"metadata": {"labels": {key: None}}}, namespace=None)
        t.patch("nodes", node, {"metadata": {"labels": {key: f"z{zone}"}}}, namespace=None)
    t.create("replicasets.apps", workload("spread", 4, topologySpreadConstraints=spread_over(key),
                                          affinity=affinity_of(key, "Exists")))
    t.eventually(lambda: [bool(each["spec"].get("nodeName")) for each in t.list("pods")] == [True] * 4)
    places = [each["spec"]["nodeName"] for each in t.list("pods")]
    assert [places.count(node) for node in nodes] == [2, 2], places


@conformance("InterPodAffinity: required affinity and anti-affinity are respected")
def pod_affinity(t):
    term = {"labelSelector": {"matchLabels": {"security": "S1"}}, "topologyKey": "kubernetes.io/hostname"}
    required = {"requiredDuringSchedulingIgnoredDuringExecution": [term]}
    t.create("pods", pod("near", affinity={"podAffinity": required}))
    unschedulable(t, "near", "didn't match pod affinity rules")
    t.create("pods", pod("anchor", {"security": "S1"}))
    node = scheduled(t, "anchor")
    assert scheduled(t, "near") == node
    t.create("pods", pod("far", affinity={"podAntiAffinity": required}))
    assert scheduled(t, "far") != node
    t.create("pods", pod("nowhere", affinity={"podAntiAffinity": required},
                         nodeSelector={"kubernetes.io/hostname": node}))
    unschedulable(t, "nowhere", "didn't match pod anti-affinity rules")


@conformance("pods of a ReplicaSet are spread over nodes; a cordoned node gets none", serial=True)
def spread_and_cordon(t):
    nodes = [each["metadata"]["name"] for each in t.list("nodes", namespace=None) if not each["spec"].get("taints")]
    t.after(t.patch, "nodes", nodes[0], {"spec": {"unschedulable": None}}, namespace=None)
    t.patch("nodes", nodes[0], {"spec": {"unschedulable": True}}, namespace=None)
    taint = t.eventually(lambda: t.get("nodes", nodes[0], namespace=None)["spec"]["taints"])
    assert taint[0]["key"] == "node.kubernetes.io/unschedulable" and taint[0]["effect"] == "NoSchedule"
    count = 2 * (len(nodes) - 1)
    t.create("replicasets.apps", workload("rs", count))
    t.eventually(lambda: sum(map(is_ready, t.list("pods"))) == count)
    places = [each["spec"]["nodeName"] for each in t.list("pods")]
    assert nodes[0] not in places and all(places.count(node) == 2 for node in nodes[1:]), places
    assert {phase(each) for each in t.list("pods")} == {"Running"}
