import ObjectTree

/// `int(x)`, `string(x)` and the like.
enum Conversions {
    static let overloads: [Overload] = [
        of("int", .int, from: [.int, .uint, .double, .string, .timestamp, .duration], int),
        of("uint", .uint, from: [.uint, .int, .double, .string], uint),
        of("double", .double, from: [.double, .int, .uint, .string], double),
        of("bool", .bool, from: [.bool, .string], bool),
        of("string", .string, from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration], string),
        of("bytes", .bytes, from: [.bytes, .string], bytes),
        of("timestamp", .timestamp, from: [.timestamp, .string, .int], timestamp),
        of("duration", .duration, from: [.duration, .string, .int], duration),
    ].flatMap { $0 }

    private static func of(
        _ name: String, _ result: CELType, from sources: [CELType],
        _ convert: @escaping @Sendable (CELValue) throws(EvaluationError) -> CELValue
    ) -> [Overload] {
        sources.map { source in
            let reads = (name == "bytes" && source == .string) || (name == "string" && source == .bytes)
            return Overload(
                "\(source.runtimeName)_to_\(name)", name, [source], result,
                cost: reads ? .text(argument: 0, times: 1) : .fixed(1)
            ) { (arguments) throws(EvaluationError) in try convert(arguments[0]) }
        }
    }

    @Sendable private static func int(_ value: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .uint(let number):
            guard let result = Int64(exactly: number) else { throw .intOverflow }
            return .int(result)
        case .double(let number):
            // The bounds themselves can't be told apart from what lies beyond them.
            guard number > -9.223372036854775808e18, number < 9.223372036854775808e18 else { throw .intOverflow }
            return .int(Int64(number))
        case .string(let text):
            guard let result = Int64(text) else { throw invalid(text, "ParseInt") }
            return .int(result)
        case .timestamp(let time): return .int(time.seconds)
        case .duration(let duration): return .int(duration.nanoseconds)
        default: return value
        }
    }

    @Sendable private static func uint(_ value: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .int(let number):
            guard let result = UInt64(exactly: number) else { throw .uintOverflow }
            return .uint(result)
        case .double(let number):
            guard number >= 0, number < 1.8446744073709551616e19 else { throw .uintOverflow }
            return .uint(UInt64(number))
        case .string(let text):
            guard let result = UInt64(text) else { throw invalid(text, "ParseUint") }
            return .uint(result)
        default: return value
        }
    }

    @Sendable private static func double(_ value: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .int(let number): return .double(Double(number))
        case .uint(let number): return .double(Double(number))
        case .string(let text):
            guard let result = Double(text) else { throw invalid(text, "ParseFloat") }
            return .double(result)
        default: return value
        }
    }

    @Sendable private static func bool(_ value: CELValue) throws(EvaluationError) -> CELValue {
        guard case .string(let text) = value else { return value }
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
        case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
        default: throw invalid(text, "ParseBool")
        }
    }

    private static func invalid(_ text: String, _ function: String) -> EvaluationError {
        EvaluationError("strconv.\(function): parsing \(GoText.quoted(text)): invalid syntax")
    }

    @Sendable private static func string(_ value: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw EvaluationError("invalid UTF-8 in bytes, cannot convert to string")
            }
            return .string(text)
        case .timestamp(let time): return .string(time.shortText)
        case .duration(let duration): return .string(duration.text)
        case .string: return value
        default: return .string(value.plainText)
        }
    }

    @Sendable private static func bytes(_ value: CELValue) throws(EvaluationError) -> CELValue {
        if case .string(let text) = value { return .bytes(Array(text.utf8)) }
        return value
    }

    @Sendable private static func timestamp(_ value: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .string(let text):
            guard let time = Time(rfc3339: text) else {
                throw EvaluationError("parsing time \(GoText.quoted(text)): invalid timestamp")
            }
            return .timestamp(time)
        case .int(let seconds):
            guard let time = Time(nanoseconds128: Int128(seconds) * 1_000_000_000) else { throw .timestampOverflow }
            return .timestamp(time)
        default: return value
        }
    }

    @Sendable private static func duration(_ value: CELValue) throws(EvaluationError) -> CELValue {
        switch value {
        case .string(let text):
            guard let duration = CELDuration(text) else {
                throw EvaluationError("time: invalid duration \(GoText.quoted(text))")
            }
            return .duration(duration)
        case .int(let nanoseconds): return .duration(CELDuration(nanoseconds: nanoseconds))
        default: return value
        }
    }
}
