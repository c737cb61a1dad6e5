/// Bounds on what one expression can ask for: Kubernetes' own.
public enum Limits {
    /// Code points of one expression.
    public static let codePoints = 100_000
    /// How deep an expression may nest.
    public static let nesting = 250
    /// Errors that are told of one expression.
    public static let errors = 100
    /// What one evaluation may cost at most (`PerCallLimit`).
    public static let costPerCall: UInt64 = 1_000_000
    /// What all rules of one object may cost together (`RuntimeCELCostBudget`).
    public static let costPerObject: UInt64 = 10_000_000
    /// What the matchConditions of one webhook or policy may cost together.
    public static let costOfMatchConditions: UInt64 = costPerObject / 4
    /// What one rule of a schema may cost by estimate (`StaticEstimatedCostLimit`).
    public static let estimatedCostPerRule: UInt64 = 10_000_000
    /// What all rules of one schema may cost by estimate (`StaticEstimatedCRDCostLimit`).
    public static let estimatedCostPerSchema: UInt64 = 100_000_000
    /// Bytes of a request body, from which the largest sizes of unbounded lists, maps and texts are guessed.
    public static let requestBytes: UInt64 = 3 * 1024 * 1024
    /// Characters of what a messageExpression says.
    public static let messageBytes = 5 * 1024
    /// Elements and bytes that one evaluation may make.
    static let madeBytes = 256 * 1024 * 1024
}
