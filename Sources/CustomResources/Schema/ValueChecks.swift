import ObjectTree
import RegularExpressions

/// What a schema demands of a value beside its type: bounds, lengths, patterns, and schemas that hold at once.
public struct ValueChecks: Sendable {
    /// A bound and whether it is beyond what is allowed itself.
    public struct Bound: Sendable {
        public let value: Double
        public let isExclusive: Bool
    }

    /// A regular expression as the schema writes it, and ready for use; nil where it can't be read.
    public struct Pattern: Sendable {
        public let text: String
        let expression: RegularExpression?

        init(_ text: String) {
            self.text = text
            do throws(PatternError) {
                expression = try RegularExpression(text)
            } catch {
                expression = nil
            }
        }
    }

    /// What errors call the type; empty where any type goes.
    let typeName: String
    /// The format, if it is one that is checked.
    public let format: ValueFormat?
    let numberFormat: String
    public let maximum: Bound?
    public let minimum: Bound?
    public let multipleOf: Double?
    public let maxLength: Int?
    public let minLength: Int?
    public let pattern: Pattern?
    public let maxItems: Int?
    public let minItems: Int?
    let hasUniqueItems: Bool
    public let maxProperties: Int?
    public let minProperties: Int?
    public let required: [String]
    /// nil: any value.
    public let enumeration: [Value]?
    public let allOf: [SchemaNode]
    public let anyOf: [SchemaNode]
    public let oneOf: [SchemaNode]
    public let not: SchemaNode?

    init(_ source: Fields, isIntOrString: Bool) {
        typeName = isIntOrString ? "integer,string" : source.string("type")
        let formatName = source.string("format")
        format = ValueFormat(formatName)
        numberFormat = ["int32", "int64", "float", "double"].contains(formatName) ? formatName : ""
        maximum = source.optionalDouble("maximum").map {
            Bound(value: $0, isExclusive: source.bool("exclusiveMaximum"))
        }
        minimum = source.optionalDouble("minimum").map {
            Bound(value: $0, isExclusive: source.bool("exclusiveMinimum"))
        }
        multipleOf = source.optionalDouble("multipleOf")
        maxLength = source.optionalInt("maxLength")
        minLength = source.optionalInt("minLength")
        let patternText = source.string("pattern")
        pattern = patternText.isEmpty ? nil : Pattern(patternText)
        maxItems = source.optionalInt("maxItems")
        minItems = source.optionalInt("minItems")
        hasUniqueItems = source.bool("uniqueItems")
        maxProperties = source.optionalInt("maxProperties")
        minProperties = source.optionalInt("minProperties")
        required = source.strings("required")
        let values = source.values("enum")
        enumeration = values.isEmpty ? nil : values
        allOf = source.values("allOf").map { SchemaNode($0) }
        anyOf = source.values("anyOf").map { SchemaNode($0) }
        oneOf = source.values("oneOf").map { SchemaNode($0) }
        not = source["not"]?.objectValue.map { SchemaNode($0) }
    }

    /// Whether several schemas have to be tried.
    var isComposed: Bool { !allOf.isEmpty || !anyOf.isEmpty || !oneOf.isEmpty || not != nil }
}
