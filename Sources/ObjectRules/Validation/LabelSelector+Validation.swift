import ObjectModel

extension Fields {
    /// The members in the order of their keys, as maps are shown.
    var sortedByKey: Fields { Fields(uniqueEntries: entries.sorted { $0.key < $1.key }) }
}

extension LabelSelector {
    /// Whether it is there but asks for nothing.
    var isUnrestricted: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }

    /// Whether it asks for nothing but labels that are all there, so that nothing has to be compiled to say so.
    func plainlySelects(_ labels: Fields) -> Bool {
        fields["matchExpressions"] == nil
            && fields.object("matchLabels").entries.allSatisfy { labels[$0.key] == $0.value }
    }

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
