"""What holds of Jobs, CronJobs and their pods at rest."""
from .snapshot import condition, controller, has_ended, is_going, is_over, labels, name
from .violation import Violation

TRACKING = "batch.kubernetes.io/job-tracking"


def is_of_a_job(pod):
    return "batch.kubernetes.io/job-name" in labels(pod)


def tracking(snapshot):
    """A pod that has ended is counted and let go, unless a Job that goes on still needs its number of failures."""
    for pod in snapshot["pods"]:
        held = TRACKING in pod["metadata"].get("finalizers", ())
        if held and (has_ended(pod) or not _job_of(pod, snapshot)) and not is_kept(pod, snapshot):
            yield Violation(pod, "the pod is still held for its Job")


def is_kept(pod, snapshot):
    """Whether a Job that goes on may still need the number of failures that a failed pod tells."""
    job = _job_of(pod, snapshot)
    return bool(job) and has_ended(pod) and "backoffLimitPerIndex" in job["spec"] and not is_over(job)


def _job_of(pod, snapshot):
    uid = controller(pod)
    return next((job for job in snapshot["jobs"] if job["metadata"]["uid"] == uid), None)


def jobs(snapshot):
    for job in snapshot["jobs"]:
        if not is_going(job):
            active = [pod for pod in snapshot.controlled(job, "pods") if not has_ended(pod)]
            yield from (Violation(job, text) for check in (_counts, _course, _end) for text in check(job, active))


def _counts(job, active):
    """The status says what is there."""
    status = job.get("status", {})
    if status.get("active", 0) != len(active):
        yield f"status.active is not {len(active)}"
    if status.get("ready", 0) != len(active):
        yield f"status.ready is not {len(active)}"
    if status.get("terminating", 0):
        yield "pods are said to be terminating"
    if any(status.get("uncountedTerminatedPods", {}).values()):
        yield "pods are not counted"
    if job["spec"].get("completionMode") == "Indexed":
        if len(_indexes(status.get("completedIndexes", ""))) != status.get("succeeded", 0):
            yield "completedIndexes are other than succeeded"
    indexes = [labels(pod).get("batch.kubernetes.io/job-completion-index") for pod in active]
    if len(set(indexes)) != len(indexes) and None not in indexes:
        yield "two pods have one index"


def _indexes(text):
    """The numbers of `0,2-4`."""
    found = set()
    for part in filter(None, text.split(",")):
        low, _, high = part.partition("-")
        found.update(range(int(low), int(high or low) + 1))
    return found


def _course(job, active):
    """A Job goes on until it is over, unless it is told not to."""
    spec, status = job["spec"], job.get("status", {})
    if is_over(job):
        if active:
            yield "it is over and pods run"
        if "ttlSecondsAfterFinished" in spec:
            yield "it is over and stays"
    elif spec.get("suspend"):
        if active or not condition(job, "Suspended") or "startTime" in status:
            yield "it is suspended and not at rest"
    elif spec["parallelism"] or "activeDeadlineSeconds" in spec:
        yield "it does not end"


def _end(job, _):
    """What the end of a Job says fits its counts."""
    spec, status = job["spec"], job.get("status", {})
    complete = condition(job, "Complete")
    if complete and condition(job, "Failed"):
        yield "it is complete and failed"
    if complete != ("completionTime" in status):
        yield "completionTime tells something else than the conditions"
    if complete and "successPolicy" not in spec and status.get("succeeded", 0) < spec["completions"]:
        yield "it is complete with too few successes"
    if condition(job, "Complete") and not condition(job, "SuccessCriteriaMet"):
        yield "it is complete without SuccessCriteriaMet"
    if condition(job, "Failed") and not condition(job, "FailureTarget"):
        yield "it has failed without FailureTarget"


def cron_jobs(snapshot):
    for tree in snapshot["cronjobs"]:
        jobs = [job for job in snapshot.controlled(tree, "jobs") if not is_going(job)]
        active = sorted(name(job) for job in jobs if not is_over(job))
        told = sorted(each["name"] for each in tree.get("status", {}).get("active", ()))
        if told != active:
            yield Violation(tree, f"active are {active}, not {told}")
        for kind, field in (("Complete", "successfulJobsHistoryLimit"), ("Failed", "failedJobsHistoryLimit")):
            kept = [name(job) for job in jobs if condition(job, kind)]
            if len(kept) > tree["spec"][field]:
                yield Violation(tree, f"{kept} are kept, in spite of {field}")


ALL = (tracking, jobs, cron_jobs)
