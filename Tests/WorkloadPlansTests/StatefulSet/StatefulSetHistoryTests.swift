import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories. Pods become ready and unready, end and are deleted at any time, the user changes the set,
/// and the controller dies between any two writes. In the end everything is as the spec says, and stays so.
@Suite struct StatefulSetHistoryTests {
    @Test(arguments: 0..<250 as Range<UInt64>) func itEndsAsTheSpecSays(seed: UInt64) throws {
        var history = try StatefulSetHistory(seed: seed)
        try history.run()
        let simulation = history.simulation
        let set = try #require(simulation.set)
        let first = set.spec.ordinals?.start ?? 0
        let wanted = set.spec.replicas ?? 1
        #expect(simulation.podNames == (first..<(first + wanted)).map { "web-\($0)" })
        #expect(simulation.images == Array(repeating: "app:last", count: wanted))
        #expect(simulation.status.currentRevision == simulation.status.updateRevision)
        #expect(simulation.status.availableReplicas == wanted)
        #expect(simulation.status.updatedReplicas == wanted)
        #expect(simulation.status.observedGeneration == set.metadata.generation)
        let later = simulation.world.now.adding(seconds: 86_400)
        history.simulation.world.now = later
        #expect(try history.simulation.plan().isEmpty)
    }
}

/// One history, and what must hold after every step of it.
private struct StatefulSetHistory {
    var simulation: StatefulSetSimulation
    private var random: SeededGenerator
    /// Claims that were seen, by name, and their uids: with the policy Retain none may go.
    private var claims: [String: String] = [:]
    private let keepsClaims: Bool
    private let isOrdered: Bool

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let keepsClaims = Bool.random(using: &random)
        let isOrdered = Bool.random(using: &random)
        simulation = try StatefulSetSimulation { set in
            set.spec.replicas = Int.random(in: 0...4, using: &random)
            set.spec.podManagementPolicy = isOrdered ? "OrderedReady" : "Parallel"
            if Bool.random(using: &random) { set.addClaimTemplate() }
            if !keepsClaims { set.setRetention(whenScaled: "Delete", whenDeleted: "Delete") }
            if Bool.random(using: &random) { set.spec.updateStrategy = .make { $0.type = "RollingUpdate" } }
            if Bool.random(using: &random) { set.metadata.annotations["swiftlet.dev/heal-stuck-rollout"] = "true" }
            set.spec.revisionHistoryLimit = 1
        }
        self.keepsClaims = keepsClaims
        self.isOrdered = isOrdered
        self.random = random
    }

    mutating func run() throws {
        for _ in 0..<80 {
            let before = simulation.pods
            let isController = try step()
            try checkSafety()
            if isController { checkOrder(from: before) }
        }
        try simulation.change {
            $0.spec.updateStrategy.type = "RollingUpdate"
            $0.spec.updateStrategy.rollingUpdate?.partition = 0
            $0.spec.minReadySeconds = 0
        }
        try simulation.setImage("app:last")
        try removeEndedSurplus()
        #expect(try simulation.settleReady(), "does not settle")
    }

    /// As in Kubernetes, several pods beyond the range that never become ready again hold each other up.
    private mutating func removeEndedSurplus() throws {
        let spec = try #require(simulation.set).spec
        let first = spec.ordinals?.start ?? 0
        let range = first..<(first + (spec.replicas ?? 1))
        for pod in simulation.pods where ControlledPod(pod).isFinished {
            if let name = StatefulPodName(pod.metadata.name), !range.contains(name.ordinal) {
                try simulation.delete(pod)
            }
        }
    }

    /// Whether the controller did it.
    private mutating func step() throws -> Bool {
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<6:
            try simulation.sync(steps: Int.random(in: 0...4, using: &random))
            return true
        case 6, 7: try simulation.runAll()
        case 8: try some { try $0.run($1, ready: false) }
        case 9: try some { try $0.end($1) }
        case 10: try some { try $0.delete($1) }
        case 11, 12: try simulation.endDeletedPods()
        case 13: simulation.world.now = simulation.world.now.adding(seconds: 20)
        case 14: try simulation.setImage("app:v\(Int.random(in: 1...4, using: &random))")
        default: try changeSpec()
        }
        return false
    }

    private mutating func some(_ happen: (inout StatefulSetSimulation, Pod) throws -> Void) throws {
        let active = simulation.pods.filter { ControlledPod($0).isActive }
        if let pod = active.randomElement(using: &random) { try happen(&simulation, pod) }
    }

    private mutating func changeSpec() throws {
        let replicas = Int.random(in: 0...4, using: &random)
        let start = Int.random(in: 0...2, using: &random)
        let seconds = [0, 15].randomElement(using: &random) ?? 0
        let partition = Int.random(in: 0...3, using: &random)
        try simulation.change { set in
            set.spec.replicas = replicas
            set.spec.ordinals = start == 0 ? nil : .make { $0.start = start }
            set.spec.minReadySeconds = seconds
            if set.spec.updateStrategy.rollingUpdate != nil {
                set.spec.updateStrategy.rollingUpdate?.partition = partition
            }
        }
    }

    /// Never two pods with one identity, and never a claim lost that is to be kept.
    private mutating func checkSafety() throws {
        let pods = simulation.pods
        let identities = pods.compactMap { $0.metadata.labels[StatefulSetLabels.podName] }
        #expect(Set(identities).count == pods.count)
        #expect(pods.allSatisfy { $0.metadata.labels[StatefulSetLabels.podName] == $0.metadata.name })
        let revisions = Set(simulation.revisions.map(\.metadata.name))
        let used = Set(pods.map { ControlledPod($0).revision })
        #expect(used.isSubset(of: revisions), "a pod of a revision that is not there")
        let present = Dictionary(
            uniqueKeysWithValues: simulation.claims.map { ($0.metadata.name, $0.metadata.uid) })
        for pod in pods where !ControlledPod(pod).isDeleting {
            for volume in pod.spec.volumes {
                let name = volume.persistentVolumeClaim?.claimName ?? ""
                #expect(present[name] != nil, "\(pod.metadata.name) has lost its claim")
            }
        }
        guard keepsClaims else { return }
        for (name, uid) in claims { #expect(present[name] == uid, "\(name) is another") }
        claims = present
    }

    /// An ordered set makes or takes one pod at a time, and makes none while one before it is not ready.
    private func checkOrder(from before: [Pod]) {
        guard isOrdered else { return }
        let old = Set(before.map(\.metadata.uid))
        let wasGoing = Set(before.filter { ControlledPod($0).isDeleting }.map(\.metadata.uid))
        let after = simulation.pods
        let made = after.filter { !old.contains($0.metadata.uid) }
        let gone = old.subtracting(after.map(\.metadata.uid)).count
        let going = after.filter { ControlledPod($0).isDeleting && !wasGoing.contains($0.metadata.uid) }
        #expect(made.count + gone + going.count <= 1)
        guard let new = made.first, let start = simulation.set?.spec.ordinals?.start ?? .some(0) else { return }
        let ordinal = StatefulPodName(new.metadata.name)?.ordinal ?? 0
        for lower in start..<max(start, ordinal) {
            let isReady = simulation.pod(lower).map { ControlledPod($0).isReady && ControlledPod($0).isActive } ?? false
            #expect(isReady, "web-\(ordinal) was made before web-\(lower) was ready")
        }
    }
}
