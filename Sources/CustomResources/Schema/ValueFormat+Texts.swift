import ObjectTree

extension ValueFormat {
    // MARK: - Names on the net

    /// With a scheme, or a path from the root: what Go's `url.ParseRequestURI` reads.
    static func isURI(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
        if text.hasPrefix("/") { return hasValidEscapes(text) }
        guard let colon = text.firstIndex(of: ":") else { return false }
        let scheme = text[..<colon].utf8
        guard let first = scheme.first, first.isLetter,
            scheme.allSatisfy({ $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) })
        else { return false }
        return hasValidEscapes(text)
    }

    private static func hasValidEscapes(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
            guard index + 2 < bytes.count, bytes[index + 1].isHexDigit, bytes[index + 2].isHexDigit else {
                return false
            }
        }
        return true
    }

    /// One `@` with something before and a domain after it; a display name may surround it.
    static func isEmail(_ text: String) -> Bool {
        var address = text[...]
        if let open = text.lastIndex(of: "<"), text.hasSuffix(">") {
            address = text[text.index(after: open)...].dropLast()
        }
        guard let at = address.lastIndex(of: "@"), at != address.startIndex else { return false }
        let local = address[..<at]
        let domain = address[address.index(after: at)...]
        guard !domain.isEmpty, !domain.hasPrefix("."), !domain.hasSuffix("."), !domain.contains("..") else {
            return false
        }
        let special = "()<>[]:;@\\,\" "
        return !local.hasPrefix(".") && !local.hasSuffix(".") && !local.contains("..")
            && local.allSatisfy { !special.contains($0) } && domain.allSatisfy { !special.contains($0) }
    }

    /// Labels of letters, digits and hyphens (RFC 1034, 5890), at most 253 bytes.
    static func isHostname(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            let bytes = label.utf8
            guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-")
            else { return false }
            return bytes.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        }
    }

    /// 6, 8 or 20 bytes in pairs with colons or hyphens, or in fours with dots.
    static func isMAC(_ text: String) -> Bool {
        for separator in [":", "-"] where text.contains(separator) {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            return [6, 8, 20].contains(parts.count)
                && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isHexDigit) }
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return [3, 4, 10].contains(parts.count)
            && parts.allSatisfy { $0.utf8.count == 4 && $0.utf8.allSatisfy(\.isHexDigit) }
    }

    // MARK: - Identifiers

    /// Hyphens are optional, case does not matter.
    static func isUUID(_ text: String, version: Character?) -> Bool {
        let bytes = Array(text.utf8)
        var digits: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "-") {
                guard bytes.count == 36, [8, 13, 18, 23].contains(index) else { return false }
                continue
            }
            guard byte.isHexDigit else { return false }
            digits.append(byte)
        }
        guard digits.count == 32 else { return false }
        guard let version else { return true }
        guard digits[12] == version.asciiValue else { return false }
        return version == "3" || "89abAB".utf8.contains(digits[16])
    }

    private static func digits(_ text: String) -> [UInt8] {
        text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    }

    static func isISBN10(_ text: String) -> Bool {
        let digits = digits(text)
        guard digits.count == 10, digits.dropLast().allSatisfy(\.isDigit) else { return false }
        var sum = 0
        for (index, digit) in digits.dropLast().enumerated() { sum += (index + 1) * Int(digit - 0x30) }
        guard let last = digits.last else { return false }
        if last == UInt8(ascii: "X") { return (sum + 100) % 11 == 0 }
        return last.isDigit && (sum + 10 * Int(last - 0x30)) % 11 == 0
    }

    static func isISBN13(_ text: String) -> Bool {
        let digits = digits(text)
        guard digits.count == 13, digits.allSatisfy(\.isDigit) else { return false }
        let sum = digits.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? 1 : 3) * Int($1.element - 0x30) }
        return sum % 10 == 0
    }

    /// The check digit of Luhn over 13 to 19 digits.
    static func isCreditCard(_ text: String) -> Bool {
        let digits = digits(text)
        guard (13...19).contains(digits.count), digits.allSatisfy(\.isDigit) else { return false }
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let value = Int(digit - 0x30) * (index % 2 == 0 ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    /// 3, 2 and 4 digits with hyphens, blanks or nothing between them.
    static func isSocialSecurityNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch bytes.count {
        case 9: return bytes.allSatisfy(\.isDigit)
        case 11:
            return bytes.enumerated().allSatisfy { index, byte in
                index == 3 || index == 6 ? byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") : byte.isDigit
            }
        default: return false
        }
    }

    static func isHexColor(_ text: String) -> Bool {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        return (digits.utf8.count == 3 || digits.utf8.count == 6) && digits.utf8.allSatisfy(\.isHexDigit)
    }

    static func isRGBColor(_ text: String) -> Bool {
        guard text.hasPrefix("rgb("), text.hasSuffix(")") else { return false }
        let parts = text.dropFirst(4).dropLast().split(separator: ",", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { part in
                let number = part.drop { $0 == " " }
                return number.utf8.allSatisfy(\.isDigit) && (Int(number).map { $0 <= 255 } ?? false)
            }
    }

    /// Standard Base64 with padding; line breaks are skipped.
    static func isBase64(_ text: String) -> Bool {
        let bytes = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
        guard bytes.count % 4 == 0 else { return false }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        return padding <= 2
            && bytes.dropLast(padding).allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2F }
    }

    // MARK: - Times

    static func isDate(_ text: String) -> Bool {
        text.utf8.count == 10 && Time(rfc3339: text + "T00:00:00Z") != nil
    }

    /// RFC 3339, where `t` and `z` may be small and a blank may stand for the T.
    static func isDateTime(_ text: String) -> Bool {
        guard text.utf8.count >= 4 else { return false }
        var bytes = Array(text.utf8)
        if bytes.count > 10, [UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10]) {
            bytes[10] = UInt8(ascii: "T")
        }
        if bytes.last == UInt8(ascii: "z") { bytes[bytes.count - 1] = UInt8(ascii: "Z") }
        return Time(rfc3339: String(decoding: bytes, as: UTF8.self)) != nil
    }

    private static let units: Set<Substring> = [
        "ns", "us", "µs", "μs", "ms", "s", "m", "h", "d", "w", "nano", "nanos", "nanosecond", "nanoseconds", "micro",
        "micros", "microsecond", "microseconds", "milli", "millis", "millisecond", "milliseconds", "sec", "secs",
        "second", "seconds", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day", "days", "week",
        "weeks", "wk",
    ]

    /// Numbers with units, as Go writes durations (`1h30m`), and with units in words (`2 days`).
    static func isDuration(_ text: String) -> Bool {
        var rest = text[...]
        if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
        if rest == "0" { return true }
        guard !rest.isEmpty else { return false }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isNumber || $0 == "." }
            guard !number.isEmpty, number != ".", Double(number) != nil else { return false }
            rest = rest.dropFirst(number.count).drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            guard units.contains(unit) else { return false }
            rest = rest.dropFirst(unit.count).drop { $0 == " " }
        }
        return true
    }
}
