import ObjectTree

/// Terms of the pods that are assigned, as they bear on pods that come: each term once, with the nodes whose pods have
/// it and the sum of its weights there. What a pod costs grows with the number of templates, not of pods.
struct TermIndex: Sendable {
    struct Entry: Sendable {
        let term: AffinityTerm
        /// The sum of weights by position.
        fileprivate(set) var weights: [Int: Int] = [:]
        fileprivate var pods = 0
    }

    private var entries: [AffinityTerm: Entry] = [:]
    private var byNamespace: [String: Set<AffinityTerm>] = [:]
    private var byLabels: Set<AffinityTerm> = []

    var isEmpty: Bool { entries.isEmpty }

    /// A pod with a term of that weight comes to a node.
    mutating func add(_ term: AffinityTerm, weight: Int, at position: Int) {
        if entries[term] == nil { register(term) }
        entries[term]?.weights[position, default: 0] += weight
        entries[term]?.pods += 1
    }

    /// It leaves.
    mutating func remove(_ term: AffinityTerm, weight: Int, at position: Int) {
        guard let entry = entries[term] else { return }
        if entry.pods == 1 { return forget(term) }
        entries[term]?.pods -= 1
        let left = (entry.weights[position] ?? 0) - weight
        entries[term]?.weights[position] = left == 0 ? nil : left
    }

    /// The terms that speak of a pod.
    func entries(matching pod: PodInfo, namespaces: [String: Fields]) -> [Entry] {
        guard !entries.isEmpty else { return [] }
        var found: [Entry] = []
        for terms in [byNamespace[pod.namespace] ?? [], byLabels] {
            for term in terms where term.matcher.matches(pod, namespaces: namespaces) {
                if let entry = entries[term] { found.append(entry) }
            }
        }
        return found
    }

    private mutating func register(_ term: AffinityTerm) {
        entries[term] = Entry(term: term)
        guard term.matcher.namespaceSelector == nil else {
            byLabels.insert(term)
            return
        }
        for namespace in term.matcher.namespaces { byNamespace[namespace, default: []].insert(term) }
    }

    private mutating func forget(_ term: AffinityTerm) {
        entries[term] = nil
        byLabels.remove(term)
        for namespace in term.matcher.namespaces {
            byNamespace[namespace]?.remove(term)
            if byNamespace[namespace]?.isEmpty ?? false { byNamespace[namespace] = nil }
        }
    }
}
