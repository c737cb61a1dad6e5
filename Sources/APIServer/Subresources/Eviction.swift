import ObjectModel
import ObjectRules
import ObjectStore

extension SubresourceHandler {
    func evict(_ call: ResourceCall) throws(StatusError) {
        let options = try WriteOptions(call.request, kind: "CreateOptions")
        let eviction = Eviction(try body(call, options))
        guard eviction.metadata.name == call.target.name else {
            throw .badRequest("name in URL does not match name in Eviction object")
        }
        try operations.checkNamespace(eviction.metadata.namespace, call.target)
        operations.evict(call.target, eviction, options: options) { answerDone(call, $0) }
    }
}

/// Removing a pod with the consent of its disruption budget (policy/v1 Eviction). `EvictionDecision` decides.
///
/// The pod's mark, the budget's disruption and the end of the pod are one write: the server can't die with a
/// disruption taken and nothing disrupted, and who sees a budget that gave a disruption away sees the pod leaving. The
/// mark comes first, so that a pod seen alive in a later version than the budget's is not the one that was evicted.
extension ObjectOperations {
    /// Evicts a pod.
    func evict(
        _ target: ResourceRequest, _ eviction: Eviction, options: WriteOptions, completion: @escaping Completion
    ) {
        admitted(AdmissionAttributes(.create, target, options, object: eviction.value)) {
            completion(.failure($0))
        } then: { [self] object in
            let completion = settled(key(target, name: target.name), completion)
            evictAdmitted(target, Eviction(object), options: options, completion: completion)
        }
    }

    /// Another writer of the pod or the budget makes it decide anew.
    private func evictAdmitted(
        _ target: ResourceRequest, _ eviction: Eviction, options: WriteOptions, attempt: Int = 0,
        completion: @escaping Completion
    ) {
        var pod = target
        pod.subresource = nil
        let request = eviction.deleteOptions ?? DeleteOptions()
        let writes: [Write]
        do throws(StatusError) {
            try request.check()
            writes = try evictionWrites(pod, request)
        } catch {
            return completion(.failure(error))
        }
        guard !options.isDryRun, request.dryRun.isEmpty else { return completion(.success(.success(nil))) }
        store.commit(writes) { [self] result in
            switch result {
            case .success: completion(.success(.success(nil)))
            case .failure(.changed) where attempt < ServerLimits.updateAttempts,
                .failure(.missing) where attempt < ServerLimits.updateAttempts:
                evictAdmitted(target, eviction, options: options, attempt: attempt + 1, completion: completion)
            case .failure(let error): completion(.failure(Self.status(error, target.resource, name: target.name)))
            }
        }
    }

    private func evictionWrites(_ target: ResourceRequest, _ request: DeleteOptions) throws(StatusError) -> [Write] {
        let key = key(target, name: target.name)
        guard let stored = store.newest(key) else { throw .notFound(target.resource, name: target.name) }
        let now = environment.now()
        let budgets = lookups.newest("poddisruptionbudgets.policy", namespace: target.namespace)
        let decision = try EvictionDecision(
            Pod(stored.tree), budgets: budgets.map { PodDisruptionBudget($0.tree) }, now: now)
        try DeletePreconditions(request)?.check(stored.tree, target)
        var writes: [Write] = []
        let marked = Self.marking(stored.tree, now: now)
        if marked != stored.tree {
            writes.append(Write(key: key, precondition: .revision(stored.revision), operation: .put(marked)))
        }
        let isMarked = !writes.isEmpty
        if case .taking(let budget) = decision,
            let old = budgets.first(where: { $0.key.name == budget.metadata.name })
        {
            writes.append(
                Write(key: old.key, precondition: .revision(old.revision), operation: .put(budget.value)))
        }
        let end: Write.Operation =
            switch Deletion(resource: target.resource, options: request, now: now).change(of: marked) {
            case .put(let object, _): .put(object)
            case .delete(let object): .delete(object)
            case .none, .pending: .barrier
            }
        writes.append(Write(key: key, precondition: isMarked ? nil : .revision(stored.revision), operation: end))
        return writes
    }

    /// The pod, marked with why it goes.
    private static func marking(_ pod: Value, now: Time) -> Value {
        guard case .object(var fields) = pod else { return pod }
        let condition: Fields = [
            "type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI",
            "message": "Eviction API: evicting",
        ]
        fields["status"] = .object(PodConditions.setting(condition, in: fields.object("status"), now: now))
        return .object(fields)
    }
}
