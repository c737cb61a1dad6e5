/// A pattern as instructions: what the matchers run.
struct Program: Sendable {
    /// One step. Targets are indices of instructions.
    enum Instruction: Sendable {
        case characters(class: Int32, next: Int32)
        /// The first target is preferred.
        case split(Int32, Int32)
        /// Notes the position in a slot: two a group.
        case save(slot: Int32, next: Int32)
        case assert(Assertion, next: Int32)
        case match
    }

    private(set) var instructions: [Instruction] = [.match]
    private(set) var classes: [CharacterClass] = []
    private(set) var start: Int32 = 0
    /// Whether it can only match at the beginning of the text.
    let isAnchored: Bool

    /// A program is built from its end: each part knows what follows it.
    init(_ node: Node) {
        isAnchored = Self.isAnchored(node)
        start = emit(node, next: 0)
    }

    private static func isAnchored(_ node: Node) -> Bool {
        switch node.shape {
        case .assertion(.textStart): true
        case .sequence(let parts): isAnchored(parts[0])
        case .choice(let parts): parts.allSatisfy(isAnchored)
        case .group(let inner, _): isAnchored(inner)
        default: false
        }
    }

    private mutating func add(_ instruction: Instruction) -> Int32 {
        instructions.append(instruction)
        return Int32(instructions.count - 1)
    }

    private mutating func emit(_ node: Node, next: Int32) -> Int32 {
        switch node.shape {
        case .empty: return next
        case .characters(let set):
            classes.append(set)
            return add(.characters(class: Int32(classes.count - 1), next: next))
        case .assertion(let assertion): return add(.assert(assertion, next: next))
        case .group(let inner, let index):
            let end = add(.save(slot: Int32(index * 2 + 1), next: next))
            return add(.save(slot: Int32(index * 2), next: emit(inner, next: end)))
        case .sequence(let parts): return parts.reversed().reduce(next) { emit($1, next: $0) }
        case .choice(let parts):
            let entries = parts.map { emit($0, next: next) }
            return entries.dropLast().reversed().reduce(entries[entries.count - 1]) { add(.split($1, $0)) }
        case .repetition(let inner, let least, let most, let greedy):
            return emitRepetition(inner, least: least, most: most, greedy: greedy, next: next)
        }
    }

    private mutating func emitRepetition(
        _ inner: Node, least: Int, most: Int?, greedy: Bool, next: Int32
    ) -> Int32 {
        var entry = next
        var copies = least
        if let most {
            for _ in 0..<(most - least) { entry = branch(emit(inner, next: entry), next, greedy: greedy) }
        } else if least == 0, !inner.canBeEmpty {
            return emitLoop(inner, greedy: greedy, next: next).loop
        } else {
            entry = emitLoop(inner, greedy: greedy, next: next).body
            if least == 0 { return branch(entry, next, greedy: greedy) }
            copies -= 1
        }
        for _ in 0..<copies { entry = emit(inner, next: entry) }
        return entry
    }

    private mutating func emitLoop(_ inner: Node, greedy: Bool, next: Int32) -> (loop: Int32, body: Int32) {
        let loop = add(.match)
        let body = emit(inner, next: loop)
        instructions[Int(loop)] = greedy ? .split(body, next) : .split(next, body)
        return (loop, body)
    }

    private mutating func branch(_ body: Int32, _ exit: Int32, greedy: Bool) -> Int32 {
        add(greedy ? .split(body, exit) : .split(exit, body))
    }
}
