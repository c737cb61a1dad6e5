import ObjectModel

/// The canonical form of values that JSON writes as text.
enum ScalarText {
    /// A whole number is an integer, as reading its text again gives.
    static func canonical(_ number: Double) -> Value {
        guard number.magnitude < 9e18, number.rounded() == number else { return .double(number) }
        return .int(Int64(number))
    }

    // MARK: - Times

    /// In UTC, whole seconds. Go's zero time is null.
    static func time(_ text: String) throws(CodingError) -> Value {
        guard let time = Time(rfc3339: text) else {
            throw CodingError(.type, GoTimeError.message(for: text, layout: GoTimeError.rfc3339))
        }
        return time.seconds == zeroTime ? .null : .string(time.rfc3339)
    }

    /// In UTC, microseconds, which must be written.
    static func microTime(_ text: String) throws(CodingError) -> Value {
        guard let time = Time(rfc3339: text), hasMicroseconds(text) else {
            throw CodingError(.type, GoTimeError.message(for: text, layout: GoTimeError.rfc3339Micro))
        }
        return time.seconds == zeroTime ? .null : .string(time.rfc3339Micro)
    }

    /// 0001-01-01T00:00:00Z.
    static let zeroTime: Int64 = -62_135_596_800

    private static func hasMicroseconds(_ text: String) -> Bool {
        let fraction = text.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst()
        return fraction.prefix { $0 &- 0x30 < 10 }.count == 6
    }

    // MARK: - Quantities

    static func quantity(_ value: Value) throws(CodingError) -> String {
        let text: String
        switch value {
        case .null: return "0"
        case .string(let string): text = trimmed(string)
        case .int(let number): text = "\(number)"
        case .double(let number): text = GoFloat.text(of: number)
        case .bool, .array, .object: throw quantityFormat
        }
        if let quantity = Quantity(text) { return quantity.description }
        throw quantityError(text)
    }

    private static var quantityFormat: CodingError {
        CodingError(
            .type,
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    }

    /// Which of its three complaints Kubernetes has about a text that is no quantity.
    private static func quantityError(_ text: String) -> CodingError {
        var rest = Substring(text).utf8
        if let first = rest.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { rest.removeFirst() }
        let number = rest.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
        let suffix = rest.dropFirst(number.count)
        var exponent = suffix.drop { "eEinumkKMGTP".utf8.contains($0) }
        if let first = exponent.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            exponent.removeFirst()
        }
        guard !text.isEmpty, exponent.allSatisfy({ $0 &- 0x30 < 10 }),
            number.count(where: { $0 == UInt8(ascii: ".") }) < 2
        else { return quantityFormat }
        let hasDigits = number.contains { $0 != UInt8(ascii: ".") }
        if !hasDigits, Quantity("1" + String(decoding: suffix, as: UTF8.self)) != nil {
            return CodingError(.type, "unable to parse numeric part of quantity")
        }
        return CodingError(.type, "unable to parse quantity's suffix")
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return text }
        guard first.properties.isWhitespace || last.properties.isWhitespace else { return text }
        let head = text.unicodeScalars.drop { $0.properties.isWhitespace }
        return String(head.reversed().drop { $0.properties.isWhitespace }.reversed().map(Character.init))
    }

    // MARK: - Base64

    /// The text itself when it is canonical, else what its bytes encode to.
    static func base64(_ text: String) throws(CodingError) -> String {
        switch Base64.check(text) {
        case .canonical: return text
        case .readable(let bytes): return Base64.encode(bytes)
        case .corrupt(let offset): throw CodingError(.type, "illegal base64 data at input byte \(offset)")
        }
    }
}
