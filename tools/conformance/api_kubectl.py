"""What kubectl shows and does."""
import json
import re
import subprocess

from api_definitions import DEFINITIONS, Defined, properties, version
from harness import conformance
from kubectl import PATH, Kubectl
from rest import Rest, ok


def controller(name, image="image:1", replicas=1):
    labels = {"app": name, "role": "primary"}
    return {"apiVersion": "v1", "kind": "ReplicationController", "metadata": {"name": name, "labels": labels}, "spec": {
        "replicas": replicas, "selector": labels, "template": {"metadata": {"labels": labels}, "spec": {"containers": [
            {"name": name, "image": image, "ports": [{"name": "server", "containerPort": 6379}]}]}}}}


def service(name):
    return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "labels": {"app": name}}, "spec": {
        "ports": [{"port": 6379, "targetPort": "server"}], "selector": {"app": name, "role": "primary"}}}


def words(text, *expected):
    """Every expected regular expression, in that order."""
    at = 0
    for each in expected:
        match = re.compile(each).search(text, at)
        assert match, (each, text)
        at = match.start()


def pods(t, label):
    return ok(Rest(t).get(f"/api/v1/namespaces/{t.namespace}/pods", labelSelector=label))["items"]


@conformance("[sig-cli] Kubectl client Kubectl api-versions should check if v1 is in available api versions")
def versions(t):
    assert "v1" in Kubectl(t).run("api-versions").split("\n")


@conformance("[sig-cli] Kubectl client Kubectl cluster-info should check if Kubernetes control plane services is "
             "included in cluster-info")
def info(t):
    text = Kubectl(t).run("cluster-info")
    assert "Kubernetes control plane" in text and "is running at" in text, text
    dump = Kubectl(t).run("cluster-info", "dump")
    assert '"kind": "NodeList"' in dump and '"kind": "PodList"' in dump


@conformance("[sig-cli] Kubectl client Kubectl version should check is all data is printed")
def version_text(t):
    text = Kubectl(t).run("version", "-o", "json")
    found = json.JSONDecoder().raw_decode(text)[0]
    server = found["serverVersion"]
    for key in ("major", "minor", "gitVersion", "gitTreeState", "compiler", "platform"):
        assert server.get(key), (key, server)


@conformance("[sig-cli] Kubectl client Kubectl describe should check if kubectl describe prints relevant information "
             "for rc and pods")
def describe(t):
    kubectl = Kubectl(t)
    kubectl.apply(controller("agnhost"))
    kubectl.apply(service("agnhost"))
    t.eventually(lambda: pods(t, "app=agnhost") and pods(t, "app=agnhost")[0]["status"]["phase"] == "Running")
    name = pods(t, "app=agnhost")[0]["metadata"]["name"]
    text = kubectl.run("describe", "pod", name)
    words(text, "Name:", "Namespace:", "Node:", "Labels:", "app=agnhost", "role=primary", "Annotations:", "Status:",
          "IP:", "Controlled By:", "ReplicationController/agnhost", "Image:", "State:", "QoS Class:")
    text = kubectl.run("describe", "rc", "agnhost")
    words(text, "Name:", "Namespace:", "Selector:", "Labels:", "Annotations:", "Replicas:", "Pods Status:",
          "Pod Template:", "Image:", "Events:")
    text = kubectl.run("describe", "service", "agnhost")
    words(text, "Name:", "Namespace:", "Labels:", "Annotations:", "Selector:", "Type:", "IP:", "Port:", "Endpoints:",
          "Session Affinity:")
    node = ok(Rest(t).get("/api/v1/nodes"))["items"][0]["metadata"]["name"]
    words(kubectl.run("describe", "node", node), "Name:", "Labels:", "Annotations:", "CreationTimestamp:",
          "Conditions:", "Type", "Status", "LastHeartbeatTime", "LastTransitionTime", "Reason", "Message", "Addresses:",
          "Capacity:", "Version:", "Kubelet Version:", "Pods:")
    words(kubectl.run("describe", "namespace", t.namespace), "Name:", "Labels:", "Annotations:", "Status:", "Active")
    cron = {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "cron"}, "spec": {
        "schedule": "*/1 * * * *", "suspend": True, "jobTemplate": {"spec": {"template": {"spec": {
            "restartPolicy": "OnFailure", "containers": [{"name": "c", "image": "i"}]}}}}}}
    kubectl.apply(cron)
    words(kubectl.run("describe", "cronjob", "cron"), "Name:", "Schedule:", "Concurrency Policy:", "Suspend:",
          "Containers:", "Image:", "Last Schedule Time:", "Active Jobs:")


@conformance("[sig-cli] Kubectl client Kubectl expose should create services for rc")
def expose(t):
    kubectl = Kubectl(t)
    kubectl.apply(controller("agnhost"))
    kubectl.run("expose", "rc", "agnhost", "--name=rm2", "--port=1234", "--target-port=6379")
    kubectl.run("expose", "service", "rm2", "--name=rm3", "--port=2345", "--target-port=6379")
    for name, port in (("rm2", 1234), ("rm3", 2345)):
        found = ok(Rest(t).get(f"/api/v1/namespaces/{t.namespace}/services/{name}"))
        assert found["spec"]["ports"][0]["port"] == port and found["spec"]["ports"][0]["targetPort"] == 6379
        t.eventually(lambda: Rest(t).get(f"/api/v1/namespaces/{t.namespace}/endpoints/{name}").body["subsets"][0][
            "addresses"])


@conformance("[sig-cli] Kubectl client Kubectl label, annotate and patch should update objects")
def label(t):
    kubectl = Kubectl(t)
    kubectl.apply(controller("agnhost", replicas=2))
    t.eventually(lambda: len(pods(t, "app=agnhost")) == 2)
    name = pods(t, "app=agnhost")[0]["metadata"]["name"]
    kubectl.run("label", "pods", name, "testing-label=testing-label-value")
    assert "testing-label-value" in kubectl.run("get", "pod", name, "-L", "testing-label")
    kubectl.run("label", "pods", name, "testing-label-")
    assert "testing-label-value" not in kubectl.run("get", "pod", name, "-L", "testing-label")
    for each in pods(t, "app=agnhost"):
        kubectl.run("patch", "pod", each["metadata"]["name"], "-p", '{"metadata":{"annotations":{"x":"y"}}}')
    assert all(each["metadata"]["annotations"]["x"] == "y" for each in pods(t, "app=agnhost"))
    kubectl.run("annotate", "pods", "--all", "z=w", "--overwrite")
    assert all(each["metadata"]["annotations"]["z"] == "w" for each in pods(t, "app=agnhost"))


@conformance("[sig-cli] Kubectl client Kubectl apply should reuse port when apply to an existing SVC")
def reuse_port(t):
    kubectl = Kubectl(t)
    body = service("s")
    body["spec"]["type"] = "NodePort"
    kubectl.apply(body)
    path = f"/api/v1/namespaces/{t.namespace}/services/s"
    before = ok(Rest(t).get(path))["spec"]["ports"][0]["nodePort"]
    kubectl.apply(body)
    assert ok(Rest(t).get(path))["spec"]["ports"][0]["nodePort"] == before
    kubectl.apply(controller("agnhost"))
    assert "configured" in kubectl.apply(controller("agnhost", replicas=2))
    assert "unchanged" in kubectl.apply(controller("agnhost", replicas=2))


@conformance("[sig-cli] Kubectl client Kubectl apply apply set/view last-applied, and server side")
def last_applied(t):
    kubectl = Kubectl(t)
    body = controller("agnhost")
    kubectl.apply(body)
    assert '"replicas":1' in kubectl.run("get", "rc", "agnhost", "-o", "yaml").replace(" ", "")
    kubectl.run("apply", "set-last-applied", "-f", "-", stdin=json.dumps(controller("agnhost", replicas=3)))
    shown = json.loads(kubectl.run("apply", "view-last-applied", "-f", "-", "-o", "json", stdin=json.dumps(body)))
    assert shown["spec"]["replicas"] == 3
    text = kubectl.apply(controller("agnhost", "image:2"), "--server-side", codes=(0, 1))
    assert "serverside-applied" in text or "conflict" in text, text
    text = kubectl.apply(controller("agnhost", "image:2"), "--server-side", "--force-conflicts")
    assert "serverside-applied" in text, text


@conformance("[sig-cli] Kubectl client Kubectl diff should check if kubectl diff finds a difference for Deployments")
def diff(t):
    kubectl = Kubectl(t)
    kubectl.apply(controller("agnhost"))
    text = kubectl.run("diff", "-f", "-", stdin=json.dumps(controller("agnhost", "image:2")), codes=(1,))
    words(text, "-.*image: image:1", r"\+.*image: image:2")
    assert ok(Rest(t).get(f"/api/v1/namespaces/{t.namespace}/replicationcontrollers/agnhost"))["metadata"][
        "generation"] == 1
    kubectl.run("diff", "-f", "-", stdin=json.dumps(controller("agnhost")))
    kubectl.run("diff", "--server-side", "-f", "-", stdin=json.dumps(controller("other")), codes=(1,))


@conformance("[sig-cli] Kubectl client Kubectl server-side dry-run should check if kubectl can dry-run update Pods")
def dry_run(t):
    kubectl = Kubectl(t)
    kubectl.run("run", "p", "--image=image:1", "--labels=run=p")
    patch = '{"spec":{"containers":[{"name":"p","image":"image:2"}]}}'
    assert "patched" in kubectl.run("patch", "pod", "p", "-p", patch, "--dry-run=server")
    assert ok(Rest(t).get(f"/api/v1/namespaces/{t.namespace}/pods/p"))["spec"]["containers"][0]["image"] == "image:1"
    kubectl.run("delete", "pod", "p", "--dry-run=server")
    kubectl.run("run", "q", "--image=image:1", "--dry-run=server")
    assert len(pods(t, "run")) == 1
    kubectl.run("label", "pod", "p", "new=label", "--dry-run=server")
    kubectl.run("annotate", "pod", "p", "new=label", "--dry-run=server")
    kubectl.run("create", "deployment", "d", "--image=i", "--dry-run=server")
    assert not pods(t, "new") and not ok(Rest(t).get(f"/apis/apps/v1/namespaces/{t.namespace}/deployments"))["items"]


@conformance("[sig-cli] Kubectl client Kubectl run pod and Kubectl replace should update a single-container pod's image")
def replace(t):
    kubectl = Kubectl(t)
    kubectl.run("run", "p", "--image=image:1", "--pod-running-timeout=2m0s", "--labels=run=p")
    t.eventually(lambda: pods(t, "run=p"))
    body = json.loads(kubectl.run("get", "pod", "p", "-o", "json"))
    body["spec"]["containers"][0]["image"] = "image:2"
    t.eventually(lambda: "replaced" in kubectl.run("replace", "-f", "-", stdin=json.dumps(body), codes=(0,)) or True)
    assert pods(t, "run=p")[0]["spec"]["containers"][0]["image"] == "image:2"
    kubectl.run("delete", "pods", "p", "--now")
    made = json.loads(kubectl.run("create", "job", "j", "--image=i", "-o", "json"))
    assert made["kind"] == "Job"


@conformance("[sig-cli] Kubectl client Kubectl taint should update the taint on a node, and remove all the taints with "
             "the same key")
def taint(t):
    kubectl = Kubectl(t)
    node = ok(Rest(t).get("/api/v1/nodes"))["items"][0]["metadata"]["name"]
    key = f"example.com/{t.namespace}"
    kubectl.run("taint", "nodes", node, f"{key}=value:PreferNoSchedule")
    kubectl.run("taint", "nodes", node, f"{key}=other:NoSchedule")
    assert f"{key}=value:PreferNoSchedule" in kubectl.run("describe", "node", node)
    kubectl.run("taint", "nodes", node, f"{key}:PreferNoSchedule-")
    text = kubectl.run("describe", "node", node)
    assert f"{key}=other:NoSchedule" in text and f"{key}=value" not in text
    kubectl.run("taint", "nodes", node, f"{key}-")
    assert key not in kubectl.run("describe", "node", node)


@conformance("[sig-cli] Kubectl client Kubectl create quota should create a quota with and without scopes, and reject "
             "quota with invalid scopes")
def quota(t):
    kubectl = Kubectl(t)
    kubectl.run("create", "quota", "million", "--hard=pods=1000000,services=1000000")
    kubectl.run("create", "quota", "scopes", "--hard=pods=1000000", "--scopes=BestEffort,NotTerminating")
    found = ok(Rest(t).get(f"/api/v1/namespaces/{t.namespace}/resourcequotas/scopes"))
    assert found["spec"]["scopes"] == ["BestEffort", "NotTerminating"] and found["spec"]["hard"] == {"pods": "1M"}
    text = kubectl.run("create", "quota", "x", "--hard=hard=pods=1000000", "--scopes=Nope", codes=(1,))
    assert text


@conformance("[sig-cli] Kubectl client Proxy server should support proxy with --port 0, and --unix-socket")
def proxy(t):
    kubectl = Kubectl(t)
    process = subprocess.Popen([PATH, "--kubeconfig", kubectl.config, "proxy", "-p", "0", "--disable-filter"],
                               stdout=subprocess.PIPE, text=True)
    try:
        port = re.search(r"127.0.0.1:(\d+)", process.stdout.readline()).group(1)
        text = subprocess.run(["curl", "-sS", f"http://127.0.0.1:{port}/api/"], capture_output=True, text=True).stdout
        assert json.loads(text)["versions"] == ["v1"], text
    finally:
        process.terminate()


@conformance("[sig-cli] Kubectl validation should create/apply a CR with unknown fields for CRD with no validation "
             "schema, and detect unknown metadata fields in both the root and embedded object of a CR")
def validation(t):
    kubectl = Kubectl(t)
    embedded = {"type": "object", "properties": {"spec": {"type": "object", "properties": {"template": {
        "type": "object", "x-kubernetes-embedded-resource": True, "properties": {
            "metadata": {"type": "object", "properties": {"name": {"type": "string"}}},
            "spec": {"type": "object"}}}}}}}
    with Defined(t) as foo, Defined(t, versions=[version("v1", embedded)], plural="bars") as bar:
        body = foo.object("a", spec={"foo": True}, other=1)
        kubectl.run("create", "--validate=true", "-f", "-", stdin=json.dumps(body))
        kubectl.apply({**body, "other": 2}, "--validate=true")
        wrong = bar.object("b", spec={"template": {"apiVersion": "v1", "kind": "Sub", "metadata": {
            "name": "sub", "unknownSubMeta": "x"}, "spec": {}}})
        wrong["metadata"]["unknownMeta"] = "y"
        text = kubectl.run("create", "--validate=true", "-f", "-", stdin=json.dumps(wrong), codes=(1,))
        assert 'unknown field "metadata.unknownMeta"' in text, text
        assert 'unknown field "spec.template.metadata.unknownSubMeta"' in text, text
        text = kubectl.run("create", "--validate=warn", "-f", "-", stdin=json.dumps(wrong))
        assert 'Warning: unknown field "metadata.unknownMeta"' in text, text
    text = kubectl.apply({**controller("agnhost"), "spec": {**controller("agnhost")["spec"], "nope": 1}}, codes=(1,))
    assert 'unknown field "spec.nope"' in text, text


@conformance("[sig-cli] Kubectl client Kubectl explain of built-in and custom resources")
def explain(t):
    kubectl = Kubectl(t)
    schema = properties(bars={"type": "array", "description": "List of Bars.", "items": {"type": "object"}})
    with Defined(t, versions=[version("v1", schema)]) as foo:
        text = t.eventually(lambda: kubectl.run("explain", f"foos.{foo.group}.spec"))
        words(text, "GROUP:", "KIND:", "FIELD: spec", "FIELDS:", r"bars\s+<\[\]Object>", "List of Bars")
        kubectl.run("explain", f"foos.{foo.group}.spec.nope", codes=(1,))
    words(kubectl.run("explain", "deployment.spec.strategy"), "GROUP: +apps", "FIELD: strategy", "rollingUpdate")
    words(kubectl.run("explain", "pod.spec.containers", "--recursive"), "livenessProbe", "httpGet")


@conformance("[sig-cli] Kubectl Prune with applyset and labels; wait; get --raw; events; auth can-i")
def others(t):
    kubectl = Kubectl(t)
    both = {"apiVersion": "v1", "kind": "List", "items": [
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "labels": {"p": "q"}}} for name in "ab"]}
    kubectl.apply(both, "--prune", "-l", "p=q", "--prune-allowlist=core/v1/ConfigMap")
    both["items"].pop()
    text = kubectl.apply(both, "--prune", "-l", "p=q", "--prune-allowlist=core/v1/ConfigMap")
    assert "configmap/b pruned" in text, text
    kubectl.run("wait", "configmap/a", "--for=jsonpath={.metadata.name}=a", "--timeout=10s")
    assert json.loads(kubectl.run("get", "--raw", "/api/v1/namespaces"))["kind"] == "NamespaceList"
    assert "ok" in kubectl.run("get", "--raw", "/readyz")
    assert "yes" in kubectl.run("auth", "can-i", "create", "pods")
    assert "Username" in kubectl.run("auth", "whoami")
    kubectl.run("events")
    kubectl.run("create", "token", "default")
    kubectl.run("api-resources", "--verbs=list", "-o", "name")
    kubectl.run("auth", "can-i", "--list")
    kubectl.run("create", "role", "r", "--verb=get", "--resource=pods")
    kubectl.run("auth", "reconcile", "-f", "-", stdin=kubectl.run("get", "role", "r", "-o", "yaml"))
    kubectl.run("create", "secret", "generic", "s", "--from-literal=a=b")
    kubectl.run("delete", "configmap,secret", "--all", "--wait=false")


@conformance("[sig-cli] Kubectl Port forwarding and Guestbook are of the data plane; rollout, scale, set and autoscale")
def rollout(t):
    kubectl = Kubectl(t)
    kubectl.run("create", "deployment", "d", "--image=image:1", "--replicas=2")
    kubectl.run("rollout", "status", "deployment/d", "--timeout=60s")
    kubectl.run("set", "image", "deployment/d", "image=image:2")
    kubectl.run("rollout", "status", "deployment/d", "--timeout=60s")
    assert "REVISION" in kubectl.run("rollout", "history", "deployment/d")
    kubectl.run("rollout", "undo", "deployment/d")
    kubectl.run("rollout", "restart", "deployment/d")
    kubectl.run("rollout", "status", "deployment/d", "--timeout=60s")
    kubectl.run("scale", "deployment/d", "--replicas=1", "--current-replicas=2")
    kubectl.run("autoscale", "deployment/d", "--min=1", "--max=3")
    kubectl.run("set", "env", "deployment/d", "A=b")
    kubectl.run("set", "resources", "deployment/d", "--limits=cpu=200m")
    kubectl.run("delete", "deployment", "d", "--cascade=foreground", "--timeout=60s")
