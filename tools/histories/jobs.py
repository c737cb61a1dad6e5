"""Operations on Jobs of every policy, and on CronJobs."""
from .operation import LABEL, PAST, POLICIES, any_of, create, merge, remove

JOBS = tuple(f"job{number}" for number in range(6))
# By name, so that whoever sees one of their Jobs knows the policy.
CRON_JOBS = {"allow0": "Allow", "forbid0": "Forbid", "forbid1": "Forbid", "replace0": "Replace"}
MOST_PODS = 6
SIMULATION = "simulation.swiftlet.dev/"
# A history does not wait for the minutes of a back-off.
QUICK = {"swiftlet.dev/backoff-initial-seconds": "0", "swiftlet.dev/backoff-max-seconds": "1"}


def _template(rng, name):
    script = {
        "run-seconds": rng.choice(["0", "0.3", "1"]),
        "exit-code": rng.choice(["0", "0", "0", "1"]),
        "termination-seconds": rng.choice(["0", "0", "0.5"]),
    }
    return {
        "metadata": {
            "labels": {LABEL: name}, "annotations": {SIMULATION + key: value for key, value in script.items()}},
        "spec": {
            "restartPolicy": "Never", "terminationGracePeriodSeconds": rng.choice([0, 1]),
            "containers": [{"name": "main", "image": "app:v0"}]},
    }


def _job(rng, name):
    spec = {
        "parallelism": rng.randint(0, MOST_PODS), "completions": rng.randint(1, MOST_PODS),
        "backoffLimit": rng.choice([0, 1, 6]), "template": _template(rng, name),
    }
    spec.update({field: value for chance, field, value in (
        (0.3, "podReplacementPolicy", "Failed"), (0.2, "suspend", True), (0.2, "ttlSecondsAfterFinished", 1),
        (0.2, "activeDeadlineSeconds", 2)) if rng.random() < chance})
    if rng.random() < 0.6:
        _indexed(rng, spec)
    if rng.random() < 0.2:
        _failure_policy(rng, spec)
    return spec


def _indexed(rng, spec):
    spec["completionMode"] = "Indexed"
    if rng.random() < 0.4:
        spec["backoffLimitPerIndex"] = rng.choice([0, 1])
        del spec["backoffLimit"]
        if rng.random() < 0.3:
            spec["maxFailedIndexes"] = rng.choice([0, 2])
    if rng.random() < 0.3:
        spec["successPolicy"] = {"rules": [{"succeededCount": 1}]}


def _failure_policy(rng, spec):
    """What has become of a pod counts, or does not."""
    ignored = {"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}]}
    fatal = {"action": "FailJob", "onExitCodes": {"operator": "In", "values": [1]}}
    spec["podFailurePolicy"] = {"rules": rng.choice([[ignored], [fatal], [ignored, fatal]])}
    spec["podReplacementPolicy"] = "Failed"


def _create_job(rng):
    name = rng.choice(JOBS)
    operation = create("jobs", name, spec=_job(rng, name))
    operation.body["metadata"]["annotations"] = QUICK
    return operation


def _remove_job(rng):
    return remove(rng, "jobs", rng.choice(JOBS))


def _suspend(rng):
    return merge("jobs", rng.choice(JOBS), spec={"suspend": rng.random() < 0.4})


def _resize(rng):
    return merge("jobs", rng.choice(JOBS), spec={"parallelism": rng.randint(0, MOST_PODS)})


def _stretch(rng):
    """Indexed Jobs whose two numbers are the same may change both; others refuse."""
    number = rng.randint(1, MOST_PODS)
    return merge("jobs", rng.choice(JOBS), spec={"parallelism": number, "completions": number})


def _create_cron_job(rng):
    name = rng.choice(list(CRON_JOBS))
    job = {"parallelism": 2, "completions": 2, "backoffLimit": 1, "template": _template(rng, name)}
    spec = {
        "schedule": "* * * * *", "concurrencyPolicy": CRON_JOBS[name], "suspend": rng.random() < 0.2,
        "successfulJobsHistoryLimit": rng.randint(0, 2), "failedJobsHistoryLimit": rng.randint(0, 2),
        "jobTemplate": {"metadata": {"annotations": QUICK}, "spec": job},
    }
    return create("cronjobs", name, spec=spec)


def _remove_cron_job(rng):
    return remove(rng, "cronjobs", rng.choice(list(CRON_JOBS)))


def _suspend_cron_job(rng):
    return merge("cronjobs", rng.choice(list(CRON_JOBS)), spec={"suspend": rng.random() < 0.4})


def _miss_a_run(rng):
    """Makes the controller believe that it has missed a run, which it makes up for at once."""
    return merge("cronjobs", rng.choice(list(CRON_JOBS)), "status", status={"lastScheduleTime": PAST})


def _remove_any_job(rng):
    return any_of(rng, "DELETE", "jobs", body={"propagationPolicy": rng.choice(POLICIES)})


def _remove_pod(rng):
    return any_of(rng, "DELETE", "pods", body={"gracePeriodSeconds": rng.choice([0, 1])})


def first(rng):
    return [_create_job(rng) for _ in JOBS] + [_create_cron_job(rng) for _ in CRON_JOBS]


DRAWS = [
    (22, _create_job), (6, _remove_job), (12, _suspend), (6, _resize), (4, _stretch), (10, _remove_pod),
    (6, _create_cron_job), (2, _remove_cron_job), (4, _suspend_cron_job), (12, _miss_a_run), (4, _remove_any_job),
]
