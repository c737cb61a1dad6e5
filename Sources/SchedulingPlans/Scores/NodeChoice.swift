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
            add(ScoreScale.stretched(attraction), weight: InterPodScore.weight)
        }
        add(SpreadScore.scores(feasible, for: cycle, &snapshot), weight: SpreadScore.weight)
    }

    /// What nodes are by themselves. A pod that names its nodes has no standing: they are few, and looked at here.
    private mutating func addStanding(_ cycle: SchedulingCycle, _ snapshot: SchedulingSnapshot) {
        let standing = cycle.standing
        let shape = cycle.pod.shape
        if standing?.hasPreferences ?? true {
            let sums = feasible.map {
                standing?.preference[$0] ?? NodeAffinityScore.weight(shape, snapshot.nodes[$0])
            }
            add(ScoreScale.proportional(sums), weight: NodeAffinityScore.weight)
        }
        if standing?.hasSoftTaints ?? true {
            let counts = feasible.map {
                standing?.softTaints[$0] ?? TaintScore.intolerable(shape, snapshot.nodes[$0])
            }
            add(ScoreScale.inverselyProportional(counts), weight: TaintScore.weight)
        }
    }

    /// Adds the scores of one rule; nil where they are the same for all nodes.
    private mutating func add(_ more: [Int]?, weight: Int) {
        guard let more else { return }
        for order in more.indices { scores[order] += weight * more[order] }
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
