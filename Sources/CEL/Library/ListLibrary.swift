/// Kubernetes' methods of lists, and sets made of lists.
enum ListLibrary {
    static let overloads = ordered + places + sets

    private static let comparable: [CELType] = [.int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes]
    private static let summable: [CELType] = [.int, .uint, .double, .duration]

    private static func list(_ value: CELValue) throws(EvaluationError) -> CELList {
        guard case .list(let list) = value else { throw .noSuchOverload }
        return list
    }

    // MARK: - Order

    private static let ordered: [Overload] =
        comparable.flatMap { type in
            [
                Overload("list_\(type)_is_sorted", method: "isSorted", [.list(type)], .bool, cost: .traversal) {
                    (arguments) throws(EvaluationError) in
                    let values = try list(arguments[0]).values
                    for index in values.indices.dropFirst() {
                        guard let order = StandardLibrary.order(values[index - 1], values[index]) else {
                            throw .noSuchOverload
                        }
                        if order > 0 { return .bool(false) }
                    }
                    return .bool(true)
                },
                extreme("min", type) { $0 < 0 }, extreme("max", type) { $0 > 0 },
            ]
        }
        + summable.map { type in
            Overload("list_\(type)_sum", method: "sum", [.list(type)], type, cost: .traversal) {
                (arguments) throws(EvaluationError) in try sum(try list(arguments[0]).values, type)
            }
        }

    private static func extreme(
        _ name: String, _ type: CELType, _ isBetter: @escaping @Sendable (Int) -> Bool
    ) -> Overload {
        Overload("list_\(type)_\(name)", method: name, [.list(type)], type, cost: .traversal) {
            (arguments) throws(EvaluationError) in
            let values = try list(arguments[0]).values
            guard var best = values.first else { throw EvaluationError("\(name) called on empty list") }
            for value in values.dropFirst() {
                guard let order = StandardLibrary.order(value, best) else { throw .noSuchOverload }
                if isBetter(order) { best = value }
            }
            return best
        }
    }

    private static func sum(_ values: [CELValue], _ type: CELType) throws(EvaluationError) -> CELValue {
        guard var total = values.first else {
            switch type {
            case .uint: return .uint(0)
            case .double: return .double(0)
            case .duration: return .duration(CELDuration(nanoseconds: 0))
            default: return .int(0)
            }
        }
        let adders = StandardLibrary.arithmetic.filter { $0.function == Operator.add }
        for value in values.dropFirst() {
            guard let adder = adders.first(where: { $0.fits([total, value]) }) else { throw .noSuchOverload }
            total = try adder.body([total, value])
        }
        return total
    }

    // MARK: - Places

    private static let places: [Overload] = [
        Overload("list_a_index_of_int", method: "indexOf", [.list(.element), .element], .int, cost: .traversal) {
            (arguments) throws(EvaluationError) in
            let values = try list(arguments[0]).values
            return .int(Int64(values.firstIndex(of: arguments[1]) ?? -1))
        },
        Overload(
            "list_a_last_index_of_int", method: "lastIndexOf", [.list(.element), .element], .int, cost: .traversal
        ) {
            (arguments) throws(EvaluationError) in
            let values = try list(arguments[0]).values
            return .int(Int64(values.lastIndex(of: arguments[1]) ?? -1))
        },
    ]

    // MARK: - Sets

    private static let sets: [Overload] = [
        set("contains", 1) { left, right in right.values.allSatisfy(left.contains) },
        set("equivalent", 2) { left, right in
            right.values.allSatisfy(left.contains) && left.values.allSatisfy(right.contains)
        },
        set("intersects", 1) { left, right in left.values.contains(where: right.contains) },
    ]

    private static func set(
        _ name: String, _ factor: Double, _ holds: @escaping @Sendable (CELList, CELList) -> Bool
    ) -> Overload {
        let type = CELType.list(.element)
        return Overload("list_sets_\(name)_list", "sets.\(name)", [type, type], .bool, cost: .sets(factor)) {
            (arguments) throws(EvaluationError) in .bool(holds(try list(arguments[0]), try list(arguments[1])))
        }
    }
}
