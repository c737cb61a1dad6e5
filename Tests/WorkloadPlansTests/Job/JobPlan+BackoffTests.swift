import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobBackoffTests {
    @Test func eachFailureWaitsTwiceAsLong() throws {
        var simulation = try JobSimulation { $0.spec.backoffLimit = 9 }
        for seconds in [10, 20, 40, 80, 160, 320, 600, 600] {
            try simulation.settle()
            let failed = simulation.world.now
            try simulation.finish(try #require(simulation.activePods.first), exitCode: 1)
            try simulation.settle()
            #expect(simulation.activePods.isEmpty)
            #expect(try simulation.plan().lookAgain == failed.adding(seconds: Double(seconds)))
            simulation.world.now = failed.adding(seconds: Double(seconds) - 0.001)
            try simulation.settle()
            #expect(simulation.activePods.isEmpty)
            simulation.world.now = failed.adding(seconds: Double(seconds))
        }
    }

    @Test func itIsCountedFromTheEndOfTheLastSidecar() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        let pod = try #require(simulation.activePods.first)
        try simulation.finish(pod, exitCode: 1)
        let end = simulation.world.now.adding(seconds: 7)
        try simulation.world.change(try #require(simulation.pods.first)) { pod in
            pod.status.initContainerStatuses = [
                .make { $0.state = .make { state in state.terminated = .make { $0.finishedAt = end } } }
            ]
        }
        try simulation.settle()
        #expect(try simulation.plan().lookAgain == end.adding(seconds: 10))
    }

    private static let annotated: [(values: [String: String], seconds: [Double])] = [
        (["initial": "1", "max": "5"], [1, 2, 4, 5, 5]), (["initial": "60"], [60, 120, 240, 480, 600]),
        (["max": "3"], [3, 3, 3]), (["initial": "0"], [0, 0, 0]), (["initial": "700"], [600, 600]),
    ]

    @Test(arguments: annotated)
    func anAnnotationSetsTheFirstWaitAndTheLongest(_ values: [String: String], _ seconds: [Double]) throws {
        var simulation = try JobSimulation { job in
            job.spec.backoffLimit = 9
            for (word, value) in values { job.metadata.annotations["swiftlet.dev/backoff-\(word)-seconds"] = value }
        }
        for seconds in seconds {
            try simulation.settle()
            let failed = simulation.world.now
            try simulation.finish(try #require(simulation.activePods.first), exitCode: 1)
            try simulation.settle()
            #expect(simulation.activePods.isEmpty == (seconds > 0))
            #expect(try simulation.plan().lookAgain == (seconds > 0 ? failed.adding(seconds: seconds) : nil))
            simulation.world.now = failed.adding(seconds: seconds)
        }
    }

    @Test func aSuccessResetsTheBackoff() throws {
        var simulation = try JobSimulation {
            $0.spec.completions = 3
            $0.spec.parallelism = 2
        }
        try simulation.settle()
        try simulation.finish(simulation.activePods[0], exitCode: 1)
        try simulation.settle()
        #expect(simulation.activePods.count == 1)
        simulation.world.now = simulation.world.now.adding(seconds: 1)
        try simulation.finish(simulation.activePods[0])
        try simulation.settle()
        #expect(simulation.activePods.count == 2)
    }

    @Test func aDeletedPodIsAFailureAndIsRememberedWhenItIsGone() throws {
        var simulation = try JobSimulation()
        try simulation.settle()
        try simulation.delete(simulation.pods[0])
        try simulation.settle()
        #expect(simulation.pods.isEmpty)
        #expect(simulation.status.failed == 1)
        #expect(try simulation.plan().lookAgain == simulation.world.now.adding(seconds: 10))
        try simulation.settleLater()
        #expect(simulation.activePods.count == 1)
    }

    @Test func tooManyFailuresEndTheJob() throws {
        var simulation = try JobSimulation { $0.spec.backoffLimit = 1 }
        for _ in 0..<2 {
            try simulation.settle()
            try simulation.settleLater()
            try simulation.finish(try #require(simulation.activePods.first), exitCode: 2)
        }
        try simulation.settle()
        #expect(
            simulation.conditions == [
                "FailureTarget=True BackoffLimitExceeded: Job has reached the specified backoff limit",
                "Failed=True BackoffLimitExceeded: Job has reached the specified backoff limit",
            ])
        #expect(simulation.status.failed == 2)
        #expect(simulation.events.last == "BackoffLimitExceeded: Job has reached the specified backoff limit")
    }

    /// `FailureTarget` first; `Failed` when no pod runs any more.
    @Test func podsOfAFailingJobAreStoppedAndCountAsFailed() throws {
        var simulation = try JobSimulation {
            $0.spec.backoffLimit = 0
            $0.spec.completions = 3
            $0.spec.parallelism = 3
        }
        try simulation.settle()
        try simulation.runAll()
        try simulation.finish(simulation.pods[0], exitCode: 1)
        try simulation.settle()
        #expect(
            simulation.conditions == [
                "FailureTarget=True BackoffLimitExceeded: Job has reached the specified backoff limit"
            ])
        let status = simulation.status
        #expect(status.failed == 3 && status.active == 0 && status.terminating == 2 && status.ready == 0)
        #expect(simulation.pods.allSatisfy { $0.metadata.finalizers.isEmpty })
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.isFinished)
        #expect(simulation.status.failed == 3)
    }

    @Test(arguments: [(0, 1, true), (2, 1, false), (2, 2, true)]) func restartsCount(
        limit: Int, restarts: Int, fails: Bool
    ) throws {
        var simulation = try JobSimulation {
            $0.spec.backoffLimit = limit
            $0.spec.template.spec.restartPolicy = "OnFailure"
        }
        try simulation.settle()
        try simulation.run(simulation.pods[0])
        try simulation.world.change(simulation.pods[0]) { pod in
            pod.status.containerStatuses = [.make { $0.restartCount = restarts }]
        }
        try simulation.settle()
        #expect(simulation.conditions.isEmpty == !fails)
    }
}
