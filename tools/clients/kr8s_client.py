"""What programs do with the package `kr8s`: objects, waiting, watches, labels, scale, cordon."""
import sys
import threading

import kr8s
from kr8s.objects import ConfigMap, Deployment, Job, Namespace, Node

NAMESPACE = "client-kr8s"

api = kr8s.api(kubeconfig=sys.argv[1])


def pod(command, **spec):
    return {"metadata": {"labels": {"app": "web"}},
            "spec": {"containers": [{"name": "main", "image": "busybox", "command": command}], **spec}}


def config_map(name, **data):
    return ConfigMap({"metadata": {"name": name, "namespace": NAMESPACE}, "data": data}, api=api)


def objects():
    settings = config_map("settings", a="b")
    settings.create()
    settings.label({"app": "web"})
    settings.annotate({"note": "text"})
    settings.patch({"data": {"c": "d"}})
    settings.refresh()
    assert dict(settings.data) == {"a": "b", "c": "d"}
    assert settings.labels["app"] == "web" and settings.annotations["note"] == "text"
    found = list(kr8s.get("configmaps", namespace=NAMESPACE, label_selector={"app": "web"}, api=api))
    assert [each.name for each in found] == ["settings"]
    settings.delete()
    settings.wait("delete", timeout=30)
    assert not settings.exists()


def watches():
    timer = threading.Timer(1, lambda: ConfigMap(
        {"metadata": {"name": "later", "namespace": NAMESPACE}}, api=kr8s.api(kubeconfig=sys.argv[1])).create())
    timer.start()
    for event, found in kr8s.watch("configmaps", namespace=NAMESPACE, api=api):
        if found.name == "later":
            assert event == "ADDED"
            break


def workloads():
    web = Deployment({"metadata": {"name": "web", "namespace": NAMESPACE},
                      "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "web"}},
                               "template": pod(["sleep", "60"])}}, api=api)
    web.create()
    web.wait("condition=Available", timeout=60)
    web.scale(2)
    web.refresh()
    assert web.replicas == 2
    web.delete()
    once = Job({"metadata": {"name": "once", "namespace": NAMESPACE},
                "spec": {"template": pod(["true"], restartPolicy="Never")}}, api=api)
    once.create()
    once.wait("condition=Complete", timeout=60)
    once.refresh()
    assert once.status.succeeded == 1


def nodes():
    node = Node.get("node-0", api=api)
    node.cordon()
    node.refresh()
    assert node.unschedulable
    node.uncordon()
    node.refresh()
    assert not node.unschedulable


assert api.version()["minor"] == "36"
namespace = Namespace({"metadata": {"name": NAMESPACE}}, api=api)
namespace.create()
try:
    for part in [objects, watches, workloads, nodes]:
        part()
finally:
    namespace.delete()
