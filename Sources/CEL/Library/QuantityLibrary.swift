import ObjectTree

/// Amounts of resources: `quantity("500m")`.
enum QuantityLibrary {
    static let overloads: [Overload] =
        [
            Overload("string_to_quantity", "quantity", [.string], .quantity, cost: .text(argument: 0, times: 1)) {
                (arguments) throws(EvaluationError) in
                guard let quantity = Quantity(arguments[0].stringValue ?? "") else {
                    throw EvaluationError(
                        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
                }
                return .quantity(quantity)
            },
            Overload("is_quantity_string", "isQuantity", [.string], .bool, cost: .text(argument: 0, times: 1)) {
                .bool(Quantity($0[0].stringValue ?? "") != nil)
            },
            of("sign", .int) { .int($0.nanos.signum() == 0 ? 0 : $0.nanos > 0 ? 1 : -1) },
            of("isInteger", .bool) { .bool($0.isWhole) },
            Overload("quantity_get_int", method: "asInteger", [.quantity], .int) {
                (arguments) throws(EvaluationError) in
                guard case .quantity(let quantity) = arguments[0], quantity.isWhole else {
                    throw EvaluationError("cannot convert value to integer")
                }
                return .int(Int64(clamping: quantity.nanos / 1_000_000_000))
            },
            of("asApproximateFloat", .double) { .double(Double($0.nanos) / 1e9) },
            compare("isGreaterThan", .bool) { .bool($0 > 0) }, compare("isLessThan", .bool) { .bool($0 < 0) },
            compare("compareTo", .int) { .int(Int64($0)) },
        ] + [("add", Int128(1)), ("sub", -1)].flatMap(sums)

    private static func of(
        _ name: String, _ result: CELType, _ read: @escaping @Sendable (Quantity) -> CELValue
    ) -> Overload {
        Overload("quantity_\(name)", method: name, [.quantity], result) { (arguments) throws(EvaluationError) in
            guard case .quantity(let quantity) = arguments[0] else { throw .noSuchOverload }
            return read(quantity)
        }
    }

    private static func compare(
        _ name: String, _ result: CELType, _ read: @escaping @Sendable (Int) -> CELValue
    ) -> Overload {
        Overload("quantity_\(name)", method: name, [.quantity, .quantity], result) {
            (arguments) throws(EvaluationError) in
            guard case .quantity(let left) = arguments[0], case .quantity(let right) = arguments[1] else {
                throw .noSuchOverload
            }
            return read(CELValue.order(left, right))
        }
    }

    private static func sums(_ name: String, _ sign: Int128) -> [Overload] {
        [CELType.quantity, .int].map { type in
            Overload("quantity_\(name)_\(type)", method: name, [.quantity, type], .quantity) {
                (arguments) throws(EvaluationError) in
                guard case .quantity(let left) = arguments[0] else { throw .noSuchOverload }
                switch arguments[1] {
                case .quantity(let right):
                    return .quantity(Quantity(nanos: left.nanos + sign * right.nanos, format: left.format))
                case .int(let right):
                    return .quantity(
                        Quantity(nanos: left.nanos + sign * Int128(right) * 1_000_000_000, format: left.format))
                default: throw .noSuchOverload
                }
            }
        }
    }
}
