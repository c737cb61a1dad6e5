import DequeModule

/// A dictionary that forgets what was added longest ago once it is full.
struct RecentEntries<Key: Hashable & Sendable, Entry: Sendable>: Sendable {
    private var entries: [Key: Entry] = [:]
    private var order: Deque<Key> = []
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { entries.count }

    subscript(key: Key) -> Entry? {
        entries[key]
    }

    mutating func remember(_ key: Key, _ entry: Entry) {
        if entries.updateValue(entry, forKey: key) == nil { order.append(key) }
        while entries.count > capacity, let oldest = order.popFirst() { entries[oldest] = nil }
    }
}
