extension StandardLibrary {
    static let comparisons: [Overload] =
        comparison("_<_", "less") { $0 < 0 } + comparison("_<=_", "less_equals") { $0 <= 0 }
        + comparison("_>_", "greater") { $0 > 0 } + comparison("_>=_", "greater_equals") { $0 >= 0 }

    private static let numbers: [(CELType, String)] = [(.int, "int64"), (.uint, "uint64"), (.double, "double")]
    private static let others: [(CELType, String, CallCost)] = [
        (.bool, "bool", .fixed(1)), (.string, "string", .shorter), (.bytes, "bytes", .shorter),
        (.timestamp, "timestamp", .fixed(1)), (.duration, "duration", .fixed(1)),
    ]

    private static func comparison(
        _ function: String, _ name: String, _ holds: @escaping @Sendable (Int) -> Bool
    ) -> [Overload] {
        let ordered = others.map { type, suffix, cost in
            Overload("\(name)_\(suffix)", function, [type, type], .bool, cost: cost) {
                (arguments) throws(EvaluationError) in
                guard let order = order(arguments[0], arguments[1]) else { throw .noSuchOverload }
                return .bool(holds(order))
            }
        }
        let mixed = numbers.flatMap { left in
            numbers.map { right in
                let suffix = left.1 == right.1 ? left.1 : "\(left.1)_\(right.1)"
                return Overload("\(name)_\(suffix)", function, [left.0, right.0], .bool) {
                    guard let order = CELValue.compareNumbers($0[0], $0[1]) else { return .bool(false) }
                    return .bool(holds(order))
                }
            }
        }
        return ordered + mixed
    }

    /// -1, 0 or 1; nil for values without an order between them.
    static func order(_ left: CELValue, _ right: CELValue) -> Int? {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): CELValue.order(left ? 1 : 0, right ? 1 : 0)
        case (.string(let left), .string(let right)): left.precedes(right) ? -1 : right.precedes(left) ? 1 : 0
        case (.bytes(let left), .bytes(let right)):
            left.lexicographicallyPrecedes(right) ? -1 : right.lexicographicallyPrecedes(left) ? 1 : 0
        case (.timestamp(let left), .timestamp(let right)): CELValue.order(left, right)
        case (.duration(let left), .duration(let right)): CELValue.order(left, right)
        default: CELValue.compareNumbers(left, right)
        }
    }
}
