import ObjectTree
import WatchWindow

/// All objects in memory with what is on its way to disk: a value with transition methods, so that the store around it
/// only locks and schedules.
struct StoreState {
    /// One key: what readers see and what writers build on.
    struct Entry {
        var acknowledged: StoredObject?
        var newest: StoredObject?
        /// Writes on their way.
        var pending = 0
    }

    /// The objects of one resource in one namespace.
    struct Bucket {
        var entries: [String: Entry] = [:]
        /// Names of acknowledged objects in order; nil after one came or went.
        var sortedNames: [String]?
    }

    /// A write that was accepted and waits for the disk.
    struct Pending {
        let key: ObjectKey
        /// What readers will see: the object, or for a deletion nil.
        let result: StoredObject?
        /// What the writer is told.
        let answer: StoredObject
        let revision: UInt64
        let isBarrier: Bool
        let isLazy: Bool
        let completion: @Sendable (Result<StoredObject, StoreError>) -> Void
    }

    private(set) var buckets: [String: [String: Bucket]] = [:]
    private(set) var windows: [String: WatchWindow<StoreEvent>] = [:]
    /// The newest revision given out.
    private(set) var assigned: UInt64
    /// The newest revision that readers see.
    private(set) var acknowledged: UInt64
    /// The revision at start: positions before it are unknown.
    let startRevision: UInt64
    let windowEntries: Int
    var pending: [Pending] = []
    var subscribers: [String: [ObjectIdentifier: any StoreSubscriber]] = [:]

    init(objects: [StoredObject], revision: UInt64, windowEntries: Int) {
        assigned = revision
        acknowledged = revision
        startRevision = revision
        self.windowEntries = windowEntries
        for object in objects {
            let key = object.key
            buckets[key.resource, default: [:]][key.namespace, default: Bucket()].entries[key.name] =
                Entry(acknowledged: object, newest: object)
        }
    }

    func entry(_ key: ObjectKey) -> Entry? { buckets[key.resource]?[key.namespace]?.entries[key.name] }

    // MARK: - Accepting

    /// Checks the precondition against the newest state, gives the write its revision and queues it.
    mutating func accept(
        _ write: Write, encoded: EncodedObject?,
        completion: @escaping @Sendable (Result<StoredObject, StoreError>) -> Void
    ) throws(StoreError) {
        guard pending.count < StoreLimits.pendingWrites else { throw .unavailable("too many writes wait for the disk") }
        let newest = entry(write.key)?.newest
        switch write.precondition {
        case .absent? where newest != nil: throw .exists
        case .revision? where newest == nil: throw .missing
        case .revision(let revision)? where newest?.revision != revision: throw .changed
        default: break
        }
        guard let encoded else {
            guard let newest else { throw .missing }
            return pending.append(
                Pending(
                    key: write.key, result: newest, answer: newest, revision: assigned, isBarrier: true,
                    isLazy: false, completion: completion))
        }
        assigned += 1
        let answer = encoded.stored(as: write.key, revision: assigned)
        var result: StoredObject? = answer
        if case .delete = write.operation { result = nil }
        modify(write.key) { entry in
            entry.newest = result
            entry.pending += 1
        }
        pending.append(
            Pending(
                key: write.key, result: result, answer: answer, revision: assigned, isBarrier: false,
                isLazy: write.isLazy, completion: completion))
    }

    private mutating func modify(_ key: ObjectKey, _ change: (inout Entry) -> Void) {
        change(&buckets[key.resource, default: [:]][key.namespace, default: Bucket()].entries[key.name, default: Entry()])
    }

    // MARK: - Acknowledging

    /// Makes durable writes visible in their order and returns what happened, by resource.
    mutating func acknowledge(_ batch: [Pending]) -> [String: [StoreEvent]] {
        var events: [String: [StoreEvent]] = [:]
        for write in batch where !write.isBarrier {
            let previous = entry(write.key)?.acknowledged
            let kind: StoreEvent.Kind =
                write.result == nil ? .deleted : previous == nil ? .added : .modified
            let event = StoreEvent(kind: kind, object: write.answer, previous: previous)
            settle(write, cameOrWent: (previous == nil) != (write.result == nil))
            events[write.key.resource, default: []].append(event)
            windows[
                write.key.resource, default: WatchWindow(capacity: windowEntries, floor: startRevision)
            ].append(event, revision: write.revision)
            acknowledged = write.revision
        }
        return events
    }

    private mutating func settle(_ write: Pending, cameOrWent: Bool) {
        let key = write.key
        modify(key) { entry in
            entry.acknowledged = write.result
            entry.pending -= 1
        }
        if cameOrWent { buckets[key.resource]?[key.namespace]?.sortedNames = nil }
        if let entry = entry(key), entry.pending == 0, entry.acknowledged == nil { remove(key) }
    }

    private mutating func remove(_ key: ObjectKey) {
        buckets[key.resource]?[key.namespace]?.entries[key.name] = nil
        if buckets[key.resource]?[key.namespace]?.entries.isEmpty == true { buckets[key.resource]?[key.namespace] = nil }
    }

    /// Takes back writes that the disk refused, and all that were built on them; their revisions stay unused.
    mutating func reject(_ batch: [Pending]) -> [Pending] {
        let rejected = batch + pending
        pending = []
        for write in rejected where !write.isBarrier {
            modify(write.key) { entry in
                entry.newest = entry.acknowledged
                entry.pending = 0
            }
            if entry(write.key)?.acknowledged == nil { remove(write.key) }
        }
        return rejected
    }

    // MARK: - Reading

    mutating func list(resource: String, namespace: String?) -> [StoredObject] {
        if let namespace { return list(resource: resource, bucket: namespace) }
        let namespaces = (buckets[resource] ?? [:]).keys.sorted { $0 + "/" < $1 + "/" }
        return namespaces.flatMap { list(resource: resource, bucket: $0) }
    }

    private mutating func list(resource: String, bucket name: String) -> [StoredObject] {
        guard let bucket = buckets[resource]?[name] else { return [] }
        if let names = bucket.sortedNames { return names.compactMap { bucket.entries[$0]?.acknowledged } }
        let present = bucket.entries.compactMap(\.value.acknowledged).sorted { $0.key.name < $1.key.name }
        buckets[resource]?[name]?.sortedNames = present.map(\.key.name)
        return present
    }

    /// The list of an earlier revision: today's with everything since undone.
    mutating func list(resource: String, namespace: String?, at revision: UInt64) throws(StoreError) -> [StoredObject] {
        let changes = try changes(resource: resource, after: revision)
        var objects = list(resource: resource, namespace: namespace)
        let inView = changes.filter { namespace == nil || $0.object.key.namespace == namespace }
        guard !inView.isEmpty else { return objects }
        var byKey: [ObjectKey: StoredObject] = [:]
        for object in objects { byKey[object.key] = object }
        for event in inView.reversed() { byKey[event.object.key] = event.previous }
        objects = Array(byKey.values)
        return objects.sorted {
            let (left, right) = ($0.key, $1.key)
            guard left.namespace != right.namespace else { return left.name < right.name }
            return left.namespace + "/" < right.namespace + "/"
        }
    }

    func changes(resource: String, after position: UInt64) throws(StoreError) -> [StoreEvent] {
        guard let window = windows[resource] else {
            guard position >= startRevision else { throw .compacted(startRevision) }
            return []
        }
        guard let changes = window.changes(after: position) else { throw .compacted(window.floor) }
        return changes.map(\.element)
    }

    func count(resource: String) -> Int {
        (buckets[resource] ?? [:]).values.reduce(0) { $0 + $1.entries.count }
    }
}
