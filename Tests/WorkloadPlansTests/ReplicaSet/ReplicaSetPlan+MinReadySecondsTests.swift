import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ReplicaSetMinReadySecondsTests {
    @Test func aPodIsAvailableWhenItHasBeenReadyLongEnough() throws {
        let set = ReplicaSetExamples.set(replicas: 3, minReadySeconds: 60)
        let pods = [
            ReplicaSetExamples.pod("a", readyFor: 100), ReplicaSetExamples.pod("b", readyFor: 60),
            ReplicaSetExamples.pod("c", readyFor: 10),
        ]
        let plan = try ReplicaSetExamples.plan(set, pods)
        #expect(plan.replicaSetStatus?.readyReplicas == 3)
        #expect(plan.replicaSetStatus?.availableReplicas == 2)
        #expect(plan.lookAgain == ReplicaSetExamples.now.adding(seconds: 50))
        #expect(plan.waits.map(\.reason) == ["1 of 3 pods to have been ready for 60 s (minReadySeconds)"])
    }

    @Test func thePodThatIsWaitedForIsNamed() throws {
        let pods = [ReplicaSetExamples.pod("a", readyFor: nil), ReplicaSetExamples.pod("b")]
        let plan = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 2), pods)
        let wait = try #require(plan.waits.first)
        #expect(wait.reason == "waiting for 1 of 2 pods to become ready (a: ContainersNotReady)")
        #expect(wait.since == ReplicaSetExamples.now.adding(seconds: -40))
        #expect(plan.lookAgain == nil)
    }
}
