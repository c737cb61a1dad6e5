import ObjectModel
import ObjectRules
import ObjectTree

/// The fields that a definition offers to field selectors.
enum SelectableFields {
    static func check(_ fields: [SelectableField], _ schema: Fields, _ report: inout FieldReport) {
        let root = SchemaNode(schema)
        var seen: Set<String> = []
        for (index, field) in fields.enumerated() {
            report.at(index: index) { self.field(field.jsonPath, root, &seen, &$0) }
        }
        if seen.count > Limits.selectableFields {
            report.tooMany(nil, actual: seen.count, maximum: Limits.selectableFields)
        }
    }

    private static func field(
        _ text: String, _ root: SchemaNode, _ seen: inout Set<String>, _ report: inout FieldReport
    ) {
        guard !text.isEmpty else { return report.required("jsonPath") }
        let target: (path: FieldPath, node: SchemaNode)
        do throws(SchemaFieldPath.Failure) {
            target = try SchemaFieldPath.resolve(text, in: root, allowsKeys: false)
        } catch {
            return report.invalid("jsonPath", .string(text), "is an invalid path: \(error.message)")
        }
        if target.path.description.split(whereSeparator: { $0 == "." || $0 == "[" }).first == "metadata" {
            report.invalid("jsonPath", .string(text), "must not point to fields in metadata")
        }
        if ![.string, .boolean, .integer].contains(target.node.type) {
            report.invalid(
                "jsonPath", .string(text),
                "must point to a field of type string, boolean or integer. Enum string fields and strings with formats "
                    + "are allowed.")
        }
        if !seen.insert(target.path.description).inserted { report.duplicate("jsonPath", .string(text)) }
    }
}

/// A path from one node of a schema to another, as rules and selectable fields state it: `.spec.list['a.b/c']`.
enum SchemaFieldPath {
    struct Failure: Error {
        let message: String
    }

    /// Where a path leads, and how field errors write it.
    static func resolve(
        _ text: String, in root: SchemaNode, allowsKeys: Bool = true
    ) throws(Failure) -> (path: FieldPath, node: SchemaNode) {
        var tokens = tokens(of: text)[...]
        var path = FieldPath()
        var node = root
        func next() throws(Failure) -> String {
            guard let token = tokens.popFirst() else { throw Failure(message: "unexpected end of JSON path") }
            return token
        }
        func step(_ name: String) throws(Failure) {
            if !node.properties.isEmpty {
                guard let property = node.properties[name] else {
                    throw Failure(message: "does not refer to a valid field")
                }
                path = path.child(name)
                node = property
            } else if case .schema(let schema) = node.additionalProperties {
                path = path.key(name)
                node = schema
            } else {
                throw Failure(message: "does not refer to a valid field")
            }
        }
        while let token = tokens.popFirst() {
            switch token {
            case ".": try step(try next())
            case "[":
                guard allowsKeys else { throw Failure(message: "array notation is not allowed") }
                let quoted = try next()
                guard quoted.count >= 2, quoted.hasPrefix("'"), quoted.hasSuffix("'") else {
                    throw Failure(message: "expected single quoted string but got \(quoted)")
                }
                try step(try unescaped(String(quoted.dropFirst().dropLast())))
                let close = try next()
                guard close == "]" else { throw Failure(message: "expected ] but got \(close)") }
            default: throw Failure(message: "expected [ or . but got: \(token)")
            }
        }
        return (path, node)
    }

    /// Dots and brackets, texts in single quotes, and what stands between them.
    private static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var current = ""
        var isQuoted = false
        var previous: Character = " "
        for letter in text {
            if isQuoted {
                current.append(letter)
                if letter == "'", previous != "\\" {
                    tokens.append(current)
                    current = ""
                    isQuoted = false
                }
            } else if letter == "." || letter == "[" || letter == "]" {
                if !current.isEmpty { tokens.append(current) }
                current = ""
                tokens.append(String(letter))
            } else {
                if current.isEmpty, letter == "'" { isQuoted = true }
                current.append(letter)
            }
            previous = letter
        }
        return current.isEmpty ? tokens : tokens + [current]
    }

    private static let escapes: [Character: Character] = [
        "a": "\u{07}", "b": "\u{08}", "f": "\u{0C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{0B}", "'": "'",
        "\\": "\\",
    ]

    private static func unescaped(_ text: String) throws(Failure) -> String {
        var result = ""
        var isEscape = false
        for letter in text {
            if isEscape {
                guard let plain = escapes[letter] else {
                    throw Failure(message: "invalid string literal: invalid escape char \\\(letter)")
                }
                result.append(plain)
                isEscape = false
            } else if letter == "\\" {
                isEscape = true
            } else {
                result.append(letter)
            }
        }
        return result
    }
}
