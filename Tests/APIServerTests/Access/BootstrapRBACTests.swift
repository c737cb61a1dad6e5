import AccessRules
import APIServer
import ObjectModel
import Testing

/// The roles of every cluster, over several starts.
@Suite struct BootstrapRBACTests {
    private static let clusterRoles = TestServer.resource("clusterroles", group: "rbac.authorization.k8s.io")
    private static let bindings = TestServer.resource("clusterrolebindings", group: "rbac.authorization.k8s.io")

    @Test func theSecondStartWritesNothing() async throws {
        try await TestServer.run(listens: false, hasPolicy: true) { server in
            let revision = server.store.revision
            try await server.server.reconcileBootstrapPolicy()
            #expect(server.store.revision == revision)
            let count =
                ["roles", "clusterroles", "rolebindings", "clusterrolebindings"]
                .map { server.store.count(resource: "\($0).rbac.authorization.k8s.io") }.reduce(0, +)
            #expect(count == BootstrapPolicy.all.count)
        }
    }

    @Test func whatWasTakenAwayComesBack() async throws {
        try await TestServer.run(listens: false, hasPolicy: true) { server in
            _ = try await server.client.delete(
                Self.clusterRoles, namespace: "", name: "system:discovery", options: .init())
            _ = try await server.client.patch(
                Self.clusterRoles, namespace: "", name: "system:basic-user", subresource: nil,
                patch: .merge(["rules": [["verbs": ["get"], "nonResourceURLs": ["/mine"]]]]))
            _ = try await server.client.delete(
                Self.bindings, namespace: "", name: "system:basic-user", options: .init())
            try await server.create(
                [
                    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding",
                    "metadata": ["name": "system:basic-user"],
                    "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "mine"],
                ], Self.bindings)
            try await server.server.reconcileBootstrapPolicy()
            _ = try await server.client.get(Self.clusterRoles, namespace: "", name: "system:discovery")
            let user = try await server.client.get(Self.clusterRoles, namespace: "", name: "system:basic-user")
            #expect(user["rules"]?.arrayValue?.count == 4)
            let binding = try await server.client.get(Self.bindings, namespace: "", name: "system:basic-user")
            #expect(binding.at("roleRef", "name") == "system:basic-user")
        }
    }
}
