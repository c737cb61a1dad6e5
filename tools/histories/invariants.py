"""What holds in every namespace once nothing happens any more, whatever has happened before.

Each function yields what is wrong with what it looks at. What holds of every object is here, the rest by kinds."""
from . import job_invariants, set_invariants, surrounding_invariants, workload_invariants
from .snapshot import claims_of, condition, controller, has_ended, is_going, name, owners, phase
from .violation import Violation

MODULES = (workload_invariants, set_invariants, job_invariants, surrounding_invariants)


def violations(snapshot):
    """All that is wrong. Of workloads that are to go nothing is asked but that they do."""
    checks = [objects, pods, *(check for module in MODULES for check in module.ALL)]
    return [violation for check in checks for violation in check(snapshot)]


def objects(snapshot):
    """Nothing stays on its way out, and every owner is there."""
    for plural, tree in snapshot.everything():
        if is_going(tree) and not _may_stay(plural, tree, snapshot):
            yield Violation(tree, f"a deleted object of {plural} stays")
        for owner in owners(tree):
            found = snapshot.uids.get(owner["uid"])
            if not found or name(found) != owner["name"]:
                yield Violation(tree, f"the owner {owner['kind']} {owner['name']} is not there")


def _may_stay(plural, tree, snapshot):
    """A claim until no pod uses it; a failed pod of a Job until its successor has taken over how many have failed."""
    if plural == "persistentvolumeclaims":
        return any(name(tree) in claims_of(pod) for pod in snapshot["pods"] if not has_ended(pod))
    return plural == "pods" and job_invariants.is_kept(tree, snapshot)


def pods(snapshot):
    """All that need not end run, but for one that nobody makes a claim for any more."""
    claims = {name(claim) for claim in snapshot["persistentvolumeclaims"]}
    for pod in snapshot["pods"]:
        runs = phase(pod) == "Running" and condition(pod, "Ready")
        waits = phase(pod) == "Pending" and not controller(pod) and not claims_of(pod) <= claims
        if not (runs or waits or has_ended(pod) and job_invariants.is_of_a_job(pod)):
            yield Violation(pod, f"a pod is {phase(pod)} and not ready")
