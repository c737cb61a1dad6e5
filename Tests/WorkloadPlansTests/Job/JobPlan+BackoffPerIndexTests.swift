import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobBackoffPerIndexTests {
    private func simulation(_ change: (inout Job) -> Void = { _ in }) throws -> JobSimulation {
        try JobSimulation {
            $0.spec.completionMode = "Indexed"
            $0.spec.completions = 3
            $0.spec.parallelism = 3
            $0.spec.backoffLimit = 2_147_483_647
            $0.spec.backoffLimitPerIndex = 1
            change(&$0)
        }
    }

    private func failures(_ pod: Pod?) -> String? {
        pod?.metadata.annotations["batch.kubernetes.io/job-index-failure-count"]
    }

    @Test func theCountTravelsFromPodToPod() throws {
        var simulation = try simulation()
        try simulation.settle()
        #expect(failures(simulation.pod(index: 1)) == "0")
        let first = try #require(simulation.pod(index: 1))
        try simulation.finish(first, exitCode: 1)
        try simulation.settle()
        // It is kept, and not counted, until its successor is there.
        #expect(simulation.status.failed == 0)
        #expect(simulation.status.failedIndexes == "")
        #expect(simulation.pods.contains { $0.metadata.uid == first.metadata.uid && !$0.metadata.finalizers.isEmpty })
        #expect(try simulation.plan().lookAgain == simulation.world.now.adding(seconds: 10))
        try simulation.settleLater()
        #expect(failures(simulation.pod(index: 1)) == "1")
        #expect(simulation.status.failed == 1)
    }

    @Test func anIndexIsGivenUpAndTheOthersGoOn() throws {
        var simulation = try simulation { $0.spec.backoffLimitPerIndex = 0 }
        try simulation.settle()
        try simulation.finish(try #require(simulation.pod(index: 1)), exitCode: 1)
        try simulation.settle()
        #expect(simulation.status.failedIndexes == "1")
        #expect(!simulation.isFinished)
        for index in [0, 2] { try simulation.finish(try #require(simulation.pod(index: index))) }
        try simulation.settle()
        #expect(simulation.status.completedIndexes == "0,2")
        #expect(
            simulation.conditions == [
                "FailureTarget=True FailedIndexes: Job has failed indexes",
                "Failed=True FailedIndexes: Job has failed indexes",
            ])
        #expect(simulation.events.last == "FailedIndexes: Job has failed indexes")
    }

    @Test func tooManyFailedIndexesEndTheJob() throws {
        var simulation = try simulation {
            $0.spec.backoffLimitPerIndex = 0
            $0.spec.maxFailedIndexes = 1
        }
        try simulation.settle()
        for index in 0..<2 { try simulation.finish(try #require(simulation.pod(index: index)), exitCode: 1) }
        try simulation.settle()
        #expect(simulation.conditions.last?.hasPrefix("Failed=True MaxFailedIndexesExceeded: ") == true)
        #expect(simulation.status.failed == 3)
        #expect(simulation.status.failedIndexes == "0,1")
    }

    @Test func anIgnoredFailureOnlyDelays() throws {
        var simulation = try simulation {
            $0.spec.backoffLimitPerIndex = 0
            $0.spec.podFailurePolicy = .make { policy in
                policy.rules = [
                    .make { rule in
                        rule.action = "Ignore"
                        rule.onPodConditions = [
                            .make {
                                $0.type = "DisruptionTarget"
                                $0.status = "True"
                            }
                        ]
                    }
                ]
            }
        }
        try simulation.settle()
        try simulation.finish(try #require(simulation.pod(index: 0)), exitCode: 1, condition: "DisruptionTarget")
        try simulation.settle()
        try simulation.settleLater()
        let pod = try #require(simulation.pod(index: 0))
        #expect(failures(pod) == "0")
        #expect(pod.metadata.annotations["batch.kubernetes.io/job-index-ignored-failure-count"] == "1")
        #expect(simulation.status.failed == 0)
    }

    @Test func countsThatNobodyCountedAreBounded() throws {
        var simulation = try simulation { $0.spec.backoffLimitPerIndex = 2_147_483_647 }
        try simulation.settle()
        let pod = try #require(simulation.pod(index: 1))
        try simulation.world.change(pod) {
            $0.metadata.annotations["batch.kubernetes.io/job-index-failure-count"] = "9223372036854775807"
        }
        try simulation.finish(try #require(simulation.pod(index: 1)), exitCode: 1)
        try simulation.settle()
        #expect(simulation.status.failedIndexes == "1")
    }
}
