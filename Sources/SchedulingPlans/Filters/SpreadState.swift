/// How the pods that a required spread constraint counts are spread over the domains, as the pod to be placed sees it.
struct SpreadState: Sendable {
    private let constraint: SpreadConstraint
    /// Nodes that take part, by position.
    private let takesPart: [Bool]
    private var counts: DomainCounts
    /// Domains with a node that takes part.
    private let isPresent: [Bool]
    private let presentCount: Int
    private var least: Int

    init(_ constraint: SpreadConstraint, takesPart: [Bool], _ snapshot: inout SchedulingSnapshot) {
        self.constraint = constraint
        self.takesPart = takesPart
        let topology = snapshot.domains(of: constraint.topologyKey)
        let pods = snapshot.counts(of: [constraint.matcher])
        counts = DomainCounts(topology)
        var isPresent = [Bool](repeating: false, count: topology.count)
        for position in takesPart.indices where takesPart[position] {
            let domain = topology.domains[position]
            guard domain != TopologyDomains.none else { continue }
            isPresent[Int(domain)] = true
            if position < pods.count { counts.add(pods[position], at: position) }
        }
        self.isPresent = isPresent
        presentCount = isPresent.count { $0 }
        least = 0
        findLeast()
    }

    /// The fewest pods in any domain; nothing where there are not as many domains as there must be.
    private mutating func findLeast() {
        guard presentCount >= constraint.minDomains else {
            least = 0
            return
        }
        var least = Int32.max
        for domain in isPresent.indices where isPresent[domain] { least = min(least, counts.counts[domain]) }
        self.least = Int(least)
    }

    func rejection(at position: Int) -> Rejection? {
        guard let there = counts[position] else { return Rejection(.spreadLabelMissing, isResolvable: false) }
        let skew = there + (constraint.matchesItself ? 1 : 0) - least
        return skew > constraint.maxSkew ? Rejection(.spread, isResolvable: true) : nil
    }

    /// A pod comes to (1) or leaves (-1) the node at a position, in thought.
    mutating func count(_ other: PodInfo, _ difference: Int32, at position: Int, _ snapshot: SchedulingSnapshot) {
        guard takesPart[position], constraint.matcher.matches(other, namespaces: snapshot.namespaces) else { return }
        counts.add(difference, at: position)
        findLeast()
    }
}
