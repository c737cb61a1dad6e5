import APIClient
import APIServer
import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

/// Several clients that evict, a workload that replaces what went under the same names, and the budget's controller,
/// all at the same time on one server. The order of what was stored shows that the budget held at every moment.
@Suite struct EvictionHistoryTests {
    private static let budgets = TestServer.resource("poddisruptionbudgets", group: "policy")
    private static let names = (0..<6).map { "web-\($0)" }
    private static let wanted = 4
    private static let evictions = 24
    /// No history needs nearly as many.
    private static let longest = 50_000

    @Test(arguments: 0..<6 as Range<UInt64>) func theBudgetHoldsAtEveryMoment(seed: UInt64) async throws {
        try await TestServer.run(listens: false) { server in
            try await server.createDefaultAccount()
            try await server.create(
                [
                    "apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": ["name": "b"],
                    "spec": ["minAvailable": .int(Int64(Self.wanted)), "selector": ["matchLabels": ["app": "web"]]],
                ], Self.budgets)
            for name in Self.names { try await Self.make(server, name) }
            let events = try await server.client.watch(
                TestServer.pods, namespace: "default", options: ListRequest())
            let evicted = Shared(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<3 as Range<UInt64> {
                    group.addTask { await Self.evict(server, SeededGenerator(seed: seed * 3 + client), evicted) }
                }
                group.addTask { try await Self.replace(server, until: evicted) }
                group.addTask { try await Self.control(server, SeededGenerator(seed: seed), until: evicted) }
                try await group.waitForAll()
            }
            #expect(evicted.withLock { $0 } >= Self.evictions)
            try await server.create(TestServer.pod("end"), TestServer.pods)
            #expect(try await Self.fewest(in: events) >= Self.wanted)
        }
    }

    private static func make(_ server: TestServer, _ name: String) async throws {
        var pod = TestServer.pod(name)
        pod["metadata"]?["labels"] = ["app": "web"]
        try await server.create(pod, TestServer.pods)
        let status: Value = ["phase": "Running", "conditions": [["type": "Ready", "status": "True"]]]
        _ = try await server.client.patch(
            TestServer.pods, namespace: "default", name: name, subresource: "status", patch: .merge(["status": status]))
    }

    // MARK: Who acts

    private static func isOver(_ evicted: Shared<Int>) -> Bool { evicted.withLock { $0 } >= evictions }

    private static func evict(_ server: TestServer, _ random: SeededGenerator, _ evicted: Shared<Int>) async {
        var random = random
        for _ in 0..<longest where !isOver(evicted) {
            let name = names[Int.random(in: 0..<names.count, using: &random)]
            let eviction: Value = [
                "apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": .string(name)],
            ]
            let error = await refusal {
                _ = try await server.client.create(
                    TestServer.pods, namespace: "default", name: name, subresource: "eviction", object: eviction)
            }
            if error == nil { evicted.withLock { $0 += 1 } }
            await Task.yield()
        }
    }

    private static func replace(_ server: TestServer, until evicted: Shared<Int>) async throws {
        for _ in 0..<longest where !isOver(evicted) {
            let pods = try await server.client.list(TestServer.pods, namespace: "default", options: ListRequest())
            let present = Set(pods.items.map(\.name))
            // One that is not ready yet may have been evicted meanwhile.
            for name in names where !present.contains(name) { _ = await refusal { try await make(server, name) } }
            await Task.yield()
        }
    }

    /// Reads budget and pods in either order, as caches may show them, and writes in the version it read.
    private static func control(
        _ server: TestServer, _ random: SeededGenerator, until evicted: Shared<Int>
    ) async throws {
        var random = random
        func pods() async throws -> [Pod] {
            try await server.client.list(TestServer.pods, namespace: "default", options: ListRequest()).items
                .map { Pod($0) }
        }
        for _ in 0..<longest where !isOver(evicted) {
            let early = Bool.random(using: &random) ? try await pods() : nil
            let budget = try await PodDisruptionBudget(
                server.client.get(budgets, namespace: "default", name: "b"))
            let seen: [Pod]
            if let early { seen = early } else { seen = try await pods() }
            let state = DisruptionBudgetState(budget: budget, pods: seen, now: TestServer.now)
            for step in DisruptionBudgetPlan.plan(for: state).steps {
                guard case .updateStatus(let object) = step.action else { continue }
                let error = await refusal {
                    _ = try await server.client.update(
                        budgets, namespace: "default", name: "b", subresource: "status", object: object)
                }
                #expect(error == nil || error?.isConflict == true)
            }
            await Task.yield()
        }
    }

    // MARK: What happened

    /// The smallest number of healthy pods from the moment on that all were healthy.
    private static func fewest(
        in events: AsyncThrowingStream<ObjectEvent, any Error>
    ) async throws -> Int {
        var healthy: Set<String> = []
        var fewest = Int.max
        for try await event in events {
            let pod = Pod(event.object)
            guard pod.metadata.name != "end" else { return fewest }
            if event.kind != .deleted, pod.isReady, pod.metadata.deletionTimestamp == nil {
                healthy.insert(pod.metadata.name)
            } else {
                healthy.remove(pod.metadata.name)
            }
            if healthy.count == names.count || fewest < .max { fewest = min(fewest, healthy.count) }
        }
        return fewest
    }
}
