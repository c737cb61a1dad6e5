"""Conversion of custom resources by a webhook."""
import copy

from api_definitions import Defined, version
from harness import conformance
from hooks import Hooks
from rest import JSON_PATCH, Rest, ok, refused

SCHEMA = {"type": "object", "properties": {"hostPort": {"type": "string"}, "host": {"type": "string"},
                                           "port": {"type": "string"}}}


def convert(review):
    """v1 has hostPort, v2 has host and port."""
    request, results = review["request"], []
    for each in request["objects"]:
        made = copy.deepcopy(each)
        made["apiVersion"] = request["desiredAPIVersion"]
        if made["apiVersion"].endswith("/v2") and "hostPort" in made:
            made["host"], _, made["port"] = made.pop("hostPort").partition(":")
        elif made["apiVersion"].endswith("/v1") and "host" in made:
            made["hostPort"] = made.pop("host") + ":" + made.pop("port", "")
        results.append(made)
    return {"apiVersion": review["apiVersion"], "kind": "ConversionReview", "response": {
        "uid": request["uid"], "convertedObjects": results, "result": {"status": "Success"}}}


def converting(hooks):
    return {"strategy": "Webhook", "webhook": {"conversionReviewVersions": ["v1"], "clientConfig": hooks.client("c")}}


@conformance("[sig-api-machinery] CustomResourceConversionWebhook should be able to convert from CR v1 to CR v2")
def convert_one(t):
    with Hooks(c=convert) as hooks:
        both = [version("v1", SCHEMA), version("v2", SCHEMA, storage=False)]
        with Defined(t, versions=both, conversion=converting(hooks)) as foo:
            ok(foo.rest.post(foo.all("v1"), foo.object("a", "v1", hostPort="localhost:8080")))
            found = ok(foo.rest.get(foo.one("a", "v2")))
            assert (found["host"], found["port"]) == ("localhost", "8080") and "hostPort" not in found, found
            ok(foo.rest.patch(foo.one("a", "v2"), {"port": "81"}))
            assert ok(foo.rest.get(foo.one("a", "v1")))["hostPort"] == "localhost:81"
            seen = hooks.seen[-1][2]
            assert seen["kind"] == "ConversionReview" and seen["apiVersion"] == "apiextensions.k8s.io/v1"


@conformance("[sig-api-machinery] CustomResourceConversionWebhook should be able to convert a non homogeneous list of "
             "CRs")
def convert_list(t):
    with Hooks(c=convert) as hooks:
        both = [version("v1", SCHEMA), version("v2", SCHEMA, storage=False)]
        with Defined(t, versions=both, conversion=converting(hooks)) as foo:
            ok(foo.rest.post(foo.all("v1"), foo.object("a", "v1", hostPort="one:1")))
            ok(foo.rest.patch(foo.path, [{"op": "replace", "path": "/spec/versions/0/storage", "value": False},
                                         {"op": "replace", "path": "/spec/versions/1/storage", "value": True}],
                              kind=JSON_PATCH))
            t.eventually(lambda: foo.now()["status"]["storedVersions"] == ["v1", "v2"])
            ok(foo.rest.post(foo.all("v1"), foo.object("b", "v1", hostPort="two:2")))
            for name in ("v1", "v2"):
                items = ok(foo.rest.get(foo.all(name)))["items"]
                assert [each["apiVersion"].split("/")[1] for each in items] == [name, name], items
                assert all(("host" in each) == (name == "v2") for each in items), items
            listed = ok(foo.rest.get(foo.all("v2")))
            watch = foo.rest.watch(foo.all("v2"), resourceVersion=listed["metadata"]["resourceVersion"])
            ok(foo.rest.patch(foo.one("a", "v1"), {"hostPort": "three:3"}))
            assert next(watch.lines)["object"]["host"] == "three"
            watch.close()


@conformance("[sig-api-machinery] CustomResourceConversionWebhook that fails says so")
def failing(t):
    def fails(review):
        return {"apiVersion": review["apiVersion"], "kind": "ConversionReview", "response": {
            "uid": review["request"]["uid"], "result": {"status": "Failed", "message": "no way"}}}
    with Hooks(c=fails) as hooks:
        both = [version("v1", SCHEMA), version("v2", SCHEMA, storage=False)]
        with Defined(t, versions=both, conversion=converting(hooks)) as foo:
            ok(foo.rest.post(foo.all("v1"), foo.object("a", "v1", hostPort="one:1")))
            answer = foo.rest.get(foo.one("a", "v2"))
            status = refused(answer, 500, "InternalError", "conversion webhook for", "failed: no way") \
                if answer.body.get("reason") else answer.body
            assert answer.status == 500 and "no way" in status["message"], answer
            ok(foo.rest.patch(foo.path, [{"op": "replace", "path": "/spec/conversion", "value": {"strategy": "None"}}],
                              kind=JSON_PATCH))
            t.eventually(lambda: foo.rest.get(foo.one("a", "v2")).status == 200)
            Rest(t)
