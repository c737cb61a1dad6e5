import CEL
import ObjectModel
import ObjectRules
import Synchronization

/// One look of a policy at a request, with one set of parameters: all within one budget of costs.
final class PolicyEvaluation: Sendable {
    /// What speaks against the request.
    struct Refusal: Sendable {
        /// The place of the validation in its policy.
        let index: Int
        let message: String
        let reason: String
    }

    private let policy: CompiledPolicy
    private let activation: Activation
    private let left = Mutex(CEL.Limits.costPerObject)
    /// Variables of the policy that were needed, which are worked out once.
    private let known = Mutex<[String: Result<CELValue, EvaluationError>]>([:])

    init(_ policy: CompiledPolicy, _ variables: [String: CELValue]) {
        self.policy = policy
        activation = Activation(variables)
    }

    private func run(_ program: Program) -> Result<CELValue, EvaluationError> {
        let limit = left.withLock { min($0, CEL.Limits.costPerCall) }
        let outcome = program.evaluate(withVariables, limit: limit)
        left.withLock { $0 -= min($0, outcome.cost) }
        return outcome.result
    }

    private var withVariables: Activation {
        var activation = activation
        activation.lazy = { [self] name, limit in variable(name, limit) }
        return activation
    }

    private func variable(_ name: String, _ limit: UInt64) -> (Result<CELValue, EvaluationError>, UInt64) {
        if let result = known.withLock({ $0[name] }) { return (result, 0) }
        switch policy.variables[name] {
        case nil: return (.failure(EvaluationError("no such key: \(name)")), 0)
        case .failure(let error):
            return (.failure(EvaluationError("composited variable \"\(name)\" fails to compile: \(error)")), 0)
        case .success(let program):
            let outcome = program.evaluate(withVariables, limit: limit)
            let result = outcome.result.mapError { error in
                error.isOutOfBudget
                    ? error : EvaluationError("composited variable \"\(name)\" fails to evaluate: \(error)")
            }
            known.withLock { $0[name] = result }
            return (result, outcome.cost)
        }
    }

    /// Whether the match conditions let the policy see the request at all.
    var verdict: MatchConditions.Verdict {
        policy.conditions.isEmpty ? .matches : policy.conditions.evaluate(activation)
    }

    // MARK: - Validations

    /// What speaks against the request; without anything it may pass.
    func refusals() -> [Refusal] {
        var refusals: [Refusal] = []
        for (index, rule) in policy.rules.enumerated() {
            switch rule.program {
            case .failure(let error):
                if policy.failsOnError {
                    refusals.append(Refusal(index: index, message: "compilation error: \(error)", reason: "Invalid"))
                }
            case .success(let program):
                switch run(program) {
                case .success(.bool(true)): continue
                case .success: refusals.append(Refusal(index: index, message: message(rule), reason: rule.reason))
                case .failure(let error):
                    if policy.failsOnError {
                        let text = PolicyText.failure(error, rule.source)
                        refusals.append(Refusal(index: index, message: text, reason: "Invalid"))
                    }
                    if error.isOutOfBudget { return refusals }
                }
            }
        }
        return refusals
    }

    /// What the policy says: of its expression, or plainly, or the expression that failed.
    private func message(_ rule: CompiledPolicy.Rule) -> String {
        if let program = rule.message, case .success(.string(let text)) = run(program) {
            let text = Self.trimmed(text)
            if !text.isEmpty, text.utf8.count <= CEL.Limits.messageBytes, !text.contains("\n") { return text }
        }
        let plain = Self.trimmed(rule.plainMessage)
        return plain.isEmpty ? "failed expression: \(Self.trimmed(rule.source))" : plain
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }

    // MARK: - Mutations

    /// Why a mutation makes nothing.
    struct MutationFailure: Error {
        let text: String
    }

    /// What a mutation evaluates to: a configuration, or the operations of a JSON patch.
    func result(of mutation: CompiledPolicy.Mutation) throws(MutationFailure) -> CELValue {
        switch mutation.program {
        case .failure(let error): throw MutationFailure(text: error.description)
        case .success(let program):
            switch run(program) {
            case .failure(let error): throw MutationFailure(text: PolicyText.failure(error, mutation.source))
            case .success(let value): return value
            }
        }
    }

    // MARK: - Audit annotations

    /// Values for the audit log by key; what could not be evaluated speaks against the request.
    func annotations() -> (values: [(key: String, value: String)], refusals: [Refusal]) {
        var values: [(key: String, value: String)] = []
        var refusals: [Refusal] = []
        for (index, annotation) in policy.annotations.enumerated() {
            let failure: String
            switch annotation.program {
            case .failure(let error): failure = "compilation error: \(error)"
            case .success(let program):
                switch run(program) {
                case .success(.string(let text)):
                    let text = Self.trimmed(text)
                    if !text.isEmpty { values.append((annotation.key, String(text.prefix(10 * 1024)))) }
                    continue
                case .success: continue
                case .failure(let error): failure = PolicyText.failure(error, annotation.source)
                }
            }
            if policy.failsOnError { refusals.append(Refusal(index: index, message: failure, reason: "Invalid")) }
        }
        return (values, refusals)
    }
}
