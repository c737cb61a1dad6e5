import APIClient
import DequeModule
import ObjectModel

/// Names an index of a cache.
public struct IndexName: Sendable, Hashable, ExpressibleByStringLiteral {
    let name: String
    public init(stringLiteral value: String) { name = value }
    public init(_ name: String) { self.name = name }

    /// By the uid of every owner.
    public static let owner = IndexName("owner")
    /// By namespace.
    public static let namespace = IndexName("namespace")
}

/// A change of a cached object; `old` is nil for a new one, `new` for one that is gone.
public struct CacheChange<Object: Kind>: Sendable {
    public let old: Object?
    public let new: Object?
    /// The newest state known.
    public var object: Object { new ?? old ?? Object() }

    init(_ change: CachedFields) {
        old = change.old.map { Object(fields: $0) }
        new = change.new.map { Object(fields: $0) }
    }
}

/// The same before anybody asks of which kind the object is.
struct CachedFields {
    let old: Fields?
    let new: Fields?
}

/// What a cache knows: a value with one method per thing that can happen. It holds objects without their types, so that
/// the code for all kinds is one, and compiled for what it holds.
struct ResourceCacheState {
    typealias Indexer = @Sendable (Fields) -> [String]

    private struct Entry {
        var object: Fields
        var uid: String
        var version: UInt64
    }

    private var entries: [ObjectKey: Entry] = [:]
    private var indexes: [IndexName: [String: Set<ObjectKey>]] = [:]
    private var indexers: [IndexName: Indexer] = [:]
    /// Uids of objects we know to be deleted although the watch has not said so yet.
    private var deletedUIDs: Set<String> = []
    private var deletedOrder: Deque<String> = []
    /// Up to which revision the watch has told everything.
    private(set) var position: UInt64 = 0
    private(set) var isSynced = false

    mutating func addIndex(_ name: IndexName, _ values: @escaping Indexer) {
        guard indexers[name] == nil else { return }
        indexers[name] = values
        var index: [String: Set<ObjectKey>] = [:]
        for (key, entry) in entries {
            for value in values(entry.object) { index[value, default: []].insert(key) }
        }
        indexes[name] = index
    }

    var count: Int { entries.count }
    var all: [Fields] { entries.values.map(\.object) }
    func object(_ key: ObjectKey) -> Fields? { entries[key]?.object }
    func objects(_ index: IndexName, _ value: String) -> [Fields] {
        indexes[index]?[value]?.compactMap { entries[$0]?.object } ?? []
    }

    // MARK: What the watch says

    mutating func replace(_ values: [Value], resourceVersion: UInt64) -> [CachedFields] {
        var changes: [CachedFields] = []
        var gone = Set(entries.keys)
        for value in values {
            let object = value.objectValue ?? Fields()
            let metadata = ObjectMeta(object["metadata"])
            gone.remove(ObjectKey(metadata))
            if let change = observe(object, metadata, Self.version(metadata)) { changes.append(change) }
        }
        // What we wrote after the list was made is newer than the list.
        for key in gone where entries[key].map({ $0.version <= resourceVersion }) ?? false {
            if let change = remove(key) { changes.append(change) }
        }
        position = max(position, resourceVersion)
        isSynced = true
        return changes
    }

    mutating func watched(_ value: Value) -> CachedFields? {
        let object = value.objectValue ?? Fields()
        let metadata = ObjectMeta(object["metadata"])
        let version = Self.version(metadata)
        position = max(position, version)
        return observe(object, metadata, version)
    }

    mutating func watchedDeletion(_ value: Value) -> CachedFields? {
        let metadata = ObjectMeta(value["metadata"])
        position = max(position, Self.version(metadata))
        deletedUIDs.remove(metadata.uid)
        let key = ObjectKey(metadata)
        // A namesake created since then stays.
        guard let entry = entries[key], entry.uid == metadata.uid else { return nil }
        return remove(key)
    }

    mutating func bookmark(_ resourceVersion: UInt64) { position = max(position, resourceVersion) }

    // MARK: What answers to our own requests say

    /// An object as it was answered just now. Returns nil when the watch was faster.
    mutating func answered(_ object: Fields) -> CachedFields? {
        let metadata = ObjectMeta(object["metadata"])
        let version = Self.version(metadata)
        // Everything up to the position has been told, so an object that isn't here any more was deleted since.
        guard version > position else { return nil }
        return observe(object, metadata, version)
    }

    /// An object that a deletion of ours removed.
    mutating func deleted(_ key: ObjectKey, uid: String) -> CachedFields? {
        guard let entry = entries[key], entry.uid == uid else { return nil }
        if deletedUIDs.insert(uid).inserted { deletedOrder.append(uid) }
        while deletedOrder.count > ControllerLimits.unconfirmedDeletions {
            deletedUIDs.remove(deletedOrder.removeFirst())
        }
        return remove(key)
    }

    // MARK: -

    /// Takes an object in unless it is older than what is known.
    private mutating func observe(_ object: Fields, _ metadata: ObjectMeta, _ version: UInt64) -> CachedFields? {
        let key = ObjectKey(metadata)
        let uid = metadata.uid
        guard deletedUIDs.isEmpty || !deletedUIDs.contains(uid) else { return nil }
        let old = entries[key]
        if let old, old.version >= version { return nil }
        entries[key] = Entry(object: object, uid: uid, version: version)
        reindex(key, from: old?.object, to: object)
        return CachedFields(old: old?.object, new: object)
    }

    private mutating func remove(_ key: ObjectKey) -> CachedFields? {
        guard let old = entries.removeValue(forKey: key)?.object else { return nil }
        reindex(key, from: old, to: nil)
        return CachedFields(old: old, new: nil)
    }

    private mutating func reindex(_ key: ObjectKey, from old: Fields?, to new: Fields?) {
        for (name, values) in indexers {
            let before = old.map(values) ?? []
            let after = new.map(values) ?? []
            guard before != after else { continue }
            for value in before where !after.contains(value) {
                indexes[name]?[value]?.remove(key)
                if indexes[name]?[value]?.isEmpty ?? false { indexes[name]?[value] = nil }
            }
            for value in after where !before.contains(value) { indexes[name]?[value, default: []].insert(key) }
        }
    }

    private static func version(_ metadata: ObjectMeta) -> UInt64 { UInt64(metadata.resourceVersion) ?? 0 }
}
