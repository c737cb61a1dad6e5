import APIClient
import APIServer
import ObjectModel
import Testing

/// The API without HTTP, as the parts of Swiftlet use it.
@Suite struct LocalAPIClientTests {
    @Test func whatIsAppliedBelongsToItsManager() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(TestServer.configMap("c", ["a": "old", "b": "2"]))
            func apply(_ data: Value) async throws -> ConfigMap {
                let wanted: Value = [
                    "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "c"], "data": data,
                ]
                return try await server.client.patch(
                    ConfigMap.self, namespace: "default", name: "c", .apply(wanted, manager: "sorter"))
            }
            let first = try await apply(["a": "new", "c": "3"])
            #expect(first.data == ["a": "new", "b": "2", "c": "3"])
            let owner = try #require(first.metadata.managedFields.first { $0.manager == "sorter" })
            #expect(owner.operation == "Apply")
            #expect(try await apply(["a": "new"]).data == ["a": "new", "b": "2"], "what it left out goes")
        }
    }
}
