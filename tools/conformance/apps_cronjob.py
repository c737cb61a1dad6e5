"""CronJobs: what the conformance tests of SIG Apps check. Most of them wait for the next full minute."""
from harness import MERGE, STRATEGIC, conformance
from objects import SUCCEEDS, conditions, fails, names, owner_of, template

CRONJOBS, JOBS = "cronjobs.batch", "jobs.batch"
ONGOING = {"script": "sleep 3600", "runs": 3600}
MINUTE = "*/1 * * * ?"


def cron(name="cj", schedule=MINUTE, policy="Allow", words=SUCCEEDS, **spec):
    return {"metadata": {"name": name, "labels": {"cron": "yes"}},
            "spec": {"schedule": schedule, "concurrencyPolicy": policy, "jobTemplate": {"spec": {
                "parallelism": 1, "template": template({"cron": name}, restartPolicy="OnFailure", **words)}}, **spec}}


def jobs_of(t, name="cj"):
    return [each for each in t.list(JOBS) if (owner_of(each) or {}).get("name") == name]


@conformance("CronJob: should schedule multiple jobs concurrently; not when forbidden; replace; not when suspended")
def policies(t):
    """All of them in the same two minutes."""
    t.create(CRONJOBS, cron("allow", words=ONGOING))
    t.create(CRONJOBS, cron("forbid", policy="Forbid", words=ONGOING))
    t.create(CRONJOBS, cron("replace", policy="Replace", words=ONGOING))
    t.create(CRONJOBS, cron("suspended", suspend=True))
    t.create(CRONJOBS, cron("history", successfulJobsHistoryLimit=1))
    t.create(CRONJOBS, cron("failures", words=fails(), failedJobsHistoryLimit=1))
    t.eventually(lambda: len(t.get(CRONJOBS, "allow")["status"].get("active", [])) == 1, 70)
    [forbidden], [replaced] = jobs_of(t, "forbid"), jobs_of(t, "replace")
    made = jobs_of(t, "allow")[0]
    stamp = made["metadata"]["annotations"]["batch.kubernetes.io/cronjob-scheduled-timestamp"]
    assert stamp == t.get(CRONJOBS, "allow")["status"]["lastScheduleTime"]
    assert made["metadata"]["name"].rsplit("-", 1)[0] == "allow" and owner_of(made)["controller"]
    t.eventually(lambda: len(t.get(CRONJOBS, "allow")["status"]["active"]) == 2, 70)
    t.eventually(lambda: names(jobs_of(t, "replace")) not in ([], [replaced["metadata"]["name"]]))
    assert len(jobs_of(t, "replace")) == 1 and names(jobs_of(t, "forbid")) == [forbidden["metadata"]["name"]]
    assert not jobs_of(t, "suspended")
    t.eventually(lambda: len(jobs_of(t, "history")) == 1 and conditions(jobs_of(t, "history")[0]).get("Complete"))
    status = t.get(CRONJOBS, "history")["status"]
    assert status["lastSuccessfulTime"] and not status.get("active"), status
    reasons = {each["reason"] for each in t.list("events") if each["involvedObject"]["kind"] == "CronJob"}
    assert {"SuccessfulCreate", "SawCompletedJob", "JobAlreadyActive"} <= reasons, reasons


@conformance("CronJob: should not emit unexpected warnings; should remove from active list jobs that have been deleted")
def removed(t):
    t.create(CRONJOBS, cron(policy="Forbid", words=ONGOING))
    t.eventually(lambda: len(t.get(CRONJOBS, "cj")["status"].get("active", [])) == 1, 70)
    [made] = jobs_of(t)
    t.delete(JOBS, made["metadata"]["name"], {"propagationPolicy": "Background"})
    t.eventually(lambda: made["metadata"]["name"] not in [
        each["name"] for each in t.get(CRONJOBS, "cj")["status"].get("active", [])])
    warnings = {each["reason"] for each in t.list("events") if each["type"] == "Warning"
                and each["involvedObject"]["kind"] == "CronJob"}
    assert warnings <= {"UnexpectedJob", "MissingJob"}, warnings


@conformance("CronJob: be able to schedule after more than 100 missed schedule")
def missed(t):
    t.create(CRONJOBS, cron(suspend=True))
    old = t.change(CRONJOBS, "cj", lambda found: found["status"].update(
        lastScheduleTime="2026-01-01T00:00:00Z"), "status")
    assert old["status"]["lastScheduleTime"] == "2026-01-01T00:00:00Z"
    t.patch(CRONJOBS, "cj", {"spec": {"suspend": False}})
    t.eventually(lambda: jobs_of(t), 70)


@conformance("CronJob: should support timezone")
def time_zone(t):
    refused = t.refused(422, t.create, CRONJOBS, cron(timeZone="bad-time-zone"))
    assert "unknown time zone bad-time-zone" in refused["message"], refused
    t.refused(422, t.create, CRONJOBS, cron(timeZone="Local"), contains="timeZone must be an explicit time zone")
    t.refused(422, t.create, CRONJOBS, cron(schedule="TZ=Europe/Berlin 0 0 * * *", timeZone="UTC"))
    refused = t.refused(422, t.create, CRONJOBS, cron(schedule="CRON_TZ=UTC 0 0 * * *"))
    assert "cannot use TZ or CRON_TZ in schedule, use timeZone field instead" in refused["message"], refused
    assert t.create(CRONJOBS, cron(timeZone="Europe/Berlin"))["spec"]["timeZone"] == "Europe/Berlin"


@conformance("CronJob API: lifecycle operations, status subresource, collections")
def lifecycle(t):
    body = cron(schedule="* */1 * * ?", suspend=True)
    body["metadata"]["labels"]["special"] = t.id
    version = t.create(CRONJOBS, body)["metadata"]["resourceVersion"]
    own = f"special={t.id}"
    t.refused(409, t.create, CRONJOBS, body)
    assert len(t.list(CRONJOBS, own)) == len(t.list_all(CRONJOBS, own)) == 1
    events = t.watch(CRONJOBS, own, 5, resourceVersion=int(version) - 1)
    assert next(events)[0] == "ADDED"
    patched = t.patch(CRONJOBS, "cj", {"metadata": {"annotations": {"patched": "true"}}}, kind=MERGE)
    assert patched["metadata"]["annotations"]["patched"] == "true"
    updated = t.change(CRONJOBS, "cj", lambda each: each["metadata"]["annotations"].update(updated="true"))
    assert updated["metadata"]["annotations"] == {"patched": "true", "updated": "true"}
    kinds = [next(events), next(events)]
    assert [kind for kind, _ in kinds] == ["MODIFIED"] * 2
    events.close()
    now = "2026-01-01T00:00:00Z"
    patch = {"metadata": {"annotations": {"patchedstatus": "true"}}, "status": {"lastScheduleTime": now}}
    status = t.patch(CRONJOBS, "cj", patch, "status", kind=MERGE)
    assert status["status"]["lastScheduleTime"] == now
    assert status["metadata"]["annotations"]["patchedstatus"] == "true"
    status = t.change(CRONJOBS, "cj", lambda each: each["status"].update(lastScheduleTime="2026-01-02T00:00:00Z"),
                      "status")
    assert status["status"]["lastScheduleTime"] == "2026-01-02T00:00:00Z"
    assert t.get(CRONJOBS, "cj", "status")["metadata"]["uid"] == patched["metadata"]["uid"]
    t.patch(CRONJOBS, "cj", {"metadata": {"finalizers": ["example.com/keep"]}}, kind=STRATEGIC)
    version = t.delete(CRONJOBS, "cj")["metadata"]["resourceVersion"]
    assert "deletionTimestamp" in t.get(CRONJOBS, "cj")["metadata"]
    t.patch(CRONJOBS, "cj", {"metadata": {"finalizers": None}}, kind=MERGE)
    t.until(CRONJOBS, lambda kind, found: kind == "DELETED", version, own)
    t.create(CRONJOBS, cron("second", suspend=True))
    t.delete_collection(CRONJOBS, "cron=yes")
    t.eventually(lambda: not t.list(CRONJOBS))
    resources = t.ask("GET", "/apis/batch/v1")["resources"]
    assert {"cronjobs", "cronjobs/status", "jobs", "jobs/status"} <= {each["name"] for each in resources}


@conformance("CronJob: should delete successful and failed finished jobs beyond the history limits")
def history(t):
    t.create(CRONJOBS, cron(suspend=True, successfulJobsHistoryLimit=0, failedJobsHistoryLimit=1))
    owner = t.get(CRONJOBS, "cj")
    reference = {"apiVersion": "batch/v1", "kind": "CronJob", "name": "cj", "uid": owner["metadata"]["uid"],
                 "controller": True}
    for number, words in enumerate([SUCCEEDS, SUCCEEDS, fails(), fails()]):
        made = {"metadata": {"name": f"cj-{number}", "ownerReferences": [reference]},
                "spec": {"backoffLimit": 0, "template": template({"a": "b"}, restartPolicy="Never", **words)}}
        t.create(JOBS, made)
        t.eventually(lambda: t.absent(JOBS, f"cj-{number}") or conditions(t.get(JOBS, f"cj-{number}")))
    t.patch(CRONJOBS, "cj", {"metadata": {"annotations": {"look": "again"}}})
    t.eventually(lambda: len(jobs_of(t)) == 1)
