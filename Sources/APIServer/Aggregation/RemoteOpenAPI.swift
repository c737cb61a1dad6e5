import ObjectCoding
import ObjectModel
import OutgoingHTTP

/// What another server's OpenAPI documents say of the group version of its APIService.
struct RemoteOpenAPI: Sendable, Equatable {
    /// Its document below `/openapi/v3`, and where it was read, which names a hash; nil where there is none.
    var v3: [UInt8]?
    var v3Place = ""
    /// The `paths` and `definitions` of its Swagger 2.0, and the tag it came with.
    var paths = Fields()
    var definitions = Fields()
    var v2Tag = ""

    static func == (left: RemoteOpenAPI, right: RemoteOpenAPI) -> Bool {
        left.v3Place == right.v3Place && left.v2Tag == right.v2Tag && left.v3 == right.v3
            && left.paths == right.paths && left.definitions == right.definitions
    }
}

/// Reads the OpenAPI documents of other servers, each only when it has changed.
struct RemoteOpenAPIReader: Sendable {
    let http: HTTPClient
    let endpoint: HTTPEndpoint
    let remote: RemoteService

    /// The documents as they are now. What can't be had stays as it was: a server may be busy, or have none.
    func documents() async -> RemoteOpenAPI {
        var known = remote.openAPI
        await readV3(&known)
        await readV2(&known)
        return known
    }

    private func readV3(_ known: inout RemoteOpenAPI) async {
        guard let index = await get("/openapi/v3").flatMap(Self.parsed) else { return }
        let name = "apis/\(remote.group)/\(remote.version)"
        guard let place = index.at("paths", name, "serverRelativeURL")?.stringValue else {
            known.v3 = nil
            known.v3Place = ""
            return
        }
        guard place != known.v3Place, place.hasPrefix("/"), let document = await get(place),
            Self.parsed(document) != nil
        else { return }
        known.v3 = document.body
        known.v3Place = place
    }

    private func readV2(_ known: inout RemoteOpenAPI) async {
        guard let answer = await get("/openapi/v2", tag: known.v2Tag), let document = Self.parsed(answer) else {
            return
        }
        let prefix = "/apis/\(remote.group)/\(remote.version)/"
        let paths = (document["paths"]?.objectValue ?? Fields()).filter { "\($0.key)/".hasPrefix(prefix) }
        let own = Fields(uniqueEntries: paths)
        known.paths = own
        known.definitions = SwaggerDefinitions(document["definitions"]?.objectValue ?? Fields())
            .needed(by: .object(own), ofGroup: remote.group, version: remote.version)
        known.v2Tag = answer["ETag"] ?? ""
    }

    /// nil for everything but 200.
    private func get(_ target: String, tag: String = "") async -> IncomingAnswer? {
        var headers = [
            ("Accept", "application/json"), ("X-Remote-User", "system:aggregator"),
            ("X-Remote-Group", "system:masters"),
        ]
        if !tag.isEmpty { headers.append(("If-None-Match", tag)) }
        let request = OutgoingRequest(method: "GET", target: target, headers: headers)
        do throws(HTTPClientError) {
            let answer = try await http.send(
                request, to: endpoint, within: .seconds(ServerLimits.discoverySeconds),
                limit: ServerLimits.remoteOpenAPIBytes)
            return answer.status == 200 ? answer : nil
        } catch {
            // Whether it answers at all is told by the condition of its APIService.
            return nil
        }
    }

    private static func parsed(_ answer: IncomingAnswer) -> Value? {
        do throws(CodingError) {
            return try JSON.parse(answer.body)
        } catch {
            return nil
        }
    }
}

/// The `definitions` of a Swagger 2.0 document, which refer to one another by name.
struct SwaggerDefinitions {
    private static let prefix = "#/definitions/"
    private(set) var all: Fields

    init(_ all: Fields) { self.all = all }

    /// Those that a document refers to and those of the kinds of a version, with all that they refer to.
    func needed(by paths: Value, ofGroup group: String, version: String) -> Fields {
        var waiting = Self.references(in: paths)
        for entry in all where Self.isKind(entry.value, group, version) { waiting.insert(entry.key) }
        var found: Set<String> = []
        while let name = waiting.popFirst() {
            guard found.insert(name).inserted, let definition = all[name] else { continue }
            waiting.formUnion(Self.references(in: definition).subtracting(found))
        }
        return Fields(uniqueEntries: all.filter { found.contains($0.key) })
    }

    private static func isKind(_ definition: Value, _ group: String, _ version: String) -> Bool {
        (definition["x-kubernetes-group-version-kind"]?.arrayValue ?? []).contains {
            $0["group"]?.stringValue == group && $0["version"]?.stringValue == version
        }
    }

    private static func references(in value: Value) -> Set<String> {
        switch value {
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(references(in: $1)) }
        case .object(let fields):
            fields.reduce(into: []) { names, entry in
                if entry.key == "$ref", let name = name(of: entry.value) {
                    names.insert(name)
                } else {
                    names.formUnion(references(in: entry.value))
                }
            }
        default: []
        }
    }

    private static func name(of reference: Value) -> String? {
        guard let text = reference.stringValue, text.hasPrefix(prefix) else { return nil }
        return String(text.dropFirst(prefix.count))
    }

    /// Takes those of another document in. Where a name stands for something else here, theirs gets `_v2`, or the next
    /// number that is free; the answer is their paths with the names they have now.
    mutating func merge(_ definitions: Fields, paths: Fields) -> Fields {
        var names: [String: String] = [:]
        for entry in definitions {
            var (name, number) = (entry.key, 1)
            while let known = all[name], known != entry.value {
                number += 1
                name = "\(entry.key)_v\(number)"
            }
            if name != entry.key { names[entry.key] = name }
        }
        for entry in definitions {
            let name = names[entry.key] ?? entry.key
            if all[name] == nil { all[name] = Self.renamed(entry.value, names) }
        }
        return Self.renamed(.object(paths), names).objectValue ?? paths
    }

    private static func renamed(_ value: Value, _ names: [String: String]) -> Value {
        guard !names.isEmpty else { return value }
        switch value {
        case .array(let elements): return .array(elements.map { renamed($0, names) })
        case .object(let fields):
            return .object(
                Fields(
                    uniqueEntries: fields.map { entry in
                        if entry.key == "$ref", let name = name(of: entry.value), let other = names[name] {
                            return Fields.Entry(key: entry.key, value: .string(prefix + other))
                        }
                        return Fields.Entry(key: entry.key, value: renamed(entry.value, names))
                    }))
        default: return value
        }
    }
}
