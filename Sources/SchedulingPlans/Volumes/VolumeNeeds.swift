import ObjectModel

/// The claims of a pod, sorted out: what can be asked of every node.
struct VolumeNeeds: Sendable {
    /// Volumes of claims that are bound; nil for one that does not exist.
    private(set) var bound: [VolumeInfo?] = []
    /// Claims that wait for a node, smallest first, each with the volumes that would do, smallest first.
    private(set) var delayed: [Delayed] = []
    /// Keys of claims that one pod alone may use.
    private(set) var exclusive: Set<String> = []
    /// How many pods use those.
    private(set) var exclusiveUsers = 0

    struct Delayed: Sendable {
        let claim: ClaimInfo
        let selectedNode: String
        /// A volume that names the claim: none else will do.
        let kept: VolumeInfo?
        let candidates: [VolumeInfo]
        let storageClass: StorageClassInfo?
    }

    init(_ pod: PodInfo, _ relations: PodRelations, _ state: VolumeState) throws(Unplaceable) {
        var isWaiting = false
        // Zones are asked of the volumes of all claims but those of ephemeral volumes, so these have to be there.
        var missing: String?
        for reference in relations.claims {
            let claim = try Self.claim(reference, of: pod, state)
            if claim.isForOnePodOnly {
                exclusive.insert(claim.key)
                exclusiveUsers += state.userCount(claim.key)
            }
            let storageClass = state.storageClass(claim.className)
            if claim.isBound {
                let volume = state.volume(claim.volumeName)
                if volume == nil, !reference.isEphemeral { missing = missing ?? claim.volumeName }
                bound.append(volume)
            } else if let storageClass, storageClass.waitsForConsumer, claim.volumeName.isEmpty {
                delayed.append(Self.delayed(claim, storageClass, state))
            } else {
                isWaiting = true
            }
        }
        if isWaiting { throw .claims("pod has unbound immediate PersistentVolumeClaims") }
        if let missing { throw .claims("persistentvolume \(FieldError.quoted(missing)) not found") }
        delayed.sort {
            $0.claim.requested == $1.claim.requested
                ? $0.claim.name < $1.claim.name : $0.claim.requested < $1.claim.requested
        }
    }

    private static func claim(
        _ reference: PodRelations.ClaimReference, of pod: PodInfo, _ state: VolumeState
    ) throws(Unplaceable) -> ClaimInfo {
        let name = FieldError.quoted(reference.name)
        guard let claim = state.claim("\(pod.namespace)/\(reference.name)") else {
            throw .claims(
                reference.isEphemeral
                    ? "waiting for ephemeral volume controller to create the persistentvolumeclaim \(name)"
                    : "persistentvolumeclaim \(name) not found")
        }
        if claim.isLost {
            throw .claims(
                "persistentvolumeclaim \(name) bound to non-existent persistentvolume "
                    + FieldError.quoted(claim.volumeName))
        }
        if claim.isDeleted { throw .claims("persistentvolumeclaim \(name) is being deleted") }
        if reference.isEphemeral, claim.controller != pod.uid {
            throw .claims(
                "PVC \(pod.namespace)/\(reference.name) was not created for pod \(pod.description) "
                    + "(pod is not owner)")
        }
        return claim
    }

    private static func delayed(
        _ claim: ClaimInfo, _ storageClass: StorageClassInfo, _ state: VolumeState
    ) -> Delayed {
        let ofClass = state.candidates(ofClass: claim.className)
        let free = ofClass.filter { volume in
            volume.claim == nil && volume.satisfies(claim)
                && state.promise(of: volume.name).map { $0 == claim.key } ?? true
        }
        let kept = ofClass.first { $0.isKept(for: claim) && $0.isLargeEnough(for: claim) }
        return Delayed(
            claim: claim, selectedNode: state.selectedNode(of: claim), kept: kept, candidates: free,
            storageClass: storageClass)
    }

    /// How the claims would get their volumes on a node; nil where that can't be. Takes the smallest volume that will
    /// do for each, and has one made where none does.
    func decision(for node: NodeInfo) -> VolumeDecision? {
        var bindings: [VolumeDecision.Binding] = []
        var provisions: [String] = []
        var taken: Set<String> = []
        for one in delayed {
            if one.selectedNode.isEmpty, let volume = Self.volume(for: one, on: node, taken) {
                taken.insert(volume.name)
                bindings.append(VolumeDecision.Binding(claim: one.claim.key, volume: volume.name))
            } else if Self.canProvision(one, on: node) {
                provisions.append(one.claim.key)
            } else {
                return nil
            }
        }
        return VolumeDecision(node: node.name, bindings: bindings, provisions: provisions)
    }

    private static func volume(for one: Delayed, on node: NodeInfo, _ taken: Set<String>) -> VolumeInfo? {
        if let kept = one.kept { return kept.reaches(node) ? kept : nil }
        return one.candidates.first { !taken.contains($0.name) && $0.reaches(node) }
    }

    private static func canProvision(_ one: Delayed, on node: NodeInfo) -> Bool {
        guard one.selectedNode.isEmpty || one.selectedNode == node.name, let storageClass = one.storageClass else {
            return false
        }
        return storageClass.provisions && storageClass.allows(node)
    }

    /// Some pods that use claims come (1) or go (-1), in thought.
    mutating func count(_ pod: PodInfo, _ difference: Int) {
        guard !exclusive.isEmpty, let relations = pod.relations else { return }
        for reference in relations.claims where exclusive.contains("\(pod.namespace)/\(reference.name)") {
            exclusiveUsers += difference
        }
    }
}
