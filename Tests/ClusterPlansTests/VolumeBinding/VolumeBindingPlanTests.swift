import ClusterPlans
import ObjectModel
import ObjectRules
import Testing
import WorkloadPlans

@Suite struct VolumeBindingPlanTests {
    private func plan(_ volume: PersistentVolume, claim: PersistentVolumeClaim? = nil) -> Plan {
        VolumeBindingPlan.plan(for: VolumeBindingState(volume: volume, claim: claim))
    }

    private func phase(_ plan: Plan) -> Value? {
        guard case .patch(_, "status"?, let change)? = plan.steps.last?.action else { return nil }
        return change.at("status", "phase")
    }

    private func said(_ plan: Plan) -> [String] {
        (plan.steps.flatMap(\.announces) + plan.announces).map { "\($0.type.rawValue) \($0.reason) \($0.message)" }
    }

    @Test func phases() {
        let claim = PersistentVolumeClaim.test()
        #expect(phase(plan(.test(phase: "Pending"))) == "Available")
        #expect(plan(.test()).isEmpty)
        #expect(phase(plan(PersistentVolume.test(phase: "Pending").reserved(for: claim, byUID: false))) == "Available")
        #expect(phase(plan(PersistentVolume.test().reserved(for: claim), claim: claim.bound(to: "v1"))) == "Bound")
        #expect(phase(plan(PersistentVolume.test(phase: "Bound").reserved(for: claim))) == "Released")
        // The claim will answer.
        #expect(plan(PersistentVolume.test().reserved(for: claim), claim: claim).isEmpty)
    }

    @Test func aNamesakeIsNotTheClaim() {
        let claim = PersistentVolumeClaim.test()
        var namesake = claim
        namesake.metadata.uid = "another"
        #expect(
            phase(plan(PersistentVolume.test(phase: "Bound").reserved(for: claim), claim: namesake)) == "Released")
    }

    @Test func retainedVolumesStay() {
        let volume = PersistentVolume.test(phase: "Released").reserved(for: .test())
        #expect(plan(volume).isEmpty)
        #expect(plan(volume).waits.count == 1)
    }

    @Test(arguments: [
        ("/data", "host_path deleter only supports /tmp/.+ but received provided /data"),
        ("/tmp/", "host_path deleter only supports /tmp/.+ but received provided /tmp/"),
    ])
    func whatNobodyCanDelete(_ path: String, _ message: String) {
        let volume = PersistentVolume.test(policy: "Delete", phase: "Released") {
            $0.spec.fields["hostPath"] = ["path": .string(path)]
        }.reserved(for: .test())
        #expect(phase(plan(volume)) == "Failed")
        #expect(said(plan(volume)) == ["Warning VolumeFailedDelete \(message)"])
        var failed = volume
        failed.status.phase = "Failed"
        #expect(plan(failed).isEmpty)
    }

    @Test func whoDeletes() {
        func volume(_ change: (inout PersistentVolume) -> Void) -> PersistentVolume {
            PersistentVolume.test(policy: "Delete", phase: "Released", change: change).reserved(for: .test())
        }
        let temporary = plan(volume { $0.spec.fields["hostPath"] = ["path": "/tmp/x"] })
        guard case .delete? = temporary.steps.first?.action else { return #expect(Bool(false)) }
        let made = volume { $0.metadata.annotations = [StorageAnnotation.provisionedBy: "example.com/maker"] }
        #expect(plan(made).isEmpty)
        let local = volume { volume in
            volume.spec.fields["hostPath"] = nil
            volume.spec.fields["local"] = ["path": "/mnt"]
        }
        #expect(
            said(plan(local)) == [
                "Warning VolumeFailedDelete error getting deleter volume plugin for volume \"v1\": no deletable volume "
                    + "plugin matched"
            ])
        #expect(
            said(plan(PersistentVolume.test(policy: "Recycle", phase: "Released").reserved(for: .test()))) == [
                "Warning VolumeFailedRecycle No recycler plugin found for the volume!"
            ])
    }

    @Test func aBindingThatWentElsewhereIsUndone() {
        let claim = PersistentVolumeClaim.test().bound(to: "v2")
        let users = PersistentVolume.test(phase: "Bound").reserved(for: claim)
        guard case .patch(_, nil, let kept)? = plan(users, claim: claim).steps.first?.action else {
            return #expect(Bool(false))
        }
        #expect(kept == ["spec": ["claimRef": ["uid": nil]]])
        var ours = users
        ours.metadata.annotations = [StorageAnnotation.boundByController: "yes"]
        guard case .patch(_, nil, let freed)? = plan(ours, claim: claim).steps.first?.action else {
            return #expect(Bool(false))
        }
        #expect(freed.at("spec", "claimRef") == .some(.null))
        var made = users
        made.metadata.annotations = [StorageAnnotation.provisionedBy: "example.com/maker"]
        made.spec.persistentVolumeReclaimPolicy = "Delete"
        #expect(phase(plan(made, claim: claim)) == "Released")
    }

    @Test func modesThatDoNotAgree() {
        let claim = PersistentVolumeClaim.test()
        let volume = PersistentVolume.test(phase: "Bound") { $0.spec.volumeMode = "Block" }.reserved(for: claim)
        #expect(said(plan(volume, claim: claim)).count == 2)
    }
}
