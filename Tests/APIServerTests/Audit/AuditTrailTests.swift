import APIServer
import ObjectCoding
import ObjectModel
import Testing

/// What a server writes about requests.
@Suite struct AuditTrailTests {
    private static let policy = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - {level: Metadata, resources: [{resources: [secrets]}], omitStages: [RequestReceived]}
        - {level: RequestResponse, resources: [{resources: [configmaps]}], omitStages: [RequestReceived]}
        - {level: Metadata, nonResourceURLs: ["/api"]}
        """

    private func events(_ body: (TestServer) async throws -> Void) async throws -> [Value] {
        let lines = AuditLines()
        let policy = try AuditPolicy(yaml: Array(Self.policy.utf8))
        // The end of the server is the end of the log.
        try await TestServer.run(configure: { $0.audit = (lines, policy) }) { try await body($0) }
        return lines.events
    }

    @Test func bodiesAreWrittenWhereThePolicySaysSo() async throws {
        let secret: Value = [
            "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "s"], "stringData": ["key": "hidden"],
        ]
        let events = try await events { server in
            let client = try await TestConnection.open(server)
            _ = try await client.request("POST", "/api/v1/namespaces/default/secrets", object: secret)
            _ = try await client.request(
                "POST", "/api/v1/namespaces/default/configmaps", object: TestServer.configMap("c", ["a": "b"]))
        }
        #expect(events.count == 2)
        let (first, second) = (events[0], events[1])
        #expect(first["level"] == "Metadata")
        #expect(first["stage"] == "ResponseComplete")
        #expect(first["verb"] == "create")
        #expect(first["user"]?["username"] == "by-token")
        #expect(first["objectRef"]?["resource"] == "secrets")
        #expect(first["responseStatus"]?["code"] == 201)
        #expect(first["annotations"]?["authorization.k8s.io/decision"] == "allow")
        #expect(first["sourceIPs"] == ["127.0.0.1"])
        #expect(!String(decoding: JSON.encode(first), as: UTF8.self).contains("hidden"))
        #expect(second["requestObject"]?["data"] == ["a": "b"])
        #expect(second["responseObject"]?["metadata"]?["uid"] != nil)
    }

    @Test func refusalsNameTheirReason() async throws {
        let events = try await events { server in
            let client = try await TestConnection.open(server)
            _ = try await client.request(
                "GET", "/api/v1/namespaces/default/configmaps/none", headers: [("Impersonate-User", "joe")])
            _ = try await client.request("GET", "/api", token: "wrong")
        }
        #expect(events[0]["user"]?["username"] == "by-token")
        #expect(events[0]["impersonatedUser"]?["username"] == "joe")
        #expect(events[0]["annotations"]?["authorization.k8s.io/decision"] == "forbid")
        #expect(events[0]["responseStatus"]?["reason"] == "Forbidden")
        let ends = events.filter { $0["stage"] == "ResponseComplete" }
        #expect(ends.last?["responseStatus"]?["code"] == 401)
        #expect(ends.last?["user"] == [:])
    }

    @Test func watchesAreWrittenWhenTheyBeginAndEnd() async throws {
        let events = try await events { server in
            let client = try await TestConnection.open(server)
            _ = try await client.request("GET", "/api/v1/configmaps?watch=true&timeoutSeconds=1")
        }
        #expect(events.map { $0["stage"] } == ["ResponseStarted", "ResponseComplete"])
        #expect(events[0]["auditID"] == events[1]["auditID"])
    }
}
