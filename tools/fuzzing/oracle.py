"""What must be true of every answer, and of every object that was accepted."""
import json
import re
import time
import urllib.parse

from . import encode
from .cases import JSON, NAMESPACE, PATCHES, YAML
from .wire import ANSWER_SECONDS

# Answers of 500 without a reason that Kubernetes gives to the same requests.
KNOWN_500 = re.compile("resourceVersion|target\\.(kind|name)|strconv.ParseUint")
# And one with a reason: a Service that asks for a port of another range.
KNOWN_INTERNAL = "failed to allocate requested HealthCheck NodePort"
# The most bytes that the server takes in a body.
BODY_LIMIT = 3 * 1024 * 1024
# What Kubernetes, too, lets in on a create or a status and refuses on an update that changes nothing.
KNOWN_AGAIN = re.compile(
    r"^Node .* is invalid: \[?status\.addresses|^CustomResourceDefinition.* is invalid: \[?status\.storedVersions")
# Subresources that stream, or talk to a node that is not there.
NEEDS_NODE = re.compile("/(log|proxy|exec|attach|portforward)([/?]|$)")
REVIEWS = re.compile("reviews?([/?]|$)|/token([/?]|$)|/bindings?([/?]|$)|/eviction([/?]|$)")
GONE_SECONDS = 15


class Finding:
    """A request whose answer is wrong. `check` names what was checked, `detail` what came instead."""

    def __init__(self, check, detail, step=None):
        self.check, self.detail, self.step = check, detail, step

    @property
    def signature(self):
        """The same for findings that have one cause, most likely."""
        where = ""
        if self.step:
            where = self.step.method + " " + re.sub(r"\bf\d+\b", "@", self.step.path.split("?")[0])[:80]
        detail = re.sub(r'"(\\.|[^"\\])*"', '""', self.detail)
        return f"{self.check} {where} " + re.sub(r"[0-9a-f]{6,}|\d+", "#", detail)[:90]


class Oracle:
    def __init__(self, server, wire, maker=None):
        self.server, self.wire, self.maker = server, wire, maker
        self.requests = 0
        self.accepted = 0
        self.statuses = {}

    def run(self, steps, thorough=True):
        """Sends the requests, checks the answers and what they left, and removes that again. The findings."""
        findings, made = [], []
        for step in steps:
            answer = self.send(step)
            found = self.judge(step, answer)
            findings += found
            if not self.server.alive():
                return [Finding("server", "the process has ended: " + self._last_words(), step)]
            if not found and answer.accepted:
                self._note(step, answer, made)
        # A binding may name a node that an update then may not.
        thorough = thorough and not any("/binding" in step.path for step in steps)
        for path in made if thorough and not findings else []:
            findings += self.consistent(path)
            if not self.server.alive():
                return [Finding("server", "the process has ended: " + self._last_words(), steps[-1])]
        for path in dict.fromkeys(made):
            findings += [] if findings else self.remove(path)
            if findings:
                self.force_remove(path)
        if not self.server.alive():
            return [Finding("server", "the process has ended: " + self._last_words(), steps[-1])]
        for finding in findings:
            finding.step = finding.step or steps[-1]
        return findings

    def send(self, step):
        self.requests += 1
        if step.raw is not None:
            answer = self.wire.raw(step.raw)
        else:
            answer = self.wire.request(step.method, step.path, step.body(), step.headers)
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        return answer

    def _last_words(self):
        lines = [line for line in self.server.tail(20000).splitlines() if re.search("Fatal|rror|crash|at /|signal",
            line)]
        return f"exit {self.server.process.poll()}; " + " | ".join(lines[-6:])[-600:]

    # One answer

    def judge(self, step, answer):
        if step.raw is not None:
            bad = answer.status >= 500 and answer.status not in (501, 505)
            return [Finding("framing", f"{answer.status} {answer.body[:200]!r}", step)] if bad else []
        if answer.status == 0:
            if self.server.has_ended():
                return []
            kind = "hang" if answer.seconds >= ANSWER_SECONDS - 1 else "no answer"
            return [Finding(kind, answer.failure, step)]
        if answer.seconds > ANSWER_SECONDS:
            return [Finding("slow", f"{answer.seconds:.1f} s", step)]
        if answer.accepted or answer.status in (301, 304):
            return self._well_formed(step, answer)
        return self._refusal(step, answer)

    def _well_formed(self, step, answer):
        if answer.streamed or step.method == "HEAD" or not answer.headers.get("content-type", "").startswith(JSON):
            return []
        try:
            json.loads(answer.body, object_pairs_hook=_unique)
        except (ValueError, RecursionError) as error:
            return [Finding("malformed", f"{answer.status} is no JSON: {error}", step)]
        return []

    def _refusal(self, step, answer):
        status, message = answer.status, answer.message()
        if status >= 500 and not self._may_fail(step, answer, message):
            return [Finding("5xx", f"{status} {message[:300]}", step)]
        kind = answer.headers.get("content-type", "")
        if step.method != "HEAD" and kind.startswith(JSON):
            tree = answer.json()
            if not isinstance(tree, dict) or tree.get("kind") != "Status" or tree.get("code") != status:
                if not isinstance(tree, dict) or not tree.get("paths"):
                    return [Finding("malformed", f"{status} without a Status: {answer.body[:200]!r}", step)]
        elif step.method != "HEAD" and kind.startswith(encode.PROTOBUF) and answer.body[:4] != b"k8s\0":
            return [Finding("malformed", f"{status} is no protobuf: {answer.body[:50]!r}", step)]
        return []

    def _may_fail(self, step, answer, message):
        if answer.status in (501, 503, 504):
            return True
        if NEEDS_NODE.search(step.path):
            return True
        reason = (answer.json() or {}).get("reason") if isinstance(answer.json(), dict) else None
        if answer.status != 500 or reason:
            return KNOWN_INTERNAL in message
        media = step.headers.get("Content-Type")
        return media in (PATCHES["strategic"], PATCHES["apply"]) or bool(KNOWN_500.search(message))

    # What an accepted request left

    def _note(self, step, answer, made):
        """Remembers objects that now exist, and what can be mutated later."""
        tree = answer.json()
        if not isinstance(tree, dict):
            return
        metadata = tree.get("metadata")
        token = metadata.get("continue") if isinstance(metadata, dict) else None
        if token and self.maker:
            self.maker.tokens.append(token)
            del self.maker.tokens[:-20]
        path = step.path.split("?")[0]
        if "dryRun" in step.path or REVIEWS.search(path) or not isinstance(metadata,
            dict) or not metadata.get("name"):
            return
        if step.method == "POST" and answer.status == 201:
            made.append(f"{path}/{quoted(metadata['name'])}")
            self.accepted += 1
        elif step.method == "PATCH" and answer.status == 201:
            made.append(path)
            self.accepted += 1

    def consistent(self, path):
        """An object can be read, listed and written again as it is, in every encoding, without becoming another."""
        found = self.wire.request("GET", path)
        if found.status == 404:
            return []
        tree = found.json()
        if found.status != 200 or not isinstance(tree, dict):
            return [Finding("read back", f"GET {path}: {found.status} {found.message()[:300]}")]
        findings = self._listed(path, tree) + self._forms(path)
        for media, body in (self._bodies(path) if "events.k8s.io" not in path else []):
            if findings:
                break
            findings = self._written_again(path, media, body)
        return findings

    def _bodies(self, path):
        yield JSON, self.wire.request("GET", path).body
        yield encode.PROTOBUF, self.wire.request("GET", path, headers={"Accept": encode.PROTOBUF}).body
        yield YAML, self.wire.request("GET", path, headers={"Accept": YAML}).body

    def _written_again(self, path, media, body):
        if media == encode.PROTOBUF:
            if body[:4] != b"k8s\0":
                return [Finding("protobuf", f"GET {path}: {body[:100]!r}")]
            if self.maker:
                self.maker.protobuf.append((path.rsplit("/", 1)[0], body))
        for attempt in range(4):
            before = self.wire.request("GET", path)
            if before.status == 404:
                return []
            again = self.wire.request("PUT", path, body, {"Content-Type": media})
            if again.status not in (404, 409):
                break
            body = self.wire.request("GET", path, headers={"Accept": media}).body
            time.sleep(0.02 * attempt)
        if again.status in (404, 405, 409):
            return []
        # What was accepted within the limit of a body may be larger in another form, with who owns its fields.
        if again.status == 413 and len(body) > BODY_LIMIT:
            return []
        if again.status == 422 and KNOWN_AGAIN.search(again.message()):
            return []
        if again.status != 200:
            return [Finding("same again", f"PUT {media} of what was read: {again.status} {again.message()[:300]}")]
        difference = differ(before.json(), again.json())
        if difference:
            return [Finding("same again", f"PUT {media} of what was read changes {difference}")]
        return []

    def _listed(self, path, tree):
        collection, name = path.rsplit("/", 1)
        answer = self.wire.request("GET", f"{collection}?fieldSelector=metadata.name%3D{name}")
        items = (answer.json() or {}).get("items")
        if answer.status != 200 or not isinstance(items, list):
            return [Finding("list", f"{answer.status} {answer.message()[:300]}")]
        if len(items) != 1:
            gone = self.wire.request("GET", path).status == 404
            return [] if gone else [Finding("list", f"{len(items)} objects of this name, not 1")]
        if items[0].get("metadata", {}).get("resourceVersion") != tree["metadata"].get("resourceVersion"):
            return []
        difference = differ({**tree, "kind": 0, "apiVersion": 0}, {**items[0], "kind": 0, "apiVersion": 0})
        return [Finding("list", f"the listed object differs: {difference}")] if difference else []

    def _forms(self, path):
        collection = path.rsplit("/", 1)[0]
        findings = []
        for form in ("Table", "PartialObjectMetadata"):
            answer = self.wire.request("GET", path, headers={"Accept": f"{JSON};as={form};v=v1;g=meta.k8s.io"})
            if answer.status not in (200, 404) or answer.status == 200 and (answer.json() or {}).get("kind") != form:
                findings.append(Finding("form", f"{form}: {answer.status} {answer.message()[:300]}"))
        answer = self.wire.request("GET", collection, headers={"Accept": encode.PROTOBUF})
        if answer.status not in (200, 406) or answer.status == 200 and answer.body[:4] != b"k8s\0":
            findings.append(Finding("form", f"protobuf list: {answer.status} {answer.message()[:300]}"))
        return findings

    def remove(self, path):
        """Deletes an object; it must be gone soon, without its finalizers at the latest."""
        answer = self.wire.request("DELETE", path + "?gracePeriodSeconds=0&propagationPolicy=Background")
        if answer.status == 404:
            return []
        if answer.status == 409 and "/namespaces/" not in path:
            return []
        if not answer.accepted:
            return [Finding("delete", f"{answer.status} {answer.message()[:300]}")]
        left = self.wire.request("GET", path)
        if left.status == 404 or path.count("/") == 4 and "/namespaces/" in path:
            return []
        self.force_remove(path)
        end = time.monotonic() + GONE_SECONDS
        while time.monotonic() < end:
            left = self.wire.request("GET", path)
            if left.status == 404 or left.json().get("metadata", {}).get("uid") != _uid(answer):
                return []
            time.sleep(0.1)
            self.force_remove(path)
        return [Finding("delete", f"the object stays: {left.body[:600]!r}")]

    def force_remove(self, path):
        self.wire.request("PATCH", path, b'{"metadata":{"finalizers":null}}',
            {"Content-Type": "application/merge-patch+json"})
        self.wire.request("DELETE", path + "?gracePeriodSeconds=0")

    def healthy(self):
        """The server is ready, and a client that knows nothing of this can watch, write and read."""
        ready = self.wire.request("GET", "/readyz")
        if ready.status != 200 or ready.seconds > ANSWER_SECONDS:
            return [Finding("health", f"/readyz: {ready.status} {ready.failure} after {ready.seconds:.1f} s")]
        path = f"/api/v1/namespaces/{NAMESPACE}/configmaps"
        version = (self.wire.request("GET", path + "?limit=1").json() or {}).get("metadata",
            {}).get("resourceVersion")
        body = b'{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"healthy"}}'
        written = self.wire.request("POST", path, body, {"Content-Type": JSON})
        seen = self.wire.request("GET", f"{path}?watch=1&timeoutSeconds=5&resourceVersion={version}")
        self.wire.request("DELETE", path + "/healthy")
        if written.status != 201 or b'"healthy"' not in seen.body:
            return [Finding("health",
                f"create: {written.status} {written.message()[:200]}, watch: {seen.status} {seen.body[:200]!r}")]
        return []


def _uid(answer):
    tree = answer.json() or {}
    return tree.get("metadata", {}).get("uid") or tree.get("details", {}).get("uid")


def _unique(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return dict(pairs)


def quoted(name):
    return urllib.parse.quote(name, safe=":")


def differ(before, after, path=""):
    """The first difference of two objects; what controllers write at any time does not count."""
    if path in (".metadata.resourceVersion", ".metadata.managedFields", ".status", ".metadata.generation"):
        return ""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted({*before, *after}):
            if key not in before or key not in after:
                where = f"{path}.{key}"
                if where in (".status", ".metadata.managedFields", ".metadata.annotations", ".metadata.finalizers",
                    ".metadata.deletionTimestamp", ".metadata.deletionGracePeriodSeconds"):
                    continue
                return f"{where}: {'there' if key in before else 'missing'} before, not so after"
            found = differ(before[key], after[key], f"{path}.{key}")
            if found:
                return found
        return ""
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return next((found for index, (a, b) in enumerate(zip(before, after)) if (found := differ(a, b,
            f"{path}[{index}]"))), "")
    return "" if before == after and type(
        before) is type(after) else f"{path}: {before!r:.80} before, {after!r:.80} after"
