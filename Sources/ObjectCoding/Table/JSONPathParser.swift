import ObjectModel

/// Reads the text of a path. It takes what `kubectl -o jsonpath` takes between braces.
struct JSONPathParser {
    private let text: [Unicode.Scalar]
    private var position = 0
    private var steps: [JSONPath.Step] = []

    /// The steps that a text stands for; nil for a text in another form.
    static func steps(_ text: some Sequence<Unicode.Scalar>) -> [JSONPath.Step]? {
        var parser = JSONPathParser(text: Array(text))
        while let scalar = parser.next {
            guard parser.read(scalar) else { return nil }
        }
        return parser.steps
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func skip(_ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        guard text[position...].starts(with: scalars) else { return false }
        position += scalars.count
        return true
    }

    private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
        let taken = Array(text[position...].prefix(while: isWanted))
        position += taken.count
        return taken
    }

    private mutating func read(_ scalar: Unicode.Scalar) -> Bool {
        if skip("[?(") { return filter() }
        if skip("..") { return descent() }
        switch scalar {
        case " ", "@", "$":
            position += 1
            return true
        case "[": return bracket()
        case "'", "\"": return quote(scalar)
        case ".":
            position += 1
            return member()
        case "+", "-", "0"..."9": return number()
        default: return word()
        }
    }

    // MARK: - Members

    private static func ends(_ scalar: Unicode.Scalar) -> Bool { " \t\r\n.,[]$@{}".unicodeScalars.contains(scalar) }

    /// A member name; a backslash makes the next scalar part of it.
    private mutating func member() -> Bool {
        var name = String.UnicodeScalarView()
        while let scalar = next, !Self.ends(scalar) {
            position += 1
            if scalar == "\\", let escaped = next {
                name.append(escaped)
                position += 1
            } else {
                name.append(scalar)
            }
        }
        if !name.isEmpty { steps.append(String(name) == "*" ? .children : .member(String(name))) }
        return true
    }

    /// Everything below, of which a name that follows is picked.
    private mutating func descent() -> Bool {
        if case .descendants? = steps.last { return false }
        steps.append(.descendants)
        guard let scalar = next, scalar == "_" || scalar.properties.isAlphabetic else { return true }
        return member()
    }

    // MARK: - Values

    private mutating func quote(_ mark: Unicode.Scalar) -> Bool {
        position += 1
        let content = take { $0 != mark }
        guard next == mark else { return false }
        position += 1
        steps.append(.literal(.string(Self.string(content))))
        return true
    }

    private mutating func number() -> Bool {
        let digits = Self.string(take { "+-.0123456789".unicodeScalars.contains($0) })
        guard let value = Int64(digits).map(Value.int) ?? Double(digits).map(Value.double) else { return false }
        steps.append(.literal(value))
        return true
    }

    private mutating func word() -> Bool {
        switch Self.string(take { !Self.ends($0) }) {
        case "true": steps.append(.literal(true))
        case "false": steps.append(.literal(false))
        default: return false
        }
        return true
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    // MARK: - Brackets

    private mutating func bracket() -> Bool {
        position += 1
        let content = take { $0 != "]" }
        guard skip("]") else { return false }
        let parts = content.split(separator: ",", omittingEmptySubsequences: false).map {
            Self.inBrackets(Self.string($0))
        }
        if parts.count == 1 {
            guard let part = parts[0] else { return false }
            steps += part
            return true
        }
        let union = parts.compactMap(\.self)
        steps.append(.union(union))
        return union.count == parts.count
    }

    /// `*`, a quoted path such as `'a\.b'`, a position or a slice.
    private static func inBrackets(_ text: String) -> [JSONPath.Step]? {
        let text = text.unicodeScalars.split(separator: " ").map { string($0) }.joined(separator: " ")
        if text == "*" { return [.slice(from: nil, to: nil, stride: 1)] }
        if text.count > 1, text.hasPrefix("'"), text.hasSuffix("'") {
            return steps(("." + text.dropFirst().dropLast()).unicodeScalars)
        }
        let bounds = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = bounds.map { Int($0) }
        guard !text.isEmpty, bounds.count <= 3, zip(bounds, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else {
            return nil
        }
        if bounds.count == 1 { return numbers[0].map { [.element($0)] } }
        return [.slice(from: numbers[0], to: numbers[1], stride: numbers.count == 3 ? numbers[2] ?? 1 : 1)]
    }

    /// `?(PATH)` or `?(PATH OPERATOR PATH-OR-VALUE)`.
    private mutating func filter() -> Bool {
        var mark: Unicode.Scalar?
        let content = take { scalar in
            if let open = mark {
                if scalar == open { mark = nil }
            } else if scalar == "'" || scalar == "\"" {
                mark = scalar
            } else if scalar == ")" {
                return false
            }
            return true
        }
        guard skip(")]") else { return false }
        let signs = "!<>=".unicodeScalars
        let left = content.prefix { !signs.contains($0) }
        let sign = content.dropFirst(left.count).prefix { signs.contains($0) }
        guard let path = Self.steps(left) else { return false }
        guard !sign.isEmpty else {
            steps.append(.filter(path: path, comparison: nil))
            return true
        }
        guard let comparison = JSONPath.Comparison(rawValue: Self.string(sign)),
            let operand = Self.steps(content.dropFirst(left.count + sign.count))
        else { return false }
        steps.append(.filter(path: path, comparison: (comparison, operand)))
        return true
    }
}
