import Foundation
import ObjectCoding
import ObjectModel
import ObjectRules
import Testing

/// What the repository offers newcomers is what the rules accept, read as strictly as clients can ask for.
@Suite struct ExamplesTests {
    /// Every object of `examples/`, with the file it is in.
    private static func documents() throws -> [(file: String, text: String)] {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 1...4 { root.deleteLastPathComponent() }
        let folder = root.appending(path: "examples")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        return try files.sorted().flatMap { file in
            try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                .components(separatedBy: "\n---\n").map { (file, $0) }
        }
    }

    /// Kinds that the examples define themselves: what their objects are is not for the rules of Kubernetes.
    private static func customKinds(_ documents: [(file: String, text: String)]) throws -> Set<String> {
        Set(
            try documents.compactMap { document in
                let stated = try YAML.parse(Array(document.text.utf8)).value
                guard stated["kind"] == "CustomResourceDefinition" else { return nil }
                return CustomResourceDefinition(stated).spec.names.kind
            })
    }

    @Test func everyExampleIsAccepted() throws {
        let decoder = ObjectDecoder(schema: .kubernetes)
        let documents = try Self.documents()
        #expect(documents.count >= 5)
        let custom = try Self.customKinds(documents)
        for (file, text) in documents {
            let stated = try YAML.parse(Array(text.utf8)).value
            if custom.contains(stated["kind"]?.stringValue ?? "") { continue }
            let resource = try resource(of: stated)
            let decoded = try decoder.decodeYAML(Array(text.utf8), as: ExpectedKind(resource))
            #expect(decoded.strictErrors.isEmpty, "\(file)")
            var object = decoded.value
            if resource.namespaced { object["metadata"]?["namespace"] = "default" }
            let created = try created(object)
            #expect(Validation.create(created, resource: resource).isEmpty, "\(file)")
        }
    }
}
