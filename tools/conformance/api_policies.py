"""Admission policies in CEL."""
import contextlib

from api_definitions import Defined, properties, version
from harness import conformance
from rest import JSON_PATCH, Rest, ok, refused

GROUP = "/apis/admissionregistration.k8s.io/v1/"
DEPLOYMENTS = {"apiGroups": ["apps"], "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"],
               "resources": ["deployments"]}
MAPS = {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["configmaps"]}


def here(t):
    return {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": t.namespace}}}


@contextlib.contextmanager
def policy(t, kind, spec, binding=None, name="p"):
    rest, name = Rest(t), f"{name}-{t.namespace}.example.com"
    ok(rest.post(GROUP + f"{kind}admissionpolicies", {"metadata": {"name": name}, "spec": spec}))
    actions = {"validationActions": ["Deny"]} if kind == "validating" else {}
    ok(rest.post(GROUP + f"{kind}admissionpolicybindings", {"metadata": {"name": name}, "spec": {
        "policyName": name, "matchResources": here(t), **actions, **(binding or {})}}))
    try:
        yield GROUP + f"{kind}admissionpolicies/{name}"
    finally:
        for part in ("policies", "policybindings"):
            rest.delete(GROUP + f"{kind}admission{part}/{name}")


def deployment(name, replicas):
    return {"metadata": {"name": name}, "spec": {"replicas": replicas, "selector": {"matchLabels": {"a": "b"}},
            "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"schedulerName": "manual", "containers": [
                {"name": "c", "image": "i"}]}}}}


def deploy(t, name, replicas):
    return Rest(t).post(f"/apis/apps/v1/namespaces/{t.namespace}/deployments", deployment(name, replicas))


def make_map(t, name, **fields):
    return Rest(t).post(f"/api/v1/namespaces/{t.namespace}/configmaps", {"metadata": {"name": name}, **fields})


def settle(t, look):
    return t.eventually(look, 15)


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy should validate against a Deployment")
def validates(t):
    spec = {"matchConstraints": {"resourceRules": [DEPLOYMENTS]}, "failurePolicy": "Fail", "validations": [
        {"expression": "object.spec.replicas > 1",
         "messageExpression": "'wants replicas > 1, got ' + string(object.spec.replicas)"},
        {"expression": "namespaceObject.metadata.name == '%s'" % t.namespace,
         "message": "should not happen"}]}
    with policy(t, "validating", spec) as path:
        answer = settle(t, lambda: (lambda a: a.status == 422 and a)(deploy(t, "marker", 0)))
        status = refused(answer, 422, "Invalid")
        name = path.rsplit("/", 1)[1]
        assert status["message"] == (f'deployments.apps "marker" is forbidden: ValidatingAdmissionPolicy \'{name}\' '
                                     f"with binding '{name}' denied request: wants replicas > 1, got 0"), status
        assert status["details"] == {"name": "marker", "group": "apps", "kind": "deployments", "causes": [
            {"message": status["message"].split("forbidden: ")[1]}]} or status["details"]["kind"] == "deployments"
        ok(deploy(t, "fine", 2))


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy should allow expressions to refer variables")
def variables(t):
    spec = {"matchConstraints": {"resourceRules": [DEPLOYMENTS]}, "variables": [
        {"name": "replicas", "expression": "object.spec.replicas"},
        {"name": "oddReplicas", "expression": "variables.replicas % 2 == 1"}],
        "validations": [{"expression": "variables.replicas > 1"},
                        {"expression": "variables.oddReplicas", "reason": "Forbidden"}]}
    with policy(t, "validating", spec):
        settle(t, lambda: deploy(t, "marker", 0).status == 422)
        answer = deploy(t, "two", 2)
        refused(answer, 403, "Forbidden", "failed expression: variables.oddReplicas")
        ok(deploy(t, "three", 3))


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy should type check validation expressions")
def type_check(t):
    spec = {"matchConstraints": {"resourceRules": [DEPLOYMENTS]}, "validations": [
        {"expression": "object.spec.replicas > '1'", "messageExpression": "'wants replicas > 1, got ' + "
         "object.spec.replicas"}, {"expression": "object.spec.maxRetries > 10"}]}
    with policy(t, "validating", spec) as path:
        found = settle(t, lambda: Rest(t).get(path).body.get("status", {}).get("typeChecking"))
        warnings = found["expressionWarnings"]
        fields = [each["fieldRef"] for each in warnings]
        assert fields == ["spec.validations[0].expression", "spec.validations[0].messageExpression",
                          "spec.validations[1].expression"], fields
        assert "found no matching overload for '_>_' applied to '(int, string)'" in warnings[0]["warning"]
        assert "apps/v1, Kind=Deployment" in warnings[0]["warning"], warnings[0]
        assert "undefined field 'maxRetries'" in warnings[2]["warning"], warnings[2]
        assert Rest(t).get(path).body["status"]["observedGeneration"] == 1
    good = {"matchConstraints": {"resourceRules": [DEPLOYMENTS]},
            "validations": [{"expression": "object.spec.replicas > 1"}]}
    with policy(t, "validating", good, name="good") as path:
        found = settle(t, lambda: "typeChecking" in Rest(t).get(path).body.get("status", {}) and Rest(t).get(path))
        assert found.body["status"] == {"observedGeneration": 1, "typeChecking": {}}, found.body["status"]


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy should type check a CRD")
def type_check_custom(t):
    schema = properties(replicas={"type": "integer"}, name={"type": "string"})
    with Defined(t, versions=[version("v1", schema)]) as foo:
        rule = {**MAPS, "apiGroups": [foo.group], "resources": ["foos"]}
        spec = {"matchConstraints": {"resourceRules": [rule]}, "validations": [
            {"expression": "object.spec.replicas > '1'"}, {"expression": "object.spec.nope == 1"}]}
        with policy(t, "validating", spec) as path:
            found = settle(t, lambda: Rest(t).get(path).body.get("status", {}).get("typeChecking"))
            assert len(found["expressionWarnings"]) == 2, found
            assert f"{foo.group}/v1, Kind=Foo" in found["expressionWarnings"][0]["warning"]


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy parameters: objects, selectors and what is done without")
def parameters(t):
    make_map(t, "limits", data={"max": "2"})
    spec = {"paramKind": {"apiVersion": "v1", "kind": "ConfigMap"}, "matchConstraints": {
        "resourceRules": [DEPLOYMENTS]}, "validations": [{"expression": "object.spec.replicas <= "
                                                                       "int(params.data.max)"}]}
    binding = {"paramRef": {"name": "limits", "namespace": t.namespace, "parameterNotFoundAction": "Deny"}}
    with policy(t, "validating", spec, binding):
        settle(t, lambda: deploy(t, "marker", 9).status == 422)
        ok(deploy(t, "fine", 2))
        ok(Rest(t).delete(f"/api/v1/namespaces/{t.namespace}/configmaps/limits"))
        answer = settle(t, lambda: (lambda a: a.status == 422 and "params" in a.text and a)(deploy(t, "later", 2)))
        assert "no params found for policy binding with `Deny` parameterNotFoundAction" in answer.text, answer


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy: warnings, audit, match conditions, wrong expressions")
def actions(t):
    spec = {"matchConstraints": {"resourceRules": [MAPS]}, "matchConditions": [
        {"name": "not-me", "expression": "object.metadata.name != 'skip'"}],
        "validations": [{"expression": "false", "message": "never fine"}]}
    with policy(t, "validating", spec, {"validationActions": ["Warn", "Audit"]}) as path:
        answer = settle(t, lambda: (lambda a: a.warnings and a)(Rest(t).post(
            f"/api/v1/namespaces/{t.namespace}/configmaps", {"metadata": {"generateName": "w-"}})))
        name = path.rsplit("/", 1)[1]
        assert answer.warnings == [f'299 - "Validation failed for ValidatingAdmissionPolicy \'{name}\' with binding '
                                   f'\'{name}\': never fine"'], answer.warnings
        assert not make_map(t, "skip").warnings
    bad = {"matchConstraints": {"resourceRules": [MAPS]}, "validations": [{"expression": "object.x.y ="}]}
    refused(Rest(t).post(GROUP + "validatingadmissionpolicies", {"metadata": {"name": "bad"}, "spec": bad}), 422,
            "Invalid", "spec.validations[0].expression", "compilation failed")
    spec = {"matchConstraints": {"resourceRules": [MAPS]}, "validations": [{"expression": "object.data.a == 'b'"}]}
    with policy(t, "validating", spec, name="fails"):
        answer = settle(t, lambda: (lambda a: a.status == 422 and a)(make_map(t, "marker")))
        assert "resulted in error: no such key: data" in answer.text, answer
        ok(make_map(t, "fine", data={"a": "b"}))


@conformance("[sig-api-machinery] ValidatingAdmissionPolicy: the authorizer, the user and deletions")
def authorizer(t):
    spec = {"matchConstraints": {"resourceRules": [{**MAPS, "operations": ["DELETE"]}]}, "validations": [
        {"expression": "authorizer.group('').resource('nodes').check('delete').allowed() && oldObject != null && "
                       "request.userInfo.username != '' && object == null && request.operation == 'DELETE' && "
                       "oldObject.metadata.name != 'keep'", "reason": "Forbidden"}]}
    with policy(t, "validating", spec):
        ok(make_map(t, "keep"))
        settle(t, lambda: Rest(t).delete(f"/api/v1/namespaces/{t.namespace}/configmaps/keep").status == 403
               or not make_map(t, "keep"))
        ok(make_map(t, "other"))
        ok(Rest(t).delete(f"/api/v1/namespaces/{t.namespace}/configmaps/other"))


def mutation(expression, kind="ApplyConfiguration"):
    field = "applyConfiguration" if kind == "ApplyConfiguration" else "jsonPatch"
    return {"patchType": kind, field: {"expression": expression}}


@conformance("[sig-api-machinery] MutatingAdmissionPolicy should mutate a Deployment")
def mutates(t):
    spec = {"matchConstraints": {"resourceRules": [DEPLOYMENTS]}, "reinvocationPolicy": "Never", "mutations": [
        mutation("Object{metadata: Object.metadata{labels: {'my-foo-key': 'my-foo-val'}}}"),
        mutation("[JSONPatch{op: 'add', path: '/metadata/annotations', value: {'x': string(object.spec.replicas)}}]",
                 "JSONPatch")]}
    with policy(t, "mutating", spec):
        found = settle(t, lambda: (lambda b: b["metadata"].get("labels") and b)(ok(
            Rest(t).post(f"/apis/apps/v1/namespaces/{t.namespace}/deployments", {
                **deployment("", 3), "metadata": {"generateName": "d-"}}))))
        assert found["metadata"]["labels"] == {"my-foo-key": "my-foo-val"}, found["metadata"]
        assert found["metadata"]["annotations"] == {"x": "3"}, found["metadata"]


@conformance("[sig-api-machinery] MutatingAdmissionPolicy: typed lists, variables, parameters, failures")
def mutates_more(t):
    ok(make_map(t, "side", data={"image": "proxy:1"}))
    spec = {"paramKind": {"apiVersion": "v1", "kind": "ConfigMap"}, "reinvocationPolicy": "IfNeeded",
            "matchConstraints": {"resourceRules": [DEPLOYMENTS]}, "failurePolicy": "Fail",
            "variables": [{"name": "image", "expression": "params.data.image"}], "mutations": [mutation(
                "Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{containers: ["
                "Object.spec.template.spec.containers{name: 'side', image: variables.image}]}}}}")]}
    binding = {"paramRef": {"name": "side", "namespace": t.namespace, "parameterNotFoundAction": "Deny"}}
    with policy(t, "mutating", spec, binding):
        def one():
            body = {**deployment("", 1), "metadata": {"generateName": "d-"}}
            found = ok(Rest(t).post(f"/apis/apps/v1/namespaces/{t.namespace}/deployments", body))
            return len(found["spec"]["template"]["spec"]["containers"]) == 2 and found
        found = settle(t, one)
        names = [each["name"] for each in found["spec"]["template"]["spec"]["containers"]]
        assert sorted(names) == ["c", "side"], names
    bad = {"matchConstraints": {"resourceRules": [MAPS]}, "reinvocationPolicy": "Never",
           "mutations": [mutation("Object{spec: 1 +}")]}
    refused(Rest(t).post(GROUP + "mutatingadmissionpolicies", {"metadata": {"name": "bad"}, "spec": bad}), 422,
            "Invalid", "spec.mutations[0].applyConfiguration.expression")
