/// How a pod stands to the pods that are there: what its own terms of affinity and anti-affinity, and the required
/// anti-affinity of the others, say of each domain.
struct InterPodState: Sendable {
    /// Per required term: how many pods that all terms ask for.
    private var affinity: [DomainCounts]
    /// Per term of anti-affinity: how many pods it speaks of.
    private var antiAffinity: [DomainCounts]
    /// Per term of others that speaks of this pod: how many pods have it.
    private var exclusions: [AffinityTerm: DomainCounts]
    /// Whether the pod is one that its own affinity asks for: then it may be the first of them.
    private let isOneOfThem: Bool

    /// Nobody says anything.
    private init() {
        affinity = []
        antiAffinity = []
        exclusions = [:]
        isOneOfThem = false
    }

    /// nil where neither the pod nor any other says anything.
    init?(_ pod: PodInfo, _ snapshot: inout SchedulingSnapshot) {
        let relations = pod.relations
        let others = snapshot.exclusions.entries(matching: pod, namespaces: snapshot.namespaces)
        let hasOwn = relations.map { !$0.affinity.isEmpty || !$0.antiAffinity.isEmpty } ?? false
        guard hasOwn || !others.isEmpty else { return nil }
        affinity = []
        antiAffinity = []
        exclusions = [:]
        isOneOfThem = relations?.affinityMatchers.allMatch(pod, namespaces: snapshot.namespaces) ?? false
        if let relations, !relations.affinity.isEmpty {
            let counts = snapshot.counts(of: relations.affinityMatchers)
            affinity = relations.affinity.map { DomainCounts(snapshot.domains(of: $0.topologyKey), counts) }
        }
        antiAffinity = (relations?.antiAffinity ?? []).map {
            DomainCounts(snapshot.domains(of: $0.topologyKey), snapshot.counts(of: [$0.matcher]))
        }
        for entry in others {
            var counts = DomainCounts(snapshot.domains(of: entry.term.topologyKey))
            for (position, count) in entry.weights { counts.add(Int32(count), at: position) }
            exclusions[entry.term] = counts
        }
    }

    func rejection(at position: Int) -> Rejection? {
        if let rejection = affinityRejection(at: position) { return rejection }
        if antiAffinity.contains(where: { ($0[position] ?? 0) > 0 }) {
            return Rejection(.podAntiAffinity, isResolvable: true)
        }
        if exclusions.contains(where: { ($0.value[position] ?? 0) > 0 }) {
            return Rejection(.existingAntiAffinity, isResolvable: true)
        }
        return nil
    }

    private func affinityRejection(at position: Int) -> Rejection? {
        guard !affinity.isEmpty else { return nil }
        let isInDomains = affinity.allSatisfy { $0[position] != nil }
        if isInDomains {
            if affinity.allSatisfy({ ($0[position] ?? 0) > 0 }) { return nil }
            // The first pod of a series has nobody to be near to.
            if isOneOfThem, affinity.allSatisfy(\.isZero) { return nil }
        }
        return Rejection(.podAffinity, isResolvable: false)
    }

    /// A pod comes to (1) or leaves (-1) the node at a position, in thought.
    mutating func count(
        _ other: PodInfo, _ difference: Int32, at position: Int, for pod: PodInfo, _ snapshot: SchedulingSnapshot
    ) {
        if let relations = pod.relations {
            if relations.affinityMatchers.allMatch(other, namespaces: snapshot.namespaces) {
                for term in affinity.indices { affinity[term].add(difference, at: position) }
            }
            for (term, one) in relations.antiAffinity.enumerated()
            where one.matcher.matches(other, namespaces: snapshot.namespaces) {
                antiAffinity[term].add(difference, at: position)
            }
        }
        for term in other.relations?.antiAffinity ?? [] where exclusions[term] != nil {
            exclusions[term]?.add(difference, at: position)
        }
    }

    /// The same with room for what pods say that will come in thought.
    static func prepared(
        _ state: InterPodState?, for others: [PodInfo], of pod: PodInfo, _ snapshot: inout SchedulingSnapshot
    ) -> InterPodState? {
        var prepared = state
        for term in others.flatMap({ $0.relations?.antiAffinity ?? [] })
        where term.matcher.matches(pod, namespaces: snapshot.namespaces) {
            var next = prepared ?? InterPodState()
            if next.exclusions[term] == nil {
                next.exclusions[term] = DomainCounts(snapshot.domains(of: term.topologyKey))
            }
            prepared = next
        }
        return prepared
    }
}
