/// Why an evaluation has no result, in the words of cel-go.
public struct EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// Whether the cost ran out: nothing catches that, and it ends all that is evaluated together.
    public let isOutOfBudget: Bool

    public init(_ description: String) {
        self.description = description
        isOutOfBudget = false
    }

    private init(outOfBudget description: String) {
        self.description = description
        isOutOfBudget = true
    }

    static let outOfBudget = EvaluationError(outOfBudget: "operation cancelled: actual cost limit exceeded")
    static let noSuchOverload = EvaluationError("no such overload")
    static let intOverflow = EvaluationError("integer overflow")
    static let uintOverflow = EvaluationError("unsigned integer overflow")
    static let durationOverflow = EvaluationError("duration overflow")
    static let timestampOverflow = EvaluationError("timestamp overflow")

    static func unsupportedIndex(_ type: String) -> EvaluationError {
        EvaluationError("unsupported index type '\(type)' in list")
    }
    static func noSuchKey(_ key: CELValue) -> EvaluationError { EvaluationError("no such key: \(key.plainText)") }
    static func outOfBounds(_ index: Int64) -> EvaluationError { EvaluationError("index out of bounds: \(index)") }
}

extension CELValue {
    /// As error messages show keys.
    var plainText: String {
        switch self {
        case .string(let text): text
        case .int(let number): "\(number)"
        case .uint(let number): "\(number)"
        case .double(let number): GoNumber.shortest(number)
        case .bool(let flag): "\(flag)"
        default: typeName
        }
    }
}
