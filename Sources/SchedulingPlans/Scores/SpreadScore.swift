/// Pods are spread: by ScheduleAnyway constraints where the pod has constraints, else those of one controller over
/// hosts and, more loosely, over zones. The fewer of its kind are around a node, the better.
enum SpreadScore {
    static let weight = 2
    /// Counts are multiplied by this before they are weighed, so that fractions are not lost.
    private static let scale = 64

    /// How crowded each node is; nil where nothing is counted.
    static func crowds(
        _ feasible: [Int], for cycle: SchedulingCycle, _ snapshot: inout SchedulingSnapshot
    ) -> [Int]? {
        let stated = cycle.pod.relations?.spread ?? []
        guard stated.isEmpty else {
            return crowds(feasible, for: cycle, constraints: stated.filter { !$0.isRequired }, &snapshot)
        }
        let controller = cycle.pod.controller
        guard !controller.isEmpty, let zones = snapshot.zones[controller] else { return nil }
        // Nodes of one zone follow each other more often than not.
        var (zone, around) = ("", zones[""] ?? 0)
        return feasible.map { position in
            if snapshot.nodes[position].zone != zone {
                zone = snapshot.nodes[position].zone
                around = zones[zone] ?? 0
            }
            return (snapshot.nodes[position].controllers[controller] ?? 0) * 2 + around
        }
    }

    /// By constraints. Domains of a label with few values hold more pods each; so that such a label does not drown the
    /// others, a count weighs less the fewer values there are. Nodes without the labels are the most crowded.
    private static func crowds(
        _ feasible: [Int], for cycle: SchedulingCycle, constraints: [SpreadConstraint],
        _ snapshot: inout SchedulingSnapshot
    ) -> [Int]? {
        guard !constraints.isEmpty else { return nil }
        let standing = cycle.standing ?? ShapeStanding(cycle.pod.shape, snapshot.nodes)
        let nodes = SpreadNodes(constraints, standing, &snapshot)
        var sums = [Int?](repeating: 0, count: feasible.count)
        for constraint in constraints {
            let takesPart = nodes.takingPart(in: constraint)
            var pods = snapshot.counts(of: [constraint.matcher])
            for position in pods.indices where !takesPart[position] { pods[position] = 0 }
            let counts = DomainCounts(snapshot.domains(of: constraint.topologyKey), pods)
            let weight = domainWeight(Set(feasible.map { counts.topology.domains[$0] }).count)
            for (order, position) in feasible.enumerated() {
                guard let sum = sums[order] else { continue }
                sums[order] = counts[position].map { sum + $0 * weight + (constraint.maxSkew - 1) * scale }
            }
        }
        let most = sums.compactMap(\.self).max() ?? 0
        return sums.map { $0 ?? most + scale }
    }

    /// Grows with the logarithm of the number of domains.
    private static func domainWeight(_ domains: Int) -> Int {
        let bits = Int.bitWidth - (domains + 2).leadingZeroBitCount
        // Between two powers of two, in proportion.
        let power = 1 << (bits - 1)
        return scale * (bits - 1) + scale * (domains + 2 - power) / power
    }
}
