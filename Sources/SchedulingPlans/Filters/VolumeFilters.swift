/// A claim that one pod alone may use must not be in use. Which node that is on does not matter.
enum VolumeRestrictionsFilter {
    static func rejection(_ needs: VolumeNeeds) -> Rejection? {
        needs.exclusiveUsers > 0 ? Rejection(.claimInUse, isResolvable: true) : nil
    }
}

/// Volumes must be reachable from the node; claims that wait for a node must find one there.
enum VolumeBindingFilter {
    static func rejection(_ needs: VolumeNeeds, _ node: NodeInfo) -> Rejection? {
        var reasons: [Rejection.Reason] = []
        var isMissing = false
        for volume in needs.bound {
            // The first volume that is gone ends the look at those that are bound.
            guard let volume else {
                isMissing = true
                break
            }
            guard volume.reaches(node) else {
                reasons.append(.volumeAffinity)
                break
            }
        }
        if !needs.delayed.isEmpty, needs.decision(for: node) == nil { reasons.append(.noVolume) }
        if isMissing { reasons.append(.volumeMissing) }
        return reasons.isEmpty ? nil : Rejection(reasons, isResolvable: false)
    }
}

/// Volumes labelled with a zone or region take only nodes there.
enum VolumeZoneFilter {
    static func rejection(_ needs: VolumeNeeds, _ node: NodeInfo) -> Rejection? {
        let isElsewhere = needs.bound.contains { volume in volume.map { !$0.isInZone(of: node) } ?? false }
        return isElsewhere ? Rejection(.volumeZone, isResolvable: false) : nil
    }
}
