import AccessRules
import ObjectStore
import Synchronization

/// Keeps the index of flow schemas up to date with the store. It is made before anybody writes.
final class FlowFeed: StoreSubscriber {
    private let state = Mutex(FlowIndex())

    init(store: any ObjectStore) {
        for kind in FlowIndex.Kind.allCases {
            let (objects, revision) = store.list(resource: kind.rawValue, namespace: nil)
            state.withLock { index in
                for object in objects { index.set(object.tree, kind) }
            }
            receive(store.following(self, resource: kind.rawValue, after: revision))
        }
    }

    func receive(_ events: [StoreEvent]) {
        state.withLock { index in
            for event in events {
                guard let kind = FlowIndex.Kind(rawValue: event.object.key.resource) else { continue }
                switch event.kind {
                case .added, .modified: index.set(event.object.tree, kind)
                case .deleted: index.remove(event.object.tree, kind)
                }
            }
        }
    }

    func flow(of request: AccessAttributes) -> FlowIndex.Flow? { state.withLock { $0.flow(of: request) } }
}

extension FlowIndex.Flow {
    /// As every answer states it.
    var headers: [(String, String)] {
        [("X-Kubernetes-Pf-Flowschema-Uid", schema), ("X-Kubernetes-Pf-Prioritylevel-Uid", level)]
    }
}
