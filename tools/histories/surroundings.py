"""Operations on what workloads live among: services, budgets, quotas, finalizers, nodes, what every namespace has."""
from . import workloads
from .client import MERGE, STRATEGIC
from .operation import LABEL, NAME, Operation, any_of, create, merge, pause, remove, strategic
from .snapshot import claims_of, name, phase

SERVICES = tuple(f"svc{number}" for number in range(4))
QUOTA = "quota"
# More than any history asks for, and so little that it is in the way.
WIDE = {
    "pods": "200", "count/jobs.batch": "50", "services": "20", "persistentvolumeclaims": "80", "configmaps": "30",
    "secrets": "30", "requests.storage": "1Gi", "count/deployments.apps": "10",
}
TIGHT = {"pods": "20", "count/jobs.batch": "4", "services": "2", "persistentvolumeclaims": "8",
         "requests.storage": "6Mi"}
HOLD = "histories.example.com/hold"
HELD = ("pods", "persistentvolumeclaims", "configmaps", "deployments", "replicasets", "statefulsets", "jobs")
HELD_BODY = {"metadata": {"finalizers": [HOLD]}}
FREE_BODY = {"metadata": {"$deleteFromPrimitiveList/finalizers": [HOLD]}}
TAINT = {"key": "histories", "effect": "NoExecute"}


def _selected(rng):
    return {LABEL: rng.choice(workloads.ALL)}


def _create_service(rng):
    spec = {"selector": _selected(rng), "ports": [{"port": 80}]}
    spec["publishNotReadyAddresses"] = rng.random() < 0.3
    if rng.random() < 0.4:
        spec["clusterIP"] = "None"
    return create("services", rng.choice(SERVICES), spec=spec)


def _remove_service(rng):
    """Never as orphan: nobody removes a slice whose service has given it up, in Kubernetes neither."""
    return remove(rng, "services", rng.choice(SERVICES), policies=("Foreground", "Background"))


def _select(rng):
    return merge("services", rng.choice(SERVICES), spec={"selector": _selected(rng)})


def _create_budget(rng):
    app = rng.choice([each for each in workloads.ALL if not each.startswith("ds")])
    bound = rng.choice([{"minAvailable": 1}, {"minAvailable": "50%"}, {"maxUnavailable": 1}])
    return create("poddisruptionbudgets", app, spec={**bound, "selector": {"matchLabels": {LABEL: app}}})


def _remove_budget(rng):
    return remove(rng, "poddisruptionbudgets", rng.choice(workloads.ALL))


def _evict(rng):
    body = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": NAME}}
    return any_of(rng, "POST", "pods", subresource="eviction", body=body)


def _change_quota(rng):
    hard = {**WIDE, **(TIGHT if rng.random() < 0.5 else {})}
    return merge("resourcequotas", QUOTA, spec={"hard": hard})


def _keep(rng):
    """ConfigMaps and Secrets, which a quota counts."""
    plural, kept = rng.choice(["configmaps", "secrets"]), f"kept{rng.randrange(8)}"
    return create(plural, kept) if rng.random() < 0.6 else remove(rng, plural, kept)


def _remove_of_every_namespace(rng):
    """What comes back by itself."""
    return remove(rng, *rng.choice([("configmaps", "kube-root-ca.crt"), ("serviceaccounts", "default")]))


def _hold(rng):
    return any_of(rng, "PATCH", rng.choice(HELD), body=HELD_BODY, content=STRATEGIC)


def _free(rng):
    return any_of(rng, "PATCH", rng.choice(HELD), body=FREE_BODY, content=STRATEGIC)


def _cordon(rng):
    return any_of(rng, "PATCH", "nodes", body={"spec": {"unschedulable": rng.random() < 0.4}}, content=MERGE)


def _taint(rng):
    taints = [TAINT] if rng.random() < 0.4 else None
    return any_of(rng, "PATCH", "nodes", body={"spec": {"taints": taints}}, content=MERGE)


def first(rng):
    return [create("resourcequotas", QUOTA, spec={"hard": WIDE})] + [_create_service(rng) for _ in SERVICES]


DRAWS = [
    (4, _create_service), (2, _remove_service), (3, _select), (4, _create_budget), (2, _remove_budget), (5, _evict),
    (2, _change_quota), (3, _keep), (1, _remove_of_every_namespace), (3, _hold), (3, _free), (2, _cordon), (2, _taint),
    (4, pause),
]


def releasing(snapshot):
    """Takes away what may keep workloads from their rest, and a namespace from its end."""
    nodes = [merge("nodes", name(tree), spec={"unschedulable": None, "taints": None}) for tree in snapshot["nodes"]]
    quotas = [merge("resourcequotas", name(tree), spec={"hard": WIDE}) for tree in snapshot["resourcequotas"]]
    runs = [merge("cronjobs", name(tree), spec={"suspend": True}) for tree in snapshot["cronjobs"]]
    held = [strategic(plural, name(tree), **FREE_BODY) for plural in HELD for tree in snapshot[plural]
            if HOLD in tree["metadata"].get("finalizers", ())]
    return nodes + quotas + runs + held


def helping(snapshot):
    """Deletes pods that wait on a node for a claim that was made after they were given it: as in Kubernetes nobody
    chooses a volume for them any more, and somebody has to start them anew. It takes a claim that is deleted in the
    moment in which a pod gets its node."""
    bound = {name(claim) for claim in snapshot["persistentvolumeclaims"] if phase(claim) == "Bound"}
    return [Operation("DELETE", "pods", name(pod)) for pod in snapshot["pods"]
            if phase(pod) == "Pending" and pod["spec"].get("nodeName") and not claims_of(pod) <= bound]
