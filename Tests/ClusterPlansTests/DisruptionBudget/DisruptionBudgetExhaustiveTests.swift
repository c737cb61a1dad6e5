import ClusterPlans
import ObjectModel
import ObjectRules
import Testing

/// Everything that can happen to two pods and their budget, in every order: evictions, also such as were decided from
/// what was true some moves ago, pods that end, come back under the same name and become ready, and a controller that
/// sees the one before the other and writes when it likes. Evictions alone never leave too few healthy pods.
@Suite struct DisruptionBudgetExhaustiveTests {
    private enum Move: CaseIterable {
        case evictFirst, evictSecond, end, restore, seeBudget, seePods, sync
    }

    private static let depth = 8

    @Test func noOrderOfEventsExceedsTheBudget() throws {
        var world = try BudgetWorld(replicas: 2) { $0.spec.minAvailable = .int(1) }
        for name in ["a", "b"] { try world.addPod(name) }
        world.settle()
        var visited = 0
        try explore(world, [], &visited)
        #expect(visited > 500, "the moves must do something")
    }

    private func explore(_ world: BudgetWorld, _ path: [Move], _ visited: inout Int) throws {
        visited += 1
        guard world.healthy >= 1 else {
            Issue.record("no pod is left after \(path)")
            return
        }
        guard path.count < Self.depth else { return try settles(world, path) }
        for move in Move.allCases {
            var next = world
            guard try take(move, &next) else { continue }
            try explore(next, path + [move], &visited)
        }
    }

    /// False when the move changes nothing.
    private func take(_ move: Move, _ world: inout BudgetWorld) throws -> Bool {
        switch move {
        case .evictFirst: return try evict("a", &world)
        case .evictSecond: return try evict("b", &world)
        case .end:
            guard let pod = world.pods.first(where: { $0.metadata.deletionTimestamp != nil }) else { return false }
            try world.simulator.delete(pod, gracePeriodSeconds: 0)
        case .restore:
            let names = world.pods.map(\.metadata.name)
            guard let name = ["a", "b"].first(where: { !names.contains($0) }) else { return false }
            try world.addPod(name)
        case .seeBudget:
            guard world.seenBudget != world.budget else { return false }
            world.seeBudget()
        case .seePods:
            guard world.seenPods != world.pods else { return false }
            world.seePods()
        case .sync: return !world.plan().isEmpty && world.sync() == .applied
        }
        return true
    }

    private func evict(_ name: String, _ world: inout BudgetWorld) throws -> Bool {
        guard let pod = world.pods.first(where: { $0.metadata.name == name }), pod.metadata.deletionTimestamp == nil
        else { return false }
        return try world.evict(pod) != nil
    }

    /// When nothing else happens the status becomes true, once no grant can be open any more: where the controller saw
    /// a grant before the pods, it takes a successor for the evicted pod until then. Then nothing is written.
    private func settles(_ world: BudgetWorld, _ path: [Move]) throws {
        var world = world
        for pod in world.pods where pod.metadata.deletionTimestamp != nil {
            try world.simulator.delete(pod, gracePeriodSeconds: 0)
        }
        world.simulator.now = world.simulator.now.adding(seconds: ClusterLimits.evictionSeconds + 1)
        world.settle()
        let status = world.budget.status
        #expect(status.currentHealthy == world.healthy, "\(path)")
        #expect(status.disruptionsAllowed == max(0, world.healthy - 1), "\(path)")
        #expect(status.disruptedPods.isEmpty && world.plan().isEmpty, "\(path)")
    }
}
