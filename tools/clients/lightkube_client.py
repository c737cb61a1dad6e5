"""What programs do with the package `lightkube`: models, patches, pages, watches, waiting, asynchronous client."""
import asyncio
import sys

from lightkube import ApiError, AsyncClient, Client, KubeConfig
from lightkube.models.apps_v1 import DeploymentSpec
from lightkube.models.core_v1 import Container, PodSpec, PodTemplateSpec
from lightkube.models.meta_v1 import LabelSelector, ObjectMeta
from lightkube.resources.apps_v1 import Deployment
from lightkube.resources.core_v1 import ConfigMap, Namespace, Node
from lightkube.types import CascadeType, PatchType

NAMESPACE = "client-lightkube"

settings = KubeConfig.from_file(sys.argv[1])
client = Client(config=settings, namespace=NAMESPACE, field_manager="lightkube")


def objects():
    client.create(ConfigMap(metadata=ObjectMeta(name="a"), data={"k": "1"}))
    client.patch(ConfigMap, "a", {"data": {"strategic": "2"}})
    client.patch(ConfigMap, "a", {"data": {"merge": "3"}}, patch_type=PatchType.MERGE)
    client.patch(ConfigMap, "a", [{"op": "add", "path": "/data/json", "value": "4"}], patch_type=PatchType.JSON)
    found = client.get(ConfigMap, "a")
    assert found.data == {"k": "1", "strategic": "2", "merge": "3", "json": "4"}
    found.data = {"k": "5"}
    client.replace(found)
    try:
        client.replace(found)
        raise AssertionError("a stale replace was taken")
    except ApiError as error:
        assert error.status.code == 409
    client.delete(ConfigMap, "a")
    try:
        client.get(ConfigMap, "a")
        raise AssertionError("it was not deleted")
    except ApiError as error:
        assert error.status.reason == "NotFound"


def pages_and_watches():
    for number in range(9):
        client.create(ConfigMap(metadata=ObjectMeta(name=f"c{number}", labels={"third": str(number % 3)})))
    assert len(list(client.list(ConfigMap, labels={"third": ["0", "1"]}, chunk_size=2))) == 6
    listed = client.list(ConfigMap)
    list(listed)
    client.create(ConfigMap(metadata=ObjectMeta(name="later")))
    for event, found in client.watch(ConfigMap, resource_version=listed.resourceVersion):
        assert (event, found.metadata.name) == ("ADDED", "later")
        break
    client.deletecollection(ConfigMap)
    assert not list(client.list(ConfigMap, labels={"third": ["0", "1", "2"]}))


def workloads():
    template = PodTemplateSpec(metadata=ObjectMeta(labels={"app": "web"}),
                               spec=PodSpec(containers=[Container(name="main", image="busybox")]))
    client.create(Deployment(metadata=ObjectMeta(name="web"), spec=DeploymentSpec(
        replicas=1, selector=LabelSelector(matchLabels={"app": "web"}), template=template)))
    client.wait(Deployment, "web", for_conditions=["Available"])
    scaled = client.patch(Deployment.Scale, "web", {"spec": {"replicas": 2}}, patch_type=PatchType.MERGE)
    assert scaled.spec.replicas == 2
    client.delete(Deployment, "web", cascade=CascadeType.FOREGROUND)


async def asynchronous():
    other = AsyncClient(config=settings, namespace=NAMESPACE)
    await other.create(ConfigMap(metadata=ObjectMeta(name="async")))
    assert "async" in [each.metadata.name async for each in other.list(ConfigMap)]
    async for event, found in other.watch(ConfigMap, fields={"metadata.name": "async"}):
        assert event == "ADDED" and found.metadata.name == "async"
        break
    await other.delete(ConfigMap, "async")
    await other.close()


assert "node-0" in [each.metadata.name for each in client.list(Node)]
client.create(Namespace(metadata=ObjectMeta(name=NAMESPACE)))
try:
    for part in [objects, pages_and_watches, workloads]:
        part()
    asyncio.run(asynchronous())
finally:
    client.delete(Namespace, NAMESPACE)
