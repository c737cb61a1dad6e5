import ObjectModel

extension Pod {
    /// The names of the claims that its volumes are made from, those of ephemeral volumes included.
    public var claimNames: [String] { spec.volumes.compactMap { $0.claimName(podNamed: metadata.name) } }
}

extension Volume {
    /// The claim it is made from in a pod of that name; nil for other volumes.
    public func claimName(podNamed pod: String) -> String? {
        if let source = persistentVolumeClaim { return source.claimName }
        return ephemeral == nil ? nil : "\(pod)-\(name)"
    }
}

extension PersistentVolumeClaim {
    /// Whether it was made for an ephemeral volume of that very pod.
    public func belongs(to pod: Pod) -> Bool {
        metadata.ownerReferences.contains { $0.controller == true && $0.uid == pod.metadata.uid }
    }
}

extension PersistentVolume {
    /// Whether it is reserved for the claim, be it that only its name is known yet, or bound to it.
    public func isReserved(for claim: PersistentVolumeClaim) -> Bool {
        guard let reference = spec.claimRef, reference.name == claim.metadata.name,
            reference.namespace == claim.metadata.namespace
        else { return false }
        return reference.uid.isEmpty || reference.uid == claim.metadata.uid
    }
}
