import ObjectModel
import ObjectTree

/// What the server, not the client, writes into a definition.
public enum DefinitionLifecycle {
    /// While its objects are there, a definition stays.
    public static let finalizer = "customresourcecleanup.apiextensions.k8s.io"

    /// A definition that somebody wants deleted for the first time: it stays until its objects are gone.
    public static func deletionBegun(_ object: Value, now: Time) -> Value {
        var definition = CustomResourceDefinition(object)
        definition.metadata.deletionTimestamp = now
        if !definition.metadata.finalizers.contains(finalizer) { definition.metadata.finalizers.append(finalizer) }
        definition.status = DefinitionStatus.setting(
            "Terminating", "True", reason: "InstanceDeletionPending",
            message: "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
            in: definition.status, now: now)
        return definition.value
    }
}
