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
        for place in rules.indices {
            var fewer = rules
            fewer.remove(at: place)
            let refused = try await whoAmI(fewer, headers)
            #expect(
                refused.tree["message"]
                    == .string(
                        "selfsubjectreviews.authentication.k8s.io is forbidden: User \"jane\" cannot "
                            + "impersonate-on:user-info:create resource \"selfsubjectreviews\" in API group "
                            + "\"authentication.k8s.io\" at the cluster scope"))
        }
    }

    @Test func serviceAccountsAreInTheirNamespace() async throws {
        let account = [("Impersonate-User", "system:serviceaccount:a:bot")]
        let answer = try await whoAmI([right("serviceaccounts", names: ["bot"])], account)
        #expect(
            answer.tree["status"]?["userInfo"]?["groups"]
                == ["system:serviceaccounts", "system:serviceaccounts:a", "system:authenticated"])
        let refused = try await whoAmI([right("users", names: ["system:serviceaccount:a:bot"])], account)
        #expect(refused.status == 403)
    }

    /// Nobody becomes an administrator by the right to be somebody.
    @Test func groupsAreAskedForToo() async throws {
        let refused = try await whoAmI(
            [right("users", names: ["joe"])], [("Impersonate-User", "joe"), ("Impersonate-Group", "system:masters")])
        #expect(refused.status == 403)
    }

    @Test func aUserIsNeeded() async throws {
        let answer = try await whoAmI([], [("Impersonate-Group", "dev")])
        #expect(
            answer.tree["message"]
                == .string(
                    "requested &user.DefaultInfo{Name:\"\", UID:\"\", Groups:[]string{\"dev\"}, "
                        + "Extra:map[string][]string(nil)} without impersonating a user name"))
        #expect(answer.status == 400)
    }
}
