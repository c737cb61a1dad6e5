/// Macros: what looks like a method but takes names and unevaluated expressions.
extension Parser {
    static let accumulator = "@result"
    private static let unused = "#unused"

    /// The expansion of a call; nil when it is an ordinary one.
    mutating func expandMacro(
        _ name: String, target: Expression?, _ arguments: [Expression], offset: Int
    ) throws(SourceError) -> Expression? {
        guard let target else { return name == "has" && arguments.count == 1 ? try has(arguments[0], offset) : nil }
        switch (name, arguments.count) {
        case ("all", 2), ("exists", 2), ("exists_one", 2), ("existsOne", 2):
            return try quantifier(name, target, arguments[...], predicate: arguments[1], offset)
        case ("all", 3), ("exists", 3), ("existsOne", 3), ("exists_one", 3):
            return try quantifier(name, target, arguments[...], predicate: arguments[2], offset)
        case ("map", 2), ("map", 3): return try map(target, arguments, offset)
        case ("filter", 2):
            return try collect(target, arguments[...0], offset, where: arguments[1], arguments[0])
        case ("transformList", 3), ("transformList", 4):
            return try collect(
                target, arguments[...1], offset, where: arguments.count == 4 ? arguments[2] : nil,
                arguments[arguments.count - 1])
        case ("transformMap", 3), ("transformMap", 4), ("transformMapEntry", 3), ("transformMapEntry", 4):
            return try transformMap(name, target, arguments, offset)
        case ("optMap", 2), ("optFlatMap", 2): return try optionalMap(name, target, arguments, offset)
        case ("bind", 3):
            guard case .identifier("cel") = target.kind else { return nil }
            return try bind(arguments, offset)
        default: return nil
        }
    }

    // MARK: - Building

    private mutating func name(_ name: String, _ offset: Int) throws(SourceError) -> Expression {
        try make(offset, .identifier(name))
    }

    private mutating func call(_ function: String, _ offset: Int, _ arguments: Expression...) throws(SourceError)
        -> Expression
    {
        try make(offset, .call(function, target: nil, arguments))
    }

    private mutating func literal(_ value: CELValue, _ offset: Int) throws(SourceError) -> Expression {
        try make(offset, .literal(value))
    }

    /// The names of a loop, which have to be simple and different.
    private func variables(_ arguments: ArraySlice<Expression>) throws(SourceError) -> [String] {
        var names: [String] = []
        for argument in arguments {
            guard case .identifier(let name) = argument.kind else {
                throw SourceError(offset: argument.offset, "argument must be a simple name")
            }
            if name == Self.accumulator || name == "__result__" {
                throw SourceError(offset: argument.offset, "iteration variable overwrites accumulator variable")
            }
            if names.contains(name) {
                throw SourceError(offset: argument.offset, "duplicate variable name: \(name)")
            }
            names.append(name)
        }
        return names
    }

    private mutating func loop(
        _ range: Expression, _ names: [String], _ offset: Int, initial: Expression, condition: Expression,
        step: Expression, result: Expression
    ) throws(SourceError) -> Expression {
        let loop = Expression.Comprehension(
            range: range, variable: names[0], secondVariable: names.count > 1 ? names[1] : nil,
            accumulator: Self.accumulator, initial: initial, condition: condition, step: step, result: result)
        return try make(offset, .comprehension(loop))
    }

    // MARK: - Macros

    private mutating func has(_ argument: Expression, _ offset: Int) throws(SourceError) -> Expression {
        switch argument.kind {
        case .select(let operand, let field, false):
            return try make(offset, .select(operand, field: field, isTest: true))
        default: throw SourceError(offset: argument.offset, "invalid argument to has() macro")
        }
    }

    private mutating func quantifier(
        _ macro: String, _ range: Expression, _ arguments: ArraySlice<Expression>, predicate: Expression, _ offset: Int
    ) throws(SourceError) -> Expression {
        let names = try variables(arguments.dropLast())
        let result = try name(Self.accumulator, offset)
        switch macro {
        case "all":
            return try loop(
                range, names, offset, initial: literal(.bool(true), offset),
                condition: call(Operator.notStrictlyFalse, offset, result),
                step: call(Operator.and, offset, result, predicate), result: result)
        case "exists":
            let open = try call(Operator.not, offset, result)
            return try loop(
                range, names, offset, initial: literal(.bool(false), offset),
                condition: call(Operator.notStrictlyFalse, offset, open),
                step: call(Operator.or, offset, result, predicate), result: result)
        default:
            let one = try literal(.int(1), offset)
            let more = try call(Operator.add, offset, result, one)
            return try loop(
                range, names, offset, initial: literal(.int(0), offset), condition: literal(.bool(true), offset),
                step: call(Operator.conditional, offset, predicate, more, result),
                result: call(Operator.equal, offset, result, one))
        }
    }

    private mutating func map(
        _ range: Expression, _ arguments: [Expression], _ offset: Int
    ) throws(SourceError) -> Expression {
        try collect(
            range, arguments[...0], offset, where: arguments.count == 3 ? arguments[1] : nil,
            arguments[arguments.count - 1])
    }

    /// A list of what each turn gives, of those turns where the filter says yes.
    private mutating func collect(
        _ range: Expression, _ names: ArraySlice<Expression>, _ offset: Int, where filter: Expression?,
        _ element: Expression
    ) throws(SourceError) -> Expression {
        let names = try variables(names)
        let result = try name(Self.accumulator, offset)
        let single = try make(offset, .list([element], optional: []))
        var step = try call(Operator.add, offset, result, single)
        if let filter { step = try call(Operator.conditional, offset, filter, step, result) }
        return try loop(
            range, names, offset, initial: make(offset, .list([], optional: [])),
            condition: literal(.bool(true), offset), step: step, result: result)
    }

    private mutating func transformMap(
        _ macro: String, _ range: Expression, _ arguments: [Expression], _ offset: Int
    ) throws(SourceError) -> Expression {
        let names = try variables(arguments[...1])
        let result = try name(Self.accumulator, offset)
        let value = arguments[arguments.count - 1]
        var step: Expression
        if macro == "transformMap" {
            let key = try name(names[0], offset)
            step = try call("cel.@mapInsert", offset, result, key, value)
        } else {
            step = try call("cel.@mapInsert", offset, result, value)
        }
        if arguments.count == 4 { step = try call(Operator.conditional, offset, arguments[2], step, result) }
        return try loop(
            range, names, offset, initial: make(offset, .map([])), condition: literal(.bool(true), offset), step: step,
            result: result)
    }

    /// `target.hasValue() ? optional.of(bind(name, target.value(), expression)) : optional.none()`
    private mutating func optionalMap(
        _ macro: String, _ target: Expression, _ arguments: [Expression], _ offset: Int
    ) throws(SourceError) -> Expression {
        let names = try variables(arguments[..<1])
        let hasValue = try make(offset, .call("hasValue", target: target, []))
        let value = try make(offset, .call("value", target: target, []))
        let bound = try bindValue(names[0], value, arguments[1], offset)
        let some = macro == "optMap" ? try call("optional.of", offset, bound) : bound
        return try call(Operator.conditional, offset, hasValue, some, call("optional.none", offset))
    }

    private mutating func bind(_ arguments: [Expression], _ offset: Int) throws(SourceError) -> Expression {
        let names = try variables(arguments[..<1])
        return try bindValue(names[0], arguments[1], arguments[2], offset)
    }

    /// A loop over nothing, whose accumulator is the name.
    private mutating func bindValue(
        _ name: String, _ value: Expression, _ body: Expression, _ offset: Int
    ) throws(SourceError) -> Expression {
        let loop = Expression.Comprehension(
            range: try make(offset, .list([], optional: [])), variable: Self.unused, secondVariable: nil,
            accumulator: name, initial: value, condition: try literal(.bool(false), offset),
            step: try self.name(name, offset), result: body)
        return try make(offset, .comprehension(loop))
    }
}
