import ObjectModel

// MARK: - Strings

extension JSONParser {
    /// The first position from `start` on that is a quote, a backslash, a control character or not ASCII. Eight bytes
    /// at a time.
    @inline(__always)
    borrowing func plainEnd(from start: Int) -> Int {
        var index = start
        guard let base = bytes.baseAddress else { return index }
        while index + 8 <= end {
            let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
            let stops = Self.stopBytes(word)
            if stops != 0 { return index + stops.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < end {
            let byte = bytes[index]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return index }
            index += 1
        }
        return index
    }

    /// The high bit of every byte that is a quote, a backslash, below 0x20 or above 0x7F. The lowest one set is
    /// exact; borrows may set wrong ones above it only.
    @inline(__always)
    private static func stopBytes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let isQuote = (quote &- ones) & ~quote
        let isBackslash = (backslash &- ones) & ~backslash
        let isControl = (word &- (ones &* 0x20)) & ~word
        return (isQuote | isBackslash | isControl | word) & high
    }

    /// A string from its opening quote on.
    mutating func parseString() throws(CodingError) -> String {
        let start = position + 1
        let plain = plainEnd(from: start)
        if plain < end, bytes[plain] == UInt8(ascii: "\"") {
            position = plain + 1
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<plain]), as: UTF8.self)
        }
        return try parseLongString(start: start, plain: plain)
    }

    /// A string with escapes or characters beyond ASCII.
    private mutating func parseLongString(start: Int, plain: Int) throws(CodingError) -> String {
        var text: [UInt8] = []
        var copied = start
        position = plain
        while true {
            position = plainEnd(from: position)
            guard position < end else { throw Self.truncated }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                text.append(contentsOf: bytes[copied..<position])
                position += 1
                return Self.repaired(text)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[copied..<position])
                try parseEscape(into: &text)
                copied = position
            case 0x80...: position += 1
            default: throw unexpected("in string literal")
            }
        }
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(CodingError) {
        position += 1
        guard position < end else { throw Self.truncated }
        switch bytes[position] {
        case UInt8(ascii: "\""): text.append(0x22)
        case UInt8(ascii: "\\"): text.append(0x5C)
        case UInt8(ascii: "/"): text.append(0x2F)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            position += 1
            return try parseUnicodeEscape(into: &text)
        default: throw unexpected("in string escape code")
        }
        position += 1
    }

    /// The four digits after `\u` and, after a leading surrogate, its partner. Lone surrogates become U+FFFD.
    private mutating func parseUnicodeEscape(into text: inout [UInt8]) throws(CodingError) {
        var code = UInt32(try parseHexadecimal())
        if code & 0xFC00 == 0xD800, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let mark = position
            position += 2
            let low = UInt32(try parseHexadecimal())
            if low & 0xFC00 == 0xDC00 {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            } else {
                position = mark
            }
        }
        text.append(contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}")!)
    }

    private mutating func parseHexadecimal() throws(CodingError) -> UInt16 {
        var code: UInt16 = 0
        for _ in 0..<4 {
            guard position < end else { throw Self.truncated }
            let digit: UInt8
            switch bytes[position] {
            case let byte where byte &- 0x30 < 10: digit = byte - 0x30
            case let byte where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66: digit = (byte | 0x20) - 0x57
            default: throw unexpected("in \\u hexadecimal character escape")
            }
            code = code << 4 | UInt16(digit)
            position += 1
        }
        return code
    }

    /// UTF-8 with one U+FFFD for every byte that belongs to no character, as Go does.
    private static func repaired(_ text: [UInt8]) -> String {
        if let valid = String(validating: text, as: UTF8.self) { return valid }
        var result = ""
        var decoder = UTF8.ForwardParser()
        var index = 0
        while index < text.count {
            var rest = text[index...].makeIterator()
            switch decoder.parseScalar(from: &rest) {
            case .valid(let encoded):
                result.unicodeScalars.append(UTF8.decode(encoded))
                index += encoded.count
            case .emptyInput, .error:
                result.unicodeScalars.append("\u{FFFD}")
                index += 1
            }
            decoder = UTF8.ForwardParser()
        }
        return result
    }
}

// MARK: - Numbers

extension JSONParser {
    mutating func parseNumber() throws(CodingError) -> Value {
        let start = position
        let negative = bytes[position] == UInt8(ascii: "-")
        if negative { position += 1 }
        let firstDigit = position
        guard position < end else { throw Self.truncated }
        guard bytes[position] &- 0x30 < 10 else { throw unexpected("in numeric literal") }
        if bytes[position] == UInt8(ascii: "0") { position += 1 } else { skipDigits() }
        let integerEnd = position
        try skipFractionAndExponent()
        if position == integerEnd, let number = integer(firstDigit..<integerEnd, negative: negative) {
            return .int(number)
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw CodingError(.type, "json: cannot unmarshal number \(text) into Go value of type float64")
        }
        return .double(number)
    }

    private mutating func skipDigits() {
        while position < end, bytes[position] &- 0x30 < 10 { position += 1 }
    }

    private mutating func skipFractionAndExponent() throws(CodingError) {
        if position < end, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard position < end else { throw Self.truncated }
            guard bytes[position] &- 0x30 < 10 else { throw unexpected("after decimal point in numeric literal") }
            skipDigits()
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard position < end else { throw Self.truncated }
            guard bytes[position] &- 0x30 < 10 else { throw unexpected("in exponent of numeric literal") }
            skipDigits()
        }
    }

    private borrowing func integer(_ digits: Range<Int>, negative: Bool) -> Int64? {
        var number: Int64 = 0
        // Eighteen digits always fit.
        if digits.count <= 18 {
            for index in digits { number = number &* 10 &+ Int64(bytes[index] &- 0x30) }
            return negative ? -number : number
        }
        for index in digits {
            let digit = Int64(bytes[index] &- 0x30)
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.subtractingReportingOverflow(digit)
            guard !overflow, !carry else { return nil }
            number = sum
        }
        if negative { return number }
        return number == .min ? nil : -number
    }
}
