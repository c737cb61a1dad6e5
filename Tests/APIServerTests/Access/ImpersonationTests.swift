import APIServer
import ObjectModel
import Testing

/// Acting as somebody else takes the right to be everything that the headers say.
@Suite struct ImpersonationTests {
    private static let path = "/apis/authentication.k8s.io/v1/selfsubjectreviews"

    private func whoAmI(
        _ rules: [Value], _ headers: [(String, String)], token: String = "plain"
    ) async throws -> TestResponse {
        var answer = TestResponse()
        try await TestServer.run(hasPolicy: true) { server in
            try await server.create(
                [
                    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole",
                    "metadata": ["name": "acting"], "rules": .array(rules),
                ], TestServer.resource("clusterroles", group: "rbac.authorization.k8s.io"))
            try await server.create(
                [
                    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding",
                    "metadata": ["name": "acting"],
                    "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "acting"],
                    "subjects": [["kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "jane"]],
                ], TestServer.resource("clusterrolebindings", group: "rbac.authorization.k8s.io"))
            let api = try await TestConnection.open(server)
            answer = try await api.request(
                "POST", Self.path, headers: headers + [("Content-Type", "application/json")],
                body: Array(#"{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}"#.utf8),
                token: token)
        }
        return answer
    }

    private func right(_ resource: String, group: String = "", names: [Value]) -> Value {
        [
            "verbs": ["impersonate"], "apiGroups": [.string(group)], "resources": [.string(resource)],
            "resourceNames": .array(names),
        ]
    }

    private let authentication = "authentication.k8s.io"

    @Test func everyPartNeedsItsRight() async throws {
        let rules = [
            right("users", names: ["joe"]), right("groups", names: ["dev"]),
            right("uids", group: authentication, names: ["u"]),
            right("userextras/team", group: authentication, names: ["x"]),
        ]
        let headers = [
            ("Impersonate-User", "joe"), ("Impersonate-Group", "dev"), ("Impersonate-Uid", "u"),
            ("Impersonate-Extra-Team", "x"),
        ]
        let answer = try await whoAmI(rules, headers)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(
            answer.tree["status"]?["userInfo"] == [
                "username": "joe", "uid": "u", "groups": ["dev", "system:authenticated"], "extra": ["team": ["x"]],
            ])
        let refusals = [
            ("users \"joe\"", "users", ""), ("groups \"dev\"", "groups", ""),
            ("uids.authentication.k8s.io \"u\"", "uids", authentication),
            ("userextras.authentication.k8s.io \"x\"", "userextras/team", authentication),
        ]
        for (place, (start, resource, group)) in refusals.enumerated() {
            var fewer = rules
            fewer.remove(at: place)
            let refused = try await whoAmI(fewer, headers)
            #expect(
                refused.tree["message"]
                    == .string(
                        "\(start) is forbidden: User \"jane\" cannot impersonate resource \"\(resource)\" in API group "
                            + "\"\(group)\" at the cluster scope"))
        }
    }

    @Test func serviceAccountsAreInTheirNamespace() async throws {
        let account = [("Impersonate-User", "system:serviceaccount:a:bot")]
        let answer = try await whoAmI([right("serviceaccounts", names: ["bot"])], account)
        #expect(
            answer.tree["status"]?["userInfo"]?["groups"]
                == ["system:serviceaccounts", "system:serviceaccounts:a", "system:authenticated"])
        let refused = try await whoAmI([right("users", names: ["system:serviceaccount:a:bot"])], account)
        #expect(
            refused.tree["message"]
                == .string(
                    "serviceaccounts \"bot\" is forbidden: User \"jane\" cannot impersonate resource \"serviceaccounts\" "
                        + "in API group \"\" in the namespace \"a\""))
    }

    /// Nobody becomes an administrator by the right to be somebody.
    @Test func groupsAreAskedForToo() async throws {
        let refused = try await whoAmI(
            [right("users", names: ["joe"])], [("Impersonate-User", "joe"), ("Impersonate-Group", "system:masters")])
        #expect(refused.status == 403)
    }

    @Test func aUserIsNeeded() async throws {
        #expect(try await whoAmI([], [("Impersonate-Group", "dev")]).status == 400)
    }
}
