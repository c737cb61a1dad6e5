/// Parses an expression and expands its macros.
struct Parser {
    private let source: String
    private var tokens: [Token] = []
    private var position = 0
    private var depth = 0
    private var lastID = 0

    private init(_ source: String) { self.source = source }

    /// - Throws: `CompilationError` with what is wrong.
    static func parse(_ source: String) throws(CompilationError) -> Expression {
        var parser = Parser(source)
        do throws(SourceError) {
            let scalars = Array(source.unicodeScalars)
            guard scalars.count <= Limits.codePoints else {
                let sizes = "size: \(scalars.count), limit \(Limits.codePoints)"
                throw SourceError(offset: 0, "expression code point size exceeds limit: \(sizes)")
            }
            var lexer = Lexer(scalars)
            parser.tokens = try lexer.tokens()
            let expression = try parser.parseExpression()
            guard parser.current.kind == .end else { throw parser.unexpected(expecting: "<EOF>", isLast: true) }
            return expression
        } catch {
            throw CompilationError(source: source, [error])
        }
    }

    // MARK: - Words

    private var current: Token { tokens[position] }

    private mutating func advance() -> Token {
        defer { if position + 1 < tokens.count { position += 1 } }
        return current
    }

    private mutating func take(_ symbol: String) -> Token? { current.isSymbol(symbol) ? advance() : nil }

    private mutating func expect(_ symbol: String) throws(SourceError) {
        if take(symbol) == nil { throw unexpected(expecting: "'\(symbol)'") }
    }

    /// A word too many, when the next one would do, or another than could stand here.
    private func unexpected(expecting expected: String, isLast: Bool = false) -> SourceError {
        let next = tokens[min(position + 1, tokens.count - 1)]
        let isExtra = current.kind != .end && (isLast ? next.kind == .end : expected == "'\(next.text)'")
        let problem = isExtra ? "extraneous" : "mismatched"
        return SourceError(
            offset: current.offset, "Syntax error: \(problem) input '\(current.text)' expecting \(expected)")
    }

    private static let operandStart = """
        {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, \
        IDENTIFIER}
        """

    /// A node, which must not nest too deep.
    mutating func make(_ offset: Int, _ kind: Expression.Kind) throws(SourceError) -> Expression {
        lastID += 1
        let expression = Expression(id: lastID, offset: offset, kind)
        guard expression.depth <= Limits.nesting else { throw Self.tooDeep }
        return expression
    }

    private static let tooDeep = SourceError(offset: 0, "expression recursion limit exceeded: \(Limits.nesting)")

    // MARK: - Operators

    private mutating func parseExpression() throws(SourceError) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.nesting else { throw Self.tooDeep }
        let condition = try parseLogical("||", Operator.or) { (parser) throws(SourceError) in
            try parser.parseLogical("&&", Operator.and) { (parser) throws(SourceError) in try parser.parseRelation() }
        }
        guard let question = take("?") else { return condition }
        // The branches are of the same rank as in cel-go's grammar: a conditional is no operand of one.
        let yes = try parseLogical("||", Operator.or) { (parser) throws(SourceError) in
            try parser.parseLogical("&&", Operator.and) { (parser) throws(SourceError) in try parser.parseRelation() }
        }
        try expect(":")
        let no = try parseExpression()
        return try make(question.offset, .call(Operator.conditional, target: nil, [condition, yes, no]))
    }

    /// Terms joined by one logical operator, as a balanced tree: long chains do not nest deep.
    private mutating func parseLogical(
        _ symbol: String, _ name: String, _ term: (inout Parser) throws(SourceError) -> Expression
    ) throws(SourceError) -> Expression {
        var terms = [try term(&self)]
        var offsets: [Int] = []
        while let token = take(symbol) {
            offsets.append(token.offset)
            terms.append(try term(&self))
        }
        return try balanced(name, terms[...], offsets[...])
    }

    private mutating func balanced(
        _ name: String, _ terms: ArraySlice<Expression>, _ offsets: ArraySlice<Int>
    ) throws(SourceError) -> Expression {
        if terms.count == 1 { return terms[terms.startIndex] }
        let middle = (terms.startIndex + terms.endIndex) / 2
        let split = offsets.startIndex + (middle - terms.startIndex) - 1
        let left = try balanced(name, terms[..<middle], offsets[..<split])
        let right = try balanced(name, terms[middle...], offsets[(split + 1)...])
        return try make(offsets[split], .call(name, target: nil, [left, right]))
    }

    private static let relations: [String: String] = [
        "<": "_<_", "<=": "_<=_", ">": "_>_", ">=": "_>=_", "==": "_==_", "!=": "_!=_", "in": Operator.contained,
    ]

    private mutating func parseRelation() throws(SourceError) -> Expression {
        var left = try parseSum()
        while case .symbol(let symbol) = current.kind, let name = Self.relations[symbol] {
            let token = advance()
            left = try make(token.offset, .call(name, target: nil, [left, try parseSum()]))
        }
        return left
    }

    private mutating func parseSum() throws(SourceError) -> Expression {
        var left = try parseProduct()
        while let token = take("+") ?? take("-") {
            left = try make(token.offset, .call("_\(token.text)_", target: nil, [left, try parseProduct()]))
        }
        return left
    }

    private mutating func parseProduct() throws(SourceError) -> Expression {
        var left = try parseUnary()
        while let token = take("*") ?? take("/") ?? take("%") {
            left = try make(token.offset, .call("_\(token.text)_", target: nil, [left, try parseUnary()]))
        }
        return left
    }

    /// Two signs cancel out, so however many there are nothing nests.
    private mutating func parseUnary() throws(SourceError) -> Expression {
        guard let first = take("!") ?? take("-") else { return try parseMember() }
        if first.text == "-", let number = try negativeNumber(first) { return try parseMember(of: number) }
        var count = 1
        while take(first.text) != nil { count += 1 }
        let operand = try parseMember()
        guard count % 2 == 1 else { return operand }
        return try make(first.offset, .call(first.text == "!" ? Operator.not : Operator.negate, target: nil, [operand]))
    }

    /// The smallest integer can't be written as the negative of a positive one.
    private mutating func negativeNumber(_ sign: Token) throws(SourceError) -> Expression? {
        switch current.kind {
        case .int, .double:
            let token = advance()
            return try make(sign.offset, .literal(Self.number(token, sign: "-")))
        default: return nil
        }
    }

    private static func number(_ token: Token, sign: String = "") throws(SourceError) -> CELValue {
        switch token.kind {
        case .int(let digits):
            let isHex = digits.hasPrefix("0x") || digits.hasPrefix("0X")
            let number = isHex ? Int64(sign + digits.dropFirst(2), radix: 16) : Int64(sign + digits)
            guard let number else { throw SourceError(offset: token.offset, "invalid int literal") }
            return .int(number)
        case .uint(let digits):
            let isHex = digits.hasPrefix("0x") || digits.hasPrefix("0X")
            let number = isHex ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
            guard let number else { throw SourceError(offset: token.offset, "invalid uint literal") }
            return .uint(number)
        default:
            guard let number = Double(sign + token.text), number.isFinite else {
                throw SourceError(offset: token.offset, "invalid double literal")
            }
            return .double(number)
        }
    }

    // MARK: - Members

    private mutating func parseMember() throws(SourceError) -> Expression {
        try parseMember(of: parsePrimary())
    }

    private mutating func parseMember(of start: Expression) throws(SourceError) -> Expression {
        var operand = start
        while true {
            if let dot = take(".") {
                let isOptional = take("?") != nil
                guard case .identifier(let name) = current.kind else {
                    throw unexpected(expecting: "IDENTIFIER")
                }
                let nameToken = advance()
                if !isOptional, current.isSymbol("(") {
                    operand = try parseCall(name, target: operand)
                } else if isOptional {
                    let field = try make(nameToken.offset, .literal(.string(name)))
                    operand = try make(dot.offset, .call(Operator.optionalSelect, target: nil, [operand, field]))
                } else {
                    operand = try make(dot.offset, .select(operand, field: name, isTest: false))
                }
            } else if let bracket = take("[") {
                let name = take("?") != nil ? Operator.optionalIndex : Operator.index
                let index = try parseExpression()
                try expect("]")
                operand = try make(bracket.offset, .call(name, target: nil, [operand, index]))
            } else if current.isSymbol("{"), let name = operand.qualifiedName {
                operand = try parseMessage(name)
            } else {
                return operand
            }
        }
    }

    /// From the opening bracket on.
    private mutating func parseCall(_ name: String, target: Expression?) throws(SourceError) -> Expression {
        let open = advance()
        let arguments = try parseList(until: ")")
        return try expandMacro(name, target: target, arguments, offset: open.offset)
            ?? make(open.offset, .call(name, target: target, arguments))
    }

    private mutating func parseList(until end: String) throws(SourceError) -> [Expression] {
        var elements: [Expression] = []
        while take(end) == nil {
            if !elements.isEmpty { try expect(",") }
            // A list may end with a comma.
            if !elements.isEmpty, end == "]", take(end) != nil { break }
            elements.append(try parseExpression())
        }
        return elements
    }

    private mutating func parsePrimary() throws(SourceError) -> Expression {
        let token = current
        switch token.kind {
        case .identifier(let name): return try parseName(name)
        case .int, .uint, .double:
            _ = advance()
            return try make(token.offset, .literal(Self.number(token)))
        case .string(let text):
            _ = advance()
            return try make(token.offset, .literal(.string(text)))
        case .bytes(let bytes):
            _ = advance()
            return try make(token.offset, .literal(.bytes(bytes)))
        case .symbol(let symbol): return try parseSymbol(symbol)
        case .end: throw unexpected(expecting: Self.operandStart)
        }
    }

    private static let reserved: Set = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    private mutating func parseName(_ name: String) throws(SourceError) -> Expression {
        let token = advance()
        if current.isSymbol("(") { return try parseCall(name, target: nil) }
        if Self.reserved.contains(name) { throw SourceError(offset: token.offset, "reserved identifier: \(name)") }
        return try make(token.offset, .identifier(name))
    }

    private mutating func parseSymbol(_ symbol: String) throws(SourceError) -> Expression {
        let token = current
        switch symbol {
        case "true", "false":
            _ = advance()
            return try make(token.offset, .literal(.bool(symbol == "true")))
        case "null":
            _ = advance()
            return try make(token.offset, .literal(.null))
        case "(":
            _ = advance()
            let inner = try parseExpression()
            try expect(")")
            return inner
        case "[": return try parseListLiteral()
        case "{":
            _ = advance()
            return try make(
                token.offset, .map(parseEntries { (parser) throws(SourceError) in try parser.parseExpression() }))
        case ".":
            _ = advance()
            guard case .identifier(let name) = current.kind else { throw unexpected(expecting: "IDENTIFIER") }
            return try parseName(name)
        default: throw unexpected(expecting: Self.operandStart)
        }
    }

    private mutating func parseListLiteral() throws(SourceError) -> Expression {
        let open = advance()
        var elements: [Expression] = []
        var optional: Set<Int> = []
        while take("]") == nil {
            if !elements.isEmpty {
                try expect(",")
                if take("]") != nil { break }
            }
            if take("?") != nil { optional.insert(elements.count) }
            elements.append(try parseExpression())
        }
        return try make(open.offset, .list(elements, optional: optional))
    }

    private mutating func parseMessage(_ name: String) throws(SourceError) -> Expression {
        let open = advance()
        let entries = try parseEntries { (parser) throws(SourceError) in
            guard case .identifier(let field) = parser.current.kind else {
                throw parser.unexpected(expecting: "{'}', '?', ',', IDENTIFIER}")
            }
            let token = parser.advance()
            return try parser.make(token.offset, .literal(.string(field)))
        }
        return try make(open.offset, .message(name, entries))
    }

    private mutating func parseEntries(
        key: (inout Parser) throws(SourceError) -> Expression
    ) throws(SourceError) -> [Expression.Entry] {
        var entries: [Expression.Entry] = []
        while take("}") == nil {
            if !entries.isEmpty {
                try expect(",")
                if take("}") != nil { break }
            }
            let isOptional = take("?") != nil
            let key = try key(&self)
            try expect(":")
            entries.append(Expression.Entry(key: key, value: try parseExpression(), isOptional: isOptional))
        }
        return entries
    }
}

extension Expression {
    /// `a.b.c` as one name; nil for anything else.
    var qualifiedName: String? {
        switch kind {
        case .identifier(let name): name
        case .select(let operand, let field, false): operand.qualifiedName.map { "\($0).\(field)" }
        default: nil
        }
    }
}
