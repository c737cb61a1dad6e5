/// Which of the nodes that will do is best.
struct NodeChoice {
    private let feasible: [Int]
    private var scores: [Int]

    init(_ cycle: SchedulingCycle, _ feasible: [Int], _ snapshot: inout SchedulingSnapshot) {
        self.feasible = feasible
        scores = [Int](repeating: 0, count: feasible.count)
        guard feasible.count > 1 else { return }
        let pod = cycle.pod
        for (order, position) in feasible.enumerated() {
            scores[order] =
                ResourceScores.weight
                * (ResourceScores.leastAllocated(pod, snapshot.nodes[position])
                    + ResourceScores.balance(pod, snapshot.nodes[position]))
        }
        addStanding(cycle, snapshot)
        if let attraction = InterPodScore.attraction(of: feasible, for: pod, &snapshot) {
            stretch(attraction, weight: InterPodScore.weight)
        }
        if let crowds = SpreadScore.crowds(feasible, for: cycle, &snapshot) {
            stretch(crowds.map(-), weight: SpreadScore.weight)
        }
    }

    private mutating func addStanding(_ cycle: SchedulingCycle, _ snapshot: SchedulingSnapshot) {
        guard let standing = cycle.standing else {
            let shape = cycle.pod.shape
            stretch(
                feasible.map { NodeAffinityScore.weight(shape, snapshot.nodes[$0]) }, weight: NodeAffinityScore.weight)
            stretch(feasible.map { -TaintScore.intolerable(shape, snapshot.nodes[$0]) }, weight: TaintScore.weight)
            return
        }
        if standing.hasPreferences {
            stretch(feasible.map { standing.preference[$0] }, weight: NodeAffinityScore.weight)
        }
        if standing.hasSoftTaints { stretch(feasible.map { -standing.softTaints[$0] }, weight: TaintScore.weight) }
    }

    /// Stretches amounts to the whole range of scores and adds them.
    private mutating func stretch(_ amounts: [Int], weight: Int) {
        guard let least = amounts.min(), let most = amounts.max(), least < most else { return }
        for order in amounts.indices {
            scores[order] += weight * ((amounts[order] - least) * SchedulingLimits.bestScore / (most - least))
        }
    }

    /// The position of the best node.
    func best(_ snapshot: SchedulingSnapshot) -> Int {
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
