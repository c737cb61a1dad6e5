import CEL
import ObjectModel

/// The match conditions of a policy or a webhook: all have to hold for it to be asked.
public struct MatchConditions: Sendable {
    /// What came of them.
    public enum Verdict: Sendable, Hashable {
        case matches
        /// One does not hold.
        case doesNotMatch(condition: String)
        /// None is false, but not all could be evaluated: `failurePolicy` decides.
        case failed(String)
    }

    private let programs: [(name: String, source: String, program: Result<Program, PolicyExpressionError>)]

    public init(_ conditions: [MatchCondition], _ expressions: PolicyExpressions) {
        programs = conditions.map { condition in
            let program = Result { () throws(PolicyExpressionError) in
                try expressions.compile(condition.expression, .matchCondition)
            }
            return (condition.name, condition.expression, program)
        }
    }

    /// Whether there is none.
    public var isEmpty: Bool { programs.isEmpty }

    /// Evaluates all of them within one budget.
    public func evaluate(_ activation: Activation) -> Verdict {
        var left = CEL.Limits.costOfMatchConditions
        var errors: [String] = []
        for (name, source, program) in programs {
            switch program {
            case .failure(let error): errors.append("compilation error: \(error)")
            case .success(let program):
                let outcome = program.evaluate(activation, limit: min(left, CEL.Limits.costPerCall))
                left -= min(left, outcome.cost)
                switch outcome.result {
                case .success(let value): if value != .bool(true) { return .doesNotMatch(condition: name) }
                case .failure(let error): errors.append(PolicyText.failure(error, source))
                }
            }
        }
        guard let first = errors.first else { return .matches }
        return .failed(errors.count == 1 ? first : "[\(errors.joined(separator: ", "))]")
    }
}

/// What Kubernetes says of expressions that could not be evaluated.
public enum PolicyText {
    /// One expression of several.
    public static func failure(_ error: EvaluationError, _ source: String) -> String {
        if error.isOutOfBudget {
            return "validation failed due to running out of cost budget, no further validation rules will be run"
        }
        return "expression '\(source)' resulted in error: \(error)"
    }
}
