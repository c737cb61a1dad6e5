import ObjectModel

/// What plain words mean in YAML 1.1 as go-yaml reads it.
enum YAMLScalar {
    /// A key of a mapping: JSON has texts only.
    struct Key {
        let text: String
        /// As Go's `%#v` prints the key.
        let goText: String

        init(_ value: Value) throws(CodingError) {
            switch value {
            case .string(let string):
                text = string
                goText = String(decoding: JSON.encode(value), as: UTF8.self)
            case .bool(let flag): (text, goText) = ("\(flag)", "\(flag)")
            case .int(let number): (text, goText) = ("\(number)", "\(number)")
            case .double(let number): (text, goText) = (GoFloat.text(of: number), GoFloat.text(of: number))
            case .null, .array, .object:
                throw CodingError(.syntax, "unsupported map key of type: \(GoJSONType.name(of: value, for: ""))")
            }
        }
    }

    private static let tagPrefix = "tag:yaml.org,2002:"

    static func isMerge(_ scalar: YAMLEvents.Scalar) -> Bool {
        scalar.text == "<<" && scalar.isPlain && (scalar.tag == nil || scalar.tag == tagPrefix + "merge")
    }

    static func value(of scalar: YAMLEvents.Scalar) throws(CodingError) -> Value {
        guard let tag = scalar.tag, tag != "!" else {
            return scalar.isPlain && scalar.tag == nil ? try plain(scalar.text) : .string(scalar.text)
        }
        guard tag.hasPrefix(tagPrefix) else { return .string(scalar.text) }
        let type = tag.dropFirst(tagPrefix.count)
        func mismatch() -> CodingError {
            CodingError(.syntax, "yaml: cannot decode !!str `\(scalar.text)` as a !!\(type)")
        }
        switch type {
        case "str", "timestamp": return .string(scalar.text)
        case "binary":
            guard let bytes = Base64.decode(scalar.text) else {
                throw CodingError(.syntax, "yaml: !!binary value contains invalid base64 data")
            }
            return .string(String(decoding: bytes, as: UTF8.self))
        case "null":
            guard case .null = try plain(scalar.text) else { throw mismatch() }
            return .null
        case "bool":
            guard case .bool(let flag) = try plain(scalar.text) else { throw mismatch() }
            return .bool(flag)
        case "int":
            guard case .int(let number) = try plain(scalar.text) else { throw mismatch() }
            return .int(number)
        case "float":
            switch try plain(scalar.text) {
            case .int(let number): return .int(number)
            case .double(let number): return .double(number)
            default: throw mismatch()
            }
        default: return .string(scalar.text)
        }
    }

    /// Words with a meaning. `y` and `n` are truth values too.
    private static let words: [String: Value] = {
        var words: [String: Value] = ["": .null, "~": .null, "null": .null, "Null": .null, "NULL": .null]
        for (flag, names) in [(true, ["y", "yes", "true", "on"]), (false, ["n", "no", "false", "off"])] {
            for name in names {
                words[name] = .bool(flag)
                words[name.prefix(1).uppercased() + name.dropFirst()] = .bool(flag)
                words[name.uppercased()] = .bool(flag)
            }
        }
        return words
    }()

    private static let notNumbers: Set = [
        ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF",
    ]

    private static func plain(_ text: String) throws(CodingError) -> Value {
        guard notNumbers.contains(text) else { return resolved(text) }
        let name = text.lowercased().hasSuffix("nan") ? "NaN" : text.hasPrefix("-") ? "-Inf" : "+Inf"
        throw CodingError(.syntax, "json: unsupported value: \(name)")
    }

    private static func resolved(_ text: String) -> Value {
        guard let first = text.utf8.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(text) ?? .string(text)
        default: return words[text] ?? .string(text)
        }
    }

    /// Whether a plain word reads as the text that it is.
    static func isText(_ text: String) -> Bool {
        !notNumbers.contains(text) && resolved(text) == .string(text)
    }

    /// Plain words that other readers take for a date or for minutes and seconds.
    static func looksLikeTimestampOrSexagesimal(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        let isNumeric = first &- 0x30 < 10
        guard isNumeric || first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return false }
        if isNumeric, isTimestamp(text) { return true }
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)[...]
        guard parts.count > 1, let head = parts.popFirst(), let last = parts.last else { return false }
        let digits = head.drop { $0 == "+" || $0 == "-" }
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "_") }) else { return false }
        let seconds = last.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard seconds.count == 1 || seconds[1].allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "_") }) else {
            return false
        }
        return (parts.dropLast() + [seconds[0]]).allSatisfy { part in
            (1...2).contains(part.count) && part.allSatisfy { $0.isASCII && $0.isNumber } && (Int(part) ?? 60) < 60
        }
    }

    /// `2006-1-2`, alone or with a time of day.
    private static func isTimestamp(_ text: String) -> Bool {
        let year = text.prefix { $0.isASCII && $0.isNumber }
        guard year.count == 4, text.dropFirst(4).first == "-" else { return false }
        let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[1].count), let month = Int(parts[1]), (1...12).contains(month)
        else { return false }
        let day = parts[2].prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(day.count), let number = Int(day), (1...31).contains(number) else { return false }
        let rest = parts[2].dropFirst(day.count)
        guard let separator = rest.first else { return true }
        guard "Tt ".contains(separator) else { return false }
        let clock = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        return clock.count >= 3 && clock[0].count <= 2 && Int(clock[0]) != nil && Int(clock[1]) != nil
    }

    private static func number(_ text: String) -> Value? {
        let digits = text.replacing("_", with: "")
        if let integer = integer(digits) { return integer }
        guard isFloat(digits), let number = Double(digits), number.isFinite else { return nil }
        return ScalarText.canonical(number)
    }

    /// With the prefixes of Go: 0x, 0o, 0b, and 0 for octal.
    private static func integer(_ text: String) -> Value? {
        var rest = Substring(text)
        let negative = rest.first == "-"
        if negative || rest.first == "+" { rest.removeFirst() }
        var radix = 10
        if rest.first == "0", rest.utf8.count > 1 {
            switch rest.dropFirst().first {
            case "x", "X": radix = 16
            case "o", "O": radix = 8
            case "b", "B": radix = 2
            default: radix = 8
            }
            rest = rest.dropFirst(rest.dropFirst().first.map { "xXoObB".contains($0) } == true ? 2 : 1)
        }
        // Swift would take a second sign.
        guard let first = rest.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        if let number = Int64(negative ? "-\(rest)" : String(rest), radix: radix) { return .int(number) }
        guard !negative, let large = UInt64(rest, radix: radix) else { return nil }
        return .double(Double(large))
    }

    /// Optional sign, digits with at most one point among them, optional exponent.
    private static func isFloat(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        if let first = rest.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix { $0 &- 0x30 < 10 }.count
        rest = rest.dropFirst(whole)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { $0 &- 0x30 < 10 }.count
            guard whole + fraction > 0 else { return false }
            rest = rest.dropFirst(fraction + 1)
        } else if whole == 0 {
            return false
        }
        guard let mark = rest.first else { return true }
        guard mark | 0x20 == UInt8(ascii: "e") else { return false }
        rest.removeFirst()
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
        return !rest.isEmpty && rest.allSatisfy { $0 &- 0x30 < 10 }
    }
}
