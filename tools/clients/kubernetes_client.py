"""What programs do with the package `kubernetes`: typed and dynamic client, watches, patches, pages, deletion."""
import sys

from kubernetes import client, config, dynamic, watch
from kubernetes.client.rest import ApiException

NAMESPACE = "client-kubernetes"

config.load_kube_config(sys.argv[1])
core, apps, batch = client.CoreV1Api(), client.AppsV1Api(), client.BatchV1Api()


def refused(code, call, *words, **options):
    """The call is refused with that code; its body."""
    try:
        call(*words, **options)
    except ApiException as error:
        assert error.status == code, error
        return error.body
    raise AssertionError(f"{call} was not refused")


def pod(command):
    container = client.V1Container(name="main", image="busybox", command=command)
    return client.V1PodTemplateSpec(metadata=client.V1ObjectMeta(labels={"app": "web"}),
                                    spec=client.V1PodSpec(containers=[container]))


def typed_objects():
    created = core.create_namespaced_config_map(NAMESPACE, {"metadata": {"name": "a"}, "data": {"k": "1"}})
    assert created.metadata.uid and created.data == {"k": "1"}
    again = {"metadata": {"name": "a"}}
    assert "already exists" in refused(409, core.create_namespaced_config_map, NAMESPACE, again)
    for kind, body in [("application/json-patch+json", [{"op": "add", "path": "/data/json", "value": "2"}]),
                       ("application/merge-patch+json", {"data": {"merge": "3"}}),
                       ("application/strategic-merge-patch+json", {"data": {"strategic": "4"}})]:
        core.patch_namespaced_config_map("a", NAMESPACE, body, _content_type=kind)
    found = core.read_namespaced_config_map("a", NAMESPACE)
    assert found.data == {"k": "1", "json": "2", "merge": "3", "strategic": "4"}
    found.data = {"k": "5"}
    core.replace_namespaced_config_map("a", NAMESPACE, found)
    assert "the object has been modified" in refused(409, core.replace_namespaced_config_map, "a", NAMESPACE, found)
    core.delete_namespaced_config_map("a", NAMESPACE)
    refused(404, core.read_namespaced_config_map, "a", NAMESPACE)


def pages_and_selectors():
    for number in range(12):
        labels = {"parity": str(number % 2)}
        core.create_namespaced_config_map(NAMESPACE, {"metadata": {"name": f"c{number:02}", "labels": labels}})
    names, more = [], None
    while more != "":
        page = core.list_namespaced_config_map(NAMESPACE, limit=5, _continue=more, label_selector="parity")
        names += [each.metadata.name for each in page.items]
        more = page.metadata._continue or ""
    assert names == [f"c{number:02}" for number in range(12)]
    assert len(core.list_namespaced_config_map(NAMESPACE, label_selector="parity=1").items) == 6
    core.delete_collection_namespaced_config_map(NAMESPACE, label_selector="parity")
    assert not core.list_namespaced_config_map(NAMESPACE, label_selector="parity").items


def watches():
    version = core.list_namespaced_config_map(NAMESPACE).metadata.resource_version
    core.create_namespaced_config_map(NAMESPACE, {"metadata": {"name": "seen"}})
    core.patch_namespaced_config_map("seen", NAMESPACE, {"data": {"a": "b"}})
    core.delete_namespaced_config_map("seen", NAMESPACE)
    events, stream = [], watch.Watch()
    listed = core.list_namespaced_config_map
    for event in stream.stream(listed, NAMESPACE, resource_version=version, timeout_seconds=20):
        events.append((event["type"], event["object"].metadata.name))
        if event["type"] == "DELETED":
            stream.stop()
    assert events == [("ADDED", "seen"), ("MODIFIED", "seen"), ("DELETED", "seen")]


def workloads():
    spec = client.V1DeploymentSpec(replicas=2, selector={"matchLabels": {"app": "web"}}, template=pod(["sleep", "60"]))
    apps.create_namespaced_deployment(NAMESPACE, client.V1Deployment(metadata={"name": "web"}, spec=spec))
    stream = watch.Watch()
    for event in stream.stream(apps.list_namespaced_deployment, NAMESPACE, timeout_seconds=60):
        if event["object"].status.available_replicas == 2:
            stream.stop()
    assert apps.read_namespaced_deployment("web", NAMESPACE).status.available_replicas == 2
    scaled = apps.patch_namespaced_deployment_scale("web", NAMESPACE, {"spec": {"replicas": 1}})
    assert scaled.spec.replicas == 1
    apps.delete_namespaced_deployment("web", NAMESPACE, propagation_policy="Foreground")
    template = pod(["true"])
    template.spec.restart_policy = "Never"
    batch.create_namespaced_job(NAMESPACE, {"metadata": {"name": "once"}, "spec": {"template": template}})
    for event in watch.Watch().stream(batch.list_namespaced_job, NAMESPACE, timeout_seconds=60):
        if event["object"].status.succeeded:
            break
    assert batch.read_namespaced_job_status("once", NAMESPACE).status.succeeded == 1


def dynamic_client():
    found = dynamic.DynamicClient(client.ApiClient()).resources.get(api_version="v1", kind="ConfigMap")
    found.create(body={"metadata": {"name": "dynamic"}}, namespace=NAMESPACE)
    found.patch(name="dynamic", namespace=NAMESPACE, body={"data": {"a": "b"}},
                content_type="application/merge-patch+json")
    events = found.watch(namespace=NAMESPACE, timeout=1, field_selector="metadata.name=dynamic")
    assert [(each["type"], each["object"].data.a) for each in events] == [("ADDED", "b")]
    found.delete(name="dynamic", namespace=NAMESPACE)
    assert "dynamic" not in [each.metadata.name for each in found.get(namespace=NAMESPACE).items]


def tokens():
    core.create_namespaced_service_account(NAMESPACE, {"metadata": {"name": "robot"}})
    request = client.AuthenticationV1TokenRequest(spec=client.V1TokenRequestSpec(audiences=[]))
    token = core.create_namespaced_service_account_token("robot", NAMESPACE, request).status.token
    review = client.AuthenticationV1Api().create_token_review({"spec": {"token": token}})
    assert review.status.user.username == f"system:serviceaccount:{NAMESPACE}:robot"
    settings = client.Configuration.get_default_copy()
    settings.cert_file = settings.key_file = None
    settings.api_key = {"authorization": f"Bearer {token}"}
    robot = client.CoreV1Api(client.ApiClient(settings))
    assert "cannot list resource" in refused(403, robot.list_namespaced_pod, NAMESPACE)


core.create_namespace({"metadata": {"name": NAMESPACE}})
try:
    for part in [typed_objects, pages_and_selectors, watches, workloads, dynamic_client, tokens]:
        part()
finally:
    core.delete_namespace(NAMESPACE)
