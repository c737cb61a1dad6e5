import ObjectModel

/// Finalizers that a controller takes away once nobody uses the object any more.
enum InUseProtection {
    static func add(_ finalizer: Value, to object: inout Fields) {
        object.updateOrAddObject("metadata") { metadata in
            if !metadata.values("finalizers").contains(finalizer) { metadata.append(finalizer, to: "finalizers") }
        }
    }
}
