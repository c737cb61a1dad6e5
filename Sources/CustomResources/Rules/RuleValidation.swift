import ObjectModel
import ObjectTree

/// Whether the rules of a schema can be read and are cheap enough.
enum RuleValidation {
    static func errors(in schema: Fields, at path: FieldPath, old: Fields?) -> [FieldError] { [] }
}
