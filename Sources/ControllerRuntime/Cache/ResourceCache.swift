import APIClient
import ObjectModel
import Synchronization

/// The objects of one kind as the API server has them, kept current by a watch and by the answers to our own writes:
/// whoever writes through a `RecordingClient` reads its own writes, so no one has to remember what it expects to see.
public final class ResourceCache<Object: Kind>: Sendable {
    /// Told of every change, in order; must not wait.
    public typealias Handler = @Sendable (CacheChange<Object>) -> Void
    /// The values under which an object is found in one index.
    public typealias Indexer = @Sendable (Object) -> [String]

    private let state: Mutex<ResourceCacheState>
    private let handlers = Mutex<[Handler]>([])
    private let progress = ChangeSignal()
    private let reflector: Reflector
    /// Selectors hide objects, so a cache that has some takes from our own writes only what it holds already.
    private let isSelective: Bool

    /// A cache has the indexes `owner` and `namespace` from the start.
    /// - Parameter rightOfWay: What has it goes before the changes of others are taken in; own writes are at once.
    public init(
        client: any APIClient, clock: any Clock, options: ListRequest = ListRequest(), rightOfWay: RightOfWay? = nil
    ) {
        var state = ResourceCacheState()
        if Object.resource.namespaced { state.addIndex(.namespace) { [ObjectMeta($0["metadata"]).namespace] } }
        state.addIndex(.owner) { ObjectMeta($0["metadata"]).ownerReferences.map(\.uid) }
        self.state = Mutex(state)
        reflector = Reflector(
            Object.resource, options: options, client: client, clock: clock, rightOfWay: rightOfWay)
        isSelective = !options.fieldSelector.isEmpty || !options.labelSelector.isEmpty
    }

    // MARK: Reading

    public var count: Int { state.withLock { $0.count } }
    /// Whether the first list has come.
    public var isSynced: Bool { state.withLock { $0.isSynced } }
    /// All objects, in no order.
    public var all: [Object] { state.withLock { $0.all }.map(Object.init(fields:)) }

    /// The object with this key as last seen; nil when there is none.
    public func get(_ key: ObjectKey) -> Object? {
        state.withLock { $0.object(key) }.map(Object.init(fields:))
    }

    /// The objects an index has under a value, in no order.
    public func list(_ index: IndexName, _ value: String) -> [Object] {
        state.withLock { $0.objects(index, value) }.map(Object.init(fields:))
    }

    /// The objects of a namespace, in no order.
    public func list(namespace: String) -> [Object] { list(.namespace, namespace) }

    /// The objects that name this uid among their owners, in no order.
    public func owned(by uid: String) -> [Object] { list(.owner, uid) }

    /// Adds an index: from an object to the values it is found under. One that is there already stays as it is.
    public func addIndex(_ name: IndexName, _ values: @escaping Indexer) {
        state.withLock { $0.addIndex(name) { values(Object(fields: $0)) } }
    }

    // MARK: Following

    /// Calls the handler for every change from now on. Handlers are called outside all locks, by the watching task or
    /// by a task that wrote; they must be quick. Register before `run`.
    public func onChange(_ handler: @escaping Handler) { handlers.withLock { $0.append(handler) } }

    /// Lists and watches until the task is cancelled.
    public func run() async {
        await reflector.run { [self] change in
            let changes = state.withLock { state -> [CachedFields] in
                switch change {
                case .replaced(let values, let version): return state.replace(values, resourceVersion: version)
                case .added(let value), .modified(let value): return state.watched(value).map { [$0] } ?? []
                case .deleted(let value): return state.watchedDeletion(value).map { [$0] } ?? []
                case .bookmark(let version):
                    state.bookmark(version)
                    return []
                }
            }
            publish(changes)
        }
    }

    /// Returns once the first list has come, or when the task is cancelled.
    public func waitUntilSynced() async { await wait { $0.isSynced } }

    /// Returns once the watch has told everything up to a revision, or when the task is cancelled.
    public func waitUntilSeen(_ resourceVersion: UInt64) async { await wait { $0.position >= resourceVersion } }

    private func wait(until isTrue: (borrowing ResourceCacheState) -> Bool) async {
        while !Task.isCancelled {
            let seen = progress.count
            if state.withLock({ isTrue($0) }) { return }
            await progress.wait(past: seen)
        }
    }

    // MARK: Own writes

    /// Takes in an object as the API server has just answered it, so that the next read sees it.
    public func record(current object: Object) {
        let change = state.withLock { state -> CachedFields? in
            if isSelective, state.object(ObjectKey(object)) == nil { return nil }
            return state.answered(object.fields)
        }
        if let change { publish([change]) }
    }

    /// Takes in that a deletion removed an object for good.
    public func record(deleted key: ObjectKey, uid: String) {
        let change = state.withLock { $0.deleted(key, uid: uid) }
        if let change { publish([change]) }
    }

    private func publish(_ changes: [CachedFields]) {
        progress.raise()
        guard !changes.isEmpty else { return }
        let handlers = handlers.withLock { $0 }
        for change in changes {
            let change = CacheChange<Object>(change)
            for handler in handlers { handler(change) }
        }
    }
}
