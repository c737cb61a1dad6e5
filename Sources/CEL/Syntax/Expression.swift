/// A part of a parsed expression.
struct Expression: Sendable {
    /// Unique within its expression: what the checker's findings are kept under.
    let id: Int
    /// Where it stands, in code points from the beginning.
    let offset: Int
    let kind: Kind
    /// How deep it nests.
    let depth: Int

    init(id: Int, offset: Int, _ kind: Kind) {
        self.id = id
        self.offset = offset
        self.kind = kind
        depth = 1 + kind.children.reduce(0) { max($0, $1.depth) }
    }

    indirect enum Kind: Sendable {
        case literal(CELValue)
        case identifier(String)
        case select(Expression, field: String, isTest: Bool)
        /// An operator, a function or, with a target, a method.
        case call(String, target: Expression?, [Expression])
        case list([Expression], optional: Set<Int>)
        case map([Entry])
        case message(String, [Entry])
        case comprehension(Comprehension)
    }

    /// A member of a map or of a message, whose keys are literals.
    struct Entry: Sendable {
        let key: Expression
        let value: Expression
        let isOptional: Bool
    }

    /// What macros become: a loop over a range that changes an accumulator.
    struct Comprehension: Sendable {
        let range: Expression
        /// The element, or with two variables the index or key.
        let variable: String
        let secondVariable: String?
        let accumulator: String
        let initial: Expression
        let condition: Expression
        let step: Expression
        let result: Expression
    }
}

extension Expression.Kind {
    var children: [Expression] {
        switch self {
        case .literal, .identifier: []
        case .select(let operand, _, _): [operand]
        case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
        case .list(let elements, _): elements
        case .map(let entries), .message(_, let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let loop): [loop.range, loop.initial, loop.condition, loop.step, loop.result]
        }
    }
}

extension Expression {
    /// Whether a name is used that no loop around it declares.
    func mentions(_ name: String) -> Bool {
        switch kind {
        case .identifier(let other): return other == name
        case .comprehension(let loop):
            let inner = [loop.variable, loop.secondVariable, loop.accumulator].contains(name)
            if loop.range.mentions(name) || loop.initial.mentions(name) { return true }
            return !inner && [loop.condition, loop.step, loop.result].contains { $0.mentions(name) }
        default: return kind.children.contains { $0.mentions(name) }
        }
    }
}

/// The names of operators, as errors and declarations have them.
enum Operator {
    static let and = "_&&_"
    static let or = "_||_"
    static let not = "!_"
    static let negate = "-_"
    static let conditional = "_?_:_"
    static let index = "_[_]"
    static let optionalIndex = "_[?_]"
    static let optionalSelect = "_?._"
    static let contained = "@in"
    static let notStrictlyFalse = "@not_strictly_false"
    static let add = "_+_"
    static let equal = "_==_"
    static let notEqual = "_!=_"
}
