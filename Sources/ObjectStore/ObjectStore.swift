import ObjectTree

/// A change that a client may ask for.
public struct Write: Sendable {
    /// What must be true of the stored object for the write to happen. Without one a put always happens, a deletion or
    /// barrier when there is an object.
    public enum Precondition: Sendable, Equatable {
        case absent
        /// The newest version of the object, acknowledged or on its way, has this revision.
        case revision(UInt64)
    }

    /// What becomes of the object.
    public enum Operation: Sendable {
        /// The object as it shall be; the store fills in `metadata.resourceVersion`.
        case put(Value)
        /// The object goes. Its last state is what the writer is answered; watchers are shown what was stored.
        case delete(Value)
        /// The object stays as it is; acknowledged, with the newest version, when all that was written before is.
        case barrier
    }

    /// Which object, under what condition, and what becomes of it.
    public let key: ObjectKey
    public let precondition: Precondition?
    public let operation: Operation
    /// A heartbeat: acknowledged before it is on disk, where it arrives with the next write that isn't one, and within
    /// `StoreLimits.lazySeconds` without any.
    public let isLazy: Bool
    /// The object of a put as the store has encoded it before; nil where it has not.
    let encoded: EncodedObject?

    public init(
        key: ObjectKey, precondition: Precondition?, operation: Operation, isLazy: Bool = false
    ) {
        self.key = key
        self.precondition = precondition
        self.operation = operation
        self.isLazy = isLazy
        encoded = nil
    }

    /// The creation of an object that the store has encoded before.
    public init(creating encoded: EncodedObject, as key: ObjectKey) {
        self.key = key
        precondition = .absent
        operation = .put(encoded.value)
        isLazy = false
        self.encoded = encoded
    }
}

/// Something that happened to an object, as watchers see it.
public struct StoreEvent: Sendable {
    /// Whether the object came, changed or went.
    public enum Kind: Sendable { case added, modified, deleted }
    /// What happened to the object.
    public let kind: Kind
    /// The object after the change; for a deletion what was stored last, at the revision of the deletion.
    public let object: StoredObject
    /// The object before the change.
    public let previous: StoredObject?

    public init(kind: Kind, object: StoredObject, previous: StoredObject?) {
        self.kind = kind
        self.object = object
        self.previous = previous
    }
}

/// One who is told of every change of a resource, in order and without gaps.
public protocol StoreSubscriber: AnyObject, Sendable {
    /// Called on the committing thread under the store's lock: it must hand over at once and not call the store.
    func receive(_ events: [StoreEvent])
}

/// What can go wrong.
public enum StoreError: Error, Sendable, Equatable {
    /// There is an object where none was expected.
    case exists
    /// There is no such object.
    case missing
    /// The object has another revision than expected.
    case changed
    /// The disk refused the write (full, failing), or one that waited before it, or the store is closed: nothing of it
    /// was kept.
    case unavailable(String)
    /// A position that the watch window has left behind, and the oldest one it still covers.
    case compacted(UInt64)
    /// The database can't be used: corrupted, from a newer version, in use.
    case unusable(String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exists: "the object exists already"
        case .missing: "there is no such object"
        case .changed: "the object has changed"
        case .compacted(let oldest): "changes before revision \(oldest) are no longer kept"
        case .unavailable(let why), .unusable(let why): why
        }
    }
}

/// Objects, their revisions and their changes. Reads come from memory, are linearizable with acknowledged writes, and
/// never wait for the disk.
public protocol ObjectStore: Sendable {
    /// The revision of the newest acknowledged write; never 0, which means "any" to Kubernetes' clients.
    var revision: UInt64 { get }
    /// The acknowledged version of an object.
    func get(_ key: ObjectKey) -> StoredObject?
    /// Like `get`, but sees writes that are not acknowledged yet: what an update must start from.
    func newest(_ key: ObjectKey) -> StoredObject?
    /// All objects of a resource in the order of namespace and name, and the revision of that view.
    func list(resource: String, namespace: String?) -> (objects: [StoredObject], revision: UInt64)
    /// The same as it was at an earlier revision; throws `compacted` when that is too long ago.
    func list(resource: String, namespace: String?, at revision: UInt64) throws(StoreError) -> [StoredObject]
    /// How many objects of a resource there are.
    func count(resource: String) -> Int
    /// Encodes an object ahead of its creation.
    func encode(_ object: Value, as key: ObjectKey) -> EncodedObject
    /// `completion` is called once, when the write is durable or refused; for a deletion with the last state. It must
    /// hand over at once and not close the store.
    func commit(_ write: Write, completion: @escaping @Sendable (Result<StoredObject, StoreError>) -> Void)
    /// Writes that happen together or not at all: every precondition holds when the first is made, they go to disk in
    /// one transaction, and no reader sees one without the others. Two of one key happen in their order. `completion`
    /// gets the answers in the order of the writes, which are at least one.
    func commit(_ writes: [Write], completion: @escaping @Sendable (Result<[StoredObject], StoreError>) -> Void)
    /// Calls `body` when readers see of an object what writers build on: at once where nothing of it is on its way to
    /// the disk. Like a completion it must hand over at once.
    func whenAcknowledged(_ key: ObjectKey, _ body: @escaping @Sendable () -> Void)
    /// From now on `subscriber` receives every change; what came after `position` is returned, so that nothing is
    /// missed.
    func subscribe(_ subscriber: any StoreSubscriber, resource: String, after position: UInt64) throws(StoreError)
        -> [StoreEvent]
    /// What a lagging subscriber missed, without subscribing again; the revision is the position it then has.
    func changes(resource: String, after position: UInt64) throws(StoreError) -> (
        events: [StoreEvent], revision: UInt64
    )
    /// From now on `subscriber` receives nothing more of a resource.
    func unsubscribe(_ subscriber: any StoreSubscriber, resource: String)
    /// Writes what is still only in memory and closes the files. Writes after it are refused; what was read stays.
    func close()
}
