/// Pods are spread: by ScheduleAnyway constraints where the pod has constraints, else those of one controller, or
/// without one those behind the same Services, over hosts and, more loosely, over zones. The fewer of its kind are
/// around a node, the better.
enum SpreadScore {
    static let weight = 2
    private static let hostname = "kubernetes.io/hostname"
    private static let zone = "topology.kubernetes.io/zone"
    /// What counts where a pod states no constraints (kubernetes.io/docs/concepts/scheduling-eviction/
    /// topology-spread-constraints, "Built-in default constraints").
    private static let defaultSkew = (host: 3, zone: 5)

    /// The score of each node; nil where nothing is counted.
    static func scores(
        _ feasible: [Int], for cycle: SchedulingCycle, _ snapshot: inout SchedulingSnapshot
    ) -> [Int]? {
        let stated = cycle.pod.relations?.spread ?? []
        guard stated.isEmpty else {
            let constraints = stated.filter { !$0.isRequired }
            return constraints.isEmpty
                ? nil : ScoreScale.fromLeast(crowds(feasible, for: cycle, constraints: constraints, &snapshot))
        }
        guard let peers = peers(of: cycle.pod, &snapshot) else { return nil }
        return ScoreScale.fromLeast(crowds(feasible, peers, &snapshot))
    }

    /// The pods among which one is spread.
    private enum Peers {
        case ofController(String, inZones: [String: Int])
        /// By the position of the node.
        case counted([Int32], inZones: [String: Int])

        func count(inZone zone: String) -> Int {
            switch self {
            case .ofController(_, let zones), .counted(_, let zones): zones[zone] ?? 0
            }
        }

        /// A node that came after the count has none.
        func count(on node: NodeInfo, at position: Int) -> Int {
            switch self {
            case .ofController(let group, _): node.controllers[group] ?? 0
            case .counted(let counts, _): position < counts.count ? Int(counts[position]) : 0
            }
        }
    }

    private static func peers(of pod: PodInfo, _ snapshot: inout SchedulingSnapshot) -> Peers? {
        let group = pod.spreadGroup
        guard group.isEmpty else { return snapshot.zones[group].map { .ofController(group, inZones: $0) } }
        guard let matcher = snapshot.services.peers(of: pod) else { return nil }
        let counts = snapshot.counts(of: [matcher])
        var zones: [String: Int] = [:]
        for (node, count) in zip(snapshot.nodes, counts) where count > 0 { zones[node.zone, default: 0] += Int(count) }
        return .counted(counts, inZones: zones)
    }

    /// By the constraints that every pod has which states none. A node without a label is not counted by it.
    private static func crowds(_ feasible: [Int], _ peers: Peers, _ snapshot: inout SchedulingSnapshot) -> [Int] {
        let topology = snapshot.domains(of: zone)
        let nowhere = topology.count
        // By domain, and last for nodes without a zone.
        func place(_ position: Int) -> Int {
            topology.domains[position] == TopologyDomains.none ? nowhere : Int(topology.domains[position])
        }
        var isThere = [Bool](repeating: false, count: nowhere + 1)
        for position in feasible { isThere[place(position)] = true }
        let hosts = Crowd(maxSkew: defaultSkew.host, domains: feasible.count)
        let around = Crowd(maxSkew: defaultSkew.zone, domains: isThere.count { $0 })
        var amounts = [Double?](repeating: nil, count: nowhere) + [0]
        return feasible.map { position in
            let place = place(position)
            let inZone = amounts[place] ?? around.amount(peers.count(inZone: snapshot.nodes[position].zone))
            amounts[place] = inZone
            let onHost =
                snapshot.nodes[position].hasHostname
                ? hosts.amount(peers.count(on: snapshot.nodes[position], at: position)) : 0
            return Int((onHost + inZone).rounded(.toNearestOrAwayFromZero))
        }
    }

    /// By the pod's own constraints. Nodes without all the labels are nil: the last choice.
    private static func crowds(
        _ feasible: [Int], for cycle: SchedulingCycle, constraints: [SpreadConstraint],
        _ snapshot: inout SchedulingSnapshot
    ) -> [Int?] {
        let standing = cycle.standing ?? ShapeStanding(cycle.pod.shape, snapshot.nodes)
        let nodes = SpreadNodes(constraints, standing, &snapshot)
        let counted = feasible.filter { nodes.hasLabels[$0] }
        var sums = [Double](repeating: 0, count: feasible.count)
        for constraint in constraints {
            let takesPart = nodes.takingPart(in: constraint)
            var pods = snapshot.counts(of: [constraint.matcher])
            for position in pods.indices where !takesPart[position] { pods[position] = 0 }
            let counts = DomainCounts(snapshot.domains(of: constraint.topologyKey), pods)
            let domains =
                constraint.topologyKey == hostname
                ? counted.count : Set(counted.map { counts.topology.domains[$0] }).count
            let crowd = Crowd(maxSkew: constraint.maxSkew, domains: domains)
            for (order, position) in feasible.enumerated() { sums[order] += crowd.amount(counts[position] ?? 0) }
        }
        return zip(feasible, sums).map { position, sum in
            nodes.hasLabels[position] ? Int(sum.rounded(.toNearestOrAwayFromZero)) : nil
        }
    }
}

/// How much the pods of one constraint count. Domains of a label with few values hold more pods each; so that such a
/// label does not drown the others, a count weighs less the fewer values there are. A looser constraint makes the
/// differences between domains smaller.
private struct Crowd {
    private let weight: Double
    private let slack: Double

    init(maxSkew: Int, domains: Int) {
        weight = NaturalLogarithm.of(domains + 2)
        slack = Double(maxSkew - 1)
    }

    func amount(_ pods: Int) -> Double { Double(pods) * weight + slack }
}
