import ObjectModel
import ObjectRules
import ObjectStore

/// Removing a pod with the consent of its disruption budget (policy/v1 Eviction).
enum EvictionRule {
    /// Pods that no budget protects: they do not run, or go anyway.
    static func ignoresBudgets(_ pod: Pod) -> Bool {
        ["Succeeded", "Failed", "Pending"].contains(pod.status.phase) || pod.metadata.deletionTimestamp != nil
    }

    /// The budgets that select a pod.
    static func budgets(for pod: Pod, among budgets: [Value]) throws(StatusError) -> [PodDisruptionBudget] {
        var found: [PodDisruptionBudget] = []
        for budget in budgets.map({ PodDisruptionBudget($0) }) {
            let selector = try LabelSelectorExpression(budget.spec.selector)
            if selector.matches(pod.metadata.fields.object("labels")) { found.append(budget) }
        }
        return found
    }

    /// Whether a pod that is not ready may go without asking its budget (KEP-3017).
    static func mayGoUnhealthy(_ pod: Pod, budget: PodDisruptionBudget) -> Bool {
        let isReady = pod.status.conditions.contains { $0.type == "Ready" && $0.status == "True" }
        guard !isReady else { return false }
        if budget.spec.unhealthyPodEvictionPolicy == "AlwaysAllow" { return true }
        return budget.status.desiredHealthy > 0 && budget.status.currentHealthy >= budget.status.desiredHealthy
    }

    /// The budget with one disruption less, or a refusal when there is none left.
    static func taking(_ pod: String, from budget: Value, now: Time) throws(StatusError) -> Value {
        guard case .object(var fields) = budget else { return budget }
        let typed = PodDisruptionBudget(budget)
        let name = typed.metadata.name
        guard typed.status.observedGeneration >= typed.metadata.generation else {
            throw refusal(
                "The disruption budget \(name) is still being processed by the server.", retryAfter: 10)
        }
        let allowed = typed.status.disruptionsAllowed
        guard allowed > 0 else {
            throw refusal(
                "The disruption budget \(name) needs \(typed.status.desiredHealthy) healthy pods and has "
                    + "\(typed.status.currentHealthy) currently", retryAfter: 0)
        }
        var status = fields.object("status")
        status["disruptionsAllowed"] = .int(Int64(allowed - 1))
        var disrupted = status.object("disruptedPods")
        disrupted[pod] = .string(now.rfc3339)
        status["disruptedPods"] = .object(disrupted)
        if allowed == 1 { status["conditions"] = .array(exhausted(status, typed.metadata.generation, now)) }
        fields["status"] = .object(status)
        return .object(fields)
    }

    private static func refusal(_ why: String, retryAfter seconds: Int) -> StatusError {
        var details = Fields([("causes", .array([["reason": "DisruptionBudget", "message": .string(why)]]))])
        if seconds > 0 { details["retryAfterSeconds"] = .int(Int64(seconds)) }
        return StatusError(
            code: 429, reason: "TooManyRequests",
            message: "Cannot evict pod as it would violate the pod's disruption budget.", details: details)
    }

    /// The conditions of a budget that has just given its last disruption away.
    private static func exhausted(_ status: Fields, _ generation: Int, _ now: Time) -> [Value] {
        let condition: Value = [
            "type": "DisruptionAllowed", "status": "False", "observedGeneration": .int(Int64(generation)),
            "lastTransitionTime": .string(now.rfc3339), "reason": "InsufficientPods", "message": "",
        ]
        let others = (status["conditions"]?.arrayValue ?? []).filter { $0["type"] != "DisruptionAllowed" }
        return others + [condition]
    }

    /// The pod, marked with why it goes.
    static func marking(_ pod: Value, now: Time) -> Value {
        guard case .object(var fields) = pod else { return pod }
        let condition: Fields = [
            "type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI",
            "message": "Eviction API: evicting",
        ]
        fields["status"] = .object(PodConditions.setting(condition, in: fields.object("status"), now: now))
        return .object(fields)
    }
}

extension SubresourceHandler {
    func evict(_ call: ResourceCall) throws(StatusError) {
        let options = try WriteOptions(call.request.query, kind: "CreateOptions")
        let eviction = Eviction(try body(call, options))
        guard eviction.metadata.name.isEmpty || eviction.metadata.name == call.target.name else {
            throw .badRequest("name in URL does not match name in Eviction object")
        }
        try operations.evict(call.target, eviction, options: options) { answerDone(call, $0) }
    }
}

extension ObjectOperations {
    /// Evicts a pod: takes a disruption from its budget, marks it, deletes it.
    func evict(
        _ target: ResourceRequest, _ eviction: Eviction, options: WriteOptions, completion: @escaping Completion
    ) throws(StatusError) {
        var whole = target
        whole.subresource = nil
        let pod = Pod(try get(whole).tree)
        var options = options
        options.isDryRun = options.isDryRun || (eviction.deleteOptions?.dryRun ?? []).contains("All")
        let settled = options
        let removed = whole
        let remove: @Sendable () -> Void = { [self] in
            markAndDelete(removed, eviction.deleteOptions ?? DeleteOptions(), settled, completion)
        }
        guard !EvictionRule.ignoresBudgets(pod) else { return remove() }
        let all = lookups.all("poddisruptionbudgets.policy", namespace: target.namespace)
        let budgets = try EvictionRule.budgets(for: pod, among: all)
        guard budgets.count <= 1 else {
            throw StatusError(
                code: 500, reason: "InternalError",
                message: "This pod has more than one PodDisruptionBudget, "
                    + "which the eviction subresource does not support.")
        }
        guard let budget = budgets.first, !EvictionRule.mayGoUnhealthy(pod, budget: budget),
            let resource = schema.resource(group: "policy", version: "v1", plural: "poddisruptionbudgets")
        else { return remove() }
        let now = environment.now()
        let taken = ResourceRequest(
            resource: resource, namespace: target.namespace, name: budget.metadata.name, subresource: "status")
        update(
            taken, options: settled,
            change: { current throws(StatusError) in
                .put(try EvictionRule.taking(removed.name, from: current, now: now))
            },
            completion: { result in
                switch result {
                case .success: remove()
                case .failure(let error): completion(.failure(error))
                }
            })
    }

    private func markAndDelete(
        _ target: ResourceRequest, _ request: DeleteOptions, _ options: WriteOptions, _ completion: @escaping Completion
    ) {
        let now = environment.now()
        update(
            target, options: options,
            change: { current throws(StatusError) in .put(EvictionRule.marking(current, now: now)) },
            completion: { [self] result in
                if case .failure(let error) = result { return completion(.failure(error)) }
                delete(target, request: request, options: options, completion: completion)
            })
    }
}
