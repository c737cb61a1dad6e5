import ClusterPlans
import ObjectModel
import ObjectRules
import Testing
import WorkloadPlans

@Suite struct ClaimBindingPlanTests {
    private func plan(
        _ claim: PersistentVolumeClaim, volume: PersistentVolume? = nil, _ candidates: [PersistentVolume] = [],
        _ storageClass: StorageClass? = nil, defaultClass: String? = nil, pods: [String] = []
    ) -> Plan {
        ClaimBindingPlan.plan(
            for: ClaimBindingState(
                claim: claim, namedVolume: volume, candidates: candidates, storageClass: storageClass,
                defaultClass: defaultClass, waitingPods: pods))
    }

    private func said(_ plan: Plan) -> [String] {
        (plan.steps.flatMap(\.announces) + plan.announces).map { "\($0.type.rawValue) \($0.reason) \($0.message)" }
    }

    // MARK: Binding

    @Test func aBindingIsFourWritesVolumeFirst() {
        let plan = plan(.test(), [.test()])
        #expect(
            plan.phases.map(\.name) == [
                "volume takes claim", "volume is bound", "claim takes volume", "claim is bound",
            ])
        guard case .patch(let identity, nil, let change) = plan.steps[0].action else { return #expect(Bool(false)) }
        #expect(identity.kind == "PersistentVolume")
        #expect(change.at("spec", "claimRef", "uid") == "uid-data")
        #expect(change.at("metadata", "annotations")?[StorageAnnotation.boundByController] == "yes")
        guard case .patch(_, nil, let naming) = plan.steps[2].action else { return #expect(Bool(false)) }
        #expect(naming.at("spec", "volumeName") == "v1")
        #expect(naming.at("metadata", "annotations")?.objectValue?.count == 2)
    }

    @Test func aClaimTellsTheAttributesOfItsVolumeOnceItIsBound() {
        let claim = PersistentVolumeClaim.test { $0.spec.volumeAttributesClassName = "gold" }
        let volume = PersistentVolume.test { $0.spec.volumeAttributesClassName = "gold" }
        guard case .patch(_, "status", let change)? = plan(claim, [volume]).steps.last?.action else {
            return #expect(Bool(false))
        }
        #expect(change.at("status", "currentVolumeAttributesClassName") == "gold")
        let reserved = volume.reserved(for: claim)
        let bound = claim.bound(to: "v1")
        #expect(plan(bound, volume: reserved).steps.allSatisfy { "\($0)".contains("gold") == false })
    }

    @Test func whatIsThereIsNotWrittenAgain() {
        let claim = PersistentVolumeClaim.test().bound(to: "v1")
        let volume = PersistentVolume.test(phase: "Bound").reserved(for: claim)
        #expect(plan(claim, volume: volume).isEmpty)
        var half = claim
        half.metadata.annotations = [:]
        half.spec.volumeName = ""
        half.status = .make { $0.phase = "Pending" }
        #expect(plan(half, [volume]).phases.map(\.name) == ["claim takes volume", "claim is bound"])
    }

    @Test func aReservedVolumeIsNotCalledTheControllers() {
        let claim = PersistentVolumeClaim.test()
        let plan = plan(claim, [PersistentVolume.test().reserved(for: claim, byUID: false)])
        guard case .patch(_, _, let change) = plan.steps[0].action else { return #expect(Bool(false)) }
        #expect(change["metadata"] == nil)
    }

    // MARK: Waiting

    @Test func noVolumeAndNoClass() {
        let plan = plan(.test(className: ""))
        #expect(plan.isEmpty)
        #expect(
            said(plan) == [
                "Normal FailedBinding no persistent volumes available for this claim and no storage class is set"
            ])
        #expect(
            plan.waits.map(\.reason) == ["a volume without a class that fits: there is no free volume of that class"])
    }

    @Test func aDefaultClassThatCameLater() {
        let plan = plan(.test(className: nil), defaultClass: "fast")
        guard case .patch(_, nil, let change) = plan.steps[0].action else { return #expect(Bool(false)) }
        #expect(change == ["spec": ["storageClassName": "fast"]])
        #expect(self.plan(.test(className: ""), defaultClass: "fast").isEmpty)
    }

    @Test func theFirstConsumer() {
        let waiting = StorageClass.test(waits: true)
        let first = plan(.test(), [.test()], waiting)
        #expect(first.isEmpty)
        #expect(
            said(first) == ["Normal WaitForFirstConsumer waiting for first consumer to be created before binding"])
        let one = said(plan(.test(), [], waiting, pods: ["b"]))
        #expect(one == ["Normal WaitForPodScheduled waiting for pod b to be scheduled"])
        let two = said(plan(.test(), [], waiting, pods: ["b", "a"]))
        #expect(two == ["Normal WaitForPodScheduled waiting for pods a,b to be scheduled"])
    }

    // MARK: Provisioning

    @Test func theProvisionerIsAskedOnce() {
        let first = plan(.test(), [], .test())
        guard case .patch(_, nil, let change) = first.steps[0].action else { return #expect(Bool(false)) }
        let annotations = change.at("metadata", "annotations")
        #expect(annotations?[StorageAnnotation.provisioner] == "example.com/maker")
        #expect(annotations?[StorageAnnotation.betaProvisioner] == "example.com/maker")
        #expect(said(first).isEmpty)
        let asked = PersistentVolumeClaim.test {
            $0.metadata.annotations = [StorageAnnotation.provisioner: "example.com/maker"]
        }
        let second = plan(asked, [], .test())
        #expect(second.isEmpty)
        #expect(said(second)[0].hasPrefix("Normal ExternalProvisioning Waiting for a volume to be created either by"))
    }

    @Test func whoNeedsAConsumerIsAskedWhenThereIsOne() {
        let claim = PersistentVolumeClaim.test { $0.metadata.annotations = [StorageAnnotation.selectedNode: "n1"] }
        #expect(plan(claim, [], .test(waits: true)).phases.map(\.name) == ["provisioner"])
    }

    @Test func classesThatMakeNothing() {
        #expect(
            said(plan(.test())) == ["Warning ProvisioningFailed storageclass.storage.k8s.io \"fast\" not found"])
        #expect(
            said(plan(.test(), [], .test(provisioner: "kubernetes.io/no-provisioner"))) == [
                "Warning ProvisioningFailed no volume plugin matched name: kubernetes.io/no-provisioner"
            ])
    }

    @Test func driversThatTookOver() {
        let plan = plan(.test(), [], .test(provisioner: "kubernetes.io/aws-ebs"))
        guard case .patch(_, nil, let change) = plan.steps[0].action else { return #expect(Bool(false)) }
        #expect(change.at("metadata", "annotations")?[StorageAnnotation.migratedTo] == "ebs.csi.aws.com")
    }

    // MARK: By name

    @Test func aVolumeByName() {
        let claim = PersistentVolumeClaim.test { $0.spec.volumeName = "v1" }
        #expect(plan(claim).waits.map(\.reason) == ["volume v1, which the claim names and which does not exist"])
        #expect(plan(claim, volume: .test()).steps.count == 4)
        #expect(
            said(plan(claim, volume: .test(size: "1Mi"))) == [
                "Warning VolumeMismatch Cannot bind to requested volume \"v1\": requested PV is too small"
            ])
        #expect(
            said(plan(claim, volume: PersistentVolume.test().reserved(for: .test("other")))) == [
                "Warning FailedBinding volume \"v1\" already bound to a different claim."
            ])
    }

    /// Its note that the binding is complete was taken away; Kubernetes touches it no more.
    @Test func aVolumeByNameThatTheBinderChose() {
        let claim = PersistentVolumeClaim.test {
            $0.spec.volumeName = "v1"
            $0.metadata.annotations = [StorageAnnotation.boundByController: "yes"]
            $0.status.phase = "Lost"
        }
        let plan = plan(claim, volume: PersistentVolume.test().reserved(for: .test("other")))
        #expect(plan.steps.isEmpty && plan.announces.isEmpty)
        #expect(plan.waits.count == 1)
    }

    // MARK: Lost

    @Test func lostClaims() {
        let claim = PersistentVolumeClaim.test().bound(to: "v1")
        let gone = plan(claim)
        #expect(
            said(gone) == ["Warning ClaimLost Bound claim has lost its PersistentVolume. Data on the volume is lost!"])
        guard case .patch(_, "status"?, let change) = gone.steps[0].action else { return #expect(Bool(false)) }
        #expect(change == ["status": ["phase": "Lost", "accessModes": nil, "capacity": nil]])
        let taken = plan(claim, volume: PersistentVolume.test().reserved(for: .test("other")))
        #expect(
            said(taken) == [
                "Warning ClaimMisbound Two claims are bound to the same volume, this one is bound incorrectly"
            ])
        var lost = claim
        lost.status = .make { $0.phase = "Lost" }
        #expect(plan(lost).isEmpty)
        // The volume came back: all is well again.
        #expect(plan(lost, volume: .test()).steps.count == 3)
    }
}
