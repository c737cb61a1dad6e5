import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobPodFailurePolicyTests {
    private func simulation(
        _ action: String, codes: [Int] = [42], in operator: String = "In", container: String? = nil,
        condition: String? = nil, _ change: (inout Job) -> Void = { _ in }
    ) throws -> JobSimulation {
        try JobSimulation { job in
            job.spec.completions = 4
            job.spec.parallelism = 2
            job.spec.podReplacementPolicy = "Failed"
            job.spec.podFailurePolicy = .make { policy in
                policy.rules = [
                    .make { rule in
                        rule.action = action
                        if let condition {
                            rule.onPodConditions = [
                                .make {
                                    $0.type = condition
                                    $0.status = "True"
                                }
                            ]
                        } else {
                            rule.onExitCodes = .make {
                                $0.operator = `operator`
                                $0.values = codes
                                $0.containerName = container
                            }
                        }
                    }
                ]
            }
            change(&job)
        }
    }

    @Test func anExitCodeFailsTheJob() throws {
        var simulation = try simulation("FailJob")
        try simulation.settle()
        try simulation.runAll()
        let pod = simulation.pods[0]
        try simulation.finish(pod, exitCode: 42)
        try simulation.settle()
        try simulation.endDeletedPods()
        try simulation.settle()
        let message =
            "Container main for pod default/\(pod.metadata.name) failed with exit code 42"
            + " matching FailJob rule at index 0"
        #expect(
            simulation.conditions == [
                "FailureTarget=True PodFailurePolicy: \(message)", "Failed=True PodFailurePolicy: \(message)",
            ])
        #expect(simulation.status.failed == 2)
        #expect(simulation.events.last == "PodFailurePolicy: \(message)")
    }

    @Test func aConditionFailsTheJob() throws {
        var simulation = try simulation("FailJob", condition: "ConfigIssue")
        try simulation.settle()
        let pod = simulation.pods[0]
        try simulation.finish(pod, exitCode: 1, condition: "ConfigIssue")
        try simulation.settle()
        #expect(
            simulation.conditions.first
                == "FailureTarget=True PodFailurePolicy: Pod default/\(pod.metadata.name) has condition ConfigIssue"
                + " matching FailJob rule at index 0")
    }

    @Test(
        arguments: [
            ("In", 42, nil, true), ("In", 41, nil, false), ("NotIn", 41, nil, true), ("NotIn", 42, nil, false),
            ("In", 42, "main", true), ("In", 42, "side", false),
        ] as [(String, Int, String?, Bool)]) func whichCodesMatch(
            operator: String, code: Int, container: String?, matches: Bool
        ) throws
    {
        var simulation = try simulation("FailJob", in: `operator`, container: container)
        try simulation.settle()
        try simulation.finish(simulation.pods[0], exitCode: code)
        try simulation.settle()
        #expect(simulation.conditions.isEmpty == !matches)
    }

    @Test func ignoredFailuresDoNotCount() throws {
        var simulation = try simulation("Ignore", condition: "DisruptionTarget") { $0.spec.backoffLimit = 0 }
        try simulation.settle()
        try simulation.finish(simulation.pods[0], exitCode: 143, condition: "DisruptionTarget")
        try simulation.settle()
        #expect(simulation.status.failed == 0)
        try simulation.settleLater()
        #expect(simulation.activePods.count == 2)
        try simulation.finish(simulation.activePods[0], exitCode: 1)
        try simulation.settle()
        #expect(simulation.conditions.first?.contains("BackoffLimitExceeded") == true)
    }

    @Test func failIndexGivesTheIndexUp() throws {
        var simulation = try simulation("FailIndex") {
            $0.spec.completionMode = "Indexed"
            $0.spec.completions = 3
            $0.spec.backoffLimitPerIndex = 2
        }
        try simulation.settle()
        try simulation.finish(try #require(simulation.pod(index: 0)), exitCode: 42)
        try simulation.settle()
        #expect(simulation.status.failedIndexes == "0")
        #expect(simulation.status.failed == 1)
        #expect(simulation.activePods.compactMap { JobPod($0).completionIndex } == [1, 2])
    }
}
