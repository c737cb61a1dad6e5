/// Finds out the type of every part of an expression, and what does not fit.
struct Checker {
    /// What is known of an expression once it is checked, by the numbers of its parts.
    struct Findings: Sendable {
        var types: [Int: CELType] = [:]
        /// The forms of functions that may be meant.
        var overloads: [Int: [Overload]] = [:]
    }

    private let environment: Environment
    private var relations = TypeRelations()
    private var findings = Findings()
    private var errors: [SourceError] = []
    private var locals: [(name: String, type: CELType)] = []

    private init(_ environment: Environment) { self.environment = environment }

    /// - Throws: all that is wrong.
    static func check(
        _ expression: Expression, source: String, _ environment: Environment
    ) throws(CompilationError) -> Findings {
        var checker = Checker(environment)
        _ = checker.type(of: expression)
        guard checker.errors.isEmpty else {
            throw CompilationError(source: source, Array(checker.errors.prefix(Limits.errors)))
        }
        let relations = checker.relations
        checker.findings.types = checker.findings.types.mapValues { relations.resolved($0, isFinal: true) }
        return checker.findings
    }

    private mutating func report(_ expression: Expression, _ message: String) -> CELType {
        errors.append(SourceError(offset: expression.offset, message))
        return TypeRelations.broken
    }

    private mutating func undeclared(_ name: String, _ expression: Expression) -> CELType {
        report(expression, "undeclared reference to '\(name)' (in container '')")
    }

    private mutating func type(of expression: Expression) -> CELType {
        let type = find(expression)
        findings.types[expression.id] = type
        return type
    }

    private mutating func find(_ expression: Expression) -> CELType {
        switch expression.kind {
        case .literal(let value): return Self.literal(value)
        case .identifier(let name): return named(name) ?? undeclared(name, expression)
        case .select(let operand, let field, let isTest): return select(expression, operand, field, isTest)
        case .call(let name, let target, let arguments): return call(expression, name, target, arguments)
        case .list(let elements, let optional): return list(elements, optional, isMixed: false)
        case .map(let entries): return map(entries)
        case .message(let name, let entries): return message(expression, name, entries)
        case .comprehension(let loop): return comprehension(loop)
        }
    }

    private static func literal(_ value: CELValue) -> CELType {
        switch value {
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        default: .null
        }
    }

    private func named(_ name: String) -> CELType? {
        if let local = locals.last(where: { $0.name == name }) { return local.type }
        return environment.variables[name] ?? TypeNames.all[name].map(CELType.type)
    }

    // MARK: - Members

    private mutating func select(
        _ expression: Expression, _ operand: Expression, _ field: String, _ isTest: Bool
    ) -> CELType {
        if let name = expression.qualifiedName {
            if let type = TypeNames.all[name] { return .type(type) }
            if let type = environment.variables[name] { return type }
        }
        let result = member(of: type(of: operand), field, expression)
        return isTest ? .bool : result
    }

    private mutating func member(of type: CELType, _ field: String, _ expression: Expression) -> CELType {
        switch relations.resolved(type) {
        case .dyn, TypeRelations.broken: return .dyn
        case .map(_, let value): return value
        case .optional(let inner): return .optional(member(of: inner, field, expression))
        case .parameter:
            _ = relations.fits(type, .dyn)
            return .dyn
        case .object(let name):
            guard let object = environment.objectTypes[name] else { return .dyn }
            if let declared = object.fields[field] { return declared.type.type }
            return report(expression, "undefined field '\(field)'")
        case let other: return report(expression, "type '\(other)' does not support field selection")
        }
    }

    // MARK: - Calls

    /// Forms that the evaluator has steps of their own for.
    private static let special = FunctionTable([
        Overload("logical_and", Operator.and, [.bool, .bool], .bool) { $0[0] },
        Overload("logical_or", Operator.or, [.bool, .bool], .bool) { $0[0] },
        Overload("not_strictly_false", Operator.notStrictlyFalse, [.bool], .bool) { $0[0] },
        Overload("conditional", Operator.conditional, [.bool, .element, .element], .element) { $0[1] },
        Overload("index_list", Operator.index, [.list(.element), .int], .element) { $0[0] },
        Overload("index_map", Operator.index, [.map(.element, .other), .element], .other) { $0[0] },
        Overload("optional_list_index_int", Operator.index, [.optional(.list(.element)), .int], .optional(.element)) {
            $0[0]
        },
        Overload(
            "optional_map_index_value", Operator.index, [.optional(.map(.element, .other)), .element],
            .optional(.other)
        ) { $0[0] },
        Overload("list_optindex_optional_int", Operator.optionalIndex, [.list(.element), .int], .optional(.element)) {
            $0[0]
        },
        Overload(
            "map_optindex_optional_value", Operator.optionalIndex, [.map(.element, .other), .element],
            .optional(.other)
        ) { $0[0] },
        Overload(
            "optional_list_optindex_optional_int", Operator.optionalIndex, [.optional(.list(.element)), .int],
            .optional(.element)
        ) { $0[0] },
        Overload(
            "optional_map_optindex_optional_value", Operator.optionalIndex,
            [.optional(.map(.element, .other)), .element], .optional(.other)
        ) { $0[0] },
    ])

    private mutating func call(
        _ expression: Expression, _ name: String, _ target: Expression?, _ arguments: [Expression]
    ) -> CELType {
        if name == Operator.optionalSelect, arguments.count == 2 { return optionalSelect(expression, arguments) }
        let functions = Environment.functions
        if let qualified = functions.qualified(name, target: target) {
            let types = arguments.map { type(of: $0) }
            return resolve(expression, qualified, functions.overloads(qualified, isMethod: false), types, false)
        }
        var types = target.map { [type(of: $0)] } ?? []
        for argument in arguments {
            // What is formatted may be of different types.
            if name == "format", case .list(let elements, let optional) = argument.kind {
                findings.types[argument.id] = list(elements, optional, isMixed: true)
                types.append(findings.types[argument.id] ?? .dyn)
            } else {
                types.append(type(of: argument))
            }
        }
        let isMethod = target != nil
        let overloads =
            functions.overloads(name, isMethod: isMethod)
            + (isMethod ? [] : Self.special.overloads(name, isMethod: false))
        if overloads.isEmpty, !functions.contains(name) { return undeclared(name, expression) }
        return resolve(expression, name, overloads, types, isMethod)
    }

    private mutating func resolve(
        _ expression: Expression, _ name: String, _ overloads: [Overload], _ types: [CELType], _ isMethod: Bool
    ) -> CELType {
        var result: CELType?
        for overload in overloads where overload.parameters.count == types.count {
            let signature = relations.instance(of: overload.parameters + [overload.result])
            guard relations.fit(types, signature) else { continue }
            findings.overloads[expression.id, default: []].append(overload)
            let found = relations.resolved(signature[signature.count - 1])
            if let known = result, known != found { result = .dyn } else { result = found }
        }
        if let result { return result }
        let given = types.map { "\(relations.resolved($0, isFinal: true))" }
        let text =
            isMethod
            ? "\(given[0]).(\(given.dropFirst().joined(separator: ", ")))" : "(\(given.joined(separator: ", ")))"
        return report(expression, "found no matching overload for '\(name)' applied to '\(text)'")
    }

    private mutating func optionalSelect(_ expression: Expression, _ arguments: [Expression]) -> CELType {
        let operand = type(of: arguments[0])
        guard case .literal(.string(let field)) = arguments[1].kind else { return .optional(.dyn) }
        let found = member(of: operand, field, expression)
        if case .optional = relations.resolved(found) { return found }
        return .optional(found)
    }

    // MARK: - Literals

    private mutating func list(_ elements: [Expression], _ optional: Set<Int>, isMixed: Bool) -> CELType {
        var common: CELType?
        for (index, element) in elements.enumerated() {
            let type = unwrapped(type(of: element), element, isOptional: optional.contains(index))
            common = joined(common, type, element, isMixed: isMixed)
        }
        return .list(common ?? relations.fresh())
    }

    private mutating func unwrapped(_ type: CELType, _ expression: Expression, isOptional: Bool) -> CELType {
        guard isOptional else { return type }
        switch relations.resolved(type) {
        case .optional(let inner): return inner
        case .dyn: return .dyn
        case let other:
            return report(expression, "expected type 'optional_type(\(other))' but found '\(other)'")
        }
    }

    /// Elements of a literal have one type.
    private mutating func joined(
        _ common: CELType?, _ type: CELType, _ expression: Expression, isMixed: Bool
    ) -> CELType {
        guard let common else { return type }
        if relations.fits(type, common) { return relations.resolved(common) == .dyn ? .dyn : common }
        if isMixed { return .dyn }
        let (wanted, found) = (relations.resolved(common, isFinal: true), relations.resolved(type, isFinal: true))
        return report(expression, "expected type '\(wanted)' but found '\(found)'")
    }

    private mutating func map(_ entries: [Expression.Entry]) -> CELType {
        var key: CELType?
        var value: CELType?
        for entry in entries {
            key = joined(key, type(of: entry.key), entry.key, isMixed: false)
            let found = unwrapped(type(of: entry.value), entry.value, isOptional: entry.isOptional)
            value = joined(value, found, entry.value, isMixed: false)
        }
        return .map(key ?? relations.fresh(), value ?? relations.fresh())
    }

    private mutating func message(_ expression: Expression, _ name: String, _ entries: [Expression.Entry]) -> CELType {
        for entry in entries { _ = type(of: entry.value) }
        let isKnown = name == "Object" || name.hasPrefix("Object.") || name == "JSONPatch"
        guard environment.allowsMessages, isKnown else { return undeclared(name, expression) }
        return .object(name)
    }

    // MARK: - Loops

    private mutating func comprehension(_ loop: Expression.Comprehension) -> CELType {
        let range = relations.resolved(type(of: loop.range))
        let accumulator = type(of: loop.initial)
        let (first, second) = variables(range, loop)
        locals.append((loop.accumulator, accumulator))
        locals.append((loop.variable, first))
        if let name = loop.secondVariable { locals.append((name, second)) }
        expect(.bool, loop.condition)
        expect(accumulator, loop.step)
        locals.removeLast(loop.secondVariable == nil ? 1 : 2)
        let result = type(of: loop.result)
        locals.removeLast()
        return result
    }

    private mutating func expect(_ wanted: CELType, _ expression: Expression) {
        let found = type(of: expression)
        guard !relations.fits(found, wanted) else { return }
        let (wanted, given) = (relations.resolved(wanted, isFinal: true), relations.resolved(found, isFinal: true))
        _ = report(expression, "expected type '\(wanted)' but found '\(given)'")
    }

    private mutating func variables(_ range: CELType, _ loop: Expression.Comprehension) -> (CELType, CELType) {
        let isPair = loop.secondVariable != nil
        switch range {
        case .list(let element): return isPair ? (.int, element) : (element, .dyn)
        case .map(let key, let value): return (key, value)
        case .dyn, TypeRelations.broken, .parameter: return (.dyn, .dyn)
        default:
            let rule = "(must be list, map, or dynamic)"
            _ = report(loop.range, "expression of type '\(range)' cannot be range of a comprehension \(rule)")
            return (TypeRelations.broken, TypeRelations.broken)
        }
    }
}
