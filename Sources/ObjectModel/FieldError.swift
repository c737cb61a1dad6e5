/// Where in an object something is: `spec.containers[0].name`, `metadata.labels[app]`.
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// A path that starts with the name of a field; without one, the object itself.
    public init(_ root: String = "") { description = root }

    /// A field of what is here.
    public func child(_ names: String...) -> FieldPath {
        var text = description
        for name in names { text += text.isEmpty ? name : "." + name }
        return FieldPath(text)
    }
    /// An element of the list that is here.
    public func index(_ position: Int) -> FieldPath { FieldPath("\(description)[\(position)]") }
    /// An entry of the map that is here.
    public func key(_ key: String) -> FieldPath { FieldPath("\(description)[\(key)]") }
}

/// One reason why an object is refused, in the words of Kubernetes (apimachinery `field.Error`).
public struct FieldError: Error, Sendable, Hashable {
    /// What is wrong; the raw value is the `reason` of a Status cause.
    public enum Kind: String, Sendable {
        case notFound = "FieldValueNotFound"
        case required = "FieldValueRequired"
        case duplicate = "FieldValueDuplicate"
        case invalid = "FieldValueInvalid"
        case notSupported = "FieldValueNotSupported"
        case forbidden = "FieldValueForbidden"
        case tooLong = "FieldValueTooLong"
        case tooMany = "FieldValueTooMany"
        case internalError = "InternalError"
        case typeInvalid = "FieldValueTypeInvalid"
    }

    /// What is wrong, the path of the field, and the rest of the sentence.
    public let kind: Kind
    public let field: String
    /// Without the field: `Invalid value: -1: must be greater than or equal to 0`.
    public let message: String

    public init(kind: Kind, field: FieldPath, message: String) {
        self.kind = kind
        self.field = field.description
        self.message = message
    }

    /// The field is missing or empty.
    public static func required(_ field: FieldPath, _ detail: String = "") -> FieldError {
        FieldError(kind: .required, field: field, message: joined("Required value", detail))
    }
    /// The value is not allowed; `detail` says what would be.
    public static func invalid(_ field: FieldPath, _ value: Value, _ detail: String) -> FieldError {
        FieldError(kind: .invalid, field: field, message: joined("Invalid value: \(shown(value))", detail))
    }
    /// The value is none of those allowed. `supported` is shown in the order given.
    public static func notSupported(_ field: FieldPath, _ value: Value, supported: [String]) -> FieldError {
        let list = supported.map { quoted($0) }.joined(separator: ", ")
        let detail = supported.isEmpty ? "" : "supported values: \(list)"
        let message = joined("Unsupported value: \(shown(value))", detail)
        return FieldError(kind: .notSupported, field: field, message: message)
    }
    /// The list has the value already.
    public static func duplicate(_ field: FieldPath, _ value: Value) -> FieldError {
        FieldError(kind: .duplicate, field: field, message: "Duplicate value: \(shown(value))")
    }
    /// The field must not be set here, or not be changed.
    public static func forbidden(_ field: FieldPath, _ detail: String) -> FieldError {
        FieldError(kind: .forbidden, field: field, message: joined("Forbidden", detail))
    }
    /// The value names something that is not there.
    public static func notFound(_ field: FieldPath, _ value: Value) -> FieldError {
        FieldError(kind: .notFound, field: field, message: "Not found: \(shown(value))")
    }
    /// `maximum` counts bytes.
    public static func tooLong(_ field: FieldPath, maximum: Int) -> FieldError {
        let unit = maximum == 1 ? "byte" : "bytes"
        return FieldError(kind: .tooLong, field: field, message: "Too long: may not be more than \(maximum) \(unit)")
    }
    /// The list has `actual` items and may have `maximum`.
    public static func tooMany(_ field: FieldPath, actual: Int, maximum: Int) -> FieldError {
        let unit = maximum == 1 ? "item" : "items"
        let message = "Too many: \(actual): must have at most \(maximum) \(unit)"
        return FieldError(kind: .tooMany, field: field, message: message)
    }

    private static func joined(_ head: String, _ detail: String) -> String {
        detail.isEmpty ? head : "\(head): \(detail)"
    }

    /// A value as an error shows it: texts quoted as Go does, numbers and truth values bare, structures as JSON.
    public static func shown(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): quoted(text)
        case .array(let elements): "[" + elements.map(shown).joined(separator: ",") + "]"
        case .object(let fields):
            "{" + fields.entries.map { "\(quoted($0.key)):\(shown($0.value))" }.joined(separator: ",") + "}"
        }
    }

    /// Text in double quotes with Go's escapes (strconv.Quote).
    public static func quoted(_ text: String) -> String { GoText.quoted(text) }
}
