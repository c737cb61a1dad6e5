import ObjectModel
import Testing
import WorkloadPlans

@Suite struct JobVerdictTests {
    private func condition(_ type: String, _ reason: String) -> JobCondition {
        .make {
            $0.type = type
            $0.status = "True"
            $0.reason = reason
            $0.message = "recorded"
        }
    }

    /// What is in the status does not change any more, whatever the pods do.
    @Test(arguments: [("SuccessCriteriaMet", "Complete"), ("FailureTarget", "Failed")]) func theRecordedVerdictStays(
        interim: String, final: String
    ) throws {
        var simulation = try JobSimulation { $0.spec.backoffLimit = 0 }
        try simulation.settle()
        let pod = simulation.pods[0]
        try simulation.change { $0.status.conditions = [condition(interim, "Earlier")] }
        try simulation.finish(pod, exitCode: interim == "FailureTarget" ? 0 : 1)
        try simulation.settle()
        #expect(simulation.conditions == ["\(interim)=True Earlier: recorded", "\(final)=True Earlier: recorded"])
    }

    /// A Job that reached its completions with the very pod that would have failed it has succeeded or failed, not
    /// both.
    @Test func failureGoesBeforeSuccess() throws {
        var simulation = try JobSimulation {
            $0.spec.parallelism = 2
            $0.spec.completions = nil
            $0.spec.backoffLimit = 0
        }
        try simulation.settle()
        try simulation.finish(simulation.pods[0])
        try simulation.finish(simulation.pods[1], exitCode: 1)
        try simulation.settle()
        #expect(simulation.conditions.map { $0.prefix(while: { $0 != " " }) } == ["FailureTarget=True", "Failed=True"])
        #expect(simulation.status.succeeded == 1 && simulation.status.failed == 1)
    }
}
