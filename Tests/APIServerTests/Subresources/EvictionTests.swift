import APIClient
import APIServer
import ObjectModel
import Testing

/// Evictions over the whole server; what a budget allows is tested with its rules.
@Suite struct EvictionTests {
    private static let budgets = TestServer.resource("poddisruptionbudgets", group: "policy")

    /// A server on which pods can be created.
    private func serving(_ body: (TestServer) async throws -> Void) async throws {
        try await TestServer.run(listens: false) { server in
            try await server.createDefaultAccount()
            try await body(server)
        }
    }

    private func running(_ server: TestServer, _ name: String, finalizer: String? = nil) async throws {
        var pod = TestServer.pod(name)
        pod["metadata"]?["labels"] = ["app": "web"]
        if let finalizer { pod["metadata"]?["finalizers"] = [.string(finalizer)] }
        try await server.create(pod, TestServer.pods)
        let status: Value = ["phase": "Running", "conditions": [["type": "Ready", "status": "True"]]]
        _ = try await server.client.patch(
            TestServer.pods, namespace: "default", name: name, subresource: "status", patch: .merge(["status": status]))
    }

    private func budget(_ server: TestServer, _ name: String = "b", allowed: Int) async throws {
        try await server.create(
            [
                "apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": ["name": .string(name)],
                "spec": ["minAvailable": 1, "selector": ["matchLabels": ["app": "web"]]],
            ], Self.budgets)
        let status: Value = [
            "observedGeneration": 1, "disruptionsAllowed": .int(Int64(allowed)), "currentHealthy": 3,
            "desiredHealthy": 1, "expectedPods": 3,
        ]
        _ = try await server.client.patch(
            Self.budgets, namespace: "default", name: name, subresource: "status", patch: .merge(["status": status]))
    }

    private func status(_ server: TestServer, _ name: String = "b") async throws -> PodDisruptionBudgetStatus {
        try await PodDisruptionBudget(server.client.get(Self.budgets, namespace: "default", name: name)).status
    }

    private func evict(_ server: TestServer, _ name: String, options: Value? = nil) async throws {
        var eviction: Value = [
            "apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": .string(name), "namespace": "default"],
        ]
        if let options { eviction["deleteOptions"] = options }
        _ = try await server.client.create(
            TestServer.pods, namespace: "default", name: name, subresource: "eviction", object: eviction)
    }

    @Test func thePodIsMarkedAndTheBudgetPays() async throws {
        try await serving { server in
            try await running(server, "p", finalizer: "example.com/f")
            try await budget(server, allowed: 2)
            try await evict(server, "p")
            let pod = Pod(try await server.client.get(TestServer.pods, namespace: "default", name: "p"))
            #expect(pod.metadata.deletionTimestamp != nil)
            #expect(pod.status.conditions.last?.reason == "EvictionByEvictionAPI")
            let status = try await self.status(server)
            #expect(status.disruptionsAllowed == 1)
            #expect(Array(status.disruptedPods.keys) == ["p"])
            // The mark came before the budget's write, and the deletion after it.
            let budget = try await server.client.get(Self.budgets, namespace: "default", name: "b")
            #expect(Int(budget.version) ?? 0 < Int(pod.metadata.resourceVersion) ?? 0)
            // One that goes already costs nothing more.
            try await evict(server, "p")
            #expect(try await self.status(server).disruptionsAllowed == 1)
        }
    }

    @Test func ofManyAtOnceAsManyAsAllowedAreEvicted() async throws {
        try await serving { server in
            for number in 0..<20 { try await running(server, "p\(number)") }
            try await budget(server, allowed: 5)
            let codes = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<20 {
                    group.addTask { await refusal { try await evict(server, "p\(number)") }?.code }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 5)
            #expect(codes.count { $0 == 429 } == 15)
            let status = try await self.status(server)
            #expect(status.disruptionsAllowed == 0)
            #expect(status.disruptedPods.count == 5)
            #expect(status.conditions.map(\.reason) == ["InsufficientPods"])
            let left = try await server.client.list(TestServer.pods, namespace: "default", options: ListRequest())
            #expect(left.items.count == 15)
        }
    }

    @Test func refusalsChangeNothing() async throws {
        try await serving { server in
            try await running(server, "p")
            try await budget(server, allowed: 1)
            let none = await refusal { try await evict(server, "none") }
            #expect(none?.code == 404)
            let other = await refusal { try await evict(server, "p", options: ["preconditions": ["uid": "other"]]) }
            #expect(other?.code == 409)
            let odd = await refusal { try await evict(server, "p", options: ["propagationPolicy": "Odd"]) }
            #expect(odd?.code == 422)
            try await evict(server, "p", options: ["dryRun": ["All"]])
            let pod = Pod(try await server.client.get(TestServer.pods, namespace: "default", name: "p"))
            #expect(pod.status.conditions.map(\.type) == ["Ready"])
            #expect(try await status(server).disruptionsAllowed == 1)
            #expect(try await status(server).disruptedPods.isEmpty)
        }
    }

    @Test func preconditionsMustHold() async throws {
        try await serving { server in
            try await running(server, "p")
            let error = await refusal { try await evict(server, "p", options: ["preconditions": ["uid": "other"]]) }
            #expect(error?.code == 409)
        }
    }

    @Test func aPodThatIsNotThereCannotBeEvicted() async throws {
        try await serving { server in
            #expect(await refusal { try await evict(server, "none") }?.code == 404)
        }
    }

    @Test func severalBudgetsAreAMisconfiguration() async throws {
        try await serving { server in
            try await running(server, "p")
            try await budget(server, "a", allowed: 1)
            try await budget(server, "b", allowed: 1)
            let error = await refusal { try await evict(server, "p") }
            #expect(error?.code == 500)
            #expect(error?.reason == "")
        }
    }
}
