import RegularExpressions

/// Turns an expression into steps.
struct Planner {
    private let functions: FunctionTable
    private let lazyRoot: String?
    /// Names of variables that have a dot in them.
    private let qualified: Set<String>
    private let variables: Set<String>
    private var slots: [String] = []
    private(set) var slotCount = 0
    private(set) var keptCount = 0
    private var loopDepth = 0

    init(_ functions: FunctionTable, _ environment: Environment) {
        self.functions = functions
        lazyRoot = environment.lazyRoot
        variables = Set(environment.variables.keys)
        qualified = Set(environment.variables.keys.filter { $0.contains(".") })
    }

    /// - Throws: `PlanningError` for constants that can't be used.
    mutating func plan(_ expression: Expression) throws(PlanningError) -> Step {
        let step = try planUnkept(expression)
        guard loopDepth > 0, Self.isGlobalPath(step) else { return step }
        keptCount += 1
        return .kept(keptCount - 1, step)
    }

    /// Whether a path begins at a global variable and every part of it is fixed.
    private static func isGlobalPath(_ step: Step) -> Bool {
        guard case .select(let operand, _, false) = step else { return false }
        if case .global = operand { return true }
        return isGlobalPath(operand)
    }

    private mutating func planUnkept(_ expression: Expression) throws(PlanningError) -> Step {
        switch expression.kind {
        case .literal(let value): return .constant(value)
        case .identifier(let name):
            if let slot = slots.lastIndex(of: name) { return .local(slot, isFree: false) }
            return global(name)
        case .select(let operand, let field, let isTest):
            if !isTest, let name = expression.qualifiedName, qualified.contains(name) || TypeNames.all[name] != nil {
                return global(name)
            }
            if !isTest, case .identifier(let name) = operand.kind, name == lazyRoot, !slots.contains(name) {
                return .lazy(field, isFree: false)
            }
            let inner = try planUnkept(operand)
            return isTest ? .test(inner, field: field) : .select(inner, field: field, isRelative: !inner.isPath)
        case .call(let name, let target, let arguments): return try planCall(name, target, arguments)
        case .list(let elements, let optional): return try folded(.list(try planAll(elements), optional: optional))
        case .map(let entries): return try folded(.map(try planEntries(entries)))
        case .message(let name, let entries): return .message(name, try planEntries(entries))
        case .comprehension(let loop): return try planLoop(loop)
        }
    }

    /// A variable, or the type of that name: a constant, which costs nothing.
    private func global(_ name: String) -> Step {
        guard !variables.contains(name), TypeNames.all[name] != nil else { return .global(name, isFree: false) }
        return .constant(.type(TypeNames.runtimeName(name)))
    }

    /// A literal of constants is a constant: it costs nothing, as in cel-go.
    private func folded(_ step: Step) throws(PlanningError) -> Step {
        let isConstant: Bool
        switch step {
        case .list(let elements, let optional): isConstant = optional.isEmpty && elements.allSatisfy(\.isConstant)
        case .map(let entries):
            isConstant = entries.allSatisfy { !$0.isOptional && $0.key.isConstant && $0.value.isConstant }
        case .call(let name, let operands, _):
            isConstant = Self.conversions.contains(name) && operands.count == 1 && operands[0].isConstant
        default: isConstant = false
        }
        guard isConstant else { return step }
        var evaluation = Evaluation(Activation(), limit: .max, slots: 0, kept: 0)
        do {
            return .constant(try evaluation.run(step))
        } catch {
            throw PlanningError(description: error.description)
        }
    }

    private static let conversions: Set = [
        "bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint",
    ]

    private mutating func planAll(_ expressions: [Expression]) throws(PlanningError) -> [Step] {
        var steps: [Step] = []
        for expression in expressions { steps.append(try plan(expression)) }
        return steps
    }

    private mutating func planEntries(_ entries: [Expression.Entry]) throws(PlanningError) -> [Step.Entry] {
        var steps: [Step.Entry] = []
        for entry in entries {
            steps.append(
                Step.Entry(key: try plan(entry.key), value: try plan(entry.value), isOptional: entry.isOptional))
        }
        return steps
    }

    private mutating func planLoop(_ loop: Expression.Comprehension) throws(PlanningError) -> Step {
        let range = try plan(loop.range)
        let initial = try plan(loop.initial)
        let outer = slots
        let accumulator = slots.count
        slots.append(loop.accumulator)
        // What comes behind the loop sees the accumulator, but not the variables.
        let result = try plan(loop.result)
        loopDepth += 1
        slots.append(loop.variable)
        if let second = loop.secondVariable { slots.append(second) }
        let condition = try plan(loop.condition)
        let step = try plan(loop.step)
        loopDepth -= 1
        slotCount = max(slotCount, slots.count)
        slots = outer
        return .loop(
            Step.Loop(
                range: range, variable: accumulator + 1, second: loop.secondVariable == nil ? nil : accumulator + 2,
                accumulator: accumulator, initial: initial, condition: condition, step: step, result: result))
    }

    private mutating func planCall(
        _ name: String, _ target: Expression?, _ arguments: [Expression]
    ) throws(PlanningError) -> Step {
        if let qualified = functions.qualified(name, target: target) {
            return .call(qualified, try planAll(arguments), functions.overloads(qualified, isMethod: false))
        }
        let operands = try planAll((target.map { [$0] } ?? []) + arguments)
        switch (name, operands.count) {
        case (Operator.and, 2): return .and(operands[0], operands[1])
        case (Operator.or, 2): return .or(operands[0], operands[1])
        case (Operator.notStrictlyFalse, 1): return .notStrictlyFalse(operands[0])
        case (Operator.conditional, 3):
            return .conditional(operands[0], operands[1].freed, operands[2].freed)
        case (Operator.index, 2):
            return .index(operands[0], operands[1].freed, isRelative: !operands[0].isPath)
        case (Operator.optionalIndex, 2), (Operator.optionalSelect, 2):
            return .optionalIndex(operands[0], operands[1].freed, isRelative: !operands[0].isPath)
        case ("orValue", 2): return .orValue(operands[0], operands[1], unwraps: true)
        case ("or", 2) where target != nil: return .orValue(operands[0], operands[1], unwraps: false)
        default: break
        }
        let overloads = functions.overloads(name, isMethod: target != nil)
        if name == "matches", operands.count == 2, let overload = overloads.first,
            case .constant(.string(let pattern)) = operands[1]
        {
            return .match(operands[0], try Self.compiled(pattern), overload, pattern: .string(pattern))
        }
        if name == "find" || name == "findAll", operands.count > 1, case .constant(.string(let text)) = operands[1] {
            // Compiled to be refused now and not later.
            _ = try Self.compiled(text)
        }
        if name == Operator.contained, let step = membership(operands) { return step }
        return try folded(.call(name, operands, overloads))
    }

    private static func compiled(_ pattern: String) throws(PlanningError) -> RegularExpression {
        do {
            return try RegularExpression(pattern)
        } catch {
            throw PlanningError(description: error.description)
        }
    }

    /// Looking for a value in a list of constants, which is a set then: it costs nothing but the value.
    private func membership(_ operands: [Step]) -> Step? {
        guard operands.count == 2, case .constant(.list(let list)) = operands[1] else { return nil }
        let keys = list.values.compactMap(MapKey.init)
        return keys.count == list.count ? .member(operands[0], Set(keys)) : nil
    }
}

/// Why an expression can't be made ready to run: a constant in it is wrong.
struct PlanningError: Error {
    let description: String
}
