import ObjectModel
import ObjectStore

/// Which objects and changes of a resource one watcher sees.
struct WatchFilter: Sendable {
    let resource: ResourceType
    /// nil: all.
    let namespace: String?
    let query: ListQuery

    func selects(_ object: StoredObject) -> Bool {
        if let namespace, object.key.namespace != namespace { return false }
        if query.selectsEverything { return true }
        return query.selects(SharedStorage.shown(object.tree, resource: resource))
    }

    /// Objects come into and go out of a selection when their labels or fields change. What went out is shown as it was
    /// before, at the revision of the change.
    func shown(_ event: StoreEvent) -> ShownEvent? {
        let isIn = event.kind != .deleted && selects(event.object)
        let wasIn = event.previous.map(selects) ?? false
        switch (wasIn, isIn) {
        case (false, true): return .change(.added, event.object)
        case (true, true): return .change(.modified, event.object)
        case (true, false):
            guard event.kind != .deleted, let previous = event.previous else {
                return .change(.deleted, event.object)
            }
            return .change(.deleted, previous.moved(to: event.object.revision))
        case (false, false): return nil
        }
    }
}
