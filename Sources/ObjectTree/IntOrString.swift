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
}
