import ObjectModel

/// Where every service meets: a Kubernetes API server, in this process or across HTTP. Objects are trees; the
/// extensions in this target give typed forms. All methods throw `StatusError`.
public protocol APIClient: Sendable {
    func get(_ resource: ResourceType, namespace: String, name: String) async throws -> Value
    func list(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws -> ObjectList
    /// Changes from `options.resourceVersion` on (empty: current objects as ADDED first). Ends by throwing, with code
    /// 410 when the window has moved past the position; the caller lists again then.
    func watch(_ resource: ResourceType, namespace: String?, options: ListRequest) async throws
        -> AsyncThrowingStream<ObjectEvent, any Error>
    /// `subresource` such as `binding` or `eviction`; then `name` is its parent's.
    func create(
        _ resource: ResourceType, namespace: String, name: String?, subresource: String?, object: Value
    ) async throws -> Value
    /// Says that an object is likely to be created at a moment within the next seconds, so that a server in this
    /// process can make ready what does not depend on what happens until then. A hint: nothing is stored, nobody sees
    /// it, and `create` means the same without it.
    func prepare(_ resource: ResourceType, namespace: String, object: Value, for moment: Time) async
    /// Fails with Conflict when `metadata.resourceVersion` is set and old.
    func update(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, object: Value
    ) async throws -> Value
    func patch(
        _ resource: ResourceType, namespace: String, name: String, subresource: String?, patch: Patch
    ) async throws -> Value
    @discardableResult
    func delete(_ resource: ResourceType, namespace: String, name: String, options: DeleteRequest) async throws -> Value
}

extension APIClient {
    /// Nothing: a server elsewhere has to be asked when the moment comes.
    public func prepare(_ resource: ResourceType, namespace: String, object: Value, for moment: Time) async {}
}

/// What to list or watch. `namespace` nil means all namespaces; for cluster-scoped kinds it is ignored.
public struct ListRequest: Sendable {
    public var labelSelector = ""
    public var fieldSelector = ""
    public var resourceVersion = ""
    /// The most objects of one answer; 0 for all there are.
    public var limit = 0
    /// What the answer before said, to go on after it.
    public var continueToken = ""

    public init(labelSelector: String = "", fieldSelector: String = "", resourceVersion: String = "") {
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
        self.resourceVersion = resourceVersion
    }
}

/// What a list answered: the objects, and the revision at which they were so.
public struct ObjectList: Sendable {
    public let items: [Value]
    public let resourceVersion: String
    /// Where the list goes on, when a limit cut it short; else empty.
    public let continueToken: String

    public init(items: [Value], resourceVersion: String, continueToken: String = "") {
        self.items = items
        self.resourceVersion = resourceVersion
        self.continueToken = continueToken
    }
}

/// One change. A bookmark carries only `metadata.resourceVersion`.
public struct ObjectEvent: Sendable {
    /// What happened to the object, in the words of the watch protocol.
    public enum Kind: String, Sendable {
        case added = "ADDED"
        case modified = "MODIFIED"
        case deleted = "DELETED"
        case bookmark = "BOOKMARK"
    }
    /// What happened, and the object after it; for a deletion, as it was last.
    public let kind: Kind
    public let object: Value
    public init(kind: Kind, object: Value) {
        self.kind = kind
        self.object = object
    }
}

/// A change to an object, in one of the forms that controllers send.
public enum Patch: Sendable {
    case json(Value)
    case merge(Value)
    case strategicMerge(Value)
    /// Server-side apply of what a manager wants of an object, whoever has it otherwise (`force`).
    case apply(Value, manager: String)
}

/// The options of a deletion that controllers use.
public struct DeleteRequest: Sendable {
    public var gracePeriodSeconds: Int?
    /// `Background`, `Foreground`, `Orphan` or nil for the kind's own.
    public var propagationPolicy: String?
    /// Preconditions: the object must still have these.
    public var uid: String?
    public var resourceVersion: String?
    public init(
        gracePeriodSeconds: Int? = nil, propagationPolicy: String? = nil, uid: String? = nil,
        resourceVersion: String? = nil
    ) {
        self.gracePeriodSeconds = gracePeriodSeconds
        self.propagationPolicy = propagationPolicy
        self.uid = uid
        self.resourceVersion = resourceVersion
    }
}
