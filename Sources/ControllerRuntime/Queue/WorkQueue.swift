import DequeModule
import ObjectModel
import Synchronization

/// Keys waiting for workers. A key is queued at most once however often it is added, one worker at a time has it, and
/// it may be asked for at a later moment.
public final class WorkQueue<Key: Hashable & Sendable>: Sendable {
    private struct Shared {
        var keys = WorkQueueState<Key>()
        var waiters: Deque<(id: UInt64, continuation: CheckedContinuation<Key?, Never>)> = []
        var nextWaiter: UInt64 = 0

        /// Gives ready keys to idle workers; the continuations are resumed outside the lock.
        mutating func dispatch() -> [(CheckedContinuation<Key?, Never>, Key)] {
            var given: [(CheckedContinuation<Key?, Never>, Key)] = []
            while !waiters.isEmpty, let key = keys.take() {
                given.append((waiters.removeFirst().continuation, key))
            }
            return given
        }
    }

    private enum NextKey { case key(Key), over, waiting }

    private let shared = Mutex(Shared())
    private let wakeUpsChanged = ChangeSignal()
    private let clock: any Clock

    public init(clock: any Clock) { self.clock = clock }

    /// Keys ready for a worker.
    public var count: Int { shared.withLock { $0.keys.readyCount } }
    /// Whether nothing is ready and no worker has a key. Later wake-ups don't count.
    public var isIdle: Bool { shared.withLock { $0.keys.isIdle } }
    /// The next moment at which a key becomes ready by itself.
    public var earliestWakeUp: Time? { shared.withLock { $0.keys.earliestWakeUp } }

    /// Queues a key.
    public func add(_ key: Key) {
        change { $0.add(key) }
    }

    /// Queues a key once the clock has reached a moment; the earliest of several moments counts.
    public func add(_ key: Key, at time: Time) {
        let isEarlier = shared.withLock { $0.keys.add(key, at: time) }
        if isEarlier { wakeUpsChanged.raise() }
    }

    /// Queues a key that failed, after a delay that doubles with every failure in a row. Answers the delay in seconds.
    @discardableResult
    public func retry(_ key: Key) -> Double {
        let delay = shared.withLock { $0.keys.delayAfterFailure(of: key) }
        add(key, at: clock.now().adding(seconds: delay))
        return delay
    }

    /// A key went well: its failures are forgotten.
    public func forget(_ key: Key) { shared.withLock { $0.keys.forget(key) } }

    /// Begins to note whether a key is added.
    package func markUnchanged(_ key: Key) { shared.withLock { $0.keys.markUnchanged(key) } }

    /// Whether nobody has added a key since it was marked: then it is there because its moment has come, or not at all.
    /// The mark goes.
    package func takeUnchanged(_ key: Key) -> Bool { shared.withLock { $0.keys.takeUnchanged(key) } }

    /// The next key, once there is one; nil when the task is cancelled. The worker must say `done` afterwards.
    public func next() async -> Key? {
        let id = shared.withLock { shared -> UInt64 in
            shared.nextWaiter += 1
            return shared.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let outcome = shared.withLock { shared -> NextKey in
                    if Task.isCancelled { return .over }
                    if let key = shared.keys.take() { return .key(key) }
                    shared.waiters.append((id, continuation))
                    return .waiting
                }
                switch outcome {
                case .key(let key): continuation.resume(returning: key)
                case .over: continuation.resume(returning: nil)
                case .waiting: break
                }
            }
        } onCancel: {
            let waiter = shared.withLock { shared -> CheckedContinuation<Key?, Never>? in
                guard let index = shared.waiters.firstIndex(where: { $0.id == id }) else { return nil }
                return shared.waiters.remove(at: index).continuation
            }
            waiter?.resume(returning: nil)
        }
    }

    /// The worker is done with a key.
    public func done(_ key: Key) {
        change { $0.done(key) }
    }

    /// Moves keys into the queue when their moment comes, until the task is cancelled. A queue that is asked for later
    /// moments needs this running.
    public func runWakeUps() async {
        while !Task.isCancelled {
            let seen = wakeUpsChanged.count
            await wakeUpsChanged.wait(past: seen, until: earliestWakeUp, on: clock)
            let now = clock.now()
            change {
                $0.wake(at: now); return true
            }
        }
    }

    private func change(_ transition: (inout WorkQueueState<Key>) -> Bool) {
        let given = shared.withLock { shared in transition(&shared.keys) ? shared.dispatch() : [] }
        for (waiter, key) in given { waiter.resume(returning: key) }
    }
}
