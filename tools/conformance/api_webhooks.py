"""Admission webhooks."""
import contextlib

from api_definitions import Defined, version, OPEN
from harness import conformance
from hooks import Hooks, deny, review
from rest import JSON_PATCH, Rest, ok, refused

GROUP = "/apis/admissionregistration.k8s.io/v1/"
MARKER = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "marker", "labels": {"marker": "yes"}}}


def rule(resources, operations=("CREATE",), group="", versions=("v1",), **more):
    return {"apiGroups": [group], "apiVersions": list(versions), "resources": list(resources),
            "operations": list(operations), **more}


def hook(t, client, rules, **more):
    return {"name": "hook.example.com", "clientConfig": client, "rules": rules, "sideEffects": "None",
            "admissionReviewVersions": ["v1"], "timeoutSeconds": 5, "namespaceSelector": {
                "matchLabels": {"kubernetes.io/metadata.name": t.namespace}}, **more}


@contextlib.contextmanager
def configured(t, kind, *webhooks, name=None):
    rest, resource = Rest(t), f"{kind}webhookconfigurations"
    for index, each in enumerate(webhooks):
        each["name"] = f"hook-{index}.example.com"
    name = name or f"{kind}-{t.namespace}"
    ok(rest.post(GROUP + resource, {"metadata": {"name": name, "labels": {"x": t.namespace}},
                                    "webhooks": list(webhooks)}))
    try:
        yield GROUP + resource + "/" + name
    finally:
        rest.delete(GROUP + resource + "/" + name)


def maps(t):
    return f"/api/v1/namespaces/{t.namespace}/configmaps"


def post(t, name, **fields):
    return Rest(t).post(maps(t), {"metadata": {"name": name}, **fields})


def settle(t, look):
    """Configurations take effect some time after they were written."""
    return t.eventually(look, 15)


@conformance("[sig-api-machinery] AdmissionWebhook should be able to deny pod and configmap creation")
def denies(t):
    with Hooks(deny=lambda b: deny(b, "no maps today", reason="Forbidden", code=403)) as hooks:
        with configured(t, "validating", hook(t, hooks.client("deny"), [rule(["configmaps"], ("CREATE", "UPDATE"))])):
            settle(t, lambda: post(t, "a").status == 403)
            refused(post(t, "a"), 403, "Forbidden",
                    'admission webhook "hook-0.example.com" denied the request: no maps today')
            ok(Rest(t).post(f"/api/v1/namespaces/{t.namespace}/secrets", {"metadata": {"name": "s"}}))
            request = hooks.seen[-1][2]["request"]
            assert request["kind"] == {"group": "", "version": "v1", "kind": "ConfigMap"}
            assert request["resource"] == {"group": "", "version": "v1", "resource": "configmaps"}
            assert request["requestKind"] == request["kind"] and request["operation"] == "CREATE"
            assert request["namespace"] == t.namespace and request["name"] == "a", request
            assert request["userInfo"]["username"] and request["dryRun"] is False
            assert request["object"]["metadata"]["name"] == "a" and request["oldObject"] is None
            assert request["options"] == {"kind": "CreateOptions", "apiVersion": "meta.k8s.io/v1"} or \
                request["options"]["kind"] == "CreateOptions", request["options"]
            assert hooks.seen[-1][1].endswith("?timeout=5s"), hooks.seen[-1][1]


@conformance("[sig-api-machinery] AdmissionWebhook should be able to deny custom resource creation, update and "
             "deletion")
def custom(t):
    def answer(body):
        old, new = body["request"]["oldObject"], body["request"]["object"]
        data = (new or old).get("data", {})
        bad = (old or {}).get("data", {}).get("key") == "no-delete" if not new else data.get("key") == "bad"
        return deny(body, "the custom resource contains unwanted data") if bad else review(body)
    with Hooks(deny=answer) as hooks, Defined(t) as foo:
        rules = [rule(["foos"], ("CREATE", "UPDATE", "DELETE"), group=foo.group)]
        with configured(t, "validating", hook(t, hooks.client("deny"), rules)):
            settle(t, lambda: foo.rest.post(foo.all(), foo.object("a", data={"key": "bad"})).status == 403)
            refused(foo.rest.post(foo.all(), foo.object("a", data={"key": "bad"})), 403, "Forbidden", "unwanted data")
            ok(foo.rest.post(foo.all(), foo.object("a", data={"key": "no-delete"})))
            refused(foo.rest.patch(foo.one("a"), {"data": {"key": "bad"}}), 403, "Forbidden", "unwanted data")
            refused(foo.rest.delete(foo.one("a")), 403, "Forbidden", "unwanted data")
            assert hooks.seen[-1][2]["request"]["operation"] == "DELETE"
            refused(foo.rest.delete(foo.all()), 403, "Forbidden", "unwanted data")
            ok(foo.rest.patch(foo.one("a"), {"data": {"key": "fine"}}))
            ok(foo.rest.delete(foo.one("a")))


@conformance("[sig-api-machinery] AdmissionWebhook should mutate configmap, with defaulting after pods are mutated")
def mutates(t):
    steps = [{"op": "add", "path": "/data", "value": {"mutation-stage-1": "yes"}}]
    init = [{"op": "add", "path": "/spec/initContainers", "value": [{"name": "added", "image": "busybox"}]}]
    with Hooks(one=lambda b: review(b, patch=steps), pod=lambda b: review(b, patch=init)) as hooks:
        webhooks = [hook(t, hooks.client("one"), [rule(["configmaps"])]),
                    hook(t, hooks.client("pod"), [rule(["pods"])])]
        with configured(t, "mutating", *webhooks):
            settle(t, lambda: "data" in ok(Rest(t).post(maps(t), {"metadata": {"generateName": "m-"}})))
            pod = ok(Rest(t).post(f"/api/v1/namespaces/{t.namespace}/pods", {"metadata": {"name": "p"}, "spec": {
                "schedulerName": "manual", "containers": [{"name": "c", "image": "busybox"}]}}))
            added = pod["spec"]["initContainers"][0]
            assert added["terminationMessagePolicy"] == "File" and added["imagePullPolicy"] == "Always", added
            assert added["volumeMounts"][0]["mountPath"].startswith("/var/run/secrets"), added


@conformance("[sig-api-machinery] AdmissionWebhook reinvocation of mutating webhooks")
def reinvoked(t):
    def first(body):
        count = int(body["request"]["object"].get("data", {}).get("first", "0"))
        both = body["request"]["object"].get("data", {})
        return review(body, patch=[{"op": "add", "path": "/data", "value": {**both, "first": str(count + 1)}}])

    def second(body):
        both = body["request"]["object"].get("data", {})
        return review(body, patch=[{"op": "add", "path": "/data", "value": {**both, "second": "x"}}])
    with Hooks(first=first, second=second) as hooks:
        again = hook(t, hooks.client("first"), [rule(["configmaps"])], reinvocationPolicy="IfNeeded")
        with configured(t, "mutating", again, hook(t, hooks.client("second"), [rule(["configmaps"])])):
            found = settle(t, lambda: (lambda b: "data" in b and b)(ok(
                Rest(t).post(maps(t), {"metadata": {"generateName": "m-"}}))))
            assert found["data"] == {"first": "2", "second": "x"}, found["data"]


@conformance("[sig-api-machinery] AdmissionWebhook should unconditionally reject operations on fail closed webhook, "
             "and go on when it fails open")
def closed(t):
    nowhere = {"url": "https://127.0.0.1:1/none"}
    with configured(t, "validating", hook(t, nowhere, [rule(["configmaps"])], failurePolicy="Fail")):
        settle(t, lambda: post(t, "a").status == 500)
        status = refused(post(t, "a"), 500, "InternalError")
        assert 'failed calling webhook "hook-0.example.com": failed to call webhook' in status["message"], status
    with configured(t, "validating", hook(t, nowhere, [rule(["configmaps"])], failurePolicy="Ignore")):
        settle(t, lambda: post(t, "b").status in (201, 409))


@conformance("[sig-api-machinery] AdmissionWebhook should honor timeout")
def timeouts(t):
    with Hooks(slow=review) as hooks:
        short = hook(t, hooks.client("slow"), [rule(["configmaps"])], timeoutSeconds=1, failurePolicy="Fail")
        with configured(t, "validating", short):
            answer = settle(t, lambda: (lambda a: a.status == 500 and a)(post(t, "a")))
            assert "context deadline exceeded" in answer.text or "Client.Timeout exceeded" in answer.text, answer
        short = hook(t, hooks.client("slow"), [rule(["configmaps"])], timeoutSeconds=1, failurePolicy="Ignore")
        with configured(t, "validating", short):
            settle(t, lambda: post(t, "b").status in (201, 409))
        none = hook(t, hooks.client("slow"), [rule(["configmaps"])])
        del none["timeoutSeconds"]
        with configured(t, "validating", none) as path:
            assert ok(Rest(t).get(path))["webhooks"][0]["timeoutSeconds"] == 10
            before = len(hooks.seen)
            settle(t, lambda: post(t, "c").status == 201 and len(hooks.seen) > before or not Rest(t).delete(
                maps(t) + "/c"))
        refused(Rest(t).post(GROUP + "validatingwebhookconfigurations", {"metadata": {"name": "x"}, "webhooks": [
            hook(t, hooks.client("slow"), [], timeoutSeconds=31)]}), 422, "Invalid", "timeoutSeconds")


@conformance("[sig-api-machinery] AdmissionWebhook should not be able to mutate or prevent deletion of webhook "
             "configuration objects")
def own_configuration(t):
    label = [{"op": "add", "path": "/metadata/labels", "value": {"bad": "yes"}}]
    kinds = ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"]
    rules = [rule(kinds, ("*",), group="admissionregistration.k8s.io")]
    with Hooks(deny=deny, label=lambda b: review(b, patch=label)) as hooks:
        validating = hook(t, hooks.client("deny"), rules, namespaceSelector={})
        mutating = hook(t, hooks.client("label"), rules, namespaceSelector={})
        with configured(t, "validating", validating), configured(t, "mutating", mutating):
            with configured(t, "mutating", hook(t, hooks.client("label"), []), name="x-" + t.namespace) as path:
                assert "bad" not in ok(Rest(t).get(path))["metadata"]["labels"]
                ok(Rest(t).delete(path))
            assert not hooks.seen


@conformance("[sig-api-machinery] AdmissionWebhook patching/updating and listing a webhook should work")
def changed(t):
    with Hooks(deny=deny) as hooks:
        create = hook(t, hooks.client("deny"), [rule(["configmaps"])])
        with configured(t, "validating", create) as path:
            settle(t, lambda: post(t, "a").status == 403 or not Rest(t).delete(maps(t) + "/a"))
            now = ok(Rest(t).get(path))
            now["webhooks"][0]["rules"][0]["operations"] = ["UPDATE"]
            ok(Rest(t).put(path, now))
            settle(t, lambda: post(t, "b").status in (201, 409))
            ok(Rest(t).patch(path, [{"op": "replace", "path": "/webhooks/0/rules/0/operations",
                                     "value": ["CREATE"]}], kind=JSON_PATCH))
            settle(t, lambda: post(t, "c").status == 403 or not Rest(t).delete(maps(t) + "/c"))
            base = path.rsplit("/", 1)[0]
            assert len(ok(Rest(t).get(base, labelSelector="x=" + t.namespace))["items"]) == 1
            ok(Rest(t).delete(base, labelSelector="x=" + t.namespace))
            settle(t, lambda: post(t, "d").status in (201, 409))


@conformance("[sig-api-machinery] AdmissionWebhook should be able to create and update webhooks with match conditions")
def conditions(t):
    named = [{"name": "not-skipped", "expression": "object.metadata.name != 'skip-me'"}]
    with Hooks(deny=deny) as hooks:
        with configured(t, "validating", hook(t, hooks.client("deny"), [rule(["configmaps"])], matchConditions=named)):
            settle(t, lambda: post(t, "a").status == 403 or not Rest(t).delete(maps(t) + "/a"))
            ok(post(t, "skip-me"))
        for expression, word in (("oops oops", "Syntax error"), ("1 + 1", "must evaluate to bool"),
                                 ("object.metadata.unknown", ""), ("undefined == 1", "undeclared reference")):
            bad = hook(t, hooks.client("deny"), [], matchConditions=[{"name": "x", "expression": expression}])
            for kind in ("validating", "mutating"):
                answer = Rest(t).post(GROUP + f"{kind}webhookconfigurations",
                                      {"metadata": {"name": "bad-" + t.namespace}, "webhooks": [bad]}, dryRun="All")
                if word:
                    refused(answer, 422, "Invalid", "matchConditions[0].expression", word)


@conformance("[sig-api-machinery] AdmissionWebhook should deny crd creation, and pods attaching")
def definitions(t):
    with Hooks(deny=lambda b: deny(b, "the crd contains unwanted label")) as hooks:
        rules = [rule(["customresourcedefinitions"], group="apiextensions.k8s.io")]
        only = hook(t, hooks.client("deny"), rules, namespaceSelector={}, objectSelector={
            "matchLabels": {"webhook": t.namespace}})
        with configured(t, "validating", only):
            from api_definitions import DEFINITIONS, definition
            body = definition(t, versions=[version("v1", OPEN)])
            body["metadata"]["labels"] = {"webhook": t.namespace}
            settle(t, lambda: Rest(t).post(DEFINITIONS, body, dryRun="All").status == 403)
            refused(Rest(t).post(DEFINITIONS, body), 403, "Forbidden", "the crd contains unwanted label")


@conformance("[sig-api-machinery] AdmissionWebhook warnings, audit annotations, subresources and dry runs")
def more(t):
    with Hooks(warn=lambda b: review(b, warnings=["mind the gap"])) as hooks:
        rules = [rule(["configmaps", "deployments/scale", "pods/*"], ("*",), versions=("*",))]
        rules[0]["apiGroups"] = ["", "apps"]
        with configured(t, "validating", hook(t, hooks.client("warn"), rules)):
            settle(t, lambda: Rest(t).post(maps(t), {"metadata": {"generateName": "w-"}}).warnings ==
                   ['299 - "mind the gap"'])
            ok(Rest(t).post(maps(t), {"metadata": {"generateName": "w-"}}, dryRun="All"))
            assert hooks.seen[-1][2]["request"]["dryRun"] is True
            assert hooks.seen[-1][2]["request"]["options"]["dryRun"] == ["All"]
            count = len(hooks.seen)
            body = {"metadata": {"name": "d"}, "spec": {"selector": {"matchLabels": {"a": "b"}}, "template": {
                "metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "i"}]}},
                "replicas": 0}}
            base = f"/apis/apps/v1/namespaces/{t.namespace}/deployments"
            ok(Rest(t).post(base, body))
            assert len(hooks.seen) == count
            ok(Rest(t).patch(base + "/d/scale", {"spec": {"replicas": 1}}))
            request = next(each[2]["request"] for each in hooks.seen[count:]
                           if each[2]["request"].get("subResource") == "scale")
            assert request["kind"] == {"group": "autoscaling", "version": "v1", "kind": "Scale"}, request["kind"]
            assert request["object"]["spec"]["replicas"] == 1 and request["requestSubResource"] == "scale"
