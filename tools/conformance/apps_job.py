"""Jobs: what the conformance tests of SIG Apps check."""
from harness import JSON_PATCH, MERGE, conformance
from objects import alive, conditions, container, fails, is_ready, job, names, owner_of, phase

JOBS = "jobs.batch"
INDEX = "batch.kubernetes.io/job-completion-index"
ONGOING = {"script": "sleep 3600", "runs": 3600}


def condition(t, name, kind, reason=None, seconds=30):
    """Waits for the condition of a Job; the Job."""
    def look():
        found = t.get(JOBS, name)
        seen = conditions(found).get(kind, {})
        return found if seen.get("status") == "True" and reason in (None, seen["reason"]) else None
    return t.eventually(look, seconds, what=f"{kind} {reason or ''} of job {name}")


def active(t, name, count):
    return t.eventually(lambda: t.get(JOBS, name)["status"].get("active", 0) == count, what=f"{count} active")


def by_index(code_by_index):
    """Annotations that tell simulated nodes how the pod of each index ends."""
    return {"simulation.swiftlet.dev/exit-code-by-index": ",".join(f"{i}={c}" for i, c in code_by_index.items())}


def fails_at(indexes, code=1):
    """Words for a template whose pods of these indexes fail."""
    test = "|".join(str(each) for each in indexes)
    return {"script": f"case $JOB_COMPLETION_INDEX in {test}) exit {code};; esac", "runs": 0,
            "annotations": by_index(dict.fromkeys(indexes, code))}


@conformance("should run a job to completion when tasks succeed")
def succeeds(t):
    t.create(JOBS, job("a", {"parallelism": 2, "completions": 4, "backoffLimit": 6}))
    found = condition(t, "a", "Complete", "CompletionsReached")
    assert found["status"]["succeeded"] == 4 and found["status"]["completionTime"]
    assert conditions(found)["SuccessCriteriaMet"]["reason"] == "CompletionsReached"
    assert not found["status"].get("active") and found["status"]["ready"] == 0
    assert sorted(phase(each) for each in t.list("pods")) == ["Succeeded"] * 4
    for each in t.list("pods"):
        labels = each["metadata"]["labels"]
        assert labels["batch.kubernetes.io/job-name"] == labels["job-name"] == "a"
        assert labels["batch.kubernetes.io/controller-uid"] == found["metadata"]["uid"]
        assert "finalizers" not in each["metadata"]


@conformance("should allow to use the pod failure policy on exit code to fail the job early")
def failure_policy_exit_code(t):
    rules = [{"action": "FailJob", "onExitCodes": {"operator": "In", "values": [1]}}]
    t.create(JOBS, job("a", {"backoffLimit": 2, "podFailurePolicy": {"rules": rules}}, **fails(1)))
    found = condition(t, "a", "Failed", "PodFailurePolicy")
    [failed] = t.list("pods")
    assert conditions(found)["Failed"]["message"] == (
        f"Container main for pod {t.namespace}/{failed['metadata']['name']} failed with exit code 1 matching FailJob"
        " rule at index 0")
    assert conditions(found)["FailureTarget"]["reason"] == "PodFailurePolicy"


@conformance("should allow to use the pod failure policy to not count the failure towards the backoffLimit")
def failure_policy_ignore(t):
    rules = [{"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget"}]},
             {"action": "FailJob", "onExitCodes": {"operator": "NotIn", "values": [0]}}]
    spec = {"backoffLimit": 0, "parallelism": 2, "completions": 2, "completionMode": "Indexed",
            "podFailurePolicy": {"rules": rules}}
    t.create(JOBS, job("a", spec, **ONGOING))
    t.eventually(lambda: [phase(each) for each in t.list("pods")] == ["Running"] * 2)
    for name in names(t.list("pods")):
        body = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": name}}
        t.create("pods", body, "eviction", name=name)
        t.eventually(lambda: t.absent("pods", name))
    t.eventually(lambda: [phase(each) for each in alive(t.list("pods"))] == ["Running"] * 2, what="replaced")
    found = t.get(JOBS, "a")
    assert not conditions(found) and not found["status"].get("failed"), found["status"]


@conformance("podFailurePolicy: FailIndex, and what its validation refuses")
def fail_index(t):
    rules = [{"action": "FailIndex", "onExitCodes": {"operator": "In", "values": [3]}}]
    spec = {"completions": 2, "parallelism": 2, "completionMode": "Indexed", "backoffLimitPerIndex": 5,
            "podFailurePolicy": {"rules": rules}}
    t.create(JOBS, job("a", spec, **fails_at([0], 3)))
    found = condition(t, "a", "Failed", "FailedIndexes")
    assert found["status"]["failedIndexes"] == "0" and found["status"]["completedIndexes"] == "1"
    assert found["status"]["failed"] == 1, "not tried again"
    t.refused(422, t.create, JOBS, job("b", {"podFailurePolicy": {"rules": rules}}, **fails(1)))
    t.refused(422, t.create, JOBS, job("c", {"podFailurePolicy": {"rules": [
        {"action": "FailJob", "onExitCodes": {"operator": "In", "values": [0]}}]}}, **fails(1)))
    t.refused(422, t.create, JOBS, job("d", {"podFailurePolicy": {"rules": []}}, restart="OnFailure", **fails(1)))


@conformance("should create pods for an Indexed job with completion indexes and specified hostname")
def indexed(t):
    t.create(JOBS, job("a", {"parallelism": 2, "completions": 4, "completionMode": "Indexed"}))
    found = condition(t, "a", "Complete")
    assert found["status"]["completedIndexes"] == "0-3"
    pods = {each["metadata"]["annotations"][INDEX]: each for each in t.list("pods")}
    assert sorted(pods) == ["0", "1", "2", "3"]
    for index, each in pods.items():
        assert each["metadata"]["labels"][INDEX] == index and each["spec"]["hostname"] == f"a-{index}"
        assert each["metadata"]["name"].startswith(f"a-{index}-")
        [variable] = [one for one in each["spec"]["containers"][0]["env"] if one["name"] == "JOB_COMPLETION_INDEX"]
        assert variable["valueFrom"]["fieldRef"]["fieldPath"] == f"metadata.labels['{INDEX}']", variable


@conformance("with successPolicy succeededIndexes rule, and with succeededCount")
def success_policy(t):
    spec = {"parallelism": 2, "completions": 2, "completionMode": "Indexed", "backoffLimitPerIndex": 5}
    rules = {"rules": [{"succeededIndexes": "0"}]}
    t.create(JOBS, job("indexes", {**spec, "successPolicy": rules}, **fails_at([1])))
    found = condition(t, "indexes", "SuccessCriteriaMet", "SuccessPolicy")
    found = condition(t, "indexes", "Complete", "SuccessPolicy")
    assert conditions(found)["Complete"]["message"] == "Matched rules at index 0"
    assert found["status"]["completedIndexes"] == "0" and found["status"]["succeeded"] == 1
    t.create(JOBS, job("count", {**spec, "successPolicy": {"rules": [{"succeededCount": 1}]}}, **fails_at([1])))
    assert condition(t, "count", "Complete", "SuccessPolicy")["status"]["terminating"] == 0
    both = {"rules": [{"succeededIndexes": "0-1", "succeededCount": 1}]}
    t.create(JOBS, job("both", {**spec, "successPolicy": both}, **fails_at([0])))
    assert condition(t, "both", "Complete", "SuccessPolicy")["status"]["completedIndexes"] == "1"
    bad = {"rules": [{"succeededIndexes": "0-5"}]}
    t.refused(422, t.create, JOBS, job("bad", {**spec, "successPolicy": bad}, **fails_at([0])))


@conformance("successPolicy: running pods are ended once the policy is met")
def success_policy_ends(t):
    words = {"script": "[ $JOB_COMPLETION_INDEX = 0 ] || sleep 3600", "runs": 3600}
    spec = {"parallelism": 2, "completions": 2, "completionMode": "Indexed",
            "successPolicy": {"rules": [{"succeededIndexes": "0"}]}}
    t.create(JOBS, job("a", spec, **words))
    t.eventually(lambda: [phase(each) for each in t.list("pods")].count("Running") == 2
                 or conditions(t.get(JOBS, "a")).get("SuccessCriteriaMet"))
    for each in t.list("pods"):
        if each["metadata"]["annotations"][INDEX] == "0" and phase(each) == "Running":
            t.patch("pods", each["metadata"]["name"], {"status": {"phase": "Succeeded"}}, "status")
    found = condition(t, "a", "Complete", "SuccessPolicy")
    t.eventually(lambda: not [each for each in t.list("pods") if phase(each) == "Running"])
    assert found["status"]["succeeded"] == 1 and not found["status"].get("failed")


@conformance("should execute all indexes despite some failing when using backoffLimitPerIndex")
def backoff_per_index(t):
    spec = {"completions": 4, "parallelism": 2, "completionMode": "Indexed", "backoffLimitPerIndex": 0}
    t.create(JOBS, job("a", spec, **fails_at([0, 2])))
    found = condition(t, "a", "Failed", "FailedIndexes")
    assert conditions(found)["Failed"]["message"] == "Job has failed indexes"
    status = found["status"]
    assert (status["failedIndexes"], status["completedIndexes"]) == ("0,2", "1,3"), status
    assert (status["failed"], status["succeeded"]) == (2, 2)


@conformance("should terminate job execution when the number of failed indexes exceeds maxFailedIndexes")
def max_failed(t):
    spec = {"completions": 10, "parallelism": 3, "completionMode": "Indexed", "backoffLimitPerIndex": 0,
            "maxFailedIndexes": 4}
    t.create(JOBS, job("a", spec, **fails_at(range(10))))
    found = condition(t, "a", "Failed", "MaxFailedIndexesExceeded")
    assert conditions(found)["Failed"]["message"] == "Job has exceeded the specified maximal number of failed indexes"
    assert not found["status"].get("completedIndexes")


@conformance("should not create pods when created in suspend state; resumes; deletes pods when suspended")
def suspend(t):
    t.create(JOBS, job("a", {"suspend": True, "parallelism": 2, "completions": 2}, **ONGOING))
    found = condition(t, "a", "Suspended", "JobSuspended")
    assert "startTime" not in found["status"] and conditions(found)["Suspended"]["message"] == "Job suspended"
    t.always(lambda: not t.list("pods"), 1)
    t.patch(JOBS, "a", {"spec": {"suspend": False}})
    active(t, "a", 2)
    found = t.get(JOBS, "a")
    resumed = conditions(found)["Suspended"]
    assert (resumed["status"], resumed["reason"]) == ("False", "JobResumed") and found["status"]["startTime"]
    t.patch(JOBS, "a", {"spec": {"suspend": True}})
    condition(t, "a", "Suspended", "JobSuspended")
    t.eventually(lambda: not t.list("pods"))
    t.eventually(lambda: "startTime" not in t.get(JOBS, "a")["status"])
    reasons = {each["reason"] for each in t.list("events") if each["involvedObject"]["name"] == "a"}
    assert {"Suspended", "Resumed", "SuccessfulCreate", "SuccessfulDelete"} <= reasons, reasons


@conformance("should update the status ready field; suspended jobs may change scheduling fields of the template")
def mutable_template(t):
    t.create(JOBS, job("a", {"suspend": True, "parallelism": 1}, **ONGOING))
    condition(t, "a", "Suspended")
    change = {"spec": {"template": {"metadata": {"annotations": {"x": "y"}}, "spec": {
        "nodeSelector": {"kubernetes.io/os": "linux"}, "tolerations": [{"key": "t", "operator": "Exists"}],
        "schedulingGates": [{"name": "example.com/wait"}]}}}}
    t.patch(JOBS, "a", change)
    t.patch(JOBS, "a", {"spec": {"template": {"spec": {"schedulingGates": None}}}}, kind=MERGE)
    t.patch(JOBS, "a", {"spec": {"suspend": False}})
    t.eventually(lambda: t.get(JOBS, "a")["status"].get("ready") == 1)
    [made] = t.list("pods")
    assert made["spec"]["nodeSelector"] == {"kubernetes.io/os": "linux"}
    t.refused(422, t.patch, JOBS, "a", {"spec": {"template": {"spec": {"nodeSelector": {"a": "b"}}}}},
              contains="field is immutable")


@conformance("should delete pods of a job that fails its active deadline")
def deadline(t):
    t.create(JOBS, job("a", {"activeDeadlineSeconds": 1, "parallelism": 2, "completions": 4}, **ONGOING))
    found = condition(t, "a", "Failed", "DeadlineExceeded")
    assert conditions(found)["Failed"]["message"] == "Job was active longer than specified deadline"
    t.eventually(lambda: not [each for each in t.list("pods") if phase(each) == "Running"])


@conformance("should delete a job once its backoffLimit is exceeded: it fails")
def backoff_limit(t):
    t.create(JOBS, job("a", {"backoffLimit": 0}, **fails()))
    found = condition(t, "a", "Failed", "BackoffLimitExceeded")
    assert conditions(found)["Failed"]["message"] == "Job has reached the specified backoff limit"
    assert len(t.list("pods")) == 1 and found["status"]["failed"] == 1


@conformance("Jobs, active pods, graceful termination: should delete a job")
def delete(t):
    t.create(JOBS, job("a", {"parallelism": 2, "completions": 4}, **ONGOING))
    active(t, "a", 2)
    t.delete(JOBS, "a", {"propagationPolicy": "Foreground"})
    assert "foregroundDeletion" in t.get(JOBS, "a")["metadata"]["finalizers"]
    t.eventually(lambda: t.absent(JOBS, "a") and not t.list("pods"))


@conformance("Jobs, orphan pods, re-adoption: should adopt matching orphans and release non-matching pods")
def adoption(t):
    uid = t.create(JOBS, job("a", {"parallelism": 2, "completions": 4}, **ONGOING))["metadata"]["uid"]
    active(t, "a", 2)
    name = t.list("pods")[0]["metadata"]["name"]
    t.patch("pods", name, {"metadata": {"ownerReferences": None}}, kind=MERGE)
    t.eventually(lambda: (owner_of(t.get("pods", name)) or {}).get("uid") == uid, what="adopted")
    t.patch("pods", name, {"metadata": {"labels": None}}, kind=MERGE)
    t.eventually(lambda: not owner_of(t.get("pods", name)), what="released")
    t.eventually(lambda: len([each for each in t.list("pods") if owner_of(each)]) == 2)


@conformance("Jobs, apply changes to status")
def status(t):
    t.create(JOBS, job("a", {"parallelism": 1}, **ONGOING))
    active(t, "a", 1)
    t.eventually(lambda: t.get(JOBS, "a")["status"].get("ready") == 1)
    mine = {"type": "CustomConditionType", "status": "True", "reason": "E2E", "message": "Set from e2e test",
            "lastTransitionTime": "2026-01-01T00:00:00Z"}
    patch = {"metadata": {"annotations": {"patchedstatus": "true"}}, "status": {"conditions": [mine]}}
    patched = t.patch(JOBS, "a", patch, "status", kind=MERGE)
    assert patched["metadata"]["annotations"]["patchedstatus"] == "true"
    assert conditions(patched)["CustomConditionType"]["reason"] == "E2E"
    start = "2026-01-01T00:00:00Z"
    refused = t.refused(422, t.change, JOBS, "a", lambda found: found["status"].update(startTime=start), "status")
    assert "status.startTime" in refused["message"], refused
    updated = t.change(JOBS, "a", lambda found: found["status"]["conditions"][0].update(reason="New"), "status")
    assert conditions(updated)["CustomConditionType"]["reason"] == "New"
    assert conditions(t.get(JOBS, "a", "status"))["CustomConditionType"]["status"] == "True"
    patch = {"metadata": {"annotations": {"updatedstatus": "yes"}}, "status": {"completionTime": start}}
    t.refused(422, t.patch, JOBS, "a", patch, "status", kind=MERGE, contains="completionTime")


@conformance("Jobs, manage lifecycle")
def lifecycle(t):
    t.create(JOBS, job("a", {"suspend": True, "parallelism": 2, "completions": 2}))
    t.patch(JOBS, "a", {"metadata": {"labels": {"a": "patched"}}})
    found = t.change(JOBS, "a", lambda each: (each["spec"].update(suspend=False),
                     each["metadata"].setdefault("annotations", {}).update(updated="true")))
    assert found["metadata"]["annotations"]["updated"] == "true" and found["metadata"]["labels"]["a"] == "patched"
    condition(t, "a", "Complete")
    own = f"metadata.namespace={t.namespace}"
    assert len(t.list_all(JOBS, "a=patched", fieldSelector=own)) == 1
    t.delete_collection(JOBS, "a=patched", {"propagationPolicy": "Background"})
    t.eventually(lambda: not t.list(JOBS) and not t.list("pods"))


@conformance("should allow to delegate reconciliation to external controller (managedBy)")
def managed_by(t):
    t.create(JOBS, job("a", {"managedBy": "e2e.example/custom", "parallelism": 1}))
    t.always(lambda: not t.list("pods") and t.get(JOBS, "a")["status"] == {}, 2)
    t.patch(JOBS, "a", {"status": {"active": 1, "ready": 1, "startTime": "2026-01-01T00:00:00Z"}}, "status")
    assert t.get(JOBS, "a")["status"]["active"] == 1
    t.refused(422, t.patch, JOBS, "a", {"spec": {"managedBy": "other.example/x"}}, contains="immutable")
    t.create(JOBS, job("b", {"managedBy": "kubernetes.io/job-controller"}))
    condition(t, "b", "Complete")
    t.refused(422, t.create, JOBS, job("c", {"managedBy": "no-slash"}), contains="domain-prefixed path")


@conformance("should recreate pods only after they have failed if pod replacement policy is set to Failed")
def replacement(t):
    slow = {"annotations": {"simulation.swiftlet.dev/termination-seconds": "3"}, "runs": 3600,
            "terminationGracePeriodSeconds": 3, "script": "trap '' TERM; while :; do sleep 1; done"}
    t.create(JOBS, job("a", {"parallelism": 1, "podReplacementPolicy": "Failed", "backoffLimit": 6}, **slow))
    t.eventually(lambda: [phase(each) for each in t.list("pods")] == ["Running"])
    first = t.list("pods")[0]["metadata"]["name"]
    t.delete("pods", first)
    t.eventually(lambda: t.get(JOBS, "a")["status"].get("terminating") == 1)
    assert names(t.list("pods")) == [first], "waits for the end of the first"
    t.eventually(lambda: [each for each in t.list("pods") if each["metadata"]["name"] != first], 60)
    t.eventually(lambda: t.get(JOBS, "a")["status"].get("terminating") == 0)
    assert t.get(JOBS, "a")["status"]["failed"] == 1


@conformance("should run a job to completion with CPU requests; pods of OnFailure jobs restart locally",
             needs="processes")
def local_restart(t):
    """A container fails at its first run (a file in its volume tells), is restarted, and succeeds."""
    script = "if [ -e /data/seen ]; then exit 0; fi; touch /data/seen; exit 1"
    body = job("a", {"parallelism": 2, "completions": 4, "backoffLimit": 6}, restart="OnFailure", script=script)
    spec = body["spec"]["template"]["spec"]
    spec["volumes"] = [{"name": "data", "emptyDir": {}}]
    spec["containers"][0].update(volumeMounts=[{"name": "data", "mountPath": "/data"}],
                                 resources={"requests": {"cpu": "10m"}})
    t.create(JOBS, body)
    condition(t, "a", "Complete", seconds=120)
    assert [each["status"]["containerStatuses"][0]["restartCount"] for each in t.list("pods")] == [1] * 4


@conformance("should run a job to completion when tasks sometimes fail and are not locally restarted",
             needs="processes")
def not_locally(t):
    script = "exit $(($(od -An -N1 -tu1 /dev/urandom) % 2))"
    body = job("a", {"parallelism": 1, "completions": 2, "backoffLimit": 100}, script=script)
    t.create(JOBS, body)
    condition(t, "a", "Complete", seconds=300)


@conformance("should fail when exceeds active deadline; elastic Indexed Job may be scaled")
def elastic(t):
    spec = {"parallelism": 3, "completions": 3, "completionMode": "Indexed"}
    t.create(JOBS, job("a", spec, **ONGOING))
    active(t, "a", 3)
    t.refused(422, t.patch, JOBS, "a", {"spec": {"completions": 2}})
    t.patch(JOBS, "a", [{"op": "replace", "path": "/spec/completions", "value": 2},
                        {"op": "replace", "path": "/spec/parallelism", "value": 2}], kind=JSON_PATCH)
    t.eventually(lambda: sorted(each["metadata"]["annotations"][INDEX] for each in alive(t.list("pods"))) == ["0", "1"])
    t.patch(JOBS, "a", {"spec": {"completions": 4, "parallelism": 4}})
    t.eventually(lambda: sorted(each["metadata"]["annotations"][INDEX] for each in alive(t.list("pods")))
                 == ["0", "1", "2", "3"])


@conformance("TTLAfterFinished: job should be deleted once it finishes after TTL seconds")
def ttl(t):
    t.create(JOBS, job("a", {"ttlSecondsAfterFinished": 2}))
    condition(t, "a", "Complete")
    t.patch(JOBS, "a", {"metadata": {"finalizers": ["example.com/keep"]}})
    found = t.eventually(lambda: (lambda it: "deletionTimestamp" in it["metadata"] and it)(t.get(JOBS, "a")))
    assert found["metadata"]["deletionTimestamp"] >= found["status"]["completionTime"]
    t.patch(JOBS, "a", {"metadata": {"finalizers": None}}, kind=MERGE)
    t.eventually(lambda: t.absent(JOBS, "a") and not t.list("pods"))
    t.create(JOBS, job("b", {}))
    condition(t, "b", "Complete")
    t.patch(JOBS, "b", {"spec": {"ttlSecondsAfterFinished": 0}})
    t.eventually(lambda: t.absent(JOBS, "b"))


@conformance("should remove pods when job is deleted; keeps its tracking finalizer until they are counted")
def tracking(t):
    t.create(JOBS, job("a", {"parallelism": 2}, **ONGOING))
    active(t, "a", 2)
    for each in t.list("pods"):
        assert each["metadata"]["finalizers"] == ["batch.kubernetes.io/job-tracking"]
        assert is_ready(each) or phase(each) in ("Pending", "Running")
    t.delete(JOBS, "a", {"propagationPolicy": "Orphan"})
    t.eventually(lambda: t.absent(JOBS, "a"))
    t.eventually(lambda: all("finalizers" not in each["metadata"] for each in t.list("pods")))
    assert len(t.list("pods")) == 2 and container()
