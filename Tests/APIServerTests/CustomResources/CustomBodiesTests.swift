import ObjectModel
import Testing

@Suite struct CustomBodiesTests {
    private static let schema: Value = [
        "type": "object",
        "properties": [
            "template": [
                "type": "object", "x-kubernetes-embedded-resource": true, "x-kubernetes-preserve-unknown-fields": true,
            ]
        ],
    ]

    private static func body(_ metadata: String) -> [UInt8] {
        Array(
            (#"{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"generateName":"w-"},"spec":{"template":"#
                + #"{"apiVersion":"v1","kind":"Pod","metadata":\#(metadata)}}}"#).utf8)
    }

    /// What stands twice in YAML is one text of several lines, and as many warnings.
    @Test func linesOfYAMLAreWarnedOfOneByOne() async throws {
        try await TestServer.run { server in
            #expect(try await Widgets.establish(Widgets.definition(), on: server))
            let api = try await TestConnection.open(server)
            let text = "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: a\n  name: b\n  name: c\n"
            let answer = try await api.request(
                "POST", "/apis/example.com/v1/namespaces/default/widgets",
                headers: [("Content-Type", "application/yaml")], body: Array(text.utf8))
            #expect(answer.status == 201)
            let warnings = answer.headers.filter { $0.0.lowercased() == "warning" }.map { $0.1 }
            #expect(
                warnings == [5, 6].map { #"299 - "line \#($0): key \"name\" already set in map""# })
            await api.close()
        }
    }

    /// What no metadata has is taken from the metadata of embedded objects as from that of the object.
    @Test func embeddedMetadataIsMetadata() async throws {
        try await TestServer.run { server in
            #expect(try await Widgets.establish(Widgets.definition(spec: Self.schema), on: server))
            let api = try await TestConnection.open(server)
            let path = "/apis/example.com/v1/namespaces/default/widgets"
            let json = [("Content-Type", "application/json")]
            let unknown = Self.body(#"{"name":"p","other":1}"#)
            let strict = try await api.request("POST", path + "?fieldValidation=Strict", headers: json, body: unknown)
            #expect(strict.status == 400)
            #expect(strict.text.contains(#"unknown field \"spec.template.metadata.other\""#))
            let made = try await api.request("POST", path, headers: json, body: unknown)
            #expect(made.status == 201 && !made.text.contains("other"))
            let wrong = try await api.request("POST", path, headers: json, body: Self.body(#"{"labels":{"a":1}}"#))
            #expect(wrong.status == 400)
        }
    }
}
