"""What conformance programs are written with: a register of tests, and what each of them is given.

A test is a function with one argument, decorated with `@conformance("its name")`. It fails by raising."""
import json
import time
import uuid
from urllib.parse import urlencode

from kubernetes import client, config
from kubernetes.client.rest import ApiException

TESTS = []

STRATEGIC = "application/strategic-merge-patch+json"
MERGE = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
APPLY = "application/apply-patch+yaml"

GROUPS = {"": "/api/v1", "core": "/api/v1", "apps": "/apis/apps/v1", "batch": "/apis/batch/v1",
          "policy": "/apis/policy/v1", "scheduling": "/apis/scheduling.k8s.io/v1", "node": "/apis/node.k8s.io/v1",
          "coordination": "/apis/coordination.k8s.io/v1", "storage": "/apis/storage.k8s.io/v1"}


class Skipped(Exception):
    """The test does not fit this cluster; the text says why."""


def conformance(name, needs=None, skip=None, serial=False):
    """Registers a test. `needs`: "processes" or "simulated", the kind of nodes; `skip`: why it can't be run at all;
    `serial`: it disturbs others (taints, priorities, requests for most of a node)."""
    def register(function):
        TESTS.append(Case(name, function, needs, skip, serial))
        return function
    return register


class Case:
    def __init__(self, name, function, needs, skip, serial):
        self.name, self.function, self.needs, self.skip, self.serial = name, function, needs, skip, serial
        self.area = function.__module__


def connect(server=None, token=None, kubeconfig=None):
    """An ApiClient for a server and a token, or for a kubeconfig."""
    if kubeconfig:
        return config.new_client_from_config(kubeconfig)
    settings = client.Configuration(host=server)
    settings.verify_ssl = False
    settings.api_key = {"authorization": token}
    settings.api_key_prefix = {"authorization": "Bearer"}
    return client.ApiClient(settings)


def path_of(resource, namespace=None, name=None, subresource=None):
    """The path of "deployments.apps", or of "pods": of all, of one, of a subresource."""
    plural, _, group = resource.partition(".")
    parts = [GROUPS.get(group, f"/apis/{group}")]
    if namespace:
        parts.append(f"namespaces/{namespace}")
    parts += [part for part in (plural, name, subresource) if part]
    return "/".join(parts)


class Test:
    """What a test is given: a client, a namespace of its own that is deleted after it, and ways to ask and to wait.

    Objects are dictionaries, as the API wrote them. `resource` is the plural name with the group ("pods",
    "deployments.apps"); all calls are about the namespace of the test unless they say `namespace=None` (cluster)."""

    def __init__(self, api):
        self.api = api
        self.namespace = None
        self.id = uuid.uuid4().hex[:6]
        self._cleanups = []

    # Requests

    def send(self, method, path, body=None, content_type="application/json", accept="application/json", timeout=60):
        """The raw answer; raises ApiException for codes from 400."""
        headers = {"Accept": accept, "User-Agent": "conformance"}
        if body is not None:
            headers["Content-Type"] = content_type
        self.api.update_params_for_auth(headers, [], ["BearerToken"], path, method, body)
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        url = self.api.configuration.host + path
        answer = self.api.rest_client.pool_manager.request(
            method, url, body=text, headers=headers, preload_content=False, timeout=timeout, retries=False)
        if answer.status >= 400:
            answer.read(cache_content=True)
            failure = ApiException(status=answer.status, reason=answer.reason)
            failure.body = answer.data.decode()
            raise failure
        return answer

    def ask(self, method, path, body=None, content_type="application/json", **options):
        """The object that is answered."""
        text = self.send(method, path, body, content_type, **options).read()
        return json.loads(text) if text else None

    def _path(self, resource, name=None, subresource=None, options=()):
        namespace = dict(options).get("namespace", self.namespace)
        query = {key: value for key, value in dict(options).items() if key != "namespace" and value is not None}
        return path_of(resource, namespace, name, subresource) + query_of(query)

    def create(self, resource, body, subresource=None, name=None, **options):
        return self.ask("POST", self._path(resource, name, subresource, options), body)

    def get(self, resource, name, subresource=None, **options):
        return self.ask("GET", self._path(resource, name, subresource, options))

    def list(self, resource, selector=None, **options):
        """The items."""
        if selector:
            options["labelSelector"] = selector
        return self.ask("GET", self._path(resource, options=options))["items"]

    def list_all(self, resource, selector=None, **options):
        """The items of all namespaces."""
        return self.list(resource, selector, namespace=None, **options)

    def replace(self, resource, body, subresource=None, **options):
        return self.ask("PUT", self._path(resource, body["metadata"]["name"], subresource, options), body)

    def patch(self, resource, name, body, subresource=None, kind=STRATEGIC, **options):
        return self.ask("PATCH", self._path(resource, name, subresource, options), body, kind)

    def change(self, resource, name, change, subresource=None, **options):
        """Reads, lets `change` change, writes; again if somebody else was faster."""
        for _ in range(20):
            found = self.get(resource, name, **options)
            change(found)
            try:
                return self.replace(resource, found, subresource, **options)
            except ApiException as error:
                if error.status != 409:
                    raise
        raise AssertionError(f"{resource} {name}: always a conflict")

    def delete(self, resource, name, body=None, **options):
        return self.ask("DELETE", self._path(resource, name, options=options), body)

    def delete_quietly(self, resource, name, body=None, **options):
        """Deletes what may be gone already."""
        try:
            self.delete(resource, name, body, **options)
        except ApiException as error:
            if error.status != 404:
                raise

    def delete_collection(self, resource, selector=None, body=None, **options):
        if selector:
            options["labelSelector"] = selector
        return self.ask("DELETE", self._path(resource, options=options), body)

    def log(self, name, **options):
        """The log of a container, as text."""
        return self.send("GET", self._path("pods", name, "log", options)).read().decode()

    # Expectations

    def refused(self, code, call, *words, contains="", **options):
        """The call is refused with that code; its Status."""
        try:
            answer = call(*words, **options)
        except ApiException as error:
            assert error.status == code, f"{code} expected, not {error.status}: {error.body}"
            assert contains in error.body, f"{contains!r} expected in {error.body}"
            return json.loads(error.body)
        raise AssertionError(f"not refused with {code}: {str(answer)[:300]}")

    def absent(self, resource, name, **options):
        """Whether there is no such object."""
        try:
            self.get(resource, name, **options)
        except ApiException as error:
            if error.status == 404:
                return True
            raise
        return False

    def eventually(self, look, seconds=30, every=0.1, what=""):
        """Waits until `look` answers something true, and returns that; the last answer or error is told."""
        end, last = time.monotonic() + seconds, None
        while True:
            try:
                last = look()
                if last:
                    return last
            except (AssertionError, KeyError, IndexError) as error:
                last = error
            except ApiException as error:
                if error.status not in (404, 409):
                    raise
                last = error
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s: {what or look.__name__}: {str(last)[:500]}")
            time.sleep(every)

    def always(self, look, seconds=2, every=0.1, what=""):
        """`look` answers something true the whole time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert look(), f"not all the time: {what or look.__name__}"
            time.sleep(every)

    def watch(self, resource, selector=None, seconds=20, **options):
        """Events (type, object) from now or from `resourceVersion` on, for at most that many seconds."""
        options.update(watch="true", timeoutSeconds=seconds)
        if selector:
            options["labelSelector"] = selector
        answer = self.send("GET", self._path(resource, options=options), timeout=seconds + 10)
        try:
            yield from lines_of(answer)
        finally:
            answer.close()

    def until(self, resource, reached, resource_version, selector=None, seconds=20, **options):
        """Watches from a version on until `reached(type, object)`; that object."""
        options["resourceVersion"] = resource_version
        for kind, found in self.watch(resource, selector, seconds, **options):
            if reached(kind, found):
                return found
        raise AssertionError(f"no such event of {resource} within {seconds} s")

    # Around a test

    def after(self, call, *words, **options):
        """`call` is made when the test is over; that something is gone already does not matter."""
        self._cleanups.append((call, words, options))

    def begin(self):
        body = {"metadata": {"generateName": "conformance-"}}
        self.namespace = self.create("namespaces", body, namespace=None)["metadata"]["name"]
        self.eventually(lambda: self.get("serviceaccounts", "default"), what="the default service account")

    def end(self):
        for call, words, options in reversed(self._cleanups):
            try:
                call(*words, **options)
            except ApiException as error:
                if error.status != 404:
                    print(f"    after the test: {error.status} {error.body}")
        if self.namespace:
            self.delete("namespaces", self.namespace, namespace=None)


def query_of(options):
    return "?" + urlencode(options) if options else ""


def lines_of(answer):
    """The events of a watch."""
    rest = b""
    for piece in answer.stream(4096):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            if line.strip():
                event = json.loads(line)
                yield event["type"], event["object"]
