import APIClient
import APIServer
import ObjectModel
import Testing

/// Nobody grants what they don't have, whichever way they write it.
@Suite struct RoleGrantsTests {
    private static let group = "rbac.authorization.k8s.io"

    /// Jane may write roles and bindings in `default` and read pods there, and what `extra` allows.
    private func run(
        extra: Value = .array([]), _ body: (TestServer, any APIClient) async throws -> Void
    ) async throws {
        try await TestServer.run(listens: false, hasPolicy: true) { server in
            let rules: [Value] = [
                ["verbs": ["*"], "apiGroups": [.string(Self.group)], "resources": ["roles", "rolebindings"]],
                ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"]],
            ]
            // `*` holds `escalate` and `bind` too: only what one needs to write.
            var first = rules[0]
            first["verbs"] = ["create", "update", "patch", "delete"]
            try await server.create(
                Self.role("writer", rules: [first, rules[1]] + (extra.arrayValue ?? [])), TestServer.roles)
            try await server.create(
                Self.binding("writer", role: "writer", kind: "Role", user: "jane"), TestServer.roleBindings)
            let jane = Caller(name: "jane", groups: ["system:authenticated"])
            try await body(server, server.server.client(as: jane))
        }
    }

    private static func role(_ name: String, rules: [Value]) -> Value {
        [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": .string(name)],
            "rules": .array(rules),
        ]
    }

    private static func binding(_ name: String, role: String, kind: String, user: String) -> Value {
        [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": .string(name)],
            "roleRef": ["apiGroup": .string(group), "kind": .string(kind), "name": .string(role)],
            "subjects": [["kind": "User", "apiGroup": .string(group), "name": .string(user)]],
        ]
    }

    private static let secrets: Value = ["verbs": ["get"], "apiGroups": [""], "resources": ["secrets"]]
    private static let pods: Value = ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"]]

    private func make(_ client: any APIClient, _ object: Value, _ resource: ResourceType) async throws {
        _ = try await client.create(resource, namespace: "default", name: nil, subresource: nil, object: object)
    }

    @Test func rolesHoldWhatTheirWriterHas() async throws {
        try await run { _, jane in
            let refused = await refusal {
                try await make(jane, Self.role("big", rules: [Self.secrets]), TestServer.roles)
            }
            #expect(
                refused?.message
                    == "roles.rbac.authorization.k8s.io \"big\" is forbidden: user \"jane\" "
                    + "(groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:"
                    + "\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\"]}")
            #expect(refused?.code == 403)
            try await make(jane, Self.role("small", rules: [Self.pods]), TestServer.roles)
            // What is there already may not grow either.
            let grown = await refusal {
                _ = try await jane.patch(
                    TestServer.roles, namespace: "default", name: "small", subresource: nil,
                    patch: .merge(["rules": [Self.secrets]]))
            }
            #expect(grown?.code == 403)
            let replaced = await refusal {
                _ = try await jane.update(
                    TestServer.roles, namespace: "default", name: "small", subresource: nil,
                    object: Self.role("small", rules: [Self.pods, Self.secrets]))
            }
            #expect(replaced?.code == 403)
        }
    }

    @Test func bindingsToo() async throws {
        try await run { server, jane in
            let admin = await refusal {
                try await make(
                    jane, Self.binding("b", role: "cluster-admin", kind: "ClusterRole", user: "jane"),
                    TestServer.roleBindings)
            }
            #expect(admin?.code == 403)
            let missing = await refusal {
                try await make(
                    jane, Self.binding("b", role: "none", kind: "ClusterRole", user: "jane"), TestServer.roleBindings)
            }
            #expect(missing?.message == "clusterroles.rbac.authorization.k8s.io \"none\" not found")
            #expect(missing?.code == 404)
            try await server.create(Self.role("small", rules: [Self.pods]), TestServer.roles)
            try await make(jane, Self.binding("b", role: "small", kind: "Role", user: "joe"), TestServer.roleBindings)
        }
    }

    @Test func escalateAndBindAreTheRightTo() async throws {
        let extra: Value = [
            ["verbs": ["escalate"], "apiGroups": [.string(Self.group)], "resources": ["roles"]],
            [
                "verbs": ["bind"], "apiGroups": [.string(Self.group)], "resources": ["clusterroles"],
                "resourceNames": ["view"],
            ],
        ]
        try await run(extra: extra) { _, jane in
            try await make(jane, Self.role("big", rules: [Self.secrets]), TestServer.roles)
            try await make(
                jane, Self.binding("v", role: "view", kind: "ClusterRole", user: "joe"), TestServer.roleBindings)
            let edit = await refusal {
                try await make(
                    jane, Self.binding("e", role: "edit", kind: "ClusterRole", user: "joe"), TestServer.roleBindings)
            }
            // `edit` has no rules here, for nobody aggregates them: it may be given.
            #expect(edit == nil)
            let admin = await refusal {
                try await make(
                    jane, Self.binding("a", role: "cluster-admin", kind: "ClusterRole", user: "joe"),
                    TestServer.roleBindings)
            }
            #expect(admin?.code == 403)
        }
    }

    /// Objects can go whoever lets them.
    @Test func finalizersAreNoGrant() async throws {
        try await run { server, jane in
            var big = Self.role("big", rules: [Self.secrets])
            big["metadata"]?["finalizers"] = ["example.com/x"]
            try await server.create(big, TestServer.roles)
            _ = try await jane.patch(
                TestServer.roles, namespace: "default", name: "big", subresource: nil,
                patch: .merge(["metadata": ["finalizers": nil]]))
            let labelled = await refusal {
                _ = try await jane.patch(
                    TestServer.roles, namespace: "default", name: "big", subresource: nil,
                    patch: .merge(["metadata": ["labels": ["a": "b"]]]))
            }
            #expect(labelled?.code == 403)
        }
    }
}
