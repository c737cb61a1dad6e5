/// Parses the syntax of Go's `regexp` (RE2 with Perl's extensions). Groups are kept on a stack of its own: a pattern
/// of a million parentheses does not use up the thread's.
struct PatternParser {
    struct Flags {
        var foldsCase = false
        var dotMatchesNewline = false
        var multiline = false
        var isLazy = false
    }

    /// A group that is still open.
    private struct Open {
        var choices: [Node] = []
        var parts: [Node] = []
        /// The flags that hold again behind it.
        let flags: Flags
        /// nil for one that is not captured.
        let index: Int?
    }

    let pattern: [UInt32]
    var position = 0
    var flags = Flags()
    private(set) var groupNames: [String?] = [nil]
    private var open: [Open]
    /// Where the repetition began that was read last, when nothing came behind it.
    private var lastRepetition: Int?

    init(_ pattern: String) {
        self.pattern = pattern.unicodeScalars.map(\.value)
        open = [Open(flags: Flags(), index: nil)]
    }

    mutating func parse() throws(PatternError) -> Node {
        while let character = peek() {
            var repetition: Int?
            switch character {
            case "(": try openGroup()
            case ")": try closeGroup()
            case "|":
                position += 1
                endChoice()
            case "*", "+", "?", "{": repetition = try repeatLast(character)
            case "[": try push(Node(.characters(parseClass())))
            case "\\": try parseBackslash()
            default: pushPlain(character)
            }
            lastRepetition = repetition
        }
        guard open.count == 1 else { throw PatternError(.missingParenthesis, pattern) }
        endChoice()
        let node = Self.choice(open[0].choices)
        try check(node)
        return node
    }

    private mutating func pushPlain(_ character: Unicode.Scalar) {
        position += 1
        switch character {
        case "^": push(Node(.assertion(flags.multiline ? .lineStart : .textStart)))
        case "$": push(Node(.assertion(flags.multiline ? .lineEnd : .textEnd)))
        case ".": push(Node(.characters(flags.dotMatchesNewline ? .any : .anyButNewline)))
        default: pushLiteral(character.value)
        }
    }

    // MARK: - Reading

    func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        guard position + offset < pattern.count else { return nil }
        return Unicode.Scalar(pattern[position + offset])
    }

    mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek() else { return nil }
        position += 1
        return scalar
    }

    func fragment(from start: Int) -> ArraySlice<UInt32> { pattern[start..<position] }

    // MARK: - Building

    private mutating func push(_ node: Node) { open[open.count - 1].parts.append(node) }

    mutating func pushLiteral(_ scalar: UInt32) {
        var item = CharacterClass.Item(folds: flags.foldsCase)
        item.ranges = [scalar...scalar]
        push(Node(.characters(CharacterClass([item]))))
    }

    private mutating func endChoice() {
        let parts = open[open.count - 1].parts
        open[open.count - 1].parts = []
        let node = parts.isEmpty ? Node(.empty) : parts.count == 1 ? parts[0] : Node(.sequence(parts))
        open[open.count - 1].choices.append(node)
    }

    private static func choice(_ nodes: [Node]) -> Node { nodes.count == 1 ? nodes[0] : Node(.choice(nodes)) }

    private func check(_ node: Node) throws(PatternError) {
        if node.size > Limits.instructions { throw PatternError(.tooLarge, pattern) }
        if node.height > Limits.nesting { throw PatternError(.tooDeep, pattern) }
    }

    // MARK: - Groups

    private mutating func openGroup() throws(PatternError) {
        guard peek(1) == "?" else {
            position += 1
            return openCapture(nil)
        }
        let isPython = peek(2) == "P" && peek(3) == "<" && peek(4) != nil
        if isPython || (peek(2) == "<" && peek(3) != nil) {
            return try openNamed(nameStart: position + (isPython ? 4 : 3))
        }
        try openFlags()
    }

    private mutating func openCapture(_ name: String?) {
        open.append(Open(flags: flags, index: groupNames.count))
        groupNames.append(name)
    }

    private mutating func openNamed(nameStart: Int) throws(PatternError) {
        guard let end = pattern[position...].firstIndex(of: Unicode.Scalar(">").value) else {
            throw PatternError(.invalidGroupName, pattern[position...])
        }
        let name = pattern[min(nameStart, end)..<end]
        guard !name.isEmpty, name.allSatisfy(CharacterClass.word.contains) else {
            throw PatternError(.invalidGroupName, pattern[position...end])
        }
        position = end + 1
        openCapture(String(pattern: name))
    }

    /// `(?flags)` or `(?flags:`.
    private mutating func openFlags() throws(PatternError) {
        let start = position
        position += 2
        var changed = flags
        var isOn = true
        var sawFlag = false
        while let character = next() {
            switch character {
            case "i": changed.foldsCase = isOn
            case "m": changed.multiline = isOn
            case "s": changed.dotMatchesNewline = isOn
            case "U": changed.isLazy = isOn
            case "-" where isOn:
                isOn = false
                sawFlag = false
                continue
            case ":" where isOn || sawFlag:
                open.append(Open(flags: flags, index: nil))
                flags = changed
                return
            case ")" where isOn || sawFlag:
                flags = changed
                return
            default: throw PatternError(.invalidGroup, fragment(from: start))
            }
            sawFlag = true
        }
        throw PatternError(.invalidGroup, fragment(from: start))
    }

    private mutating func closeGroup() throws(PatternError) {
        guard open.count > 1 else { throw PatternError(.unexpectedParenthesis, pattern) }
        position += 1
        endChoice()
        let group = open.removeLast()
        flags = group.flags
        let inner = Self.choice(group.choices)
        let node = group.index.map { Node(.group(inner, index: $0)) } ?? inner
        try check(node)
        push(node)
    }

    // MARK: - Repetitions

    /// Where it begins, or nil when a brace was read as itself.
    private mutating func repeatLast(_ character: Unicode.Scalar) throws(PatternError) -> Int? {
        let start = position
        var least = 0
        var most: Int?
        switch character {
        case "{":
            guard let counts = try parseCounts() else {
                pushPlain(character)
                return nil
            }
            (least, most) = counts
        case "?": most = 1
        case "+": least = 1
        default: break
        }
        if character != "{" { position += 1 }
        var greedy = !flags.isLazy
        if peek() == "?" {
            position += 1
            greedy.toggle()
        }
        if let lastRepetition { throw PatternError(.nestedRepetition, fragment(from: lastRepetition)) }
        guard let last = open[open.count - 1].parts.popLast() else {
            throw PatternError(.nothingToRepeat, fragment(from: start))
        }
        let node = Node(.repetition(last, least: least, most: most, greedy: greedy))
        let isCounted = character == "{" && (least >= 2 || (most ?? 0) >= 2)
        if isCounted, node.repetitions > Limits.repetitions {
            throw PatternError(.invalidRepetition, fragment(from: start))
        }
        try check(node)
        push(node)
        return start
    }

    /// `{2}`, `{2,}`, `{2,3}`; nil, with nothing read, for braces that hold something else.
    private mutating func parseCounts() throws(PatternError) -> (least: Int, most: Int?)? {
        let start = position
        position += 1
        guard let least = parseCount(), let after = peek() else { return rewind(to: start) }
        var most: Int? = least
        if after == "," {
            position += 1
            if peek() == "}" {
                most = nil
            } else {
                guard let count = parseCount() else { return rewind(to: start) }
                most = count
            }
        }
        guard peek() == "}" else { return rewind(to: start) }
        position += 1
        let largest = max(least, most ?? 0)
        if largest > Limits.repetitions || least > (most ?? least) {
            throw PatternError(.invalidRepetition, fragment(from: start))
        }
        return (least, most)
    }

    private mutating func rewind<Nothing>(to start: Int) -> Nothing? {
        position = start
        return nil
    }

    private mutating func parseCount() -> Int? {
        let start = position
        var count = 0
        while let digit = peek(), ("0"..."9").contains(digit) {
            count = min(count * 10 + Int(digit.value - 48), Limits.repetitions + 1)
            position += 1
        }
        let length = position - start
        return length == 0 || (length > 1 && pattern[start] == 48) ? nil : count
    }

    // MARK: - Backslashes

    private mutating func parseBackslash() throws(PatternError) {
        switch peek(1) {
        case "A": pushAssertion(.textStart)
        case "b": pushAssertion(.wordBoundary)
        case "B": pushAssertion(.noWordBoundary)
        case "z": pushAssertion(.textEnd)
        case "C": throw PatternError(.invalidEscape, pattern[position..<position + 2])
        case "Q": pushQuoted()
        default:
            if let item = try parseClassEscape() {
                push(Node(.characters(CharacterClass([item]))))
            } else {
                pushLiteral(try parseEscape())
            }
        }
    }

    private mutating func pushAssertion(_ assertion: Assertion) {
        position += 2
        push(Node(.assertion(assertion)))
    }

    /// `\Q...\E`: everything in between is itself.
    private mutating func pushQuoted() {
        position += 2
        while let character = next() {
            if character == "\\", peek() == "E" {
                position += 1
                return
            }
            pushLiteral(character.value)
        }
    }
}
