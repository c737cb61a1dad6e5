import APIClient
import APIServer
import ObjectModel
import Testing

/// Quotas over the whole server; what objects cost is tested with its rules.
@Suite struct QuotaAdmissionTests {
    private static let quotas = TestServer.resource("resourcequotas")

    private func quota(_ server: TestServer, _ hard: Fields, name: String = "q") async throws {
        try await server.create(
            [
                "apiVersion": "v1", "kind": "ResourceQuota", "metadata": ["name": .string(name)],
                "spec": ["hard": .object(hard)],
            ], Self.quotas)
        let used = Fields(hard.map { ($0.key, "0") })
        _ = try await server.client.patch(
            Self.quotas, namespace: "default", name: name, subresource: "status",
            patch: .merge(["status": ["hard": .object(hard), "used": .object(used)]]))
    }

    private func used(_ server: TestServer, _ name: String = "q") async throws -> Value? {
        try await server.client.get(Self.quotas, namespace: "default", name: name).at("status", "used")
    }

    @Test func ofManyAtOnceAsManyAsFitAreCreated() async throws {
        try await TestServer.run(listens: false) { server in
            try await quota(server, ["configmaps": "7", "count/configmaps": "9"])
            let codes = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        await refusal { try await server.create(TestServer.configMap("c\(number)")) }?.code
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 7)
            #expect(codes.count { $0 == 403 } == 23)
            #expect(try await used(server) == ["configmaps": "7", "count/configmaps": "7"])
        }
    }

    @Test func theRefusalNamesTheQuota() async throws {
        try await TestServer.run(listens: false) { server in
            try await quota(server, ["configmaps": "0"])
            let error = await refusal { try await server.create(TestServer.configMap("c")) }
            #expect(
                error?.message
                    == #"configmaps "c" is forbidden: exceeded quota: q, requested: configmaps=1, used: configmaps=0, "#
                    + "limited: configmaps=0")
            #expect(error?.reason == "Forbidden")
        }
    }

    @Test func whatIsRefusedForAnotherReasonCostsNothing() async throws {
        try await TestServer.run(listens: false) { server in
            try await quota(server, ["configmaps": "5"])
            try await server.create(TestServer.configMap("c"))
            #expect(await refusal { try await server.create(TestServer.configMap("c")) }?.code == 409)
            #expect(await refusal { try await server.create(TestServer.configMap("Bad Name")) }?.code == 422)
            #expect(try await used(server) == ["configmaps": "1"])
        }
    }

    @Test func allQuotasOfTheNamespaceAreCharged() async throws {
        try await TestServer.run(listens: false) { server in
            try await quota(server, ["configmaps": "5"], name: "wide")
            try await quota(server, ["configmaps": "1"], name: "narrow")
            try await server.create(TestServer.configMap("a"))
            #expect(await refusal { try await server.create(TestServer.configMap("b")) }?.code == 403)
            #expect(try await used(server, "wide") == ["configmaps": "1"])
            #expect(try await used(server, "narrow") == ["configmaps": "1"])
        }
    }

    @Test func aServiceThatChangesItsTypePays() async throws {
        try await TestServer.run(listens: false) { server in
            try await quota(server, ["services": "5", "services.nodeports": "1"])
            try await server.create(
                [
                    "apiVersion": "v1", "kind": "Service", "metadata": ["name": "s"],
                    "spec": ["ports": [["port": 80, "name": "a"], ["port": 81, "name": "b"]]],
                ], TestServer.services)
            func patch(_ spec: Value) async throws {
                _ = try await server.client.patch(
                    TestServer.services, namespace: "default", name: "s", subresource: nil,
                    patch: .merge(["spec": spec]))
            }
            #expect(await refusal { try await patch(["type": "NodePort"]) }?.code == 403)
            try await patch(["type": "NodePort", "ports": [["port": 80, "name": "a"]]])
            #expect(try await used(server) == ["services": "1", "services.nodeports": "1"])
        }
    }
}
