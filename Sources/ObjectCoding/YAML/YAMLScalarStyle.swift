/// How go-yaml writes a text: plain where it reads back as the same text, else quoted.
enum YAMLScalarStyle {
    case plain, singleQuoted, doubleQuoted, literal

    /// `isKey` of a simple key, which stays on one line.
    init(_ text: String, isKey: Bool) {
        let shape = Shape(text)
        if text.utf8.contains(UInt8(ascii: "\n")) {
            self = isKey || !shape.allowsBlock ? .doubleQuoted : .literal
        } else if !YAMLScalar.isText(text) || YAMLScalar.looksLikeTimestampOrSexagesimal(text) {
            self = .doubleQuoted
        } else if shape.allowsPlain {
            self = .plain
        } else {
            self = shape.allowsSingleQuotes ? .singleQuoted : .doubleQuoted
        }
    }

    /// What the characters of a text allow (libyaml's analysis of scalars).
    private struct Shape {
        var allowsPlain = true
        var allowsSingleQuotes = true
        var allowsBlock = true

        private static let leadingIndicators = Set("#,[]{}&*!|>'\"%@`".unicodeScalars)

        init(_ text: String) {
            let scalars = Array(text.unicodeScalars)
            guard let first = scalars.first, let last = scalars.last else { return }
            func isBlank(_ index: Int) -> Bool {
                index >= scalars.count || scalars[index] == " " || scalars[index] == "\n" || scalars[index] == "\t"
            }
            if text.hasPrefix("---") || text.hasPrefix("...") || Self.leadingIndicators.contains(first) {
                allowsPlain = false
            }
            if first == "-" || first == "?" || first == ":", isBlank(1) { allowsPlain = false }
            if first == " " || last == " " { allowsPlain = false }
            if last == " " { allowsBlock = false }
            for (index, scalar) in scalars.enumerated() {
                if scalar == "\n" {
                    allowsPlain = false
                    if index > 0, scalars[index - 1] == " " { forbidAll() }
                    if index + 1 < scalars.count, scalars[index + 1] == " " { allowsSingleQuotes = false }
                } else if !YAMLScalarStyle.isPrintable(scalar) {
                    forbidAll()
                }
                guard index > 0 else { continue }
                if scalar == ":", isBlank(index + 1) { allowsPlain = false }
                if scalar == "#", isBlank(index - 1) { allowsPlain = false }
            }
        }

        private mutating func forbidAll() { (allowsPlain, allowsSingleQuotes, allowsBlock) = (false, false, false) }
    }

    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
        default: false
        }
    }
}
