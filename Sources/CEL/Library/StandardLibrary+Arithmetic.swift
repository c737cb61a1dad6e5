import ObjectTree

extension StandardLibrary {
    static let arithmetic =
        sums + products + [
            Overload("negate_int64", Operator.negate, [.int], .int) { (arguments) throws(EvaluationError) in
                try integers(arguments + arguments) { first, _ in Int64(0).subtractingReportingOverflow(first) }
            },
            Overload("negate_double", Operator.negate, [.double], .double) { doubles($0 + $0) { first, _ in -first } },
        ]

    private static let sums: [Overload] = [
        integer("add_int64", "_+_") { $0.addingReportingOverflow($1) },
        unsigned("add_uint64", "_+_") { $0.addingReportingOverflow($1) },
        double("add_double", "_+_") { $0 + $1 },
        Overload("add_string", "_+_", [.string, .string], .string, cost: .both) {
            .string(($0[0].stringValue ?? "") + ($0[1].stringValue ?? ""))
        },
        Overload("add_bytes", "_+_", [.bytes, .bytes], .bytes, cost: .both) { (arguments) throws(EvaluationError) in
            guard case .bytes(let left) = arguments[0], case .bytes(let right) = arguments[1] else {
                throw .noSuchOverload
            }
            return .bytes(left + right)
        },
        Overload("add_list", "_+_", [.list(.element), .list(.element)], .list(.element)) {
            (arguments) throws(EvaluationError) in
            guard case .list(let left) = arguments[0], case .list(let right) = arguments[1] else {
                throw .noSuchOverload
            }
            return .list(left.adding(right))
        },
        Overload("add_duration_duration", "_+_", [.duration, .duration], .duration) {
            (arguments) throws(EvaluationError) in
            try spans(arguments[0], arguments[1]) { $0.addingReportingOverflow($1) }
        },
        Overload("add_timestamp_duration", "_+_", [.timestamp, .duration], .timestamp) {
            (arguments) throws(EvaluationError) in try moment(arguments[0], plus: arguments[1], sign: 1)
        },
        Overload("add_duration_timestamp", "_+_", [.duration, .timestamp], .timestamp) {
            (arguments) throws(EvaluationError) in try moment(arguments[1], plus: arguments[0], sign: 1)
        },
        integer("subtract_int64", "_-_") { $0.subtractingReportingOverflow($1) },
        unsigned("subtract_uint64", "_-_") { $0.subtractingReportingOverflow($1) },
        double("subtract_double", "_-_") { $0 - $1 },
        Overload("subtract_duration_duration", "_-_", [.duration, .duration], .duration) {
            (arguments) throws(EvaluationError) in
            try spans(arguments[0], arguments[1]) { $0.subtractingReportingOverflow($1) }
        },
        Overload("subtract_timestamp_duration", "_-_", [.timestamp, .duration], .timestamp) {
            (arguments) throws(EvaluationError) in try moment(arguments[0], plus: arguments[1], sign: -1)
        },
        Overload("subtract_timestamp_timestamp", "_-_", [.timestamp, .timestamp], .duration) {
            (arguments) throws(EvaluationError) in
            guard case .timestamp(let left) = arguments[0], case .timestamp(let right) = arguments[1] else {
                throw .noSuchOverload
            }
            guard let difference = Int64(exactly: left.nanoseconds128 - right.nanoseconds128) else {
                throw .durationOverflow
            }
            return .duration(CELDuration(nanoseconds: difference))
        },
    ]

    private static let products: [Overload] = [
        integer("multiply_int64", "_*_") { $0.multipliedReportingOverflow(by: $1) },
        unsigned("multiply_uint64", "_*_") { $0.multipliedReportingOverflow(by: $1) },
        double("multiply_double", "_*_") { $0 * $1 },
        integer("divide_int64", "_/_", byZero: "division by zero") { $0.dividedReportingOverflow(by: $1) },
        unsigned("divide_uint64", "_/_", byZero: "division by zero") { $0.dividedReportingOverflow(by: $1) },
        double("divide_double", "_/_") { $0 / $1 },
        integer("modulo_int64", "_%_", byZero: "modulus by zero") { $0.remainderReportingOverflow(dividingBy: $1) },
        unsigned("modulo_uint64", "_%_", byZero: "modulus by zero") { $0.remainderReportingOverflow(dividingBy: $1) },
    ]

    // MARK: - Numbers

    private static func integer(
        _ id: String, _ function: String, byZero: String? = nil,
        _ operation: @escaping @Sendable (Int64, Int64) -> (Int64, Bool)
    ) -> Overload {
        Overload(id, function, [.int, .int], .int) { (arguments) throws(EvaluationError) in
            if let byZero, case .int(0) = arguments[1] { throw EvaluationError(byZero) }
            return try integers(arguments, operation)
        }
    }

    private static func integers(
        _ arguments: [CELValue], _ operation: (Int64, Int64) -> (Int64, Bool)
    ) throws(EvaluationError) -> CELValue {
        guard case .int(let left) = arguments[0], case .int(let right) = arguments[1] else { throw .noSuchOverload }
        let (result, overflow) = operation(left, right)
        if overflow { throw .intOverflow }
        return .int(result)
    }

    private static func unsigned(
        _ id: String, _ function: String, byZero: String? = nil,
        _ operation: @escaping @Sendable (UInt64, UInt64) -> (UInt64, Bool)
    ) -> Overload {
        Overload(id, function, [.uint, .uint], .uint) { (arguments) throws(EvaluationError) in
            guard case .uint(let left) = arguments[0], case .uint(let right) = arguments[1] else {
                throw .noSuchOverload
            }
            if right == 0, let byZero { throw EvaluationError(byZero) }
            let (result, overflow) = operation(left, right)
            if overflow { throw .uintOverflow }
            return .uint(result)
        }
    }

    private static func double(
        _ id: String, _ function: String, _ operation: @escaping @Sendable (Double, Double) -> Double
    ) -> Overload {
        Overload(id, function, [.double, .double], .double) { doubles($0, operation) }
    }

    private static func doubles(_ arguments: [CELValue], _ operation: (Double, Double) -> Double) -> CELValue {
        guard case .double(let left) = arguments[0], case .double(let right) = arguments[1] else {
            return .double(.nan)
        }
        return .double(operation(left, right))
    }

    // MARK: - Time

    private static func spans(
        _ left: CELValue, _ right: CELValue, _ operation: (Int64, Int64) -> (Int64, Bool)
    ) throws(EvaluationError) -> CELValue {
        guard case .duration(let left) = left, case .duration(let right) = right else { throw .noSuchOverload }
        let (result, overflow) = operation(left.nanoseconds, right.nanoseconds)
        if overflow { throw .durationOverflow }
        return .duration(CELDuration(nanoseconds: result))
    }

    private static func moment(_ time: CELValue, plus span: CELValue, sign: Int128) throws(EvaluationError) -> CELValue
    {
        guard case .timestamp(let time) = time, case .duration(let span) = span else { throw .noSuchOverload }
        guard let result = Time(nanoseconds128: time.nanoseconds128 + sign * Int128(span.nanoseconds)) else {
            throw .timestampOverflow
        }
        return .timestamp(result)
    }
}

extension Time {
    var nanoseconds128: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

    /// nil beyond the years 1 to 9999.
    init?(nanoseconds128 total: Int128) {
        let (quotient, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        let seconds = rest < 0 ? quotient - 1 : quotient
        guard (Int128(-62_135_596_800)...253_402_300_799).contains(seconds) else { return nil }
        self.init(seconds: Int64(seconds), nanoseconds: Int32(rest < 0 ? rest + 1_000_000_000 : rest))
    }
}
