import ObjectModel

/// A controller as the objects that it controls name it.
public struct OwnerIdentity: Sendable, Equatable {
    public let identity: ObjectIdentity
    /// Whether it is being deleted: then it adopts nothing.
    public let isDeleting: Bool

    public init<K: Kind>(_ type: K.Type, _ metadata: ObjectMeta) {
        identity = ObjectIdentity(type, metadata)
        isDeleting = metadata.fields.contains("deletionTimestamp")
    }

    /// Never that of another object of this name.
    public var uid: String { identity.uid }

    /// The entry of `metadata.ownerReferences` in what it controls.
    public var reference: OwnerReference {
        .make {
            $0.apiVersion = identity.apiVersion
            $0.kind = identity.kind
            $0.name = identity.name
            $0.uid = identity.uid
            $0.controller = true
            $0.blockOwnerDeletion = true
        }
    }

    /// The strategic merge patch that makes an object its own.
    public var adoption: Value { ["metadata": ["ownerReferences": [reference.value]]] }
    /// The strategic merge patch that lets an object go.
    public var release: Value {
        ["metadata": ["ownerReferences": [["$patch": "delete", "uid": .string(identity.uid)]]]]
    }
}
