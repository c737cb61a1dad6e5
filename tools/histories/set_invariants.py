"""What holds at rest of StatefulSets and their claims."""
from .snapshot import labels, name, owners
from .violation import Violation
from .workload_invariants import HASH, differing, settled, unused_revisions


def stateful_sets(snapshot):
    for tree in settled(snapshot, "statefulsets"):
        counts = ("replicas", "readyReplicas", "availableReplicas")
        yield from differing(tree, dict.fromkeys(counts, tree["spec"]["replicas"]))
        yield from (Violation(tree, text) for check in (_ordinals, _claims, _updated) for text in check(tree, snapshot))
        yield from unused_revisions(tree, snapshot)


def _names(tree):
    """Those of the pods that there should be."""
    return {f"{name(tree)}-{_start(tree) + number}" for number in range(tree["spec"]["replicas"])}


def _start(tree):
    return tree["spec"].get("ordinals", {}).get("start", 0)


def _ordinals(tree, snapshot):
    found = {name(pod) for pod in snapshot.controlled(tree, "pods")}
    if found != _names(tree):
        yield f"the pods are {sorted(found)} instead of {sorted(_names(tree))}"


def _claims(tree, snapshot):
    """Every pod has its claim, and the set owns it if it is to go with the set."""
    claims = {name(claim): claim for claim in snapshot["persistentvolumeclaims"]}
    goes = tree["spec"]["persistentVolumeClaimRetentionPolicy"]["whenDeleted"] == "Delete"
    for wanted in (f"data-{pod}" for pod in _names(tree)):
        if wanted not in claims:
            yield f"{wanted} is not there"
            continue
        owned = [owner["uid"] for owner in owners(claims[wanted])]
        if owned != ([tree["metadata"]["uid"]] if goes else []):
            yield f"{wanted} is owned by {owned}"


def _updated(tree, snapshot):
    """Pods are of the newest revision where the strategy says so; a partition counts from the first ordinal."""
    strategy, status = tree["spec"]["updateStrategy"], tree.get("status", {})
    partition = strategy.get("rollingUpdate", {}).get("partition", 0)
    if strategy["type"] == "OnDelete":
        return
    for pod in snapshot.controlled(tree, "pods"):
        ordinal, revision = int(name(pod).rpartition("-")[2]), labels(pod)[HASH]
        if ordinal - _start(tree) >= partition and revision != status.get("updateRevision"):
            yield f"{name(pod)} is of revision {revision}"
    is_updated = status.get("currentRevision") == status.get("updateRevision")
    if tree["spec"]["replicas"] and not partition and not is_updated:
        yield "the update does not end"


ALL = (stateful_sets,)
