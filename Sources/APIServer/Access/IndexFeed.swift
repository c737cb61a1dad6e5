import AccessRules
import ObjectStore
import Synchronization

/// Keeps an index up to date with the store. It is made before anybody writes.
final class IndexFeed<Index: ObjectIndex>: StoreSubscriber {
    private let state = Mutex(Index())

    init(store: any ObjectStore) {
        for kind in Index.Kind.allCases {
            let (objects, revision) = store.list(resource: kind.rawValue, namespace: nil)
            state.withLock { index in
                for object in objects { index.set(object.tree, kind) }
            }
            receive(store.following(self, resource: kind.rawValue, after: revision))
        }
    }

    /// The kinds that are indexed change seldom and are small: changes are taken in on the committing thread, so that
    /// whoever gets the answer to a write can rely on it.
    func receive(_ events: [StoreEvent]) {
        state.withLock { index in
            for event in events {
                guard let kind = Index.Kind(rawValue: event.object.key.resource) else { continue }
                switch event.kind {
                case .added, .modified: index.set(event.object.tree, kind)
                case .deleted: index.remove(event.object.tree, kind)
                }
            }
        }
    }

    func index<Answer: Sendable>(_ ask: (Index) -> Answer) -> Answer { state.withLock { ask($0) } }
}

/// The roles and bindings of a store.
typealias RoleFeed = IndexFeed<RoleIndex>
/// The flow schemas of a store.
typealias FlowFeed = IndexFeed<FlowIndex>

extension FlowIndex.Flow {
    /// As every answer states it.
    var headers: [(String, String)] {
        [("X-Kubernetes-Pf-Flowschema-Uid", schema), ("X-Kubernetes-Pf-Prioritylevel-Uid", level)]
    }
}

extension ObjectStore {
    /// Subscribes from a position that was just read.
    func following(
        _ subscriber: any StoreSubscriber, resource: String, after position: UInt64
    ) -> [StoreEvent] {
        do throws(StoreError) {
            return try subscribe(subscriber, resource: resource, after: position)
        } catch {
            preconditionFailure("the store forgot what it has just shown of \(resource): \(error)")
        }
    }
}
