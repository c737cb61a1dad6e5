import ObjectModel
import Testing
import WorkloadPlans

/// A ReplicationController is a ReplicaSet under older names.
@Suite struct ReplicaKeeperTests {
    private func plan(_ pods: [Pod]) -> Plan {
        let controller = ReplicationController.new { controller in
            controller.metadata.name = "web"
            controller.metadata.namespace = "default"
            controller.metadata.uid = "set"
            controller.spec.replicas = 2
            controller.spec.selector = ["app": "web"]
            controller.spec.template = .make {
                $0.metadata.labels = ["app": "web"]
                $0.setImage("app:v1")
            }
        }
        return ReplicaSetPlan.plan(
            for: ReplicaSetState(
                of: ReplicaKeeper(controller), pods: pods.map(ControlledPod.init), now: ReplicaSetExamples.now,
                names: NameSource(seed: 1)))
    }

    @Test func itsPodsAreItsOwn() throws {
        let owner = try #require(plan([]).creations.first?.metadata.ownerReferences.first)
        #expect(owner.apiVersion == "v1")
        #expect(owner.kind == "ReplicationController")
    }

    @Test func itsStatusDoesNotTellOfTerminatingPods() throws {
        let plan = plan([ReplicaSetExamples.pod("a")])
        #expect(plan.replicaSetStatus?.replicas == 1)
        #expect(plan.replicaSetStatus?.terminatingReplicas == nil)
        guard case .updateStatus(let object)? = plan.steps.first?.action else { throw PlanIsWrong() }
        #expect(object["kind"] == "ReplicationController")
    }

    private struct PlanIsWrong: Error {}
}
