import ObjectModel

extension Fields {
    /// The members in the order of their keys, as maps are shown.
    var sortedByKey: Fields { Fields(uniqueEntries: entries.sorted { $0.key < $1.key }) }
}

extension LabelSelector {
    /// Whether it is there but asks for nothing.
    var isUnrestricted: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }

    /// The compiled selector; nil where its own rules refuse it.
    var expression: LabelSelectorExpression? {
        do {
            return try LabelSelectorExpression(self)
        } catch {
            return nil
        }
    }

    /// As an error shows it: the labels in order.
    var shown: Value {
        var fields = fields
        if let labels = fields["matchLabels"]?.objectValue { fields["matchLabels"] = .object(labels.sortedByKey) }
        return .object(fields)
    }
}
