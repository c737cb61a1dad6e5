import ObjectModel
import ObjectRules
import ObjectStore

extension ObjectOperations {
    /// Deletes an object, or starts to: grace periods and finalizers make it stay for a while.
    func delete(
        _ target: ResourceRequest, request: DeleteOptions, options: WriteOptions, completion: @escaping Completion
    ) {
        let now = environment.now()
        let resource = target.resource
        let options = options.adding(isDryRun: request.dryRun.contains("All"))
        do throws(StatusError) {
            try Self.checkMayGo(target)
        } catch {
            return completion(.failure(error))
        }
        let gone = Mutable(false)
        update(
            target, options: options,
            change: { [self] current throws(StatusError) in
                try DeletePreconditions(request)?.check(current, target)
                return try self.admitted(target, options, deletionOf: current) {
                    let change = Deletion(resource: resource, options: request, now: now).change(of: current)
                    if case .delete = change { gone.set(true) } else { gone.set(false) }
                    return change
                }
            },
            completion: { result in
                completion(result.map { Self.answer($0, target, request, gone: gone.get()) })
            })
    }

    /// Every cluster needs the priorities of the system.
    private static func checkMayGo(_ target: ResourceRequest) throws(StatusError) {
        switch (target.resource.groupResource, target.name) {
        case ("priorityclasses.scheduling.k8s.io", "system-node-critical"),
            ("priorityclasses.scheduling.k8s.io", "system-cluster-critical"):
            throw .forbidden(
                target.resource, name: target.name, "this is a system priority class and cannot be deleted")
        default: return
        }
    }

    private static func answer(
        _ outcome: Outcome, _ target: ResourceRequest, _ request: DeleteOptions, gone: Bool
    ) -> Outcome {
        if !gone, request.orphanDependents == false { return .accepted(outcome) }
        guard gone, !KindTraits.returnsDeletedObject(target.resource) else { return outcome }
        let uid: Value? =
            switch outcome {
            case .object(let stored, _): stored.tree["metadata"]?["uid"]
            case .answer(let object, _): object["metadata"]?["uid"]
            case .success, .accepted: nil
            }
        var details = Fields([("name", .string(target.name))])
        if !target.resource.group.isEmpty { details["group"] = .string(target.resource.group) }
        details["kind"] = .string(target.resource.plural)
        details["uid"] = uid
        return .success(details)
    }

    /// Deletes everything that a list selects, a bounded number at a time, and answers with what was deleted.
    func deleteCollection(
        _ target: ResourceRequest, query: ListQuery, request: DeleteOptions, options: WriteOptions,
        completion: @escaping @Sendable (Result<[StoredObject], StatusError>) -> Void
    ) {
        guard target.resource.served?.webhook == nil else {
            Task {
                do throws(StatusError) {
                    let objects = try await convertedList(target, query: query).objects
                    deleteAll(objects, target, request, options, completion: completion)
                } catch {
                    completion(.failure(error))
                }
            }
            return
        }
        let objects: [StoredObject]
        do throws(StatusError) {
            objects = try list(target, query: query).objects
        } catch {
            return completion(.failure(error))
        }
        deleteAll(objects, target, request, options, completion: completion)
    }

    private func deleteAll(
        _ objects: [StoredObject], _ target: ResourceRequest, _ request: DeleteOptions, _ options: WriteOptions,
        completion: @escaping @Sendable (Result<[StoredObject], StatusError>) -> Void
    ) {
        let sweep = Sweep(objects: objects, completion: completion)
        for _ in 0..<min(ServerLimits.deleteCollectionWidth, max(1, objects.count)) {
            deleteNext(of: sweep, target, request, options)
        }
    }

    private func deleteNext(
        of sweep: Sweep, _ target: ResourceRequest, _ request: DeleteOptions, _ options: WriteOptions
    ) {
        while let object = sweep.next() {
            var one = target
            one.name = object.key.name
            one.namespace = object.key.namespace
            // Dry runs and refusals complete at once: then this loop goes on, so that the stack does not grow with the
            // collection. Otherwise the completion does.
            let isSettled = Mutable(false)
            delete(one, request: request, options: options) { [self] result in
                // Somebody else deleted it meanwhile: that is what was wanted.
                if case .failure(let error) = result, error.code != 404 {
                    sweep.finish(error)
                } else {
                    sweep.finish(nil)
                }
                if isSettled.exchange(true) { deleteNext(of: sweep, target, request, options) }
            }
            guard isSettled.exchange(true) else { return }
        }
        sweep.workerDone()
    }
}
