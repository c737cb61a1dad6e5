import ObjectModel

/// A definition for tests of custom resources.
enum Widgets {
    static let definitions = TestServer.resource("customresourcedefinitions", group: "apiextensions.k8s.io")

    /// `widgets.example.com` with a schema for `spec`, and the definition's status subresources.
    static func definition(spec: Value = ["type": "object"], hasStatus: Bool = true) -> Value {
        var version: Fields = [
            "name": "v1", "served": true, "storage": true,
            "schema": ["openAPIV3Schema": ["type": "object", "properties": ["spec": spec]]],
        ]
        if hasStatus { version["subresources"] = ["status": .object(Fields())] }
        return [
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": "widgets.example.com"],
            "spec": [
                "group": "example.com", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
                "versions": [.object(version)],
            ],
        ]
    }

    /// Creates a definition and waits until its objects can be made; the server has to listen.
    static func establish(_ definition: Value, on server: TestServer) async throws -> Bool {
        try await server.create(definition, definitions)
        return await settles {
            do {
                let now = try await server.client.get(definitions, namespace: "", name: definition.name)
                return CustomResourceDefinition(now).status.conditions.contains {
                    $0.type == "Established" && $0.status == "True"
                }
            } catch {
                return false
            }
        }
    }

    /// The resource as others name it: what the server knows of it is the server's business.
    static let resource = resource(version: "v1")

    static func resource(version: String) -> ResourceType {
        ResourceType(
            group: "example.com", version: version, plural: "widgets", singular: "widget", kind: "Widget",
            shortNames: [], categories: [], namespaced: true, verbs: [], subresources: [], selectable: [], columns: [],
            message: Schema.kubernetes.messageID("meta.v1.PartialObjectMetadata") ?? 0, definition: Name())
    }

    private final class Name: ResourceDefinition {}

    static func widget(_ name: String, _ spec: Value) -> Value {
        [
            "apiVersion": "example.com/v1", "kind": "Widget",
            "metadata": ["name": .string(name), "namespace": "default"], "spec": spec,
        ]
    }
}
