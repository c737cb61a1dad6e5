"""Everything that a namespace holds, with the volumes, addresses and nodes beside it."""
from .client import METADATA

# Told of what has happened, or written again and again by what is alive.
LIVELY = {"events", "leases", "nodes"}
BESIDE = ("persistentvolumes", "ipaddresses", "nodes")


class Snapshot:
    def __init__(self, client, namespace):
        self.namespace = namespace
        self.lists = {
            kind.plural: client.list(kind.plural, namespace) for kind in client.kinds.values()
            if kind.namespaced and kind.plural not in LIVELY or kind.plural in BESIDE}
        self.uids = {tree["metadata"]["uid"]: tree for plural in self.lists for tree in self.lists[plural]}
        self.owned = {}
        for plural, tree in self.everything():
            if owner := controller(tree):
                self.owned.setdefault((owner, plural), []).append(tree)

    def __getitem__(self, plural):
        return self.lists[plural]

    def everything(self):
        """Plural and object of all that is in the namespace."""
        for plural, trees in self.lists.items():
            if plural not in BESIDE:
                for tree in trees:
                    yield plural, tree

    def controlled(self, tree, plural):
        """The objects of a kind whose controller the object is."""
        return self.owned.get((tree["metadata"]["uid"], plural), [])

    def selected(self, selector):
        """The pods with these labels."""
        return [pod for pod in self["pods"] if selector.items() <= labels(pod).items()]


def metadata_of_all(client):
    """The metadata of every object of the cluster, but for those that never rest."""
    found = {}
    for kind in client.kinds.values():
        if kind.plural not in LIVELY and kind.plural != "componentstatuses":
            for tree in client.list(kind.plural, accept=METADATA):
                metadata = tree["metadata"]
                place = f"{kind.plural} {metadata.get('namespace', '')}/{metadata['name']}"
                found[place] = tree
    return found


def name(tree):
    return tree["metadata"]["name"]


def labels(tree):
    return tree["metadata"].get("labels") or {}


def is_going(tree):
    return "deletionTimestamp" in tree["metadata"]


def owners(tree):
    return tree["metadata"].get("ownerReferences") or []


def controller(tree):
    """The uid of what controls an object."""
    return next((owner["uid"] for owner in owners(tree) if owner.get("controller")), None)


def condition(tree, kind):
    """Whether the object has a condition."""
    conditions = tree.get("status", {}).get("conditions") or []
    return any(each["type"] == kind and each["status"] == "True" for each in conditions)


def phase(tree):
    return tree.get("status", {}).get("phase")


def claims_of(pod):
    """The names of the claims that a pod uses."""
    found = set()
    for volume in pod["spec"].get("volumes", ()):
        if "persistentVolumeClaim" in volume:
            found.add(volume["persistentVolumeClaim"]["claimName"])
        elif "ephemeral" in volume:
            found.add(f"{name(pod)}-{volume['name']}")
    return found


def has_ended(tree):
    """Whether a pod has."""
    return phase(tree) in ("Succeeded", "Failed")


def is_over(tree):
    """Whether a Job has come to its end."""
    return condition(tree, "Complete") or condition(tree, "Failed")
