/// Runs steps, and counts what they cost.
struct Evaluation {
    /// What global variables stand for.
    let variables: [String: CELValue]
    /// Works out a variable of a policy: given what may still be spent, its value or error, and what that took.
    let lazy: Activation.Lazy?
    let limit: UInt64
    private(set) var cost: UInt64 = 0
    private var made = 0
    /// Variables of loops. An accumulator may hold an error, which a later turn can make good.
    private var slots: [Result<CELValue, EvaluationError>]
    private var kept: [(value: CELValue, cost: UInt64)?]

    init(_ activation: Activation, limit: UInt64, slots: Int, kept: Int) {
        variables = activation.variables
        lazy = activation.lazy
        self.limit = limit
        self.slots = Array(repeating: .success(.null), count: slots)
        self.kept = Array(repeating: nil, count: kept)
    }

    private mutating func spend(_ amount: UInt64) throws(EvaluationError) {
        let (sum, overflow) = cost.addingReportingOverflow(amount)
        cost = overflow ? .max : sum
        if cost > limit { throw .outOfBudget }
    }

    /// Notes bytes that were made, so that no expression fills the memory.
    private mutating func note(_ value: CELValue) throws(EvaluationError) {
        switch value {
        case .string(let text): made += text.utf8.count
        case .bytes(let bytes): made += bytes.count
        case .list(let list): made += list.count * 16
        default: return
        }
        if made > Limits.madeBytes { throw .outOfBudget }
    }

    mutating func run(_ step: Step) throws(EvaluationError) -> CELValue {
        switch step {
        case .constant(let value): return value
        case .local(let slot, let isFree):
            if !isFree { try spend(1) }
            return try slots[slot].get()
        case .global(let name, let isFree):
            if !isFree { try spend(1) }
            guard let value = variables[name] else { throw EvaluationError("no such attribute(s): \(name)") }
            return value
        case .lazy(let name, let isFree): return try runLazy(name, isFree)
        case .select(let operand, let field, let isRelative):
            let value = try run(operand)
            try spend(isRelative ? 2 : 1)
            return try Self.select(value, field)
        case .test(let operand, let field): return .bool(try Self.has(try run(operand), field))
        case .index(let operand, let key, let isRelative):
            let value = try run(operand)
            let index = try run(key)
            try spend(isRelative ? 2 : 1)
            return try Self.index(value, index)
        case .optionalIndex(let operand, let key, let isRelative): return try runOptional(operand, key, isRelative)
        case .kept(let place, let path): return try runKept(place, path)
        case .and(let left, let right): return try runLogical(left, right, decides: false)
        case .or(let left, let right): return try runLogical(left, right, decides: true)
        case .notStrictlyFalse(let operand): return try runNotStrictlyFalse(operand)
        case .conditional(let condition, let yes, let no):
            guard case .bool(let flag) = try run(condition) else { throw .noSuchOverload }
            return try run(flag ? yes : no)
        case .orValue(let operand, let other, let unwraps):
            guard case .optional(let inner) = try run(operand) else { throw .noSuchOverload }
            guard let inner else { return try run(other) }
            return unwraps ? inner : .optional(inner)
        case .call(let name, let operands, let overloads): return try runCall(name, operands, overloads)
        case .match(let operand, let expression, let overload, let pattern):
            let value = try run(operand)
            guard case .string(let text) = value else { throw .noSuchOverload }
            // Paid before: a long text and a long pattern take long.
            try spend(overload.cost.actual([value, pattern], .null))
            return .bool(expression.matches(text))
        case .member(let operand, let keys):
            let value = try run(operand)
            return .bool(MapKey(value).map(keys.contains) ?? false)
        case .list(let elements, let optional): return try runList(elements, optional)
        case .map(let entries): return try runMap(entries)
        case .message(let name, let entries): return try runMessage(name, entries)
        case .loop(let loop): return try run(loop)
        }
    }

    private mutating func runLazy(_ name: String, _ isFree: Bool) throws(EvaluationError) -> CELValue {
        try spend(isFree ? 1 : 2)
        guard let lazy else { throw EvaluationError("no such attribute(s): variables.\(name)") }
        let (result, spent) = lazy(name, limit - cost)
        try spend(spent)
        return try result.get()
    }

    private mutating func runKept(_ place: Int, _ path: Step) throws(EvaluationError) -> CELValue {
        if let (value, price) = kept[place] {
            try spend(price)
            return value
        }
        let before = cost
        let value = try run(path)
        kept[place] = (value, cost - before)
        return value
    }

    // MARK: - Members

    static func select(_ value: CELValue, _ field: String) throws(EvaluationError) -> CELValue {
        switch value {
        case .map(let map):
            guard let member = map.field(field) else { throw .noSuchKey(.string(field)) }
            return member
        case .optional(let inner):
            return .optional(
                try inner.flatMap { (inner) throws(EvaluationError) in
                    try optionalMember(inner, .string(field))
                })
        case .list: throw .unsupportedIndex("string")
        default: throw .noSuchKey(.string(field))
        }
    }

    /// What has no members has not this one.
    private static func has(_ value: CELValue, _ field: String) throws(EvaluationError) -> Bool {
        switch value {
        case .map(let map): return map.field(field) != nil
        case .optional(let inner):
            guard let inner else { return false }
            return try has(inner, field)
        case .list: throw .unsupportedIndex("string")
        default: return false
        }
    }

    private static func index(_ value: CELValue, _ key: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .list(let list):
            guard let index = wholeNumber(key) else {
                throw .unsupportedIndex(key.typeName)
            }
            guard index >= 0, index < list.count else { throw .outOfBounds(index) }
            return list[Int(index)]
        case .map(let map):
            guard MapKey(key) != nil else { throw .noSuchKey(key) }
            guard let member = map.member(key) else { throw .noSuchKey(key) }
            return member
        case .optional(let inner):
            return .optional(
                try inner.flatMap { (inner) throws(EvaluationError) in
                    try optionalMember(inner, key)
                })
        default: throw .noSuchKey(key)
        }
    }

    private static func wholeNumber(_ value: CELValue) -> Int64? {
        switch value {
        case .int(let number): number
        case .uint(let number): Int64(exactly: number)
        case .double(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// What is there, or nil.
    private static func optionalMember(_ value: CELValue, _ key: CELValue) throws(EvaluationError) -> CELValue? {
        switch (value, key) {
        case (.optional(let inner), _):
            guard let inner else { return nil }
            return try optionalMember(inner, key)
        case (.map(let map), .string(let name)) where map.objectName != nil: return map.field(name)
        case (.map(let map), _): return map.member(key)
        case (.list(let list), _):
            guard let index = wholeNumber(key) else {
                throw .unsupportedIndex(key.typeName)
            }
            return index >= 0 && index < list.count ? list[Int(index)] : nil
        default: return nil
        }
    }

    private mutating func runOptional(
        _ operand: Step, _ key: Step, _ isRelative: Bool
    ) throws(EvaluationError) -> CELValue {
        let value = try run(operand)
        let index = try run(key)
        try spend(isRelative ? 2 : 1)
        return .optional(try Self.optionalMember(value, index))
    }

    // MARK: - Logic

    /// A side that decides makes good what is wrong on the other.
    private mutating func runLogical(
        _ left: Step, _ right: Step, decides: Bool
    ) throws(EvaluationError) -> CELValue {
        let first = try attempt(left)
        if case .success(.bool(decides)) = first { return .bool(decides) }
        let second = try attempt(right)
        if case .success(.bool(decides)) = second { return .bool(decides) }
        guard case .bool = try first.get() else { throw .noSuchOverload }
        guard case .bool = try second.get() else { throw .noSuchOverload }
        return .bool(!decides)
    }

    /// An error as a value, unless the cost ran out.
    private mutating func attempt(_ step: Step) throws(EvaluationError) -> Result<CELValue, EvaluationError> {
        do {
            return .success(try run(step))
        } catch {
            if error.isOutOfBudget { throw error }
            return .failure(error)
        }
    }

    private mutating func runNotStrictlyFalse(_ operand: Step) throws(EvaluationError) -> CELValue {
        let result = try attempt(operand)
        try spend(1)
        if case .success(.bool(false)) = result { return .bool(false) }
        return .bool(true)
    }

    // MARK: - Calls

    private mutating func runCall(
        _ name: String, _ operands: [Step], _ overloads: [Overload]
    ) throws(EvaluationError) -> CELValue {
        if name == Operator.add, let sum = try runAppend(operands) { return sum }
        var arguments: [CELValue] = []
        arguments.reserveCapacity(operands.count)
        for (index, operand) in operands.enumerated() {
            do {
                arguments.append(try run(operand))
            } catch {
                try spendFailed(error, operands, index)
                throw error
            }
        }
        for overload in overloads where overload.fits(arguments) {
            // What depends on the result alone can only be paid afterwards.
            if case .result = overload.cost {
                let result = try overload.body(arguments)
                try note(result)
                try spend(overload.cost.actual(arguments, result))
                return result
            }
            try spend(overload.cost.actual(arguments, .null))
            let result = try overload.body(arguments)
            try note(result)
            return result
        }
        throw Self.noOverload(name, arguments, overloads)
    }

    /// A call with one or two operands costs something also when one of them fails: in cel-go errors are values.
    private mutating func spendFailed(
        _ error: EvaluationError, _ operands: [Step], _ index: Int
    ) throws(EvaluationError) {
        guard !error.isOutOfBudget, operands.count <= 2 else { return }
        if index + 1 < operands.count { _ = try attempt(operands[index + 1]) }
        try spend(1)
    }

    private static func noOverload(
        _ name: String, _ arguments: [CELValue], _ overloads: [Overload]
    ) -> EvaluationError {
        guard name.first?.isLetter == true else {
            // An operator: its left side has it, but not for this right side.
            let knows = arguments.first.map { first in
                overloads.contains { $0.parameters.first.map(first.fits) == true }
            }
            return knows == true && arguments.count == 2
                ? .noSuchOverload : EvaluationError("no such overload: \(name)")
        }
        return EvaluationError("no such overload: \(name)(\(arguments.map(\.typeName).joined(separator: ", ")))")
    }

    /// `@result + [x]`: the list that a loop makes grows in place.
    private mutating func runAppend(_ operands: [Step]) throws(EvaluationError) -> CELValue? {
        guard case .local(let slot, let isFree) = operands[0], case .list(let elements, let optional) = operands[1],
            elements.count == 1, optional.isEmpty, case .success(.list) = slots[slot]
        else { return nil }
        if !isFree { try spend(1) }
        let element = try run(elements[0])
        // The new list, and the sum.
        try spend(Self.listCost + 1)
        guard case .success(.list(var list)) = slots[slot] else { throw .noSuchOverload }
        slots[slot] = .success(.null)
        list.append(element)
        made += 16
        if made > Limits.madeBytes { throw .outOfBudget }
        return .list(list)
    }

    // MARK: - Literals

    private static let listCost: UInt64 = 10
    private static let mapCost: UInt64 = 30
    private static let messageCost: UInt64 = 40

    private mutating func runList(_ elements: [Step], _ optional: Set<Int>) throws(EvaluationError) -> CELValue {
        var values: [CELValue] = []
        values.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let value = try run(element)
            guard optional.contains(index) else {
                values.append(value)
                continue
            }
            guard case .optional(let inner) = value else { throw .noSuchOverload }
            if let inner { values.append(inner) }
        }
        try spend(Self.listCost)
        return .list(CELList(values))
    }

    private mutating func runEntries(
        _ entries: [Step.Entry], _ use: (CELValue, CELValue) throws(EvaluationError) -> Void
    ) throws(EvaluationError) {
        for entry in entries {
            let key = try run(entry.key)
            let value = try run(entry.value)
            if !entry.isOptional {
                try use(key, value)
            } else if case .optional(let inner) = value {
                if let inner { try use(key, inner) }
            } else {
                throw .noSuchOverload
            }
        }
    }

    private mutating func runMap(_ entries: [Step.Entry]) throws(EvaluationError) -> CELValue {
        var map = CELMap()
        try runEntries(entries) { (key, value) throws(EvaluationError) in
            guard MapKey(key) != nil else { throw EvaluationError("unsupported key type") }
            if !map.insert(key, value) { throw EvaluationError("Failed with repeated key") }
        }
        try spend(Self.mapCost)
        return .map(map)
    }

    private mutating func runMessage(_ name: String, _ entries: [Step.Entry]) throws(EvaluationError) -> CELValue {
        var fields: [(String, CELValue)] = []
        try runEntries(entries) { (key, value) throws(EvaluationError) in
            if case .string(let field) = key { fields.append((field, value)) }
        }
        try spend(Self.messageCost)
        return .map(CELMap(objectName: name, fields))
    }

    // MARK: - Loops

    private mutating func run(_ loop: Step.Loop) throws(EvaluationError) -> CELValue {
        let range = try run(loop.range)
        slots[loop.accumulator] = .success(try run(loop.initial))
        switch range {
        case .list(let list):
            for index in 0..<list.count {
                if loop.second == nil {
                    slots[loop.variable] = .success(list[index])
                } else {
                    slots[loop.variable] = .success(.int(Int64(index)))
                    slots[loop.variable + 1] = .success(list[index])
                }
                guard try turn(loop) else { break }
            }
        case .map(let map):
            for key in map.keys {
                slots[loop.variable] = .success(key)
                if loop.second != nil { slots[loop.variable + 1] = .success(map.member(key) ?? .null) }
                guard try turn(loop) else { break }
            }
        default: throw .noSuchOverload
        }
        return try run(loop.result)
    }

    /// One turn; false when the loop is over.
    private mutating func turn(_ loop: Step.Loop) throws(EvaluationError) -> Bool {
        if case .bool(false) = try run(loop.condition) { return false }
        switch loop.step {
        case .and, .or: slots[loop.accumulator] = try attempt(loop.step)
        default: slots[loop.accumulator] = .success(try run(loop.step))
        }
        return true
    }
}
