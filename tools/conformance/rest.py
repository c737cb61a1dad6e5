"""Plain requests for tests that look at paths, headers and bodies as they are."""
import json
import time
import urllib.parse

import urllib3

MERGE = "application/merge-patch+json"
STRATEGIC = "application/strategic-merge-patch+json"
JSON_PATCH = "application/json-patch+json"
APPLY = "application/apply-patch+yaml"


class Answer:
    """The answer to one request."""

    def __init__(self, status, headers, data):
        self.status, self.headers, self.data = status, headers, data

    @property
    def body(self):
        return json.loads(self.data)

    @property
    def text(self):
        return self.data.decode()

    @property
    def warnings(self):
        return self.headers.getlist("Warning")

    def __repr__(self):
        return f"{self.status} {self.text[:700]}"


class Rest:
    """Requests of the user of a test, or of somebody else."""

    def __init__(self, t, **headers):
        self.api = t.api
        self.host = t.api.configuration.host
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def token(self, token):
        """The same server with a token instead of the user's credentials."""
        other = Rest.__new__(Rest)
        other.api, other.host, other.headers = self.api, self.host, {"Authorization": f"Bearer {token}"}
        words = self.api.configuration
        checks = {"cert_reqs": "CERT_REQUIRED", "ca_certs": words.ssl_ca_cert} if words.verify_ssl else {
            "cert_reqs": "CERT_NONE"}
        other.pool = urllib3.PoolManager(**checks)
        return other

    def _pool(self):
        return getattr(self, "pool", None) or self.api.rest_client.pool_manager

    def _headers(self, kind, accept):
        headers = {"Accept": accept, **self.headers}
        key = self.api.configuration.get_api_key_with_prefix("authorization")
        if key and not hasattr(self, "pool"):
            headers["Authorization"] = key
        return headers | {"Content-Type": kind} if kind else headers

    def send(self, method, path, body=None, kind=None, accept="application/json", **query):
        words = {name.rstrip("_"): value for name, value in query.items()}
        url = self.host + path + ("?" + urllib.parse.urlencode(words, doseq=True) if words else "")
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        kind = kind or ("application/json" if body is not None else None)
        found = self._pool().request(method, url, body=body, headers=self._headers(kind, accept), retries=False)
        return Answer(found.status, found.headers, found.data)

    def get(self, path, **query):
        return self.send("GET", path, **query)

    def post(self, path, body, **query):
        return self.send("POST", path, body, **query)

    def put(self, path, body, **query):
        return self.send("PUT", path, body, **query)

    def patch(self, path, body, kind=MERGE, **query):
        return self.send("PATCH", path, body, kind=kind, **query)

    def apply(self, path, body, manager="tester", **query):
        return self.send("PATCH", path, body, kind=APPLY, fieldManager=manager, **query)

    def delete(self, path, body=None, **query):
        return self.send("DELETE", path, body, **query)

    def watch(self, path, seconds=10, accept="application/json", **query):
        """The events of a watch, as they come."""
        words = {"watch": "true", "timeoutSeconds": seconds, **query}
        url = self.host + path + "?" + urllib.parse.urlencode(words, doseq=True)
        stream = self._pool().request("GET", url, headers=self._headers(None, accept), preload_content=False,
                                      retries=False, timeout=seconds + 5)
        return Events(stream)


class Events:
    """A watch that is open."""

    def __init__(self, stream):
        self.stream, self.status = stream, stream.status
        self.lines = self._lines()

    def _lines(self):
        rest = b""
        for part in self.stream.stream(1 << 16):
            rest += part
            *lines, rest = rest.split(b"\n")
            yield from (json.loads(line) for line in lines if line)

    def __iter__(self):
        return self.lines

    def until(self, wanted):
        """The event that is wanted."""
        seen = []
        for event in self.lines:
            if wanted(event):
                return event
            seen.append((event["type"], event["object"].get("metadata", {}).get("name")))
        raise AssertionError(f"the watch ended, seen {seen}")

    def take(self, count):
        return [next(self.lines) for _ in range(count)]

    def close(self):
        self.stream.close()


def ok(answer, *codes):
    """The body of an answer that has to be one of the codes (200 and 201 unless told)."""
    assert answer.status in (codes or (200, 201)), answer
    return answer.body


def refused(answer, code, reason, *words):
    """The Status of a refused request."""
    assert answer.status == code, answer
    status = answer.body
    assert status["kind"] == "Status" and status["status"] == "Failure" and status["code"] == code, status
    assert status.get("reason") == reason, status
    for word in words:
        assert word in status["message"], (word, status["message"])
    return status


def pause(seconds):
    time.sleep(seconds)
