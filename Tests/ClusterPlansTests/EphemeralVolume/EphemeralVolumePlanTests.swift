import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct EphemeralVolumePlanTests {
    private let pod = Pod.new { pod in
        pod.metadata = .make {
            $0.name = "web"
            $0.namespace = "ns"
            $0.uid = "u1"
        }
        pod.spec.volumes = [
            .make { $0.name = "plain" },
            .make { volume in
                volume.name = "scratch"
                volume.ephemeral = .make { source in
                    source.volumeClaimTemplate = .make { template in
                        template.metadata = .make { $0.labels = ["a": "b"] }
                        template.spec = .make { $0.accessModes = ["ReadWriteOnce"] }
                    }
                }
            },
        ]
    }

    @Test func theClaimBelongsToThePod() {
        let plan = EphemeralVolumePlan.plan(for: pod) { _ in nil }
        guard plan.steps.count == 1, case .create(let object) = plan.steps[0].action else {
            return #expect(Bool(false))
        }
        let claim = PersistentVolumeClaim(object)
        #expect(claim.metadata.name == "web-scratch")
        #expect(claim.metadata.labels == ["a": "b"])
        #expect(claim.spec.accessModes == ["ReadWriteOnce"])
        #expect(EphemeralVolumePlan.plan(for: pod) { _ in claim } == Plan())
    }

    @Test func aNamesakeIsNotTaken() {
        let plan = EphemeralVolumePlan.plan(for: pod) { _ in PersistentVolumeClaim() }
        #expect(plan.isEmpty)
        #expect(
            plan.announces.map(\.message) == [
                "ephemeral volume scratch: PVC ns/web-scratch was not created for pod ns/web (pod is not owner)"
            ])
    }

    @Test func aPodThatGoesNeedsNothing() {
        var pod = pod
        pod.metadata.deletionTimestamp = Time(seconds: 1)
        #expect(EphemeralVolumePlan.plan(for: pod) { _ in nil } == Plan())
    }
}
