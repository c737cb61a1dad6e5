/// The objects of one resource in one namespace, with the ordered view that lists are made of.
///
/// A write costs the same however many objects there are. A list costs sorting what changed since the last one, and a
/// copy of references.
struct ObjectBucket {
    /// One name: what readers see and what writers build on. With neither there is no entry.
    struct Entry {
        var acknowledged: StoredObject?
        var newest: StoredObject?
    }

    private var entries: [String: Entry] = [:]
    /// Acknowledged objects in the order of their names, but for those in `stale`; nil before the first list, and when
    /// sorting anew is cheaper than keeping up.
    private var view: [StoredObject]?
    private var stale: Set<ObjectKey> = []

    var isEmpty: Bool { entries.isEmpty }

    subscript(name: String) -> Entry? { entries[name] }

    /// What writers build on from now on.
    mutating func setNewest(_ object: StoredObject?, for key: ObjectKey) {
        change(key.name) { $0.newest = object }
    }

    /// What readers see from now on; answers what they saw before.
    @discardableResult
    mutating func setAcknowledged(_ object: StoredObject?, for key: ObjectKey) -> StoredObject? {
        let previous = change(key.name) { entry in
            defer { entry.acknowledged = object }
            return entry.acknowledged
        }
        noteChange(of: key)
        return previous
    }

    /// Forgets what writers built.
    mutating func revert(_ key: ObjectKey) {
        change(key.name) { $0.newest = $0.acknowledged }
    }

    private mutating func change<Result>(_ name: String, _ body: (inout Entry) -> Result) -> Result {
        var isGone = false
        defer { if isGone { entries[name] = nil } }
        return Self.change(&entries[name, default: Entry()], &isGone, body)
    }

    private static func change<Result>(
        _ entry: inout Entry, _ isGone: inout Bool, _ body: (inout Entry) -> Result
    ) -> Result {
        defer { isGone = entry.acknowledged == nil && entry.newest == nil }
        return body(&entry)
    }

    private mutating func noteChange(of key: ObjectKey) {
        guard let known = view?.count else { return }
        stale.insert(key)
        guard stale.count > known / 2 + StoreLimits.staleObjects else { return }
        view = nil
        stale = []
    }

    /// All acknowledged objects in the order of their names.
    mutating func ordered() -> [StoredObject] {
        let objects: [StoredObject]
        if let view {
            guard !stale.isEmpty else { return view }
            objects = view.replacing(stale.map { ($0, entries[$0.name]?.acknowledged) })
        } else {
            objects = entries.values.compactMap(\.acknowledged).sorted { $0.key.name < $1.key.name }
        }
        view = objects
        stale.removeAll(keepingCapacity: true)
        return objects
    }
}

extension [StoredObject] {
    /// These objects, which are in the order of lists, with those of some keys replaced, added or, where there is none,
    /// left out. No key may come twice.
    func replacing(_ changes: [(key: ObjectKey, object: StoredObject?)]) -> [StoredObject] {
        var result: [StoredObject] = []
        result.reserveCapacity(count + changes.count)
        var copied = 0
        for (key, object) in changes.sorted(by: { $0.key.precedes($1.key) }) {
            let position = firstIndex(notBefore: key, from: copied)
            result += self[copied..<position]
            if let object { result.append(object) }
            let isReplaced = position < count && self[position].key == key
            copied = isReplaced ? position + 1 : position
        }
        result += self[copied...]
        return result
    }

    private func firstIndex(notBefore key: ObjectKey, from start: Int) -> Int {
        var low = start
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].key.precedes(key) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
