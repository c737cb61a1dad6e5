/// Preferred affinity and anti-affinity, of the pod to others and of others to the pod.
enum InterPodScore {
    static let weight = 2

    /// The sum of weights that speak for each node; nil where nobody prefers anything.
    static func attraction(
        of feasible: [Int], for pod: PodInfo, _ snapshot: inout SchedulingSnapshot
    ) -> [Int]? {
        let own = pod.relations?.preferences ?? []
        let others = snapshot.attractions.entries(matching: pod, namespaces: snapshot.namespaces)
        guard !own.isEmpty || !others.isEmpty else { return nil }
        var sums = [Int](repeating: 0, count: feasible.count)
        for preference in own {
            let counts = DomainCounts(
                snapshot.domains(of: preference.term.topologyKey), snapshot.counts(of: [preference.term.matcher]))
            for (order, position) in feasible.enumerated() {
                sums[order] += (counts[position] ?? 0) * preference.weight
            }
        }
        for entry in others {
            var counts = DomainCounts(snapshot.domains(of: entry.term.topologyKey))
            for (position, weight) in entry.weights { counts.add(Int32(clamping: weight), at: position) }
            for (order, position) in feasible.enumerated() { sums[order] += counts[position] ?? 0 }
        }
        return sums
    }
}
