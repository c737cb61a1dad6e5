import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories. Nodes come, go and are tainted, pods start, fail and are deleted at any time, the user
/// changes the template, and the controller dies between any two writes. No step breaks a promise, and in the end every
/// node has what it should have.
@Suite struct DaemonSetHistoryTests {
    @Test(arguments: 0..<80 as Range<UInt64>) func withinTheBudget(seed: UInt64) throws {
        var history = try DaemonSetHistory(seed: seed, isSurging: false)
        try history.run()
    }

    @Test(arguments: 0..<80 as Range<UInt64>) func withSurge(seed: UInt64) throws {
        var history = try DaemonSetHistory(seed: seed, isSurging: true)
        try history.run()
    }
}

private struct DaemonSetHistory {
    private var simulation: DaemonSetSimulation
    private var random: SeededGenerator
    private let limit: Int
    private let isSurging: Bool
    private var nextNode = 3

    init(seed: UInt64, isSurging: Bool) throws {
        var random = SeededGenerator(seed: seed)
        let limit = Int.random(in: 1...3, using: &random)
        let minReadySeconds = Bool.random(using: &random) ? 0 : 5
        simulation = try DaemonSetSimulation(seed: seed) { set in
            set.spec.minReadySeconds = minReadySeconds
            set.spec.revisionHistoryLimit = 1
            set.spec.updateStrategy.rollingUpdate = .make {
                $0.maxSurge = .int(isSurging ? limit : 0)
                $0.maxUnavailable = .int(isSurging ? 0 : limit)
            }
        }
        self.random = random
        self.limit = limit
        self.isSurging = isSurging
    }

    mutating func run() throws {
        for _ in 0..<60 {
            if Bool.random(using: &random) { try act() } else { try happen() }
            checkPods()
        }
        try finish()
    }

    /// The controller does something, perhaps not all of it.
    private mutating func act() throws {
        let before = unavailable
        try simulation.sync(steps: Int.random(in: 0...6, using: &random))
        #expect(unavailable <= max(before, isSurging ? 0 : limit), "beyond the budget")
    }

    private mutating func happen() throws {
        switch Int.random(in: 0..<14, using: &random) {
        case 0: try simulation.setImage("app:v\(Int.random(in: 1...3, using: &random))")
        case 1:
            try simulation.addNode("node-\(nextNode)")
            nextNode += 1
        case 2: if let node = anyNode, simulation.nodes.count > 1 { try simulation.deleteNode(node) }
        case 3: if let node = anyNode { try simulation.taint(node, "busy", "NoSchedule") }
        case 4: if let node = anyNode { try simulation.changeNode(node) { $0.spec.taints = [] } }
        case 5: if let pod = anyPod { try simulation.finish(pod) }
        case 6: if let pod = anyPod { try simulation.delete(pod) }
        case 7: if let pod = anyPod { try simulation.setReady(pod, false) }
        case 8: try simulation.annotate(DaemonSetNames.rolloutPaused, Bool.random(using: &random) ? "true" : nil)
        case 9: try simulation.annotate(DaemonSetNames.rolloutPartition, "\(Int.random(in: 0...2, using: &random))")
        case 10, 11: try simulation.runAll()
        case 12: try simulation.endDeletedPods()
        default: simulation.world.now = simulation.world.now.adding(seconds: Double.random(in: 0...8, using: &random))
        }
    }

    private var anyNode: String? {
        mutating get { simulation.nodes.randomElement(using: &random)?.metadata.name }
    }
    private var anyPod: Pod? {
        mutating get { simulation.livePods.randomElement(using: &random) }
    }

    private func isAvailable(_ pod: Pod) -> Bool {
        let seconds = simulation.set?.spec.minReadySeconds ?? 0
        return ControlledPod(pod).isAvailable(minReadySeconds: seconds, now: simulation.world.now)
    }

    /// Nodes that should run a pod and have none available.
    private var unavailable: Int {
        simulation.nodes.count { node in
            node.spec.taints.isEmpty && !simulation.pods(on: node.metadata.name).contains(where: isAvailable)
        }
    }

    /// Never two live pods of one revision on a node, and never two at all without surge.
    private func checkPods() {
        var seen: Set<String> = []
        var perNode: [String: Int] = [:]
        for pod in simulation.livePods {
            let node = DaemonSetSimulation.node(of: pod)
            let revision = pod.metadata.labels["controller-revision-hash"] ?? ""
            #expect(seen.insert("\(node) \(revision)").inserted, "two pods of one revision on \(node)")
            perNode[node, default: 0] += 1
        }
        #expect((perNode.values.max() ?? 0) <= (isSurging ? 2 : 1))
    }

    /// From here on everything goes well, and nobody holds the rollout back.
    private mutating func finish() throws {
        try simulation.annotate(DaemonSetNames.rolloutPaused, nil)
        try simulation.annotate(DaemonSetNames.rolloutPartition, nil)
        for _ in 0..<60 {
            try simulation.settle()
            try collectPodsOfGoneNodes()
            try simulation.endDeletedPods()
            try simulation.runAll()
            for pod in simulation.livePods where !ControlledPod(pod).isReady { try simulation.setReady(pod, true) }
            simulation.world.now = simulation.world.now.adding(seconds: 1_000)
        }
        let image = simulation.set?.spec.template.spec.containers[0].image ?? ""
        for node in simulation.nodes where node.spec.taints.isEmpty {
            #expect(simulation.images[node.metadata.name] == [image])
        }
        let writes = simulation.world.writes
        #expect(try simulation.plan().isEmpty)
        #expect(try simulation.settle() && simulation.world.writes == writes)
        #expect(simulation.revisions.count <= 2)
    }

    private mutating func collectPodsOfGoneNodes() throws {
        let names = Set(simulation.nodes.map(\.metadata.name))
        for pod in simulation.pods where !pod.spec.nodeName.isEmpty && !names.contains(pod.spec.nodeName) {
            try simulation.world.delete(pod, gracePeriodSeconds: 0)
        }
    }
}
