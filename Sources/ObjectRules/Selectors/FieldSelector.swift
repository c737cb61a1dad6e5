import ObjectModel

/// Which objects are selected by the values of some fields: the compiled form of a `fieldSelector` query such as
/// `metadata.name=x,status.phase!=Running`.
public struct FieldSelector: Sendable, Hashable {
    /// One condition; all of them must hold.
    struct Term: Sendable, Hashable {
        let field: SelectableField
        let value: String
        let isEqual: Bool
    }

    let terms: [Term]

    /// Selects every object.
    public static let everything = FieldSelector(terms: [])

    init(terms: [Term]) { self.terms = terms }

    /// Whether every object is selected.
    public var isEverything: Bool { terms.isEmpty }

    /// From the text of a query for objects of a resource; BadRequest where it is not well-formed or names a field
    /// that objects of that resource can't be selected by.
    public init(parsing text: String, resource: ResourceType) throws(StatusError) {
        var terms: [Term] = []
        for part in Self.split(text).sorted() where !part.isEmpty {
            guard let (name, isEqual, escaped) = Self.split(term: part) else {
                throw .badRequest("invalid selector: '\(text)'; can't understand '\(part)'")
            }
            let value = try Self.unescape(escaped)
            terms.append(Term(field: try SelectableField(name, of: resource), value: value, isEqual: isEqual))
        }
        self.init(terms: terms)
    }

    /// Whether an object, in the version its resource has, is selected.
    public func matches(_ object: Value) -> Bool {
        terms.allSatisfy { ($0.field.text(in: object) == $0.value) == $0.isEqual }
    }

    /// The name that selected objects must have, if the selector asks for one: then a single read is enough.
    public var requiredName: String? {
        terms.first { $0.isEqual && $0.field.name == "metadata.name" }?.value
    }
}

// MARK: - Text

extension FieldSelector {
    /// The conditions of a selector of whatever kind of objects; nil where the text is not well-formed.
    public static func conditions(of text: String) -> [(field: String, value: String, isEqual: Bool)]? {
        var conditions: [(field: String, value: String, isEqual: Bool)] = []
        for part in split(text).sorted() where !part.isEmpty {
            guard let (name, isEqual, escaped) = split(term: part) else { return nil }
            do throws(StatusError) {
                conditions.append((name, try unescape(escaped), isEqual))
            } catch {
                return nil
            }
        }
        return conditions
    }

    /// Parts between commas that no backslash precedes.
    private static func split(_ text: String) -> [String] {
        var parts = [""]
        var escaped = false
        for scalar in text.unicodeScalars {
            if scalar == ",", !escaped {
                parts.append("")
                continue
            }
            escaped = scalar == "\\" && !escaped
            parts[parts.count - 1].unicodeScalars.append(scalar)
        }
        return parts
    }

    private static func split(term: String) -> (name: String, isEqual: Bool, value: String)? {
        let scalars = Array(term.unicodeScalars)
        for index in scalars.indices {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            let isNotEqual = scalars[index] == "!" && next == "="
            guard scalars[index] == "=" || isNotEqual else { continue }
            let width = isNotEqual || next == "=" ? 2 : 1
            return (string(scalars[..<index]), !isNotEqual, string(scalars[(index + width)...]))
        }
        return nil
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private static func unescape(_ text: String) throws(StatusError) -> String {
        var value = ""
        var escaped = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\" where !escaped:
                escaped = true
                continue
            case "\\", ",", "=":
                guard escaped else {
                    throw .badRequest("invalid field selector: unescaped character in value: \(scalar.value)")
                }
            default:
                guard !escaped else {
                    throw .badRequest("invalid field selector: invalid escape sequence: \\\(scalar)")
                }
            }
            value.unicodeScalars.append(scalar)
            escaped = false
        }
        guard !escaped else { throw .badRequest("invalid field selector: invalid escape sequence: \\") }
        return value
    }
}
