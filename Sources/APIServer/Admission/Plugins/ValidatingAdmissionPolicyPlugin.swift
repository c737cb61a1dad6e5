import ObjectModel
import ObjectRules

/// Asks the admission policies of the cluster (ValidatingAdmissionPolicy).
struct ValidatingAdmissionPolicyPlugin: AdmissionPlugin {
    static let policies = "validatingadmissionpolicies.admissionregistration.k8s.io"
    static let bindings = "validatingadmissionpolicybindings.admissionregistration.k8s.io"

    private let lookups: Lookups
    private let invocations: PolicyInvocations
    private let cache = PolicyCache(ValidatingAdmissionPolicyPlugin.policies) {
        CompiledPolicy(ValidatingAdmissionPolicy($0))
    }

    init(lookups: Lookups, served: ServedResources, authorizer: Authorizer) {
        self.lookups = lookups
        invocations = PolicyInvocations(lookups: lookups, served: served, authorizer: authorizer)
    }

    /// Policies and webhooks are not judged by policies: a bad one could be removed by nobody.
    func handles(_ request: AdmissionAttributes) -> Bool {
        request.resource.group != "admissionregistration.k8s.io" && lookups.store.count(resource: Self.bindings) > 0
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        let asked = invocations.asked(request)
        var denial: (text: String, reason: String)?
        for binding in lookups.all(Self.bindings).map(ValidatingAdmissionPolicyBinding.init) {
            guard let policy = cache.policy(binding.spec.policyName, lookups) else { continue }
            for refusal in try refusals(policy, binding, asked) {
                let text = "ValidatingAdmissionPolicy '\(policy.name)' with binding '\(binding.metadata.name)'"
                act(on: refusal, policy, binding, text, request)
                if binding.spec.validationActions.contains("Deny"), denial == nil {
                    denial = ("\(text) denied request: \(refusal.message)", refusal.reason)
                }
            }
        }
        if let denial { throw Self.refusal(request, denial.text, denial.reason) }
    }

    /// What a policy has against a request, by one of its bindings.
    private func refusals(
        _ policy: CompiledPolicy, _ binding: ValidatingAdmissionPolicyBinding, _ asked: PolicyRequest
    ) throws(StatusError) -> [PolicyEvaluation.Refusal] {
        guard let asked = try invocations.shown(asked, to: policy, binding.spec.matchResources) else { return [] }
        let all: [Value]
        do throws(PolicyParams.Failure) {
            all = try invocations.params(policy, binding.spec.paramRef, asked)
        } catch {
            return policy.failsOnError ? [Self.failure(error.text)] : []
        }
        return all.flatMap { refusals(policy, asked, params: $0) }
    }

    private func refusals(
        _ policy: CompiledPolicy, _ asked: PolicyRequest, params: Value
    ) -> [PolicyEvaluation.Refusal] {
        let evaluation = invocations.evaluation(policy, asked, params: params)
        switch evaluation.verdict {
        case .doesNotMatch: return []
        case .failed(let text): return policy.failsOnError ? [Self.failure(text)] : []
        case .matches: break
        }
        let refusals = evaluation.refusals()
        let annotations = evaluation.annotations()
        for (key, value) in annotations.values { asked.attributes.annotate("\(policy.name)/\(key)", value) }
        return refusals + annotations.refusals
    }

    private static func failure(_ text: String) -> PolicyEvaluation.Refusal {
        PolicyEvaluation.Refusal(index: 0, message: text, reason: "Invalid")
    }

    // MARK: - Actions

    private func act(
        on refusal: PolicyEvaluation.Refusal, _ policy: CompiledPolicy, _ binding: ValidatingAdmissionPolicyBinding,
        _ text: String, _ request: AdmissionAttributes
    ) {
        let actions = binding.spec.validationActions
        if actions.contains("Warn") { request.warn(["Validation failed for \(text): \(refusal.message)"]) }
        if actions.contains("Audit") {
            let note: [(String, String)] = [
                ("message", GoQuote.json(refusal.message)), ("policy", GoQuote.json(policy.name)),
                ("binding", GoQuote.json(binding.metadata.name)), ("expressionIndex", "\(refusal.index)"),
                ("validationActions", "[\(actions.map(GoQuote.json).joined(separator: ","))]"),
            ]
            let members = note.map { "\"\($0)\":\($1)" }.joined(separator: ",")
            request.annotate("validation.policy.admission.k8s.io/validation_failure", "[{\(members)}]")
        }
    }

    private static func refusal(_ request: AdmissionAttributes, _ text: String, _ reason: String) -> StatusError {
        var error = request.forbidden(text)
        error.reason = reason
        error.code =
            switch reason {
            case "Forbidden": 403
            case "Unauthorized": 401
            case "RequestEntityTooLarge": 413
            default: 422
            }
        error.details = error.details ?? Fields()
        error.details?["causes"] = .array([.object(["message": .string(text)])])
        return error
    }
}

/// Text as a word of JSON.
private enum GoQuote {
    static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
