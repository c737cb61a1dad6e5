import ObjectTree
import WatchWindow

/// All objects in memory with what is on its way to disk: a value with transition methods, so that the store around it
/// only locks and schedules.
struct StoreState {
    /// A write that was accepted and waits for the disk.
    struct Pending: Sendable {
        let key: ObjectKey
        /// What readers will see: the object, or for a deletion nil.
        let result: StoredObject?
        /// What the writer is told.
        let answer: StoredObject
        /// Revisions of waiting writes grow; a barrier has that of the write before it.
        let revision: UInt64
        let isBarrier: Bool
        let isLazy: Bool
        /// Whether the next write of the queue belongs to this one: both are made durable at once, or neither.
        let isJoined: Bool
        let completion: @Sendable (Result<StoredObject, StoreError>) -> Void
    }

    /// By resource and namespace.
    private var buckets: [String: [String: ObjectBucket]] = [:]
    /// By resource.
    private var windows: [String: WatchWindow<StoreEvent>] = [:]
    /// The newest revision given out.
    private var assigned: UInt64
    /// The newest revision that readers see.
    private(set) var acknowledged: UInt64
    /// The revision at start: positions before it are unknown.
    private let startRevision: UInt64
    private let windowEntries: Int
    private(set) var pending: [Pending] = []
    /// Resources whose trees go again; of all others it is the text.
    private let seldomRead: Set<String>
    /// How many objects readers see.
    private let counts: ResourceCounts
    /// What was written lately, oldest first, of both.
    private var freshTrees: [StoredObject] = []
    private var freshTexts: [StoredObject] = []
    /// Whether writes are refused for good.
    var isClosed = false

    init(
        objects: [StoredObject], revision: UInt64, windowEntries: Int, seldomRead: Set<String> = [],
        counts: ResourceCounts = ResourceCounts()
    ) {
        assigned = revision
        acknowledged = revision
        startRevision = revision
        self.windowEntries = windowEntries
        self.seldomRead = seldomRead
        self.counts = counts
        for object in objects {
            setAcknowledged(object, for: object.key)
            withBucket(of: object.key) { $0.setNewest(object, for: object.key) }
        }
        for object in objects.dropLast(StoreLimits.freshTexts) where !seldomRead.contains(object.key.resource) {
            object.forgetText()
        }
    }

    func entry(_ key: ObjectKey) -> ObjectBucket.Entry? { buckets[key.resource]?[key.namespace]?[key.name] }

    private mutating func withBucket<Result>(of key: ObjectKey, _ body: (inout ObjectBucket) -> Result) -> Result {
        var isEmpty = false
        defer { if isEmpty { buckets[key.resource]?[key.namespace] = nil } }
        func change(_ bucket: inout ObjectBucket) -> Result {
            defer { isEmpty = bucket.isEmpty }
            return body(&bucket)
        }
        return change(&buckets[key.resource, default: [:]][key.namespace, default: ObjectBucket()])
    }

    /// What readers see from now on; answers what they saw before.
    @discardableResult
    private mutating func setAcknowledged(_ object: StoredObject?, for key: ObjectKey) -> StoredObject? {
        let previous = withBucket(of: key) { $0.setAcknowledged(object, for: key) }
        if (previous == nil) != (object == nil) { counts.add(object == nil ? -1 : 1, to: key.resource) }
        return previous
    }

    // MARK: - Accepting

    /// Checks all preconditions against the newest state, gives the writes their revisions and queues them together.
    mutating func accept(
        _ writes: [Write], encoded: [EncodedObject?],
        completion: @escaping @Sendable (Result<[StoredObject], StoreError>) -> Void
    ) throws(StoreError) {
        guard !isClosed else { throw .unavailable("the store is closed") }
        guard pending.count < StoreLimits.pendingWrites else { throw .unavailable("too many writes wait for the disk") }
        for write in writes { try Self.check(write, against: entry(write.key)?.newest) }
        var answers: [StoredObject] = []
        for (index, write) in writes.enumerated() {
            let isLast = index == writes.count - 1
            let before = answers
            let answer = queue(write, encoded[index], isJoined: !isLast) { result in
                if isLast { completion(result.map { before + [$0] }) }
            }
            answers.append(answer)
        }
    }

    private mutating func queue(
        _ write: Write, _ encoded: EncodedObject?, isJoined: Bool,
        completion: @escaping @Sendable (Result<StoredObject, StoreError>) -> Void
    ) -> StoredObject {
        var result: StoredObject?
        let answer: StoredObject
        switch write.operation {
        case .barrier:
            guard let newest = entry(write.key)?.newest else { preconditionFailure("no \(write.key) to wait for") }
            result = newest
            answer = newest
        case .put(let object):
            assigned += 1
            answer = (encoded ?? EncodedObject(object)).stored(as: write.key, revision: assigned)
            result = answer
        case .delete(let object):
            assigned += 1
            answer = .unstored(object, as: write.key, revision: assigned)
        }
        let isBarrier = if case .barrier = write.operation { true } else { false }
        if !isBarrier { withBucket(of: write.key) { $0.setNewest(result, for: write.key) } }
        pending.append(
            Pending(
                key: write.key, result: result, answer: answer, revision: assigned, isBarrier: isBarrier,
                isLazy: write.isLazy, isJoined: isJoined, completion: completion))
        return answer
    }

    /// Queues a barrier behind what is on its way of an object; false where nothing is, or nothing is waited for any
    /// more.
    mutating func waitForReaders(of key: ObjectKey, _ completion: @escaping @Sendable () -> Void) -> Bool {
        guard !isClosed, let entry = entry(key), entry.newest !== entry.acknowledged,
            let last = entry.newest ?? entry.acknowledged
        else { return false }
        pending.append(
            Pending(
                key: key, result: entry.newest, answer: last, revision: assigned, isBarrier: true, isLazy: false,
                isJoined: false, completion: { _ in completion() }))
        return true
    }

    private static func check(_ write: Write, against newest: StoredObject?) throws(StoreError) {
        switch write.precondition {
        case .absent?: if newest != nil { throw .exists }
        case .revision(let revision)?:
            guard let newest else { throw .missing }
            guard newest.revision == revision else { throw .changed }
        case nil: break
        }
        switch write.operation {
        case .delete, .barrier: if newest == nil { throw .missing }
        case .put: break
        }
    }

    /// The writes that have waited longest, which now leave the queue. Those that belong together stay together.
    mutating func takeBatch() -> [Pending] {
        var count = min(pending.count, StoreLimits.batchWrites)
        while count > 0, count < pending.count, pending[count - 1].isJoined { count += 1 }
        let batch = Array(pending.prefix(count))
        if batch.count == pending.count { pending = [] } else { pending.removeFirst(batch.count) }
        return batch
    }

    // MARK: - Acknowledging

    /// Makes durable writes visible in their order and returns what happened, by resource.
    mutating func acknowledge(_ batch: [Pending]) -> [String: [StoreEvent]] {
        var events: [String: [StoreEvent]] = [:]
        for write in batch where !write.isBarrier {
            let previous = setAcknowledged(write.result, for: write.key)
            let kind: StoreEvent.Kind = write.result == nil ? .deleted : previous == nil ? .added : .modified
            // Watchers see what was stored last, not what the deletion would have made of it.
            let shown = kind == .deleted ? previous?.moved(to: write.revision) ?? write.answer : write.answer
            let event = StoreEvent(kind: kind, object: shown, previous: previous)
            events[write.key.resource, default: []].append(event)
            windows[
                write.key.resource, default: WatchWindow(capacity: windowEntries, floor: startRevision)
            ].append(event, revision: write.revision)
            acknowledged = write.revision
            if write.result == nil { continue }
            if seldomRead.contains(write.key.resource) {
                freshTrees.append(write.answer)
            } else {
                freshTexts.append(write.answer)
            }
        }
        fade()
        return events
    }

    /// Lets go of one form of what is no longer new. Who has just written it, and the watchers, look at the newest.
    private mutating func fade() {
        Self.fade(&freshTrees, limit: StoreLimits.freshTrees) { $0.forgetTree() }
        Self.fade(&freshTexts, limit: StoreLimits.freshTexts) { $0.forgetText() }
    }

    private static func fade(_ objects: inout [StoredObject], limit: Int, _ forget: (StoredObject) -> Void) {
        guard objects.count > 2 * limit else { return }
        objects.dropLast(limit).forEach(forget)
        objects.removeFirst(objects.count - limit)
    }

    /// Takes back writes that the disk refused and all that still wait, as those may build on them; their revisions
    /// stay unused.
    mutating func reject(_ batch: [Pending]) -> [Pending] {
        let rejected = batch + pending
        pending = []
        for write in rejected where !write.isBarrier { withBucket(of: write.key) { $0.revert(write.key) } }
        return rejected
    }

    // MARK: - Reading

    /// The objects of a resource in the order of namespace and name.
    mutating func list(resource: String, namespace: String?) -> [StoredObject] {
        if let namespace { return buckets[resource]?[namespace]?.ordered() ?? [] }
        let namespaces = buckets[resource]?.keys.sorted { ObjectKey.namespace($0, precedes: $1) } ?? []
        // A single namespace's view is handed out as it is.
        if namespaces.count == 1 { return list(resource: resource, namespace: namespaces[0]) }
        var objects: [StoredObject] = []
        objects.reserveCapacity(counts[resource])
        for namespace in namespaces { objects += buckets[resource]?[namespace]?.ordered() ?? [] }
        return objects
    }

    /// The list of an earlier revision: today's with everything since undone.
    mutating func list(resource: String, namespace: String?, at revision: UInt64) throws(StoreError) -> [StoredObject] {
        var past: [ObjectKey: StoredObject?] = [:]
        for event in try changes(resource: resource, after: revision) {
            let key = event.object.key
            guard namespace == nil || key.namespace == namespace, past[key] == nil else { continue }
            past.updateValue(event.previous, forKey: key)
        }
        let objects = list(resource: resource, namespace: namespace)
        return past.isEmpty ? objects : objects.replacing(past.map { ($0.key, $0.value) })
    }

    /// What happened to a resource after a position, in order.
    func changes(resource: String, after position: UInt64) throws(StoreError) -> [StoreEvent] {
        guard let window = windows[resource] else {
            guard position >= startRevision else { throw .compacted(startRevision) }
            return []
        }
        guard let changes = window.changes(after: position) else { throw .compacted(window.floor) }
        return changes.map(\.element)
    }
}
