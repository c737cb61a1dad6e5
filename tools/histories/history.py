"""A history: operations at the same time, then rest, then the end of the namespace."""
import concurrent.futures
import datetime
import itertools
import json
import time

from . import surroundings
from .invariants import violations
from .operation import NAME, PAST, PAUSE, Sent
from .safety import Safety
from .snapshot import Snapshot, metadata_of_all
from .surrounding_invariants import volumes_of
from .violation import Violation

CLIENTS = 8
IDLE_SECONDS = 3
POLL_SECONDS = 0.1
# Answers that say that the server is busy or going, not that it is wrong.
PASSING = (503, 504)


class History:
    def __init__(self, client, namespace, operations, settle_seconds):
        self.client, self.namespace, self.operations = client, namespace, operations
        self.settle_seconds = settle_seconds
        self.began = time.monotonic()
        self.past = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=2)).strftime("%FT%TZ")
        self.sent = []
        # Numbers of what is not drawn before.
        self.later = itertools.count(len(operations))

    def run(self, settles):
        """What is wrong, and what there is to say. Without settling the namespace goes in the midst of it all."""
        self.prepare()
        with Safety(self.client, self.namespace) as safety:
            with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
                list(pool.map(self.send, itertools.count(), self.operations))
            self.send_all(surroundings.releasing)
            found, told = self.failures(), f"{len(self.sent)} requests in {self.seconds()}"
            if settles and not found:
                began = time.monotonic()
                found = self.settle()
                told += f", settled after {time.monotonic() - began:.1f} s"
            found += safety.found
        if not found:
            began = time.monotonic()
            found = self.end()
            told += f", gone after {time.monotonic() - began:.1f} s"
        return found, told

    def seconds(self):
        return f"{time.monotonic() - self.began:.1f} s"

    # Before

    def path(self, plural, name=None, subresource=""):
        return self.client.kinds[plural].path(self.namespace, name, subresource)

    def prepare(self):
        """A namespace that pods can be made in."""
        metadata = {"generateName": f"{self.namespace}-"}
        answer = self.client.request("POST", "/api/v1/namespaces", {"metadata": metadata})
        if answer.status != 201:
            raise RuntimeError(f"no namespace: {answer.message}")
        self.namespace = answer.tree["metadata"]["name"]
        account = self.path("serviceaccounts", "default")
        if not self.until(lambda: self.client.request("GET", account).status == 200):
            raise RuntimeError("the namespace does not come")

    def until(self, holds):
        """Whether it comes to hold in time."""
        end = time.monotonic() + self.settle_seconds
        while not (held := holds()) and time.monotonic() < end:
            time.sleep(POLL_SECONDS)
        return held

    # Operations

    def send(self, number, operation):
        """Sends it, and notes what it was about and what came of it."""
        if operation.method == PAUSE:
            return time.sleep(operation.rank)
        name = operation.name or self.pick(operation)
        if name is None:
            return
        creates = operation.method == "POST" and not operation.subresource
        path = self.path(operation.plural, None if creates else name, operation.subresource)
        body = json.loads(json.dumps(operation.body).replace(NAME, name).replace(PAST, self.past))
        seconds = time.monotonic() - self.began
        answer = self.client.request(operation.method, path, body, operation.content)
        self.sent.append(Sent(number, operation, name, seconds, answer))

    def pick(self, operation):
        """The name of what the operation's rank says; None when there is nothing of the kind."""
        names = sorted(tree["metadata"]["name"] for tree in self.client.list(operation.plural, self.namespace))
        names = [name for name in names if name.startswith(operation.among)]
        return names[int(operation.rank * len(names))] if names else None

    def failures(self):
        """Operations that the server could not answer."""
        return [Violation({"kind": "answer", "metadata": {"name": sent.name}, "answer": sent.answer.tree}, str(sent))
                for sent in self.sent if sent.answer.status >= 500 and sent.answer.status not in PASSING]

    def send_all(self, choose):
        """Operations that depend on what there is."""
        for operation in choose(Snapshot(self.client, self.namespace)):
            self.send(next(self.later), operation)

    # Afterwards

    def settle(self):
        """Waits until nothing is wrong and nothing moves; what still is or does when the time is over."""
        end = time.monotonic() + self.settle_seconds
        while True:
            found = self.wrong() or self.unrest() or self.wrong()
            if not found or time.monotonic() > end:
                return found
            self.send_all(surroundings.helping)
            time.sleep(POLL_SECONDS)

    def wrong(self):
        return violations(Snapshot(self.client, self.namespace))

    def unrest(self):
        """Objects that are written while nothing happens."""
        before = metadata_of_all(self.client)
        time.sleep(IDLE_SECONDS)
        after = metadata_of_all(self.client)
        return [Violation(after.get(place) or before[place], "it is written though nothing happens")
                for place in sorted({*before, *after})
                if _version(before.get(place)) != _version(after.get(place))]

    def end(self):
        """The namespace goes, with all that is in it."""
        path = f"/api/v1/namespaces/{self.namespace}"
        self.client.request("DELETE", path)
        if not self.until(lambda: self.client.request("GET", path).status == 404):
            return [Violation(self.client.get(path), "the namespace does not go")]
        self.until(lambda: not self.left())
        return [Violation(tree, "it is left of a namespace that is gone") for tree in self.left()]

    def left(self):
        snapshot = Snapshot(self.client, self.namespace)
        return [tree for _, tree in snapshot.everything()] + volumes_of(snapshot["persistentvolumes"], self.namespace)


def _version(tree):
    return tree and tree["metadata"]["resourceVersion"]
