import ObjectModel
import Testing
import WorkloadPlans

/// What is said about a Job in every state a user asks about. Names of pods, which are random, read `POD`.
@Suite struct JobExplanationsTests {
    private struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        var job: @Sendable (inout Job) -> Void = { _ in }
        var then: @Sendable (inout JobSimulation) throws -> Void = { _ in }
        let waits: [String]

        var testDescription: String { name }
    }

    private static let cases = [
        Case(name: "it runs", waits: ["POD to succeed; 0 of 1 completions are reached"]),
        Case(
            name: "parallelism is reached",
            job: {
                $0.spec.completions = 5
                $0.spec.parallelism = 2
            },
            waits: [
                "POD, POD to succeed; 0 of 5 completions are reached, and no more than 2 pods run at a time "
                    + "(parallelism)"
            ]),
        Case(
            name: "the last completions",
            job: {
                $0.spec.completions = 3
                $0.spec.parallelism = 2
            },
            then: { simulation in
                try simulation.finish(simulation.activePods[0])
                try simulation.settle()
            },
            waits: ["POD, POD to succeed; 1 of 3 completions are reached"]),
        Case(
            name: "many pods",
            job: {
                $0.spec.completions = 7
                $0.spec.parallelism = 7
            },
            waits: ["POD, POD, POD, POD, POD and 2 more to succeed; 0 of 7 completions are reached"]),
        Case(
            name: "work queue", job: { $0.spec.completions = nil },
            waits: ["POD to end; the Job is Complete when one pod has succeeded and all have ended"]),
        Case(
            name: "no parallelism", job: { $0.spec.parallelism = 0 },
            waits: ["parallelism to become more than 0; no pod is created before that"]),
        Case(
            name: "suspended", job: { $0.spec.suspend = true },
            waits: ["spec.suspend to become false; no pod runs before that"]),
        Case(
            name: "managed by another", job: { $0.spec.managedBy = "example.com/queue" },
            waits: ["the controller example.com/queue; it looks after the Job (managedBy)"]),
        Case(
            name: "back-off",
            then: { simulation in
                try simulation.finish(simulation.activePods[0], exitCode: 1)
                try simulation.settle()
            },
            waits: [
                "the back-off after 1 failed in a row; no pod is created before that (1 failed so far, "
                    + "backoffLimit is 6)"
            ]),
        Case(
            name: "deadline", job: { $0.spec.activeDeadlineSeconds = 30 },
            waits: [
                "POD to succeed; 0 of 1 completions are reached",
                "the Job to end before its deadline of 30 s (activeDeadlineSeconds); it fails then",
            ]),
        Case(
            name: "deadline has passed, a pod still runs", job: { $0.spec.activeDeadlineSeconds = 30 },
            then: { simulation in
                try simulation.runAll()
                simulation.world.now = simulation.world.now.adding(seconds: 30)
                try simulation.settle()
            },
            waits: [
                "POD to end; the Job is Failed after that (DeadlineExceeded: Job was active longer than "
                    + "specified deadline)"
            ]),
        Case(
            name: "a deleted pod blocks its place", job: { $0.spec.podReplacementPolicy = "Failed" },
            then: { simulation in
                try simulation.runAll()
                try simulation.delete(simulation.activePods[0])
                try simulation.settle()
            },
            waits: [
                "POD, deleted, to end; no other pod takes the place before that because podReplacementPolicy is Failed"
            ]),
        Case(
            name: "time to live", job: { $0.spec.ttlSecondsAfterFinished = 60 },
            then: { simulation in
                try simulation.finish(simulation.activePods[0])
                try simulation.settle()
            },
            waits: [
                "the time to live of the finished Job (ttlSecondsAfterFinished 60) to pass; it is deleted then"
            ]),
        Case(
            name: "finished for good",
            then: { simulation in
                try simulation.finish(simulation.activePods[0])
                try simulation.settle()
            },
            waits: []),
    ]

    @Test(arguments: cases) private func table(_ example: Case) throws {
        var simulation = try JobSimulation { example.job(&$0) }
        try simulation.settle()
        try example.then(&simulation)
        let plan = try simulation.plan()
        let names = simulation.pods.map(\.metadata.name)
        let said = plan.waits.map { wait in
            wait.reason.split(separator: " ", omittingEmptySubsequences: false).map { word in
                let bare = word.hasSuffix(",") ? word.dropLast() : word
                return names.contains(String(bare)) ? "POD" + word.dropFirst(bare.count) : String(word)
            }.joined(separator: " ")
        }
        #expect(said == example.waits)
    }

    @Test func indexesThatAreBackedOffAreOneWait() throws {
        var simulation = try JobSimulation { job in
            job.spec.completions = 3
            job.spec.parallelism = 3
            job.spec.completionMode = "Indexed"
            job.spec.backoffLimitPerIndex = 4
        }
        try simulation.settle()
        let failed = simulation.world.now
        for index in [1, 2] { try simulation.finish(try #require(simulation.pod(index: index)), exitCode: 1) }
        try simulation.settle()
        let wait = try #require(try simulation.plan().waits.first { $0.until != nil })
        #expect(wait.reason == "the back-off of index 1; it is tried again after that (and 1 more after theirs)")
        #expect(wait.since == failed)
        #expect(wait.until == failed.adding(seconds: 10))
    }
}
