/// What is worked out once to place a pod, before nodes are looked at one by one.
struct SchedulingCycle: Sendable {
    let pod: PodInfo
    /// Positions of the only nodes that the pod names; nil for all nodes.
    let named: [Int]?
    /// Nodes as such; nil for a pod that names its nodes: they are few, and looked at as needed.
    let standing: ShapeStanding?
    private var spread: [SpreadState]
    private var neighbours: InterPodState?
    private(set) var volumes: VolumeNeeds?

    /// Fails where the pod can't be placed anywhere, whatever the nodes are like.
    init(_ pod: PodInfo, _ snapshot: inout SchedulingSnapshot) throws(Unplaceable) {
        self.pod = pod
        let names = pod.shape.namedNodes
        if let names, names.isEmpty { throw .affinityConflict }
        if let relations = pod.relations, !relations.claims.isEmpty {
            volumes = try VolumeNeeds(pod, relations, snapshot.volumes)
        }
        named = names.map { names in
            names.compactMap(snapshot.position).filter { snapshot.nodes[$0].exists }.sorted()
        }
        standing = names == nil ? snapshot.standing(of: pod.shape) : nil
        neighbours = InterPodState(pod, &snapshot)
        spread = Self.spread(pod, standing, &snapshot)
    }

    private static func spread(
        _ pod: PodInfo, _ standing: ShapeStanding?, _ snapshot: inout SchedulingSnapshot
    ) -> [SpreadState] {
        let constraints = (pod.relations?.spread ?? []).filter(\.isRequired)
        guard !constraints.isEmpty else { return [] }
        let nodes = SpreadNodes(constraints, standing ?? ShapeStanding(pod.shape, snapshot.nodes), &snapshot)
        return constraints.map { SpreadState($0, takesPart: nodes.takingPart(in: $0), &snapshot) }
    }

    /// Whether the pod asks anything that a node alone can't answer.
    var isSimple: Bool { spread.isEmpty && neighbours == nil && volumes == nil }

    /// The positions to look at.
    func positions(_ snapshot: SchedulingSnapshot) -> [Int] { named ?? Array(snapshot.nodes.indices) }

    /// Why the node as such won't do.
    func standingRejection(_ node: NodeInfo, at position: Int) -> Rejection? {
        if let standing { return standing.rejections[position] }
        return ShapeStanding.rejection(pod.shape, node)
    }

    /// Why a node that would do as such won't do now. The order of the filters decides which one speaks.
    func rejection(_ node: NodeInfo, at position: Int) -> Rejection? {
        PortsFilter.rejection(pod, node) ?? ResourcesFilter.rejection(pod, node)
            ?? DisksFilter.rejection(pod, node) ?? relationsRejection(node, at: position)
    }

    /// What volumes, other pods and their spread have against a node.
    func relationsRejection(_ node: NodeInfo, at position: Int) -> Rejection? {
        if let volumes {
            let rejection =
                VolumeRestrictionsFilter.rejection(volumes) ?? VolumeBindingFilter.rejection(volumes, node)
                ?? VolumeZoneFilter.rejection(volumes, node)
            if let rejection { return rejection }
        }
        for state in spread {
            if let rejection = state.rejection(at: position) { return rejection }
        }
        return neighbours?.rejection(at: position)
    }

    /// Everything that speaks against a node, pods included that are meant for it: with them there, and without.
    func fullRejection(at position: Int, _ snapshot: inout SchedulingSnapshot) -> Rejection? {
        if let rejection = standingRejection(snapshot.nodes[position], at: position) { return rejection }
        let meant = snapshot.nominations.isEmpty ? [] : snapshot.nominations.before(pod, at: position)
        if !meant.isEmpty {
            let trial = NodeTrial(self, at: position, adding: meant, &snapshot)
            if let rejection = trial.rejection { return rejection }
        }
        return rejection(snapshot.nodes[position], at: position)
    }

    // MARK: In thought

    /// A pod comes to (1) or leaves (-1) the node at a position.
    mutating func count(_ other: PodInfo, _ difference: Int32, at position: Int, _ snapshot: SchedulingSnapshot) {
        volumes?.count(other, Int(difference))
        for state in spread.indices { spread[state].count(other, difference, at: position, snapshot) }
        neighbours?.count(other, difference, at: position, for: pod, snapshot)
    }

    /// Makes room for what these pods say.
    mutating func prepare(for others: [PodInfo], _ snapshot: inout SchedulingSnapshot) {
        neighbours = InterPodState.prepared(neighbours, for: others, of: pod, &snapshot)
    }
}

/// Which nodes take part in spread constraints: those with all labels that the constraints look at, as far as each
/// constraint honours affinity and taints.
struct SpreadNodes {
    private let standing: ShapeStanding
    /// By position.
    private(set) var hasLabels: [Bool]

    init(_ constraints: [SpreadConstraint], _ standing: ShapeStanding, _ snapshot: inout SchedulingSnapshot) {
        self.standing = standing
        hasLabels = snapshot.nodes.map(\.exists)
        for key in Set(constraints.map(\.topologyKey)) {
            let domains = snapshot.domains(of: key).domains
            for position in hasLabels.indices where domains[position] == TopologyDomains.none {
                hasLabels[position] = false
            }
        }
    }

    /// By position.
    func takingPart(in constraint: SpreadConstraint) -> [Bool] {
        var takesPart = hasLabels
        for position in takesPart.indices where takesPart[position] {
            if constraint.honorsAffinity, !standing.isAccepted[position] { takesPart[position] = false }
            if constraint.honorsTaints, standing.isKeptOut[position] { takesPart[position] = false }
        }
        return takesPart
    }
}

/// One node with some pods added or taken away in thought, as a pod to be placed sees it.
struct NodeTrial {
    private(set) var node: NodeInfo
    private var cycle: SchedulingCycle
    private let position: Int

    init(_ cycle: SchedulingCycle, at position: Int, _ snapshot: SchedulingSnapshot) {
        node = snapshot.nodes[position]
        self.cycle = cycle
        self.position = position
    }

    /// With pods that are meant for the node.
    init(
        _ cycle: SchedulingCycle, at position: Int, adding others: [PodInfo], _ snapshot: inout SchedulingSnapshot
    ) {
        self.init(cycle, at: position, snapshot)
        self.cycle.prepare(for: others, &snapshot)
        for other in others { add(other, snapshot) }
    }

    mutating func add(_ other: PodInfo, _ snapshot: SchedulingSnapshot) {
        node.add(other)
        cycle.count(other, 1, at: position, snapshot)
    }

    mutating func remove(_ other: PodInfo, _ snapshot: SchedulingSnapshot) {
        node.remove(other)
        cycle.count(other, -1, at: position, snapshot)
    }

    /// Why the node would not do.
    var rejection: Rejection? { cycle.rejection(node, at: position) }
}
