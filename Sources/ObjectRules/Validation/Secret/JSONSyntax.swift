/// Whether a text is one JSON object (RFC 8259). It only looks at the syntax: what the text says stays secret.
struct JSONSyntax {
    /// What is wrong, in the words of Go's decoder.
    struct Failure: Error {
        let message: String
        static let end = Failure(message: "unexpected end of JSON input")
    }

    private static let maximumDepth = 100

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// What is wrong with a text that should be an object; nil when nothing is.
    static func problem(_ bytes: [UInt8]) -> String? {
        var syntax = JSONSyntax(bytes: bytes)
        do throws(Failure) {
            try syntax.document()
            return nil
        } catch {
            return error.message
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func document() throws(Failure) {
        let first = try peek()
        try value()
        skipSpace()
        if position < bytes.count { throw unexpected("after top-level value") }
        let name: String? =
            switch Unicode.Scalar(first) {
            case "{", "n": nil
            case "[": "array"
            case "\"": "string"
            case "t", "f": "bool"
            default: "number"
            }
        if let name {
            throw Failure(message: "json: cannot unmarshal \(name) into Go value of type map[string]interface {}")
        }
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
    }

    /// The next byte that is no space.
    private mutating func peek() throws(Failure) -> UInt8 {
        skipSpace()
        guard position < bytes.count else { throw .end }
        return bytes[position]
    }

    private func unexpected(_ place: String) -> Failure {
        let scalar = Unicode.Scalar(bytes[position])
        let shown = scalar == "'" ? #"'\''"# : scalar == "\"" ? #"'"'"# : "'\(scalar)'"
        return Failure(message: "invalid character \(shown) \(place)")
    }

    private mutating func value() throws(Failure) {
        switch Unicode.Scalar(try peek()) {
        case "{": try members()
        case "[": try elements()
        case "\"": try string()
        case "t": try word("true")
        case "f": try word("false")
        case "n": try word("null")
        case "-", "0"..."9": try number()
        default: throw unexpected("looking for beginning of value")
        }
    }

    private mutating func deeper(_ body: (inout JSONSyntax) throws(Failure) -> Void) throws(Failure) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw Failure(message: "exceeded max depth") }
        position += 1
        try body(&self)
        depth -= 1
    }

    private mutating func members() throws(Failure) {
        try deeper { syntax throws(Failure) in
            if try syntax.peek() == UInt8(ascii: "}") { return syntax.position += 1 }
            while true {
                guard try syntax.peek() == UInt8(ascii: "\"") else {
                    throw syntax.unexpected("looking for beginning of object key string")
                }
                try syntax.string()
                guard try syntax.peek() == UInt8(ascii: ":") else { throw syntax.unexpected("after object key") }
                syntax.position += 1
                try syntax.value()
                if try syntax.isLast(UInt8(ascii: "}"), "after object key:value pair") { return }
            }
        }
    }

    private mutating func elements() throws(Failure) {
        try deeper { syntax throws(Failure) in
            if try syntax.peek() == UInt8(ascii: "]") { return syntax.position += 1 }
            while true {
                try syntax.value()
                if try syntax.isLast(UInt8(ascii: "]"), "after array element") { return }
            }
        }
    }

    private mutating func isLast(_ end: UInt8, _ place: String) throws(Failure) -> Bool {
        let next = try peek()
        guard next == end || next == UInt8(ascii: ",") else { throw unexpected(place) }
        position += 1
        return next == end
    }

    private mutating func string() throws(Failure) {
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): return position += 1
            case UInt8(ascii: "\\"): position += 2
            case 0..<0x20: throw unexpected("in string literal")
            default: position += 1
            }
        }
        throw .end
    }

    private mutating func word(_ word: StaticString) throws(Failure) {
        for byte in word.description.utf8 {
            guard position < bytes.count else { throw .end }
            guard bytes[position] == byte else {
                throw unexpected("in literal \(word) (expecting '\(Unicode.Scalar(byte))')")
            }
            position += 1
        }
    }

    private mutating func number() throws(Failure) {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        try digits("in numeric literal")
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits("after decimal point in numeric literal")
        }
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return }
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
            position += 1
        }
        try digits("in exponent of numeric literal")
    }

    private mutating func digits(_ place: String) throws(Failure) {
        let start = position
        while position < bytes.count, ByteSet.digit.contains(bytes[position]) { position += 1 }
        guard position == start else { return }
        guard position < bytes.count else { throw .end }
        throw unexpected(place)
    }
}
