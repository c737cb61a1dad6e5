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
}

/// What a cache knows: a value with one method per thing that can happen.
struct ResourceCacheState<Object: Kind> {
    private struct Entry {
        var object: Object
        var uid: String
        var version: UInt64
    }

    private var entries: [ObjectKey: Entry] = [:]
    private var indexes: [IndexName: [String: Set<ObjectKey>]] = [:]
    private var indexers: [IndexName: @Sendable (Object) -> [String]] = [:]
    /// Uids of objects we know to be deleted although the watch has not said so yet.
    private var deletedUIDs: Set<String> = []
    private var deletedOrder: Deque<String> = []
    /// Up to which revision the watch has told everything.
    private(set) var position: UInt64 = 0
    private(set) var isSynced = false

    mutating func addIndex(_ name: IndexName, _ values: @escaping @Sendable (Object) -> [String]) {
        guard indexers[name] == nil else { return }
        indexers[name] = values
        var index: [String: Set<ObjectKey>] = [:]
        for (key, entry) in entries {
            for value in values(entry.object) { index[value, default: []].insert(key) }
        }
        indexes[name] = index
    }

    var count: Int { entries.count }
    var all: [Object] { entries.values.map(\.object) }
    func object(_ key: ObjectKey) -> Object? { entries[key]?.object }
    func objects(_ index: IndexName, _ value: String) -> [Object] {
        indexes[index]?[value]?.compactMap { entries[$0]?.object } ?? []
    }

    // MARK: What the watch says

    mutating func replace(_ values: [Value], resourceVersion: UInt64) -> [CacheChange<Object>] {
        var changes: [CacheChange<Object>] = []
        var gone = Set(entries.keys)
        for value in values {
            let object = Object(value)
            gone.remove(ObjectKey(object))
            if let change = observe(object) { changes.append(change) }
        }
        // What we wrote after the list was made is newer than the list.
        for key in gone where entries[key].map({ $0.version <= resourceVersion }) ?? false {
            if let change = remove(key) { changes.append(change) }
        }
        position = max(position, resourceVersion)
        isSynced = true
        return changes
    }

    mutating func watched(_ value: Value) -> CacheChange<Object>? {
        let object = Object(value)
        defer { position = max(position, Self.version(object)) }
        return observe(object)
    }

    mutating func watchedDeletion(_ value: Value) -> CacheChange<Object>? {
        let object = Object(value)
        let metadata = object.objectMeta
        position = max(position, Self.version(object))
        deletedUIDs.remove(metadata.uid)
        let key = ObjectKey(metadata)
        // A namesake created since then stays.
        guard let entry = entries[key], entry.uid == metadata.uid else { return nil }
        return remove(key)
    }

    mutating func bookmark(_ resourceVersion: UInt64) { position = max(position, resourceVersion) }

    // MARK: What answers to our own requests say

    /// An object as it was answered just now. Returns nil when the watch was faster.
    mutating func answered(_ object: Object) -> CacheChange<Object>? {
        // Everything up to the position has been told, so an object that isn't here any more was deleted since.
        guard Self.version(object) > position else { return nil }
        return observe(object)
    }

    /// An object that a deletion of ours removed.
    mutating func deleted(_ key: ObjectKey, uid: String) -> CacheChange<Object>? {
        guard let entry = entries[key], entry.uid == uid else { return nil }
        if deletedUIDs.insert(uid).inserted { deletedOrder.append(uid) }
        while deletedOrder.count > ControllerLimits.unconfirmedDeletions {
            deletedUIDs.remove(deletedOrder.removeFirst())
        }
        return remove(key)
    }

    // MARK: -

    /// Takes an object in unless it is older than what is known.
    private mutating func observe(_ object: Object) -> CacheChange<Object>? {
        let metadata = object.objectMeta
        let key = ObjectKey(metadata)
        let version = UInt64(metadata.resourceVersion) ?? 0
        guard deletedUIDs.isEmpty || !deletedUIDs.contains(metadata.uid) else { return nil }
        let old = entries[key]
        if let old, old.version >= version { return nil }
        entries[key] = Entry(object: object, uid: metadata.uid, version: version)
        reindex(key, from: old?.object, to: object)
        return CacheChange(old: old?.object, new: object)
    }

    private mutating func remove(_ key: ObjectKey) -> CacheChange<Object>? {
        guard let old = entries.removeValue(forKey: key)?.object else { return nil }
        reindex(key, from: old, to: nil)
        return CacheChange(old: old, new: nil)
    }

    private mutating func reindex(_ key: ObjectKey, from old: Object?, to new: Object?) {
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

    private static func version(_ object: Object) -> UInt64 { UInt64(object.objectMeta.resourceVersion) ?? 0 }
}
