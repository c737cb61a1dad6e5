import ControllerRuntime
import Synchronization

/// Requests to be made for pods, by uid: one at a time for a pod, many at a time for different ones. A newer errand
/// replaces one that has not begun.
final class Errands<Errand: Sendable>: Sendable {
    private let waiting = Mutex<[String: Errand]>([:])
    private let queue: WorkQueue<String>

    init(clock: any Clock) { queue = WorkQueue(clock: clock) }

    var isIdle: Bool { queue.isIdle }

    func add(_ errand: Errand, for uid: String) {
        waiting.withLock { $0[uid] = errand }
        queue.add(uid)
    }

    /// Runs errands until the task is cancelled. Any number of tasks may call this.
    func run(_ body: @Sendable (Errand) async -> Void) async {
        while let uid = await queue.next() {
            if let errand = waiting.withLock({ $0.removeValue(forKey: uid) }) { await body(errand) }
            queue.done(uid)
        }
    }
}
