import ObjectModel

/// One requirement on the labels (or fields) of a node.
public struct NodeRequirement: Sendable, Hashable {
    /// How a value is compared.
    public enum Operator: String, Sendable {
        case `in` = "In"
        case notIn = "NotIn"
        case exists = "Exists"
        case doesNotExist = "DoesNotExist"
        case greaterThan = "Gt"
        case lessThan = "Lt"
    }

    /// The label or field it is about.
    public let key: String
    /// nil for an operator there is none of: nothing matches.
    public let `operator`: Operator?
    /// What the value is compared with.
    public let values: [String]

    public init(_ requirement: NodeSelectorRequirement) {
        key = requirement.key
        `operator` = Operator(rawValue: requirement.operator)
        values = requirement.values
    }

    /// - Parameter value: of the label or field; nil where there is none.
    public func matches(_ value: String?) -> Bool {
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
public struct NodeTerm: Sendable, Hashable {
    /// Requirements on labels, and on fields.
    public let labels: [NodeRequirement]
    public let fields: [NodeRequirement]

    public init(_ term: NodeSelectorTerm) {
        labels = term.matchExpressions.map(NodeRequirement.init)
        fields = term.matchFields.map(NodeRequirement.init)
    }

    /// Whether a node of this name with these labels is meant.
    public func matches(name: String, labels values: [String: String]) -> Bool {
        guard !labels.isEmpty || !fields.isEmpty else { return false }
        return labels.allSatisfy { $0.matches(values[$0.key]) }
            && fields.allSatisfy { $0.key == "metadata.name" && $0.matches(name) }
    }

    /// The node names it is limited to, when its fields say so.
    public var names: Set<String>? {
        let lists = fields.filter { $0.key == "metadata.name" && $0.operator == .in }.map { Set($0.values) }
        guard let first = lists.first else { return nil }
        return lists.dropFirst().reduce(first) { $0.intersection($1) }
    }
}
