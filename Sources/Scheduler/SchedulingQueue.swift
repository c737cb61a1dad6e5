import HeapModule
import ObjectModel
import SchedulingPlans

/// The pods that want a node: those to try now, by priority and then by age, those to try later, those that wait for a
/// change of the cluster, and those that are being bound. A value; it reads no clock.
package struct SchedulingQueue: Sendable {
    private enum Place: Equatable {
        case active
        case later(order: UInt64)
        case gated
        case beingBound
    }

    private struct Entry {
        var waiting: WaitingPod
        var place: Place
        /// Waits for the cluster to change; a change may move it forward.
        var waitsForChange = false
    }

    private struct Turn: Comparable {
        let priority: Int
        let order: UInt64
        let uid: String
        /// The first to be tried is the least.
        static func < (left: Turn, right: Turn) -> Bool {
            left.priority != right.priority ? left.priority > right.priority : left.order < right.order
        }
    }

    private struct WakeUp: Comparable {
        let time: Time
        let order: UInt64
        let uid: String
        static func < (left: WakeUp, right: WakeUp) -> Bool { (left.time, left.order) < (right.time, right.order) }
    }

    private var entries: [String: Entry] = [:]
    private var turns = Heap<Turn>()
    private var wakeUps = Heap<WakeUp>()
    /// Pods that wait for a change.
    private var unschedulable: Set<String> = []
    private var order: UInt64 = 0

    package init() {}

    package var count: Int { entries.count }
    package var uids: [String] { Array(entries.keys) }
    package func contains(_ uid: String) -> Bool { entries[uid] != nil }
    package func waiting(_ uid: String) -> WaitingPod? { entries[uid]?.waiting }

    /// Whether no pod is to be tried or bound now.
    package var isIdle: Bool { entries.values.allSatisfy { $0.place != .active && $0.place != .beingBound } }

    /// The next moment at which a pod is to be tried again.
    package var nextWakeUp: Time? {
        mutating get {
            while let first = wakeUps.min {
                if entries[first.uid]?.place == .later(order: first.order) { return first.time }
                wakeUps.removeMin()
            }
            return nil
        }
    }

    // MARK: Coming and going

    /// A pod without a node, new or changed.
    package mutating func update(_ pod: PodInfo, condition: WaitingPod.Report?, now: Time) {
        guard var entry = entries[pod.uid] else {
            order += 1
            let waiting = WaitingPod(pod: pod, order: order, condition: condition)
            entries[pod.uid] = Entry(waiting: waiting, place: .gated)
            if pod.gates.isEmpty { activate(pod.uid) }
            return
        }
        let hasChanged = entry.waiting.pod.generation != pod.generation
        entry.waiting.pod = pod
        entry.waiting.condition = condition ?? entry.waiting.condition
        entries[pod.uid] = entry
        if entry.place == .gated {
            if pod.gates.isEmpty { activate(pod.uid) }
        } else if hasChanged, entry.waitsForChange {
            retry(pod.uid, now: now)
        }
    }

    package mutating func remove(_ uid: String) {
        entries[uid] = nil
        unschedulable.remove(uid)
    }

    // MARK: Trying

    /// The pod to try next; it counts as being bound from now on.
    package mutating func next(now: Time) -> WaitingPod? {
        wake(now: now)
        while let turn = turns.popMin() {
            guard entries[turn.uid]?.place == .active, entries[turn.uid]?.waiting.order == turn.order else { continue }
            entries[turn.uid]?.place = .beingBound
            entries[turn.uid]?.waiting.attempts += 1
            entries[turn.uid]?.waiting.lastAttempt = now
            return entries[turn.uid]?.waiting
        }
        return nil
    }

    /// A pod did not fit: it waits for a change of the cluster, or very long.
    package mutating func failed(_ uid: String, _ failure: FitFailure, now: Time) {
        guard entries[uid] != nil else { return }
        entries[uid]?.waiting.failure = failure
        entries[uid]?.waitsForChange = true
        unschedulable.insert(uid)
        delay(uid, until: now.adding(seconds: SchedulerLimits.unschedulableRetry))
    }

    /// A pod could not be bound: it is tried again after its backoff.
    package mutating func retryLater(_ uid: String, now: Time) {
        guard entries[uid] != nil else { return }
        entries[uid]?.waiting.failure = nil
        retry(uid, now: now)
    }

    /// What the pod's condition says now.
    package mutating func reported(_ uid: String, _ report: WaitingPod.Report) {
        entries[uid]?.waiting.condition = report
    }

    /// The cluster has changed: pods that wait for such a change are tried again, each after its backoff.
    package mutating func clusterChanged(now: Time, helps: (FitFailure) -> Bool) {
        for uid in unschedulable {
            guard let failure = entries[uid]?.waiting.failure, helps(failure) else { continue }
            retry(uid, now: now)
        }
    }

    private mutating func retry(_ uid: String, now: Time) {
        unschedulable.remove(uid)
        entries[uid]?.waitsForChange = false
        if let end = entries[uid]?.waiting.backoffEnd, end > now {
            delay(uid, until: end)
        } else {
            activate(uid)
        }
    }

    private mutating func activate(_ uid: String) {
        guard let waiting = entries[uid]?.waiting else { return }
        unschedulable.remove(uid)
        entries[uid]?.waitsForChange = false
        entries[uid]?.place = .active
        turns.insert(Turn(priority: waiting.pod.priority, order: waiting.order, uid: uid))
    }

    private mutating func delay(_ uid: String, until time: Time) {
        order += 1
        entries[uid]?.place = .later(order: order)
        wakeUps.insert(WakeUp(time: time, order: order, uid: uid))
    }

    private mutating func wake(now: Time) {
        while let time = nextWakeUp, time <= now { activate(wakeUps.removeMin().uid) }
    }
}
