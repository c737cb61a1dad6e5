/// What an evaluation is given.
public struct Activation: Sendable {
    /// Works out a variable by its name, given what may be spent: its value or error, and what it cost.
    public typealias Lazy = @Sendable (String, UInt64) -> (Result<CELValue, EvaluationError>, UInt64)

    /// What global variables stand for.
    public var variables: [String: CELValue]
    /// For what stands under the environment's `lazyRoot`.
    public var lazy: Lazy?

    public init(_ variables: [String: CELValue] = [:], lazy: Lazy? = nil) {
        self.variables = variables
        self.lazy = lazy
    }
}

/// What came out of an evaluation.
public struct Outcome: Sendable {
    /// The value, or why there is none.
    public let result: Result<CELValue, EvaluationError>
    /// What it took, in Kubernetes' cost units.
    public let cost: UInt64
}
