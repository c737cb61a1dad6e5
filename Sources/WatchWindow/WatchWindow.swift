/// The recent changes of one resource in the order of their revisions: what a watcher that connects, reconnects or lags
/// is served from.
///
/// A position is the revision up to which a watcher has seen everything. The window answers every position it still
/// covers completely, and says so when it no longer does: never a gap (etcd's watchable store has the same promise).
public struct WatchWindow<Element: Sendable>: Sendable {
    /// A change at a revision.
    public struct Entry: Sendable {
        public let revision: UInt64
        public let element: Element
    }

    /// The most entries kept.
    public let capacity: Int
    /// The window holds every change after this revision.
    public private(set) var floor: UInt64
    /// Grows up to the capacity; from then on the oldest entry is overwritten.
    private var ring: [Entry] = []
    /// Where in the ring the oldest entry is.
    private var start = 0

    /// An empty window that begins after a revision.
    public init(capacity: Int, floor: UInt64) {
        precondition(capacity > 0, "a window without room answers nothing")
        self.capacity = capacity
        self.floor = floor
    }

    public var count: Int { ring.count }
    /// The revision of the newest entry; the floor when there is none.
    public var newest: UInt64 { ring.isEmpty ? floor : entry(ring.count - 1).revision }

    /// The entry with that many older ones.
    private func entry(_ age: Int) -> Entry {
        let index = start + age
        return ring[index < ring.count ? index : index - ring.count]
    }

    /// Adds a change; its revision is greater than all before. The oldest entry goes when the window is full.
    public mutating func append(_ element: Element, revision: UInt64) {
        precondition(revision > newest, "revisions grow")
        let entry = Entry(revision: revision, element: element)
        if ring.count < capacity {
            ring.append(entry)
        } else {
            floor = ring[start].revision
            ring[start] = entry
            start = start + 1 == capacity ? 0 : start + 1
        }
    }

    /// All changes after a position, oldest first; nil when some of them are no longer here. A position that is yet to
    /// come has none.
    public func changes(after position: UInt64) -> [Entry]? {
        guard position >= floor else { return nil }
        var low = 0
        var high = ring.count
        while low < high {
            let middle = (low + high) / 2
            if entry(middle).revision > position { high = middle } else { low = middle + 1 }
        }
        return (low..<ring.count).map(entry)
    }
}
