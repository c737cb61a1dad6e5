import Foundation
import ObjectTree
import Synchronization

/// The store of one machine: everything in memory, every acknowledged write in a commit log.
///
/// One thread commits. It takes all writes that wait as one batch, makes them durable with one sync, shows them to
/// readers and watchers, and answers. While the disk is busy the next batch gathers, so the more writers there are, the
/// fewer syncs each costs.
public final class LocalObjectStore: ObjectStore {
    private let log: any CommitLog
    private let state: Mutex<StoreState>
    private let committer: Committer

    /// Opens a log and loads what is in it.
    public init(log: any CommitLog, windowEntries: Int = StoreLimits.windowEntries) throws(StoreError) {
        self.log = log
        let (objects, revision) = try log.load()
        state = Mutex(StoreState(objects: objects, revision: revision, windowEntries: windowEntries))
        committer = Committer(log: log, reserved: revision)
        committer.start(on: self)
    }

    public var revision: UInt64 { state.withLock { $0.acknowledged } }

    public func get(_ key: ObjectKey) -> StoredObject? { state.withLock { $0.entry(key)?.acknowledged } }

    public func newest(_ key: ObjectKey) -> StoredObject? { state.withLock { $0.entry(key)?.newest } }

    public func count(resource: String) -> Int { state.withLock { $0.count(resource: resource) } }

    public func list(resource: String, namespace: String?) -> (objects: [StoredObject], revision: UInt64) {
        state.withLock { ($0.list(resource: resource, namespace: namespace), $0.acknowledged) }
    }

    public func list(resource: String, namespace: String?, at revision: UInt64) throws(StoreError) -> [StoredObject] {
        try state.withLock { state throws(StoreError) in
            try state.list(resource: resource, namespace: namespace, at: revision)
        }
    }

    public func commit(_ write: Write, completion: @escaping @Sendable (Result<StoredObject, StoreError>) -> Void) {
        let encoded: EncodedObject? =
            switch write.operation {
            case .put(let object), .delete(let object): EncodedObject(object)
            case .barrier: nil
            }
        do throws(StoreError) {
            try state.withLock { state throws(StoreError) in
                try state.accept(write, encoded: encoded, completion: completion)
            }
        } catch {
            return completion(.failure(error))
        }
        committer.wake()
    }

    public func subscribe(_ subscriber: any StoreSubscriber, resource: String, after position: UInt64)
        throws(StoreError) -> [StoreEvent]
    {
        try state.withLock { state throws(StoreError) in
            let missed = try state.changes(resource: resource, after: position)
            state.subscribers[resource, default: [:]][ObjectIdentifier(subscriber)] = subscriber
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

    public func unsubscribe(_ subscriber: any StoreSubscriber, resource: String) {
        state.withLock { $0.subscribers[resource]?[ObjectIdentifier(subscriber)] = nil }
    }

    public func close() {
        committer.stop()
        log.close()
    }

    // MARK: - What the committer does

    fileprivate func takeBatch() -> [StoreState.Pending] {
        state.withLock { state in
            guard state.pending.count > StoreLimits.batchWrites else {
                defer { state.pending = [] }
                return state.pending
            }
            let batch = Array(state.pending.prefix(StoreLimits.batchWrites))
            state.pending.removeFirst(StoreLimits.batchWrites)
            return batch
        }
    }

    /// Subscribers are called under the lock of the state, so that each sees changes once and in order.
    fileprivate func publish(_ batch: [StoreState.Pending]) {
        state.withLock { state in
            let events = state.acknowledge(batch)
            for (resource, changes) in events {
                for subscriber in (state.subscribers[resource] ?? [:]).values { subscriber.receive(changes) }
            }
        }
        for write in batch { write.completion(.success(write.answer)) }
    }

    fileprivate func refuse(_ batch: [StoreState.Pending], _ error: StoreError) {
        let rejected = state.withLock { $0.reject(batch) }
        for write in rejected { write.completion(.failure(error)) }
    }

    fileprivate var hasPending: Bool { state.withLock { !$0.pending.isEmpty } }
}

/// The thread that commits, and when it does.
private final class Committer: Sendable {
    private struct Signal {
        var isAwake = false
        var isStopping = false
        var hasStopped = false
    }

    private let log: any CommitLog
    private let signal = Mutex(Signal())
    private let condition = NSCondition()
    private let initiallyReserved: UInt64

    init(log: any CommitLog, reserved: UInt64) {
        self.log = log
        initiallyReserved = reserved
    }

    func wake() {
        let wasAwake = signal.withLock { signal in
            defer { signal.isAwake = true }
            return signal.isAwake
        }
        guard !wasAwake else { return }
        condition.lock()
        condition.signal()
        condition.unlock()
    }

    func stop() {
        signal.withLock { $0.isStopping = true }
        wake()
        condition.lock()
        condition.broadcast()
        while !signal.withLock({ $0.hasStopped }) { condition.wait() }
        condition.unlock()
    }

    func start(on store: LocalObjectStore) {
        let thread = Thread { [weak store, self] in
            var batches = BatchWriter(log: log, reserved: initiallyReserved)
            while !signal.withLock({ $0.isStopping }) {
                sleepUntilAwake(longest: batches.secondsUntilFlush)
                guard let store else { break }
                Self.commitAll(of: store, &batches)
            }
            if let store { Self.commitAll(of: store, &batches) }
            batches.flushLazy(force: true)
            condition.lock()
            signal.withLock { $0.hasStopped = true }
            condition.broadcast()
            condition.unlock()
        }
        thread.name = "committer"
        thread.start()
    }

    private func sleepUntilAwake(longest seconds: Double) {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date(timeIntervalSinceNow: seconds)
        while !signal.withLock({ $0.isAwake || $0.isStopping }) {
            if !condition.wait(until: deadline) { break }
        }
        signal.withLock { $0.isAwake = false }
    }

    private static func commitAll(of store: LocalObjectStore, _ batches: inout BatchWriter) {
        while true {
            let batch = store.takeBatch()
            if batch.isEmpty { break }
            do throws(StoreError) {
                try batches.write(batch)
                store.publish(batch)
            } catch {
                store.refuse(batch, error)
            }
        }
        batches.flushLazy(force: false)
    }
}

/// Turns batches into transactions, and keeps heartbeats back until one is due anyway or time is up.
private struct BatchWriter {
    let log: any CommitLog
    /// Revisions up to this one are reserved on disk.
    var reserved: UInt64
    private var lazy: [ObjectKey: LogChange] = [:]
    private var lazySince: Double?

    init(log: any CommitLog, reserved: UInt64) {
        self.log = log
        self.reserved = reserved
    }

    var secondsUntilFlush: Double {
        guard let lazySince else { return 3600 }
        return max(0, lazySince + StoreLimits.lazySeconds - Self.uptime)
    }

    private static var uptime: Double { ProcessInfo.processInfo.systemUptime }

    mutating func write(_ batch: [StoreState.Pending]) throws(StoreError) {
        let revision = batch[batch.count - 1].revision
        let mustWrite = revision > reserved || batch.contains { !$0.isLazy && !$0.isBarrier }
        var changes = lazy
        var order: [ObjectKey] = []
        for write in batch where !write.isBarrier {
            changes[write.key] = write.result.map(LogChange.put) ?? .delete(write.key)
            order.append(write.key)
        }
        guard mustWrite else {
            if !order.isEmpty, lazySince == nil { lazySince = Self.uptime }
            lazy = changes
            return
        }
        let next = revision > reserved ? revision + StoreLimits.reservedRevisions : reserved
        try log.write(Array(changes.values), reserved: next)
        reserved = next
        lazy = [:]
        lazySince = nil
    }

    /// Heartbeats that can't be written stay in memory and are tried again: they were never promised to be on disk.
    mutating func flushLazy(force: Bool) {
        guard !lazy.isEmpty, force || secondsUntilFlush == 0 else { return }
        do throws(StoreError) {
            try log.write(Array(lazy.values), reserved: reserved)
            lazy = [:]
            lazySince = nil
        } catch {
            lazySince = Self.uptime
        }
    }
}
