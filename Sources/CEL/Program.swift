import RegularExpressions

/// A compiled expression, ready to be evaluated any number of times from anywhere.
public struct Program: Sendable {
    /// The text it was made from.
    public let source: String
    /// What it evaluates to, as far as that is known before.
    public let resultType: CELType
    /// What one evaluation costs at least and at most, by the sizes that the schemas of its variables allow.
    public let estimatedCost: Estimate
    private let expression: Expression
    private let step: Step
    private let slots: Int
    private let kept: Int

    /// - Throws: `CompilationError` with all that is wrong, in the words of cel-go.
    public init(_ source: String, _ environment: Environment) throws(CompilationError) {
        let expression = try Parser.parse(source)
        let findings = try Checker.check(expression, source: source, environment)
        var planner = Planner(Environment.functions, environment)
        do {
            step = try planner.plan(expression)
        } catch {
            throw CompilationError(
                source: source, [SourceError(offset: 0, "program instantiation failed: \(error.description)")])
        }
        self.source = source
        self.expression = expression
        resultType = findings.types[expression.id] ?? .dyn
        var estimator = CostEstimator(findings, environment.roots)
        estimatedCost = estimator.estimate(expression)
        slots = planner.slotCount
        kept = planner.keptCount
    }

    /// Whether the expression uses a variable.
    public func mentions(_ variable: String) -> Bool { expression.mentions(variable) }

    /// - Parameter limit: what it may cost.
    public func evaluate(_ activation: Activation, limit: UInt64 = Limits.costPerCall) -> Outcome {
        var evaluation = Evaluation(activation, limit: limit, slots: slots, kept: kept)
        do {
            return Outcome(result: .success(try evaluation.run(step)), cost: evaluation.cost)
        } catch {
            return Outcome(result: .failure(error), cost: evaluation.cost)
        }
    }
}
