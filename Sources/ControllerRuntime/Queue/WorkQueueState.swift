import DequeModule
import HeapModule
import ObjectModel

/// What a work queue knows: a value, so that its rules can be read and tested without tasks.
///
/// A key is at most once in the queue; a key that is added while it is being worked on comes again when the worker is
/// done with it; of several wake-ups of one key the earliest counts.
struct WorkQueueState<Key: Hashable & Sendable> {
    private struct WakeUp: Comparable {
        let time: Time
        /// Equal times wake in the order they were asked for.
        let order: UInt64
        let key: Key
        static func < (left: WakeUp, right: WakeUp) -> Bool { (left.time, left.order) < (right.time, right.order) }
        static func == (left: WakeUp, right: WakeUp) -> Bool { left.order == right.order }
    }

    private var ready: Deque<Key> = []
    private var queued: Set<Key> = []
    private var active: Set<Key> = []
    /// Added while active.
    private var again: Set<Key> = []
    private var heap = Heap<WakeUp>()
    /// What counts; entries of the heap that differ are stale.
    private var wakeUps: [Key: UInt64] = [:]
    private var wakeUpTimes: [Key: Time] = [:]
    private var failures: [Key: Int] = [:]
    /// Not added since they were marked, but woken at most.
    private var unchanged: Set<Key> = []
    private var order: UInt64 = 0

    /// Keys ready for a worker.
    var readyCount: Int { ready.count }
    var isIdle: Bool { ready.isEmpty && active.isEmpty }

    /// The next moment at which a key becomes ready.
    var earliestWakeUp: Time? {
        mutating get {
            while let first = heap.min {
                if wakeUps[first.key] == first.order { return first.time }
                heap.removeMin()
            }
            return nil
        }
    }

    /// Queues a key; whether a worker has more to do now.
    mutating func add(_ key: Key) -> Bool {
        unchanged.remove(key)
        return enqueue(key)
    }

    @discardableResult
    private mutating func enqueue(_ key: Key) -> Bool {
        if active.contains(key) {
            again.insert(key)
            return false
        }
        guard queued.insert(key).inserted else { return false }
        ready.append(key)
        return true
    }

    /// Queues a key at a later moment; whether the next wake-up is earlier than before.
    mutating func add(_ key: Key, at time: Time) -> Bool {
        if let known = wakeUpTimes[key], known <= time { return false }
        let before = earliestWakeUp
        order += 1
        heap.insert(WakeUp(time: time, order: order, key: key))
        wakeUps[key] = order
        wakeUpTimes[key] = time
        return before.map { time < $0 } ?? true
    }

    /// Queues the keys whose moment has come.
    mutating func wake(at now: Time) {
        while let time = earliestWakeUp, time <= now {
            let key = heap.removeMin().key
            wakeUps[key] = nil
            wakeUpTimes[key] = nil
            enqueue(key)
        }
    }

    /// Hands out the next key, which is then active.
    mutating func take() -> Key? {
        guard let key = ready.popFirst() else { return nil }
        queued.remove(key)
        active.insert(key)
        return key
    }

    /// The worker is done with a key; whether it is queued again at once.
    mutating func done(_ key: Key) -> Bool {
        active.remove(key)
        guard again.remove(key) != nil else { return false }
        return enqueue(key)
    }

    /// Begins to note whether a key is added.
    mutating func markUnchanged(_ key: Key) { unchanged.insert(key) }

    /// Whether a key was only woken since it was marked; the mark goes.
    mutating func takeUnchanged(_ key: Key) -> Bool { unchanged.remove(key) != nil }

    /// Counts a failure of a key and answers the seconds to wait before the next try.
    mutating func delayAfterFailure(of key: Key) -> Double {
        let count = failures[key, default: 0]
        failures[key] = count + 1
        var delay = ControllerLimits.firstRetryDelay
        for _ in 0..<count where delay < ControllerLimits.longestRetryDelay { delay *= 2 }
        return min(delay, ControllerLimits.longestRetryDelay)
    }

    /// Forgets the failures of a key.
    mutating func forget(_ key: Key) { failures[key] = nil }
    func failureCount(of key: Key) -> Int { failures[key, default: 0] }
}
