import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ReplicaSetReplicasTests {
    @Test func missingPodsAreMadeFromTheTemplate() throws {
        let plan = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 2), [])
        #expect(plan.phases.last?.pace == .slowStart)
        #expect(plan.creations.count == 2)
        let pod = try #require(plan.creations.first)
        #expect(pod.metadata.generateName == "web-")
        #expect(pod.metadata.name.hasPrefix("web-") && pod.metadata.name.utf8.count == 9)
        #expect(pod.metadata.labels == ["app": "web", "tier": "front"])
        #expect(pod.metadata.annotations == ["note": "a"])
        #expect(pod.metadata.finalizers == ["example.com/held"])
        #expect(pod.metadata.ownerReferences.map(\.uid) == ["set"])
        #expect(pod.metadata.ownerReferences.first?.blockOwnerDeletion == true)
        #expect(plan.steps.last?.announces.first?.reason == "SuccessfulCreate")
        #expect(plan.steps.last?.ifRefused?.message == "Error creating: ")
    }

    @Test func noMoreThanFiveHundredAtATime() throws {
        #expect(try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 1200), []).creations.count == 500)
    }

    @Test func theLeastMissedPodsGo() throws {
        let pods = [
            ReplicaSetExamples.pod("old", readyFor: 5000), ReplicaSetExamples.pod("young", readyFor: 10),
            ReplicaSetExamples.pod("unready", readyFor: nil), ReplicaSetExamples.pod("waiting", node: ""),
            ReplicaSetExamples.pod("cheap") {
                $0.metadata.annotations = ["controller.kubernetes.io/pod-deletion-cost": "-5"]
            },
        ]
        let plan = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 1), pods)
        #expect(plan.deletions == ["waiting", "unready", "cheap", "young"])
    }

    @Test func crowdedNodesGoFirst() throws {
        let pods = [ReplicaSetExamples.pod("a", node: "node-0"), ReplicaSetExamples.pod("b", node: "node-1")]
        let siblings = pods + [ReplicaSetExamples.pod("c", node: "node-1") { $0.metadata.ownerReferences = [] }]
        let plan = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 1), pods, siblings: siblings)
        #expect(plan.deletions == ["b"])
    }

    @Test func podsThatHaveEndedStay() throws {
        let pods = ["Failed", "Succeeded"].map { phase in
            ReplicaSetExamples.pod(phase) { $0.status.phase = phase }
        }
        let plan = try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 1), pods)
        #expect(plan.deletions.isEmpty)
        #expect(plan.creations.count == 1)
        #expect(try ReplicaSetExamples.plan(ReplicaSetExamples.set(replicas: 0), pods).deletions.isEmpty)
    }

    @Test func oneThatIsDeletedOnlyKeepsItsStatus() throws {
        let set = ReplicaSetExamples.set(replicas: 2, isDeleting: true)
        let plan = try ReplicaSetExamples.plan(set, [ReplicaSetExamples.pod("a")])
        #expect(plan.phases.map(\.name) == ["write status"])
        #expect(plan.waits.first?.reason == "waiting for the pods that web owns to be deleted")
    }
}
