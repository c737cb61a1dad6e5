import ObjectModel
import TestKit
import Testing
import WorkloadPlans

/// Seeded random histories. Pods start, end and are deleted at any time, the user changes the Job, and the controller
/// dies between any two writes. In the end the counters are exact.
@Suite struct JobHistoryTests {
    @Test(arguments: 0..<400 as Range<UInt64>) func countersAreExact(seed: UInt64) throws {
        var history = try JobHistory(seed: seed, isIndexed: false)
        try history.run()
        let status = history.simulation.status
        #expect(history.simulation.isFinished)
        #expect(status.succeeded == history.succeeded.count)
        #expect(status.failed == history.failed.count)
        #expect(status.uncountedTerminatedPods?.isEmpty == true)
    }

    @Test(arguments: 0..<400 as Range<UInt64>) func indexesAreExact(seed: UInt64) throws {
        var history = try JobHistory(seed: seed, isIndexed: true)
        try history.run()
        let status = history.simulation.status
        #expect(history.simulation.isFinished)
        #expect(status.completedIndexes == CompletionIndexes(history.succeeded.values.compactMap(\.self)).description)
        #expect(status.succeeded == Set(history.succeeded.values).count)
        #expect(status.failed == history.failed.count)
    }

    @Test(arguments: 0..<40 as Range<UInt64>) func whatHasSettledStaysSettled(seed: UInt64) throws {
        var history = try JobHistory(seed: seed, isIndexed: seed % 2 == 0)
        try history.run()
        let writes = history.simulation.world.writes
        history.simulation.world.now = history.simulation.world.now.adding(seconds: 86_400)
        #expect(try history.simulation.plan().isEmpty)
        #expect(history.simulation.world.writes == writes)
        #expect(history.simulation.pods.allSatisfy { $0.metadata.finalizers.isEmpty })
    }
}

/// One history, and what it should come to: the pods that ended while they held the finalizer, by uid, with their
/// indexes.
private struct JobHistory {
    var simulation: JobSimulation
    private(set) var succeeded: [String: Int?] = [:]
    private(set) var failed: [String: Int?] = [:]
    private var random: SeededGenerator
    private let isIndexed: Bool

    init(seed: UInt64, isIndexed: Bool) throws {
        self.isIndexed = isIndexed
        var random = SeededGenerator(seed: seed)
        simulation = try JobSimulation(seed: seed) { job in
            job.spec.completions = Int.random(in: 1...6, using: &random)
            job.spec.parallelism = Int.random(in: 1...4, using: &random)
            job.spec.completionMode = isIndexed ? "Indexed" : "NonIndexed"
            job.spec.podReplacementPolicy = Bool.random(using: &random) ? "Failed" : "TerminatingOrFailed"
            job.spec.backoffLimit = 1000
            if isIndexed, Bool.random(using: &random) { job.spec.backoffLimitPerIndex = 1000 }
        }
        self.random = random
    }

    mutating func run() throws {
        for _ in 0..<60 {
            try step()
            try checkSafety()
        }
        try finishAll()
    }

    private mutating func step() throws {
        switch Int.random(in: 0..<14, using: &random) {
        case 0..<5: try simulation.sync(steps: Int.random(in: 0...4, using: &random))
        case 5: try simulation.settle()
        case 6: try simulation.runAll()
        case 7, 8: try end { try $0.finish($1) }
        case 9: try end { try $0.finish($1, exitCode: 1) }
        case 10: try end { try $0.delete($1) }
        case 11: try simulation.endDeletedPods()
        case 12: simulation.world.now = simulation.world.now.adding(seconds: Double.random(in: 0...40, using: &random))
        default:
            let suspend = Int.random(in: 0..<4, using: &random) == 0
            let parallelism = Int.random(in: 0...4, using: &random)
            try simulation.change { job in
                job.spec.suspend = suspend
                job.spec.parallelism = parallelism
            }
        }
    }

    /// Something happens to one of the running pods.
    private mutating func end(_ happen: (inout JobSimulation, Pod) throws -> Void) throws {
        let active = simulation.activePods
        guard let pod = active.randomElement(using: &random), !hasVerdict else { return }
        try happen(&simulation, pod)
        note(pod)
    }

    private mutating func note(_ pod: Pod) {
        let before = JobPod(pod)
        guard before.isTracked else { return }
        let after = simulation.pods.first { $0.metadata.uid == before.uid }.map(JobPod.init)
        if after?.phase == .succeeded {
            succeeded[before.uid] = .some(before.completionIndex)
        } else {
            failed[before.uid] = .some(before.completionIndex)
        }
    }

    private var hasVerdict: Bool {
        simulation.status.conditions.contains { $0.type != "Suspended" && $0.status == "True" }
    }

    private func checkSafety() throws {
        let active = simulation.activePods.map(JobPod.init)
        #expect(active.count <= 4)
        guard isIndexed else { return }
        #expect(Set(active.map(\.completionIndex)).count == active.count, "an index runs twice")
    }

    /// From here on everything goes well.
    private mutating func finishAll() throws {
        try simulation.change {
            $0.spec.suspend = false
            $0.spec.parallelism = 2
        }
        for _ in 0..<40 where !simulation.isFinished {
            try simulation.settle()
            try simulation.endDeletedPods()
            try simulation.settleLater()
            for pod in simulation.activePods where !hasVerdict {
                try simulation.finish(pod)
                note(pod)
            }
            simulation.world.now = simulation.world.now.adding(seconds: 700)
        }
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
    }
}
