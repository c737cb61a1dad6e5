import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobSuccessPolicyTests {
    private func simulation(_ rules: [(indexes: String?, count: Int?)]) throws -> JobSimulation {
        try JobSimulation { job in
            job.spec.completionMode = "Indexed"
            job.spec.completions = 5
            job.spec.parallelism = 5
            job.spec.successPolicy = .make { policy in
                policy.rules = rules.map { rule in
                    .make {
                        $0.succeededIndexes = rule.indexes
                        $0.succeededCount = rule.count
                    }
                }
            }
        }
    }

    @Test func theOtherPodsAreStoppedAndDoNotFail() throws {
        var simulation = try simulation([("0-2", nil)])
        try simulation.settle()
        try simulation.runAll()
        for index in [1, 2, 0] {
            #expect(simulation.conditions.isEmpty)
            try simulation.finish(try #require(simulation.pod(index: index)))
            try simulation.settle()
        }
        #expect(simulation.conditions == ["SuccessCriteriaMet=True SuccessPolicy: Matched rules at index 0"])
        #expect(simulation.status.terminating == 2)
        try simulation.endDeletedPods()
        try simulation.settle()
        #expect(simulation.conditions.last == "Complete=True SuccessPolicy: Matched rules at index 0")
        let status = simulation.status
        #expect(status.completedIndexes == "0-2" && status.succeeded == 3 && status.failed == 0)
    }

    @Test(
        arguments: [
            (nil, 2, [3, 4], 0), ("0,1", 1, [1], 0), ("0,1", 2, [1, 4], nil), ("4", nil, [4], 0), ("4", nil, [3], nil),
            ("7-9", nil, [3], nil),
        ] as [(String?, Int?, [Int], Int?)]) func rules(
            indexes: String?, count: Int?, succeeded: [Int], met: Int?
        ) throws
    {
        var simulation = try simulation([(indexes, count)])
        try simulation.settle()
        for index in succeeded { try simulation.finish(try #require(simulation.pod(index: index))) }
        try simulation.settle()
        let condition = met.map { "SuccessCriteriaMet=True SuccessPolicy: Matched rules at index \($0)" }
        #expect(simulation.conditions.first == condition)
    }

    @Test func theFirstRuleThatIsMetIsNamed() throws {
        var simulation = try simulation([("0", nil), (nil, 1)])
        try simulation.settle()
        try simulation.finish(try #require(simulation.pod(index: 3)))
        try simulation.settle()
        #expect(simulation.conditions.first == "SuccessCriteriaMet=True SuccessPolicy: Matched rules at index 1")
    }
}
