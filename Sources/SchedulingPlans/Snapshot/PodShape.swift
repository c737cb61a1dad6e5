import ObjectModel

/// What pods say about nodes as such, apart from what is free there. Pods of one template have one shape, so a node is
/// looked at once for all of them.
struct PodShape: Sendable, Hashable {
    let nodeName: String
    let nodeSelector: [String: String]
    /// nil when no affinity is required; else one of the terms must match.
    let required: [NodeTerm]?
    let preferred: [Preferred]
    let tolerations: [Toleration]

    struct Preferred: Sendable, Hashable {
        let weight: Int
        let term: NodeTerm
    }

    struct Toleration: Sendable, Hashable {
        let key: String
        let existsOnly: Bool
        let value: String
        let effect: String

        func tolerates(_ taint: NodeTaint) -> Bool {
            (effect.isEmpty || effect == taint.effect) && (key.isEmpty || key == taint.key)
                && (existsOnly || value == taint.value)
        }
    }

    init(_ spec: PodSpec) {
        nodeName = spec.nodeName
        nodeSelector = spec.nodeSelector
        let affinity = spec.affinity?.nodeAffinity
        required = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms.map(NodeTerm.init)
        preferred =
            affinity?.preferredDuringSchedulingIgnoredDuringExecution.map {
                Preferred(weight: $0.weight, term: NodeTerm($0.preference))
            } ?? []
        tolerations = spec.tolerations.map {
            Toleration(key: $0.key, existsOnly: $0.operator == "Exists", value: $0.value, effect: $0.effect)
        }
    }

    func tolerates(_ taint: NodeTaint) -> Bool { tolerations.contains { $0.tolerates(taint) } }

    /// The names of the only nodes that can match, when every required term names some.
    var namedNodes: Set<String>? {
        guard let required, !required.isEmpty else { return nil }
        var names: Set<String> = []
        for term in required {
            guard let some = term.names else { return nil }
            names.formUnion(some)
        }
        return names
    }
}

/// A taint without its time.
struct NodeTaint: Sendable, Hashable {
    let key: String
    let value: String
    let effect: String
}
