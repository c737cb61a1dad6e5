import ObjectModel

// strategy RollingUpdate: new pods come while old ones go. There are never more pods than replicas and maxSurge, and
// old pods only go as long as replicas without maxUnavailable are available.

extension DeploymentSpec {
    var isRollingUpdate: Bool { strategy.type == "RollingUpdate" }
}

extension DeploymentState {
    /// Both bounds in pods. Percentages are of replicas, the surge rounded up, the other down; so that something can
    /// move, one pod may be missing when both come to 0.
    private var bounds: (surge: Int, unavailable: Int) {
        guard spec.isRollingUpdate else { return (0, 0) }
        let rolling = spec.strategy.rollingUpdate
        // A percentage has no upper bound; no more pods than this can be asked for anyway, and sums stay in range.
        let surge = min(rolling?.maxSurge?.scaled(of: replicas, roundingUp: true) ?? 0, Int(Int32.max))
        let unavailable = rolling?.maxUnavailable?.scaled(of: replicas, roundingUp: false) ?? 0
        return surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable)
    }

    /// Pods that there may be beyond replicas.
    var maxSurge: Int { bounds.surge }
    /// Pods that need not be available.
    var maxUnavailable: Int { min(bounds.unavailable, replicas) }
    /// Pods that have to be available.
    var minAvailable: Int { replicas - maxUnavailable }

    /// The size that the newest ReplicaSet may grow to from its present one.
    func growth(of size: Int) -> Int {
        let room = replicas + maxSurge - total
        return room > 0 ? size + min(room, replicas - size) : size
    }

    func rollOut(_ edits: inout ReplicaSetEdits) {
        guard let newest else { return }
        if newest.replicas > replicas {
            edits.resize(newest, to: replicas, because: "\(newest.name) has more than \(replicas) replicas")
        } else if newest.replicas < replicas, growth(of: newest.replicas) > newest.replicas {
            edits.resize(
                newest, to: growth(of: newest.replicas),
                because: "at most \(replicas + maxSurge) pods may run, and there are \(total)")
        } else {
            shrinkOld(newest, &edits)
        }
    }

    /// First the pods that are not available anyway, then those that can be spared.
    private func shrinkOld(_ newest: DeploymentReplicaSet, _ edits: inout ReplicaSetEdits) {
        let active = old.filter(\.isActive)
        guard !active.isEmpty else { return }
        let missing = newest.replicas - newest.available
        var broken = total - minAvailable - missing
        guard broken > 0 else { return }
        for set in active where broken > 0 && set.available < set.replicas {
            let count = min(broken, set.replicas - set.available)
            edits.resize(set, to: set.replicas - count, because: "\(count) of its pods are not available anyway")
            broken -= count
        }
        var spare = active.reduce(newest.available) { $0 + $1.available } - minAvailable
        for set in active where spare > 0 {
            let size = edits.size(of: set)
            let count = min(spare, size)
            guard count > 0 else { continue }
            edits.resize(set, to: size - count, because: "\(spare) more pods are available than have to be")
            spare -= count
        }
    }
}

extension DeploymentPlan {
    func explainRollingUpdate(_ plan: inout Plan) {
        guard let newest = state.newest, edits.steps.isEmpty else { return }
        let waiting = newest.replicas - newest.available
        let oldPods = state.total - newest.replicas
        guard waiting > 0 || oldPods > 0 else { return }
        let available = state.all.reduce(0) { $0 + $1.available }
        let then =
            oldPods > 0
            ? "; \(oldPods) old pods stay until then, because \(available) pods are available, \(state.minAvailable)"
                + " have to be (maxUnavailable), and there may be \(state.replicas + state.maxSurge) (maxSurge)" : ""
        plan.wait(
            for: "waiting for \(waiting) of \(newest.replicas) pods of \(newest.name) to become available\(then)",
            since: lastProgress)
    }
}
