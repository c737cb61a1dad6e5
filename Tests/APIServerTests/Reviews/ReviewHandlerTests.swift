import ObjectModel
import Testing

/// Questions, which are created and stored nowhere.
@Suite struct ReviewHandlerTests {
    private static let mismatch =
        "the namespace of the provided object does not match the namespace sent on the request"

    /// A namespace means nothing to a question of the cluster, and nobody gives it an identity.
    @Test func whatQuestionsCannotHaveIsLeftOut() async throws {
        let spec: Value = ["user": "alice", "resourceAttributes": ["verb": "list", "resource": "pods"]]
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            let answer = try await client.request(
                "POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews",
                object: [
                    "apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview",
                    "metadata": ["namespace": "elsewhere", "uid": "1"], "spec": spec,
                ])
            #expect(answer.status == 201, "\(answer.text)")
            #expect(answer.tree["metadata"]?["namespace"] == nil)
            #expect(answer.tree["metadata"]?["uid"] == nil)
            let local = try await client.request(
                "POST", "/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews",
                object: [
                    "apiVersion": "authorization.k8s.io/v1", "kind": "LocalSubjectAccessReview",
                    "metadata": ["namespace": "elsewhere"], "spec": spec,
                ])
            #expect(local.status == 400)
            #expect(local.tree["message"]?.stringValue == Self.mismatch)
            await client.close()
        }
    }

    @Test(arguments: ["bindings", "pods/a/binding"])
    func bindingsSayTheNamespaceTheyAreSentTo(_ path: String) async throws {
        try await TestServer.run { server in
            let client = try await TestConnection.open(server)
            let answer = try await client.request(
                "POST", "/api/v1/namespaces/default/\(path)",
                object: [
                    "apiVersion": "v1", "kind": "Binding", "metadata": ["name": "a", "namespace": "elsewhere"],
                    "target": ["name": "node"],
                ])
            #expect(answer.status == 400)
            #expect(answer.tree["message"]?.stringValue == Self.mismatch)
            await client.close()
        }
    }
}
