/// What an expression can cost at most and at least, from the sizes that schemas allow: Kubernetes refuses rules by it.
struct CostEstimator {
    private let findings: Checker.Findings
    private let roots: [String: ObjectType]
    /// What variables of loops stand for.
    private var locals: [String: Shape] = [:]

    /// What is known of a value: its type in a schema, its size, and that of its elements.
    private struct Shape {
        var type: ObjectType?
        var size: Estimate?
        var element: Estimate?
        /// The elements' type.
        var elementType: ObjectType?
        var keySize: Estimate?
    }

    init(_ findings: Checker.Findings, _ roots: [String: ObjectType]) {
        self.findings = findings
        self.roots = roots
    }

    mutating func estimate(_ expression: Expression) -> Estimate { cost(expression).cost }

    private func type(_ expression: Expression) -> CELType { findings.types[expression.id] ?? .dyn }

    /// The size of a value: as its schema says, or 1 where its type has no size.
    private func size(_ shape: Shape, _ expression: Expression) -> Estimate {
        if let size = shape.size { return size }
        if let type = shape.type, Self.hasSize(type.type) { return Estimate(0, type.maxElements) }
        switch type(expression) {
        case .bool, .int, .uint, .double, .null, .duration, .timestamp, .type: return Estimate(1)
        default: return shape.type.map { Estimate(0, $0.maxElements) } ?? .unknown
        }
    }

    private static func hasSize(_ type: CELType) -> Bool {
        switch type {
        case .string, .bytes, .list, .map, .dyn: true
        default: false
        }
    }

    private mutating func cost(_ expression: Expression) -> (cost: Estimate, shape: Shape) {
        switch expression.kind {
        case .literal(let value): return (Estimate(0), Shape(size: Estimate(value.size)))
        case .identifier(let name):
            return (Estimate(1), locals[name] ?? Shape(type: roots[name], elementType: roots[name]?.element))
        case .select(let operand, let field, let isTest): return select(operand, field, isTest)
        case .call(let name, let target, let arguments): return call(expression, name, target, arguments)
        case .list(let elements, _): return list(elements)
        case .map(let entries):
            let sum = entries.reduce(Estimate(30)) { $0 + cost($1.key).cost + cost($1.value).cost }
            return (sum, Shape(size: Estimate(UInt64(entries.count))))
        case .message(_, let entries):
            return (entries.reduce(Estimate(40)) { $0 + cost($1.value).cost }, Shape())
        case .comprehension(let loop): return comprehension(loop)
        }
    }

    private mutating func select(
        _ operand: Expression, _ field: String, _ isTest: Bool
    ) -> (cost: Estimate, shape: Shape) {
        let inner = cost(operand)
        if isTest { return (inner.cost, Shape(size: Estimate(1))) }
        let member: ObjectType?
        if case .map = inner.shape.type?.type {
            member = inner.shape.type?.element
        } else {
            member = inner.shape.type?.fields[field]?.type
        }
        let price: UInt64
        switch type(operand) {
        case .map, .object, .parameter: price = 1
        default: price = 0
        }
        return (inner.cost + Estimate(price), Shape(type: member, elementType: member?.element))
    }

    private mutating func list(_ elements: [Expression]) -> (cost: Estimate, shape: Shape) {
        var sum = Estimate(10)
        var element: Estimate?
        for item in elements {
            let (price, shape) = cost(item)
            sum = sum + price
            let size = size(shape, item)
            element = element?.union(size) ?? size
        }
        let count = UInt64(elements.count)
        return (sum, Shape(size: Estimate(count), element: element ?? Estimate(0)))
    }

    // MARK: - Loops

    private mutating func comprehension(_ loop: Expression.Comprehension) -> (cost: Estimate, shape: Shape) {
        let range = cost(loop.range)
        let initial = cost(loop.initial)
        let outer = locals
        defer { locals = outer }
        let isBinding: Bool
        if case .literal(.bool(false)) = loop.condition.kind { isBinding = true } else { isBinding = false }
        locals[loop.accumulator] = initial.shape
        if isBinding {
            let result = cost(loop.result)
            return (range.cost + initial.cost + result.cost, result.shape)
        }
        declareVariables(loop, range.shape)
        let turn = cost(loop.condition).cost
        let step = cost(loop.step)
        locals[loop.variable] = outer[loop.variable]
        let result = cost(loop.result)
        let count = size(range.shape, loop.range)
        let sum = range.cost + initial.cost + result.cost + count * (step.cost + turn)
        switch loop.initial.kind {
        case .literal: return (sum, Shape(size: Estimate(1)))
        default: return (sum, Shape(size: count, element: step.shape.element, elementType: step.shape.elementType))
        }
    }

    private mutating func declareVariables(_ loop: Expression.Comprehension, _ range: Shape) {
        let element = Shape(type: range.elementType, size: range.element, elementType: range.elementType?.element)
        let isMap: Bool
        if case .map = type(loop.range) { isMap = true } else { isMap = false }
        // Keys have no bound of their own beyond that of a request.
        let key = Shape(size: isMap ? Estimate(0, Limits.requestBytes) : Estimate(1))
        if let second = loop.secondVariable {
            locals[loop.variable] = key
            locals[second] = element
        } else {
            locals[loop.variable] = isMap ? key : element
        }
    }

    // MARK: - Calls

    private mutating func call(
        _ expression: Expression, _ name: String, _ target: Expression?, _ arguments: [Expression]
    ) -> (cost: Estimate, shape: Shape) {
        let isQualified = target != nil && Environment.functions.qualified(name, target: target) != nil
        let operands = (isQualified ? [] : target.map { [$0] } ?? []) + arguments
        let parts = operands.map { cost($0) }
        let costs = parts.map(\.cost)
        let sum = costs.reduce(Estimate(0), +)
        let shapes = parts.map(\.shape)
        switch name {
        case Operator.and, Operator.or: return (Estimate(costs[0].least, sum.most), Shape(size: Estimate(1)))
        case Operator.conditional:
            let sizes = size(shapes[1], operands[1]).union(size(shapes[2], operands[2]))
            let element = shapes[1].element.map { one in shapes[2].element.map { one.union($0) } ?? one }
            let shape = Shape(size: sizes, element: element ?? shapes[2].element, elementType: shapes[1].elementType)
            return (costs[0] + costs[1].union(costs[2]), shape)
        case Operator.index, Operator.optionalIndex:
            let element = shapes[0].elementType
            return (sum + Estimate(1), Shape(type: element, size: shapes[0].element, elementType: element?.element))
        case Operator.optionalSelect:
            guard case .literal(.string(let field)) = operands[1].kind else { return (sum + Estimate(1), Shape()) }
            let found = select(operands[0], field, false)
            return (found.cost, found.shape)
        case "dyn": return (sum + Estimate(1), shapes[0])
        default: break
        }
        let sizes = zip(shapes, operands).map { size($0, $1) }
        var price: Estimate?
        for overload in findings.overloads[expression.id] ?? [] {
            let one = overload.cost.estimated(sizes, shapes.first?.element ?? elementSize(shapes.first), overload)
            price = price?.union(one) ?? one
        }
        return (sum + (price ?? Estimate(1)), result(name, expression, sizes, shapes))
    }

    private func elementSize(_ shape: Shape?) -> Estimate? {
        guard let type = shape?.elementType else { return nil }
        switch type.type {
        case .string, .bytes: return Estimate(0, type.maxElements)
        default: return nil
        }
    }

    /// How large the result of a call can be.
    private func result(_ name: String, _ expression: Expression, _ sizes: [Estimate], _ shapes: [Shape]) -> Shape {
        switch (name, sizes.count) {
        case (Operator.add, 2):
            let element = shapes[0].element.map { one in shapes[1].element.map { one.union($0) } ?? one }
            switch type(expression) {
            case .string, .bytes, .list, .dyn:
                return Shape(size: sizes[0] + sizes[1], element: element ?? shapes[1].element)
            default: return Shape(size: Estimate(1))
            }
        case ("lowerAscii", _), ("upperAscii", _), ("substring", _), ("trim", _): return Shape(size: sizes[0])
        case ("replace", 3...): return Shape(size: Self.replaced(sizes))
        case ("split", _), ("find", _):
            return Shape(size: Estimate(0, sizes[0].most), element: Estimate(0, sizes[0].most))
        case ("findAll", _): return Shape(size: Estimate(0, sizes[0].most), element: Estimate(0, sizes[0].most))
        case ("join", _):
            let element = shapes[0].element ?? elementSize(shapes[0]) ?? .unknown
            let gaps = Estimate(sizes[0].least > 0 ? sizes[0].least - 1 : 0, sizes[0].most > 0 ? sizes[0].most - 1 : 0)
            return Shape(size: sizes[0] * element + (sizes.count > 1 ? sizes[1] * gaps : Estimate(0)))
        case ("bytes", _): return Shape(size: Estimate(sizes[0].least, Estimate(sizes[0].most).scaled(by: 4).most))
        case ("string", _):
            guard case .bytes? = findings.overloads[expression.id]?.first?.parameters.first else { return Shape() }
            return Shape(size: Estimate(sizes[0].least / 4, sizes[0].most))
        case ("format", 2): return Shape(size: sizes[0] + sizes[1])
        default: return Shape()
        }
    }

    /// The longest result comes of replacing the shortest parts by the longest ones.
    private static func replaced(_ sizes: [Estimate]) -> Estimate {
        let (text, old, new) = (sizes[0], sizes[1], sizes[2])
        var most = Estimate(text.most)
        if old.least == 0 {
            most = Estimate(text.most) * Estimate(new.most) + Estimate(text.most) + Estimate(new.most)
        } else if new.most > old.least {
            most = Estimate((max(text.most, 1) - 1) / old.least + 1) * Estimate(new.most)
        }
        return Estimate(0, most.most)
    }
}

extension CallCost {
    /// - Parameters:
    ///   - sizes: of the arguments.
    ///   - element: of the texts in a list that is looked through.
    func estimated(_ sizes: [Estimate], _ element: Estimate?, _ overload: Overload) -> Estimate {
        switch self {
        case .fixed(let cost): return Estimate(cost)
        case .text(let index, let times): return sizes[index].scaled(by: Self.textFactor * times)
        case .result:
            return (sizes[0] * (element ?? .unknown) + (sizes.count > 1 ? sizes[1] * sizes[0] : Estimate(0)))
                .scaled(by: Self.textFactor)
        case .shorter:
            let most = min(sizes[0].most, sizes[1].most)
            return Estimate(most > 0 ? 1 : 0, most).scaled(by: Self.textFactor)
        case .both: return (sizes[0] + sizes[1]).scaled(by: Self.textFactor)
        case .product: return sizes[0].scaled(by: Self.textFactor) * sizes[1].scaled(by: Self.textFactor)
        case .pattern(let text, let pattern):
            let reading = (sizes[text] + Estimate(1)).scaled(by: Self.textFactor)
            return reading * sizes[pattern].scaled(by: Self.patternFactor)
        case .knownPattern(let text):
            let longest = UInt64(NamedFormat.all.values.map(\.patternLength).max() ?? 1)
            return sizes[text].scaled(by: Self.textFactor) * Estimate(1, longest).scaled(by: Self.patternFactor)
        case .elements(let index): return sizes[index]
        case .traversal:
            if overload.parameters[0] == .string { return sizes[0].scaled(by: Self.textFactor) }
            let each = Estimate(1) + (element?.scaled(by: Self.textFactor) ?? Estimate(0))
            return sizes[0] * each
        case .sets(let factor): return Estimate(1) + (sizes[0] * sizes[1]).scaled(by: factor)
        case .addresses(let parses, let isBlock):
            let bytes = Estimate(4, 16)
            var cost = (bytes + bytes).scaled(by: Self.textFactor)
            if isBlock { cost = cost + bytes.scaled(by: Self.textFactor) + Estimate(1) }
            return parses ? cost + sizes[1].scaled(by: Self.textFactor) : cost
        }
    }
}
