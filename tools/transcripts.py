#!/usr/bin/env python3
"""Golden transcripts of kubectl: runs the commands of Tests/Transcripts/AREA/NAME.txt and compares what they print.

A transcript is read by people first:

    ## What it is about; lines with two hashes are comments.
    $ kubectl create configmap settings --from-literal=colour=blue
    configmap/settings created

    $ kubectl get configmap nowhere
    ! Error from server (NotFound): configmaps "nowhere" not found
    [exit 1]

    $? kubectl get deployment web
    NAME   READY   UP-TO-DATE   AVAILABLE   AGE
    web    2/2     2            2           <age>

`$` runs a command in bash, with here documents (`<<EOF`) up to their end, and expects what follows; `$?` runs it
again until it prints that, at most --patience seconds. Lines of stderr begin with `! `; an exit code that is not 0
follows as `[exit N]`. Empty lines at the end of an output do not count.

Every transcript has a namespace of its own, called AREA-NAME, which is also that of its context; a directory of its
own, in which `manifests` is Tests/Transcripts/manifests; and a kubeconfig of its own. Comments that tell the tool
something:

    ## alone                it changes what others see (nodes): it runs when no other does
    ## since kubectl 1.27    older ones do not have the commands, or print something else

AREA/NAME@1.20.txt takes the place of AREA/NAME.txt when kubectl is of version 1.20.

What differs from run to run is replaced before comparing; see PLACEHOLDERS. Spaces between columns count as two, as
their number follows from the widths of what was replaced.

A transcript that fails beside others runs once more when they are done; how often that helped is said at the end.

Transcripts in tools/transcripts-later.txt show what Kubernetes prints and Swiftlet does not yet. The run fails when any
other fails, and when one of these passes: then its line has to go. Lines of the form `NAME@1.20` are about that kubectl
alone.
"""
import argparse
import concurrent.futures
import dataclasses
import difflib
import fnmatch
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TRANSCRIPTS = ROOT / "Tests" / "Transcripts"
LATER = ROOT / "tools" / "transcripts-later.txt"
COMMAND_LIMIT = 120  # seconds that one command may take
LATER_PATIENCE = 3  # seconds to wait for what is not expected to come

RANDOM = "[bcdfghjklmnpqrstvwxz2456789]"  # the letters of which Kubernetes makes names

AGE = r"(?:(?:\d+m)?\d+s|[12]?\dm|\d+h(?:\d+m)?|\d+d(?:\d+h)?)"  # 50m and more is processor time

# What differs from run to run, in this order: pattern, and what stands there in a transcript.
PLACEHOLDERS = [
    (r"[IWE]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [\w.]+:\d+\]", "<log>"),
    (r"https://(127\.0\.0\.1|localhost):\d+", "https://<server>"),
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "<uid>"),
    (r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", "<time>"),
    (r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", "<time>"),
    (r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} UTC", "<time>"),
    (r"(?<=Resource Version: ) *\d+", " <version>"),
    (r"(?<=resourceVersion: )\"\d+\"|(?<=\"resourceVersion\": )\"\d+\"", '"<version>"'),
    (r"(?<![\d.])10\.\d+\.\d+\.\d+(?![\d.])", "<ip>"),
    (r"(?<=nodePort: )3\d{4}\b|(?<=\d:)3\d{4}(?=/)|(?<=  )3\d{4}(?=/TCP)", "<port>"),
    (rf"(?<=-){RANDOM}{{7,10}}-{RANDOM}{{5}}\b", "<hash>-<id>"),
    (rf"(?<=-){RANDOM}{{7,10}}\b", "<hash>"),
    (rf"(?<=-){RANDOM}{{5}}\b", "<id>"),
    (r"(?<=[-/]hash[=:])[\w-]+|(?<=-hash: )[\w-]+", "<hash>"),
    # Ages and durations are words of their own; what is tolerated "for 300s" is a setting.
    (rf"(?<!\S)(?<!for ){AGE}( ago)?( \(x\d+ over {AGE}\))?(?!\S)", "<age>"),
]


# What client-go logs when a watch ends before its first event, as one with a timeout may.
NOISE = re.compile(r"<log> \S*informerwatcher\.go.*very short watch.*")


def normalised(text):
    """The text with placeholders, columns kept in line where there is room."""
    for pattern, word in PLACEHOLDERS:
        def place(match, word=word):
            gap = match.group("gap") or ""
            return word + (" " * max(2, len(match.group()) - len(word)) if gap else "")
        text = re.sub(f"(?:{pattern})(?P<gap> {{2,}})?", place, text)
    return text


def comparable(lines):
    return [re.sub(r"(?<=\S) {2,}", "  ", line.rstrip()) for line in lines]


def without_last_empty(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


@dataclasses.dataclass
class Step:
    line: int
    command: str
    retried: bool
    expected: list

    def text(self, output):
        return "\n".join([("$? " if self.retried else "$ ") + self.command, *output]) + "\n"


class Transcript:
    def __init__(self, name, path):
        self.name, self.path, self.head, self.steps = name, path, [], []
        self.notes = {}  # comments by the number of steps before them
        lines = iter(enumerate(path.read_text().splitlines(), 1))
        for number, line in lines:
            if line.startswith("##"):
                self.notes.setdefault(len(self.steps), []).append(line)
            elif line.startswith(("$ ", "$? ")):
                command = line.split(" ", 1)[1]
                end = re.search(r"<<-?'?(\w+)'?", command)
                while end:
                    _, more = next(lines)
                    command += "\n" + more
                    if more == end.group(1):
                        break
                self.steps.append(Step(number, command, line.startswith("$?"), []))
            elif self.steps:
                self.steps[-1].expected.append(line)
        for step in self.steps:
            step.expected = without_last_empty(step.expected)

    def directive(self, pattern):
        return next((match for line in self.notes.get(0, []) if (match := re.fullmatch("## " + pattern, line))), None)

    def write(self, outputs):
        """Writes the file again, with these outputs."""
        parts = []
        for index, step in enumerate(self.steps):
            notes = self.notes.get(index, [])
            parts.append("".join(note + "\n" for note in notes) + step.text(outputs.get(index, step.expected)))
        self.path.write_text("\n".join(parts))


class Cluster:
    """A cluster that the tool starts and stops, or the one of a kubeconfig."""

    def __init__(self, binary, kubeconfig, work):
        self.binary, self.work = binary, work
        self.kubeconfig = pathlib.Path(kubeconfig) if kubeconfig else work / "kubeconfig"
        if kubeconfig:
            return
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        subprocess.run(
            [binary, "up", "--detach", "--data-dir", work / "data", "--port", str(port),
             "--kubeconfig", self.kubeconfig, "--simulated-nodes", "4"], check=True, stdout=subprocess.DEVNULL)

    def stop(self):
        if self.kubeconfig.parent == self.work:
            subprocess.run([self.binary, "down", "--data-dir", self.work / "data", "--delete"],
                           stdout=subprocess.DEVNULL)


class Runner:
    def __init__(self, cluster, kubectl, work):
        self.cluster, self.work = cluster, work
        (work / "bin").mkdir()
        (work / "bin" / "kubectl").symlink_to(kubectl)

    def environment(self, name):
        """The environment of a transcript, with its namespace and its directory made."""
        directory = self.work / "runs" / name.replace("/", "-")
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
        (directory / "manifests").symlink_to(TRANSCRIPTS / "manifests")
        config = directory / ".kubeconfig"
        shutil.copy(self.cluster.kubeconfig, config)
        environment = {
            "PATH": f"{self.work / 'bin'}:{os.environ['PATH']}", "KUBECONFIG": str(config), "HOME": str(self.work),
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb",
            "DIR": str(directory), "NAMESPACE": name.replace("/", "-"),
        }
        self.prepare(environment, environment["NAMESPACE"])
        return environment

    def prepare(self, environment, namespace):
        def kubectl(*words):
            return subprocess.run(["kubectl", *words], env=environment, capture_output=True, text=True)
        made = kubectl("create", "namespace", namespace)
        if made.returncode:
            raise RuntimeError(made.stderr)
        kubectl("config", "set-context", "--current", "--namespace", namespace)
        deadline = time.monotonic() + COMMAND_LIMIT
        # What every namespace has shows up in lists.
        while kubectl("get", "serviceaccount/default", "configmap/kube-root-ca.crt").returncode:
            if time.monotonic() > deadline:
                raise RuntimeError(f"namespace {namespace} has no default service account")

    def output(self, step, environment):
        try:
            done = subprocess.run(["bash", "-c", step.command], env=environment, cwd=environment["DIR"],
                                  capture_output=True, text=True, timeout=COMMAND_LIMIT, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return [f"[no end in {COMMAND_LIMIT} seconds]"]
        lines = without_last_empty(normalised(done.stdout).splitlines())
        errors = [line for line in normalised(done.stderr).splitlines() if not NOISE.match(line)]
        errors = without_last_empty(errors)
        lines += [f"! {line}".rstrip() for line in errors]
        return lines + ([f"[exit {done.returncode}]"] if done.returncode else [])

    def run(self, transcript, patience, update):
        """What differed, as text; empty when nothing did."""
        environment, outputs, report = self.environment(transcript.name), {}, []
        for index, step in enumerate(transcript.steps):
            deadline = time.monotonic() + patience
            expected = comparable(step.expected)
            while (output := self.output(step, environment)) is not None:
                found = comparable(output)
                if found == expected or not step.retried or time.monotonic() > deadline:
                    break
                time.sleep(0.2)
            if found != expected:
                outputs[index] = output
                report.append(f"  {transcript.path.relative_to(ROOT)}:{step.line}: $ {step.command.splitlines()[0]}")
                changes = list(difflib.unified_diff(expected, found, lineterm="", n=1))[2:]
                report += [f"    {line}" for line in changes if not line.startswith("@@")]
        if update and outputs:
            transcript.write(outputs)
        self.clean([environment["NAMESPACE"]])
        return "\n".join(report)

    def clean(self, namespaces, wait=False):
        """Deletes namespaces of transcripts; those that run alone need the others' to be gone."""
        subprocess.run([self.work / "bin" / "kubectl", "--kubeconfig", self.cluster.kubeconfig, "delete", "namespace",
                        "--ignore-not-found", f"--wait={str(wait).lower()}", *namespaces], stdout=subprocess.DEVNULL)


def version_of(kubectl):
    text = subprocess.run([kubectl, "version", "--client"], capture_output=True, text=True).stdout
    major, minor = re.search(r"v(\d+)\.(\d+)\.", text).groups()
    return int(major), int(minor)


def chosen(version, only):
    """The transcripts for a version of kubectl."""
    suffix = "@%d.%d" % version
    paths = {str(path.relative_to(TRANSCRIPTS))[:-len(".txt")]: path for path in TRANSCRIPTS.glob("*/*.txt")}
    for name, path in sorted(paths.items()):
        if "@" in name:
            continue
        if only and not any(fnmatch.fnmatch(name, pattern) for pattern in only):
            continue
        transcript = Transcript(name, paths.get(name + suffix, path))
        since = transcript.directive(r"since kubectl (\d+)\.(\d+)")
        if not since or version >= tuple(map(int, since.groups())):
            yield transcript


def expected_to_fail(version):
    names = {line.split("#")[0].strip() for line in LATER.read_text().splitlines()} - {""}
    suffix = "@%d.%d" % version
    return {name.removesuffix(suffix) for name in names if "@" not in name or name.endswith(suffix)}


def judge(transcript, problems, later):
    """Prints how a transcript went; true when that is as expected."""
    if problems and transcript.name not in later:
        print(f"FAIL {transcript.name}\n{problems}", flush=True)
    elif transcript.name in later and not problems:
        print(f"PASS {transcript.name}: take it from tools/{LATER.name}", flush=True)
    else:
        print(f"{'later' if problems else 'pass'} {transcript.name}", flush=True)
        return True
    return False


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server-binary", default=ROOT / ".build/debug/swiftlet", help="swiftlet, to start a cluster")
    parser.add_argument("--kubeconfig", help="a cluster that runs already, instead of starting one")
    parser.add_argument("--kubectl", default=shutil.which("kubectl"), help="the kubectl to run")
    parser.add_argument("--only", action="append", help="transcripts by pattern, such as 'get/*'")
    parser.add_argument("--update", action="store_true", help="write what was printed into the transcripts")
    parser.add_argument("--later", action="store_true", help="show what differs in transcripts that are for later")
    parser.add_argument("--jobs", type=int, default=4, help="transcripts at a time (4)")
    parser.add_argument("--patience", type=float, default=30, help="seconds to wait for an output to come true (30)")
    return parser.parse_args()


def main():
    given = options()
    version = version_of(given.kubectl)
    transcripts = list(chosen(version, given.only))
    later = set() if given.later else expected_to_fail(version)
    work = pathlib.Path(tempfile.mkdtemp(prefix="transcripts-"))
    cluster = Cluster(given.server_binary, given.kubeconfig, work)
    runner = Runner(cluster, pathlib.Path(given.kubectl).resolve(), work)

    def run(transcript):
        patience = LATER_PATIENCE if transcript.name in later else given.patience
        return transcript, runner.run(transcript, patience, given.update)

    try:
        alone = [each for each in transcripts if each.directive("alone")]
        with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
            first = list(pool.map(run, [each for each in transcripts if each not in alone]))
        again = [each for each, problems in first if problems and each.name not in later and not given.update]
        if alone or again:
            runner.clean([each.name.replace("/", "-") for each in transcripts], wait=True)
        results = [each for each in first if each[0] not in again] + [run(each) for each in alone + again]
    finally:
        cluster.stop()
        shutil.rmtree(work, ignore_errors=True)
    good = [judge(transcript, problems, later) for transcript, problems in results]
    print(f"kubectl %d.%d: {sum(good)} of {len(good)} transcripts are as expected" % version
          + (f"; ran again alone: {', '.join(each.name for each in again)}" if again else ""))
    return 0 if all(good) and good else 1


if __name__ == "__main__":
    sys.exit(main())
