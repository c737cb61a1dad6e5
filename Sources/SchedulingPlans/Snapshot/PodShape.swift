import ObjectModel
import ObjectRules

/// What pods say about nodes as such, apart from what is free there. Pods of one template have one shape, so a node is
/// looked at once for all of them.
struct PodShape: Sendable, Hashable {
    let nodeName: String
    let nodeSelector: [String: String]
    /// nil when no affinity is required; else one of the terms must match.
    let required: [NodeTerm]?
    let preferred: [Preferred]
    let tolerations: [TolerationRule]

    struct Preferred: Sendable, Hashable {
        let weight: Int
        let term: NodeTerm
    }

    /// Of pods that ask nothing.
    static let indifferent = PodShape(PodSpec())

    init(_ spec: PodSpec) {
        nodeName = spec.nodeName
        nodeSelector = spec.nodeSelector
        let affinity = spec.affinity?.nodeAffinity
        required = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms.map(NodeTerm.init)
        preferred =
            affinity?.preferredDuringSchedulingIgnoredDuringExecution.map {
                Preferred(weight: $0.weight, term: NodeTerm($0.preference))
            } ?? []
        tolerations = spec.tolerations.map(TolerationRule.init)
    }

    func tolerates(_ taint: NodeTaint) -> Bool { tolerations.contains { $0.tolerates(taint) } }

    /// Whether the labels and the name of a node are as nodeSelector and required affinity ask.
    func accepts(_ node: NodeInfo) -> Bool {
        nodeSelector.allSatisfy { node.labels[$0.key] == $0.value }
            && (required.map { terms in terms.contains { $0.matches(node) } } ?? true)
    }

    /// Whether a taint of a node keeps the pod out.
    func isKeptOut(of node: NodeInfo) -> Bool {
        node.taints.contains { taint in
            (taint.effect == "NoSchedule" || taint.effect == "NoExecute") && !tolerates(taint)
        }
    }

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

extension NodeTerm {
    func matches(_ node: NodeInfo) -> Bool { matches(name: node.name, labels: node.labels) }
}
