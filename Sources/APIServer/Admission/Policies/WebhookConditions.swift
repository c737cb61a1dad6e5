import CEL
import ObjectModel
import ObjectRules
import Synchronization

/// Decides the match conditions of webhooks.
final class WebhookConditions: MatchConditionEvaluator {
    private let authorizer: Authorizer
    /// Compiled conditions by their names and texts, of webhooks that are asked again and again.
    private let compiled = Mutex<[[MatchCondition]: MatchConditions]>([:])

    init(authorizer: Authorizer) { self.authorizer = authorizer }

    func hold(_ conditions: [MatchCondition], _ request: AdmissionAttributes) throws(MatchConditionFailure) -> Bool {
        let asked = PolicyRequest(
            attributes: request, namespace: nil,
            authorizer: PolicyAuthorizer(authorizer: authorizer, caller: request.caller))
        switch program(conditions).evaluate(Activation(asked.variables)) {
        case .matches: return true
        case .doesNotMatch: return false
        case .failed(let why): throw MatchConditionFailure(why: why)
        }
    }

    private func program(_ conditions: [MatchCondition]) -> MatchConditions {
        if let known = compiled.withLock({ $0[conditions] }) { return known }
        let made = MatchConditions(conditions, PolicyExpressions(hasVariables: false))
        compiled.withLock { compiled in
            // Webhooks change seldom: what is no longer used goes with all others.
            if compiled.count >= ServerLimits.compiledConditions { compiled.removeAll() }
            compiled[conditions] = made
        }
        return made
    }
}
