/// The values of one node label: which nodes are in one domain.
struct TopologyDomains: Sendable {
    /// The domain of each node by its position in the snapshot; `none` without the label or the node.
    private(set) var domains: [Int32] = []
    private var numbers: [String: Int32] = [:]

    static let none: Int32 = -1

    /// How many domains there have been.
    var count: Int { numbers.count }

    /// Takes in what a node at a position says; nil without the label, or when the node is gone.
    mutating func update(_ value: String?, at position: Int) {
        while domains.count <= position { domains.append(Self.none) }
        guard let value else {
            domains[position] = Self.none
            return
        }
        let number = numbers[value] ?? Int32(numbers.count)
        numbers[value] = number
        domains[position] = number
    }
}

/// Numbers of pods, by domain.
struct DomainCounts: Sendable {
    let topology: TopologyDomains
    private(set) var counts: [Int32]

    init(_ topology: TopologyDomains) {
        self.topology = topology
        counts = [Int32](repeating: 0, count: topology.count)
    }

    /// Adds up what the nodes have, by position.
    init(_ topology: TopologyDomains, _ nodes: [Int32]) {
        self.init(topology)
        for position in nodes.indices where nodes[position] != 0 { add(nodes[position], at: position) }
    }

    /// What is in the domain of a node; nil when it is in none.
    subscript(position: Int) -> Int? {
        let domain = topology.domains[position]
        return domain == TopologyDomains.none ? nil : Int(counts[Int(domain)])
    }

    mutating func add(_ count: Int32, at position: Int) {
        let domain = topology.domains[position]
        if domain != TopologyDomains.none { counts[Int(domain)] += count }
    }

    var isZero: Bool { counts.allSatisfy { $0 == 0 } }
}
