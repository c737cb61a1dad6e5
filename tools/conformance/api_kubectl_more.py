"""More of kubectl's commands: create, drain, edit, watch, custom resources."""
import json
import os
import subprocess

from api_definitions import Defined, properties, version
from api_kubectl import controller, pods, words
from harness import conformance
from kubectl import PATH, Kubectl
from rest import Rest, ok


@conformance("[sig-cli] Kubectl create of every kind that it has a command for")
def creates(t):
    k = Kubectl(t)
    name = t.namespace
    for line in ("configmap a --from-literal=a=b", "secret generic a --from-literal=a=b",
                 "secret docker-registry r --docker-username=u --docker-password=p --docker-server=s",
                 "deployment d --image=i --replicas=1", "job j --image=i", "cronjob c --image=i --schedule=@daily",
                 "job from --from=cronjob/c", "service clusterip s1 --tcp=80", "service nodeport s2 --tcp=80:8080",
                 "service loadbalancer s3 --tcp=80", "service externalname s4 --external-name=x.com",
                 "ingress i --rule=x.com/*=s1:80", "pdb p --selector=a=b --min-available=1",
                 "role r --verb=get --resource=pods", "rolebinding r --role=r --user=u", "serviceaccount sa",
                 f"clusterrole {name} --verb=get --resource=nodes", f"clusterrolebinding {name} --clusterrole=view --user=u",
                 f"priorityclass {name} --value=5", "quota q --hard=pods=100", "token sa"):
        k.run("create", *line.split())
    k.run("get", "all")
    k.run("get", "all,cm,secret,ing,pdb,role,rolebinding,sa,quota", "-o", "wide")
    for kind in ("clusterrole", "clusterrolebinding", "priorityclass"):
        k.run("delete", kind, name)
    k.run("set", "serviceaccount", "deployment", "d", "sa")
    k.run("set", "selector", "service", "s1", "a=b")
    k.run("set", "subject", "rolebinding", "r", "--user=v")
    k.run("delete", "deployment,job,cronjob,service,ingress,pdb", "--all")


@conformance("[sig-cli] Kubectl cordon, drain and uncordon")
def drain(t):
    k = Kubectl(t)
    k.run("create", "deployment", "d", "--image=i", "--replicas=2")
    t.eventually(lambda: len([p for p in pods(t, "app=d") if p["status"]["phase"] == "Running"]) == 2)
    node = pods(t, "app=d")[0]["spec"]["nodeName"]
    try:
        text = k.run("drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--force", "--timeout=60s",
                     f"--pod-selector=app=d")
        assert "drained" in text and "SchedulingDisabled" in k.run("get", "node", node), text
        t.eventually(lambda: len([p for p in pods(t, "app=d") if p["spec"].get("nodeName") not in (None, node)]) == 2)
    finally:
        k.run("uncordon", node)


@conformance("[sig-cli] Kubectl edit, replace --force, apply edit-last-applied")
def edits(t):
    k = Kubectl(t)
    k.apply(controller("rc"))
    os.environ["KUBE_EDITOR"] = "sed -i s/image:1/image:2/"
    try:
        assert "edited" in k.run("edit", "rc", "rc")
        os.environ["KUBE_EDITOR"] = "sed -i s/image:2/image:4/"
        assert "edited" in k.run("apply", "edit-last-applied", "rc/rc")
    finally:
        del os.environ["KUBE_EDITOR"]
    body = json.loads(k.run("get", "rc", "rc", "-o", "json"))
    assert body["spec"]["template"]["spec"]["containers"][0]["image"] == "image:2"
    assert "replaced" in k.run("replace", "--force", "-f", "-", stdin=json.dumps(controller("rc", "image:3")))


@conformance("[sig-cli] Kubectl get in every way")
def gets(t):
    k = Kubectl(t)
    k.apply(controller("rc", replicas=3))
    t.eventually(lambda: len(pods(t, "app=rc")) == 3)
    t.eventually(lambda: all(each["status"]["phase"] == "Running" for each in pods(t, "app=rc")))
    assert len(k.run("get", "pods", "--chunk-size=1", "--no-headers").splitlines()) == 3
    assert len(k.run("get", "pods", "--sort-by=.metadata.name", "--no-headers").splitlines()) == 3
    assert len(k.run("get", "pods", "--field-selector=status.phase=Running", "-o", "name").splitlines()) == 3
    text = k.run("get", "pods", "-o", "custom-columns=N:.metadata.name,P:.status.phase")
    words(text, "N", "P", "Running")
    assert k.run("get", "pods", "-o", "jsonpath={.items[*].status.phase}") == "Running Running Running"
    assert k.run("get", "pods", "-o", "go-template={{len .items}}") == "3"
    words(k.run("get", "pods", "-o", "wide"), "NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE",
          "NOMINATED NODE", "READINESS GATES", "1/1", "Running")
    words(k.run("get", "rc", "-o", "wide"), "NAME", "DESIRED", "CURRENT", "READY", "AGE", "CONTAINERS", "IMAGES",
          "SELECTOR")
    process = subprocess.Popen([PATH, "--kubeconfig", k.config, "get", "rc", "rc", "-w", "--output-watch-events",
                                "--no-headers"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().startswith("ADDED")
        k.run("scale", "rc", "rc", "--replicas=1")
        assert process.stdout.readline().startswith("MODIFIED")
    finally:
        process.terminate()
    k.run("wait", "pods", "--all", "--for=condition=Ready", "--timeout=30s")
    k.run("delete", "rc", "rc", "--cascade=orphan")
    left = pods(t, "app=rc")
    assert left
    k.run("delete", "pods", "--all", "--force", "--grace-period=0")
    k.run("get", "events", "--sort-by=.lastTimestamp")
    words(k.run("events", "--for", "rc/rc"), "SuccessfulCreate")


SCHEMA = properties(replicas={"type": "integer"}, text={"type": "string"}, list={
    "type": "array", "items": {"type": "string"}})
SCHEMA["properties"]["status"] = {"type": "object", "properties": {"conditions": {"type": "array", "items": {
    "type": "object", "properties": {"type": {"type": "string"}, "status": {"type": "string"}}}}}}


@conformance("[sig-cli] Kubectl apply, scale, wait, edit, label, patch and describe of custom resources")
def custom(t):
    k = Kubectl(t)
    parts = {"status": {}, "scale": {"specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas"}}
    columns = [{"name": "Text", "type": "string", "jsonPath": ".spec.text"}]
    plural = "g" + t.namespace.replace("-", "") + "s"
    one = version("v1", SCHEMA, subresources=parts, additionalPrinterColumns=columns)
    with Defined(t, versions=[one], plural=plural) as foo:
        body = foo.object("a", spec={"replicas": 1, "text": "one", "list": ["x", "y"]})
        assert "created" in k.apply(body)
        body["spec"] |= {"text": "two", "list": ["z"]}
        assert "configured" in k.apply(body)
        assert "unchanged" in k.apply(body)
        now = ok(foo.rest.get(foo.one("a")))
        assert now["spec"] == {"replicas": 1, "text": "two", "list": ["z"]}, now["spec"]
        words(k.run("get", plural), "NAME", "TEXT", "a", "two")
        words(k.run("describe", plural, "a"), "Name:", "API Version:", "Kind:", "Spec:", "Replicas:", "Text:")
        k.run("diff", "-f", "-", stdin=json.dumps({**body, "spec": {"text": "three"}}), codes=(1,))
        k.run("scale", plural, "a", "--replicas=4")
        assert ok(foo.rest.get(foo.one("a")))["spec"]["replicas"] == 4
        k.run("label", plural, "a", "x=y")
        k.run("annotate", plural, "a", "x=y")
        k.run("patch", plural, "a", "--type=merge", "-p", '{"spec":{"text":"four"}}')
        k.run("patch", plural, "a", "--type=json", "-p", '[{"op":"replace","path":"/spec/text","value":"five"}]')
        text = k.run("patch", plural, "a", "-p", '{"spec":{"text":"six"}}', codes=(1,))
        assert "application/strategic-merge-patch+json is not supported by" in text, text
        k.run("patch", plural, "a", "--subresource=status", "--type=merge", "-p",
              '{"status":{"conditions":[{"type":"Ready","status":"True"}]}}')
        k.run("wait", f"{plural}/a", "--for=condition=Ready", "--timeout=10s")
        assert "serverside-applied" in k.apply(body, "--server-side", "--force-conflicts")
        k.run("get", plural, "a", "--subresource=status", "-o", "yaml")
        k.run("delete", plural, "a")
        k.run("wait", f"{plural}/a", "--for=delete", "--timeout=10s")


@conformance("[sig-cli] Kubectl certificate approve and deny; auth can-i as others; config of impersonation")
def certificates(t):
    from api_auth import CSR, request_text
    k, rest = Kubectl(t), Rest(t)
    for name, verb in (("yes", "approve"), ("no", "deny")):
        name = f"{name}-{t.namespace}"
        ok(rest.post(CSR, {"metadata": {"name": name}, "spec": {
            "request": request_text(), "signerName": "example.com/x", "usages": ["client auth"]}}))
        k.run("certificate", verb, name)
        words(k.run("get", "csr", name), "NAME", "AGE", "SIGNERNAME", "REQUESTOR", "REQUESTEDDURATION", "CONDITION",
              "Approved" if verb == "approve" else "Denied")
        k.run("describe", "csr", name)
        ok(rest.delete(f"{CSR}/{name}"))
    assert "no" in k.run("auth", "can-i", "get", "secrets", "--as=nobody", codes=(1,))
    assert "yes" in k.run("auth", "can-i", "get", "/healthz", "--as=nobody", "--as-group=system:authenticated")


@conformance("[sig-cli] Kubectl apply -f of many things at once, delete -f, and applysets")
def sets(t):
    k = Kubectl(t)
    k.run("create", "namespace", t.namespace + "-x")
    objects = [controller("rc"), {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "m"}},
               {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {
                   "name": "role-" + t.namespace, "namespace": t.namespace}, "rules": []}]
    both = {"apiVersion": "v1", "kind": "List", "items": objects}
    text = k.apply(both)
    assert text.count("created") == 3, text
    text = k.apply(both)
    assert text.count("unchanged") == 2 and "clusterrole.rbac.authorization.k8s.io" in text, text
    text = k.run("delete", "-f", "-", stdin=json.dumps(both))
    assert text.count("deleted") == 3, text
    os.environ["KUBECTL_APPLYSET"] = "true"
    try:
        one = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "n", "namespace": t.namespace}}
        two = {**one, "metadata": {"name": "o", "namespace": t.namespace}}
        k.run("apply", "-n", t.namespace, "--prune", "--applyset=set", "-f", "-", stdin=json.dumps(
            {"apiVersion": "v1", "kind": "List", "items": [one, two]}))
        text = k.run("apply", "-n", t.namespace, "--prune", "--applyset=set", "-f", "-", stdin=json.dumps(one))
        assert "configmap/o pruned" in text, text
    finally:
        del os.environ["KUBECTL_APPLYSET"]
    k.run("delete", "namespace", t.namespace + "-x")
