"""Pods whose containers are processes: what conformance tests of SIG Node check, by logs and statuses."""
from harness import conformance
from objects import conditions, container, is_ready, phase, pod


def runs(name):
    return conformance(name, needs="processes")


def ended(t, name, wanted="Succeeded", seconds=60):
    """Waits for the end of a pod; the pod."""
    def look():
        found = t.get("pods", name)
        assert phase(found) in ("Pending", "Running", wanted), found["status"]
        return phase(found) == wanted and found
    return t.eventually(look, seconds, what=f"{name} {wanted}")


SPEC_WORDS = ("volumes", "securityContext", "hostname", "subdomain", "serviceAccountName", "enableServiceLinks",
              "setHostnameAsFQDN")
METADATA_WORDS = ("labels", "annotations")


def output(t, script, name="a", **words):
    """What a container prints that runs once. Words are fields of the pod's spec or metadata, else of the container."""
    body = pod(name, script=script, restartPolicy="Never")
    for word, value in words.items():
        if word in METADATA_WORDS:
            body["metadata"][word] = value
        elif word in SPEC_WORDS:
            body["spec"][word] = value
        else:
            body["spec"]["containers"][0][word] = value
    t.create("pods", body)
    ended(t, name)
    return t.log(name)


def status_of(t, name, container_name="main", field="containerStatuses"):
    return {each["name"]: each for each in t.get("pods", name)["status"].get(field, [])}[container_name]


@runs("Kubelet: should print the output to logs; command that always fails has a terminated reason; may be deleted")
def kubelet(t):
    assert output(t, "echo 'Hello World'; echo err >&2") == "Hello World\nerr\n"
    t.create("pods", pod("fails", script="/bin/false"))
    t.eventually(lambda: (status_of(t, "fails")["state"].get("terminated") or status_of(t, "fails")["lastState"][
        "terminated"])["reason"] == "Error")
    t.delete("pods", "fails")
    t.eventually(lambda: t.absent("pods", "fails"))


@runs("Container Runtime: the whole life of containers by restart policy")
def restart_policies(t):
    script = "n=$(cat /data/n 2>/dev/null || echo 0); echo $((n+1)) > /data/n; [ $n -ge 1 ] && {end}; exit 1"
    for policy, end, last, restarts in [("Always", "sleep 3600", "Running", 1), ("OnFailure", "exit 0", "Succeeded", 1),
                                        ("Never", "exit 0", "Failed", 0)]:
        name = policy.lower()
        body = pod(name, script=script.replace("{end}", end), restartPolicy=policy,
                   volumes=[{"name": "data", "emptyDir": {}}])
        body["spec"]["containers"][0]["volumeMounts"] = [{"name": "data", "mountPath": "/data"}]
        t.create("pods", body)
        found = t.eventually(lambda: (lambda it: phase(it) == last and status_of(t, name)["restartCount"] == restarts
                             and it)(t.get("pods", name)), 60, what=f"{policy}: {last}")
        assert is_ready(found) == (last == "Running"), found["status"]


@runs("Container Runtime: termination messages from file and log")
def termination_messages(t):
    def message(name, script, **more):
        body = pod(name, script=script, restartPolicy="Never")
        body["spec"]["containers"][0].update(more)
        t.create("pods", body)
        t.eventually(lambda: phase(t.get("pods", name)) in ("Succeeded", "Failed"))
        return status_of(t, name)["state"]["terminated"].get("message", "")
    fallback = {"terminationMessagePolicy": "FallbackToLogsOnError"}
    assert message("file", "printf DONE > /dev/termination-log") == "DONE"
    assert message("path", "printf DONE > /dev/custom-log", terminationMessagePath="/dev/custom-log") == "DONE"
    assert message("log", "printf DONE; exit 1", **fallback) == "DONE"
    assert message("empty", "printf DONE; exit 0", **fallback) == ""
    assert message("both", "printf OK > /dev/termination-log; printf LOG", **fallback) == "OK"


@runs("Containers: command and arguments; Variable Expansion in command, args, environment")
def commands(t):
    assert output(t, "", "a", command=["sh", "-c", "echo \"$0 $*\""], args=["zero", "one", "two"]) == "zero one two\n"
    environment = [{"name": "FOO", "value": "foo-value"}, {"name": "BAR", "value": "bar-value"},
                   {"name": "FOOBAR", "value": "$(FOO);;$(BAR)"}]
    assert "foo-value;;bar-value\n" == output(t, "echo $FOOBAR", "b", env=environment)
    assert output(t, "echo \"$(FOO)\" '$$(FOO)' '$(NONE_SUCH)'", "c", env=environment) == (
        "foo-value $(FOO) $(NONE_SUCH)\n")
    assert output(t, "", "d", command=["sh", "-c", "echo $0"], args=["$(FOO)"], env=environment) == "foo-value\n"


FIELDS = {"POD_NAME": "metadata.name", "POD_NAMESPACE": "metadata.namespace", "POD_IP": "status.podIP",
          "HOST_IP": "status.hostIP", "POD_UID": "metadata.uid", "NODE": "spec.nodeName",
          "ACCOUNT": "spec.serviceAccountName", "LABEL": "metadata.labels['app']", "IPS": "status.podIPs",
          "NOTE": "metadata.annotations['note']"}
RESOURCES = {"CPU_LIMIT": ("limits.cpu", "1"), "MEMORY_LIMIT": ("limits.memory", "1Mi"),
             "CPU_REQUEST": ("requests.cpu", "1m"), "MEMORY_REQUEST": ("requests.memory", "1Mi")}


@runs("DownwardAPI, environment for name, namespace, addresses, uid, limits and requests")
def downward_environment(t):
    environment = [{"name": name, "valueFrom": {"fieldRef": {"fieldPath": path}}} for name, path in FIELDS.items()]
    environment += [{"name": name, "valueFrom": {"resourceFieldRef": {"resource": path, "divisor": divisor}}}
                    for name, (path, divisor) in RESOURCES.items()]
    text = output(t, "env", env=environment, labels={"app": "a"}, annotations={"note": "hello"}, resources={
        "requests": {"cpu": "250m", "memory": "32Mi"}, "limits": {"cpu": "1250m", "memory": "64Mi"}})
    seen = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    found = t.get("pods", "a")
    expected = {"POD_NAME": "a", "POD_NAMESPACE": t.namespace, "POD_IP": found["status"]["podIP"],
                "HOST_IP": found["status"]["hostIP"], "POD_UID": found["metadata"]["uid"], "LABEL": "a",
                "NODE": found["spec"]["nodeName"], "ACCOUNT": "default", "NOTE": "hello", "CPU_LIMIT": "2",
                "MEMORY_LIMIT": "64", "CPU_REQUEST": "250", "MEMORY_REQUEST": "32", "IPS": found["status"]["podIP"]}
    assert {name: seen.get(name) for name in expected} == expected, seen


@runs("DownwardAPI volume: labels, annotations, name, mode; follows changes")
def downward_volume(t):
    items = [{"path": name, "fieldRef": {"fieldPath": f"metadata.{name}"}}
             for name in ("labels", "annotations", "name")]
    items += [{"path": "cpu", "resourceFieldRef": {"containerName": "main", "resource": "limits.cpu", "divisor": "1m"}}]
    volume = {"name": "info", "downwardAPI": {"items": items, "defaultMode": 0o400}}
    body = pod("a", {"key1": "value1"}, annotations={"note": 'with "quotes"'}, volumes=[volume],
               script="stat -L -c %a /info/labels; while :; do cat /info/labels /info/annotations /info/name /info/cpu;"
               " echo; sleep 1; done")
    body["spec"]["containers"][0].update(volumeMounts=[{"name": "info", "mountPath": "/info"}],
                                         resources={"limits": {"cpu": "300m"}})
    t.create("pods", body)
    t.eventually(lambda: is_ready(t.get("pods", "a")))
    text = t.eventually(lambda: "300" in t.log("a") and t.log("a"))
    assert text.startswith("400\n") and 'key1="value1"' in text and 'note="with \\"quotes\\""' in text, text
    t.patch("pods", "a", {"metadata": {"labels": {"key3": "value3"}}})
    t.eventually(lambda: 'key3="value3"' in t.log("a"), 100, 1)


@runs("ConfigMap and Secret: from environment, with prefix, missing ones, in volumes with modes and items")
def configuration(t):
    t.create("configmaps", {"metadata": {"name": "c"}, "data": {"data-1": "value-1", "p_data": "value-2"},
                            "binaryData": {"dump.bin": "3q3v"}})
    t.create("secrets", {"metadata": {"name": "s"}, "stringData": {"SECRET": "hidden"}})
    environment = [{"name": "ONE", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "data-1"}}},
                   {"name": "GONE", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "x", "optional": True}}},
                   {"name": "TWO", "valueFrom": {"secretKeyRef": {"name": "s", "key": "SECRET"}}}]
    sources = [{"prefix": "p-", "configMapRef": {"name": "c"}}, {"secretRef": {"name": "s"}},
               {"configMapRef": {"name": "none", "optional": True}}]
    text = output(t, "", command=["env"], env=environment, envFrom=sources)
    assert {"ONE=value-1", "TWO=hidden", "SECRET=hidden", "p-data-1=value-1", "p-p_data=value-2"} <= set(
        text.splitlines()), text
    assert "GONE=" not in text
    volumes = [{"name": "c", "configMap": {"name": "c", "items": [{"key": "data-1", "path": "deep/one", "mode": 256}]}},
               {"name": "all", "projected": {"sources": [{"configMap": {"name": "c"}}, {"secret": {"name": "s"}}]}}]
    mounts = [{"name": name, "mountPath": f"/m/{name}"} for name in ("c", "all")]
    text = output(t, "cat /m/c/deep/one; stat -L -c ' %a' /m/c/deep/one; ls /m/all; od -An -tx1 /m/all/dump.bin", "b",
                  volumes=volumes, volumeMounts=mounts)
    assert text.split() == ["value-1", "400", "SECRET", "data-1", "dump.bin", "p_data", "de", "ad", "ef"], text
    t.create("pods", pod("missing", volumes=[{"name": "x", "configMap": {"name": "none"}}]))
    t.eventually(lambda: [each for each in t.list("events") if each["reason"] == "FailedMount"])
    body = pod("noenv")
    body["spec"]["containers"][0]["envFrom"] = [{"configMapRef": {"name": "none"}}]
    t.create("pods", body)
    t.eventually(lambda: status_of(t, "noenv")["state"]["waiting"]["reason"] == "CreateContainerConfigError")
    assert status_of(t, "noenv")["state"]["waiting"]["message"] == 'configmap "none" not found'


@runs("init containers: in order, their failure, restart policies Never and Always")
def init_containers(t):
    inits = [container("exit 0", "init1"), container("exit 0", "init2")]
    t.create("pods", pod("good", script="exit 0", restartPolicy="Never", initContainers=inits))
    found = ended(t, "good")
    assert conditions(found)["Initialized"]["status"] == "True"
    assert [each["state"]["terminated"]["exitCode"] for each in found["status"]["initContainerStatuses"]] == [0, 0]
    t.create("pods", pod("always", initContainers=inits))
    t.eventually(lambda: is_ready(t.get("pods", "always")))
    assert all(each["ready"] for each in t.get("pods", "always")["status"]["initContainerStatuses"])
    bad = [container("exit 1", "init1"), container("exit 0", "init2")]
    t.create("pods", pod("fails", restartPolicy="Never", initContainers=bad))
    found = ended(t, "fails", "Failed")
    assert conditions(found)["Initialized"]["reason"] == "ContainersNotInitialized"
    assert "containers with incomplete status: [init1 init2]" == conditions(found)["Initialized"]["message"]
    assert found["status"]["containerStatuses"][0]["state"]["waiting"]["reason"] == "PodInitializing"
    t.create("pods", pod("again", initContainers=bad))
    t.eventually(lambda: status_of(t, "again", "init1", "initContainerStatuses")["restartCount"] >= 2, 60)
    assert phase(t.get("pods", "again")) == "Pending"


@runs("sidecar containers: start before and run beside the others, do not keep the pod from its end")
def sidecars(t):
    sidecar = container("trap 'exit 0' TERM; while :; do sleep 1; done", "side", restartPolicy="Always",
                        startupProbe={"exec": {"command": ["true"]}, "periodSeconds": 1})
    t.create("pods", pod("a", script="exit 0", restartPolicy="Never",
                         initContainers=[sidecar, container("exit 0", "then")]))
    found = ended(t, "a")
    side = found["status"]["initContainerStatuses"][0]
    main = found["status"]["containerStatuses"][0]["state"]["terminated"]
    assert side["state"]["terminated"]["finishedAt"] >= main["finishedAt"], found["status"]
    t.create("pods", pod("b", initContainers=[container("exit 1", "crash", restartPolicy="Always")]))
    t.eventually(lambda: status_of(t, "b", "crash", "initContainerStatuses")["restartCount"] >= 1)


@runs("Probing container: readiness, liveness, startup")
def probes(t):
    def probed(name, script="sleep 3600", **more):
        body = pod(name, script=script)
        body["spec"]["containers"][0].update(more)
        t.create("pods", body)

    def test(command, **more):
        return {"exec": {"command": ["sh", "-c", command]}, "periodSeconds": 1, **more}
    probed("slow", readinessProbe=test("true", initialDelaySeconds=3))
    probed("never", readinessProbe=test("false"))
    probed("dies", "touch /tmp/{0}; sleep 2; rm /tmp/{0}; sleep 3600".format(t.id),
           livenessProbe=test(f"test -e /tmp/{t.id}", failureThreshold=1))
    probed("lives", livenessProbe=test("true"))
    probed("starts", startupProbe=test("sleep 2; true", timeoutSeconds=5), livenessProbe=test("true"))
    probed("tcp", livenessProbe={"tcpSocket": {"port": 1}, "periodSeconds": 1, "failureThreshold": 1})
    t.eventually(lambda: is_ready(t.get("pods", "slow")))
    found = t.get("pods", "slow")
    started = found["status"]["containerStatuses"][0]["state"]["running"]["startedAt"]
    assert conditions(found)["Ready"]["lastTransitionTime"] > started
    t.eventually(lambda: status_of(t, "dies")["restartCount"] >= 1, 60)
    t.eventually(lambda: status_of(t, "tcp")["restartCount"] >= 1, 60)
    t.eventually(lambda: is_ready(t.get("pods", "starts")) and status_of(t, "starts")["started"])
    assert not is_ready(t.get("pods", "never")) and status_of(t, "never")["restartCount"] == 0
    assert status_of(t, "lives")["restartCount"] == 0
    reasons = {each["reason"] for each in t.list("events")}
    assert {"Unhealthy", "Killing"} <= reasons, reasons


@runs("Container Lifecycle Hook: postStart and preStop exec, preStop sleep")
def hooks(t):
    body = pod("a", volumes=[{"name": "host", "hostPath": {"path": "/tmp"}}], terminationGracePeriodSeconds=20)
    body["spec"]["containers"][0].update(
        volumeMounts=[{"name": "host", "mountPath": "/host"}],
        lifecycle={"postStart": {"exec": {"command": ["sh", "-c", f"echo up > /host/{t.id}"]}},
                   "preStop": {"exec": {"command": ["sh", "-c", f"echo down >> /host/{t.id}"]}}})
    t.create("pods", body)
    t.eventually(lambda: is_ready(t.get("pods", "a")))
    t.delete("pods", "a")
    t.eventually(lambda: t.absent("pods", "a"))
    volume = {"name": "host", "hostPath": {"path": "/tmp"}}
    text = output(t, f"cat /host/{t.id}; rm /host/{t.id}", "b", volumes=[volume],
                  volumeMounts=[{"name": "host", "mountPath": "/host"}])
    assert text == "up\ndown\n", text


@runs("Service environment variables; host name and subdomain; EmptyDir shared between containers")
def surroundings(t):
    t.create("services", {"metadata": {"name": "web-front"}, "spec": {"ports": [{"port": 8765, "targetPort": 80}]}})
    text = output(t, "env; hostname")
    assert "KUBERNETES_SERVICE_HOST=" in text and "KUBERNETES_SERVICE_PORT_HTTPS=" in text
    address = t.get("services", "web-front")["spec"]["clusterIP"]
    lines = text.splitlines()
    for line in [f"WEB_FRONT_SERVICE_HOST={address}", "WEB_FRONT_SERVICE_PORT=8765",
                 f"WEB_FRONT_PORT=tcp://{address}:8765", f"WEB_FRONT_PORT_8765_TCP_ADDR={address}",
                 "HOSTNAME=a"]:
        assert line in lines, (line, text)
    assert lines[-1] == "a"
    assert output(t, "hostname", "h", hostname="foo", subdomain="bar").strip() == "foo"
    assert "WEB_FRONT" not in output(t, "env", "n", enableServiceLinks=False)
    volumes = [{"name": "shared", "emptyDir": {}}]
    body = pod("two", restartPolicy="Never", volumes=volumes)
    mount = {"volumeMounts": [{"name": "shared", "mountPath": "/shared"}]}
    body["spec"]["containers"] = [container("echo hello > /shared/f", "writer", **mount), container(
        "while ! [ -s /shared/f ]; do sleep 0.1; done; cat /shared/f", "reader", **mount)]
    t.create("pods", body)
    ended(t, "two")
    assert t.log("two", container="reader") == "hello\n"


@runs("Security Context: runAsUser, runAsGroup, readOnlyRootFilesystem; runAsNonRoot refuses root")
def security(t):
    user = {"runAsUser": 1000, "runAsGroup": 2000}
    assert output(t, "id -u; id -g", "a", securityContext=user) == "1000\n2000\n"
    body = pod("ro", script="touch /bin/x-conformance", restartPolicy="Never")
    body["spec"]["containers"][0]["securityContext"] = {"readOnlyRootFilesystem": True}
    t.create("pods", body)
    ended(t, "ro", "Failed")
    body = pod("root", script="id -u", restartPolicy="Never")
    body["spec"]["containers"][0]["securityContext"] = {"runAsNonRoot": True, "runAsUser": 0}
    t.create("pods", body)
    t.eventually(lambda: status_of(t, "root")["state"]["waiting"]["reason"] == "CreateContainerConfigError")
    assert "runAsNonRoot" in status_of(t, "root")["state"]["waiting"]["message"]


@runs("Ephemeral Containers: will start an ephemeral container in an existing pod")
def ephemeral(t):
    t.create("pods", pod("a"))
    t.eventually(lambda: is_ready(t.get("pods", "a")))
    debugger = {"name": "debugger", "image": "busybox", "command": ["sh", "-c", "echo polo; sleep 3600"]}
    t.patch("pods", "a", {"spec": {"ephemeralContainers": [debugger]}}, "ephemeralcontainers")
    t.eventually(lambda: status_of(t, "a", "debugger", "ephemeralContainerStatuses")["state"]["running"])
    t.eventually(lambda: t.log("a", container="debugger") == "polo\n")


@runs("graceful end: SIGTERM first, SIGKILL after the grace period; logs of earlier runs, tails and limits")
def ends_and_logs(t):
    t.create("pods", pod("stubborn", script="trap '' TERM; while :; do sleep 1; done", terminationGracePeriodSeconds=2))
    t.eventually(lambda: is_ready(t.get("pods", "stubborn")))
    t.delete("pods", "stubborn")
    t.eventually(lambda: t.absent("pods", "stubborn"), 20)
    text = output(t, "for n in 1 2 3 4 5; do echo line $n; done", "log")
    assert len(text.splitlines()) == 5 and t.log("log", tailLines=1) == "line 5\n"
    assert t.log("log", limitBytes=3) == "lin" and len(t.log("log", timestamps="true").split()[0]) >= 20
    assert t.log("log", sinceSeconds=3600) == text
    t.refused(400, t.log, "log", container="none", contains="container none is not valid for pod log")
