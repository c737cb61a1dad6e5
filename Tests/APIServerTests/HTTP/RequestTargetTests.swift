import Testing

/// Which targets of request lines mean what.
@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/healthz", 200), ("https://localhost/healthz", 200), ("HTTP://localhost:6443/healthz?a=b", 200),
        ("/healthz/", 200), ("//healthz", 200), ("/%68ealthz", 200), ("/healthz?%zz", 200),
        ("/", 200), ("https://localhost", 200), ("*", 404), ("/nothing", 404), ("/healthz%00", 404),
        ("/healthz%FF", 404), ("/%", 404), ("/%zz", 404),
        ("/api/v1/namespaces/default", 200), ("/api/v1/namespaces/default/", 200),
        ("/api/v1/namespaces%2Fdefault", 200), ("/api/v1/namespaces//configmaps", 404),
        ("/api/v1//namespaces/default", 404), ("/api/v1/namespaces/default/configmaps", 200),
        ("/api/v1/namespaces/default/configmaps/..", 400), ("/api/v1/namespaces/default/configmaps/%2e%2E", 400),
        ("/api/v1/namespaces/default/configmaps/a%25b", 400), ("/api/v1/namespaces/default/configmaps/a%00b", 404),
        ("/api/v1/namespaces/default/configmaps/%C3%28", 404),
        ("/api/v1/namespaces/default/configmaps/%F0%9F%92%A9", 404),
        ("/api/v1/namespaces/default/configmaps/a/status", 404), ("/api/v1/namespaces/default/configmaps/a/b/c/d", 404),
        ("/api/v2/namespaces", 404), ("/apis/batch/v1", 200), ("/apis/batch/v9", 404), ("/apis/none/v1/jobs", 404),
    ])
    func statuses(_ target: String, _ status: Int) async throws {
        try await TestServer.shared { server in
            let api = try await TestConnection.open(server)
            let answer = try await api.request("GET", target)
            #expect(answer.status == status, "\(target): \(answer.text)")
            // One answer, and the connection goes on.
            #expect(try await api.request("GET", "/livez").text == "ok")
        }
    }
}
