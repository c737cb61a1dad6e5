import ObjectTree

/// JSON of scalars and of flat objects, as it stands inside of path steps.
enum JSONText {
    /// The text of a scalar. Lists and maps are no keys; they read as null.
    static func of(_ value: Value) -> String {
        switch value {
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): GoText.number(number)
        case .string(let text): quoted(text)
        case .null, .array, .object: "null"
        }
    }

    /// Quoted as Go's encoding/json does, which also escapes what means something in HTML.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x20 && byte < 0x80 && !escaped.contains(byte)
        }
        if isPlain { return "\"" + text + "\"" }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "<", ">", "&", "\u{2028}", "\u{2029}": out += unicodeEscape(scalar)
            default:
                if scalar.value < 0x20 { out += unicodeEscape(scalar) } else { out.unicodeScalars.append(scalar) }
            }
        }
        return out + "\""
    }

    private static let escaped: [UInt8] = Array("\"\\<>&".utf8)

    private static func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// The members of an object of scalars; nil for anything else.
    static func flatObject(_ text: Substring) -> [(name: String, value: Value)]? {
        var reader = Reader(text)
        guard reader.take("{") else { return nil }
        var members: [(name: String, value: Value)] = []
        if !reader.take("}") {
            repeat {
                guard case .string(let name)? = reader.scalar(), reader.take(":"), let value = reader.scalar() else {
                    return nil
                }
                members.append((name, value))
            } while reader.take(",")
            guard reader.take("}") else { return nil }
        }
        return reader.isAtEnd ? members : nil
    }

    /// A scalar; nil for anything else.
    static func scalar(_ text: Substring) -> Value? {
        var reader = Reader(text)
        guard let value = reader.scalar(), reader.isAtEnd else { return nil }
        return value
    }

    /// Reads scalars from the front of a text.
    private struct Reader {
        private var rest: Substring.UTF8View

        init(_ text: Substring) { rest = text.utf8 }

        private mutating func skipBlanks() {
            while let byte = rest.first, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                rest.removeFirst()
            }
        }

        var isAtEnd: Bool {
            mutating get {
                skipBlanks()
                return rest.isEmpty
            }
        }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            skipBlanks()
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        mutating func scalar() -> Value? {
            skipBlanks()
            guard let first = rest.first else { return nil }
            if first == UInt8(ascii: "\"") { return string().map(Value.string) }
            let word = rest.prefix { byte in
                byte != UInt8(ascii: ",") && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "]") && byte > 0x20
            }
            rest = rest[word.endIndex...]
            switch String(Substring(word)) {
            case "null": return .some(.null)
            case "true": return true
            case "false": return false
            case let text:
                if let number = Int64(text) { return .int(number) }
                guard first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return nil }
                return Double(text).map(Value.double)
            }
        }

        private mutating func string() -> String? {
            rest.removeFirst()
            let plain = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
            if let end = rest[plain.endIndex...].first, end == UInt8(ascii: "\"") {
                rest = rest[plain.endIndex...].dropFirst()
                return String(Substring(plain))
            }
            var units: [UInt16] = []
            var scalars = Substring(rest).unicodeScalars[...]
            while let scalar = scalars.popFirst() {
                if scalar == "\"" {
                    rest = Substring(scalars).utf8
                    return String(decoding: units, as: UTF16.self)
                }
                guard scalar == "\\" else {
                    units.append(contentsOf: String(scalar).utf16)
                    continue
                }
                guard let unit = Self.escape(&scalars) else { return nil }
                units.append(unit)
            }
            return nil
        }

        private static func escape(_ scalars: inout Substring.UnicodeScalarView) -> UInt16? {
            switch scalars.popFirst() {
            case "n": return 0x0A
            case "r": return 0x0D
            case "t": return 0x09
            case "b": return 0x08
            case "f": return 0x0C
            case "u":
                let digits = scalars.prefix(4)
                guard digits.count == 4 else { return nil }
                scalars = scalars.dropFirst(4)
                return UInt16(String(Substring(digits)), radix: 16)
            case let other?: return UInt16(exactly: other.value)
            case nil: return nil
            }
        }
    }
}
