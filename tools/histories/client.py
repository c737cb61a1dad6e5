"""Requests of a history: one connection for each thread, answers as trees."""
import http.client
import json
import ssl
import threading
import urllib.parse

JSON = "application/json"
MERGE = "application/merge-patch+json"
STRATEGIC = "application/strategic-merge-patch+json"
DISCOVERY = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
METADATA = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"
ANSWER_SECONDS = 60


class Answer:
    """Status and body of an answer."""

    def __init__(self, status, tree):
        self.status, self.tree = status, tree

    @property
    def message(self):
        return self.tree.get("message", "") if self.status >= 300 else ""


class Kind:
    """Where the objects of a kind are."""

    def __init__(self, prefix, plural, namespaced):
        self.prefix, self.plural, self.namespaced = prefix, plural, namespaced

    def path(self, namespace=None, name=None, subresource=""):
        parts = [self.prefix]
        parts += ["namespaces", namespace] if namespace and self.namespaced else []
        parts += [self.plural]
        parts += [urllib.parse.quote(name)] if name else []
        parts += [subresource] if subresource else []
        return "/".join(parts)


class Client:
    def __init__(self, server, token):
        self.address = urllib.parse.urlsplit(server)
        self.token = token
        self.context = ssl._create_unverified_context()
        self.local = threading.local()
        self.kinds = {kind.plural: kind for kind in reversed(self._discover())}

    def request(self, method, path, body=None, content=JSON, accept=JSON):
        """The answer, on the connection of before or, if the server has closed that, on a new one."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": accept}
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body), content
        for attempt in range(2):
            connection = self._connection()
            try:
                connection.request(method, path, data, headers)
                response = connection.getresponse()
                return Answer(response.status, json.loads(response.read() or b"{}"))
            except (ConnectionError, http.client.HTTPException):
                self.local.connection = None
                if attempt:
                    raise
        raise AssertionError("two attempts")

    def get(self, path, accept=JSON):
        """The tree at a path that must be there."""
        answer = self.request("GET", path, accept=accept)
        if answer.status != 200:
            raise RuntimeError(f"GET {path}: {answer.status} {answer.message}")
        return answer.tree

    def list(self, plural, namespace=None, accept=JSON):
        return self.get(self.kinds[plural].path(namespace), accept)["items"]

    def connect(self, seconds=ANSWER_SECONDS):
        """A new connection; without `seconds` what is read may take as long as it likes."""
        if self.address.scheme == "http":
            return http.client.HTTPConnection(self.address.netloc, timeout=seconds)
        return http.client.HTTPSConnection(self.address.netloc, timeout=seconds, context=self.context)

    def open(self, connection, path):
        """An answer that is read line by line."""
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}", "Accept": JSON})
        return connection.getresponse()

    def _connection(self):
        if getattr(self.local, "connection", None) is None:
            self.local.connection = self.connect()
        return self.local.connection

    def _discover(self):
        """Every kind that can be listed, of the core group first, by its preferred version."""
        found = []
        for root in ("/api", "/apis"):
            for group in self.get(root, DISCOVERY)["items"]:
                name, version = group["metadata"].get("name", ""), group["versions"][0]
                prefix = "/".join(filter(None, (root, name, version["version"])))
                found += [Kind(prefix, resource["resource"], resource["scope"] == "Namespaced")
                          for resource in version["resources"] if "list" in resource["verbs"]]
        return found
