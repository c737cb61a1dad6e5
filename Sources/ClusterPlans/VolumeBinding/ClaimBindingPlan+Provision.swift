import ObjectModel
import ObjectRules
import WorkloadPlans

extension ClaimBindingPlan {
    /// No volume fits: the one who makes volumes of the class is asked for one, by an annotation.
    static func provision(_ state: ClaimBindingState) -> Plan {
        let claim = state.claim
        guard let storageClass = state.storageClass else {
            let message = "storageclass.storage.k8s.io \(FieldError.quoted(claim.className)) not found"
            return failed(state, message, wait: "storage class \(claim.className), which does not exist")
        }
        let named = storageClass.provisioner
        let driver = Self.successors[named]
        if named.hasPrefix("kubernetes.io/"), driver == nil {
            return failed(
                state, "no volume plugin matched name: \(named)",
                wait: "a volume of class \(claim.className) that fits, as nobody makes any: "
                    + VolumeChoice.whyNone(for: claim, of: state.candidates))
        }
        let provisioner = driver ?? named
        var plan = Plan()
        if claim.metadata.annotation(StorageAnnotation.provisioner) == provisioner {
            plan.announce(
                .normal(
                    "ExternalProvisioning",
                    "Waiting for a volume to be created either by the external provisioner '\(provisioner)' or "
                        + "manually by the system administrator. If volume creation is delayed, please verify that "
                        + "the provisioner is running and correctly registered.", about: state.identity))
        } else {
            plan.then("provisioner", [ask(provisioner, isSuccessor: driver != nil, state)])
        }
        let node = claim.metadata.annotation(StorageAnnotation.selectedNode).map { " on node \($0)" } ?? ""
        plan.wait(
            for: "\(provisioner) to make a volume\(node), as no volume fits: "
                + VolumeChoice.whyNone(for: claim, of: state.candidates),
            since: claim.metadata.creationTimestamp)
        return plan
    }

    private static func ask(_ provisioner: String, isSuccessor: Bool, _ state: ClaimBindingState) -> Step {
        var annotations: Fields = [
            StorageAnnotation.betaProvisioner: .string(provisioner),
            StorageAnnotation.provisioner: .string(provisioner),
        ]
        if isSuccessor { annotations[StorageAnnotation.migratedTo] = .string(provisioner) }
        return Step(
            .patch(
                state.identity.at(resourceVersion: state.claim.metadata.resourceVersion),
                ["metadata": ["annotations": .object(annotations)]]),
            reason: "no volume fits, and \(provisioner) makes the volumes of class \(state.claim.className)")
    }

    private static func failed(_ state: ClaimBindingState, _ message: String, wait: String) -> Plan {
        var plan = Plan()
        plan.announce(.warning("ProvisioningFailed", message, about: state.identity))
        plan.wait(for: wait, since: state.claim.metadata.creationTimestamp)
        return plan
    }

    /// The drivers that took over from what Kubernetes had built in once (KEP-625).
    private static let successors = [
        "kubernetes.io/aws-ebs": "ebs.csi.aws.com", "kubernetes.io/azure-disk": "disk.csi.azure.com",
        "kubernetes.io/azure-file": "file.csi.azure.com", "kubernetes.io/cinder": "cinder.csi.openstack.org",
        "kubernetes.io/gce-pd": "pd.csi.storage.gke.io", "kubernetes.io/portworx-volume": "pxd.portworx.com",
        "kubernetes.io/vsphere-volume": "csi.vsphere.vmware.com",
    ]
}
