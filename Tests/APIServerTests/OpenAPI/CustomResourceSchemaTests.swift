import ObjectCoding
import ObjectModel
import Testing

@Suite struct CustomResourceSchemaTests {
    private static func definition(schema: Value) -> Value {
        [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "widgets.example.com"],
            "spec": [
                "group": "example.com", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
                "versions": [
                    ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema]]
                ],
            ],
        ]
    }

    /// kubectl refuses members that a definition with any members does not have, such as in the items of a List.
    @Test func objectsThatKeepUnknownFieldsHaveNoMembersInVersion2() async throws {
        let schema: Value = [
            "type": "object", "x-kubernetes-preserve-unknown-fields": true,
            "properties": ["spec": ["type": "object"]],
        ]
        try await TestServer.run { server in
            #expect(try await Widgets.establish(Self.definition(schema: schema), on: server))
            let api = try await TestConnection.open(server)
            let swagger = try JSON.parse(try await api.request("GET", "/openapi/v2").body)
            #expect(
                swagger["definitions"]?["com.example.v1.Widget"] == [
                    "type": "object",
                    "x-kubernetes-group-version-kind": [["group": "example.com", "version": "v1", "kind": "Widget"]],
                ])
            let document = try JSON.parse(try await api.request("GET", "/openapi/v3/apis/example.com/v1").body)
            let widget = document["components"]?["schemas"]?["com.example.v1.Widget"]
            #expect(widget?["properties"]?.objectValue?.map(\.key) == ["apiVersion", "kind", "metadata", "spec"])
            await api.close()
        }
    }
}
