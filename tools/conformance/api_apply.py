"""Server-side apply."""
from harness import conformance
from rest import APPLY, JSON_PATCH, MERGE, STRATEGIC, Rest, ok, refused


def deployment(name, **spec):
    container = {"name": "c", "image": "busybox", **spec.pop("container", {})}
    template = {"metadata": {"labels": {"app": "x"}}, "spec": {"schedulerName": "manual", "containers": [container]}}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name},
            "spec": {"selector": {"matchLabels": {"app": "x"}}, "template": template, **spec}}


def config(name, data=None, **meta):
    body = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, **meta}}
    return {**body, "data": data} if data is not None else body


def maps(t, name):
    return f"/api/v1/namespaces/{t.namespace}/configmaps/{name}"


def managers(body):
    return {(each["manager"], each["operation"], each.get("subresource", "")): each
            for each in body["metadata"]["managedFields"]}


@conformance("[sig-api-machinery] ServerSideApply should create an applied object if it does not already exist")
def creates(t):
    rest = Rest(t)
    answer = rest.apply(maps(t, "a"), config("a", {"k": "v"}))
    assert answer.status == 201, answer
    assert list(managers(answer.body)) == [("tester", "Apply", "")]
    answer = rest.apply(maps(t, "a"), config("a", {"k": "v"}))
    assert answer.status == 200
    refused(rest.patch(maps(t, "b"), config("b"), kind=APPLY), 422, "Invalid", "fieldManager")
    refused(rest.apply(maps(t, "b"), {"metadata": {"name": "b"}}), 400, "BadRequest", "")


@conformance("[sig-api-machinery] ServerSideApply: no-op applies change nothing")
def noop(t):
    rest = Rest(t)
    first = ok(rest.apply(maps(t, "a"), config("a", {"k": "v"})))
    again = ok(rest.apply(maps(t, "a"), config("a", {"k": "v"})))
    assert first["metadata"]["resourceVersion"] == again["metadata"]["resourceVersion"]
    forced = ok(rest.apply(maps(t, "a"), config("a", {"k": "v"}), force="true"))
    assert first == forced


@conformance("[sig-api-machinery] ServerSideApply should work for subresources")
def subresources(t):
    rest = Rest(t)
    path = f"/api/v1/namespaces/{t.namespace}/pods/p"
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {
        "schedulerName": "manual", "containers": [{"name": "c", "image": "busybox"}]}}
    ok(rest.apply(path, pod, manager="apply_test"))
    status = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "status": {
        "conditions": [{"type": "MyStatus", "status": "True"}]}}
    made = ok(rest.apply(path + "/status", status, manager="apply_status"))
    assert any(each["type"] == "MyStatus" for each in made["status"]["conditions"])
    assert ("apply_status", "Apply", "status") in managers(made)
    refused(rest.apply(path.replace("/p", "/none") + "/status", {**status, "metadata": {"name": "none"}}), 404,
            "NotFound")


@conformance("[sig-api-machinery] ServerSideApply should remove a field if it is owned but removed in the apply request")
def removes(t):
    rest = Rest(t)
    ok(rest.apply(maps(t, "a"), config("a", {"k": "v", "j": "w"}, annotations={"x": "y"})))
    found = ok(rest.apply(maps(t, "a"), config("a", {"k": "v"})))
    assert found["data"] == {"k": "v"} and "annotations" not in found["metadata"]
    found = ok(rest.apply(maps(t, "a"), config("a")))
    assert "data" not in found
    assert "managedFields" not in found["metadata"], "whoever owns nothing is not listed"


@conformance("[sig-api-machinery] ServerSideApply should not remove a field if an owner unsets the field but other "
             "managers still have ownership of the field")
def shared(t):
    rest = Rest(t)
    ok(rest.apply(maps(t, "a"), config("a", {"k": "v"}), manager="one"))
    ok(rest.apply(maps(t, "a"), config("a", {"k": "v"}), manager="two"))
    found = ok(rest.apply(maps(t, "a"), config("a"), manager="one"))
    assert found["data"] == {"k": "v"}, found


@conformance("[sig-api-machinery] ServerSideApply should ignore conflict errors if force apply is used")
def force(t):
    rest = Rest(t)
    ok(rest.apply(maps(t, "a"), config("a", {"k": "v"}), manager="one"))
    status = refused(rest.apply(maps(t, "a"), config("a", {"k": "w"}), manager="two"), 409, "Conflict",
                     'Apply failed with 1 conflict: conflict with "one": .data.k')
    assert status["details"]["causes"] == [
        {"reason": "FieldManagerConflict", "message": 'conflict with "one"', "field": ".data.k"}], status
    found = ok(rest.apply(maps(t, "a"), config("a", {"k": "w"}), manager="two", force="true"))
    assert found["data"] == {"k": "w"} and ("one", "Apply", "") not in {
        key for key, each in managers(found).items() if "f:data" in each["fieldsV1"]}


@conformance("[sig-api-machinery] ServerSideApply should give up ownership of a field if forced applied by a "
             "controller")
def gives_up(t):
    rest = Rest(t)
    path = f"/apis/apps/v1/namespaces/{t.namespace}/deployments/d"
    ok(rest.apply(path, deployment("d", replicas=3), manager="a"))
    ok(rest.apply(path, deployment("d", replicas=4), manager="b", force="true"))
    found = ok(rest.apply(path, deployment("d"), manager="a"))
    assert found["spec"]["replicas"] == 4, found["spec"]["replicas"]
    found = ok(rest.apply(path, deployment("d"), manager="b"))
    assert found["spec"]["replicas"] == 1, "defaulted again"


@conformance("[sig-api-machinery] ServerSideApply: updates own what they changed, and conflict with applies")
def updates(t):
    rest = Rest(t)
    ok(rest.apply(maps(t, "a"), config("a", {"k": "v"}), manager="one"))
    ok(rest.patch(maps(t, "a"), {"data": {"k": "w", "n": "1"}}, fieldManager="upd"))
    refused(rest.apply(maps(t, "a"), config("a", {"k": "x"}), manager="one"), 409, "Conflict",
            'conflict with "upd" using v1: .data.k')
    found = ok(rest.get(maps(t, "a")))
    assert managers(found)[("upd", "Update", "")]["fieldsV1"] == {"f:data": {"f:k": {}, "f:n": {}}}
    found = ok(rest.apply(maps(t, "a"), config("a", {"k": "w"}), manager="one"))
    assert found["data"] == {"k": "w", "n": "1"}


@conformance("[sig-api-machinery] ServerSideApply: managed fields can be cleared, and are refused when they are wrong")
def clear(t):
    rest = Rest(t)
    ok(rest.apply(maps(t, "a"), config("a", {"k": "v"}), manager="one"))
    found = ok(rest.patch(maps(t, "a"), {"metadata": {"managedFields": [{}]}}))
    assert "managedFields" not in found["metadata"], found["metadata"]
    found = ok(rest.patch(maps(t, "a"), {"data": {"k": "z"}}, fieldManager="upd"))
    assert "managedFields" not in found["metadata"], "nothing is tracked before the first apply"
    found = ok(rest.apply(maps(t, "a"), config("a", {"j": "v"}), manager="one"))
    assert sorted(key[0] for key in managers(found)) == ["before-first-apply", "one"], managers(found)
    refused(rest.apply(maps(t, "a"), config("a", {"j": "v"}, managedFields=[{"manager": "x"}])), 400, "BadRequest",
            "metadata.managedFields must be nil")


@conformance("[sig-api-machinery] ServerSideApply: lists of maps merge by their keys")
def keyed_lists(t):
    rest = Rest(t)
    path = f"/apis/apps/v1/namespaces/{t.namespace}/deployments/d"
    ports = [{"containerPort": 80, "protocol": "TCP"}, {"containerPort": 80, "protocol": "UDP"}]
    ok(rest.apply(path, deployment("d", container={"ports": ports, "env": [{"name": "a", "value": "1"}]}), manager="a"))
    body = deployment("d")
    body["spec"]["template"]["spec"]["containers"] = [{"name": "c", "env": [{"name": "b", "value": "2"}]},
                                                     {"name": "side", "image": "busybox"}]
    found = ok(rest.apply(path, body, manager="b"))
    first, second = found["spec"]["template"]["spec"]["containers"]
    assert [each["name"] for each in first["env"]] == ["a", "b"] and len(first["ports"]) == 2
    assert second["name"] == "side"
    found = ok(rest.apply(path, deployment("d", container={"ports": ports[:1]}), manager="a"))
    first = found["spec"]["template"]["spec"]["containers"][0]
    assert [each["name"] for each in first["env"]] == ["b"] and len(first["ports"]) == 1
    twice = deployment("d", container={"env": [{"name": "e", "value": "1"}, {"name": "e", "value": "2"}]})
    answer = rest.apply(path, twice, manager="a")
    assert answer.status in (200, 422, 500), answer


@conformance("[sig-api-machinery] ServerSideApply: a service's ports without a protocol are found by their defaults")
def default_keys(t):
    rest = Rest(t)
    path = f"/api/v1/namespaces/{t.namespace}/services/s"
    body = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s"}, "spec": {"ports": [
        {"name": "a", "port": 8080}, {"name": "b", "port": 8080, "protocol": "UDP"}]}}
    ok(rest.apply(path, body))
    body["spec"]["ports"][0]["port"] = 8081
    found = ok(rest.apply(path, body))
    assert [each["port"] for each in found["spec"]["ports"]] == [8081, 8080], found["spec"]["ports"]


@conformance("[sig-api-machinery] ServerSideApply: unions, atomic maps and lists, nulls and empty maps")
def atomic(t):
    rest = Rest(t)
    path = f"/apis/apps/v1/namespaces/{t.namespace}/deployments/d"
    ok(rest.apply(path, deployment("d", container={"command": ["a", "b"]}), manager="a"))
    status = refused(rest.apply(path, deployment("d", container={"command": ["b"]}), manager="b"), 409, "Conflict")
    assert ".spec.template.spec.containers[name=\"c\"].command" in status["message"], status["message"]
    selector = deployment("d", selector={"matchLabels": {"app": "y"}})
    answer = rest.apply(path, selector, manager="a")
    refused(answer, 422, "Invalid", "selector")
    found = ok(rest.apply(maps(t, "m"), config("m", {"k": None, "j": ""})))
    assert found.get("data") in ({"k": "", "j": ""}, {"j": ""}), found


@conformance("[sig-api-machinery] ServerSideApply: kinds, names and versions have to agree")
def agreement(t):
    rest = Rest(t)
    refused(rest.apply(maps(t, "a"), config("b")), 400, "BadRequest",
            "the name of the object (b) does not match the name on the URL (a)")
    refused(rest.apply(maps(t, "a"), config("a", namespace="other")), 400, "BadRequest", "namespace")
    refused(rest.apply(maps(t, "a"), {**config("a"), "kind": "Secret"}), 400, "BadRequest")
    ok(rest.apply(maps(t, "a"), config("a", {"k": "1"})))
    refused(rest.apply(maps(t, "a"), config("a", {"k": "2"}, resourceVersion="1")), 409, "Conflict",
            "the object has been modified")
    refused(rest.apply(maps(t, "n"), config("n", uid="00000000-0000-0000-0000-000000000000")), 409, "Conflict",
            "uid mismatch")
    refused(rest.apply(maps(t, "a"), config("a", uid="00000000-0000-0000-0000-000000000000")), 422, "Invalid",
            "metadata.uid")
    refused(rest.send("PATCH", f"/api/v1/namespaces/{t.namespace}/pods/p/binding", {}, kind=APPLY, fieldManager="x"),
            405, "MethodNotAllowed")
    refused(rest.patch(maps(t, "a"), {"data": {}}, kind=MERGE, force="true"), 422, "Invalid", "force")


@conformance("[sig-api-machinery] ServerSideApply: scale is owned apart, and moves in the managed fields")
def scale(t):
    rest = Rest(t)
    path = f"/apis/apps/v1/namespaces/{t.namespace}/deployments/d"
    ok(rest.apply(path, deployment("d", replicas=1), manager="a"))
    ok(rest.patch(path + "/scale", {"spec": {"replicas": 5}}, fieldManager="scaler"))
    found = ok(rest.get(path))
    assert ("scaler", "Update", "scale") in managers(found), managers(found).keys()
    refused(rest.apply(path, deployment("d", replicas=1), manager="a"), 409, "Conflict",
            'conflict with "scaler" with subresource "scale" using apps/v1: .spec.replicas')
    body = {"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "d"}, "spec": {"replicas": 2}}
    refused(rest.apply(path + "/scale", body, manager="other"), 409, "Conflict", ".spec.replicas")
    found = ok(rest.apply(path + "/scale", body, manager="other", force="true"))
    assert found["spec"]["replicas"] == 2 and found["kind"] == "Scale"


@conformance("[sig-api-machinery] ServerSideApply: field validation and YAML")
def strict(t):
    rest = Rest(t)
    text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: b\nunknown: 1\n"
    for word in ("Strict", "Warn"):
        answer = rest.apply(maps(t, "yaml"), text, fieldValidation=word)
        assert answer.status == 500 and ".unknown: field not declared in schema" in answer.text, answer
    twice = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: b\n  a: c\n"
    answer = rest.apply(maps(t, "yaml"), twice, fieldValidation="Strict")
    assert answer.status == 400 and 'key "a" already set in map' in answer.body["message"], answer


@conformance("[sig-api-machinery] ServerSideApply: times stay when nothing changes, and managers are bounded")
def manager_count(t):
    rest = Rest(t)
    ok(rest.post(maps(t, "")[:-1], config("a", {"k": "v"})))
    for number in range(12):
        ok(rest.patch(maps(t, "a"), {"data": {f"k{number}": "v"}}, fieldManager=f"u{number}"))
    found = ok(rest.get(maps(t, "a")))
    names = [key[0] for key in managers(found)]
    assert "ancient-changes" in names and len(names) <= 11, names
    merged = {key[0]: each for key, each in managers(found).items()}["ancient-changes"]
    assert merged["operation"] == "Update"


@conformance("[sig-api-machinery] ServerSideApply: applied labels of pods and status of controllers do not conflict")
def other_kinds(t):
    rest = Rest(t)
    path = f"/api/v1/namespaces/{t.namespace}"
    found = ok(rest.apply(path, {"apiVersion": "v1", "kind": "Namespace", "metadata": {
        "name": t.namespace, "labels": {"x": "y"}}}, force="true"))
    assert found["metadata"]["labels"]["x"] == "y"
    found = ok(rest.apply(path, {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": t.namespace}}))
    assert "x" not in found["metadata"]["labels"]
    for name, kind in ((JSON_PATCH, [{"op": "add", "path": "/metadata/labels/z", "value": "1"}]),
                       (STRATEGIC, {"metadata": {"labels": {"w": "1"}}})):
        ok(rest.patch(path, kind, kind=name))
