"""Objects that many tests make: pods that do something known on real and on simulated nodes, and what holds them."""
SIMULATION = "simulation.swiftlet.dev/"
GATE = "conformance.example/ready"


def container(script="sleep 3600", name="main", image="busybox", **more):
    return {"name": name, "image": image, "command": ["sh", "-c", script], **more}


def template(labels, script="sleep 3600", runs=3600, code=0, gated=False, annotations=None, **spec):
    """A pod template whose container runs `script`; simulated nodes are told what that comes to. With `gated`, its
    pods are ready when the test says so (`open_gate`)."""
    told = {SIMULATION + "run-seconds": str(runs), SIMULATION + "exit-code": str(code)}
    body = {"containers": [container(script)], "terminationGracePeriodSeconds": 1, **spec}
    if gated:
        body["readinessGates"] = [{"conditionType": GATE}]
    return {"metadata": {"labels": labels, "annotations": {**told, **(annotations or {})}}, "spec": body}


def pod(name, labels=None, **words):
    made = template(labels or {"app": name}, **words)
    made["metadata"]["name"] = name
    return made


def fails(code=1):
    """Words for a template whose pods end with that code."""
    return {"script": f"exit {code}", "runs": 0, "code": code}


SUCCEEDS = {"script": "exit 0", "runs": 0}


def workload(name, replicas=1, labels=None, spec=None, **words):
    """A Deployment, ReplicaSet or StatefulSet with that many pods."""
    labels = labels or {"app": name}
    return {"metadata": {"name": name, "labels": labels},
            "spec": {"replicas": replicas, "selector": {"matchLabels": labels},
                     "template": template(labels, **words), **(spec or {})}}


def job(name, spec=None, restart="Never", **words):
    words = words or SUCCEEDS
    return {"metadata": {"name": name},
            "spec": {"template": template({"job": name}, restartPolicy=restart, **words), **(spec or {})}}


def open_gate(t, name, status="True"):
    """Lets a gated pod become ready, or no longer be."""
    t.patch("pods", name, {"status": {"conditions": [{"type": GATE, "status": status}]}}, "status")


def conditions(found):
    """The conditions of an object by their type."""
    return {each["type"]: each for each in found.get("status", {}).get("conditions", [])}


def is_ready(found):
    return conditions(found).get("Ready", {}).get("status") == "True"


def phase(found):
    return found.get("status", {}).get("phase")


def names(items):
    return sorted(each["metadata"]["name"] for each in items)


def owner_of(found):
    """The controller of an object, or nothing."""
    return next((each for each in found["metadata"].get("ownerReferences", []) if each.get("controller")), None)


def alive(items):
    return [each for each in items if "deletionTimestamp" not in each["metadata"]]
