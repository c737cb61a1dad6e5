import ObjectModel
import ObjectTree

/// Whether the defaults of a schema fit the schema themselves.
enum DefaultRules {
    /// What is wrong with the defaults below a node; empty when nothing is.
    /// - Parameter requirePruned: Defaults must hold nothing that would be pruned.
    static func errors(in node: SchemaNode, at path: FieldPath, requirePruned: Bool) -> [FieldError] {
        guard node.hasDefaults else { return [] }
        return errors(in: node, path, requirePruned, isInsideMetadata: false, isRoot: true)
    }

    /// The rules in expressions that a default breaks.
    private static func rules(of node: SchemaNode, brokenBy value: Value, at place: FieldPath) -> [FieldError] {
        guard let rules = RuleNode.compiled(node, isRoot: false) else { return [] }
        return rules.verdict(on: value, old: nil).errors.map { error in
            let below = error.field.hasPrefix("[") ? error.field : "." + error.field
            let field = error.field == "<nil>" ? place : FieldPath("\(place)\(below)")
            return FieldError(kind: error.kind, field: field, message: error.message)
        }
    }

    private static func errors(
        in node: SchemaNode, _ path: FieldPath, _ requirePruned: Bool, isInsideMetadata: Bool, isRoot: Bool
    ) -> [FieldError] {
        guard node.hasDefaults else { return [] }
        var errors: [FieldError] = []
        if let value = node.defaultValue {
            let place = path.child("default")
            if requirePruned, !isInsideMetadata {
                var pruning = ObjectPruning()
                if pruning.pruned(value, node, isResource: node.isEmbeddedResource) != value {
                    errors.append(.invalid(place, value, "must not have unknown fields"))
                }
            }
            let wrong = SchemaValidator.errors(in: value, node, at: place)
            errors += wrong.isEmpty ? rules(of: node, brokenBy: value, at: place) : wrong
        }
        if let items = node.items {
            errors += Self.errors(
                in: items, path.child("items"), requirePruned, isInsideMetadata: isInsideMetadata, isRoot: false)
        }
        for (name, property) in node.properties.sorted(by: { $0.key < $1.key }) {
            let isMetadata = ["metadata", "apiVersion", "kind"].contains(name)
            let entersMetadata = (isRoot || node.isEmbeddedResource) && isMetadata
            errors += Self.errors(
                in: property, path.child("properties").key(name), requirePruned,
                isInsideMetadata: (isInsideMetadata && !node.isEmbeddedResource) || entersMetadata, isRoot: false)
        }
        return errors
    }
}
