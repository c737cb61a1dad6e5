import ObjectModel

// RollingUpdate: old pods are deleted, no more at a time than maxUnavailable allows, and the next plans fill the nodes.
// An old pod that is not available is lost anyway and goes at once. With maxSurge the new pod comes first
// (`DaemonSetPlan+Surge`). OnDelete: whoever wants the new template deletes pods.

extension DaemonSetState {
    var isRolling: Bool { spec.updateStrategy.type == "RollingUpdate" }

    private var bounds: RollingUpdateDaemonSet { spec.updateStrategy.rollingUpdate ?? RollingUpdateDaemonSet() }

    /// Nodes that should run a pod.
    var desired: Int { stands.count { $0.placement == .run } }

    /// Whether a node may have two pods for a while.
    var allowsSurge: Bool { maxSurge(of: 1) > 0 }

    /// How many nodes may have two pods.
    func maxSurge(of desired: Int) -> Int {
        guard isRolling else { return 0 }
        return bounds.maxSurge?.scaled(of: desired, roundingUp: true) ?? 0
    }

    /// How many nodes may be without an available pod; one where both bounds come to nothing.
    func maxUnavailable(of desired: Int) -> Int {
        let count = bounds.maxUnavailable?.scaled(of: desired, roundingUp: true) ?? 0
        return count == 0 && maxSurge(of: desired) == 0 && desired > 0 ? 1 : count
    }

    func isAvailable(_ pod: ControlledPod) -> Bool { pod.isAvailable(minReadySeconds: spec.minReadySeconds, now: now) }

    /// Whether what happens on the node is left out of the budget: an opt-in annotation, and nobody can say whether
    /// its pod will ever be available.
    func isForgiven(_ node: DaemonNode) -> Bool { node.isUnreachable && set.ignoresUnreachableNodes }
}

extension DaemonSet {
    /// Whether unreachable nodes don't consume the budget of an update (`swiftlet.dev/ignore-unreachable-nodes`).
    public var ignoresUnreachableNodes: Bool {
        metadata.fields.object("annotations").optionalString(DaemonSetNames.ignoreUnreachableNodes) == "true"
    }
}

/// The pods of a node in the eyes of an update.
enum DaemonGenerations {
    case none
    case old(ControlledPod)
    case new(ControlledPod)
    case both(old: ControlledPod, new: ControlledPod)
    /// Several old ones or several new ones: the node has to be made right by itself first.
    case tooMany

    init(_ stand: DaemonStand, _ revisions: DaemonRevisions) {
        self = .none
        for pod in stand.live {
            switch (self, revisions.isUpdated(pod)) {
            case (.none, false): self = .old(pod)
            case (.none, true): self = .new(pod)
            case (.new(let new), false): self = .both(old: pod, new: new)
            case (.old(let old), true): self = .both(old: old, new: pod)
            default:
                self = .tooMany
                return
            }
        }
    }
}

extension DaemonSetPlan {
    /// What the update strategy does once every node is right by itself.
    func changeOfUpdate(_ plan: inout Plan) -> DaemonChange {
        guard state.isRolling else { return DaemonChange() }
        return state.maxSurge(of: state.desired) > 0 ? changeWithSurge(&plan) : changeWithinBudget(&plan)
    }

    private func changeWithinBudget(_ plan: inout Plan) -> DaemonChange {
        var change = DaemonChange()
        var candidates: [(pod: ControlledPod, node: String)] = []
        var unavailable = 0
        for stand in state.stands {
            let costs = state.isForgiven(stand.node) ? 0 : 1
            switch DaemonGenerations(stand, revisions) {
            case .none, .both, .tooMany: unavailable += costs
            case .new(let pod): if !state.isAvailable(pod) { unavailable += costs }
            case .old(let pod) where !state.isAvailable(pod):
                unavailable += costs
                guard !hold.holds(stand.node.name) else { continue }
                change.delete(pod, because: "\(pod.name) is of an older revision and not available")
            case .old(let pod):
                if costs > 0, !hold.holds(stand.node.name) { candidates.append((pod, stand.node.name)) }
            }
        }
        let limit = state.maxUnavailable(of: state.desired)
        let allowed = max(0, limit - unavailable)
        for (pod, node) in candidates.prefix(allowed) {
            change.delete(
                pod, because: "\(pod.name) on \(node) is of an older revision, and \(limit) may be unavailable")
        }
        if candidates.count > allowed {
            plan.wait(
                for: "available pods on all but \(limit) nodes (\(unavailable) have none now); before that"
                    + " \(candidates.count - allowed) of older revisions are not replaced because of maxUnavailable")
        }
        return change
    }
}
