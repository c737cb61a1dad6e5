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

    func all(_ resource: String, namespace: String? = nil) -> [Value] {
        guard store.count(resource: resource) > 0 else { return [] }
        return store.list(resource: resource, namespace: namespace).objects.map(\.tree)
    }

    /// The objects of a namespace, each in its newest version, acknowledged or not: what a write must start from.
    func newest(_ resource: String, namespace: String) -> [StoredObject] {
        guard store.count(resource: resource) > 0 else { return [] }
        return store.list(resource: resource, namespace: namespace).objects.compactMap { store.newest($0.key) }
    }

    /// Refuses creations in namespaces that are missing or going away (admission plugin NamespaceLifecycle).
    func checkNamespace(of target: ResourceRequest, name: String) throws(StatusError) {
        guard target.resource.namespaced else { return }
        guard let namespace = namespace(target.namespace) else {
            throw StatusError(
                code: 404, reason: "NotFound", message: "namespaces \(FieldError.quoted(target.namespace)) not found",
                details: Fields([("name", .string(target.namespace)), ("kind", "namespaces")]))
        }
        guard namespace["metadata"]?["deletionTimestamp"] != nil else { return }
        let why = "unable to create new content in namespace \(target.namespace) because it is being terminated"
        var error = StatusError.forbidden(target.resource, name: name, why)
        error.details?["causes"] = [
            [
                "reason": "NamespaceTerminating",
                "message": .string("namespace \(target.namespace) is being terminated"),
                "field": "metadata.namespace",
            ]
        ]
        throw error
    }
}
