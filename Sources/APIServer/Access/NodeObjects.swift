import AccessRules
import ObjectModel
import ObjectStore
import Synchronization

/// What decides about nodes: which pods each has, kept up to date with the store, and the objects that these name.
final class NodeObjects: StoreSubscriber, NodeSurroundings {
    private let store: any ObjectStore
    private let podsByNode = Mutex<[String: Set<ObjectKey>]>([:])

    init(store: any ObjectStore) {
        self.store = store
        let (objects, revision) = store.list(resource: "pods", namespace: nil)
        podsByNode.withLock { pods in
            for object in objects { Self.note(object, isThere: true, in: &pods) }
        }
        receive(store.following(self, resource: "pods", after: revision))
    }

    func receive(_ events: [StoreEvent]) {
        podsByNode.withLock { pods in
            for event in events { Self.note(event.object, isThere: event.kind != .deleted, in: &pods) }
        }
    }

    /// A pod stays on the node that it was bound to.
    private static func note(_ object: StoredObject, isThere: Bool, in pods: inout [String: Set<ObjectKey>]) {
        guard let node = object.tree.at("spec", "nodeName")?.stringValue, !node.isEmpty else { return }
        guard !isThere else {
            pods[node, default: []].insert(object.key)
            return
        }
        pods[node]?.remove(object.key)
        if pods[node]?.isEmpty == true { pods[node] = nil }
    }

    func pods(on node: String, namespace: String?) -> [Value] {
        let keys = podsByNode.withLock { $0[node] ?? [] }
        return keys.filter { namespace == nil || $0.namespace == namespace }.compactMap { store.get($0)?.tree }
    }

    func object(_ resource: String, namespace: String, name: String) -> Value? {
        store.newest(ObjectKey(resource: resource, namespace: namespace, name: name))?.tree
    }
}
