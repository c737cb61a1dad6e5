import ObjectTree

/// How many pods of each group that somebody asked for are on each node, kept up with every pod that comes and goes.
/// So the next pod of a template costs nothing that grows with the number of pods.
struct PodCensus: Sendable {
    private struct Entry: Sendable {
        /// A pod counts when all of these speak of it.
        let matchers: [PodMatcher]
        /// By the position of the node.
        var counts: [Int32]
    }

    private var entries: [Entry] = []
    private var slots: [[PodMatcher]: Int] = [:]
    /// Entries by the namespaces they name.
    private var byNamespace: [String: [Int]] = [:]
    /// Entries whose namespaces have to be looked at.
    private var byLabels: [Int] = []

    /// The numbers of a group by position, if they are known.
    func counts(of matchers: [PodMatcher]) -> [Int32]? { slots[matchers].map { entries[$0].counts } }

    /// Begins to count a group of which so many are there.
    mutating func begin(_ matchers: [PodMatcher], counts: [Int32]) {
        if entries.count >= SchedulingLimits.rememberedGroups { self = PodCensus() }
        let slot = entries.count
        entries.append(Entry(matchers: matchers, counts: counts))
        slots[matchers] = slot
        guard let first = matchers.first, first.namespaceSelector == nil else {
            byLabels.append(slot)
            return
        }
        for namespace in first.namespaces { byNamespace[namespace, default: []].append(slot) }
    }

    /// A pod comes to (1) or leaves (-1) the node at a position.
    mutating func count(_ pod: PodInfo, _ difference: Int32, at position: Int, namespaces: [String: Fields]) {
        guard !entries.isEmpty else { return }
        for slots in [byNamespace[pod.namespace] ?? [], byLabels] {
            for slot in slots where entries[slot].matchers.allMatch(pod, namespaces: namespaces) {
                while entries[slot].counts.count <= position { entries[slot].counts.append(0) }
                entries[slot].counts[position] += difference
            }
        }
    }

    /// Labels of a namespace have changed: groups that look at them are counted anew when next asked for.
    mutating func namespaceChanged() {
        if entries.contains(where: { $0.matchers.contains { $0.namespaceSelector != nil } }) { self = PodCensus() }
    }
}
