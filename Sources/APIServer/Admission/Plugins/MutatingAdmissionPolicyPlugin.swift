import ObjectModel
import ObjectRules
import ObjectStore

/// Has the admission policies of the cluster change objects (MutatingAdmissionPolicy).
struct MutatingAdmissionPolicyPlugin: AdmissionPlugin {
    static let policies = "mutatingadmissionpolicies.admissionregistration.k8s.io"
    static let bindings = "mutatingadmissionpolicybindings.admissionregistration.k8s.io"

    private let lookups: Lookups
    private let invocations: PolicyInvocations
    private let mutation: PolicyMutation
    private let cache = PolicyCache(MutatingAdmissionPolicyPlugin.policies) {
        CompiledPolicy(MutatingAdmissionPolicy($0))
    }

    init(lookups: Lookups, served: ServedResources, authorizer: Authorizer, mutation: PolicyMutation) {
        self.lookups = lookups
        self.mutation = mutation
        invocations = PolicyInvocations(lookups: lookups, served: served, authorizer: authorizer)
    }

    /// Policies and webhooks are not changed by policies: a bad one could be removed by nobody.
    func handles(_ request: AdmissionAttributes) -> Bool {
        lookups.store.count(resource: Self.bindings) > 0 && !request.scope(in: request.resource).isExempt
            && request.resource.group != "admissionregistration.k8s.io"
    }

    func admit(_ request: inout AdmissionAttributes) throws(StatusError) {
        let bindings = lookups.all(Self.bindings).map { MutatingAdmissionPolicyBinding($0) }
            .sorted { ($0.spec.policyName, $0.metadata.name) < ($1.spec.policyName, $1.metadata.name) }
        var refusals: [String] = []
        for binding in bindings {
            guard let policy = cache.policy(binding.spec.policyName, lookups),
                policy.isReinvoked || !request.isReinvocation
            else { continue }
            for why in try mutate(&request, policy, binding) where policy.failsOnError {
                refusals.append(
                    "policy '\(policy.name)' with binding '\(binding.metadata.name)' denied request: \(why)")
            }
        }
        if !refusals.isEmpty { throw Self.refusal(request, refusals) }
    }

    /// Has a policy change the object by one of its bindings; says what went wrong.
    private func mutate(
        _ request: inout AdmissionAttributes, _ policy: CompiledPolicy, _ binding: MutatingAdmissionPolicyBinding
    ) throws(StatusError) -> [String] {
        let matched = try invocations.shown(invocations.asked(request), to: policy, binding.spec.matchResources)
        guard let matched else { return [] }
        let all: [Value]
        do throws(PolicyParams.Failure) {
            all = try invocations.params(policy, binding.spec.paramRef, matched)
        } catch {
            return [error.text]
        }
        var problems: [String] = []
        for params in all {
            // Each sees what those before it have made.
            guard
                let asked = try invocations.shown(
                    invocations.asked(request), to: policy, binding.spec.matchResources)
            else { continue }
            switch invocations.evaluation(policy, asked, params: params).verdict {
            case .doesNotMatch: continue
            case .failed(let text): problems.append(text)
            case .matches: problems += mutate(&request, policy, params, asked)
            }
        }
        return problems
    }

    private func mutate(
        _ request: inout AdmissionAttributes, _ policy: CompiledPolicy, _ params: Value, _ asked: PolicyRequest
    ) -> [String] {
        guard !request.object.isNull else { return [] }
        var problems: [String] = []
        var asked = asked
        for change in policy.mutations {
            let (object, resource) = asked.shownObject
            do throws(PolicyMutation.Failure) {
                let evaluation = invocations.evaluation(policy, asked, params: params)
                let changed = try mutation.mutated(object, by: change, evaluation, resource)
                guard changed != object else { continue }
                request.object = asked.own(changed)
                request.isChangedByPolicies = true
                asked = invocations.asked(request).shown(in: resource)
            } catch {
                problems.append(error.text)
            }
        }
        return problems
    }

    private static func refusal(_ request: AdmissionAttributes, _ texts: [String]) -> StatusError {
        var error = request.forbidden("")
        error.message = texts[0]
        error.reason = "Invalid"
        error.details = error.details ?? Fields()
        error.details?["causes"] = .array(texts.map { .object(["message": .string($0)]) })
        return error
    }
}
