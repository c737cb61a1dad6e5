"""Operations on Deployments, ReplicaSets, ReplicationControllers, StatefulSets with claims, and DaemonSets."""
from .client import MERGE
from .operation import LABEL, POLICIES, any_of, create, merge, remove, strategic

NAMES = {
    "deployments": ("dep0", "dep1", "dep2"),
    "replicasets": ("rs0", "rs1", "rs2"),
    "replicationcontrollers": ("rc0", "rc1"),
    "statefulsets": ("sts0", "sts1", "sts2"),
    "daemonsets": ("ds0", "ds1"),
}
ALL = tuple(name for names in NAMES.values() for name in names)
# The pod of a set that loses its label stands in the way of the next one until somebody deletes it, in Kubernetes too.
RELABELLED = ("dep", "rs", "rc", "ds")
MOST_REPLICAS = 5
IMAGES = 6
CLAIM = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Mi"}}}


def _template(rng, name, volumes=()):
    spec = {"terminationGracePeriodSeconds": 0, "containers": [_container(rng)], "volumes": list(volumes)}
    return {"metadata": {"labels": {LABEL: name}}, "spec": spec}


def _container(rng):
    return {"name": "main", "image": f"app:v{rng.randrange(IMAGES)}"}


def _replicas(rng):
    return rng.randint(0, MOST_REPLICAS)


def _pods(rng, name, volumes=()):
    """What every workload says about its pods."""
    return {"selector": {"matchLabels": {LABEL: name}}, "template": _template(rng, name, volumes)}


def _deployment(rng, name):
    ephemeral = [{"name": "scratch", "ephemeral": {"volumeClaimTemplate": {"spec": CLAIM}}}]
    spec = {"replicas": _replicas(rng), **_pods(rng, name, ephemeral if rng.random() < 0.3 else ())}
    if rng.random() < 0.3:
        spec["strategy"] = {"type": "Recreate"}
    elif rng.random() < 0.5:
        limits = rng.choice([(0, 1), (2, 0), ("50%", "50%"), (1, 3)])
        spec["strategy"] = {"rollingUpdate": {"maxSurge": limits[0], "maxUnavailable": limits[1]}}
    if rng.random() < 0.4:
        spec["revisionHistoryLimit"] = rng.randint(0, 2)
    return spec


def _replica_set(rng, name):
    return {"replicas": _replicas(rng), **_pods(rng, name)}


def _replication_controller(rng, name):
    return {"replicas": _replicas(rng), "selector": {LABEL: name}, "template": _template(rng, name)}


def _stateful_set(rng, name):
    retention = {when: rng.choice(["Delete", "Retain"]) for when in ("whenDeleted", "whenScaled")}
    spec = {
        "replicas": _replicas(rng), "serviceName": "svc0", **_pods(rng, name),
        "podManagementPolicy": rng.choice(["Parallel", "OrderedReady"]),
        "persistentVolumeClaimRetentionPolicy": retention,
        "volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": CLAIM}],
    }
    if rng.random() < 0.3:
        spec["updateStrategy"] = rng.choice([
            {"type": "OnDelete"}, {"type": "RollingUpdate", "rollingUpdate": {"partition": rng.randint(1, 3)}}])
    if rng.random() < 0.3:
        spec["revisionHistoryLimit"] = rng.randint(0, 2)
    if rng.random() < 0.2:
        spec["ordinals"] = {"start": rng.randint(1, 3)}
    return spec


def _daemon_set(rng, name):
    spec = {"revisionHistoryLimit": rng.choice([0, 1, 10]), **_pods(rng, name)}
    if rng.random() < 0.4:
        spec["updateStrategy"] = rng.choice([
            {"type": "OnDelete"},
            {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 2}},
            {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}])
    return spec


SPECS = {
    "deployments": _deployment, "replicasets": _replica_set, "replicationcontrollers": _replication_controller,
    "statefulsets": _stateful_set, "daemonsets": _daemon_set,
}


def _any_workload(rng, but=()):
    plural = rng.choice([plural for plural in NAMES if plural not in but])
    return plural, rng.choice(NAMES[plural])


def _create(rng):
    plural, name = _any_workload(rng)
    return create(plural, name, spec=SPECS[plural](rng, name))


def _remove(rng):
    return remove(rng, *_any_workload(rng))


def _scale(rng):
    plural, name = _any_workload(rng, but=("daemonsets",))
    subresource = "scale" if rng.random() < 0.4 else ""
    return merge(plural, name, subresource, spec={"replicas": _replicas(rng)})


def _roll_out(rng):
    plural, name = _any_workload(rng)
    return strategic(plural, name, spec={"template": {"spec": {"containers": [_container(rng)]}}})


def _pause(rng):
    return merge("deployments", rng.choice(NAMES["deployments"]), spec={"paused": rng.random() < 0.4})


def _remove_pod(rng):
    return any_of(rng, "DELETE", "pods", body={"gracePeriodSeconds": rng.choice([0, 0, 1])})


def _relabel_pod(rng):
    body = {"metadata": {"labels": {LABEL: rng.choice(ALL)}}}
    return any_of(rng, "PATCH", "pods", among=RELABELLED, body=body, content=MERGE)


def _remove_claim(rng):
    return any_of(rng, "DELETE", "persistentvolumeclaims")


def _remove_replica_set(rng):
    return any_of(rng, "DELETE", "replicasets", body={"propagationPolicy": rng.choice(POLICIES)})


def first(rng):
    """Something that the operations can be about."""
    return [create(plural, name, spec=SPECS[plural](rng, name)) for plural in NAMES for name in NAMES[plural]]


DRAWS = [
    (20, _create), (10, _remove), (17, _scale), (17, _roll_out), (3, _pause), (12, _remove_pod), (4, _relabel_pod),
    (5, _remove_claim), (8, _remove_replica_set),
]
