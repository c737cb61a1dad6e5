"""An operator for websites: a ConfigMap with the text, and a Deployment that serves it.

    pip install kopf kubernetes
    kubectl apply -f websites.yaml
    kopf run --all-namespaces operator.py
"""

import kopf
import kubernetes


def config_map(name, text):
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": {"index.html": text}}


def deployment(name, replicas):
    labels = {"website": name}
    container = {
        "name": "server", "image": "busybox", "command": ["httpd", "-f", "-p", "8080", "-h", "/www"],
        "volumeMounts": [{"name": "www", "mountPath": "/www"}],
    }
    return {
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name, "labels": labels},
        "spec": {
            "replicas": replicas, "selector": {"matchLabels": labels},
            "template": {
                "metadata": {"labels": labels},
                "spec": {"containers": [container], "volumes": [{"name": "www", "configMap": {"name": name}}]},
            },
        },
    }


@kopf.on.startup()
def configure(settings: kopf.OperatorSettings, **_):
    settings.persistence.finalizer = "demo.example.com/website"
    settings.posting.level = 30


@kopf.on.create("demo.example.com", "v1", "websites")
def create(spec, name, namespace, patch, **_):
    objects = [config_map(name, spec["text"]), deployment(name, spec["replicas"])]
    kopf.adopt(objects)
    kubernetes.client.CoreV1Api().create_namespaced_config_map(namespace, objects[0])
    kubernetes.client.AppsV1Api().create_namespaced_deployment(namespace, objects[1])
    patch.status["phase"] = "Created"
    patch.status["replicas"] = spec["replicas"]


@kopf.on.update("demo.example.com", "v1", "websites", field="spec")
def update(spec, name, namespace, patch, **_):
    kubernetes.client.CoreV1Api().patch_namespaced_config_map(name, namespace, {"data": {"index.html": spec["text"]}})
    kubernetes.client.AppsV1Api().patch_namespaced_deployment(name, namespace, {"spec": {"replicas": spec["replicas"]}})
    patch.status["phase"] = "Updated"
    patch.status["replicas"] = spec["replicas"]


@kopf.on.delete("demo.example.com", "v1", "websites")
def delete(name, namespace, **_):
    # What the website owns, the garbage collector removes; this handler only shows that the finalizer holds it back.
    print(f"website {namespace}/{name} goes")


@kopf.timer("demo.example.com", "v1", "websites", interval=1.0)
def check(status, patch, **_):
    patch.status["checks"] = status.get("checks", 0) + 1
