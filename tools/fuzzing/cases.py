"""What is sent: requests over the whole API, most of them nearly right."""
import base64
import copy
import pathlib
import urllib.parse

from . import encode, mutate, objects, values

NAMESPACE = "fuzz"
JSON, YAML = "application/json", "application/yaml"
PATCHES = {
    "json": "application/json-patch+json", "merge": "application/merge-patch+json",
    "strategic": "application/strategic-merge-patch+json", "apply": "application/apply-patch+yaml"}


class Step:
    """One request. `tree` is what `encoder` makes the body of, as long as there is no `body`; `raw` are the bytes of a
    whole connection instead."""

    def __init__(self, method, path, tree=None, encoder=encode.to_json, headers=None, body=None, raw=None):
        self.method, self.path, self.tree, self.encoder = method, path, tree, encoder
        self.headers = dict(headers or {})
        self.given, self.raw = body, raw

    def body(self):
        if self.given is not None:
            return self.given
        return None if self.tree is None else self.encoder(self.tree)

    def saved(self):
        step = {"method": self.method, "path": self.path}
        if self.headers:
            step["headers"] = self.headers
        if self.raw is not None:
            step["raw"] = [part if isinstance(part, (int, float)) else part.decode("latin-1") for part in self.raw]
        body = self.body()
        if body is not None:
            try:
                step["body"] = body.decode()
            except UnicodeDecodeError:
                step["base64"] = base64.b64encode(body).decode()
        return step

    @classmethod
    def load(cls, step):
        body = step.get("body")
        if "repeated" in step:
            before, item, count, after = step["repeated"]
            numbers = range(count) if count > 0 else range(-count)[::-1]
            body = before + ",".join(item.replace("#", str(number)) for number in numbers) + after
        data = base64.b64decode(step["base64"]) if "base64" in step else None if body is None else (
            body if isinstance(body, str) else encode.to_json(body).decode()).encode()
        raw = [part if isinstance(part, (int,
            float)) else part.encode("latin-1") for part in step["raw"]] if "raw" in step else None
        return cls(step["method"], step["path"], headers=step.get("headers"), body=data, raw=raw)


def body_step(rng, method, path, tree, media=None):
    """A request with this tree, in JSON mostly, in YAML at times."""
    if media is None and rng.random() < 0.15:
        body = encode.to_yaml(tree)
        if rng.random() < 0.1:
            oddity = rng.choice(encode.YAML_ODDITIES)
            body = rng.choice([oddity, body + oddity, oddity + body])
        return Step(method, path, headers={"Content-Type": YAML}, body=body)
    return Step(method, path, tree, headers={"Content-Type": media or JSON})


def stretched(member, size):
    """A list or map with more elements like those it has, until it has so many bytes."""
    first = next(iter(member.values() if isinstance(member, dict) else member), "x")
    count = max(1, size // (len(encode.to_json(first)) + 16))
    if isinstance(member, dict):
        return {**member, **{f"k{number}": first for number in range(count)}}
    return [*member, *(_another(first, number) for number in range(count))]


def _another(element, number):
    """A copy with a name of its own."""
    if isinstance(element, str):
        return f"{element}{number}"
    if not isinstance(element, dict):
        return element
    copied = dict(element)
    for key in ("name", "key", "mountPath", "containerPort", "port", "ip", "topologyKey", "uid"):
        if key in copied:
            copied[key] = number if isinstance(copied[key], int) else f"{copied[key]}{number}"
    return copied


class Maker:
    def __init__(self, rng, schema, examples):
        self.rng, self.schema = rng, schema
        self.count = 0
        self.bases = [(tree, schema.kind_of(tree)) for tree in objects.OBJECTS if schema.kind_of(tree)]
        self.texts = [part.encode() for file in sorted(pathlib.Path(examples).glob("*/*.yaml"))
                      for part in file.read_text().split("\n---\n")]
        self.protobuf = []
        self.tokens = []

    def case(self):
        """The steps of the next case."""
        self.count += 1
        make = self.rng.choices(
            [self.create, self.change, self.patch, self.subresource, self.query, self.odd_path, self.bytes,
                self.text, self.framing, self.generated, self.large],
            [22, 10, 24, 10, 14, 4, 8, 3, 2, 10, 0.3])[0]
        return make()

    def base(self):
        """A valid object with a name of this case's own, its kind, and the path of its collection."""
        tree, kind = self.rng.choice(self.bases)
        tree = copy.deepcopy(tree)
        name = f"f{self.count}"
        if "metadata" in tree and "name" in tree["metadata"]:
            tree["metadata"]["name"] = name
        if kind.kind == "CustomResourceDefinition":
            tree["spec"]["group"] = f"{name}.example.com"
            tree["metadata"]["name"] = f"widgets.{name}.example.com"
        elif kind.kind == "CertificateSigningRequest":
            self.request_certificate(tree)
        elif kind.kind == "APIService":
            tree["metadata"]["name"] = "v1.g.e.com"
        elif kind.kind == "CSIDriver":
            tree["metadata"]["name"] = f"{name}.e.com"
        elif kind.kind == "IPAddress":
            tree["metadata"]["name"] = f"10.96.200.{self.count % 250}"
        return tree, kind, kind.collection(NAMESPACE)

    def request_certificate(self, tree):
        """A request that is right, or has bytes that are not."""
        der = base64.b64decode(objects.CERTIFICATE_REQUEST)
        if self.rng.random() < 0.7:
            der = encode.mutated_bytes(self.rng, der)
        lines = base64.encodebytes(der).decode()
        pem = f"-----BEGIN CERTIFICATE REQUEST-----\n{lines}-----END CERTIFICATE REQUEST-----\n"
        tree["spec"]["request"] = base64.b64encode(pem.encode()).decode()
        tree["spec"]["signerName"] = self.rng.choice([
            "kubernetes.io/kube-apiserver-client", "kubernetes.io/kubelet-serving",
            "kubernetes.io/kube-apiserver-client-kubelet", "e.com/s"])
        if self.rng.random() < 0.8:
            tree["status"] = {"conditions": [{"type": "Approved", "status": "True"}]}

    def definition(self, tree):
        return self.schema.of(tree["apiVersion"], tree["kind"])

    def mutated(self, tree, count=None):
        return mutate.mutated(self.rng, tree, self.schema, self.definition(tree), count)

    def options(self, *more):
        """The query of a write; empty mostly."""
        rng, parts = self.rng, list(more)
        if rng.random() < 0.1:
            parts.append(rng.choice([
                "fieldValidation=Strict", "fieldValidation=Ignore", "fieldValidation=Warn", "fieldValidation=x",
                "dryRun=All", "dryRun=x", "dryRun=All&dryRun=All",
                "fieldManager=" + "x" * 200, "fieldManager=%00", "fieldManager=m", "pretty=true", "force=true",
                "force=x", "%zz=1", "&&&==", "a=%"]))
        return "?" + "&".join(parts) if parts else ""

    # Writes

    def create(self):
        tree, _, path = self.base()
        return [body_step(self.rng, "POST", path + self.options(), self.mutated(tree))]

    def generated(self):
        """An object made of the schema alone: many fields, few of which fit together."""
        tree, kind, path = self.base()
        made = self.schema.make(self.rng, self.definition(tree), kind.kind)
        for key in list(tree):
            if key in ("apiVersion", "kind", "metadata") or (self.rng.random() < 0.5 and key in made):
                made[key] = tree[key]
        if isinstance(made.get("spec"), dict) and isinstance(tree.get("spec"), dict):
            made["spec"] = {**tree["spec"], **made["spec"]}
        if self.rng.random() < 0.3 and kind.subresources.get("status"):
            status = {**tree, "status": self.schema.make(self.rng, self.definition(tree)["properties"].get("status",
                {}), "status")}
            return [Step("POST", path, tree, headers={"Content-Type": JSON}),
                    body_step(self.rng, "PUT", f"{path}/{tree['metadata']['name']}/status", status)]
        if kind.kind == "CertificateSigningRequest":
            return [Step("POST", path, tree, headers={"Content-Type": JSON}),
                    Step("PUT", f"{path}/{tree['metadata']['name']}/approval", tree, headers={"Content-Type": JSON})]
        return [body_step(self.rng, "POST", path, made)]

    def change(self):
        """A valid object, and then another in its place."""
        tree, _, path = self.base()
        if "name" not in tree.get("metadata", {}):
            return self.create()
        name = tree["metadata"]["name"]
        return [Step("POST", path, tree, headers={"Content-Type": JSON}),
                body_step(self.rng, "PUT", f"{path}/{name}{self.options()}", self.mutated(tree))]

    def patch(self):
        tree, kind, path = self.base()
        if "name" not in tree.get("metadata", {}):
            return self.create()
        steps = [Step("POST", path, tree, headers={"Content-Type": JSON})] if self.rng.random() < 0.95 else []
        target = f"{path}/{tree['metadata']['name']}"
        if self.rng.random() < 0.15 and kind.subresources:
            target += "/" + self.rng.choice(sorted(kind.subresources))
        for _ in range(self.rng.choice([1, 1, 2, 3])):
            steps.append(self.patch_step(tree, target))
        return steps

    def patch_step(self, tree, target):
        form = self.rng.choice(["json", "merge", "strategic", "strategic", "apply", "apply"])
        if form == "json":
            return body_step(self.rng, "PATCH", target + self.options(), mutate.json_patch(self.rng, tree),
                PATCHES["json"])
        if form == "apply":
            query = self.options(*(["fieldManager=" + self.rng.choice("ab")] if self.rng.random() < 0.9 else []),
                                 *(["force=true"] if self.rng.random() < 0.3 else []))
            if self.rng.random() < 0.1:
                return Step("PATCH", target + query, headers={"Content-Type": PATCHES["apply"]},
                    body=self.rng.choice(encode.YAML_ODDITIES))
            return body_step(self.rng, "PATCH", target + query, self.mutated(tree), PATCHES["apply"])
        patch = mutate.merge_patch(self.rng, tree, self.schema, self.definition(tree), form == "strategic")
        return body_step(self.rng, "PATCH", target + self.options(), patch, PATCHES[form])

    def subresource(self):
        rng = self.rng
        choices = [(tree, kind) for tree, kind in self.bases if kind.subresources]
        tree, kind = rng.choice(choices)
        tree = {**copy.deepcopy(tree), "metadata": {"name": f"f{self.count}", "labels": {"app": "fuzz"}}}
        if kind.kind == "CustomResourceDefinition":
            tree[
                "metadata"][
                    "name"], tree[
                        "spec"]["group"] = f"widgets.f{self.count}.example.com", f"f{self.count}.example.com"
        path = kind.collection(NAMESPACE)
        name = rng.choice(sorted(kind.subresources))
        methods, body_kind = kind.subresources[name]
        body = copy.deepcopy(objects.BODIES.get(body_kind, tree))
        if "metadata" in body and body_kind != kind.kind:
            body["metadata"]["name"] = tree["metadata"]["name"]
        elif "status" in kind.subresources and rng.random() < 0.8:
            body["status"] = self.schema.make(rng, self.definition(tree)["properties"].get("status", {}), "status")
        target = f"{path}/{tree['metadata']['name']}/{name}"
        steps = [Step("POST", path, tree, headers={"Content-Type": JSON})]
        for method in rng.choices(sorted(methods), k=rng.choice([1, 2])):
            if method == "get":
                steps.append(Step("GET", target + "?" + self.parameters(2)))
            elif method == "patch":
                steps.append(self.patch_step(body, target))
            elif method == "delete":
                steps.append(Step("DELETE", target))
            else:
                steps.append(body_step(rng, method.upper(), target + self.options(), self.mutated(body)))
        return steps

    def large(self):
        """A list or a map of an object, so long that the body is near its limit; then a patch of the same size."""
        tree, _, path = self.base()
        places = [place for place in mutate.places(tree) if place[0] not in ("apiVersion", "kind")]
        places = [place for place in places if isinstance(mutate.at(tree, place), (dict, list))]
        if not places:
            tree["metadata"] = {}
            places = [("metadata",)]
        place = self.rng.choice(places)
        owner, member = mutate.at(tree, place[:-1]), mutate.at(tree, place)
        size = self.rng.choice([20_000, 500_000, 2_900_000])
        owner[place[-1]] = stretched(member, size - len(encode.to_json(tree)))
        steps = [Step("POST", path, tree, headers={"Content-Type": JSON})]
        if "name" in tree.get("metadata", {}):
            form = self.rng.choice(["merge", "strategic", "apply"])
            target = f"{path}/{tree['metadata']['name']}" + ("?fieldManager=a" if form == "apply" else "")
            steps.append(Step("PATCH", target, tree, headers={"Content-Type": PATCHES[form]}))
        return steps

    # Reads

    def parameters(self, count=3):
        rng = self.rng
        choices = {
            "labelSelector": values.SELECTORS, "fieldSelector": values.FIELD_SELECTORS,
            "limit": [1, 2, 0, -1, "x", 2 ** 63, 2 ** 63 - 1, 1.5, ""],
            "continue": self.tokens[-20:] + ["x", "", "=", "e30",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6LTEsInN0YXJ0IjoiIn0",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6OTk5OTk5OTk5OTk5LCJzdGFydCI6ImEifQ", "A" * 100000],
            "resourceVersion": ["0", "1", "-1", "x", "18446744073709551615", "18446744073709551616", "9999999999",
            "", "00", "0x1", "1.0", "+1"], "resourceVersionMatch": ["Exact", "NotOlderThan", "x", ""],
            "timeoutSeconds": [0, 1, -1, "x", 2 ** 31, 2 ** 63 - 1, 2 ** 63, ""],
            "watch": ["1", "true", "0", "false", "x", ""], "allowWatchBookmarks": ["true", "x", ""],
            "sendInitialEvents": ["true", "false", "x", ""], "pretty": ["true", "x"],
            "includeObject": ["None", "Object", "Metadata", "x", ""], "timeout": values.DURATIONS,
            "tailLines": [0, -1, "x", 2 ** 63],
            "limitBytes": [0, -1, 1, 2 ** 63], "sinceSeconds": [0, -1, 2 ** 63], "sinceTime": values.TIMES,
            "follow": ["true"], "container": values.NAMES, "gracePeriodSeconds": [0, -1, "x", 2 ** 63],
            "propagationPolicy": ["Orphan", "Background", "x"], "orphanDependents": ["true", "x"],
            "ignoreStoreReadErrorWithClusterBreakingPotential": ["true", "x"], "fieldManager": ["a", ""],
        }
        parts = []
        for key in rng.choices(sorted(choices), k=rng.randrange(1, count + 2)):
            parts.append(key + "=" + urllib.parse.quote(str(rng.choice(choices[key])), safe="", errors="replace"))
        return "&".join(parts) + ("&timeoutSeconds=1" if rng.random() < 0.5 else "")

    def accept(self):
        rng = self.rng
        kinds = ["Table", "PartialObjectMetadata", "PartialObjectMetadataList", "APIGroupDiscoveryList", "X", ""]
        types = ["application/json", "application/yaml", encode.PROTOBUF, "*/*", "application/*", "text/html",
            "application/cbor", "x", "", "a/b/c", "application/json;stream=watch", ";;;", "application/json,,,",
            "q=1"]
        parts = []
        for _ in range(rng.choice([1, 1, 2, 3])):
            part = rng.choice(types)
            if rng.random() < 0.5:
                version, group = rng.choice(["v1", "v1beta1", "v2", ""]), rng.choice(["meta.k8s.io",
                    "apidiscovery.k8s.io", ""])
                part += f";as={rng.choice(kinds)};v={version};g={group}"
            if rng.random() < 0.2:
                part += rng.choice([";q=0", ";q=0.5", ";q=2", ";q=x", ";q=-1", ";charset=utf-8", ";pretty=1", ";"])
            parts.append(part)
        return ",".join(parts) if rng.random() < 0.98 else ",".join(parts * 2000)[:100000]

    def query(self):
        rng = self.rng
        tree, kind, path = self.base()
        target = path
        steps = []
        if "name" in tree.get("metadata", {}) and rng.random() < 0.4:
            steps.append(Step("POST", path, tree, headers={"Content-Type": JSON}))
            if rng.random() < 0.5:
                target += "/" + tree["metadata"]["name"]
        if rng.random() < 0.2 and kind.namespaced:
            target = target.replace(f"/namespaces/{NAMESPACE}", "", 1)
        if rng.random() < 0.1:
            target = target.replace("/v1/", "/v1/watch/", 1)
        headers = {"Accept": self.accept()} if rng.random() < 0.5 else {}
        steps.append(Step("GET", target + "?" + self.parameters(), headers=headers))
        if rng.random() < 0.15:
            options = self.mutated(objects.BODIES["DeleteOptions"])
            steps.append(body_step(rng, "DELETE", f"{path}?labelSelector=app%3Dfuzz&" + self.parameters(1), options))
        return steps

    def odd_path(self):
        rng = self.rng
        _, kind, path = self.base()
        parts = path.split("/")
        for _ in range(rng.choice([1, 2])):
            oddity = rng.choice(["", "..", ".", "%2e%2e", "%2F", "%00", "%ff", "%", "%zz", "namespaces", "watch",
                "é", "a" * 10000, "*", "{name}", "~", "status", "proxy", "\udcff", "scale", "v1", "apis", "log"])
            parts.insert(rng.randrange(1, len(parts) + 1), oddity)
        path = "/".join(parts)
        path = rng.choice([path, path, path + "/x/status", path + "/x/y/z/w", path + "?", path + "#x", path + ";x",
            "/" + path, "http://x" + path, "*", "/apis/" + kind.group, "/openapi/v3/" + kind.group, "/version/x",
                           "/healthz/ping", "/readyz?verbose&exclude=ping", "/livez/../readyz", "/metrics",
                           "/openapi/v2?x=%zz", "/.well-known/openid-configuration", "/openid/v1/jwks",
                           "/debug/pprof", "/logs/", "/why/pods/fuzz/x", "/api/v1/componentstatuses"])
        method = rng.choice(["GET", "GET", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "X", "POST"])
        headers = {}
        if rng.random() < 0.5:
            headers[rng.choice(["Authorization", "Impersonate-User", "Impersonate-Group", "Impersonate-Extra-%zz",
                "Impersonate-Uid", "Content-Type", "If-Match", "Range", "Expect", "Accept-Encoding",
                "Kubectl-Command", "X"])] = rng.choice(
                ["Bearer", "Bearer x", "Basic x", "Bearer " + "a" * 60000, "Bearer a.b.c", "system:masters", "gzip",
                    "bytes=0-1", "gzip;q=x", "é", "x" * 1000, "application/json; charset=x",
                    "Bearer eyJhbGciOiJub25lIn0.e30."])
        return [Step(method, path, {} if method in ("PUT", "PATCH", "POST") else None, headers=headers)]

    # Bytes

    def bytes(self):
        """Bytes that are protobuf, or were."""
        rng = self.rng
        tree, kind, path = self.base()
        headers = {"Content-Type": encode.PROTOBUF, "Accept": rng.choice([JSON, encode.PROTOBUF])}
        if not self.protobuf or rng.random() < 0.1:
            raw = rng.choice([encode.nested(rng.randrange(1, 20), 20000),
                bytes(rng.randrange(256) for _ in range(50))])
            body = rng.choice([encode.envelope(tree["apiVersion"], tree["kind"], raw),
                rng.choice(encode.PROTOBUF_ODDITIES)])
            return [Step("POST", path, headers=headers, body=body)]
        path, body = rng.choice(self.protobuf[-200:])
        if rng.random() < 0.05:
            other = rng.choice(self.protobuf[-200:])[1]
            cut = rng.randrange(len(body))
            body = body[:cut] + other[min(cut, len(other)):]
        return [Step("POST", path, headers=headers, body=encode.mutated_bytes(rng, body))]

    def text(self):
        """YAML as people write it, cut and stirred."""
        rng = self.rng
        text = rng.choice(self.texts)
        lines = text.split(b"\n")
        for _ in range(rng.choice([1, 2, 5])):
            place = rng.randrange(len(lines))
            kind = rng.randrange(6)
            if kind == 0:
                del lines[place:place + 1]
            elif kind == 1:
                lines.insert(place, rng.choice(lines or [b""]))
            elif kind == 2:
                lines[place:place + 1] = [rng.choice([b" ", b"\t", b"- ", b""]) + b"".join(lines[place:place + 1])]
            elif kind == 3:
                lines.insert(place, rng.choice(encode.YAML_ODDITIES))
            else:
                lines[place:place + 1] = [encode.mutated_bytes(rng, b"".join(lines[place:place + 1]))]
            lines = lines or [b""]
        kinds = {b"kind: Job": "/apis/batch/v1/namespaces/fuzz/jobs",
            b"kind: CronJob": "/apis/batch/v1/namespaces/fuzz/cronjobs"}
        path = next((path for mark, path in kinds.items() if mark in text.split(b"\n")),
            "/apis/apps/v1/namespaces/fuzz/deployments")
        return [Step("POST", path, headers={"Content-Type": YAML}, body=b"\n".join(lines))]

    def framing(self):
        """What is odd about the connection, not about the object."""
        rng = self.rng
        host = b"Host: x\r\nAuthorization: Bearer fuzz\r\n"
        get = b"GET /api/v1/namespaces HTTP/1.1\r\n" + host
        post = b"POST /api/v1/namespaces/fuzz/configmaps?dryRun=All HTTP/1.1\r\n" + host
        post += b"Content-Type: application/json\r\n"
        body = b'{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}'
        chunked = b"Transfer-Encoding: chunked\r\n\r\n"
        length = b"Content-Length: %d\r\n\r\n" % len(body)
        return [Step("RAW", "/", raw=rng.choice([
            [get + b"\r\n" + get + b"\r\n" + get + b"\r\n"],
            [post + chunked + b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"], [post + chunked + b"zz\r\n"],
            [post + chunked + b"ffffffffffffffff\r\n" + body],
            [post + chunked + b"-1\r\n"], [post + chunked + b"1;ext=" + b"a" * 100000 + b"\r\n"],
            [post + chunked + b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\n\r\n"],
            [post + chunked + b"%x\r\n" % len(body) + body + b"\r\n0\r\nTrailer: x\r\n\r\n"],
            [post + length + body[:10], 0.2, body[10:]], [post + length + body[:10]],
            [post + b"Content-Length: -1\r\n\r\n"],
            [post + b"Content-Length: 99999999999999999999\r\n\r\n"],
            [post + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde"],
            [post + b"Content-Length: 3\r\n" + chunked + b"0\r\n\r\n"],
            [get + b"X: " + b"a" * 300000 + b"\r\n\r\n"], [get + b"X: a\r\n" * 2000 + b"\r\n"],
            [get + b"".join(b"X%d: a\r\n" % n for n in range(1000)) + b"\r\n"],
            [b"GET /" + b"a" * 300000 + b" HTTP/1.1\r\n\r\n"],
            [get + b": x\r\n\r\n"], [get + b"A B: x\r\n\r\n"], [get + b"A\x00: x\r\n\r\n"],
            [get + b" folded\r\n\r\n"], [b"\r\n\r\n" + get + b"\r\n"], [b"GET / HTTP/9.9\r\n\r\n"],
            [b"GET / HTTP/1.0\r\n\r\n"], [b"GET /\r\n\r\n"],
            [b"GET / HTTP/1.1\r\n\r\n"], [b"\x00" * 1000], [bytes(rng.randrange(256) for _ in range(1000))],
            [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"],
            [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(rng.randrange(256) for _ in range(200))],
            [get + b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
            [get + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n", 0.1, b"abcde"],
            [get[:20], 0.2, get[20:] + b"\r\n"], [post + length + body + b"GARBAGE\r\n\r\n"],
            [(get + b"\r\n") * 300], [(get.replace(b"GET /api/v1/namespaces",
                b"GET /api/v1/namespaces/fuzz/pods?watch=1&timeoutSeconds=1") + b"\r\n") * 3],
        ]))]
