import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

@Suite struct DisruptionBudgetPlanTests {
    /// All budgets and up to three pods, each ready, unready or going.
    @Test(arguments: 0...3, 0...3) func statusCountsWhatIsThere(pods: Int, wanted: Int) throws {
        for states in Self.combinations(pods) {
            for share in [IntOrString.int(wanted), .string("\(wanted * 30)%")] {
                for isUnavailable in [false, true] {
                    try check(states, share, isUnavailable: isUnavailable)
                }
            }
        }
    }

    private static func combinations(_ count: Int) -> [[Int]] {
        (0..<count).reduce([[]]) { lists, _ in lists.flatMap { list in (0..<3).map { list + [$0] } } }
    }

    private func check(_ states: [Int], _ share: IntOrString, isUnavailable: Bool) throws {
        var world = try BudgetWorld(replicas: 5) { budget in
            if isUnavailable { budget.spec.maxUnavailable = share } else { budget.spec.minAvailable = share }
        }
        for (index, state) in states.enumerated() {
            let pod = try world.addPod("p\(index)", isReady: state != 1)
            if state == 2 { try world.simulator.delete(pod) }
        }
        world.settle()
        let status = world.budget.status
        let byScale = isUnavailable || share != .int(share.number)
        let expected = states.isEmpty ? 0 : byScale ? 5 : states.count
        let part = byScale && share != .int(share.number) ? (share.number * expected + 99) / 100 : share.number
        let desired = isUnavailable ? max(0, expected - part) : part
        let healthy = states.count { $0 == 0 }
        #expect(status.expectedPods == expected)
        #expect(status.desiredHealthy == desired)
        #expect(status.currentHealthy == healthy)
        #expect(status.disruptionsAllowed == (expected == 0 ? 0 : max(0, healthy - desired)))
        #expect(status.observedGeneration == 1)
        #expect(status.conditions.map(\.status) == [status.disruptionsAllowed > 0 ? "True" : "False"])
        #expect(world.plan().isEmpty)
        #expect((status.disruptionsAllowed == 0) == world.plan().waits.contains { $0.reason.hasPrefix("room for") })
    }

    @Test func anEvictedPodDoesNotCountUntilItsTimeIsOver() throws {
        var world = try BudgetWorld(replicas: 2) { $0.spec.minAvailable = .int(1) }
        for name in ["a", "b"] { try world.addPod(name) }
        world.settle()
        // The grant without the end of the pod, as an API server of another make may leave it.
        let granted = world.simulator.now.wholeSeconds
        try world.simulator.change(world.budget) {
            $0.status.disruptionsAllowed = 0
            $0.status.disruptedPods = ["a": .string(granted.rfc3339), "gone": .string(granted.rfc3339)]
        }
        world.settle()
        #expect(world.budget.status.currentHealthy == 1)
        #expect(Array(world.budget.status.disruptedPods.keys) == ["a"])
        #expect(world.plan().lookAgain == granted.adding(seconds: 120))
        world.simulator.now = granted.adding(seconds: 120)
        world.settle()
        #expect(world.budget.status.currentHealthy == 2)
        #expect(world.budget.status.disruptedPods.isEmpty)
        #expect(world.simulator.events.last?.reason == "NotDeleted")
        #expect(world.simulator.events.last?.about.name == "a")
    }

    @Test func aSuccessorOfTheSameNameCountsAtOnce() throws {
        var world = try BudgetWorld(replicas: 2) { $0.spec.minAvailable = .int(1) }
        for name in ["a", "b"] { try world.addPod(name) }
        world.settle()
        let pod = world.pods[0]
        #expect(try world.evict(pod) != nil)
        // The controller sees nothing of it before the next one runs, within the same second.
        try world.simulator.delete(pod, gracePeriodSeconds: 0)
        try world.addPod("a")
        world.settle()
        #expect(world.budget.status.disruptedPods.isEmpty)
        #expect(world.budget.status.currentHealthy == 2)
    }

    @Test func podsWithoutAControllerHaveNoShare() throws {
        var world = try BudgetWorld(replicas: 2) { $0.spec.maxUnavailable = .int(1) }
        try world.addPod("lone", isManaged: false)
        world.settle()
        #expect(world.budget.status.expectedPods == 0)
        #expect(world.budget.status.disruptionsAllowed == 0)
        let event = try #require(world.simulator.events.last)
        #expect(event.reason == "UnmanagedPods")
        #expect(
            event.message.contains(
                "(selector: &LabelSelector{MatchLabels:map[string]string{app: web,},"
                    + "MatchExpressions:[]LabelSelectorRequirement{},})"))
    }

    @Test(arguments: [
        (ControllerScale.missing, #"found no controllers for pod "a""#),
        (
            .unknown("jobs.batch does not implement the scale subresource"),
            "jobs.batch does not implement the scale subresource"
        ),
    ])
    func whatCannotBeCalculatedAllowsNothing(scale: ControllerScale, why: String) throws {
        var world = try BudgetWorld(replicas: 1) { $0.spec.maxUnavailable = .int(1) }
        try world.addPod("a")
        let state = DisruptionBudgetState(
            budget: world.budget, pods: world.pods, scales: [BudgetWorld.owner: scale], now: world.simulator.now)
        world.simulator.apply(DisruptionBudgetPlan.plan(for: state))
        let status = world.budget.status
        #expect(status.disruptionsAllowed == 0)
        #expect(status.observedGeneration == 0)
        #expect(status.conditions.map(\.reason) == ["SyncFailed"])
        #expect(status.conditions.map(\.message) == [why])
        #expect(world.simulator.events.map(\.reason) == ["CalculateExpectedPodCountFailed"])
        let again = DisruptionBudgetState(
            budget: world.budget, pods: world.pods, scales: [BudgetWorld.owner: scale], now: world.simulator.now)
        #expect(DisruptionBudgetPlan.plan(for: again).isEmpty)
    }

    @Test func aBudgetSaysWhyItBlocks() throws {
        var world = try BudgetWorld(replicas: 3) { $0.spec.minAvailable = .int(2) }
        for (name, isReady) in [("a", true), ("b", true), ("c", false)] { try world.addPod(name, isReady: isReady) }
        world.settle()
        let plan = world.plan()
        #expect(plan.isEmpty)
        #expect(
            plan.waits.map(\.reason) == [
                "room for an eviction: 2 pods are healthy and 2 have to be; pod c is not ready"
            ])
        #expect(plan.waits[0].since == world.simulator.now.wholeSeconds)
        #expect(
            plan.notes == [
                "3 pods are expected: those that are there", "healthy: a, b", "not ready: c",
                "0 may be evicted now: 2 pods are healthy and 2 have to be (minAvailable 2)",
                "pods that are not ready may be evicted at no cost: enough others are healthy",
            ])
    }

    @Test func aBudgetSaysWhatItAllows() throws {
        var world = try BudgetWorld(replicas: 14) { $0.spec.maxUnavailable = .string("30%") }
        for number in 10..<24 { try world.addPod("p\(number)") }
        world.settle()
        try world.simulator.delete(world.pods[0])
        #expect(try world.evict(world.pods[1]) != nil)
        world.settle()
        #expect(
            world.plan().notes == [
                "14 pods are expected: what their controllers ask for",
                "healthy: p12, p13, p14, p15, p16, p17, p18, p19, p20, p21 and 2 more",
                "being deleted: p10, p11",
                "3 may be evicted now: 12 pods are healthy and 9 have to be (maxUnavailable 30%)",
            ])
    }
}

extension IntOrString {
    fileprivate var number: Int {
        switch self {
        case .int(let number): number
        case .string(let text): Int(text.dropLast()) ?? 0
        }
    }
}
