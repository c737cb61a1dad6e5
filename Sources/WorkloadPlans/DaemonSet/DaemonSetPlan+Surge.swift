import ObjectModel

// maxSurge: the new pod of a node comes while the old one runs, which goes when the new one is available. So many nodes
// at a time have two pods.

extension DaemonSetPlan {
    /// Of a node with several running pods, oldest first, keeps the oldest of each kind. Both stay only as long as the
    /// old one is ready and the new one not yet available.
    func keepOldAndNew(of running: [ControlledPod], on stand: DaemonStand, _ change: inout DaemonChange) {
        var old: ControlledPod?
        var new: ControlledPod?
        for pod in running {
            if pod.revision == revisions.hash, new == nil {
                new = pod
            } else if pod.revision != revisions.hash, old == nil {
                old = pod
            } else {
                change.delete(pod, because: "\(stand.node.name) has an older pod of that kind")
            }
        }
        guard let old, let new else { return }
        if !old.isReady {
            change.delete(old, because: "\(new.name) replaces it, and it is not ready any more")
        } else if state.isAvailable(new) {
            change.delete(old, because: "\(new.name) is available and replaces it")
        }
    }

    func changeWithSurge(_ plan: inout Plan) -> DaemonChange {
        var surge = DaemonSurge()
        for stand in state.stands { look(at: stand, &surge) }
        let limit = state.maxSurge(of: state.desired)
        let allowed = max(0, limit - surge.inUse)
        surge.change.vacant += surge.candidates.prefix(allowed)
        // Where the template has moved from one node to another, the old node keeps its pod until the new one has one.
        let spare = max(0, surge.available - state.desired)
        for pod in surge.misplaced.prefix(spare) {
            surge.change.delete(pod, because: "it should not run on its node, and enough others are available")
        }
        if surge.candidates.count > allowed {
            plan.wait(
                for: "new pods to become available (\(surge.inUse) nodes have two); \(surge.candidates.count - allowed)"
                    + " nodes with older ones get none before that because maxSurge is \(limit)")
        }
        if surge.misplaced.count > spare {
            plan.wait(
                for: "pods on the nodes that should have them to become available; \(surge.misplaced.count - spare)"
                    + " pods that should not run where they are stay until then")
        }
        return surge.change
    }

    private func look(at stand: DaemonStand, _ surge: inout DaemonSurge) {
        let node = stand.node.name
        let costs = state.isForgiven(stand.node) ? 0 : 1
        switch DaemonGenerations(stand, revisions) {
        case .none: return
        case .tooMany: surge.inUse += costs
        case .new(let pod): if state.isAvailable(pod) { surge.available += 1 }
        case .old(let pod):
            let isAvailable = state.isAvailable(pod)
            if isAvailable { surge.available += 1 }
            guard !hold.holds(node) else { return }
            switch (isAvailable, stand.placement) {
            case (false, .run): surge.change.vacant.append(node)
            case (false, _): surge.change.delete(pod, because: "it is not available, and should not run on \(node)")
            case (true, .run): surge.candidates.append(node)
            case (true, _): surge.misplaced.append(pod)
            }
        case .both(let old, let new):
            if state.isAvailable(old) { surge.available += 1 }
            guard state.isAvailable(new) else { return surge.inUse += costs }
            surge.change.delete(old, because: "\(new.name) is available and replaces it")
        }
    }
}

/// What an update with surge has found.
private struct DaemonSurge {
    var change = DaemonChange()
    /// Nodes that may get a second pod.
    var candidates: [String] = []
    /// Available pods on nodes that should have none.
    var misplaced: [ControlledPod] = []
    /// Nodes that have two pods.
    var inUse = 0
    var available = 0
}
