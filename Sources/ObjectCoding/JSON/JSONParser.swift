import ObjectModel

/// A recursive-descent parser over one buffer. The buffer must outlive it.
struct JSONParser: ~Copyable {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int
    var position = 0
    private let duplicates: JSON.DuplicateRule
    private var entries = ScratchStack<Fields.Entry>(capacity: 64)
    private var elements = ScratchStack<Value>(capacity: 32)
    private var depth = 0
    private var interned = KeyCache()

    init(_ bytes: UnsafeBufferPointer<UInt8>, duplicates: JSON.DuplicateRule) {
        self.bytes = bytes
        self.duplicates = duplicates
        end = bytes.count
    }

    /// One value and nothing but white space around it.
    mutating func parseDocument() throws(CodingError) -> Value {
        let value = try parseValue()
        skipSpace()
        if position < end { throw unexpected("after top-level value") }
        return value
    }

    @inline(__always)
    mutating func skipSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func parseValue() throws(CodingError) -> Value {
        skipSpace()
        guard position < end else { throw Self.truncated }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        case UInt8(ascii: "t"):
            try expectLiteral("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expectLiteral("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expectLiteral("null")
            return .null
        default: throw unexpected("looking for beginning of value")
        }
    }

    private mutating func expectLiteral(_ literal: StaticString) throws(CodingError) {
        for index in 0..<literal.utf8CodeUnitCount {
            let expected = literal.utf8Start[index]
            guard position < end else { throw Self.truncated }
            guard bytes[position] == expected else {
                throw unexpected("in literal \(literal) (expecting '\(Character(Unicode.Scalar(expected)))')")
            }
            position += 1
        }
    }

    private mutating func enter() throws(CodingError) {
        depth += 1
        position += 1
        if depth > Limits.maximumDepth { throw CodingError(.limit, "exceeded max depth") }
    }

    private mutating func parseArray() throws(CodingError) -> Value {
        try enter()
        let base = elements.count
        skipSpace()
        if position < end, bytes[position] == UInt8(ascii: "]") {
            position += 1
            depth -= 1
            return .array([])
        }
        while true {
            let value = try parseValue()
            elements.push(value)
            skipSpace()
            guard position < end else { throw Self.truncated }
            switch bytes[position] {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                depth -= 1
                return .array(elements.take(from: base))
            default: throw unexpected("after array element")
            }
        }
    }

    private mutating func parseObject() throws(CodingError) -> Value {
        try enter()
        let base = entries.count
        skipSpace()
        if position < end, bytes[position] == UInt8(ascii: "}") {
            position += 1
            depth -= 1
            return .object(Fields())
        }
        while true {
            let key = try parseKey()
            skipSpace()
            guard position < end else { throw Self.truncated }
            guard bytes[position] == UInt8(ascii: ":") else { throw unexpected("after object key") }
            position += 1
            let value = try parseValue()
            entries.push(Fields.Entry(key: key, value: value))
            skipSpace()
            guard position < end else { throw Self.truncated }
            switch bytes[position] {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                depth -= 1
                return .object(makeFields(entries.take(from: base)))
            default: throw unexpected("after object key:value pair")
            }
        }
    }

    private mutating func parseKey() throws(CodingError) -> String {
        skipSpace()
        guard position < end else { throw Self.truncated }
        guard bytes[position] == UInt8(ascii: "\"") else {
            throw unexpected("looking for beginning of object key string")
        }
        let start = position + 1
        let stop = plainEnd(from: start)
        guard stop < end, bytes[stop] == UInt8(ascii: "\"") else { return try parseString() }
        position = stop + 1
        return interned.text(of: bytes, start..<stop)
    }

    private func makeFields(_ entries: [Fields.Entry]) -> Fields {
        let fields = Fields(uniqueEntries: entries)
        return duplicates == .lastWins ? fields.withoutDuplicates : fields
    }
}

// MARK: - Errors

extension JSONParser {
    static var truncated: CodingError { CodingError(.syntax, "unexpected end of JSON input") }

    /// Go's text for the byte at the position.
    borrowing func unexpected(_ context: String) -> CodingError {
        guard position < end else { return Self.truncated }
        return CodingError(.syntax, "invalid character \(Self.quoted(bytes[position])) \(context)")
    }

    private static func quoted(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "'"): return "'\\''"
        case UInt8(ascii: "\\"): return "'\\\\'"
        case 0x07: return "'\\a'"
        case 0x08: return "'\\b'"
        case 0x09: return "'\\t'"
        case 0x0A: return "'\\n'"
        case 0x0B: return "'\\v'"
        case 0x0C: return "'\\f'"
        case 0x0D: return "'\\r'"
        case 0x00..<0x20, 0x7F:
            let digits = String(byte, radix: 16)
            return "'\\x\(digits.utf8.count < 2 ? "0" : "")\(digits)'"
        // Latin-1 characters that Go does not print: controls, the no-break space and the soft hyphen.
        case 0x80...0xA0, 0xAD: return "'\\u00\(String(byte, radix: 16))'"
        default: return "'\(Character(Unicode.Scalar(byte)))'"
        }
    }
}
