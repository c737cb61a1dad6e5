import ObjectModel

/// One requirement on the labels (or fields) of a node.
struct NodeRequirement: Sendable, Hashable {
    enum Operator: String, Sendable {
        case `in` = "In"
        case notIn = "NotIn"
        case exists = "Exists"
        case doesNotExist = "DoesNotExist"
        case greaterThan = "Gt"
        case lessThan = "Lt"
    }

    let key: String
    /// nil for an operator there is none of: nothing matches.
    let `operator`: Operator?
    let values: [String]

    init(_ requirement: NodeSelectorRequirement) {
        key = requirement.key
        `operator` = Operator(rawValue: requirement.operator)
        values = requirement.values
    }

    func matches(_ value: String?) -> Bool {
        switch `operator` {
        case .in?: value.map(values.contains) ?? false
        case .notIn?: value.map { !values.contains($0) } ?? true
        case .exists?: value != nil
        case .doesNotExist?: value == nil
        case .greaterThan?: compare(value) { $0 > $1 }
        case .lessThan?: compare(value) { $0 < $1 }
        case nil: false
        }
    }

    private func compare(_ value: String?, _ isOrdered: (Int, Int) -> Bool) -> Bool {
        guard let text = value, let number = Int(text), values.count == 1, let bound = Int(values[0]) else {
            return false
        }
        return isOrdered(number, bound)
    }
}

/// All of these must hold; a term without requirements matches nothing.
struct NodeTerm: Sendable, Hashable {
    let labels: [NodeRequirement]
    let fields: [NodeRequirement]

    init(_ term: NodeSelectorTerm) {
        labels = term.matchExpressions.map(NodeRequirement.init)
        fields = term.matchFields.map(NodeRequirement.init)
    }

    func matches(_ node: NodeInfo) -> Bool {
        guard !labels.isEmpty || !fields.isEmpty else { return false }
        return labels.allSatisfy { $0.matches(node.labels[$0.key]) }
            && fields.allSatisfy { $0.key == "metadata.name" && $0.matches(node.name) }
    }

    /// The node names it is limited to, when its fields say so.
    var names: Set<String>? {
        let lists = fields.filter { $0.key == "metadata.name" && $0.operator == .in }.map { Set($0.values) }
        guard let first = lists.first else { return nil }
        return lists.dropFirst().reduce(first) { $0.intersection($1) }
    }
}
