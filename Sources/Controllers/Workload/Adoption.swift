import ControllerRuntime
import ObjectModel
import ObjectRules

extension IndexName {
    /// Objects that nobody controls, by namespace: those that may be adopted.
    static let uncontrolled = IndexName("uncontrolled")
}

extension ResourceCache {
    /// Lets objects without a controller be found by `IndexName.uncontrolled`.
    func indexUncontrolled() {
        addIndex(.uncontrolled) { object in
            let metadata = object.objectMeta
            return metadata.isControlled ? [] : [metadata.namespace]
        }
    }

    /// Queues every owner that might adopt an object of this cache that nobody controls.
    /// - Parameter selects: Whether the owner's selector matches the object's labels.
    func enqueueAdopters<Owner: Kind>(
        from owners: ResourceCache<Owner>, to queue: WorkQueue<ObjectKey>,
        selects: @escaping @Sendable (Owner, ObjectMeta) -> Bool
    ) {
        onChange { change in
            guard let metadata = change.new?.objectMeta, !metadata.isControlled else { return }
            for owner in owners.list(namespace: metadata.namespace) where selects(owner, metadata) {
                queue.add(ObjectKey(owner))
            }
        }
    }
}

extension ObjectMeta {
    /// Whether some owner controls the object.
    var isControlled: Bool { controllerUID != nil }
    /// The uid of the owner that controls the object.
    var controllerUID: String? { ownerReferences.first { $0.controller == true }?.uid }
    /// Whether a selector matches the object's labels; one that can't be read matches nothing.
    func matches(_ selector: LabelSelector?) -> Bool {
        do {
            return try LabelSelectorExpression(selector).matches(fields.object("labels"))
        } catch {
            return false
        }
    }
}
