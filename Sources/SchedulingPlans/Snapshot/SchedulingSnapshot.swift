import ObjectModel

/// All nodes and what is taken of them, changed step by step: the State of the scheduling plans.
public struct SchedulingSnapshot: Sendable {
    /// A pod and the position of the node that it is counted on. By reference: a table of so many large values would
    /// mostly be room for more of them.
    private final class AssignedPod: Sendable {
        let pod: PodInfo
        let position: Int

        init(pod: PodInfo, position: Int) {
            self.pod = pod
            self.position = position
        }
    }

    /// All nodes by position, also those that are gone.
    public private(set) var nodes: [NodeInfo] = []
    private var index: [String: Int] = [:]
    /// Assigned pods by uid.
    private var pods: [String: AssignedPod] = [:]
    /// How many pods each controller has in each zone.
    private(set) var zones: [String: [String: Int]] = [:]
    /// Nodes that exist.
    public private(set) var nodeCount = 0
    private var shapes: [PodShape: ShapeStanding] = [:]
    private var topologies: [String: TopologyDomains] = [:]
    private var census = PodCensus()
    /// Required anti-affinity of assigned pods.
    private(set) var exclusions = TermIndex()
    /// What assigned pods prefer, and require, of others: it weighs in both directions.
    private(set) var attractions = TermIndex()
    /// Labels of namespaces by name.
    private(set) var namespaces: [String: Fields] = [:]
    /// Claims, volumes and classes.
    public var volumes = VolumeState()
    /// What Services select.
    var services = ServiceSelectors()
    var nominations = Nominations()
    var budgets: [String: DisruptionBudget] = [:]

    public init() {}

    /// The node an assigned pod is counted on.
    public func node(ofPod uid: String) -> String? { pods[uid].map { nodes[$0.position].name } }
    public func node(_ name: String) -> NodeInfo? { index[name].map { nodes[$0] }.flatMap { $0.exists ? $0 : nil } }
    /// The uids of the pods that are counted.
    public var assignedPods: [String] { Array(pods.keys) }
    /// A pod that is counted.
    public func pod(_ uid: String) -> PodInfo? { pods[uid]?.pod }
    /// The position of a node, which it keeps for good, whether it exists or not.
    func position(ofNode name: String) -> Int? { index[name] }

    // MARK: Nodes

    /// Takes in a new or changed node; how it may help pods that wait.
    @discardableResult
    public mutating func update(_ node: Node) -> ClusterChange {
        let position = self.position(of: node.metadata.name)
        let isNew = !nodes[position].exists
        let zone = nodes[position].zone
        let change = nodes[position].update(node)
        if isNew { nodeCount += 1 }
        if zone != nodes[position].zone { recountZones() }
        if change.isStanding { standingChanged(at: position) }
        guard isNew || change.isStanding || change.isCapacity else { return .nothing }
        return .node(position: position, isStanding: isNew || change.isStanding)
    }

    /// A node is gone. Pods assigned to it stay counted until they are gone too.
    @discardableResult
    public mutating func removeNode(_ name: String) -> ClusterChange {
        guard let position = index[name], nodes[position].exists else { return .nothing }
        nodes[position].exists = false
        nodeCount -= 1
        standingChanged(at: position)
        return .node(position: position, isStanding: true)
    }

    private mutating func position(of name: String) -> Int {
        if let position = index[name] { return position }
        nodes.append(NodeInfo(name: name))
        index[name] = nodes.count - 1
        standingChanged(at: nodes.count - 1)
        return nodes.count - 1
    }

    /// Brings up to date what is remembered of a node's labels and taints.
    private mutating func standingChanged(at position: Int) {
        var slot = shapes.startIndex
        while slot != shapes.endIndex {
            let shape = shapes[slot].key
            shapes.values[slot].update(shape, nodes[position], at: position)
            shapes.formIndex(after: &slot)
        }
        for key in topologies.keys {
            let value = nodes[position].exists ? nodes[position].labels[key] : nil
            topologies[key]?.update(value, at: position)
        }
    }

    // MARK: Pods

    /// Counts a pod on the node it is assigned to, or is about to be. Whoever is counted already is moved.
    public mutating func assign(_ pod: PodInfo, to node: String) {
        remove(pod: pod.uid)
        let position = self.position(of: node)
        nodes[position].add(pod)
        pods[pod.uid] = AssignedPod(pod: pod.settled, position: position)
        if !pod.spreadGroup.isEmpty { zones[pod.spreadGroup, default: [:]][nodes[position].zone, default: 0] += 1 }
        census.count(pod, 1, at: position, namespaces: namespaces)
        guard let relations = pod.relations else { return }
        volumes.use(relations.claims, in: pod.namespace, 1)
        for term in relations.antiAffinity { exclusions.add(term, weight: 1, at: position) }
        for (term, weight) in Self.attractions(of: relations) { attractions.add(term, weight: weight, at: position) }
    }

    /// Counts a pod no longer, if it was counted.
    @discardableResult
    public mutating func remove(pod uid: String) -> ClusterChange {
        guard let assigned = pods.removeValue(forKey: uid) else { return .nothing }
        let (pod, position) = (assigned.pod, assigned.position)
        nodes[position].remove(pod)
        if !pod.spreadGroup.isEmpty {
            NodeInfo.decrement(&zones[pod.spreadGroup, default: [:]], nodes[position].zone)
            if zones[pod.spreadGroup]?.isEmpty ?? false { zones[pod.spreadGroup] = nil }
        }
        census.count(pod, -1, at: position, namespaces: namespaces)
        guard let relations = pod.relations else { return .podGone(pod, position: position) }
        volumes.use(relations.claims, in: pod.namespace, -1)
        for term in relations.antiAffinity { exclusions.remove(term, weight: 1, at: position) }
        for (term, weight) in Self.attractions(of: relations) {
            attractions.remove(term, weight: weight, at: position)
        }
        return .podGone(pod, position: position)
    }

    /// Required affinity counts like a preference of weight 1 (`hardPodAffinityWeight`).
    private static func attractions(of relations: PodRelations) -> [(term: AffinityTerm, weight: Int)] {
        relations.affinity.map { ($0, 1) } + relations.preferences.map { ($0.term, $0.weight) }
    }

    private mutating func recountZones() {
        zones = [:]
        for assigned in pods.values where !assigned.pod.spreadGroup.isEmpty {
            zones[assigned.pod.spreadGroup, default: [:]][nodes[assigned.position].zone, default: 0] += 1
        }
    }

    /// The names of the namespaces whose labels are known.
    public var namespaceNames: [String] { Array(namespaces.keys) }

    /// Takes in the labels of a namespace, or (nil) that it is gone; whether anything is different.
    public mutating func update(namespace: String, labels: Fields?) -> Bool {
        guard namespaces[namespace] != labels else { return false }
        namespaces[namespace] = labels
        census.namespaceChanged()
        return true
    }

    // MARK: What is remembered

    /// How the nodes stand to pods of a shape; remembered, and kept up with every change of a node.
    mutating func standing(of shape: PodShape) -> ShapeStanding {
        if let known = shapes[shape] { return known }
        if shapes.count >= SchedulingLimits.rememberedShapes { shapes = [:] }
        let standing = ShapeStanding(shape, nodes)
        shapes[shape] = standing
        return standing
    }

    /// Which nodes share a value of a label.
    mutating func domains(of key: String) -> TopologyDomains {
        if let known = topologies[key] { return known }
        if topologies.count >= SchedulingLimits.rememberedTopologies { topologies = [:] }
        var domains = TopologyDomains()
        for position in nodes.indices {
            domains.update(nodes[position].exists ? nodes[position].labels[key] : nil, at: position)
        }
        topologies[key] = domains
        return domains
    }

    /// How many pods of a group each node has, by position.
    mutating func counts(of matchers: [PodMatcher]) -> [Int32] {
        if let known = census.counts(of: matchers) { return known }
        var counts = [Int32](repeating: 0, count: nodes.count)
        for assigned in pods.values where matchers.allMatch(assigned.pod, namespaces: namespaces) {
            counts[assigned.position] += 1
        }
        census.begin(matchers, counts: counts)
        return counts
    }
}
