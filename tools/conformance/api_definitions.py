"""Custom resource definitions, from their discovery to their rules."""
from harness import conformance
from rest import APPLY, JSON_PATCH, MERGE, Rest, ok, refused

DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
OPEN = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}


def definition(t, versions=None, scope="Namespaced", plural=None, **spec):
    group = f"{t.namespace}.example.com"
    plural = plural or "foos"
    versions = versions or [version("v1", OPEN)]
    return {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": {"name": f"{plural}.{group}"},
            "spec": {"group": group, "scope": scope, "versions": versions, "names": {
                "plural": plural, "singular": plural[:-1], "kind": plural[:-1].title(),
                "listKind": plural[:-1].title() + "List"}, **spec}}


def version(name, schema, storage=True, served=True, **more):
    return {"name": name, "served": served, "storage": storage, "schema": {"openAPIV3Schema": schema}, **more}


def properties(**each):
    return {"type": "object", "properties": {"spec": {"type": "object", "properties": each}}}


class Defined:
    """A definition that is served for as long as it is needed."""

    def __init__(self, t, body=None, **words):
        self.t, self.rest = t, Rest(t)
        self.body = body or definition(t, **words)
        self.name = self.body["metadata"]["name"]
        self.path = f"{DEFINITIONS}/{self.name}"
        spec = self.body["spec"]
        self.group, self.plural, self.kind = spec["group"], spec["names"]["plural"], spec["names"]["kind"]
        self.namespaced = spec["scope"] == "Namespaced"

    def __enter__(self):
        ok(self.rest.post(DEFINITIONS, self.body))
        self.t.eventually(lambda: self.condition("Established") == "True")
        self.t.eventually(lambda: self.rest.get(self.all()).status == 200)
        return self

    def __exit__(self, *_):
        self.rest.delete(self.path)
        self.t.eventually(lambda: self.rest.get(self.path).status == 404)

    def now(self):
        return ok(self.rest.get(self.path))

    def condition(self, kind):
        return {each["type"]: each["status"] for each in self.now()["status"]["conditions"] or []}.get(kind)

    def all(self, version=None):
        version = version or next(each["name"] for each in self.body["spec"]["versions"] if each["served"])
        middle = f"namespaces/{self.t.namespace}/" if self.namespaced else ""
        return f"/apis/{self.group}/{version}/{middle}{self.plural}"

    def one(self, name, version=None):
        return f"{self.all(version)}/{name}"

    def object(self, name, version=None, **fields):
        version = version or self.body["spec"]["versions"][0]["name"]
        return {"apiVersion": f"{self.group}/{version}", "kind": self.kind, "metadata": {"name": name}, **fields}


@conformance("[sig-api-machinery] CustomResourceDefinition resources Simple CustomResourceDefinition creating/deleting "
             "custom resource definition objects works")
def simple(t):
    with Defined(t) as foo:
        assert foo.now()["status"]["acceptedNames"]["plural"] == "foos"
        assert foo.now()["status"]["storedVersions"] == ["v1"]
        assert foo.now()["spec"]["conversion"] == {"strategy": "None"}


@conformance("[sig-api-machinery] CustomResourceDefinition resources Simple CustomResourceDefinition listing custom "
             "resource definition objects works")
def listing(t):
    rest, names = Rest(t), [f"foo{letter}s" for letter in "abc"]
    for plural in names:
        body = definition(t, plural=plural)
        body["metadata"]["labels"] = {"x": t.namespace}
        ok(rest.post(DEFINITIONS, body))
    assert len(ok(rest.get(DEFINITIONS, labelSelector="x=" + t.namespace))["items"]) == 3
    ok(rest.delete(DEFINITIONS, labelSelector="x=" + t.namespace))
    t.eventually(lambda: not ok(rest.get(DEFINITIONS, labelSelector="x=" + t.namespace))["items"])


@conformance("[sig-api-machinery] CustomResourceDefinition resources Simple CustomResourceDefinition getting/updating/"
             "patching custom resource definition status sub-resource works")
def status(t):
    with Defined(t) as foo:
        condition = {"type": "StatusUpdate", "status": "True", "reason": "E2E", "message": "Set from e2e test"}
        now = ok(foo.rest.get(foo.path + "/status"))
        now["status"]["conditions"].append(condition)
        found = t.eventually(lambda: ok(foo.rest.put(foo.path + "/status", now)))
        assert any(each["type"] == "StatusUpdate" for each in found["status"]["conditions"])
        patch = {"status": {"conditions": [{**condition, "type": "StatusPatched"}]}}
        found = ok(foo.rest.patch(foo.path + "/status", patch))
        assert [each["type"] for each in found["status"]["conditions"]][0] == "StatusPatched"
        t.eventually(lambda: foo.condition("Established") == "True")


@conformance("[sig-api-machinery] CustomResourceDefinition resources should include custom resource definition "
             "resources in discovery documents")
def discovery(t):
    rest = Rest(t)
    assert any(each["name"] == "apiextensions.k8s.io" for each in ok(rest.get("/apis"))["groups"])
    group = ok(rest.get("/apis/apiextensions.k8s.io"))
    assert group["preferredVersion"]["version"] == "v1"
    names = [each["name"] for each in ok(rest.get("/apis/apiextensions.k8s.io/v1"))["resources"]]
    assert "customresourcedefinitions" in names and "customresourcedefinitions/status" in names


@conformance("[sig-api-machinery] CustomResourceDefinition resources custom resource defaulting for requests and from "
             "storage works")
def defaulting(t):
    with Defined(t) as foo:
        made = ok(foo.rest.post(foo.all(), foo.object("a")))
        assert "a" not in made
        schema = {"type": "object", "properties": {"a": {"type": "string", "default": "A"},
                                                   "b": {"type": "string", "default": "B"}}}
        ok(foo.rest.patch(foo.path, [{"op": "replace", "path": "/spec/versions/0/schema/openAPIV3Schema",
                                      "value": schema}], kind=JSON_PATCH))
        found = t.eventually(lambda: (lambda each: each.get("a") == "A" and each)(ok(foo.rest.get(foo.one("a")))))
        assert found["b"] == "B"
        assert found["metadata"]["resourceVersion"] == made["metadata"]["resourceVersion"]
        made = ok(foo.rest.post(foo.all(), foo.object("b", a=None)))
        assert made["a"] == "A", made
        ok(foo.rest.patch(foo.one("b"), {"b": None}))
        assert ok(foo.rest.get(foo.one("b")))["b"] == "B"


@conformance("[sig-api-machinery] CustomResourceDefinition Watch: CustomResource Should be able to watch")
def watch(t):
    with Defined(t, scope="Cluster") as foo:
        listed = ok(foo.rest.get(foo.all()))
        watching = foo.rest.watch(foo.all(), resourceVersion=listed["metadata"]["resourceVersion"])
        for name in "ab":
            ok(foo.rest.post(foo.all(), foo.object(name)))
        for name in "ab":
            ok(foo.rest.patch(foo.one(name), {"dummy": "test"}))
        for name in "ab":
            ok(foo.rest.delete(foo.one(name)))
        kinds = [each["type"] for each in watching.take(6)]
        assert kinds == ["ADDED"] * 2 + ["MODIFIED"] * 2 + ["DELETED"] * 2, kinds
        watching.close()


@conformance("[sig-api-machinery] CustomResourceFieldSelectors MUST list and watch custom resources matching the field "
             "selector")
def selectable(t):
    schema = {"type": "object", "properties": {"hostPort": {"type": "string"}, "on": {"type": "boolean"},
                                               "n": {"type": "integer"}}}
    fields = [{"jsonPath": ".hostPort"}, {"jsonPath": ".on"}, {"jsonPath": ".n"}]
    with Defined(t, versions=[version("v1", schema, selectableFields=fields)]) as foo:
        for name, port in (("a", "80"), ("b", "81"), ("c", "80")):
            ok(foo.rest.post(foo.all(), foo.object(name, hostPort=port, on=port == "80", n=int(port))))
        listed = ok(foo.rest.get(foo.all(), fieldSelector="hostPort=80"))
        assert [each["metadata"]["name"] for each in listed["items"]] == ["a", "c"]
        assert len(ok(foo.rest.get(foo.all(), fieldSelector="on=true,n=80,metadata.name!=a"))["items"]) == 1
        refused(foo.rest.get(foo.all(), fieldSelector="spec.x=1"), 400, "BadRequest",
                "field label not supported: spec.x")
        watching = foo.rest.watch(foo.all(), fieldSelector="hostPort=81",
                                  resourceVersion=listed["metadata"]["resourceVersion"])
        ok(foo.rest.patch(foo.one("a"), {"hostPort": "81"}))
        ok(foo.rest.patch(foo.one("a"), {"hostPort": "82"}))
        assert [each["type"] for each in watching.take(2)] == ["ADDED", "DELETED"]
        watching.close()
        ok(foo.rest.delete(foo.all(), fieldSelector="hostPort=80"))
        assert [each["metadata"]["name"] for each in ok(foo.rest.get(foo.all()))["items"]] == ["a", "b"]


RATCHETED = properties(field={"type": "string"}, other={"type": "string"}, list={
    "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
    "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"},
                                                                    "value": {"type": "string"}}}})


@conformance("[sig-api-machinery] CRDValidationRatcheting: MUST NOT fail to update a resource due to schema errors on "
             "unchanged fields")
def ratcheting(t):
    with Defined(t, versions=[version("v1", RATCHETED)]) as foo:
        ok(foo.rest.post(foo.all(), foo.object("a", spec={
            "field": "foo", "other": "x", "list": [{"name": "k", "value": "long"}]})))
        base = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/"
        ok(foo.rest.patch(foo.path, [
            {"op": "add", "path": base + "field/enum", "value": ["bar"]},
            {"op": "add", "path": base + "list/items/properties/value/maxLength", "value": 2}], kind=JSON_PATCH))
        t.eventually(lambda: foo.rest.post(foo.all(), foo.object("b", spec={"field": "foo"}),
                                           dryRun="All").status == 422)
        ok(foo.rest.patch(foo.one("a"), {"spec": {"other": "y"}}))
        ok(foo.rest.patch(foo.one("a"), {"metadata": {"labels": {"x": "y"}}}))
        ok(foo.rest.patch(foo.one("a"), [{"op": "add", "path": "/spec/list/0", "value": {"name": "j"}}],
                          kind=JSON_PATCH))
        refused(foo.rest.patch(foo.one("a"), {"spec": {"field": "baz"}}), 422, "Invalid", "spec.field")
        refused(foo.rest.patch(foo.one("a"), {"spec": {"list": [{"name": "k", "value": "longer"}]}}), 422, "Invalid",
                "spec.list[0].value")
        ok(foo.rest.patch(foo.one("a"), {"spec": {"field": "bar"}}))
        refused(foo.rest.patch(foo.one("a"), {"spec": {"field": "foo"}}), 422, "Invalid")


@conformance("[sig-api-machinery] CustomResourceValidationRules MUST fail validation for create of a custom resource "
             "that does not satisfy the x-kubernetes-validations rules")
def rules(t):
    schema = properties(x={"type": "integer"}, y={"type": "integer"})
    schema["properties"]["spec"]["x-kubernetes-validations"] = [
        {"rule": "self.x + self.y > 0"}, {"rule": "self.x >= oldSelf.x", "message": "x must grow"},
        {"rule": "self.x < 100", "messageExpression": "self.y == 0 ? 'x is too large' : 'x and y are'", "fieldPath": ".x",
         "reason": "FieldValueForbidden"}]
    with Defined(t, versions=[version("v1", schema)]) as foo:
        refused(foo.rest.post(foo.all(), foo.object("a", spec={"x": 0, "y": 0})), 422, "Invalid",
                "failed rule: self.x + self.y > 0")
        ok(foo.rest.post(foo.all(), foo.object("a", spec={"x": 1, "y": 0})))
        refused(foo.rest.patch(foo.one("a"), {"spec": {"x": 0, "y": 5}}), 422, "Invalid", "x must grow")
        problem = refused(foo.rest.patch(foo.one("a"), {"spec": {"x": 100}}), 422, "Invalid", "x is too large")
        cause = problem["details"]["causes"][0]
        assert cause["field"] == "spec.x" and cause["reason"] == "FieldValueForbidden", cause
        refused(foo.rest.post(foo.all(), foo.object("b", spec={"x": 1})), 422, "Invalid", "no such key: y")


@conformance("[sig-api-machinery] CustomResourceValidationRules MUST fail create of a custom resource definition that "
             "contains an x-kubernetes-validations rule that refers to a property that do not exist")
def wrong_rules(t):
    rest = Rest(t)
    for rule, word in (("self.z == 1", "undefined field 'z'"), ("self = 42", "Syntax error"),
                       ("1 + 1", "must evaluate to a bool"), ("", "rule is not specified")):
        schema = properties(x={"type": "integer"})
        schema["properties"]["spec"]["x-kubernetes-validations"] = [{"rule": rule}]
        refused(rest.post(DEFINITIONS, definition(t, versions=[version("v1", schema)])), 422, "Invalid", word)
    schema = properties(list={"type": "array", "items": {"type": "array", "items": {
        "type": "string", "x-kubernetes-validations": [{"rule": "self.contains('x')"}]}}})
    refused(rest.post(DEFINITIONS, definition(t, versions=[version("v1", schema)])), 422, "Invalid",
            "estimated rule cost exceeds budget by factor of")
