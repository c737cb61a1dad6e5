import AccessRules
import CEL
import ObjectModel
import ObjectRules

/// Finds out how a policy sees a request by a binding.
struct PolicyInvocations: Sendable {
    let lookups: Lookups
    let served: ServedResources
    let authorizer: Authorizer

    /// A request as expressions see it.
    func asked(_ request: AdmissionAttributes) -> PolicyRequest {
        PolicyRequest(
            attributes: request, namespace: namespace(of: request),
            authorizer: PolicyAuthorizer(authorizer: authorizer, caller: request.caller))
    }

    private func namespace(of request: AdmissionAttributes) -> Value? {
        let name = request.target.namespace
        guard !name.isEmpty, request.resource.groupResource != "namespaces" else { return nil }
        return lookups.namespace(name)
    }

    /// The request in the form in which a policy sees it; nil when the policy, or its binding to some resources, is
    /// not about it.
    func shown(
        _ asked: PolicyRequest, to policy: CompiledPolicy, _ resources: MatchResources?
    ) throws(StatusError) -> PolicyRequest? {
        let equivalents = served.equivalents(of: asked.attributes.resource)
        guard let form = try policy.match.get().form(of: asked.match, equivalents: equivalents),
            try PolicyMatch(resources).form(of: asked.match, equivalents: equivalents) != nil
        else { return nil }
        return asked.shown(in: form)
    }

    /// The parameters that a binding gives a policy: it is evaluated with one after the other.
    func params(
        _ policy: CompiledPolicy, _ reference: ParamRef?, _ asked: PolicyRequest
    ) throws(PolicyParams.Failure) -> [Value] {
        try PolicyParams(lookups: lookups, served: served).params(
            policy.paramKind, reference, namespace: asked.attributes.target.namespace)
    }

    /// A look of a policy at a request with one set of parameters.
    func evaluation(_ policy: CompiledPolicy, _ asked: PolicyRequest, params: Value) -> PolicyEvaluation {
        var variables = asked.variables
        if policy.paramKind != nil { variables["params"] = CELValue(params) }
        return PolicyEvaluation(policy, variables)
    }
}
