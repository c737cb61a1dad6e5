"""What must never be the case, seen by watches that last as long as the history."""
import http.client
import json
import socket
import threading

from .jobs import CRON_JOBS
from .snapshot import controller, has_ended, is_going, is_over, labels, name
from .violation import Violation

INDEX = "batch.kubernetes.io/job-completion-index"


class Safety:
    """`found` is what was wrong while the context lasted."""

    def __init__(self, client, namespace):
        self.found, self.over = [], False
        self.watches = [Watch(client, client.kinds[plural].path(namespace), check, self)
                        for plural, check in (("jobs", overlapping_runs), ("pods", doubled_index))]

    def __enter__(self):
        for watch in self.watches:
            watch.start()
        return self

    def __exit__(self, *_):
        self.over = True
        for watch in self.watches:
            watch.close()


class Watch(threading.Thread):
    """Follows the objects of a kind; whenever one comes, a check looks at it and at those that are there."""

    def __init__(self, client, path, check, safety):
        super().__init__(daemon=True)
        self.path, self.check, self.safety = path, check, safety
        self.connection = client.connect(seconds=None)
        self.response = client.open(self.connection, f"{path}?watch=true")
        self.objects, self.version = {}, 0

    def run(self):
        try:
            for line in self.response:
                self.take(**json.loads(line))
        except (OSError, ValueError, AttributeError, http.client.HTTPException) as error:
            self.fail(repr(error))
        self.fail("it ends")

    def fail(self, text):
        if not self.safety.over:
            self.safety.found.append(Violation({"kind": "watch", "metadata": {"name": self.path}}, text))

    def take(self, type, object):
        if type == "ERROR":
            return self.fail(json.dumps(object))
        version = int(object["metadata"]["resourceVersion"])
        if version <= self.version and type != "BOOKMARK":
            self.safety.found.append(Violation(object, f"the watch goes back from version {self.version}"))
        self.version = version
        if type == "ADDED":
            others = [tree for tree in self.objects.values() if controller(tree) == controller(object)]
            self.safety.found += self.check(object, others) if controller(object) else []
        if type in ("ADDED", "MODIFIED"):
            self.objects[object["metadata"]["uid"]] = object
        elif type == "DELETED":
            self.objects.pop(object["metadata"]["uid"], None)

    def close(self):
        """Ends the wait for the next line."""
        self.connection.sock.shutdown(socket.SHUT_RDWR)
        self.join()


def overlapping_runs(job, others):
    """A run that is forbidden while another goes on, or that should have taken the place of another."""
    policy = CRON_JOBS.get(name(job).rpartition("-")[0])
    if policy in ("Forbid", "Replace"):
        for other in others:
            if not is_over(other) and not (policy == "Replace" and is_going(other)):
                yield Violation(job, f"it came while {name(other)} was there, in spite of {policy}")


def doubled_index(pod, others):
    """Two pods that run at the same time for one index of a Job."""
    for other in others:
        if INDEX in labels(pod) and labels(pod)[INDEX] == labels(other).get(INDEX):
            if not has_ended(other) and not is_going(other):
                yield Violation(pod, f"it came while {name(other)} ran for the same index")
