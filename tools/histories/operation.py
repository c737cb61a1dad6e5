"""One request of a history, drawn before the history begins, and what came of it."""
import dataclasses
import json
import random

from .client import JSON, MERGE, STRATEGIC, Answer

# What stands in a body for what is only known when the request is sent.
NAME, PAST = "@name", "@past"
PAUSE = "PAUSE"
# The label by which services and budgets find the pods of a workload.
LABEL = "app"
POLICIES = ("Foreground", "Background", "Orphan")


@dataclasses.dataclass(frozen=True)
class Operation:
    """Either `name` says what is meant, or `rank` does: a place, from 0 to 1, in the sorted names of what is there
    when the operation's turn comes, of those that begin with `among`."""

    method: str
    plural: str
    name: str = ""
    rank: float = 0.0
    among: tuple = ("",)
    subresource: str = ""
    body: dict | None = None
    content: str = JSON

    def __str__(self):
        target = self.name or f"#{self.rank:.3f}"
        path = "/".join(filter(None, (self.plural, target, self.subresource)))
        return f"{self.method} {path} {json.dumps(self.body) if self.body else ''}".rstrip()


def create(plural, name, **body):
    return Operation("POST", plural, name, body={"metadata": {"name": name}, **body})


def merge(plural, name, subresource="", **body):
    return Operation("PATCH", plural, name, subresource=subresource, body=body, content=MERGE)


def strategic(plural, name, **body):
    return Operation("PATCH", plural, name, body=body, content=STRATEGIC)


def remove(rng, plural, name, policies=POLICIES):
    return Operation("DELETE", plural, name, body={"propagationPolicy": rng.choice(policies)})


def any_of(rng, method, plural, **rest):
    """An operation on whichever object of a kind there is."""
    return Operation(method, plural, rank=rng.randrange(1000) / 1000, **rest)


def pause(rng):
    """One of the clients takes a rest, so that more can come of what was done."""
    return Operation(PAUSE, "client", rank=rng.randrange(1000) / 1000)


def draw(seed, count, first, weighted):
    """The operations of a seed: those that `first` makes, then as many as wanted, the likelier the heavier."""
    rng = random.Random(seed)
    operations = first(rng)
    draws, weights = zip(*((function, weight) for weight, function in weighted))
    for function in rng.choices(draws, weights, k=max(0, count - len(operations))):
        operations.append(function(rng))
    return operations


@dataclasses.dataclass(frozen=True)
class Sent:
    """An operation with the name it was about, when it was sent and what the answer was."""

    number: int
    operation: Operation
    name: str
    seconds: float
    answer: Answer

    def __str__(self):
        named = f" -> {self.name}" if self.name != self.operation.name else ""
        answer = f"{self.answer.status} {self.answer.message}".rstrip()
        return f"{self.seconds:7.3f} s  #{self.number} {self.operation}{named}: {answer}"
