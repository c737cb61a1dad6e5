import ClusterPlans
import ObjectModel
import ObjectRules
import Testing

/// The controller dies after each single write while a drain evicts all pods, and the API server before or after any
/// eviction: the end, and how many pods were evicted and made, are those of a life without deaths.
@Suite struct DisruptionBudgetCrashTests {
    /// What a drain came to.
    private struct End: Equatable {
        var pods: [String]
        var allowed: Int
        var disrupted: [String]
        var evictions: Int
        var creations: Int
    }

    private static let replicas = 4
    private static let wanted = 3

    /// Evicts the pods of a set with stable names one after the other, again and again until each may go; successors
    /// are made as pods end, and become ready later.
    /// - Parameter fatal: The write, of anybody, after which the controller dies; nil: it lives.
    private func drain(dyingAfter fatal: Int?) throws -> (end: End, writes: Int) {
        var world = try BudgetWorld(replicas: Self.replicas) { $0.spec.minAvailable = .int(Self.wanted) }
        for number in 0..<Self.replicas { try world.addPod("web-\(number)") }
        var drain = Drain(targets: world.pods, fatal: fatal ?? .max)
        for _ in 0..<200 where try drain.turn(&world, replicas: Self.replicas) {
            #expect(world.healthy >= Self.wanted, "death after \(fatal ?? -1)")
        }
        let status = world.budget.status
        let end = End(
            pods: world.pods.map(\.metadata.name), allowed: status.disruptionsAllowed,
            disrupted: status.disruptedPods.keys.sorted(), evictions: drain.evictions, creations: drain.creations)
        return (end, drain.writes)
    }

    @Test func aDrainWithoutDeaths() throws {
        let names = (0..<Self.replicas).map { "web-\($0)" }
        #expect(
            try drain(dyingAfter: nil).end
                == End(pods: names, allowed: 1, disrupted: [], evictions: 4, creations: 4))
    }

    @Test(arguments: 0..<40) func aDeathAfterEachWrite(_ fatal: Int) throws {
        let expected = try drain(dyingAfter: nil)
        #expect(expected.writes > 12 && expected.writes < 40)
        #expect(try drain(dyingAfter: fatal).end == expected.end)
    }
}

/// Somebody who empties a node, the workload that replaces what goes, and a controller that may die once.
private struct Drain {
    /// The pods that have to go, as they were.
    var targets: [Pod]
    /// The controller is down for a while after so many writes.
    let fatal: Int
    private(set) var writes = 0
    private(set) var evictions = 0
    private(set) var creations = 0
    private var isDown = 0
    private var hasDied = false

    init(targets: [Pod], fatal: Int) {
        self.targets = targets
        self.fatal = fatal
    }

    /// Everybody does one thing; false when nobody has anything to do.
    mutating func turn(_ world: inout BudgetWorld, replicas: Int) throws -> Bool {
        let before = writes
        try evictNext(&world)
        try follow(&world)
        try endOne(&world)
        try follow(&world)
        try replaceOne(&world, replicas: replicas)
        try follow(&world)
        return writes > before || isDown > 0
    }

    private mutating func note() {
        writes += 1
        if writes == fatal, !hasDied {
            hasDied = true
            isDown = 3
        }
    }

    /// The controller looks at everything anew, as after a start, unless it is down.
    private mutating func follow(_ world: inout BudgetWorld) throws {
        guard isDown == 0 else {
            isDown -= 1
            return
        }
        world.seeBudget()
        world.seePods()
        guard !world.plan().isEmpty else { return }
        world.sync()
        note()
    }

    private mutating func evictNext(_ world: inout BudgetWorld) throws {
        guard let target = targets.first,
            let pod = world.pods.first(where: { $0.metadata.uid == target.metadata.uid })
        else {
            if !targets.isEmpty { targets.removeFirst() }
            return
        }
        guard pod.metadata.deletionTimestamp == nil, try world.evict(pod) != nil else { return }
        evictions += 1
        note()
    }

    private mutating func endOne(_ world: inout BudgetWorld) throws {
        guard let pod = world.pods.first(where: { $0.metadata.deletionTimestamp != nil }) else { return }
        try world.simulator.delete(pod, gracePeriodSeconds: 0)
        note()
    }

    /// A successor takes the name of the one that went, and is ready a turn later.
    private mutating func replaceOne(_ world: inout BudgetWorld, replicas: Int) throws {
        let present = world.pods
        if let pod = present.first(where: { !$0.isReady && $0.metadata.deletionTimestamp == nil }) {
            try world.setReady(pod, true)
            return note()
        }
        let names = Set(present.map(\.metadata.name))
        guard let name = (0..<replicas).map({ "web-\($0)" }).first(where: { !names.contains($0) }) else { return }
        try world.addPod(name, isReady: false)
        creations += 1
        note()
    }
}
