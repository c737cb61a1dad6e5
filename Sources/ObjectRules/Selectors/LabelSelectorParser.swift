import ObjectModel

/// Reads the text of a label selector query (grammar: "Label selectors" in the Kubernetes API concepts).
struct LabelSelectorParser {
    /// What is wrong with a selector.
    struct Failure: Error {
        let message: String

        init(_ message: String) { self.message = message }

        init(_ errors: [FieldError]) {
            let texts = errors.map { "\($0.field): \($0.message)" }
            message = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
        }
    }

    private enum Token: Equatable {
        case end, open, close, comma, not, equals, doubleEquals, notEquals, greater, less
        /// A key, a value or one of the words `in` and `notin`: the place decides.
        case word
        /// Symbols that mean nothing together.
        case wrong
    }

    private typealias Operator = LabelSelectorExpression.Requirement.Operator

    private let bytes: [UInt8]
    private var position = 0
    private var tokens: [(token: Token, text: String)] = []
    private var next = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The requirements in the order of the text.
    mutating func parse() throws(Failure) -> [LabelSelectorExpression.Requirement] {
        scan()
        var requirements: [LabelSelectorExpression.Requirement] = []
        while true {
            switch peek.token {
            case .end: return requirements
            case .word, .not: break
            default: throw Failure("found '\(peek.text)', expected: !, identifier, or 'end of string'")
            }
            do throws(Failure) {
                requirements.append(try requirement())
            } catch {
                throw Failure("unable to parse requirement: \(error.message)")
            }
            let separator = take()
            switch separator.token {
            case .end: return requirements
            case .comma where peek.token == .word || peek.token == .not: continue
            case .comma: throw Failure("found '\(peek.text)', expected: identifier after ','")
            default: throw Failure("found '\(separator.text)', expected: ',' or 'end of string'")
            }
        }
    }
}

// MARK: - Requirements

extension LabelSelectorParser {
    private var peek: (token: Token, text: String) { tokens[next] }

    private mutating func take() -> (token: Token, text: String) {
        // The last token is the end, however often it is taken.
        defer { next = min(next + 1, tokens.count - 1) }
        return tokens[next]
    }

    private mutating func requirement() throws(Failure) -> LabelSelectorExpression.Requirement {
        var key = take()
        let negated = key.token == .not
        if negated { key = take() }
        guard key.token == .word else { throw Failure("found '\(key.text)', expected: identifier") }
        let problems = NameFormat.qualifiedName(key.text)
        guard problems.isEmpty else {
            // Kubernetes shows a field path here although there is none.
            throw Failure("<nil>: Invalid value: \(FieldError.quoted(key.text)): \(problems.joined(separator: "; "))")
        }
        if peek.token == .end || peek.token == .comma {
            return try .init(key: key.text, negated ? .doesNotExist : .exists, [])
        }
        if negated { return try .init(key: key.text, .doesNotExist, []) }
        let `operator` = try takeOperator()
        let values = `operator` == .isIn || `operator` == .notIn ? try takeValues() : [try takeValue()]
        return try .init(key: key.text, `operator`, Set(values).sorted())
    }

    private mutating func takeOperator() throws(Failure) -> Operator {
        let (token, text) = take()
        switch token {
        case .equals, .doubleEquals: return .equals
        case .notEquals: return .notEquals
        case .greater: return .greaterThan
        case .less: return .lessThan
        case .word where text == "in": return .isIn
        case .word where text == "notin": return .notIn
        default: throw Failure("found '\(text)', expected: in, notin, =, ==, !=, gt, lt")
        }
    }

    private mutating func takeValue() throws(Failure) -> String {
        if peek.token == .end || peek.token == .comma { return "" }
        let value = take()
        guard value.token == .word else { throw Failure("found '\(value.text)', expected: identifier") }
        return value.text
    }

    /// The list of values in parentheses; between commas a value may be missing, which is the empty one.
    private mutating func takeValues() throws(Failure) -> [String] {
        let open = take()
        guard open.token == .open else { throw Failure("found '\(open.text)' expected: '('") }
        var values: [String] = []
        var afterComma = true
        guard [.word, .comma, .close].contains(peek.token) else {
            throw Failure("found '\(peek.text)', expected: ',', ')' or identifier")
        }
        while true {
            let (token, text) = take()
            switch token {
            case .word where afterComma:
                values.append(text)
                afterComma = false
            case .word: throw Failure("found '\(text)', expected: ',' or ')'")
            case .comma:
                if afterComma { values.append("") }
                afterComma = true
            case .close:
                if afterComma { values.append("") }
                return values
            default:
                throw Failure("found '\(text)', expected: \(afterComma ? "',', or identifier" : "',' or ')'")")
            }
        }
    }
}

// MARK: - Tokens

extension LabelSelectorParser {
    private static let symbols: [String: Token] = [
        ")": .close, ",": .comma, "!": .not, "==": .doubleEquals, "=": .equals, ">": .greater, "<": .less,
        "!=": .notEquals, "(": .open,
    ]

    private mutating func scan() {
        while true {
            while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
            guard position < bytes.count, bytes[position] != 0 else { break }
            if Self.isSymbol(bytes[position]) { scanSymbol() } else { scanWord() }
        }
        tokens.append((.end, ""))
    }

    private mutating func scanWord() {
        let start = position
        while position < bytes.count, bytes[position] != 0, !Self.isSymbol(bytes[position]),
            !Self.isSpace(bytes[position])
        {
            position += 1
        }
        tokens.append((.word, String(decoding: bytes[start..<position], as: UTF8.self)))
    }

    /// Takes the longest operator that the symbols here begin with.
    private mutating func scanSymbol() {
        let rest = bytes[position...].prefix(2)
        if rest.count == 2, Self.isSymbol(rest[rest.startIndex + 1]),
            let token = Self.symbols[String(decoding: rest, as: UTF8.self)]
        {
            tokens.append((token, String(decoding: rest, as: UTF8.self)))
            position += 2
            return
        }
        let text = String(decoding: rest.prefix(1), as: UTF8.self)
        tokens.append((Self.symbols[text] ?? .wrong, text))
        position += 1
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }

    private static func isSymbol(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "=", "!", "(", ")", ",", ">", "<": true
        default: false
        }
    }
}
