import ClusterPlans
import ObjectModel
import ObjectRules
import Testing
import WorkloadPlans

@Suite struct LocalPathPlanTests {
    private let node = Node.new {
        $0.metadata = .make {
            $0.name = "n1"; $0.labels = ["kubernetes.io/hostname": "h1"]
        }
    }

    private func claim(
        node: String? = "n1", modes: [String] = ["ReadWriteOnce"],
        change: (inout PersistentVolumeClaim) -> Void = { _ in }
    ) -> PersistentVolumeClaim {
        .new { claim in
            claim.metadata = .make {
                $0.name = "data"
                $0.namespace = "ns"
                $0.uid = "u1"
                $0.annotations = [StorageAnnotation.provisioner: LocalPathVolume.provisioner]
                if let node { $0.annotations[StorageAnnotation.selectedNode] = node }
            }
            claim.spec = .make {
                $0.accessModes = modes
                $0.storageClassName = "local-path"
                $0.fields["resources"] = ["requests": ["storage": "1Gi"]]
            }
            change(&claim)
        }
    }

    private func storageClass(waits: Bool = true, policy: String = "Delete") -> StorageClass {
        .new {
            $0.metadata = .make { $0.name = "local-path" }
            $0.provisioner = LocalPathVolume.provisioner
            $0.volumeBindingMode = waits ? "WaitForFirstConsumer" : "Immediate"
            $0.reclaimPolicy = policy
        }
    }

    private func plan(
        _ claim: PersistentVolumeClaim, _ storageClass: StorageClass? = nil, node: Node? = nil,
        volume: PersistentVolume? = nil
    ) -> LocalPathPlan {
        LocalPathPlan(
            LocalPathPlan.Wish(
                claim: claim, storageClass: storageClass ?? self.storageClass(), node: node, volume: volume, root: "/r")
        )
    }

    private func made(_ policy: String = "Delete") throws -> PersistentVolume {
        guard
            case .create(let object)? = plan(claim(), storageClass(policy: policy), node: node).plan.steps.first?.action
        else { throw StatusError.badRequest("no volume is made") }
        return PersistentVolume(object)
    }

    // MARK: Making

    @Test func theDirectoryFirstThenTheVolume() throws {
        guard case .makeDirectory("pvc-u1_ns_data", let plan) = plan(claim(), node: node) else {
            return #expect(Bool(false))
        }
        #expect(plan.steps[0].announces.map(\.reason) == ["Provisioning", "ProvisioningSucceeded"])
        let volume = try made()
        #expect(volume.metadata.name == "pvc-u1")
        #expect(volume.spec.hostPath?.path == "/r/pvc-u1_ns_data")
        #expect(volume.spec.claimRef?.uid == "u1")
        #expect(volume.metadata.finalizers == [StorageFinalizer.provisioner])
        #expect(LocalPathVolume.hostname(of: volume) == "h1")
        #expect(try made("Retain").metadata.finalizers.isEmpty)
    }

    @Test func nothingBeforeTheSchedulerAndNothingTwice() throws {
        #expect(plan(claim(node: nil)) == .write(Plan()))
        #expect(plan(claim(), node: node, volume: try made()) == .write(Plan()))
        #expect(plan(claim { $0.spec.volumeName = "v" }, node: node) == .write(Plan()))
        #expect(plan(claim { $0.metadata.annotations = [:] }, node: node) == .write(Plan()))
        #expect(plan(claim { $0.metadata.deletionTimestamp = Time(seconds: 1) }, node: node) == .write(Plan()))
    }

    @Test func aNodeThatIsGoneIsChosenAgain() {
        let plan = plan(claim()).plan
        guard case .patch(_, nil, let change)? = plan.steps.first?.action else { return #expect(Bool(false)) }
        #expect(change == ["metadata": ["annotations": [StorageAnnotation.selectedNode: nil]]])
        #expect(plan.steps[0].announces.map(\.reason) == ["ProvisioningFailed"])
    }

    @Test func whatADirectoryCanNotBe() {
        func said(_ plan: LocalPathPlan) -> [String] { plan.plan.announces.map(\.message) }
        let prefix = "failed to provision volume with StorageClass \"local-path\": "
        #expect(
            said(plan(claim(modes: ["ReadWriteMany"]), node: node)) == [
                prefix + "NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes"
            ])
        #expect(
            said(plan(claim { $0.spec.selector = LabelSelector() }, node: node)) == [
                prefix + "claim.Spec.Selector is not supported"
            ])
        #expect(
            said(plan(claim { $0.spec.volumeMode = "Block" }, node: node)) == [
                "rancher.io/local-path does not support block volume provisioning"
            ])
        #expect(
            said(plan(claim(node: nil), storageClass(waits: false))) == [
                prefix + "configuration error, no node was specified"
            ])
    }

    @Test func directoriesHaveNamesThatFit() {
        let long = String(repeating: "x", count: 253)
        #expect(LocalPathVolume.directory(volume: "pvc-1", namespace: "ns", claim: "c") == "pvc-1_ns_c")
        #expect(LocalPathVolume.directory(volume: "pvc-1", namespace: "ns", claim: long) == "pvc-1")
    }

    // MARK: Removing

    private func removal(_ change: (inout PersistentVolume) -> Void) throws -> LocalPathPlan {
        var volume = try made()
        volume.status.phase = "Released"
        change(&volume)
        return LocalPathPlan(removing: volume, root: "/r")
    }

    @Test func theDirectoryGoesBeforeTheVolume() throws {
        guard case .removeDirectory("pvc-u1_ns_data", let plan) = try removal({ _ in }) else {
            return #expect(Bool(false))
        }
        #expect(plan.phases.map(\.name) == ["delete", "let go"])
    }

    @Test func aVolumeInUseStays() throws {
        for phase in ["Pending", "Available", "Bound", "Failed"] {
            #expect(try removal { $0.status.phase = phase } == .write(Plan()))
        }
    }

    @Test func whatIsToBeKeptIsKept() throws {
        let plan = try removal { $0.spec.persistentVolumeReclaimPolicy = "Retain" }
        guard case .write(let only) = plan else { return #expect(Bool(false)) }
        #expect(only.phases.map(\.name) == ["let go"])
        #expect(
            try removal {
                $0.spec.persistentVolumeReclaimPolicy = "Retain"
                $0.metadata.finalizers = []
            } == .write(Plan()))
    }

    @Test(arguments: ["/etc", "/r", "/r/pvc-u1_ns_other", "/r/../etc", "/r/pvc-u1_ns_data/../x", "/r2/pvc-u1_ns_data"])
    func noOtherDirectoryIsRemoved(_ path: String) throws {
        let plan = try removal { $0.spec.fields["hostPath"] = ["path": .string(path)] }
        guard case .write(let only) = plan else { return #expect(Bool(false)) }
        #expect(only.isEmpty)
        #expect(only.announces.map(\.reason) == ["VolumeFailedDelete"])
    }

    @Test func volumesOfOthersAreLeftAlone() throws {
        #expect(try removal { $0.metadata.annotations = [:] } == .write(Plan()))
    }

    @Test func aVolumeIsHeldAgainWhenItsPolicySaysSo() throws {
        guard
            case .write(let plan) = try removal({
                $0.status.phase = "Bound"
                $0.metadata.finalizers = []
            })
        else { return #expect(Bool(false)) }
        #expect(plan.phases.map(\.name) == ["hold"])
    }
}
