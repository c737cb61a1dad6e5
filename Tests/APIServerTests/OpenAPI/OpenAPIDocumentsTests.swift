import APIServer
import ObjectCoding
import ObjectModel
import Testing

struct OpenAPIDocumentsTests {
    private static let documents = OpenAPIDocuments(schema: .kubernetes)

    private func v2() throws -> Value { try JSON.parse(Self.documents.v2().bytes) }

    private func v3(_ name: String) throws -> Value {
        try JSON.parse(try #require(Self.documents.v3(name)).bytes)
    }

    /// The targets of all references in a document.
    private func references(_ value: Value) -> Set<String> {
        switch value {
        case .object(let fields):
            return fields.reduce(into: []) { found, member in
                if member.key == "$ref", let target = member.value.stringValue { found.insert(target) }
                found.formUnion(references(member.value))
            }
        case .array(let elements): return elements.reduce(into: []) { $0.formUnion(references($1)) }
        default: return []
        }
    }

    @Test func v2HasPathsAndDefinitions() throws {
        let document = try v2()
        #expect(document["swagger"] == "2.0")
        let pod = try #require(document["definitions"]?["io.k8s.api.core.v1.Pod"])
        #expect(pod.at("properties", "spec", "$ref") == "#/definitions/io.k8s.api.core.v1.PodSpec")
        let kinds: Value = [["group": "", "version": "v1", "kind": "Pod"]]
        #expect(pod["x-kubernetes-group-version-kind"] == kinds)
        let create = document["paths"]?["/api/v1/namespaces/{namespace}/pods"]?["post"]
        #expect(create?["x-kubernetes-action"] == "post")
        #expect(create?["parameters"]?.arrayValue?.first?["in"] == "body")
    }

    @Test func v2ReferencesLeadSomewhere() throws {
        let document = try v2()
        let defined = Set((document["definitions"]?.objectValue?.keys ?? []).map { "#/definitions/\($0)" })
        #expect(references(document).subtracting(defined).isEmpty)
        #expect(defined.count > 300)
    }

    @Test func mergeRulesAreStated() throws {
        let spec = try #require(try v2()["definitions"]?["io.k8s.api.core.v1.PodSpec"])
        let containers = spec.at("properties", "containers")
        #expect(containers?["x-kubernetes-patch-strategy"] == "merge")
        #expect(containers?["x-kubernetes-patch-merge-key"] == "name")
        #expect(containers?["x-kubernetes-list-type"] == "map")
        #expect(containers?["x-kubernetes-list-map-keys"] == ["name"])
        #expect(spec.at("properties", "volumes", "x-kubernetes-patch-strategy") == "merge,retainKeys")
        #expect(spec["required"] == ["containers"])
    }

    @Test func operationIdsAreUnique() throws {
        let paths = try #require(try v2()["paths"]?.objectValue)
        let ids = paths.flatMap { $0.value.objectValue ?? Fields() }.compactMap { $0.value["operationId"]?.stringValue }
        let repeated = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys
        #expect(repeated.isEmpty, "\(repeated.sorted())")
    }

    @Test func patchesTakeFieldValidation() throws {
        let job = try v3("apis/batch/v1")["paths"]?["/apis/batch/v1/namespaces/{namespace}/jobs/{name}"]
        let names = job?.at("patch", "parameters")?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
        #expect(Set(names).isSuperset(of: ["dryRun", "fieldManager", "fieldValidation", "force"]))
        let kind = job?.at("patch", "x-kubernetes-group-version-kind")
        #expect(kind == ["group": "batch", "version": "v1", "kind": "Job"])
    }

    @Test func v3WrapsReferencesThatHaveCompany() throws {
        let schemas = try v3("apis/batch/v1").at("components", "schemas")
        let job = schemas?["io.k8s.api.batch.v1.Job"]
        let reference: Value = [["$ref": "#/components/schemas/io.k8s.api.batch.v1.JobSpec"]]
        #expect(job?.at("properties", "spec", "allOf") == reference)
        #expect(job?.at("properties", "spec", "default") == .object(Fields()))
        #expect(job?.at("properties", "spec", "$ref") == nil)
        let policy = schemas?["io.k8s.api.batch.v1.JobSpec"]?.at("properties", "podFailurePolicy")
        #expect(policy?["default"] == nil)
        #expect(schemas?["io.k8s.apimachinery.pkg.util.intstr.IntOrString"]?["oneOf"]?.arrayValue?.count == 2)
    }

    @Test func indexNamesEveryDocument() throws {
        let paths = try #require(try JSON.parse(Self.documents.v3Index().bytes)["paths"]?.objectValue)
        #expect(Set(paths.keys).isSuperset(of: ["api", "api/v1", "apis", "apis/apps", "apis/apps/v1", "version"]))
        for path in paths {
            let url = try #require(path.value["serverRelativeURL"]?.stringValue)
            let document = try #require(Self.documents.v3(path.key))
            #expect(url == "/openapi/v3/\(path.key)?hash=\(document.hash)")
            let content = try JSON.parse(document.bytes)
            let defined = Set((content.at("components", "schemas")?.objectValue?.keys ?? []))
            #expect(references(content).subtracting(defined.map { "#/components/schemas/\($0)" }).isEmpty)
        }
        #expect(Self.documents.v3("apis/nope/v1") == nil)
    }

    /// Walks the protobuf form by hand: the document names swagger 2.0 and holds as many definitions as the JSON form.
    @Test func protobufHoldsTheSameDefinitions() throws {
        let document = try fields(Self.documents.v2Protobuf().bytes[...])
        #expect(document.first?.number == 1)
        #expect(document.first.map { String(decoding: $0.content, as: UTF8.self) } == "2.0")
        let definitions = try fields(try #require(document.first { $0.number == 9 }).content)
        let names = try definitions.map { definition in
            String(decoding: try #require(try fields(definition.content).first).content, as: UTF8.self)
        }
        #expect(names == (try v2()["definitions"]?.objectValue?.keys))
    }

    /// Go's clients parse the type of every answer, and refuse one that is no media type.
    @Test func protobufIsAskedForByTwoNamesAndAnsweredByOne() {
        let types = Self.documents.v2Protobuf().mediaType.split(separator: "/")
        #expect(types.count == 2)
        #expect(types.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || ".+-".contains($0) } })
        for name in ["v2@v1.0", "v2.v1.0"] {
            let accept = "application/com.github.proto-openapi.spec.\(name)+protobuf"
            #expect(OpenAPIDocuments.acceptsV2Protobuf("application/json;q=0.1, \(accept)"))
        }
        #expect(!OpenAPIDocuments.acceptsV2Protobuf("application/json"))
    }

    private struct Malformed: Error {}

    /// The fields of a message that has none but those with a length, and varints, which are left out.
    private func fields(_ bytes: ArraySlice<UInt8>) throws -> [(number: Int, content: ArraySlice<UInt8>)] {
        var rest = bytes
        func varint() throws -> Int {
            var number = 0
            for shift in stride(from: 0, to: 63, by: 7) {
                guard let byte = rest.popFirst() else { throw Malformed() }
                number |= Int(byte & 0x7f) << shift
                if byte < 0x80 { return number }
            }
            throw Malformed()
        }
        var found: [(number: Int, content: ArraySlice<UInt8>)] = []
        while !rest.isEmpty {
            let tag = try varint()
            if tag & 7 == 0 {
                _ = try varint()
                continue
            }
            let length = try varint()
            guard tag & 7 == 2, rest.count >= length else { throw Malformed() }
            found.append((tag >> 3, rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return found
    }
}
