import RegularExpressions

/// An expression made ready to run: names are slots, functions are found, patterns are compiled.
indirect enum Step: Sendable {
    case constant(CELValue)
    /// A variable of a loop. A free one costs nothing: cel-go does not see it as a step.
    case local(Int, isFree: Bool)
    case global(String, isFree: Bool)
    /// A variable of a policy, which is worked out when it is first needed.
    case lazy(String, isFree: Bool)
    case select(Step, field: String, isRelative: Bool)
    case test(Step, field: String)
    case index(Step, Step, isRelative: Bool)
    /// `a.?b` and `a[?b]`.
    case optionalIndex(Step, Step, isRelative: Bool)
    /// A path from a global variable, whose value is kept: it does not change while a loop runs.
    case kept(Int, Step)
    case and(Step, Step)
    case or(Step, Step)
    case notStrictlyFalse(Step)
    case conditional(Step, Step, Step)
    case orValue(Step, Step, unwraps: Bool)
    case call(String, [Step], [Overload])
    case match(Step, RegularExpression, Overload, pattern: CELValue)
    /// Whether a value is among constants.
    case member(Step, Set<MapKey>)
    case list([Step], optional: Set<Int>)
    case map([Entry])
    case message(String, [Entry])
    case loop(Loop)

    struct Entry: Sendable {
        let key: Step
        let value: Step
        let isOptional: Bool
    }

    struct Loop: Sendable {
        let range: Step
        /// Slots; the second is of a loop over keys and values.
        let variable: Int
        let second: Int?
        let accumulator: Int
        let initial: Step
        let condition: Step
        let step: Step
        let result: Step
    }

    var isConstant: Bool { if case .constant = self { true } else { false } }

    /// Whether it is a path from a variable, to which cel-go adds qualifiers.
    var isPath: Bool {
        switch self {
        case .local, .global, .lazy, .select, .index, .optionalIndex, .kept: true
        default: false
        }
    }

    /// The same path, whose beginning costs nothing.
    var freed: Step {
        switch self {
        case .local(let slot, _): .local(slot, isFree: true)
        case .global(let name, _): .global(name, isFree: true)
        case .lazy(let name, _): .lazy(name, isFree: true)
        case .select(let operand, let field, let isRelative):
            isRelative ? self : .select(operand.freed, field: field, isRelative: false)
        case .index(let operand, let key, let isRelative):
            isRelative ? self : .index(operand.freed, key, isRelative: false)
        case .kept(let place, let path): .kept(place, path.freed)
        default: self
        }
    }
}
