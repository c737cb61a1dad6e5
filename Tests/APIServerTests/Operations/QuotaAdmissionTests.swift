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

    @Test func aPodThatIsResizedPays() async throws {
        try await TestServer.run(listens: false) { server in
            try await server.create(
                ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
                TestServer.resource("serviceaccounts"))
            try await quota(server, ["requests.cpu": "500m"])
            var pod = TestServer.pod("p")
            pod["spec"] = [
                "containers": [["name": "main", "image": "busybox", "resources": ["requests": ["cpu": "100m"]]]]
            ]
            try await server.create(pod, TestServer.pods)
            func resize(_ amount: Value) async throws {
                let containers: Value = [["name": "main", "resources": ["requests": ["cpu": amount]]]]
                _ = try await server.client.patch(
                    TestServer.pods, namespace: "default", name: "p", subresource: "resize",
                    patch: .strategicMerge(["spec": ["containers": containers]]))
            }
            #expect(try await used(server) == ["requests.cpu": "100m"])
            try await resize("400m")
            #expect(try await used(server) == ["requests.cpu": "400m"])
            #expect(
                await refusal { try await resize("600m") }?.message
                    == #"pods "p" is forbidden: exceeded quota: q, requested: requests.cpu=200m, "#
                    + "used: requests.cpu=400m, limited: requests.cpu=500m")
            // What is given back is counted by the controller.
            try await resize("200m")
            #expect(try await used(server) == ["requests.cpu": "400m"])
        }
    }

    private static let claims = TestServer.resource("persistentvolumeclaims")
    private static let ofClass = "fast.storageclass.storage.k8s.io/requests.storage"

    /// A bound claim for a volume of a class that can be expanded.
    private func claim(_ server: TestServer) async throws {
        let storageClass: Value = [
            "apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": ["name": "fast"],
            "provisioner": "example.com/p", "allowVolumeExpansion": true,
        ]
        try await server.create(storageClass, TestServer.resource("storageclasses", group: "storage.k8s.io"))
        let claim: Value = [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": ["name": "c"],
            "spec": [
                "accessModes": ["ReadWriteOnce"], "storageClassName": "fast",
                "resources": ["requests": ["storage": "1Gi"]],
            ],
        ]
        try await server.create(claim, Self.claims)
        try await patch(server, ["status": ["phase": "Bound", "capacity": ["storage": "1Gi"]]], subresource: "status")
    }

    private func patch(_ server: TestServer, _ patch: Value, subresource: String? = nil) async throws {
        _ = try await server.client.patch(
            Self.claims, namespace: "default", name: "c", subresource: subresource, patch: .merge(patch))
    }

    private func grow(_ server: TestServer, to size: Value) async throws {
        try await patch(server, ["spec": ["resources": ["requests": ["storage": size]]]])
    }

    @Test func aClaimThatGrowsPays() async throws {
        try await TestServer.run(listens: false) { server in try await checkGrowth(server) }
    }

    private func checkGrowth(_ server: TestServer) async throws {
        let hard: Fields = ["requests.storage": "9Gi", Self.ofClass: "5Gi"]
        try await quota(server, hard)
        try await claim(server)
        try await grow(server, to: "4Gi")
        #expect(try await storage(server) == ["4Gi", "4Gi"])
        let refused = await refusal { try await grow(server, to: "6Gi") }
        let name = Self.ofClass
        let why = "exceeded quota: q, requested: \(name)=2Gi, used: \(name)=4Gi, limited: \(name)=5Gi"
        #expect(refused?.message == "persistentvolumeclaims \"c\" is forbidden: " + why)
        // The controller that expands says what it allocates; that is never refused.
        try await patch(server, ["status": ["allocatedResources": ["storage": "6Gi"]]], subresource: "status")
        #expect(try await storage(server) == ["6Gi", "6Gi"])
    }

    /// Storage used in all, and of the class.
    private func storage(_ server: TestServer) async throws -> [String] {
        let used = try await used(server)
        return ["requests.storage", Self.ofClass].map { used?[$0]?.stringValue ?? "" }
    }
}
