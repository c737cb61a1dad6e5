"""The kinds that the server serves and what they are made of, from its own OpenAPI v3 documents."""
from . import values


class Kind:
    """A kind with the path of its collection; `subresources` by name: the methods it takes and the kind of its body."""

    def __init__(self, group, version, kind, plural, namespaced):
        self.api_version = f"{group}/{version}" if group else version
        self.group, self.version, self.kind, self.plural, self.namespaced = group, version, kind, plural, namespaced
        self.subresources = {}
        self.methods = set()

    def collection(self, namespace):
        root = f"/apis/{self.group}/{self.version}" if self.group else f"/api/{self.version}"
        return f"{root}/namespaces/{namespace}/{self.plural}" if self.namespaced else f"{root}/{self.plural}"


class Schema:
    def __init__(self, wire):
        self.kinds = {}
        self.definitions = {}
        self.by_kind = {}
        for name in sorted(wire.request("GET", "/openapi/v3").json()["paths"]):
            if name.count("/") >= 1 and name.split("/")[-1].startswith("v"):
                self._read(wire.request("GET", f"/openapi/v3/{name}").json())

    def _read(self, document):
        self.definitions.update(document.get("components", {}).get("schemas", {}))
        for name, definition in document.get("components", {}).get("schemas", {}).items():
            for gvk in definition.get("x-kubernetes-group-version-kind", []):
                self.by_kind[gvk["group"], gvk["version"], gvk["kind"]] = name
        for path, operations in sorted(document["paths"].items()):
            parts = path.strip("/").split("/")
            namespaced = "{namespace}" in parts
            tail = parts[parts.index("{namespace}") + 1:] if namespaced else parts[2 if parts[0] == "api" else 3:]
            if not tail or "watch" in parts:
                continue
            group, version = ("", parts[1]) if parts[0] == "api" else (parts[1], parts[2])
            for method, operation in operations.items():
                gvk = operation.get("x-kubernetes-group-version-kind") if isinstance(operation, dict) else None
                if not gvk:
                    continue
                if len(tail) == 1 and method == "post" and (namespaced or (group, version,
                    tail[0]) not in self.kinds):
                    kind = Kind(group, version, gvk["kind"], tail[0], namespaced)
                    old = self.kinds.get((group, version, tail[0]))
                    if old:
                        kind.subresources = old.subresources
                    self.kinds[group, version, tail[0]] = kind
                kind = self.kinds.get((group, version, tail[0]))
                if kind and len(tail) == 2:
                    kind.methods.add(method)
                elif kind and len(tail) >= 3:
                    methods, _ = kind.subresources.get(tail[2], (set(), ""))
                    kind.subresources[tail[2]] = (methods | {method}, gvk["kind"])

    def kind_of(self, tree):
        api_version, name = tree["apiVersion"], tree["kind"]
        group, _, version = api_version.rpartition("/")
        for kind in self.kinds.values():
            if (kind.group, kind.version, kind.kind) == (group, version, name):
                return kind
        return None

    def resolve(self, definition):
        """The definition behind references."""
        while definition is not None:
            reference = definition.get("$ref") or next(
                (part["$ref"] for part in definition.get("allOf", []) if "$ref" in part), None)
            if not reference:
                return definition
            name = reference.rsplit("/", 1)[1]
            definition = self.definitions.get(name)
            if name.endswith(".Quantity"):
                return {"type": "string", "format": "quantity"}
        return {}

    def of(self, api_version, kind):
        group, _, version = api_version.rpartition("/")
        return self.resolve({"$ref": "/" + self.by_kind.get((group, version, kind), "")})

    def child(self, definition, step):
        """The definition of a member or an element."""
        definition = self.resolve(definition)
        if isinstance(step, int):
            return self.resolve(definition.get("items", {}))
        members = definition.get("properties", {})
        return self.resolve(members.get(step) or definition.get("additionalProperties") or {})

    def make(self, rng, definition, name="", depth=0):
        """A value that fits the definition, of the kind that its name lets expect."""
        definition = self.resolve(definition)
        kind = definition.get("type")
        if definition.get("enum"):
            return rng.choice(definition["enum"])
        if definition.get("format") == "quantity":
            return rng.choice(values.QUANTITIES[:8] if rng.random() < 0.7 else values.QUANTITIES)
        if definition.get("format") == "int-or-string" or "oneOf" in definition:
            return rng.choice(values.INT_OR_STRING)
        if definition.get("format") == "date-time":
            return rng.choice(values.TIMES[:1] if rng.random() < 0.7 else values.TIMES)
        if definition.get("format") == "byte":
            return rng.choice(["", "YQ==", "AAAA", "!", "YQ"])
        if kind == "string":
            return rng.choice(["a", "x", "a.b", "a/b"]) if rng.random() < 0.6 else values.for_field(rng, name)
        if kind == "integer":
            return rng.choice([0, 1, 2, 5, 80]) if rng.random() < 0.7 else rng.choice(values.NUMBERS)
        if kind == "number":
            return rng.choice([0, 1, 0.5, 1e300])
        if kind == "boolean":
            return rng.random() < 0.5
        if kind == "array":
            count = 0 if depth > 8 else rng.choice([0, 1, 1, 2])
            return [self.make(rng, definition.get("items", {}), name, depth + 1) for _ in range(count)]
        members = definition.get("properties")
        if members:
            required = set(definition.get("required", []))
            chance = 0.5 if len(members) < 6 else 0.2
            return {
                key: self.make(rng, member, key, depth + 1) for key, member in members.items()
                if depth < 9 and (key in required or rng.random() < chance / (1 + depth / 4))}
        if "additionalProperties" in definition:
            return {key: self.make(rng, definition["additionalProperties"], key, depth + 1)
                    for key in rng.sample(["a", "cpu", "memory", "a/b", "", "pods"], rng.choice([0, 1, 2]))}
        return rng.choice([{}, {"a": 1}])
