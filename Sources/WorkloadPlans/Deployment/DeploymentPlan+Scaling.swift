import ObjectModel

// replicas: when they change, ReplicaSets are resized before anything is rolled out. In the middle of a rollout each
// one gets its share, so that a bad template does not get more than it had.

extension DeploymentState {
    /// What every ReplicaSet remembers of the size of the Deployment: whether it has changed since shows by them.
    var sizeAnnotations: [String: String] {
        [DeploymentNames.desiredReplicas: "\(replicas)", DeploymentNames.maxReplicas: "\(replicas + maxSurge)"]
    }

    /// Whether the replicas have changed since the ReplicaSets got their sizes.
    var isScaled: Bool {
        all.contains { set in
            guard set.isActive, let desired = set.annotation(DeploymentNames.desiredReplicas).flatMap({ Int($0) })
            else { return false }
            return desired != replicas
        }
    }

    func scale(_ edits: inout ReplicaSetEdits) {
        let active = all.filter(\.isActive)
        if active.count <= 1 {
            guard let only = active.first ?? newest ?? old.last, only.replicas != replicas || isScaled else { return }
            edits.resize(only, to: replicas, because: "the Deployment has \(replicas) replicas")
        } else if isNewestComplete {
            for set in old where set.isActive {
                edits.resize(set, to: 0, because: "the newest ReplicaSet has all replicas")
            }
        } else if spec.isRollingUpdate {
            scaleProportionally(active, &edits)
        }
    }

    /// Whether the newest ReplicaSet alone does what the Deployment wants.
    private var isNewestComplete: Bool {
        guard let newest else { return false }
        return newest.replicas == replicas && newest.status.availableReplicas == replicas
            && newest.annotation(DeploymentNames.desiredReplicas) == "\(replicas)"
    }

    /// Shares the change out in proportion to the sizes, the largest first; it also gets what is left by rounding. Of
    /// equally large ones the younger grows first, the older shrinks first.
    private func scaleProportionally(_ active: [DeploymentReplicaSet], _ edits: inout ReplicaSetEdits) {
        let allowed = replicas > 0 ? replicas + maxSurge : 0
        let change = allowed - active.reduce(0) { $0 + $1.replicas }
        let oldestFirst = active.sorted(by: DeploymentReplicaSet.isOlder)
        let byAge = change > 0 ? oldestFirst.reversed() : oldestFirst
        let ordered = byAge.enumerated()
            .sorted { ($1.element.replicas, $0.offset) < ($0.element.replicas, $1.offset) }
            .map(\.element)
        var sizes = ordered.map(\.replicas)
        var rest = change
        for (index, set) in ordered.enumerated() where rest != 0 {
            let share = share(of: set)
            let part = change > 0 ? min(share, rest) : max(share, rest)
            sizes[index] += part
            rest -= part
        }
        sizes[0] = max(0, sizes[0] + rest)
        for (set, size) in zip(ordered, sizes) {
            edits.resize(set, to: size, because: "its share of \(replicas) replicas and a surge of \(maxSurge)")
        }
    }

    /// By how much a ReplicaSet changes to keep its proportion.
    private func share(of set: DeploymentReplicaSet) -> Int {
        guard replicas > 0 else { return -set.replicas }
        let recorded = set.annotation(DeploymentNames.maxReplicas).flatMap { Int($0) } ?? 0
        let before = recorded != 0 ? recorded : status.replicas
        guard before != 0 else { return 0 }
        let exact = Double(set.replicas * (replicas + maxSurge)) / Double(before)
        return Int(exact.rounded(.toNearestOrAwayFromZero)) - set.replicas
    }
}
