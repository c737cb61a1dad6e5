import ObjectModel
import ObjectStore

/// Objects of custom resources whose definition has a webhook convert them. For all others these steps are none.
extension ObjectOperations {
    /// Stored objects as requests for a resource see them.
    func shown(_ objects: [StoredObject], for resource: ResourceType) async throws(StatusError) -> [StoredObject] {
        guard let served = resource.served, objects.contains(where: served.isForeign) else { return objects }
        return try await conversion.shown(objects, by: served)
    }

    /// The same for a thread that does not wait: `then` is called at once, unless a webhook is to be asked.
    func show(
        _ objects: [StoredObject], for resource: ResourceType,
        failed: @escaping @Sendable (StatusError) -> Void,
        then: @escaping @Sendable ([StoredObject]) -> Void
    ) {
        guard let served = resource.served, objects.contains(where: served.isForeign) else { return then(objects) }
        Task {
            let shown: [StoredObject]
            do throws(StatusError) {
                shown = try await conversion.shown(objects, by: served)
            } catch {
                return failed(error)
            }
            then(shown)
        }
    }

    /// Completes with a stored object as requests for its resource see it.
    func complete(
        _ stored: StoredObject, created: Bool, _ resource: ResourceType, _ completion: @escaping Completion
    ) {
        show([stored], for: resource) {
            completion(.failure($0))
        } then: {
            completion(.success(.object($0[0], created: created)))
        }
    }

    /// Goes on with an object of a request's version in the form in which it is stored.
    func store(
        form object: Value, _ resource: ResourceType, failed: @escaping @Sendable (StatusError) -> Void,
        then: @escaping @Sendable (Value) -> Void
    ) {
        guard let served = resource.served, served.webhook != nil,
            object["apiVersion"]?.stringValue != served.custom.storageAPIVersion
        else { return then(object) }
        Task {
            let stored: Value
            do throws(StatusError) {
                stored = try await conversion.stored(object, by: served)
            } catch {
                return failed(error)
            }
            then(stored)
        }
    }

    /// Goes on with a change whose object is in the form in which it is stored.
    ///
    /// - Parameter shown: `stored` as the request saw it.
    func store(
        form change: Change, of stored: StoredObject, shown: StoredObject, _ resource: ResourceType,
        completion: @escaping Completion, then: @escaping @Sendable (Change) -> Void
    ) {
        guard let served = resource.served, served.webhook != nil else { return then(change) }
        switch change {
        case .none, .pending: then(change)
        case .delete(let object):
            // What goes is not converted any more.
            var last = stored.tree
            last["metadata"] = object["metadata"]
            then(.delete(last))
        case .put(let object, let onSettled):
            if object == shown.tree, stored.tree["apiVersion"]?.stringValue == served.custom.storageAPIVersion {
                return then(.put(stored.tree, onSettled: onSettled))
            }
            store(form: object, resource) { error in
                change.settled()
                completion(.failure(error))
            } then: {
                then(.put($0, onSettled: onSettled))
            }
        }
    }
}

extension ObjectOperations {
    /// Events of a resource with their objects as requests for it see them.
    func shown(_ events: [StoreEvent], for resource: ResourceType) async throws(StatusError) -> [StoreEvent] {
        var result: [StoreEvent] = []
        for event in events {
            let objects = try await shown([event.object], for: resource)
            let previous = try await shown(event.previous.map { [$0] } ?? [], for: resource)
            result.append(StoreEvent(kind: event.kind, object: objects[0], previous: previous.first))
        }
        return result
    }
}
