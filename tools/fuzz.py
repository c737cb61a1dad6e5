#!/usr/bin/env python3
"""Sends the API server requests that are nearly right, and checks that it survives and keeps its word.

usage: tools/fuzz.py --binary .build/release/swiftlet --seconds 600 [--seed 7]
       tools/fuzz.py --binary .build/release/swiftlet --replay Tests/Fuzz/seeds

docs/fuzzing.md says what is sent and what is checked. The same seed makes the same requests of one server.
"""
import argparse
import collections
import copy
import json
import os
import pathlib
import random
import re
import signal
import socket
import sys
import time
import urllib.parse

from fuzzing import cases, minimise
from fuzzing.oracle import Finding, Oracle
from fuzzing.schema import Schema
from fuzzing.server import Server
from fuzzing.wire import Wire

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEALTH_CASES = 200
MEBIBYTE = 1 << 20
# Checks that a busy machine can fail: they count once they fail again.
PASSING = {"hang", "slow", "no answer", "health"}
# Kinds whose objects the server itself makes, changes and removes.
LIVELY = {"events", "leases", "ipaddresses", "endpointslices", "endpoints", "controllerrevisions"}


class Run:
    def __init__(self, options):
        self.options = options
        port = options.port or _free_port()
        self.server = Server(os.path.abspath(options.binary), port)
        self.wire = Wire(self.server)
        self.oracle = Oracle(self.server, self.wire)
        self.findings = collections.OrderedDict()
        self.passing = 0

    def begin(self):
        """Starts the server. If it ends again because of an object that it has, it starts anew without any."""
        for attempt in range(3):
            try:
                self.wire.close()
                self.server.start()
                return self.make_namespace()
            except RuntimeError:
                self.say(f"the server does not come back: {self.server.tail(600)}")
                self.server.forget()
        raise RuntimeError("the server does not come")

    def make_namespace(self):
        """The namespace of all cases, usable."""
        path = "/api/v1/namespaces"
        body = json.dumps({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": cases.NAMESPACE}}).encode()
        end = time.monotonic() + 30
        while time.monotonic() < end and self.server.alive():
            self.wire.request("POST", path, body, {"Content-Type": cases.JSON})
            account = f"{path}/{cases.NAMESPACE}/serviceaccounts/default"
            if self.wire.request("GET", account).status == 200:
                return
            time.sleep(0.1)
        raise RuntimeError("the namespace of the cases does not come")

    # Fuzzing

    def fuzz(self):
        options = self.options
        maker = cases.Maker(random.Random(options.seed), Schema(self.wire), ROOT / "examples")
        self.oracle.maker = maker
        begun = time.monotonic()
        memory = []
        while (not options.cases or maker.count < options.cases) and time.monotonic() - begun < options.seconds:
            steps = maker.case()
            findings = self.oracle.run(steps, thorough=maker.count % 3 == 0)
            if findings:
                self.report(steps, findings)
            if maker.count % HEALTH_CASES == 0:
                self.keep_healthy()
                memory.append(self.server.resident_bytes())
            if options.verbose and maker.count % 1000 == 0:
                self.say(f"{maker.count} cases, {self.oracle.requests} requests, "
                         f"{self.server.resident_bytes() // MEBIBYTE} MiB, {len(self.findings)} findings")
        self.finish(memory)
        self.say(f"{maker.count} cases with seed {options.seed}, {self.oracle.requests} requests, "
                 f"{self.oracle.accepted} objects accepted, {self.passing} slow moments, "
                 f"answers {dict(sorted(self.oracle.statuses.items()))}")

    def keep_healthy(self):
        if not self.server.alive():
            self.server.start()
        self.wire.close()
        for finding in self.oracle.healthy():
            self.remember(finding, [])
        self.make_namespace()

    def report(self, steps, findings):
        """Keeps the first finding of its signature, as small as it gets."""
        finding = findings[0]
        if not self.server.alive():
            self.begin()
        if finding.signature in self.findings:
            self.findings[finding.signature][2] += 1
            return

        def fails(candidate):
            found = self.oracle.run(candidate)
            if not self.server.alive():
                self.begin()
            return any(other.check == finding.check and _kin(other.detail, finding.detail) for other in found)
        small = copy.deepcopy(steps)
        reproduced = fails(small)
        if reproduced:
            small = minimise.minimised(small, fails, self.options.minimise_seconds)
        elif finding.check in PASSING:
            self.passing += 1
            return
        self.remember(finding, small, "" if reproduced else "not seen again")

    def remember(self, finding, steps, note=""):
        """Prints a finding and, if asked, saves it as a seed."""
        if finding.signature in self.findings:
            self.findings[finding.signature][2] += 1
            return
        self.findings[finding.signature] = [finding, steps, 1]
        request = f"{finding.step.method} {finding.step.path[:150]}" if finding.step else ""
        self.say(f"FINDING {finding.check}: {request} {note}\n    {finding.detail[:400]}")
        if not self.options.write:
            return
        directory = pathlib.Path(self.options.write)
        directory.mkdir(parents=True, exist_ok=True)
        words = f"{finding.check} {request.split('?')[0]} {finding.detail}".lower()
        name = re.sub("[^a-z0-9]+", "-", words)[:90].strip("-")
        about = f"{finding.check}: {finding.detail[:500]}" + (f" ({note})" if note else "")
        seed = {"about": about, "steps": [step.saved() for step in steps]}
        text = json.dumps(seed, indent=1, ensure_ascii=False) + "\n"
        (directory / f"{name}.json").write_text(text, errors="backslashreplace")

    def finish(self, memory):
        """What must hold once everything is over: health, bounded memory, and the same objects after a restart."""
        self.keep_healthy()
        self.empty()
        time.sleep(1)
        end, first = self.server.resident_bytes(), memory[0] if memory else 0
        self.say(f"resident memory: {first // MEBIBYTE} MiB at first, {max(memory, default=0) // MEBIBYTE} at most, "
                 f"{end // MEBIBYTE} MiB with everything deleted")
        if end > self.options.memory_mib * MEBIBYTE:
            self.remember(Finding("memory", f"{end // MEBIBYTE} MiB resident with everything deleted"), [])
        for tree, kind in self.oracle.maker.bases:
            path = kind.collection(cases.NAMESPACE)
            self.wire.request("POST", path, json.dumps(tree).replace("@", "kept").encode(),
                {"Content-Type": cases.JSON})
        before = self.objects()
        self.server.restart(signal.SIGKILL)
        self.wire.close()
        after = self.objects()
        self.empty()
        changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        if changed:
            self.remember(Finding("restart", f"other objects after a restart: {changed[:20]}"), [])
        self.say(f"{len(after)} objects before and after SIGKILL and a restart")

    def empty(self):
        for kind in self.oracle.maker.schema.kinds.values():
            if kind.namespaced and "get" in kind.methods:
                self.wire.request("DELETE", kind.collection(cases.NAMESPACE))

    def objects(self):
        """The identity of every object, without what lives a life of its own."""
        found = {}
        for kind in self.oracle.maker.schema.kinds.values():
            if "get" not in kind.methods or kind.plural in LIVELY:
                continue
            path = kind.collection(cases.NAMESPACE)
            for item in (self.wire.request("GET", path).json() or {}).get("items") or []:
                metadata = item["metadata"]
                if "deletionTimestamp" not in metadata:
                    found[f"{path}/{urllib.parse.quote(metadata['name'])}"] = metadata["uid"]
        return found

    # Regressions

    def replay(self, directory):
        """Runs the seeds of before; all must pass."""
        files = sorted(
            pathlib.Path(directory).rglob("*.json")) if os.path.isdir(directory) else [pathlib.Path(directory)]
        known = {
            line.strip(
                ) for line in (ROOT / "Tests/Fuzz/later.txt").read_text().splitlines() if line and line[0] != "#"}
        failed = 0
        for file in files:
            seed = json.loads(file.read_text())
            steps = [cases.Step.load(step) for step in seed["steps"]]
            findings = self.oracle.run(steps) + self.unexpected(seed, steps)
            if any(finding.check == "hang" for finding in findings):
                self.server.stop(signal.SIGKILL)
            if not self.server.alive():
                self.begin()
            self.make_namespace()
            late = file.stem in known
            failed += bool(findings) != late
            word = (
                "later" if late else "FAIL") if findings else (
                    "PASSES NOW, take it out of later.txt:" if late else "pass")
            if findings and not late or self.options.verbose or (late and not findings):
                self.say(
                    f"{word} {file.stem}" + "".join(
                        f"\n    {finding.check}: {finding.detail[:300]}" for finding in findings))
        self.say(f"{len(files)} seeds, {failed} not as expected")
        return failed

    def unexpected(self, seed, steps):
        """Steps that name the status they expect."""
        wanted = [step.get("expect") for step in seed["steps"]]
        if not any(wanted) or not self.server.alive():
            return []
        findings = []
        for step, expected in zip(steps, wanted):
            answer = self.oracle.send(step)
            if expected and answer.status != expected:
                findings.append(Finding("expected",
                    f"{step.method} {step.path[:100]}: {answer.status} instead of {expected}: "
                    f"{answer.message()[:200]}", step))
        for step in steps:
            if step.method == "POST":
                tree = json.loads(step.body()) if step.headers.get("Content-Type") == cases.JSON else {}
                self.oracle.force_remove(f"{step.path.split('?')[0]}/{tree.get('metadata', {}).get('name')}")
        return findings

    def say(self, text):
        print(text.encode(errors="backslashreplace").decode(), flush=True)


def _kin(one, other):
    """Whether two details say the same, but for names and numbers."""
    return _plain(one) == _plain(other)


def _plain(text):
    return re.sub(r"[0-9a-f]{6,}|\d+", "#", re.sub(r'"(\\.|[^"\\])*"', '""', text))[:40]


def _free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--binary", required=True, help="the swiftlet to start")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--cases", type=int, default=0, help="stop after so many cases")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--write", help="a directory for what is found, as seeds")
    parser.add_argument("--replay", help="run the seeds of a file or directory instead")
    parser.add_argument("--memory-mib", type=int, default=600, help="resident memory allowed in the end")
    parser.add_argument("--minimise-seconds", type=float, default=20)
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args()


def main():
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run = Run(options)
    try:
        run.begin()
        if options.replay:
            return 1 if run.replay(options.replay) else 0
        run.fuzz()
        for finding, _, count in run.findings.values():
            run.say(f"{count:5} x {finding.signature}")
        run.say(f"{len(run.findings)} findings")
        return 1 if run.findings else 0
    finally:
        run.server.remove()


if __name__ == "__main__":
    sys.exit(main())
