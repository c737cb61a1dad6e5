import APIClient
import ObjectModel
import ObjectRules

/// The persistent volume behind a volume of a pod: that of a claim, or of the claim made for an ephemeral volume.
struct ClaimVolume: Sendable {
    let pod: Pod
    let volume: Volume
    let client: any APIClient
    /// The node of the pod.
    let nodeName: String

    /// The volume that the claim is bound to; nil for volumes that are made from no claim.
    func persistentVolume() async throws -> PersistentVolume? {
        guard let name = volume.claimName(podNamed: pod.metadata.name) else { return nil }
        let claim = try await claim(name)
        guard let bound = try await client.find(PersistentVolume.self, name: claim.spec.volumeName) else {
            let known = FieldError.quoted(claim.spec.volumeName)
            throw unprocessed(
                name,
                "failed to fetch PV \(claim.spec.volumeName) from API server: persistentvolumes \(known) not found")
        }
        guard bound.spec.claimRef?.uid == claim.metadata.uid else {
            let uid = bound.spec.claimRef?.uid ?? ""
            throw unprocessed(
                name,
                "found PV object \(FieldError.quoted(bound.metadata.name)) with an incorrect pvc.Spec.ClaimRef.UID "
                    + "\(FieldError.quoted(uid)), expected \(FieldError.quoted(claim.metadata.uid))")
        }
        if bound.spec.volumeMode == "Block" {
            throw unprocessed(name, "volume \(volume.name) has volumeMode Block, but is specified in volumeMounts")
        }
        try await checkAffinity(of: bound)
        return bound
    }

    /// The bound claim of that name, which is not about to go.
    private func claim(_ name: String) async throws -> PersistentVolumeClaim {
        guard let claim = try await client.find(PersistentVolumeClaim.self, namespace: namespace, name: name) else {
            throw unprocessed(
                name,
                "failed to fetch PVC from API server: persistentvolumeclaims \(FieldError.quoted(name)) not found")
        }
        if volume.ephemeral != nil, !claim.belongs(to: pod) {
            throw unprocessed(
                name,
                "PVC \(namespace)/\(name) was not created for pod \(namespace)/\(pod.metadata.name) (pod is not owner)")
        }
        if claim.metadata.deletionTimestamp != nil { throw unprocessed(name, "PVC is being deleted") }
        guard claim.status.phase == "Bound", !claim.spec.volumeName.isEmpty else {
            throw unprocessed(name, "PVC is not bound")
        }
        return claim
    }

    private func checkAffinity(of bound: PersistentVolume) async throws {
        guard let required = bound.spec.nodeAffinity?.required else { return }
        let labels = try await client.find(Node.self, name: nodeName)?.metadata.labels ?? [:]
        let terms = required.nodeSelectorTerms.map(NodeTerm.init)
        guard !terms.contains(where: { $0.matches(name: nodeName, labels: labels) }) else { return }
        throw VolumeError(
            whole: "MountVolume.NodeAffinity check failed for volume \"\(bound.metadata.name)\" : no matching "
                + "NodeSelectorTerms")
    }

    private var namespace: String { pod.metadata.namespace }

    private func unprocessed(_ claim: String, _ problem: String) -> VolumeError {
        VolumeError(
            whole: "Unable to attach or mount volumes: unmounted volumes=[\(volume.name)], unattached volumes=[], "
                + "failed to process volumes=[\(volume.name)]: error processing PVC \(namespace)/\(claim): \(problem)")
    }
}
