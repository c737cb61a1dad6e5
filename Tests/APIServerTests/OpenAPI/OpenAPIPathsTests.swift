import ObjectModel
import Testing

@Suite struct OpenAPIPathsTests {
    /// kubectl merges where a definition's document says that it may, which no custom resource lets it.
    @Test func documentsNameThePatchesThatAreTaken() async throws {
        try await TestServer.run { server in
            #expect(try await Widgets.establish(Widgets.definition(), on: server))
            let api = try await TestConnection.open(server)
            let document = try await api.request("GET", "/openapi/v3/apis/example.com/v1").tree
            let path = "/apis/example.com/v1/namespaces/{namespace}/widgets/{name}"
            let operations = document["paths"]?[path]
            let patches = operations?["patch"]?["requestBody"]?["content"]?.objectValue?.entries.map(\.key) ?? []
            #expect(
                patches == [
                    "application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml",
                ])
            let forms = operations?["get"]?["responses"]?["200"]?["content"]?.objectValue?.entries.map(\.key) ?? []
            #expect(forms == ["application/json", "application/yaml"])
        }
    }
}
