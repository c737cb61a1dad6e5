#!/usr/bin/env python3
"""Floods a cluster as one client, in several ways at once, and looks whether the others can work meanwhile.

usage: tools/overload.py <swiftlet> [--seconds N]

The flood: lists in a loop, lists whose answers are not taken, watches that are opened and never read, bodies of nearly
the largest size. Meanwhile a
Deployment is rolled out twice, a quiet client asks, and nodes renew their leases. In the end: the roll-outs are done,
every node has been Ready all the time, the quiet client was answered quickly, the flooder has got 429 and each time been
told when to come again, the server's memory has stayed below a bound, and the server is as it was. Python 3.11 is enough.
"""

import argparse
import collections
import contextlib
import json
import multiprocessing
import os
import pathlib
import re
import resource
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

NODES = 20
REPLICAS = 40
LISTERS, SENDERS, HOARDED, WATCHERS = 16, 24, 200, 500
BIG_OBJECTS = 300
# A debug build of the server, on a machine that does other things too.
MOST_MEMORY_MIB = 600
SLOWEST_ANSWER_SECONDS = 5
LEASE_SECONDS = 40

TLS = ssl.create_default_context()
TLS.check_hostname = False
TLS.verify_mode = ssl.CERT_NONE


class Connection:
    """One connection, one request at a time."""

    def __init__(self, port, token):
        self.port, self.token, self.socket, self.file = port, token, None, None

    def open(self):
        if self.socket is None:
            raw = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self.socket = TLS.wrap_socket(raw)
            self.file = self.socket.makefile("rb")

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = self.file = None

    def send(self, method, path, body=b"", kind="application/json"):
        self.open()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: cluster\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + body)

    def answer(self):
        """Status, headers, body."""
        status = int(self.file.readline().split()[1])
        headers = {}
        while line := self.file.readline().strip():
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        if headers.get("transfer-encoding") == "chunked":
            parts = []
            while size := int(self.file.readline(), 16):
                parts.append(self.file.read(size))
                self.file.readline()
            self.file.readline()
            return status, headers, b"".join(parts)
        return status, headers, self.file.read(int(headers.get("content-length", 0)))

    def ask(self, method, path, body=None, kind="application/json"):
        """The answer to a small request, as JSON."""
        data = b"" if body is None else json.dumps(body).encode()
        self.send(method, path, data, kind)
        status, _, answer = self.answer()
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status} {answer[:300]!r}")
        return json.loads(answer)


class Flood:
    """One client with many threads, in a process of its own."""

    def __init__(self, port, token, over):
        self.port, self.token, self.over = port, token, over
        self.statuses = collections.Counter()
        self.untold = 0
        self.threads = [threading.Thread(target=self.run, args=(self.list,)) for _ in range(LISTERS)]
        self.threads += [threading.Thread(target=self.run, args=(self.send_body,)) for _ in range(SENDERS)]

    def run(self, act):
        connection = Connection(self.port, self.token)
        while not self.over.is_set():
            try:
                act(connection)
                self.note(connection)
            except (OSError, ValueError, IndexError):
                self.statuses["closed"] += 1
                connection.close()

    def note(self, connection):
        """Reads an answer."""
        status, headers, _ = connection.answer()
        self.statuses[status] += 1
        if status == 429 and not headers.get("retry-after", "").isdigit():
            self.untold += 1
        if headers.get("connection") == "close":
            connection.close()

    def list(self, connection):
        connection.send("GET", "/api/v1/configmaps")

    # A field is too long; that shows when all has been read.
    BODY = b'{"metadata":{"name":"huge"},"data":{"text":"' + b"x" * 2_900_000 + b'"}}'

    def send_body(self, connection):
        connection.send("POST", "/api/v1/namespaces/default/configmaps", self.BODY)

    def open(self, count, path):
        """Connections with a request whose answer is not taken."""
        connections = [Connection(self.port, self.token) for _ in range(count)]
        for connection in connections:
            connection.send("GET", path)
        return connections

    @classmethod
    def go(cls, port, token, begun, over, report):
        flood = cls(port, token, over)
        watches = flood.open(WATCHERS, "/api/v1/configmaps?watch=true")
        hoarded = flood.open(HOARDED, "/api/v1/configmaps")
        for thread in flood.threads:
            thread.start()
        begun.set()
        over.wait()
        for connection in hoarded:
            flood.note(connection)
        for thread in flood.threads:
            thread.join()
        report.put((flood.statuses, flood.untold, len(watches)))


@contextlib.contextmanager
def flooding(port, token, results):
    """Adds to the results what the flood has seen."""
    begun, over, report = multiprocessing.Event(), multiprocessing.Event(), multiprocessing.Queue()
    process = multiprocessing.Process(target=Flood.go, args=(port, token, begun, over, report))
    process.start()
    begun.wait(60)
    try:
        yield
    finally:
        over.set()
        results.extend(report.get(timeout=120))
        process.join()


class Sampler(threading.Thread):
    """The server's memory, and how long a quiet client waits."""

    def __init__(self, pid, port, token):
        super().__init__()
        self.pid, self.quiet, self.over = pid, Connection(port, token), threading.Event()
        self.memory, self.slowest, self.asked, self.unready = 0, 0.0, 0, set()

    def resident(self):
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024

    def run(self):
        while not self.over.is_set():
            self.memory = max(self.memory, self.resident())
            began = time.monotonic()
            nodes = self.quiet.ask("GET", "/api/v1/nodes")["items"]
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.asked += 1
            for node in nodes:
                ready = [c["status"] for c in node["status"]["conditions"] if c["type"] == "Ready"]
                if ready != ["True"]:
                    self.unready.add(node["metadata"]["name"])
            time.sleep(0.2)


def account(admin, name, role):
    """A token of a new service account."""
    accounts = "/api/v1/namespaces/default/serviceaccounts"
    admin.ask("POST", accounts, {"metadata": {"name": name}})
    admin.ask(
        "POST",
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        {
            "metadata": {"name": name},
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
            "subjects": [{"kind": "ServiceAccount", "name": name, "namespace": "default"}],
        },
    )
    return admin.ask("POST", f"{accounts}/{name}/token", {"spec": {}})["status"]["token"]


DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments"


def deployment(image):
    template = {
        "metadata": {"labels": {"app": "web"}},
        "spec": {"containers": [{"name": "main", "image": image}]},
    }
    spec = {"replicas": REPLICAS, "selector": {"matchLabels": {"app": "web"}}, "template": template}
    return {"metadata": {"name": "web"}, "spec": spec}


def await_rollout(admin, generation, until):
    """Seconds it took; nil when it is not done in time."""
    began = time.monotonic()
    while time.monotonic() < until:
        status = admin.ask("GET", f"{DEPLOYMENTS}/web").get("status", {})
        counts = [status.get(name) for name in ("replicas", "updatedReplicas", "availableReplicas")]
        if status.get("observedGeneration") == generation and counts == [REPLICAS] * 3:
            return time.monotonic() - began
        time.sleep(0.1)
    return None


def renewals(admin):
    leases = admin.ask("GET", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases")["items"]
    return {lease["metadata"]["name"]: lease["spec"]["renewTime"] for lease in leases}


def check(port, data, seconds):
    admin = Connection(port, "overload")
    sampler = Sampler(int((data / "lock").read_text()), port, account(admin, "quiet", "cluster-admin"))
    flooder = account(admin, "flooder", "cluster-admin")
    for number in range(BIG_OBJECTS):
        admin.ask(
            "POST",
            "/api/v1/namespaces/default/configmaps",
            {"metadata": {"name": f"big-{number}"}, "data": {"text": "x" * 10_000}},
        )
    before, rollouts = renewals(admin), []
    results = []
    with flooding(port, flooder, results):
        began = time.monotonic()
        sampler.start()
        until = began + seconds + LEASE_SECONDS
        admin.ask("POST", DEPLOYMENTS, deployment("app:v1"))
        rollouts.append(await_rollout(admin, 1, until))
        admin.ask("PATCH", f"{DEPLOYMENTS}/web", deployment("app:v2"), "application/strategic-merge-patch+json")
        rollouts.append(await_rollout(admin, 2, until))
        still = set(before)
        while still and time.monotonic() < until or time.monotonic() < began + seconds:
            still = {name for name, time_ in renewals(admin).items() if before[name] == time_}
            time.sleep(0.5)
    statuses, untold, watches = results
    sampler.over.set()
    sampler.join()
    print(f"flood: {dict(statuses)}, {watches} watches")
    print(f"roll-outs: {rollouts} s; quiet client: {sampler.asked} answers, the slowest after {sampler.slowest:.2f} s")
    print(f"memory: {sampler.memory} MiB at most, {sampler.resident()} MiB afterwards")
    findings = {
        "the Deployment was not rolled out": None in rollouts,
        f"nodes have not renewed their leases: {still}": still,
        f"nodes were not Ready: {sampler.unready}": sampler.unready,
        "the quiet client waited too long": sampler.slowest > SLOWEST_ANSWER_SECONDS,
        "the flooder never got 429": not statuses[429],
        f"{untold} times 429 without Retry-After": untold,
        "the flooder got 5xx": any(isinstance(s, int) and s >= 500 for s in statuses),
        "the server took too much memory": sampler.memory > MOST_MEMORY_MIB,
        "the server is not well": Connection(port, "overload").ask("GET", "/version")["major"] != "1",
    }
    return [finding for finding, is_so in findings.items() if is_so]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("swiftlet")
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    swiftlet, place = os.path.realpath(options.swiftlet), pathlib.Path(tempfile.mkdtemp())
    data = place / "data"
    start = ["up", "--detach", "--port", "0", "--admin-token", "overload", "--simulated-nodes", str(NODES)]
    started = subprocess.run(
        [swiftlet, *start, "--data-dir", data, "--no-kubeconfig"], check=True, capture_output=True, text=True
    )
    port = int(re.search(r"https://127.0.0.1:(\d+)", started.stdout)[1])
    try:
        findings = check(port, data, options.seconds)
    finally:
        subprocess.run([swiftlet, "down", "--data-dir", data, "--delete"], stdout=subprocess.DEVNULL)
        shutil.rmtree(place, ignore_errors=True)
    for finding in findings:
        print(f"FAIL {finding}")
    sys.exit(1 if findings else 0)


main()
