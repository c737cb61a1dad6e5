import ObjectModel
import ObjectRules
import ObjectStore

/// Objects that the rules for other objects look at.
struct Lookups: Sendable {
    let schema: Schema
    let store: any ObjectStore

    func namespace(_ name: String) -> Value? {
        store.newest(ObjectKey(resource: "namespaces", namespace: "", name: name))?.tree
    }

    func serviceAccount(_ name: String, namespace: String) -> Value? {
        store.newest(ObjectKey(resource: "serviceaccounts", namespace: namespace, name: name))?.tree
    }

    func secret(_ name: String, namespace: String) -> Value? { object("secrets", name, namespace: namespace) }

    /// An object of the core group.
    func object(_ plural: String, _ name: String, namespace: String = "") -> Value? {
        store.newest(ObjectKey(resource: plural, namespace: namespace, name: name))?.tree
    }

    func all(_ resource: String, namespace: String? = nil) -> [Value] {
        guard store.count(resource: resource) > 0 else { return [] }
        return store.list(resource: resource, namespace: namespace).objects.map(\.tree)
    }

    /// The objects of a namespace, each in its newest version, acknowledged or not: what a write must start from.
    func newest(_ resource: String, namespace: String) -> [StoredObject] {
        guard store.count(resource: resource) > 0 else { return [] }
        return store.list(resource: resource, namespace: namespace).objects.compactMap { store.newest($0.key) }
    }
}
