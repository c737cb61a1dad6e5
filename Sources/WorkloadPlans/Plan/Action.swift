import ObjectModel

/// A write of a plan.
public enum Action: Sendable, Equatable {
    /// Creates an object, which says itself of what kind, name and namespace it is.
    case create(Value)
    /// Deletes an object if it still has the uid (and, where one is given, the resourceVersion).
    case delete(ObjectIdentity, Deletion = Deletion())
    /// Applies a strategic merge patch to the object, or to its subresource. The applier puts uid and, where one is
    /// given, resourceVersion of the identity into the patch's metadata, so that it fails with Conflict on another
    /// object.
    case patch(ObjectIdentity, subresource: String? = nil, Value)
    /// Writes the status of an object through `/status`. The object is whole; its metadata.resourceVersion is the one
    /// the status was computed from, so the write fails with Conflict if the object has changed.
    case updateStatus(Value)
}

/// How to delete.
public struct Deletion: Sendable, Equatable {
    /// What happens to the objects that this one owns.
    public enum Propagation: String, Sendable {
        case background = "Background"
        case foreground = "Foreground"
        case orphan = "Orphan"
    }

    /// nil for what the kind does by itself.
    public let propagation: Propagation?
    /// Seconds; nil for the object's own.
    public let gracePeriodSeconds: Int?

    public init(propagation: Propagation? = nil, gracePeriodSeconds: Int? = nil) {
        self.propagation = propagation
        self.gracePeriodSeconds = gracePeriodSeconds
    }
}

/// Which object a step is about, and which one of that name.
public struct ObjectIdentity: Sendable, Hashable {
    public let apiVersion: String
    public let kind: String
    /// Empty for objects of the cluster.
    public let namespace: String
    public let name: String
    public let uid: String
    /// Empty where any version will do.
    public let resourceVersion: String

    public init(
        apiVersion: String, kind: String, namespace: String, name: String, uid: String, resourceVersion: String = ""
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.uid = uid
        self.resourceVersion = resourceVersion
    }

    /// The identity of a typed object in any version of it.
    public init<K: Kind>(_ type: K.Type, _ metadata: ObjectMeta) {
        self.init(
            apiVersion: K.apiVersion, kind: K.kind, namespace: metadata.namespace, name: metadata.name,
            uid: metadata.uid)
    }

    /// The same object, but only in this version.
    public func at(resourceVersion: String) -> ObjectIdentity {
        ObjectIdentity(
            apiVersion: apiVersion, kind: kind, namespace: namespace, name: name, uid: uid,
            resourceVersion: resourceVersion)
    }
}

/// An event to be recorded about an object. The one who applies the plan adds who reports it, and when.
public struct Announcement: Sendable, Equatable {
    /// The `type` of an Event.
    public enum Kind: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    /// The object that is spoken about, and the words.
    public let about: ObjectIdentity
    public let type: Kind
    public let reason: String
    public let message: String

    public init(_ type: Kind, about: ObjectIdentity, reason: String, message: String) {
        self.about = about
        self.type = type
        self.reason = reason
        self.message = message
    }

    /// Tells of the usual.
    public static func normal(_ reason: String, _ message: String, about: ObjectIdentity) -> Announcement {
        Announcement(.normal, about: about, reason: reason, message: message)
    }
    /// Tells of trouble.
    public static func warning(_ reason: String, _ message: String, about: ObjectIdentity) -> Announcement {
        Announcement(.warning, about: about, reason: reason, message: message)
    }
}
