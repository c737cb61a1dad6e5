"""What every conformance test gets: a name, a namespace of its own, and patience."""
import time
import uuid

from kubernetes import client

TESTS = []


def conformance(name):
    """Registers a function of one argument as the conformance test of that name."""
    def register(function):
        TESTS.append((name, function))
        return function
    return register


class Skip(Exception):
    """A test that cannot run here, with the reason."""


class Context:
    """What a test works with; the namespace is made when it is first asked for."""

    def __init__(self, api):
        self.api = api
        self._namespace = None

    @property
    def namespace(self):
        if self._namespace is None:
            self._namespace = "conf-" + uuid.uuid4().hex[:8]
            client.CoreV1Api(self.api).create_namespace({"metadata": {"name": self._namespace}})
        return self._namespace

    def close(self):
        if self._namespace is not None:
            client.CoreV1Api(self.api).delete_namespace(self._namespace)

    def eventually(self, look, seconds=30):
        """Calls look until it returns something true without an error."""
        end = time.monotonic() + seconds
        while True:
            try:
                found = look()
                if found:
                    return found
            except Exception:
                if time.monotonic() > end:
                    raise
            assert time.monotonic() < end, f"did not happen in {seconds} s"
            time.sleep(0.1)
