import ObjectModel
import WorkloadPlans

/// What garbage collection needs to know of an object.
public struct OwnedObject: Sendable, Equatable {
    /// An owner as the object names it.
    public struct Owner: Sendable, Hashable {
        public let apiVersion: String
        public let kind: String
        public let name: String
        public let uid: String
        /// `blockOwnerDeletion`: the owner's foreground deletion waits for this object.
        public let blocks: Bool
    }

    /// With the resourceVersion of the last change.
    public let identity: ObjectIdentity
    public internal(set) var owners: [Owner]
    public let isDeleting: Bool
    /// It goes when the dependents that block it are gone.
    public let isForeground: Bool
    /// Its dependents are to be kept.
    public let isOrphaning: Bool

    /// The finalizers that ask the collector to delete dependents first, or to let go of them.
    public static let foregroundFinalizer = "foregroundDeletion"
    public static let orphanFinalizer = "orphan"

    public init(_ object: Value) {
        let metadata = ObjectMeta(object["metadata"])
        identity = ObjectIdentity(
            apiVersion: object["apiVersion"]?.stringValue ?? "", kind: object["kind"]?.stringValue ?? "",
            namespace: metadata.namespace, name: metadata.name, uid: metadata.uid,
            resourceVersion: metadata.resourceVersion)
        owners = metadata.ownerReferences.map {
            Owner(
                apiVersion: $0.apiVersion, kind: $0.kind, name: $0.name, uid: $0.uid,
                blocks: $0.blockOwnerDeletion ?? false)
        }
        isDeleting = metadata.deletionTimestamp != nil
        let finalizers = metadata.finalizers
        isForeground = finalizers.contains(Self.foregroundFinalizer)
        isOrphaning = finalizers.contains(Self.orphanFinalizer)
    }

    /// Whether nothing but the resourceVersion differs.
    func isAlike(_ other: OwnedObject) -> Bool {
        owners == other.owners && isDeleting == other.isDeleting && isForeground == other.isForeground
            && isOrphaning == other.isOrphaning
    }
}
