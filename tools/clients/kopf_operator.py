"""An operator with `kopf`: handlers for creation, changes, fields and deletion, a timer, finalizers. It works on
ConfigMaps with a label, so that it needs no kind of its own; run by this file itself, with what it did checked."""
import asyncio
import os
import sys
import threading
import time

import kopf
from lightkube import Client, KubeConfig
from lightkube.models.meta_v1 import ObjectMeta
from lightkube.resources.core_v1 import ConfigMap, Namespace
from lightkube.types import PatchType

NAMESPACE = "client-kopf"
FINALIZER = "example.com/kopf"
MINE = {"example.com/operator": "yes"}

seen = []


@kopf.on.startup()
def configure(settings, **_):
    settings.persistence.finalizer = FINALIZER


@kopf.on.login()
def login(**words):
    return kopf.login_with_kubeconfig(**words)


@kopf.on.create("v1", "configmaps", labels=MINE)
def created(name, patch, **_):
    seen.append(("created", name))
    patch["data"] = {"by": "kopf"}


@kopf.on.field("v1", "configmaps", labels=MINE, field="data.size")
def resized(old, new, **_):
    seen.append(("size", old, new))


@kopf.on.delete("v1", "configmaps", labels=MINE)
def deleted(name, **_):
    seen.append(("deleted", name))


@kopf.timer("v1", "configmaps", labels=MINE, interval=0.5)
def ticked(name, **_):
    seen.append(("ticked", name))


def until(what, true):
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline, f"{what}: {seen}"
        time.sleep(0.1)


def story(client):
    client.create(ConfigMap(metadata=ObjectMeta(name="a", labels=MINE)))
    until("the handler's patch", lambda: (client.get(ConfigMap, "a").data or {}).get("by") == "kopf")
    assert FINALIZER in client.get(ConfigMap, "a").metadata.finalizers
    until("the timer", lambda: ("ticked", "a") in seen)
    client.patch(ConfigMap, "a", {"data": {"size": "1"}}, patch_type=PatchType.MERGE)
    until("the field", lambda: ("size", None, "1") in seen)
    client.patch(ConfigMap, "a", {"data": {"size": "2"}}, patch_type=PatchType.MERGE)
    until("the field again", lambda: ("size", "1", "2") in seen)
    client.delete(ConfigMap, "a")
    until("the deletion", lambda: ("deleted", "a") in seen)
    until("the finalizer", lambda: "a" not in [each.metadata.name for each in client.list(ConfigMap)])
    assert seen.count(("created", "a")) == 1


def operate(ready, stop):
    asyncio.run(kopf.operator(namespaces=[NAMESPACE], standalone=True, ready_flag=ready, stop_flag=stop))


os.environ["KUBECONFIG"] = sys.argv[1]
kube = Client(config=KubeConfig.from_file(sys.argv[1]), namespace=NAMESPACE)
kube.create(Namespace(metadata=ObjectMeta(name=NAMESPACE)))
ready, stop = threading.Event(), threading.Event()
operator = threading.Thread(target=operate, args=(ready, stop))
operator.start()
try:
    assert ready.wait(60), "the operator does not start"
    story(kube)
finally:
    stop.set()
    operator.join(30)
    kube.delete(Namespace, NAMESPACE)
