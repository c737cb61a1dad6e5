"""What holds at rest of Deployments, ReplicaSets, ReplicationControllers and DaemonSets."""
from .snapshot import controller, has_ended, is_going, labels, name
from .violation import Violation

HASH = "controller-revision-hash"


def _unlike(tree, wanted):
    """The fields of a status that are other than they should be."""
    status = tree.get("status", {})
    return [f"{field} is {status.get(field, 0)} instead of {value}"
            for field, value in wanted.items() if status.get(field, 0) != value]


def settled(snapshot, plural):
    """Those that are to stay."""
    return [tree for tree in snapshot[plural] if not is_going(tree)]


def differing(tree, wanted):
    """A status that tells something else, or of an older spec."""
    wanted = {"observedGeneration": tree["metadata"]["generation"], **wanted}
    if wrong := _unlike(tree, wanted):
        yield Violation(tree, "; ".join(wrong))


def deployments(snapshot):
    """As many pods as wanted, all of the newest template; a paused one keeps what it has, which may be too many."""
    for tree in settled(snapshot, "deployments"):
        replicas = tree["spec"]["replicas"]
        if tree["spec"].get("paused"):
            replicas = sum(each["spec"]["replicas"] for each in snapshot.controlled(tree, "replicasets"))
        wanted = dict.fromkeys(("replicas", "readyReplicas", "availableReplicas"), replicas)
        if not tree["spec"].get("paused"):
            wanted["updatedReplicas"] = replicas
        yield from differing(tree, wanted)
        yield from _history(tree, snapshot)


def _history(tree, snapshot):
    """Former ReplicaSets are kept as many as wanted."""
    former = [each for each in snapshot.controlled(tree, "replicasets") if not each["spec"]["replicas"]]
    newest = max((_revision(each) for each in snapshot.controlled(tree, "replicasets")), default=0)
    former = [each for each in former if _revision(each) != newest]
    if len(former) > tree["spec"]["revisionHistoryLimit"]:
        yield Violation(tree, f"{len(former)} former ReplicaSets are kept")


def _revision(tree):
    return int((tree["metadata"].get("annotations") or {}).get("deployment.kubernetes.io/revision", 0))


def replica_sets(snapshot):
    """ReplicaSets and ReplicationControllers have the pods that they want, and say so."""
    for tree in settled(snapshot, "replicasets") + settled(snapshot, "replicationcontrollers"):
        replicas = tree["spec"]["replicas"]
        counts = ("replicas", "readyReplicas", "availableReplicas", "fullyLabeledReplicas")
        yield from differing(tree, dict.fromkeys(counts, replicas))
        found = len(snapshot.controlled(tree, "pods"))
        if found != replicas:
            yield Violation(tree, f"{found} pods instead of {replicas}")


def daemon_sets(snapshot):
    nodes = {name(node) for node in snapshot["nodes"]}
    for tree in settled(snapshot, "daemonsets"):
        fields = ["desiredNumberScheduled", "currentNumberScheduled", "numberReady", "numberAvailable"]
        if tree["spec"]["updateStrategy"]["type"] != "OnDelete":
            fields.append("updatedNumberScheduled")
        yield from differing(tree, {**dict.fromkeys(fields, len(nodes)), "numberMisscheduled": 0})
        found = sorted(pod["spec"].get("nodeName", "") for pod in snapshot.controlled(tree, "pods"))
        if found != sorted(nodes):
            yield Violation(tree, f"pods on {found}")
        yield from unused_revisions(tree, snapshot)


def unused_revisions(tree, snapshot):
    """Former templates that no pod has are kept as many as wanted."""
    status = tree.get("status", {})
    used = {labels(pod).get(HASH) for pod in snapshot.controlled(tree, "pods")}
    used |= {status.get("currentRevision"), status.get("updateRevision")}
    revisions = sorted(snapshot.controlled(tree, "controllerrevisions"), key=lambda each: each["revision"])
    unused = [name(each) for each in revisions[:-1] if not used & {name(each), labels(each).get(HASH)}]
    if len(unused) > tree["spec"]["revisionHistoryLimit"]:
        yield Violation(tree, f"the revisions {unused} are kept")


OWNERS = {"deployments": "replicasets", "replicasets": "pods", "replicationcontrollers": "pods", "daemonsets": "pods",
          "statefulsets": "pods"}


def adopted(snapshot):
    """What has no owner is wanted by nobody."""
    for plural, owned in OWNERS.items():
        for tree in settled(snapshot, plural):
            selector = tree["spec"]["selector"]
            for each in snapshot[owned]:
                is_free = not (controller(each) or is_going(each) or has_ended(each))
                is_selected = selector.get("matchLabels", selector).items() <= labels(each).items()
                is_named = plural != "statefulsets" or name(each).rpartition("-")[0] == name(tree)
                if is_free and is_selected and is_named:
                    yield Violation(each, f"{name(tree)} does not adopt it")


ALL = (deployments, replica_sets, daemon_sets, adopted)
