"""Published schemas: OpenAPI v2 and v3 of definitions, and field validation."""
from api_definitions import DEFINITIONS, Defined, OPEN, definition, properties, version
from harness import conformance
from rest import JSON_PATCH, MERGE, STRATEGIC, Rest, ok, refused

FOO = {"type": "object", "description": "Foo CRD for Testing", "properties": {
    "spec": {"type": "object", "description": "Specification of Foo", "properties": {"bars": {
        "type": "array", "description": "List of Bars and their specs.", "items": {
            "type": "object", "required": ["name"], "properties": {
                "name": {"type": "string", "description": "Name of Bar."},
                "age": {"type": "string", "description": "Age of Bar."},
                "bazs": {"type": "array", "items": {"type": "string"}}}}}}},
    "status": {"type": "object", "description": "Status of Foo", "properties": {
        "bars": {"type": "array", "items": {"type": "object", "properties": {"bar": {"type": "string"}}}}}}}}


def second(t, foo, version="v1"):
    """The schema of a version in the OpenAPI v2 document."""
    reverse = ".".join(reversed(foo.group.split(".")))
    return ok(Rest(t).get("/openapi/v2"))["definitions"].get(f"{reverse}.{version}.{foo.kind}")


def third(t, foo, version="v1"):
    reverse = ".".join(reversed(foo.group.split(".")))
    answer = Rest(t).get(f"/openapi/v3/apis/{foo.group}/{version}")
    if answer.status == 404:
        return None
    return answer.body["components"]["schemas"].get(f"{reverse}.{version}.{foo.kind}")


@conformance("[sig-api-machinery] CustomResourcePublishOpenAPI works for CRD with validation schema")
def published(t):
    with Defined(t, versions=[version("v1", FOO)]) as foo:
        found = t.eventually(lambda: second(t, foo))
        assert found["description"] == "Foo CRD for Testing"
        assert found["properties"]["spec"]["properties"]["bars"]["items"]["required"] == ["name"]
        assert found["properties"]["metadata"]["$ref"].endswith("v1.ObjectMeta"), found["properties"]["metadata"]
        assert found["x-kubernetes-group-version-kind"] == [{"group": foo.group, "kind": "Foo", "version": "v1"}]
        found = t.eventually(lambda: third(t, foo))
        assert found["properties"]["metadata"]["allOf"][0]["$ref"].endswith("v1.ObjectMeta"), found["properties"]
        paths = ok(Rest(t).get("/openapi/v2"))["paths"]
        path = f"/apis/{foo.group}/v1/namespaces/{{namespace}}/foos"
        assert path in paths and f"{path}/{{name}}" in paths and f"{path}/{{name}}/status" not in paths
        assert paths[path]["post"]["operationId"].startswith("create"), paths[path]["post"]["operationId"]


@conformance("[sig-api-machinery] CustomResourcePublishOpenAPI works for CRD without validation schema, preserving "
             "unknown fields at the schema root or in an embedded object")
def published_open(t):
    with Defined(t) as foo:
        found = t.eventually(lambda: second(t, foo))
        assert found["type"] == "object" and "properties" not in found, found
        found = t.eventually(lambda: third(t, foo))
        assert found["x-kubernetes-preserve-unknown-fields"] is True, found
    embedded = {"type": "object", "properties": {"spec": {
        "type": "object", "x-kubernetes-preserve-unknown-fields": True, "properties": {"a": {"type": "string"}}}}}
    with Defined(t, versions=[version("v1", embedded)], plural="bars") as bar:
        found = t.eventually(lambda: second(t, bar))
        assert found["properties"]["spec"] == {"type": "object", "x-kubernetes-preserve-unknown-fields": True} or \
            found["properties"]["spec"]["x-kubernetes-preserve-unknown-fields"], found


@conformance("[sig-api-machinery] CustomResourcePublishOpenAPI works for multiple CRDs of same group and version but "
             "different kinds")
def kinds(t):
    with Defined(t) as foo, Defined(t, plural="bars") as bar:
        assert t.eventually(lambda: second(t, foo) and second(t, bar))
        assert t.eventually(lambda: third(t, foo) and third(t, bar))


@conformance("[sig-api-machinery] CustomResourcePublishOpenAPI updates the published spec when one version gets renamed")
def renamed(t):
    with Defined(t, versions=[version("v2", FOO), version("v3", FOO, storage=False)]) as foo:
        assert t.eventually(lambda: second(t, foo, "v3"))
        ok(foo.rest.patch(foo.path, [{"op": "replace", "path": "/spec/versions/1/name", "value": "v4"}],
                          kind=JSON_PATCH))
        assert t.eventually(lambda: second(t, foo, "v4") and third(t, foo, "v4"))
        t.eventually(lambda: second(t, foo, "v3") is None and third(t, foo, "v3") is None)
        assert second(t, foo, "v2") and third(t, foo, "v2")


@conformance("[sig-api-machinery] CustomResourcePublishOpenAPI removes definition from spec when one version gets "
             "changed to not be served")
def unserved(t):
    with Defined(t, versions=[version("v5", FOO), version("v6alpha1", FOO, storage=False)]) as foo:
        assert t.eventually(lambda: second(t, foo, "v6alpha1"))
        ok(foo.rest.patch(foo.path, [{"op": "replace", "path": "/spec/versions/1/served", "value": False}],
                          kind=JSON_PATCH))
        t.eventually(lambda: second(t, foo, "v6alpha1") is None and third(t, foo, "v6alpha1") is None)
        assert second(t, foo, "v5")
        t.eventually(lambda: foo.rest.get(foo.all("v6alpha1")).status == 404)
        names = [each["version"] for each in ok(foo.rest.get(f"/apis/{foo.group}"))["versions"]]
        assert names == ["v5"], names


@conformance("[sig-api-machinery] CustomResourceDefinition discovery follows versions, priorities and subresources")
def versions(t):
    names = ["v1beta1", "v1", "v2alpha1", "v10", "foo1"]
    every = [version(each, OPEN, storage=each == "v1") for each in names]
    every[1]["subresources"] = {"status": {}, "scale": {"specReplicasPath": ".spec.replicas",
                                                        "statusReplicasPath": ".status.replicas"}}
    short = {"plural": "foos", "singular": "foo", "kind": "Foo", "shortNames": ["fo"], "categories": ["all"]}
    with Defined(t, versions=every, names=short) as foo:
        group = ok(foo.rest.get(f"/apis/{foo.group}"))
        assert [each["version"] for each in group["versions"]] == ["v10", "v1", "v1beta1", "v2alpha1", "foo1"]
        assert group["preferredVersion"]["version"] == "v10"
        found = {each["name"]: each for each in ok(foo.rest.get(f"/apis/{foo.group}/v1"))["resources"]}
        assert set(found) == {"foos", "foos/status", "foos/scale"}, found
        assert found["foos"]["shortNames"] == ["fo"] and found["foos"]["categories"] == ["all"]
        assert found["foos"]["verbs"] == ["delete", "deletecollection", "get", "list", "patch", "create", "update",
                                          "watch"], found["foos"]
        assert "storageVersionHash" in found["foos"]
        assert found["foos/scale"]["kind"] == "Scale" and found["foos/scale"]["group"] == "autoscaling"
        assert found["foos/status"]["verbs"] == ["get", "patch", "update"]
        made = ok(foo.rest.post(foo.all("v10"), foo.object("a", "v10", spec={"replicas": 3})))
        assert made["apiVersion"].endswith("/v10")
        scale = ok(foo.rest.get(foo.one("a", "v1") + "/scale"))
        assert scale["kind"] == "Scale" and scale["spec"]["replicas"] == 3 and scale["status"]["replicas"] == 0
        ok(foo.rest.patch(foo.one("a", "v1") + "/scale", {"spec": {"replicas": 5}}))
        assert ok(foo.rest.get(foo.one("a", "foo1")))["spec"]["replicas"] == 5


@conformance("[sig-api-machinery] FieldValidation should detect unknown and duplicate fields of a typed object")
def typed(t):
    rest = Rest(t)
    base = f"/apis/apps/v1/namespaces/{t.namespace}/deployments"
    text = """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%s"},"unknown1":"u",
      "spec":{"unknownDupe":"v","unknownDupe":"w","paused":true,"paused":false,"replicas":0,
        "selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},
          "spec":{"containers":[{"name":"c","image":"i","unknownNested":"v","imagePullPolicy":"Always",
            "imagePullPolicy":"Never"}]}}}}"""
    status = refused(rest.post(base, text % "a", fieldValidation="Strict"), 400, "BadRequest")
    for word in ('unknown field "unknown1"', 'unknown field "spec.unknownDupe"', 'duplicate field "spec.paused"',
                 'unknown field "spec.template.spec.containers[0].unknownNested"',
                 'duplicate field "spec.template.spec.containers[0].imagePullPolicy"'):
        assert word in status["message"], status["message"]
    answer = rest.post(base, text % "b", fieldValidation="Warn")
    assert answer.status == 201 and len(answer.warnings) == 5, answer.warnings
    assert answer.warnings[0].startswith('299 - "unknown field'), answer.warnings
    assert not rest.post(base, text % "c", fieldValidation="Ignore").warnings
    assert len(rest.post(base, text % "d").warnings) == 5
    refused(rest.post(base, text % "e", fieldValidation="Sometimes"), 422, "Invalid", "fieldValidation")
    for kind, body in ((MERGE, '{"spec":{"unknownDupe":"v","unknownDupe":"w","paused":true,"paused":false}}'),
                       (STRATEGIC, '{"spec":{"unknownDupe":"v","unknownDupe":"w","paused":true,"paused":false}}')):
        assert rest.patch(base + "/b", body, kind=kind, fieldValidation="Strict").status in (400, 422)
        answer = rest.patch(base + "/b", body, kind=kind, fieldValidation="Warn")
        assert answer.status == 200 and answer.warnings, (kind, answer)
    add = [{"op": "add", "path": "/spec/foo", "value": "x"}]
    status = rest.patch(base + "/b", add, kind=JSON_PATCH, fieldValidation="Strict")
    assert status.status == 422 and 'unknown field "spec.foo"' in status.body["message"], status


@conformance("[sig-api-machinery] FieldValidation should detect unknown metadata fields in both the root and embedded "
             "object of a CR")
def embedded(t):
    schema = {"type": "object", "properties": {"spec": {"type": "object", "properties": {"template": {
        "type": "object", "x-kubernetes-embedded-resource": True, "properties": {
            "apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"},
            "spec": {"type": "object", "properties": {"a": {"type": "string"}}}}}}}}}
    with Defined(t, versions=[version("v1", schema)]) as foo:
        body = foo.object("a", spec={"template": {"apiVersion": "v1", "kind": "Sub", "metadata": {
            "name": "sub", "unknownSubMeta": "x"}}})
        body["metadata"]["unknownMeta"] = "x"
        status = refused(foo.rest.post(foo.all(), body, fieldValidation="Strict"), 400, "BadRequest")
        for word in ('unknown field "metadata.unknownMeta"', 'unknown field "spec.template.metadata.unknownSubMeta"'):
            assert word in status["message"], status["message"]


@conformance("[sig-api-machinery] FieldValidation should create/apply a valid CR for CRD with validation schema, "
             "and refuse an invalid CR")
def custom(t):
    with Defined(t, versions=[version("v1", FOO)]) as foo:
        good = foo.object("a", spec={"bars": [{"name": "b", "age": "1"}]})
        ok(foo.rest.post(foo.all(), good, fieldValidation="Strict"))
        ok(foo.rest.apply(foo.one("b"), {**good, "metadata": {"name": "b"}}, fieldValidation="Strict"))
        bad = foo.object("c", spec={"bars": [{"age": "1"}]}, unknown=1)
        status = refused(foo.rest.post(foo.all(), bad, fieldValidation="Strict"), 400, "BadRequest",
                         'strict decoding error: unknown field "unknown"')
        assert status
        refused(foo.rest.post(foo.all(), bad), 422, "Invalid", "spec.bars[0].name: Required value")
        answer = foo.rest.apply(foo.one("d"), {**good, "metadata": {"name": "d"}, "unknown": 1}, fieldValidation="Warn")
        assert answer.status == 500 and ".unknown: field not declared in schema" in answer.text, answer
        twice = '{"apiVersion":"%s/v1","kind":"Foo","metadata":{"name":"e"},"spec":{"bars":[]},"spec":{"bars":[]}}'
        refused(foo.rest.post(foo.all(), twice % foo.group, fieldValidation="Strict"), 400, "BadRequest",
                'duplicate field "spec"')
