"""More of SIG Node: what is rarer in pods, on nodes whose containers are processes where that is needed."""
from harness import conformance
from node_processes import ended, output, runs, status_of
from objects import conditions, container, is_ready, phase, pod


@conformance("Pods Extended: Pod TerminationGracePeriodSeconds is negative")
def negative_grace(t):
    """Such a period is kept, may be changed to one second, and counts as one second when the pod is deleted."""
    annotations = {"simulation.swiftlet.dev/termination-seconds": "2"}
    for name in ("a", "b"):
        t.create("pods", pod(name, terminationGracePeriodSeconds=-1, annotations=annotations))
        t.eventually(lambda: is_ready(t.get("pods", name)))
    t.refused(422, t.patch, "pods", "a", {"spec": {"terminationGracePeriodSeconds": 5}})
    made = t.patch("pods", "a", {"spec": {"terminationGracePeriodSeconds": 1}})
    assert made["spec"]["terminationGracePeriodSeconds"] == 1, made["spec"]
    assert t.delete("pods", "b")["metadata"]["deletionGracePeriodSeconds"] == 1
    t.eventually(lambda: t.absent("pods", "b"))


@runs("Pods Extended: should never report success for a pending container, nor container start for a deleted pod")
def honest_statuses(t):
    version = t.ask("GET", t._path("pods"))["metadata"]["resourceVersion"]
    for number in range(8):
        t.create("pods", pod(f"p{number}", script="sleep 0.3; exit 1", restartPolicy="Never"))
        if number % 2:
            t.delete("pods", f"p{number}", {"gracePeriodSeconds": 0 if number % 4 == 1 else 1})
    t.eventually(lambda: all(phase(each) == "Failed" for each in t.list("pods")))
    for kind, found in t.watch("pods", seconds=1, resourceVersion=version):
        assert phase(found) != "Succeeded", found["status"]
        for each in found["status"].get("containerStatuses", []):
            ended = each["state"].get("terminated")
            assert not ended or ended["exitCode"] != 0, found["status"]
            assert not (ended and ended["exitCode"] == 1 and ended["reason"] != "Error"), ended


@runs("ServiceAccounts: should mount an API token into pods; projected tokens; opting out")
def service_account(t):
    at = "/var/run/secrets/kubernetes.io/serviceaccount"
    text = output(t, f"cat {at}/namespace; echo; cut -d. -f1 {at}/token; grep -c BEGIN {at}/ca.crt")
    assert text.splitlines()[0] == t.namespace and text.splitlines()[2] == "1", text
    t.create("serviceaccounts", {"metadata": {"name": "none"}, "automountServiceAccountToken": False})
    assert "gone" in output(t, f"test -e {at}/token || echo gone", "b", serviceAccountName="none")
    projected = {"name": "v", "projected": {"sources": [{"serviceAccountToken": {
        "path": "t", "audience": "vault", "expirationSeconds": 600}}]}}
    text = output(t, "stat -L -c %a /v/t; cut -d. -f2 /v/t | wc -c", "c", volumes=[projected],
                  volumeMounts=[{"name": "v", "mountPath": "/v"}])
    assert text.split()[0] in ("600", "644", "640") and int(text.split()[1]) > 100, text


@runs("FileKeyRef: variables from a file that an init container wrote; optional ones; malformed files")
def variables_of_files(t):
    def variable(name, optional=False):
        return {"name": name, "valueFrom": {"fileKeyRef": {
            "volumeName": "files", "path": "vars.env", "key": name, "optional": optional}}}

    def waits(name, script, environment, message):
        t.create("pods", writing(name, script, env=environment))
        waiting = t.eventually(lambda: status_of(t, name)["state"].get("waiting", {}).get("message") and
                               status_of(t, name)["state"]["waiting"])
        assert waiting["reason"] == "CreateContainerConfigError" and message in waiting["message"], waiting

    def writing(name, script, **words):
        body = pod(name, script="echo $A-$B", restartPolicy="Never", volumes=[{"name": "files", "emptyDir": {}}])
        body["spec"]["initContainers"] = [container(
            f"cat > /files/vars.env <<'END'\n{script}\nEND", "write",
            volumeMounts=[{"name": "files", "mountPath": "/files"}])]
        body["spec"]["containers"][0].update(words)
        return body

    t.create("pods", writing("good", "# two\nA='one $A' # first\nB='two'", env=[variable("A"), variable("C", True)]))
    ended(t, "good")
    assert t.log("good") == "one $A-\n", t.log("good")
    waits("absent", "A='1'", [variable("B")], 'environment variable key "B" not found in file')
    waits("unquoted", "A=1", [variable("A", True)], "couldn't parse env file")


@runs("Variable Expansion: subPath and subPathExpr; absolute and climbing paths are refused")
def sub_paths(t):
    volumes = [{"name": "v", "emptyDir": {}}]
    environment = [{"name": "POD_NAME", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]
    text = output(t, "touch /sub/here; ls /all/a", volumes=volumes, env=environment, volumeMounts=[
        {"name": "v", "mountPath": "/sub", "subPathExpr": "$(POD_NAME)"}, {"name": "v", "mountPath": "/all"}])
    assert text == "here\n", text
    bad = pod("bad", volumes=volumes)
    for path in ("/absolute", "../up"):
        bad["spec"]["containers"][0]["volumeMounts"] = [{"name": "v", "mountPath": "/x", "subPath": path}]
        t.refused(422, t.create, "pods", bad)


@runs("containers with restartPolicyRules restart for some exit codes only")
def restart_rules(t):
    rules = [{"action": "Restart", "exitCodes": {"operator": "In", "values": [42]}}]
    body = pod("a", script="n=$(cat /d/n 2>/dev/null || echo 0); echo $((n+1)) > /d/n; [ $n -ge 1 ] && exit 7; exit 42",
               restartPolicy="Never", volumes=[{"name": "d", "emptyDir": {}}])
    body["spec"]["containers"][0].update(restartPolicy="Never", restartPolicyRules=rules,
                                         volumeMounts=[{"name": "d", "mountPath": "/d"}])
    t.create("pods", body)
    ended(t, "a", "Failed")
    assert status_of(t, "a")["restartCount"] == 1
    assert status_of(t, "a")["state"]["terminated"]["exitCode"] == 7


@runs("lifecycle: preStop sleep, a failing postStart, hooks of sidecars")
def more_hooks(t):
    body = pod("sleeps", script="trap 'exit 0' TERM; while :; do sleep 0.1; done", terminationGracePeriodSeconds=30)
    body["spec"]["containers"][0]["lifecycle"] = {"preStop": {"sleep": {"seconds": 2}}}
    t.create("pods", body)
    t.eventually(lambda: is_ready(t.get("pods", "sleeps")))
    t.delete("pods", "sleeps")
    t.always(lambda: not t.absent("pods", "sleeps"), 1)
    t.eventually(lambda: t.absent("pods", "sleeps"), 15)
    body = pod("fails")
    body["spec"]["containers"][0]["lifecycle"] = {"postStart": {"exec": {"command": ["false"]}}}
    t.create("pods", body)
    t.eventually(lambda: [each for each in t.list("events") if each["reason"] == "FailedPostStartHook"])
    t.eventually(lambda: status_of(t, "fails")["restartCount"] >= 1)


@runs("Downward API: limits that are not stated are those of the node; hostNetwork, host name as FQDN")
def node_allocatable(t):
    environment = [{"name": name, "valueFrom": {"resourceFieldRef": {"resource": path}}}
                   for name, path in [("CPU", "limits.cpu"), ("MEMORY", "limits.memory")]]
    text = output(t, "echo $CPU $MEMORY", env=environment)
    node = t.get("nodes", t.get("pods", "a")["spec"]["nodeName"], namespace=None)
    assert text.split()[0] == node["status"]["allocatable"]["cpu"] and int(text.split()[1]) > 1 << 20, text


@conformance("Pod conditions stand in their order and come about in theirs")
def condition_order(t):
    t.create("pods", pod("a", initContainers=[container("exit 0", "init")]))
    t.eventually(lambda: is_ready(t.get("pods", "a")))
    found = t.get("pods", "a")
    assert list(conditions(found)) == ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady",
                                       "PodScheduled"], list(conditions(found))
    assert found["status"]["initContainerStatuses"][0]["state"]["terminated"]["reason"] == "Completed"
    moments = {kind: each["lastTransitionTime"] for kind, each in conditions(found).items()}
    assert moments["PodScheduled"] <= moments["Initialized"] <= moments["ContainersReady"] <= moments["Ready"], moments


@runs("pod failure: a command that is not there, a container without command")
def cannot_start(t):
    body = pod("none", restartPolicy="Never")
    body["spec"]["containers"][0]["command"] = ["/no/such/program"]
    t.create("pods", body)
    t.eventually(lambda: phase(t.get("pods", "none")) == "Failed")
    assert status_of(t, "none")["state"]["terminated"]["exitCode"] in (127, 128)


@runs("hostnameOverride and the host name of long pod names")
def host_names(t):
    name = "a" * 70
    assert output(t, "hostname", name, labels={}).strip() == "a" * 63
    text = output(t, "hostname", "fqdn", subdomain="sub", setHostnameAsFQDN=True)
    assert text.strip() == f"fqdn.sub.{t.namespace}.svc.cluster.local", text
    body = pod("o", script="hostname", restartPolicy="Never", hostnameOverride="over.example.com")
    t.create("pods", body)
    ended(t, "o")
    assert t.log("o").strip() == "over.example.com"
