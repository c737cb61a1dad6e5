import ObjectModel

/// Writes YAML as sigs.k8s.io/yaml does: block style, keys sorted, long lines broken at spaces.
struct YAMLWriter {
    private(set) var text = ""
    /// Characters on the current line.
    private var column = 0

    private static let bestWidth = 80
    /// Bytes of the longest key that stands in front of its value; readers look no further for the colon of another.
    private static let longestSimpleKey = 128

    /// A whole document.
    mutating func write(document value: Value) {
        switch value {
        case .object(let fields) where !fields.isEmpty: mapping(fields, indent: 0)
        case .array(let elements) where !elements.isEmpty: sequence(elements, indent: 0)
        default:
            scalar(value, indent: 0)
            newLine()
        }
    }

    private mutating func put(_ part: some StringProtocol) {
        text += part
        column += part.unicodeScalars.count
    }

    private mutating func newLine() {
        text += "\n"
        column = 0
    }

    private mutating func pad(_ indent: Int) { put(String(repeating: " ", count: indent)) }

    // MARK: - Collections

    /// From the current position on; the first line's indentation is written already when `isStarted`.
    private mutating func mapping(_ fields: Fields, indent: Int, isStarted: Bool = false) {
        var first = isStarted
        for entry in fields.entries.sorted(by: { YAMLKeyOrder.precedes($0.key, $1.key) }) {
            if !first { pad(indent) }
            first = false
            guard entry.key.utf8.count <= Self.longestSimpleKey else {
                explicit(entry, indent)
                continue
            }
            string(entry.key, indent: indent, isKey: true)
            put(":")
            switch entry.value {
            case .object(let fields) where !fields.isEmpty:
                newLine()
                mapping(fields, indent: indent + 2)
            case .array(let elements) where !elements.isEmpty:
                newLine()
                // Sequences in mappings are not indented.
                sequence(elements, indent: indent)
            default:
                put(" ")
                scalar(entry.value, indent: indent + 2)
                newLine()
            }
        }
    }

    /// A member whose key is too long to stand before a colon: after a question mark, its value on a line of its own.
    private mutating func explicit(_ entry: Fields.Entry, _ indent: Int) {
        put("? ")
        string(entry.key, indent: indent + 2, isKey: false)
        newLine()
        pad(indent)
        put(": ")
        switch entry.value {
        case .object(let fields) where !fields.isEmpty: mapping(fields, indent: indent + 2, isStarted: true)
        case .array(let elements) where !elements.isEmpty: sequence(elements, indent: indent + 2, isStarted: true)
        default:
            scalar(entry.value, indent: indent + 2)
            newLine()
        }
    }

    private mutating func sequence(_ elements: [Value], indent: Int, isStarted: Bool = false) {
        var first = isStarted
        for element in elements {
            if !first { pad(indent) }
            first = false
            put("- ")
            switch element {
            case .object(let fields) where !fields.isEmpty: mapping(fields, indent: indent + 2, isStarted: true)
            case .array(let elements) where !elements.isEmpty:
                sequence(elements, indent: indent + 2, isStarted: true)
            default:
                scalar(element, indent: indent + 2)
                newLine()
            }
        }
    }

    // MARK: - Scalars

    /// `indent` of the lines that a scalar continues on.
    private mutating func scalar(_ value: Value, indent: Int) {
        switch value {
        case .null: put("null")
        case .bool(let flag): put(flag ? "true" : "false")
        case .int(let number): put("\(number)")
        case .double(let number): put(GoFloat.text(of: number))
        case .string(let text): string(text, indent: indent, isKey: false)
        case .array: put("[]")
        case .object: put("{}")
        }
    }

    private mutating func string(_ text: String, indent: Int, isKey: Bool) {
        switch YAMLScalarStyle(text, isKey: isKey) {
        case .plain: folded(text, indent, isKey) { "\($0)" }
        case .singleQuoted:
            put("'")
            folded(text, indent, isKey) { $0 == "'" ? "''" : "\($0)" }
            put("'")
        case .doubleQuoted:
            put("\"")
            folded(text, indent, isKey, isDoubleQuoted: true, Self.escaped)
            put("\"")
        case .literal: literal(text, indent)
        }
    }

    /// A text on one line, broken at single spaces once the line is full.
    private mutating func folded(
        _ text: String, _ indent: Int, _ isKey: Bool, isDoubleQuoted: Bool = false,
        _ form: (Unicode.Scalar) -> String
    ) {
        let scalars = Array(text.unicodeScalars)
        var afterSpace = false
        for (index, scalar) in scalars.enumerated() {
            let isInside = index > 0 && index < scalars.count - 1
            if scalar == " ", !isKey, !afterSpace, isInside, column > Self.bestWidth,
                isDoubleQuoted || scalars[index + 1] != " "
            {
                newLine()
                pad(indent)
                // A space that follows would be lost otherwise.
                if scalars[index + 1] == " " { put("\\") }
            } else {
                put(form(scalar))
            }
            afterSpace = scalar == " "
        }
    }

    private mutating func literal(_ text: String, _ indent: Int) {
        put("|")
        if text.hasPrefix(" ") || text.hasPrefix("\n") { put("2") }
        if !text.hasSuffix("\n") {
            put("-")
        } else if text == "\n" || text.hasSuffix("\n\n") {
            put("+")
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The line break at the end of the text is that of its last line.
        for line in text.hasSuffix("\n") ? lines.dropLast() : lines {
            newLine()
            guard !line.isEmpty else { continue }
            pad(indent)
            put(line)
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\0": return "\\0"
        case "\u{07}": return "\\a"
        case "\u{08}": return "\\b"
        case "\t": return "\\t"
        case "\n": return "\\n"
        case "\u{0B}": return "\\v"
        case "\u{0C}": return "\\f"
        case "\r": return "\\r"
        case "\u{1B}": return "\\e"
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\u{85}": return "\\N"
        case "\u{FEFF}": return hexadecimal(scalar)
        default: return YAMLScalarStyle.isPrintable(scalar) ? "\(scalar)" : hexadecimal(scalar)
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (letter, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
        return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
    }
}
