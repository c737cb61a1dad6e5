import APIServer
import ObjectCoding
import ObjectModel
import Testing

/// Who may do what over HTTP, by roles and bindings: every verb, every way to ask.
@Suite struct AuthorizerTests {
    /// One who has bindings but no other rights.
    private static let jane = "jane-token"
    private static let namespace = "/api/v1/namespaces/default"

    private func run(_ body: (TestServer, TestConnection) async throws -> Void) async throws {
        try await TestServer.run(
            hasPolicy: true,
            configure: {
                $0.tokens.add { token in
                    token == Self.jane ? Caller(name: "jane", groups: ["dev", "system:authenticated"]) : nil
                }
            },
            { server in try await body(server, try await TestConnection.open(server)) })
    }

    private func grant(
        _ server: TestServer, verbs: [String], _ resource: String, group: String = "", names: [String] = []
    ) async throws {
        var rule: Value = [
            "verbs": .array(verbs.map(Value.string)), "apiGroups": [.string(group)],
            "resources": [.string(resource)],
        ]
        if !names.isEmpty { rule["resourceNames"] = .array(names.map(Value.string)) }
        try await server.create(
            [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": "r"],
                "rules": [rule],
            ], TestServer.roles)
        try await server.create(
            [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": "b"],
                "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "r"],
                "subjects": [["kind": "Group", "apiGroup": "rbac.authorization.k8s.io", "name": "dev"]],
            ], TestServer.roleBindings)
    }

    private func ask(
        _ api: TestConnection, _ method: String, _ path: String, body: Value? = nil, type: String = "application/json"
    ) async throws -> TestResponse {
        try await api.request(
            method, Self.namespace + path, headers: body == nil ? [] : [("Content-Type", type)],
            body: body.map { JSON.encode($0) }, token: Self.jane)
    }

    /// Whatever is there or not there, the answer to somebody without rights is the same.
    @Test(arguments: [
        ("GET", "/configmaps/a", "get"), ("GET", "/configmaps", "list"), ("GET", "/configmaps?watch=1", "watch"),
        ("GET", "/configmaps?resourceVersion=1&resourceVersionMatch=Exact&limit=1", "list"),
        ("GET", "/configmaps?continue=x", "list"), ("GET", "/configmaps?watch=1&resourceVersion=1", "watch"),
        ("POST", "/configmaps", "create"), ("POST", "/configmaps?dryRun=All", "create"),
        ("PUT", "/configmaps/a", "update"), ("PUT", "/configmaps/a?dryRun=All", "update"),
        ("PATCH", "/configmaps/a", "patch"), ("DELETE", "/configmaps/a", "delete"),
        ("DELETE", "/configmaps/a?dryRun=All", "delete"), ("DELETE", "/configmaps", "deletecollection"),
        ("GET", "/pods/a/log", "get"), ("PUT", "/pods/a/status", "update"), ("PATCH", "/pods/a/status", "patch"),
        ("POST", "/pods/a/eviction", "create"), ("POST", "/pods/a/binding", "create"),
        ("POST", "/pods/a/exec", "create"), ("GET", "/pods/a/nothing", "get"),
        ("POST", "/serviceaccounts/default/token", "create"), ("GET", "/nothing/a", "get"),
    ])
    func withoutRightsNothingIsTold(_ method: String, _ path: String, _ verb: String) async throws {
        try await run { server, api in
            let before = try await ask(api, method, path, body: [:])
            try await server.create(TestServer.configMap("a"))
            try await server.create(TestServer.pod("a"), TestServer.pods)
            let after = try await ask(api, method, path, body: [:])
            #expect(before.status == 403 && after.status == 403, "\(before.text)")
            #expect(before.text == after.text)
            #expect(before.tree["message"]?.stringValue?.contains("User \"jane\" cannot \(verb) resource") == true)
        }
    }

    /// The right to one verb is the right to no other.
    @Test(arguments: ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"])
    func oneVerbIsOneVerb(_ granted: String) async throws {
        try await run { server, api in
            try await server.create(TestServer.configMap("a"))
            try await grant(server, verbs: [granted], "configmaps")
            let asks: [(String, String, String, Value?, String)] = [
                ("get", "GET", "/configmaps/a", nil, ""), ("list", "GET", "/configmaps", nil, ""),
                ("watch", "GET", "/configmaps?watch=1&timeoutSeconds=-1&resourceVersion=0", nil, ""),
                ("create", "POST", "/configmaps", TestServer.configMap("b"), "application/json"),
                ("update", "PUT", "/configmaps/a", TestServer.configMap("a"), "application/json"),
                ("patch", "PATCH", "/configmaps/a", ["data": ["x": "y"]], "application/merge-patch+json"),
                ("delete", "DELETE", "/configmaps/none", nil, ""),
                ("deletecollection", "DELETE", "/configmaps?fieldSelector=metadata.name%3Dnone", nil, ""),
            ]
            for (verb, method, path, body, type) in asks {
                let api = try await TestConnection.open(server)
                let answer = try await ask(api, method, path, body: body, type: type)
                #expect((answer.status == 403) == (verb != granted), "\(verb): \(answer.text)")
            }
            _ = api
        }
    }

    @Test func collectionsSelectedByNameCountAsThatObject() async throws {
        try await run { server, api in
            try await grant(server, verbs: ["get", "list", "watch"], "configmaps", names: ["a"])
            #expect(try await ask(api, "GET", "/configmaps").status == 403)
            #expect(try await ask(api, "GET", "/configmaps?fieldSelector=metadata.name%3Da").status == 200)
            let other = try await ask(api, "GET", "/configmaps?fieldSelector=metadata.name%3Db")
            #expect(other.tree["message"]?.stringValue?.hasPrefix("configmaps \"b\" is forbidden") == true)
            #expect(try await ask(api, "GET", "/configmaps?fieldSelector=metadata.name!%3Da").status == 403)
            #expect(try await ask(api, "GET", "/configmaps/a").status == 404)
            #expect(try await ask(api, "GET", "/configmaps/b").status == 403)
        }
    }

    /// An update that finds nothing creates, for those who may.
    @Test func updatesThatCreateNeedBoth() async throws {
        try await run { server, api in
            try await grant(server, verbs: ["get", "update"], "services")
            let service: Value = [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": "a"], "spec": ["ports": [["port": 80]]],
            ]
            let refused = try await ask(api, "PUT", "/services/a", body: service)
            #expect(refused.status == 403)
            #expect(refused.tree["message"] == "services \"a\" is forbidden: ")
            try await server.create(service, TestServer.services)
            #expect(try await ask(api, "PUT", "/services/a", body: service).status == 200)
        }
    }

    @Test func rightsEndWithTheirBinding() async throws {
        try await run { server, api in
            try await grant(server, verbs: ["list"], "configmaps")
            #expect(try await ask(api, "GET", "/configmaps").status == 200)
            _ = try await server.client.delete(
                TestServer.roles, namespace: "default", name: "r", options: .init())
            let missing = try await ask(api, "GET", "/configmaps")
            #expect(
                missing.tree["message"]?.stringValue?
                    .hasSuffix(": RBAC: role.rbac.authorization.k8s.io \"r\" not found") == true)
            _ = try await server.client.delete(
                TestServer.roleBindings, namespace: "default", name: "b", options: .init())
            #expect(
                try await ask(api, "GET", "/configmaps").tree["message"]?.stringValue?
                    .hasSuffix("in the namespace \"default\"") == true)
        }
    }

    /// Who may read a namespace's objects may be allowed to read the namespace itself there.
    @Test func aNamespaceIsInItself() async throws {
        try await run { server, api in
            let before = try await ask(api, "GET", "")
            #expect(
                before.tree["message"]
                    == .string(
                        "namespaces \"default\" is forbidden: User \"jane\" cannot get resource \"namespaces\" in "
                            + "API group \"\" in the namespace \"default\""))
            try await grant(server, verbs: ["get"], "namespaces")
            #expect(try await ask(api, "GET", "").status == 200)
            let other = try await api.request("GET", "/api/v1/namespaces/kube-system", token: Self.jane)
            #expect(other.status == 403)
        }
    }

    @Test func pathsAreForThoseWhoMayReadThem() async throws {
        try await run { (_: TestServer, api: TestConnection) in
            for path in ["/api", "/apis", "/openapi/v3", "/version", "/readyz"] {
                let answer = try await api.request("GET", path, token: Self.jane)
                #expect(answer.status == 200)
            }
            for path in ["/", "/metrics", "/nothing", "/readyz/ping"] {
                let answer = try await api.request("GET", path, token: Self.jane)
                #expect(answer.status == 403)
            }
        }
    }
}
