/// Where a pod goes: the pure heart of the scheduler. Filters take away nodes, scores order what is left, and ties are
/// broken by the number of pods, then by name, so that one state has one answer.
public enum SchedulingPlan: Sendable {
    /// The pod goes to this node.
    case assign(node: String)
    /// The pod waits for its gates to be lifted.
    case gated
    /// No node will do.
    case unschedulable(FitFailure)

    /// The plan for one pod. The snapshot is not changed, except for what it remembers of earlier pods.
    public static func make(for pod: PodInfo, in snapshot: inout SchedulingSnapshot) -> SchedulingPlan {
        guard pod.gates.isEmpty else { return .gated }
        let standing = snapshot.standing(of: pod.shape)
        let feasible = feasibleNodes(for: pod, standing, snapshot)
        guard !feasible.isEmpty else {
            return .unschedulable(FitFailure(pod, standing, snapshot))
        }
        return .assign(node: snapshot.nodes[best(of: feasible, for: pod, standing, snapshot)].name)
    }

    /// Positions of nodes that will do.
    private static func feasibleNodes(
        for pod: PodInfo, _ standing: ShapeStanding, _ snapshot: SchedulingSnapshot
    ) -> [Int] {
        var feasible: [Int] = []
        feasible.reserveCapacity(snapshot.nodes.count)
        for position in snapshot.nodes.indices where standing.rejections[position] == nil {
            if ResourcesFilter.fits(pod, snapshot.nodes[position]),
                PortsFilter.rejection(pod, snapshot.nodes[position]) == nil
            {
                feasible.append(position)
            }
        }
        return feasible
    }

    private static func best(
        of feasible: [Int], for pod: PodInfo, _ standing: ShapeStanding, _ snapshot: SchedulingSnapshot
    ) -> Int {
        guard feasible.count > 1 else { return feasible[0] }
        var scores = [Int](repeating: 0, count: feasible.count)
        for (order, position) in feasible.enumerated() {
            scores[order] =
                ResourceScores.weight
                * (ResourceScores.leastAllocated(pod, snapshot.nodes[position])
                    + ResourceScores.balance(pod, snapshot.nodes[position]))
        }
        if standing.hasPreferences {
            add(feasible.map { standing.preference[$0] }, weight: NodeAffinityScore.weight, to: &scores)
        }
        if standing.hasSoftTaints {
            add(feasible.map { -standing.softTaints[$0] }, weight: TaintScore.weight, to: &scores)
        }
        if let zones = snapshot.zones[pod.controller], !pod.controller.isEmpty {
            let crowds = feasible.map { -SpreadScore.crowd(pod, snapshot.nodes[$0], zones: zones) }
            add(crowds, weight: SpreadScore.weight, to: &scores)
        }
        return winner(feasible, scores, snapshot)
    }

    /// Stretches amounts to the whole range of scores and adds them.
    private static func add(_ amounts: [Int], weight: Int, to scores: inout [Int]) {
        guard let least = amounts.min(), let most = amounts.max(), least < most else { return }
        for order in amounts.indices {
            scores[order] += weight * ((amounts[order] - least) * SchedulingLimits.bestScore / (most - least))
        }
    }

    private static func winner(_ feasible: [Int], _ scores: [Int], _ snapshot: SchedulingSnapshot) -> Int {
        var best = 0
        for order in feasible.indices.dropFirst() {
            if scores[order] != scores[best] {
                if scores[order] > scores[best] { best = order }
                continue
            }
            let (pods, fewest) = (snapshot.nodes[feasible[order]].podCount, snapshot.nodes[feasible[best]].podCount)
            if pods < fewest
                || (pods == fewest && snapshot.nodes[feasible[order]].name < snapshot.nodes[feasible[best]].name)
            {
                best = order
            }
        }
        return feasible[best]
    }
}
