import ObjectTree
import Synchronization

/// The store of one machine: everything in memory, every acknowledged write in a commit log.
///
/// One thread commits. It takes all writes that wait as one batch, makes them durable with one sync, shows them to
/// readers and watchers, and answers. While the disk is busy the next batch gathers, so the more writers there are, the
/// fewer syncs each costs. The store lives until it is closed.
public final class LocalObjectStore: ObjectStore {
    private let log: any CommitLog
    private let state: Mutex<StoreState>
    /// Who is told of changes, by resource. Held while they are told, so that each hears of every change once and in
    /// order; those who read and write do not wait for that. Never taken while `state` is held.
    private let subscriptions = Mutex<[String: [ObjectIdentifier: any StoreSubscriber]]>([:])
    private let counts = ResourceCounts()
    private let committer: Committer
    private let isCrowded = Atomic(false)
    private let shapes = SharedShapes()

    /// Opens a log and loads what is in it. `windowEntries`, `lazySeconds` and `gatherSeconds` are those of
    /// `StoreLimits` unless a test needs others. Fails with `unusable`.
    /// - Parameter seldomRead: Resources whose objects are written and hardly ever looked at again: their trees are not
    ///   kept beside the text, but made when they are asked for.
    public init(
        log: any CommitLog, windowEntries: Int = StoreLimits.windowEntries,
        lazySeconds: Double = StoreLimits.lazySeconds, gatherSeconds: Double = StoreLimits.gatherSeconds,
        seldomRead: Set<String> = []
    ) throws(StoreError) {
        self.log = log
        committer = Committer(gatherSeconds: gatherSeconds)
        let (objects, found) = try log.load()
        let revision = max(found, StoreLimits.firstRevision)
        state = Mutex(
            StoreState(
                objects: objects, revision: revision, windowEntries: windowEntries, seldomRead: seldomRead,
                counts: counts))
        committer.start(
            on: self, writer: BatchWriter(log: log, reserved: revision, lazySeconds: lazySeconds))
    }

    // MARK: - Reading

    public var revision: UInt64 { state.withLock { $0.acknowledged } }

    public func get(_ key: ObjectKey) -> StoredObject? { state.withLock { $0.entry(key)?.acknowledged } }

    public func newest(_ key: ObjectKey) -> StoredObject? { state.withLock { $0.entry(key)?.newest } }

    public func count(resource: String) -> Int { counts[resource] }

    public func list(resource: String, namespace: String?) -> (objects: [StoredObject], revision: UInt64) {
        state.withLock { ($0.list(resource: resource, namespace: namespace), $0.acknowledged) }
    }

    public func list(resource: String, namespace: String?, at revision: UInt64) throws(StoreError) -> [StoredObject] {
        try state.withLock { state throws(StoreError) in
            try state.list(resource: resource, namespace: namespace, at: revision)
        }
    }

    // MARK: - Writing

    public func encode(_ object: Value, as key: ObjectKey) -> EncodedObject {
        let previous = state.withLock { $0.entry(key)?.newest }?.treeAtHand
        return EncodedObject(shapes.sharing(object, resource: key.resource, previous: previous))
    }

    public func commit(_ write: Write, completion: @escaping @Sendable (Result<StoredObject, StoreError>) -> Void) {
        commit([write]) { result in completion(result.map { $0[0] }) }
    }

    public func commit(_ writes: [Write], completion: @escaping @Sendable (Result<[StoredObject], StoreError>) -> Void)
    {
        let encoded = writes.map { self.encoded($0) }
        do throws(StoreError) {
            try state.withLock { state throws(StoreError) in
                try state.accept(writes, encoded: encoded, completion: completion)
            }
        } catch {
            return completion(.failure(error))
        }
        committer.wake()
    }

    public func whenAcknowledged(_ key: ObjectKey, _ body: @escaping @Sendable () -> Void) {
        guard state.withLock({ $0.waitForReaders(of: key, body) }) else { return body() }
        committer.wake()
    }

    private func encoded(_ write: Write) -> EncodedObject? {
        if let encoded = write.encoded { return encoded }
        guard case .put(let object) = write.operation else { return nil }
        return encode(object, as: write.key)
    }

    /// Says whether many writes are on their way whose writers do not wait for each other. As long as they are, a
    /// transaction waits a little for more of them: one of a hundred writes costs hardly more than one of ten.
    public func expectMany(_ isCrowded: Bool) { self.isCrowded.store(isCrowded, ordering: .relaxed) }

    public func close() {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        committer.stop()
        if isFirst { log.close() }
    }

    // MARK: - Watching

    public func subscribe(_ subscriber: any StoreSubscriber, resource: String, after position: UInt64)
        throws(StoreError) -> [StoreEvent]
    {
        try subscriptions.withLock { subscriptions throws(StoreError) in
            let missed = try changes(resource: resource, after: position).events
            subscriptions[resource, default: [:]][ObjectIdentifier(subscriber)] = subscriber
            return missed
        }
    }

    public func changes(resource: String, after position: UInt64) throws(StoreError) -> (
        events: [StoreEvent], revision: UInt64
    ) {
        try state.withLock { state throws(StoreError) in
            (try state.changes(resource: resource, after: position), state.acknowledged)
        }
    }

    /// How many receive changes at present.
    package var subscribers: Int { subscriptions.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    public func unsubscribe(_ subscriber: any StoreSubscriber, resource: String) {
        // The caller holds the subscriber, so it does not end under the lock.
        subscriptions.withLock { $0[resource]?[ObjectIdentifier(subscriber)] = nil }
    }
}

// MARK: - What the committer does

extension LocalObjectStore {
    /// Whether there is a batch that may still grow.
    var isGathering: Bool {
        isCrowded.load(ordering: .relaxed)
            && (1..<StoreLimits.gatheredWrites).contains(state.withLock { $0.pending.count })
    }

    func takeBatch() -> [StoreState.Pending] { state.withLock { $0.takeBatch() } }

    /// Shows a durable batch to readers and watchers, and answers.
    func publish(_ batch: [StoreState.Pending]) {
        subscriptions.withLock { subscriptions in
            for (resource, events) in state.withLock({ $0.acknowledge(batch) }) {
                guard let subscribers = subscriptions[resource] else { continue }
                for subscriber in subscribers.values { subscriber.receive(events) }
            }
        }
        for write in batch { write.completion(.success(write.answer)) }
    }

    /// Takes back a batch that the log refused, with what waits behind it, and answers.
    func refuse(_ batch: [StoreState.Pending], _ error: StoreError) {
        let rejected = state.withLock { $0.reject(batch) }
        for write in rejected { write.completion(.failure(error)) }
    }
}
