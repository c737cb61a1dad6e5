"""Lists, pages, tables, watches, generated names, dry runs, preconditions."""
import time

from harness import conformance
from rest import JSON_PATCH, MERGE, STRATEGIC, Rest, ok, refused

TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io"
PARTIAL = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"
PARTIAL_LIST = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"


def maps(t):
    return f"/api/v1/namespaces/{t.namespace}/configmaps"


def make_maps(t, rest, count, **labels):
    for number in range(count):
        ok(rest.post(maps(t), {"metadata": {"name": f"template-{number:04}", "labels": labels},
                               "data": {"n": str(number)}}))


@conformance("[sig-api-machinery] Servers with support for API chunking should return chunks of results for list calls")
def chunks(t):
    rest = Rest(t)
    base = f"/api/v1/namespaces/{t.namespace}/podtemplates"
    for number in range(40):
        ok(rest.post(base, {"metadata": {"name": f"template-{number:04}"}, "template": {
            "metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "i"}]}}}))
    for limit in (1, 7, 39, 40, 41, 100):
        seen, more, version = 0, None, None
        while more != "":
            page = ok(rest.get(base, limit=limit, **({"continue": more} if more else {})))
            meta = page["metadata"]
            version = version or meta["resourceVersion"]
            assert meta["resourceVersion"] == version
            for item in page["items"]:
                assert item["metadata"]["name"] == f"template-{seen:04}"
                seen += 1
            more = meta.get("continue", "")
            assert ("remainingItemCount" in meta) == bool(more), meta
            if more:
                assert meta["remainingItemCount"] == 40 - seen and len(page["items"]) == limit
        assert seen == 40
    whole = ok(rest.get(base, limit=0))
    assert len(whole["items"]) == 40 and "continue" not in whole["metadata"]
    whole = ok(rest.get(base, limit=10, resourceVersion="0"))
    assert len(whole["items"]) in (10, 40)


@conformance("[sig-api-machinery] Servers with support for API chunking: what a continue token may come with")
def chunk_options(t):
    rest = Rest(t)
    make_maps(t, rest, 5, a="b")
    page = ok(rest.get(maps(t), limit=2, labelSelector="a=b"))
    assert "remainingItemCount" not in page["metadata"], page["metadata"]
    token = page["metadata"]["continue"]
    refused(rest.get(maps(t), limit=2, continue_="nonsense"), 400, "BadRequest", "continue")
    refused(rest.get(maps(t), limit=2, continue_=token, resourceVersion="5"), 400, "BadRequest",
            "specifying resource version is not allowed when using continue")
    ok(rest.get(maps(t), limit=2, continue_=token, resourceVersion="0"))
    refused(rest.get(maps(t), resourceVersionMatch="Exact"), 422, "Invalid", "resourceVersionMatch")
    refused(rest.get(maps(t), resourceVersionMatch="Exact", resourceVersion="0"), 422, "Invalid")
    refused(rest.get(maps(t), resourceVersionMatch="Sometimes", resourceVersion="1"), 422, "Invalid")
    refused(rest.get(maps(t), limit=2, continue_=token, resourceVersionMatch="NotOlderThan", resourceVersion="0"),
            422, "Invalid", "resourceVersionMatch is forbidden")
    version = page["metadata"]["resourceVersion"]
    exact = ok(rest.get(maps(t), resourceVersionMatch="Exact", resourceVersion=version))
    assert exact["metadata"]["resourceVersion"] == version
    newer = str(int(version) + 1_000_000)
    answer = rest.get(maps(t), resourceVersion=newer)
    refused(answer, 504, "Timeout", "Too large resource version")
    assert answer.body["details"]["causes"][0]["reason"] == "ResourceVersionTooLarge", answer
    assert answer.body["details"]["retryAfterSeconds"] == 1
    refused(rest.get(maps(t) + "/template-0000", resourceVersion=newer), 504, "Timeout")


@conformance("[sig-api-machinery] Servers with support for Table transformation should return pod details")
def tables(t):
    rest = Rest(t)
    ok(rest.post(f"/api/v1/namespaces/{t.namespace}/pods", {"metadata": {"name": "pod-1"}, "spec": {
        "schedulerName": "manual", "containers": [{"name": "c", "image": "busybox"}]}}))
    path = f"/api/v1/namespaces/{t.namespace}/pods"
    for each in (path, path + "/pod-1"):
        found = rest.get(each, accept=TABLE).body
        assert found["kind"] == "Table" and found["apiVersion"] == "meta.k8s.io/v1"
        assert found["columnDefinitions"][0]["name"] == "Name" and len(found["columnDefinitions"]) > 2
        assert found["rows"][0]["cells"][0] == "pod-1"
        assert len(found["rows"][0]["cells"]) == len(found["columnDefinitions"])
        assert found["rows"][0]["object"]["kind"] == "PartialObjectMetadata"
        assert found["rows"][0]["object"]["metadata"]["name"] == "pod-1"
    whole = rest.get(path, accept=TABLE, includeObject="Object").body
    assert whole["rows"][0]["object"]["kind"] == "Pod"
    none = rest.get(path, accept=TABLE, includeObject="None").body
    assert "object" not in none["rows"][0] or none["rows"][0]["object"] is None, none["rows"][0]


@conformance("[sig-api-machinery] Servers with support for Table transformation should return chunks of table results")
def table_chunks(t):
    rest = Rest(t)
    make_maps(t, rest, 5)
    page = rest.get(maps(t), accept=TABLE, limit=2).body
    assert len(page["rows"]) == 2 and page["metadata"]["continue"]
    rest_of = rest.get(maps(t), accept=TABLE, continue_=page["metadata"]["continue"]).body
    assert len(rest_of["rows"]) == 4 and "continue" not in rest_of["metadata"], rest_of["metadata"]


@conformance("[sig-api-machinery] Servers with support for Table transformation should return generic metadata "
             "details across all namespaces for nodes")
def node_table(t):
    found = Rest(t).get("/api/v1/nodes", accept=TABLE).body
    assert found["kind"] == "Table" and found["metadata"]["resourceVersion"]
    assert [each["name"] for each in found["columnDefinitions"]][:5] == ["Name", "Status", "Roles", "Age", "Version"]


@conformance("[sig-api-machinery] Servers with support for Table transformation should return a 406 for a backend "
             "which does not implement metadata")
def table_refused(t):
    body = {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
            "spec": {"resourceAttributes": {"verb": "get", "resource": "services", "namespace": "default"}}}
    answer = Rest(t).post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body, accept=TABLE)
    refused(answer, 406, "NotAcceptable", "only the following media types are accepted")


@conformance("[sig-api-machinery] metadata client: PartialObjectMetadata of objects, lists and watches")
def metadata_client(t):
    rest = Rest(t)
    make_maps(t, rest, 2, a="b")
    one = rest.get(maps(t) + "/template-0000", accept=PARTIAL).body
    assert one["kind"] == "PartialObjectMetadata" and "data" not in one and one["metadata"]["labels"] == {"a": "b"}
    many = rest.get(maps(t), accept=PARTIAL_LIST, labelSelector="a=b").body
    assert many["kind"] == "PartialObjectMetadataList" and len(many["items"]) == 2
    changed = rest.patch(maps(t) + "/template-0000", {"metadata": {"annotations": {"foo": "bar"}}}, kind=MERGE,
                         accept=PARTIAL).body
    assert changed["kind"] == "PartialObjectMetadata" and changed["metadata"]["annotations"]["foo"] == "bar"
    watch = rest.watch(maps(t), resourceVersion=many["metadata"]["resourceVersion"], accept=PARTIAL)
    event = next(watch.lines)
    assert event["type"] == "MODIFIED" and event["object"]["kind"] == "PartialObjectMetadata", event
    watch.close()
    gone = rest.delete(maps(t) + "/template-0000", accept=PARTIAL)
    assert gone.status in (200, 406), gone
    refused(rest.get(maps(t), accept="application/json;as=PartialObjectMetadata;v=v1alpha1;g=meta.k8s.io"), 406,
            "NotAcceptable")


@conformance("[sig-api-machinery] Watchers should observe add, update, and delete watch notifications on configmaps")
def watch_labels(t):
    rest = Rest(t)
    version = ok(rest.get(maps(t)))["metadata"]["resourceVersion"]
    a = rest.watch(maps(t), resourceVersion=version, labelSelector="w=A")
    b = rest.watch(maps(t), resourceVersion=version, labelSelector="w=B")
    both = rest.watch(maps(t), resourceVersion=version, labelSelector="w in (A,B)")
    ok(rest.post(maps(t), {"metadata": {"name": "a", "labels": {"w": "A"}}}))
    ok(rest.patch(maps(t) + "/a", {"data": {"mutation": "1"}}))
    ok(rest.patch(maps(t) + "/a", {"data": {"mutation": "2"}}))
    ok(rest.delete(maps(t) + "/a"))
    ok(rest.post(maps(t), {"metadata": {"name": "b", "labels": {"w": "B"}}}))
    ok(rest.delete(maps(t) + "/b"))
    kinds = [event["type"] for event in a.take(4)]
    assert kinds == ["ADDED", "MODIFIED", "MODIFIED", "DELETED"], kinds
    assert [event["type"] for event in b.take(2)] == ["ADDED", "DELETED"]
    assert len(both.take(6)) == 6
    for each in (a, b, both):
        each.close()


@conformance("[sig-api-machinery] Watchers should be able to start watching from a specific resource version")
def watch_from(t):
    rest = Rest(t)
    ok(rest.post(maps(t), {"metadata": {"name": "a"}}))
    first = ok(rest.patch(maps(t) + "/a", {"data": {"mutation": "1"}}))
    ok(rest.patch(maps(t) + "/a", {"data": {"mutation": "2"}}))
    ok(rest.delete(maps(t) + "/a"))
    watch = rest.watch(maps(t), resourceVersion=first["metadata"]["resourceVersion"])
    changed, gone = watch.take(2)
    assert changed["type"] == "MODIFIED" and changed["object"]["data"] == {"mutation": "2"}
    assert gone["type"] == "DELETED" and gone["object"]["data"] == {"mutation": "2"}
    assert int(gone["object"]["metadata"]["resourceVersion"]) > int(changed["object"]["metadata"]["resourceVersion"])
    watch.close()


@conformance("[sig-api-machinery] Watchers should observe an object deletion if it stops meeting the requirements of "
             "the selector")
def watch_selector(t):
    rest = Rest(t)
    made = ok(rest.post(maps(t), {"metadata": {"name": "a", "labels": {"w": "yes"}}}))
    watch = rest.watch(maps(t), resourceVersion=made["metadata"]["resourceVersion"], labelSelector="w=yes")
    ok(rest.patch(maps(t) + "/a", {"data": {"m": "1"}}))
    away = ok(rest.patch(maps(t) + "/a", {"metadata": {"labels": {"w": "no"}}}))
    ok(rest.patch(maps(t) + "/a", {"data": {"m": "2"}}))
    ok(rest.patch(maps(t) + "/a", {"metadata": {"labels": {"w": "yes"}}}))
    ok(rest.patch(maps(t) + "/a", {"data": {"m": "3"}}))
    ok(rest.delete(maps(t) + "/a"))
    events = watch.take(5)
    assert [each["type"] for each in events] == ["MODIFIED", "DELETED", "ADDED", "MODIFIED", "DELETED"], events
    left = events[1]["object"]
    assert left["metadata"]["labels"] == {"w": "yes"} and left["data"] == {"m": "1"}, left
    assert left["metadata"]["resourceVersion"] == away["metadata"]["resourceVersion"]
    assert events[2]["object"]["data"] == {"m": "2"}
    watch.close()


@conformance("[sig-api-machinery] Watchers should be able to restart watching from the last resource version observed "
             "by the previous watch")
def watch_restart(t):
    rest = Rest(t)
    made = ok(rest.post(maps(t), {"metadata": {"name": "a"}}))
    watch = rest.watch(maps(t), resourceVersion=made["metadata"]["resourceVersion"], fieldSelector="metadata.name=a")
    ok(rest.patch(maps(t) + "/a", {"data": {"m": "1"}}))
    seen = next(watch.lines)["object"]["metadata"]["resourceVersion"]
    watch.close()
    ok(rest.patch(maps(t) + "/a", {"data": {"m": "2"}}))
    ok(rest.delete(maps(t) + "/a"))
    watch = rest.watch(maps(t), resourceVersion=seen)
    assert [each["type"] for each in watch.take(2)] == ["MODIFIED", "DELETED"]
    watch.close()


@conformance("[sig-api-machinery] Watchers should receive events on concurrent watches in same order")
def watch_order(t):
    rest = Rest(t)
    version = ok(rest.get(maps(t)))["metadata"]["resourceVersion"]
    make_maps(t, rest, 10)
    for number in range(0, 10, 2):
        ok(rest.delete(maps(t) + f"/template-{number:04}"))
    orders = []
    for _ in range(4):
        watch = rest.watch(maps(t), resourceVersion=version)
        orders.append([each["object"]["metadata"]["resourceVersion"] for each in watch.take(15)])
        watch.close()
    assert all(each == orders[0] for each in orders)
    assert orders[0] == sorted(orders[0], key=int)


@conformance("[sig-api-machinery] API Streaming (aka. WatchList) should be requested by client-go's clients")
def watch_list(t):
    rest = Rest(t)
    make_maps(t, rest, 3)
    options = {"sendInitialEvents": "true", "resourceVersionMatch": "NotOlderThan", "allowWatchBookmarks": "true",
               "fieldSelector": "metadata.name!=kube-root-ca.crt"}
    watch = rest.watch(maps(t), **options)
    events = watch.take(4)
    kinds = [each["type"] for each in events]
    names = {each["object"]["metadata"].get("name") for each in events}
    assert kinds[-1] == "BOOKMARK" and kinds.count("ADDED") == 3, (kinds, names)
    end = events[-1]["object"]
    assert end["metadata"]["annotations"] == {"k8s.io/initial-events-end": "true"}, end
    assert end["kind"] == "ConfigMap" and end["metadata"]["resourceVersion"]
    ok(rest.post(maps(t), {"metadata": {"name": "late"}}))
    assert next(watch.lines)["object"]["metadata"]["name"] == "late"
    watch.close()
    bad = rest.get(maps(t), watch="true", sendInitialEvents="true")
    refused(bad, 422, "Invalid", "resourceVersionMatch")
    refused(rest.get(maps(t), sendInitialEvents="true", resourceVersionMatch="NotOlderThan"), 422, "Invalid",
            "sendInitialEvents is forbidden for list")
    refused(rest.get(maps(t), watch="true", resourceVersionMatch="NotOlderThan", resourceVersion="1"), 422, "Invalid")


@conformance("[sig-api-machinery] Watches of old and of future versions")
def watch_versions(t):
    rest = Rest(t)
    make_maps(t, rest, 2)
    watch = rest.watch(maps(t), seconds=2)
    assert [each["type"] for each in watch.take(2)] == ["ADDED", "ADDED"]
    watch = rest.watch(maps(t), seconds=2, resourceVersion="0")
    assert [each["type"] for each in watch.take(2)] == ["ADDED", "ADDED"]
    begin = time.monotonic()
    answer = rest.get(maps(t), watch="true", timeoutSeconds=1, resourceVersion=ok(
        rest.get(maps(t)))["metadata"]["resourceVersion"])
    assert answer.status == 200 and not answer.data and time.monotonic() - begin < 5, answer


@conformance("[sig-api-machinery] Generated names are as long as names may be, and collide with nothing")
def generated_names(t):
    rest = Rest(t)
    made = ok(rest.post(maps(t), {"metadata": {"generateName": "a" * 70}}))["metadata"]
    assert len(made["name"]) == 63 and made["name"].startswith("a" * 58) and made["generateName"] == "a" * 70, made
    names = {ok(rest.post(maps(t), {"metadata": {"generateName": "x-"}}))["metadata"]["name"] for _ in range(20)}
    assert len(names) == 20 and all(len(each) == 7 for each in names)
    assert not any(set(each[2:]) & set("aeiou013l") - set("l") for each in names), names


@conformance("[sig-api-machinery] Dry run of every verb leaves everything as it was")
def dry_run(t):
    rest = Rest(t)
    all_ = {"dryRun": "All"}
    made = ok(rest.post(maps(t), {"metadata": {"name": "a"}}, **all_))
    assert made["metadata"]["uid"] and "resourceVersion" not in made["metadata"], made
    assert rest.get(maps(t) + "/a").status == 404
    before = ok(rest.post(maps(t), {"metadata": {"name": "a"}, "data": {"k": "1"}}))
    for kind, body in ((MERGE, {"data": {"k": "2"}}), (STRATEGIC, {"data": {"k": "2"}}),
                       (JSON_PATCH, [{"op": "replace", "path": "/data/k", "value": "2"}])):
        assert ok(rest.patch(maps(t) + "/a", body, kind=kind, **all_))["data"]["k"] == "2"
    assert ok(rest.put(maps(t) + "/a", {**before, "data": {"k": "3"}}, **all_))["data"]["k"] == "3"
    ok(rest.apply(maps(t) + "/a", {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"},
                                   "data": {"j": "1"}}, **all_))
    ok(rest.delete(maps(t) + "/a", **all_))
    ok(rest.delete(maps(t), **all_))
    ok(rest.delete(maps(t) + "/a", {"kind": "DeleteOptions", "apiVersion": "v1", "dryRun": ["All"]}))
    assert ok(rest.get(maps(t) + "/a")) == before
    refused(rest.post(maps(t), {"metadata": {"name": "b"}}, dryRun="Some"), 422, "Invalid", "dryRun")
    refused(rest.delete(maps(t) + "/a", {"dryRun": ["Some"]}), 422, "Invalid", "dryRun")


@conformance("[sig-api-machinery] DELETE with preconditions, grace and policies")
def preconditions(t):
    rest = Rest(t)
    made = ok(rest.post(maps(t), {"metadata": {"name": "a"}}))["metadata"]
    wrong = rest.delete(maps(t) + "/a", {"preconditions": {"uid": "0"}})
    refused(wrong, 409, "Conflict", "the UID in the precondition (0) does not match", made["uid"])
    wrong = rest.delete(maps(t) + "/a", {"preconditions": {"resourceVersion": "1"}})
    refused(wrong, 409, "Conflict", "the ResourceVersion in the precondition (1) does not match",
            made["resourceVersion"])
    refused(rest.delete(maps(t) + "/a", {"propagationPolicy": "Sometimes"}), 422, "Invalid", "propagationPolicy")
    refused(rest.delete(maps(t) + "/a", {"propagationPolicy": "Orphan", "orphanDependents": True}), 422, "Invalid",
            "orphanDependents and deletionPropagation cannot be both set")
    found = ok(rest.delete(maps(t) + "/a", {"preconditions": {
        "uid": made["uid"], "resourceVersion": made["resourceVersion"]}}))
    assert found["kind"] == "Status" and found["status"] == "Success" and found["details"]["uid"] == made["uid"]
    refused(rest.delete(maps(t) + "/a"), 404, "NotFound")


@conformance("[sig-api-machinery] Objects with finalizers are marked, then go with the last finalizer")
def finalizers(t):
    rest = Rest(t)
    ok(rest.post(maps(t), {"metadata": {"name": "a", "finalizers": ["example.com/f", "example.com/g"]}}))
    marked = ok(rest.delete(maps(t) + "/a"))
    assert marked["kind"] == "ConfigMap" and marked["metadata"]["deletionTimestamp"], marked
    assert marked["metadata"]["deletionGracePeriodSeconds"] == 0
    refused(rest.patch(maps(t) + "/a", {"metadata": {"finalizers": ["example.com/f", "example.com/h"]}}), 422,
            "Invalid", "no new finalizers can be added if the object is being deleted")
    ok(rest.patch(maps(t) + "/a", {"data": {"still": "writable"}}))
    ok(rest.patch(maps(t) + "/a", {"metadata": {"finalizers": ["example.com/f"]}}))
    ok(rest.patch(maps(t) + "/a", {"metadata": {"finalizers": None}}))
    assert rest.get(maps(t) + "/a").status == 404


@conformance("[sig-api-machinery] client-go should negotiate watch and report errors with accept")
def watch_errors(t):
    rest = Rest(t)
    for accept in ("application/json", "application/vnd.kubernetes.protobuf",
                   "application/vnd.kubernetes.protobuf,application/json",
                   "application/json,application/vnd.kubernetes.protobuf"):
        answer = rest.get(maps(t), watch="true", resourceVersion="1", timeoutSeconds=2, accept=accept)
        assert answer.status in (200, 410), answer
        assert b"Expired" in answer.data or b"too old" in answer.data, answer


@conformance("[sig-api-machinery] Inconsistent continue after expiry")
def expired_continue(t):
    import base64
    import json
    rest = Rest(t)
    make_maps(t, rest, 5)
    token = ok(rest.get(maps(t), limit=2))["metadata"]["continue"]
    words = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    assert words["v"] == "meta.k8s.io/v1" and words["start"], words
    words["rv"] = 1
    old = base64.urlsafe_b64encode(json.dumps(words).encode()).decode().rstrip("=")
    answer = rest.get(maps(t), limit=2, continue_=old)
    status = refused(answer, 410, "Expired", "The provided continue parameter is too old")
    again = status["metadata"]["continue"]
    page = ok(rest.get(maps(t), limit=10, continue_=again))
    assert [each["metadata"]["name"] for each in page["items"]][-3:] == [f"template-000{n}" for n in (2, 3, 4)]
