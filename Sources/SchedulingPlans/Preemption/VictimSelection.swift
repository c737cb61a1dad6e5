import ObjectTree

/// Which pods have to go from one node for a pod to fit there: as few and as unimportant as can be. All less important
/// pods are taken away in thought; then one by one, the most important first, each is let back that does no harm. Pods
/// that a budget protects are let back before the others.
enum VictimSelection {
    enum Result {
        case victims(Candidate)
        /// It would not fit even without them.
        case rejected(Rejection)
    }

    /// For a node that has less important pods.
    static func make(
        _ cycle: SchedulingCycle, at position: Int, _ snapshot: inout SchedulingSnapshot
    ) -> Result {
        let pod = cycle.pod
        let less = snapshot.nodes[position].pods.compactMap { snapshot.pod($0) }
            .filter { $0.priority < pod.priority }.sorted(by: isMoreImportant)
        let meant = snapshot.nominations.before(pod, at: position)
        var trials = [NodeTrial(cycle, at: position, snapshot)]
        // It has to fit with and without those that are meant for the node.
        if !meant.isEmpty { trials.insert(NodeTrial(cycle, at: position, adding: meant, &snapshot), at: 0) }
        for victim in less { for trial in trials.indices { trials[trial].remove(victim, snapshot) } }
        if let rejection = trials.lazy.compactMap(\.rejection).first { return .rejected(rejection) }

        let (protected, free) = split(less, Array(snapshot.budgets.values))
        var violations = 0
        var victims: [PodInfo] = []
        for (victim, isProtected) in protected.map({ ($0, true) }) + free.map({ ($0, false) }) {
            for trial in trials.indices { trials[trial].add(victim, snapshot) }
            if trials.allSatisfy({ $0.rejection == nil }) { continue }
            for trial in trials.indices { trials[trial].remove(victim, snapshot) }
            victims.append(victim)
            if isProtected { violations += 1 }
        }
        // Nothing had to go: what speaks against the node has gone meanwhile.
        guard !victims.isEmpty else { return .rejected(Rejection([], isResolvable: true)) }
        return .victims(
            Candidate(
                position: position, node: snapshot.nodes[position].name,
                victims: victims.sorted(by: isMoreImportant), violations: violations))
    }

    /// Higher priority first, then who has been running longer; a pod that has not started is the least.
    static func isMoreImportant(_ left: PodInfo, _ right: PodInfo) -> Bool {
        if left.priority != right.priority { return left.priority > right.priority }
        switch (left.startTime, right.startTime) {
        case (let start?, let other?) where start != other: return start < other
        case (.some, nil): return true
        case (nil, .some): return false
        default: return left.uid < right.uid
        }
    }

    /// Those whose going would break a budget, and the rest.
    private static func split(
        _ pods: [PodInfo], _ budgets: [DisruptionBudget]
    ) -> (protected: [PodInfo], free: [PodInfo]) {
        var allowed = budgets.map(\.disruptionsAllowed)
        var protected: [PodInfo] = []
        var free: [PodInfo] = []
        for pod in pods {
            var isProtected = false
            for (number, budget) in budgets.enumerated() where budget.protects(pod) {
                allowed[number] -= 1
                if allowed[number] < 0 { isProtected = true }
            }
            if isProtected { protected.append(pod) } else { free.append(pod) }
        }
        return (protected, free)
    }
}
