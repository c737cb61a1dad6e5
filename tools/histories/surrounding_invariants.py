"""What holds at rest of claims, services, budgets, quotas, nodes and what every namespace has."""
from .snapshot import claims_of, condition, has_ended, is_going, labels, name, phase
from .violation import Violation

SERVICE = "kubernetes.io/service-name"


def claims(snapshot):
    """Claims and volumes agree with each other."""
    volumes = {name(volume): volume for volume in snapshot["persistentvolumes"]}
    for claim in snapshot["persistentvolumeclaims"]:
        volume = volumes.get(claim["spec"].get("volumeName"))
        if volume is None:
            if claim["spec"].get("volumeName") or any(name(claim) in claims_of(pod) for pod in snapshot["pods"]):
                yield Violation(claim, "it has no volume")
        elif volume["spec"].get("claimRef", {}).get("uid") != claim["metadata"]["uid"]:
            yield Violation(claim, f"{name(volume)} is somebody else's")
        elif (phase(claim), phase(volume)) != ("Bound", "Bound"):
            yield Violation(claim, f"it is {phase(claim)}, and {name(volume)} {phase(volume)}")


def volumes(snapshot):
    """A volume goes with its claim."""
    for volume in volumes_of(snapshot["persistentvolumes"], snapshot.namespace):
        if phase(volume) != "Bound":
            yield Violation(volume, f"it is {phase(volume)}")


def volumes_of(trees, namespace):
    return [tree for tree in trees if tree["spec"].get("claimRef", {}).get("namespace") == namespace]


def services(snapshot):
    """Endpoints and slices name the pods that run, and addresses the services that have them."""
    slices = _by_service(snapshot["endpointslices"])
    endpoints = {name(tree): tree for tree in snapshot["endpoints"]}
    for service in snapshot["services"]:
        wanted = sorted(pod["status"].get("podIP") for pod in snapshot.selected(service["spec"]["selector"])
                        if not has_ended(pod) and condition(pod, "Ready"))
        for what, found in (("slices", _sliced(slices.get(name(service), ()))),
                            ("endpoints", _listed(endpoints.get(name(service), {})))):
            if found != wanted:
                yield Violation(service, f"its {what} have {found} instead of {wanted}")
    names = {name(service) for service in snapshot["services"]}
    for tree in (tree for of, trees in slices.items() if of not in names for tree in trees):
        yield Violation(tree, "the slice is of no service")
    for tree in (endpoints[of] for of in endpoints if of not in names):
        yield Violation(tree, "the endpoints are of no service")


def _by_service(slices):
    found = {}
    for tree in slices:
        found.setdefault(labels(tree).get(SERVICE), []).append(tree)
    return found


def _sliced(slices):
    return sorted(address for tree in slices for endpoint in tree.get("endpoints") or ()
                  if endpoint["conditions"].get("ready") for address in endpoint["addresses"])


def _listed(endpoints):
    return sorted(address["ip"] for subset in endpoints.get("subsets") or ()
                  for address in subset.get("addresses", ()))


def addresses(snapshot):
    """Every address of a service has its object, and no other of the namespace is left."""
    wanted = {address for service in snapshot["services"]
              for address in service["spec"].get("clusterIPs", ()) if address != "None"}
    found = {name(tree): tree for tree in snapshot["ipaddresses"]
             if tree["spec"]["parentRef"].get("namespace") == snapshot.namespace}
    for address in found.keys() - wanted:
        yield Violation(found[address], "no service has this address")
    for service in snapshot["services"]:
        if missing := set(service["spec"].get("clusterIPs", ())) - {"None"} - found.keys():
            yield Violation(service, f"{missing} have no IPAddress")


def budgets(snapshot):
    for budget in snapshot["poddisruptionbudgets"]:
        status = budget.get("status", {})
        if status.get("observedGeneration") != budget["metadata"]["generation"]:
            yield Violation(budget, "the status is not about the spec")
            continue
        pods = snapshot.selected(budget["spec"]["selector"]["matchLabels"])
        healthy = sum(condition(pod, "Ready") and not is_going(pod) for pod in pods)
        if status.get("disruptedPods"):
            yield Violation(budget, "pods are still said to be disrupted")
        if status["currentHealthy"] != healthy:
            yield Violation(budget, f"healthy are {healthy}")
        if isinstance(budget["spec"].get("minAvailable"), int) and status["expectedPods"] != len(pods):
            yield Violation(budget, f"expected are {len(pods)}")
        allowed = max(0, healthy - status["desiredHealthy"]) if status["expectedPods"] else 0
        if status["disruptionsAllowed"] != allowed:
            yield Violation(budget, f"allowed are {allowed}")


def quotas(snapshot):
    """Usage is what is there."""
    claims = snapshot["persistentvolumeclaims"]
    counted = {
        "pods": sum(not has_ended(pod) for pod in snapshot["pods"]),
        "requests.storage": sum(_mebibytes(claim["spec"]["resources"]["requests"]["storage"]) for claim in claims),
        "count/jobs.batch": len(snapshot["jobs"]), "count/deployments.apps": len(snapshot["deployments"]),
        **{plural: len(snapshot[plural])
           for plural in ("services", "persistentvolumeclaims", "configmaps", "secrets")}}
    for quota in snapshot["resourcequotas"]:
        used = quota.get("status", {}).get("used", {})
        for resource, number in counted.items():
            found = _mebibytes(used.get(resource, "")) if "storage" in resource else used.get(resource)
            if str(found) != str(number):
                yield Violation(quota, f"{resource} is {used.get(resource)} instead of {number}")


def _mebibytes(quantity):
    return int(quantity.removesuffix("Mi")) if quantity else None


def namespaces(snapshot):
    """What every namespace has has come back."""
    for plural, wanted in (("configmaps", "kube-root-ca.crt"), ("serviceaccounts", "default")):
        if wanted not in {name(tree) for tree in snapshot[plural]}:
            yield Violation({"kind": "Namespace", "metadata": {"name": snapshot.namespace}}, f"{wanted} is not there")


def nodes(snapshot):
    """A node that takes pods again is not marked any more."""
    for node in snapshot["nodes"]:
        if node["spec"].get("taints") or node["spec"].get("unschedulable"):
            yield Violation(node, "the node is still tainted or cordoned")


ALL = (claims, volumes, services, addresses, budgets, quotas, namespaces, nodes)
