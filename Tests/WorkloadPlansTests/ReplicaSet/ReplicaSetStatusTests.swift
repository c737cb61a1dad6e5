import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ReplicaSetStatusTests {
    private let refusal = StatusError(code: 403, reason: "Forbidden", message: "pods \"web-x\" is forbidden: quota")

    @Test func podsAreCounted() throws {
        let pods = [
            ReplicaSetExamples.pod("a"), ReplicaSetExamples.pod("b", readyFor: nil),
            ReplicaSetExamples.pod("c") { $0.metadata.labels = ["app": "web"] },
            ReplicaSetExamples.pod("d") { $0.metadata.deletionTimestamp = ReplicaSetExamples.now },
        ]
        let status = try #require(
            try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 3), pods).replicaSetStatus)
        #expect(status.replicas == 3)
        #expect(status.fullyLabeledReplicas == 2)
        #expect(status.readyReplicas == 2)
        #expect(status.availableReplicas == 2)
        #expect(status.terminatingReplicas == 1)
        #expect(status.observedGeneration == 1)
    }

    @Test func aRefusalIsToldOnceAndUntilThePodsAreThere() throws {
        let plan = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 1), [], refusal: refusal)
        let status = try #require(plan.replicaSetStatus)
        let condition = try #require(status.conditions.first)
        #expect(condition.type == "ReplicaFailure")
        #expect(condition.status == "True")
        #expect(condition.reason == "FailedCreate")
        #expect(condition.message == refusal.message)
        #expect(plan.creations.count == 1, "it is tried again")

        let other = StatusError(code: 403, reason: "Forbidden", message: "another")
        let told = ReplicaSetExamples.set(replicas: 1) { $0.status = status }
        #expect(try ReplicaSetExamples.plan(told, [], refusal: other).replicaSetStatus == nil)
        #expect(try ReplicaSetExamples.plan(told, []).replicaSetStatus == nil, "a restarted controller waits")
        let settled = try ReplicaSetExamples.plan(told, [ReplicaSetExamples.pod("a")]).replicaSetStatus
        #expect(settled?.conditions.isEmpty == true)
    }

    @Test func whatIsAsItShouldBeIsNotWritten() throws {
        let pods = [ReplicaSetExamples.pod("a")]
        let status = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 1), pods).replicaSetStatus
        let set = ReplicaSetExamples.set(replicas: 1) { $0.status = status ?? ReplicaSetStatus() }
        #expect(try ReplicaSetExamples.plan(set, pods).isEmpty)
    }
}
