/// A number or a text, as `maxUnavailable: 1` and `maxUnavailable: 25%`.
public enum IntOrString: Sendable, Hashable {
    case int(Int)
    case string(String)

    /// From a node; nil unless it is an integer or a string.
    public init?(value: Value) {
        switch value {
        case .int(let number): self = .int(Int(number))
        case .string(let text): self = .string(text)
        default: return nil
        }
    }

    /// The node that this is written as.
    public var value: Value {
        switch self {
        case .int(let number): .int(Int64(number))
        case .string(let text): .string(text)
        }
    }

    /// The number, or the percentage of `total`, rounded up or down; nil for a text that is no percentage.
    public func scaled(of total: Int, roundingUp: Bool) -> Int? {
        switch self {
        case .int(let number): return number
        case .string(let text):
            guard text.last == "%", let percent = Int(text.dropLast()) else { return nil }
            let (hundredths, overflow) = percent.multipliedReportingOverflow(by: total)
            guard !overflow else { return nil }
            let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
            return roundingUp && rest > 0 ? whole + 1 : whole
        }
    }
}
