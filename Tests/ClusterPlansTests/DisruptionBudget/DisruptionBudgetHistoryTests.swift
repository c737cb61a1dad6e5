import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing

/// Seeded random histories: evictions at any time, also of pods that took an evicted one's name, pods that fail and
/// recover, a controller that sees late and dies before it writes. Evictions alone never leave fewer healthy pods than
/// the budget wants.
@Suite struct DisruptionBudgetHistoryTests {
    @Test(arguments: 0..<300 as Range<UInt64>) func evictionsKeepToTheBudget(seed: UInt64) throws {
        var history = try History(seed: seed)
        for _ in 0..<120 {
            try history.step()
            #expect(history.world.healthy + history.lost.count >= history.wanted, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>) func whatSettlesIsTrueAndStaysSo(seed: UInt64) throws {
        var history = try History(seed: seed)
        for _ in 0..<60 { try history.step() }
        try history.recover()
        history.world.simulator.now = history.world.simulator.now.adding(seconds: 121)
        history.world.settle()
        let status = history.world.budget.status
        #expect(status.currentHealthy == history.world.healthy)
        #expect(status.disruptionsAllowed == max(0, history.world.healthy - history.wanted))
        #expect(status.disruptedPods.isEmpty)
        let writes = history.world.simulator.writes
        history.world.simulator.now = history.world.simulator.now.adding(seconds: 86_400)
        history.world.settle()
        #expect(history.world.simulator.writes == writes)
    }

    @Test func someHistoriesEvict() throws {
        var evictions = 0
        for seed in 0..<20 as Range<UInt64> {
            var history = try History(seed: seed)
            for _ in 0..<120 { try history.step() }
            evictions += history.evictions
        }
        #expect(evictions > 20)
    }
}

private struct History {
    var world: BudgetWorld
    let wanted: Int
    /// Pods that are down through no eviction, by name.
    private(set) var lost: Set<String> = []
    private(set) var evictions = 0
    private var random: SeededGenerator
    private let names = ["web-0", "web-1", "web-2", "web-3"]

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let wanted = Int.random(in: 1...4, using: &random)
        let isUnavailable = Bool.random(using: &random)
        world = try BudgetWorld(replicas: 4) { budget in
            if isUnavailable {
                budget.spec.maxUnavailable = .int(4 - wanted)
            } else {
                budget.spec.minAvailable = .int(wanted)
            }
        }
        self.wanted = wanted
        self.random = random
        for name in names { try world.addPod(name) }
        world.settle()
    }

    mutating func step() throws {
        let pod = world.pods.randomElement(using: &random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<3: world.seeBudget()
        case 3..<6: world.seePods()
        case 6..<9: world.sync(steps: Int.random(in: 0...1, using: &random))
        case 9..<11: if let pod { try evict(pod) }
        case 11: if let pod, pod.metadata.deletionTimestamp == nil { try lose(pod) { try $0.setReady(pod, false) } }
        case 12: if let pod, pod.metadata.deletionTimestamp == nil { try lose(pod) { try $0.simulator.delete(pod) } }
        case 13: world.simulator.now = world.simulator.now.adding(seconds: Double.random(in: 0...50, using: &random))
        case 14: try endDeleted()
        default: try restore()
        }
    }

    private mutating func evict(_ pod: Pod) throws {
        let counted = pod.isReady && pod.metadata.deletionTimestamp == nil
        if try world.evict(pod) != nil, counted { evictions += 1 }
    }

    private mutating func lose(_ pod: Pod, _ happen: (inout BudgetWorld) throws -> Void) throws {
        try happen(&world)
        if pod.isReady { lost.insert(pod.metadata.name) }
    }

    private mutating func endDeleted() throws {
        for pod in world.pods where pod.metadata.deletionTimestamp != nil {
            try world.simulator.delete(pod, gracePeriodSeconds: 0)
        }
    }

    /// A pod comes back: ready again, or another one under the name.
    private mutating func restore() throws {
        let present = world.pods
        for name in names {
            if let pod = present.first(where: { $0.metadata.name == name }) {
                guard pod.metadata.deletionTimestamp == nil, !pod.isReady else { continue }
                try world.setReady(pod, true)
            } else {
                try world.addPod(name)
            }
            lost.remove(name)
            return
        }
    }

    mutating func recover() throws {
        try endDeleted()
        for _ in names { try restore() }
    }
}
