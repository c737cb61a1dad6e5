import ObjectModel
import ObjectTree

/// The rules of a schema in the language of expressions, ready for use, laid out as the schema is.
public final class RuleNode: Sendable {
    /// nil for a schema without rules.
    static func compiled(_ node: SchemaNode) -> RuleNode? { nil }

    func errors(in object: Value, old: Value?) -> [FieldError] { [] }
}
