/// Takes an expression apart into words.
struct Lexer {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ source: [Unicode.Scalar]) { scalars = source }

    /// All words, the end last.
    mutating func tokens() throws(SourceError) -> [Token] {
        var result: [Token] = []
        while true {
            skipSpace()
            let token = try next()
            result.append(token)
            if token.kind == .end { return result }
        }
    }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    private mutating func skipSpace() {
        while let scalar = peek() {
            if [" ", "\t", "\n", "\r", "\u{C}"].contains(scalar) {
                position += 1
            } else if scalar == "/", peek(1) == "/" {
                while let other = peek(), other != "\n" {
                    _ = other
                    position += 1
                }
            } else {
                return
            }
        }
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[start..<position])
        return Token(kind: kind, offset: start, text: text)
    }

    private mutating func next() throws(SourceError) -> Token {
        let start = position
        guard let scalar = peek() else { return Token(kind: .end, offset: position, text: "<EOF>") }
        if scalar.isDigit || (scalar == "." && peek(1)?.isDigit == true) { return try number() }
        if let token = try quoted() { return token }
        if scalar.isWord {
            while peek()?.isWord == true { position += 1 }
            let word = token(.end, from: start).text
            return token(Self.words.contains(word) ? .symbol(word) : .identifier(word), from: start)
        }
        for symbol in Self.symbols where matches(symbol) {
            position += symbol.unicodeScalars.count
            return token(.symbol(symbol), from: start)
        }
        throw SourceError(offset: start, "Syntax error: token recognition error at: '\(scalar)'")
    }

    private func matches(_ symbol: String) -> Bool {
        for (offset, scalar) in symbol.unicodeScalars.enumerated() where peek(offset) != scalar { return false }
        return true
    }

    private static let words: Set = ["in", "true", "false", "null"]
    private static let symbols = [
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "[", "]", "{",
        "}", "(", ")",
    ]

    // MARK: - Numbers

    private mutating func number() throws(SourceError) -> Token {
        let start = position
        if peek() == "0", peek(1) == "x" || peek(1) == "X", peek(2)?.hexValue != nil {
            position += 2
            while peek()?.hexValue != nil { position += 1 }
            return integer(from: start)
        }
        skipDigits()
        var isDouble = false
        if peek() == ".", peek(1)?.isDigit == true {
            isDouble = true
            position += 1
            skipDigits()
        }
        if peek() == "e" || peek() == "E" {
            let signed = peek(1) == "+" || peek(1) == "-"
            if peek(signed ? 2 : 1)?.isDigit == true {
                isDouble = true
                position += signed ? 2 : 1
                skipDigits()
            }
        }
        guard isDouble else { return integer(from: start) }
        return token(.double(token(.end, from: start).text), from: start)
    }

    private mutating func skipDigits() { while peek()?.isDigit == true { position += 1 } }

    private mutating func integer(from start: Int) -> Token {
        let digits = token(.end, from: start).text
        guard peek() == "u" || peek() == "U" else { return token(.int(digits), from: start) }
        position += 1
        return token(.uint(digits), from: start)
    }

    // MARK: - Text

    /// A text or bytes with their prefixes; nil, with nothing read, where there is no quote.
    private mutating func quoted() throws(SourceError) -> Token? {
        let start = position
        var isRaw = false
        var isBytes = false
        var offset = 0
        while let letter = peek(offset), offset < 2, ["r", "R", "b", "B"].contains(letter) {
            if letter == "r" || letter == "R" { isRaw = true } else { isBytes = true }
            offset += 1
        }
        guard let quote = peek(offset), quote == "\"" || quote == "'" else { return nil }
        let isTriple = peek(offset + 1) == quote && peek(offset + 2) == quote
        position += offset + (isTriple ? 3 : 1)
        var text = QuotedText(isBytes: isBytes)
        while let scalar = peek() {
            if scalar == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                position += isTriple ? 3 : 1
                let kind: Token.Kind =
                    isBytes ? .bytes(text.bytes) : .string(String(decoding: text.bytes, as: UTF8.self))
                return token(kind, from: start)
            }
            if !isTriple, scalar == "\n" || scalar == "\r" { break }
            position += 1
            if scalar == "\\", !isRaw {
                try escape(into: &text, start: start)
            } else if scalar == "\\", let next = peek() {
                text.append(scalar)
                text.append(next)
                position += 1
            } else {
                text.append(scalar)
            }
        }
        let rest = token(.end, from: start).text
        throw SourceError(offset: start, "Syntax error: token recognition error at: '\(rest)'")
    }

    private mutating func escape(into text: inout QuotedText, start: Int) throws(SourceError) {
        guard let letter = peek() else { return }
        position += 1
        switch letter {
        case "a": text.append("\u{7}")
        case "b": text.append("\u{8}")
        case "f": text.append("\u{C}")
        case "n": text.append("\n")
        case "r": text.append("\r")
        case "t": text.append("\t")
        case "v": text.append("\u{B}")
        case "\\", "?", "\"", "'", "`": text.append(letter)
        case "x", "X": try code(digits: 2, radix: 16, into: &text, start: start)
        case "u": try code(digits: 4, radix: 16, into: &text, start: start)
        case "U": try code(digits: 8, radix: 16, into: &text, start: start)
        case "0"..."3":
            position -= 1
            try code(digits: 3, radix: 8, into: &text, start: start)
        default: throw invalid(start)
        }
    }

    private mutating func code(
        digits: Int, radix: UInt32, into text: inout QuotedText, start: Int
    ) throws(SourceError) {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = peek()?.hexValue, digit < radix else { throw invalid(start) }
            value = value &* radix &+ digit
            position += 1
        }
        if text.isBytes, digits < 4 {
            text.bytes.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value), !text.isBytes {
            text.append(scalar)
        } else {
            throw invalid(start)
        }
    }

    private func invalid(_ start: Int) -> SourceError {
        SourceError(offset: start, "Syntax error: token recognition error at: '\(token(.end, from: start).text)'")
    }
}

/// The bytes of a literal while it is read.
private struct QuotedText {
    let isBytes: Bool
    var bytes: [UInt8] = []

    init(isBytes: Bool) { self.isBytes = isBytes }

    mutating func append(_ scalar: Unicode.Scalar) { bytes += Array(String(Character(scalar)).utf8) }
}

extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }
    var isWord: Bool { isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
    var hexValue: UInt32? {
        switch self {
        case "0"..."9": value - 48
        case "a"..."f": value - 87
        case "A"..."F": value - 55
        default: nil
        }
    }
}
