import ObjectCoding
import ObjectModel
import TestKit

/// A request that a fuzz test makes.
struct RandomRequest: CustomStringConvertible {
    var method: String
    var target: String
    var headers: [(String, String)]
    var body: [UInt8]
    /// Whether it is a request at all as far as HTTP goes.
    var isWellFramed = true

    var bytes: [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(TestServer.token)\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        return Array((text + "Content-Length: \(body.count)\r\n\r\n").utf8) + body
    }

    var description: String {
        let head = headers.map { "\($0): \($1)" }.joined(separator: "\n")
        return "\(method) \(target)\n\(head)\n\n\(String(decoding: body.prefix(2000), as: UTF8.self))"
    }
}

/// Requests by chance, always the same for a seed. They are close enough to real ones to get deep.
struct RandomRequests {
    private var source: SeededGenerator
    private static let resources = Schema.kubernetes.resources

    init(seed: UInt64) { source = SeededGenerator(seed: seed) }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &source)]
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &source) < percent }

    mutating func next() -> RandomRequest {
        let resource = pick(Self.resources)
        var request = RandomRequest(
            method: pick([
                "GET", "GET", "POST", "POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "PATCH", "DELETE", "DELETE",
                "HEAD",
                "OPTIONS", "TRACE", "M-SEARCH",
            ]),
            target: path(resource), headers: [], body: [])
        request.target += query()
        if chance(50) { request.headers.append(("Accept", accept())) }
        if request.method != "GET", request.method != "HEAD" {
            (request.body, request.headers) = body(resource, request)
        }
        if chance(5) {
            request.headers.append(("Impersonate-\(pick(["User", "Group", "Uid", "Extra-a%2fb"]))", text()))
        }
        return request
    }

    // MARK: - Targets

    private mutating func path(_ resource: ResourceType) -> String {
        if chance(8) {
            return "/" + (0..<Int.random(in: 0...6, using: &source)).map { _ in segment() }.joined(separator: "/")
        }
        var parts = resource.group.isEmpty ? ["api"] : ["apis", resource.group]
        parts.append(resource.version)
        if resource.namespaced, chance(85) {
            parts += ["namespaces", pick(["default", "default", "kube-system", segment()])]
        }
        parts.append(resource.plural)
        if chance(65) { parts.append(pick(["a", "b", "default", segment()])) }
        if chance(30) {
            parts.append(
                resource.subresources.isEmpty || chance(10) ? segment() : pick(resource.subresources.map(\.name)))
        }
        if chance(5) { parts[Int.random(in: 0..<parts.count, using: &source)] = segment() }
        if chance(4) { parts.append(segment()) }
        return "/" + parts.joined(separator: "/")
    }

    private mutating func segment() -> String {
        pick([
            "", ".", "..", "%2F", "%00", "%FF%FE", "%", "%zz", "a%20b", "A", "*", "watch", "status", "scale", "proxy",
            "x",
            "api", "apis", "v1", "namespaces", "default", "%2e%2e", "a+b", "~", "'", "openapi", "v2", "v3", "healthz",
            String(repeating: "x", count: 300),
        ])
    }

    private mutating func query() -> String {
        guard chance(60) else { return chance(5) ? "?" : "" }
        let keys = [
            "watch", "limit", "continue", "labelSelector", "fieldSelector", "resourceVersion", "resourceVersionMatch",
            "timeoutSeconds", "allowWatchBookmarks", "sendInitialEvents", "dryRun", "fieldManager", "fieldValidation",
            "gracePeriodSeconds", "propagationPolicy", "orphanDependents", "pretty", "includeObject", "container",
            "follow",
            "tailLines", "limitBytes", "sinceSeconds", "sinceTime", "previous", "timestamps", "force", "", "verbose",
        ]
        let pairs = (0..<Int.random(in: 1...4, using: &source)).map { _ in "\(pick(keys))=\(value())" }
        return "?" + pairs.joined(separator: pick(["&", "&", "&", "&&", ";"]))
    }

    private mutating func value() -> String {
        pick([
            "", "0", "1", "-1", "true", "false", "All", "Strict", "Ignore", "Warn", "Exact", "NotOlderThan", "x",
            "None",
            "Object", "Metadata", "Orphan", "Foreground", "Background", "9223372036854775807", "-9223372036854775808",
            "18446744073709551615", "99999999999999999999999", "1e9", "a%3Db", "a%20in%20(b,c)", "!a", "a,b,,",
            "a%3D%3D",
            "a%20notin%20()", "metadata.name%3Da", "metadata.name!%3Da,spec.nodeName%3D", "spec.x%3Dy", "%FF", "%00",
            "2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-00-00",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6Mywic3RhcnQiOiJhIn0",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6LTEsInN0YXJ0IjoiXHUwMDAwIn0", String(repeating: "(", count: 2000),
        ])
    }

    private mutating func accept() -> String {
        pick([
            "*/*", "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "text/html", "",
            ",,;;q=",
            "application/json;as=Table;v=v1;g=meta.k8s.io",
            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
            "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", "application/json;q=0, */*;q=x",
            "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json",
            "application/json;as=APIGroupDiscoveryList;v=v2;g=apidiscovery.k8s.io", "application/json;pretty=1",
        ])
    }

    // MARK: - Bodies

    private mutating func body(_ resource: ResourceType, _ request: RandomRequest) -> ([UInt8], [(String, String)]) {
        var headers = request.headers
        let isPatch = request.method == "PATCH"
        let patches = ["json-patch", "merge-patch", "strategic-merge-patch"].map { "application/\($0)+json" }
        let objects = [
            "application/json", "application/json", "application/yaml", "application/vnd.kubernetes.protobuf",
        ]
        let type = isPatch ? pick(patches) : pick(objects)
        let stated = chance(5) ? pick(["text/plain", "", "application/json;;", "*/*", "application/cbor"]) : type
        if !stated.isEmpty { headers.append(("Content-Type", stated)) }
        if chance(5) { return (noise(), headers) }
        let name = request.target.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? "a"
        let tree =
            type == patches[0] ? jsonPatch() : object(resource, name: chance(70) ? pick([name, "a", "b"]) : text())
        var bytes: [UInt8]
        switch type {
        case "application/yaml": bytes = YAML.encode(tree)
        case "application/vnd.kubernetes.protobuf":
            bytes = Protobuf.encode(
                tree, as: resource.message, schema: .kubernetes, apiVersion: resource.apiVersion, kind: resource.kind)
        default: bytes = JSON.encode(tree)
        }
        if chance(30) { mutate(&bytes) }
        return (bytes, headers)
    }

    private mutating func noise() -> [UInt8] {
        if chance(40) {
            return (0..<Int.random(in: 0...500, using: &source)).map { _ in UInt8.random(in: 0...255, using: &source) }
        }
        let deep = Int.random(in: 1...20_000, using: &source)
        return Array(
            pick([
                String(repeating: "[", count: deep), String(repeating: #"{"a":"#, count: deep),
                String(repeating: "- ", count: deep), #"{"metadata":{"name":1e999}}"#, #"{"a":1,"a":1,"a":{"a":[]}}"#,
                "null",
                "[]", "\"x\"", "9" + String(repeating: "9", count: deep), "{\"\u{FEFF}\":\"\\ud800\"}", "--- \n--- \n",
                "&a [*a]",
                "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
                    + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]",
            ]).utf8)
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        for _ in 0..<Int.random(in: 1...4, using: &source) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &source)
            switch Int.random(in: 0..<4, using: &source) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &source)
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
            default: bytes.removeLast(Int.random(in: 0...min(bytes.count, 20), using: &source))
            }
        }
    }

    private mutating func jsonPatch() -> Value {
        let paths = [
            "", "/", "/metadata/labels/a", "/metadata/name", "/spec", "/data", "/data/a~1b", "/x/-1", "/metadata",
            "/a/b/c",
        ]
        return .array(
            (0..<Int.random(in: 0...4, using: &source)).map { _ in
                .object([
                    "op": .string(pick(["add", "remove", "replace", "move", "copy", "test", "no"])),
                    "path": .string(pick(paths)), "from": .string(pick(paths)), "value": scalar(),
                ])
            })
    }

    private mutating func object(_ resource: ResourceType, name: String) -> Value {
        var fields = message(resource.message, depth: 0)
        fields["kind"] = .string(resource.kind)
        fields["apiVersion"] = .string(resource.apiVersion)
        var metadata = fields.object("metadata")
        metadata["name"] = .string(name)
        if chance(90) {
            for key in ["resourceVersion", "uid", "namespace", "deletionTimestamp", "generateName"] {
                metadata[key] = nil
            }
        }
        fields["metadata"] = .object(metadata)
        return .object(fields)
    }

    private mutating func message(_ id: MessageID, depth: Int) -> Fields {
        var fields = Fields()
        let known = Schema.kubernetes[id].fields
        // The deeper, the fewer: objects stay small.
        let percent = depth == 0 ? 90 : max(5, 45 - 8 * depth)
        for field in known where chance(percent) { fields[field.name] = value(of: field, depth) }
        if chance(3) { fields["unknown"] = scalar() }
        return fields
    }

    private mutating func value(of field: FieldType, _ depth: Int) -> Value {
        if chance(3) { return scalar() }
        switch field.shape {
        case .single: return element(field, depth)
        case .list:
            return .array((0..<Int.random(in: 0...2, using: &source)).map { _ in element(field, depth) })
        case .map:
            return .object(
                Fields((0..<Int.random(in: 0...2, using: &source)).map { ("\(text())\($0)", element(field, depth)) }))
        }
    }

    private mutating func element(_ field: FieldType, _ depth: Int) -> Value {
        switch field.scalar {
        case .string, .bytes, .time, .microTime, .quantity, .intOrString: .string(text())
        case .bool: .bool(chance(50))
        case .message(let id): depth > 7 ? .object(Fields()) : .object(message(id, depth: depth + 1))
        case .int32, .int64, .double, .any, .strings: scalar()
        }
    }

    private mutating func text() -> String {
        pick([
            "", "a", "b", "default", "Always", "Never", "OnFailure", "TCP", "80", "10%", "Indexed", "In", "Exists",
            "1Gi", "5m",
            "1e400Gi", "10.96.0.1", "::1", "example.com/a", "-", "Ü", "\u{0}", "\n", "a=b", "NodePort", "ClusterIP",
            "None",
            "2026-01-01T00:00:00Z", "* * * * *", "@every 1s", "v1", "Pod", "ConfigMap",
            String(repeating: "x", count: 300),
        ])
    }

    private mutating func scalar() -> Value {
        switch Int.random(in: 0..<7, using: &source) {
        case 0: .null
        case 1: .int(pick([0, 1, -1, 5, 80, 65_536, 1 << 31, .max, .min]))
        case 2: .double(pick([0.5, -0.5, 1e300, 1e-300]))
        case 3: .bool(true)
        case 4: .array([])
        case 5: .object(Fields())
        default: .string(text())
        }
    }
}
