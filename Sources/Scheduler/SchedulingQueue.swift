import HeapModule
import ObjectModel
import SchedulingPlans

/// The pods that want a node: those to try now, by priority and then by age, those to try later, those that wait for a
/// change of the cluster, and those that are being bound. A value; it reads no clock.
package struct SchedulingQueue: Sendable {
    private enum Place: Equatable {
        case active
        /// Tried at a time; `order` tells this wait from earlier ones.
        case later(Delay, order: UInt64)
        case gated
        case beingBound
        /// Its victims are being told; `isWoken` when something has happened meanwhile that may help.
        case preempting(isWoken: Bool)
    }

    private enum Delay {
        /// The cluster has changed in its favour; it is tried sooner when no other pod is to be tried.
        case backoff
        /// A request failed: the whole delay passes.
        case penalty
        /// Nothing has changed yet.
        case change
    }

    private struct Entry {
        var waiting: WaitingPod
        var place: Place
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
    /// Turns of pods whose backoff has not ended.
    private var earlyTurns = Heap<Turn>()
    private var wakeUps = Heap<WakeUp>()
    /// Pods that wait for a change, and those that push out others.
    private var unschedulable: Set<String> = []
    private var order: UInt64 = 0

    package init() {}

    package var count: Int { entries.count }
    package var uids: [String] { Array(entries.keys) }
    package func contains(_ uid: String) -> Bool { entries[uid] != nil }
    package func waiting(_ uid: String) -> WaitingPod? { entries[uid]?.waiting }
    /// Whether some pod waits for a change.
    package var hasUnschedulable: Bool { !unschedulable.isEmpty }

    /// Whether no pod is to be tried or bound now.
    package var isIdle: Bool {
        entries.values.allSatisfy {
            switch $0.place {
            case .active, .beingBound, .preempting, .later(.backoff, _): false
            case .gated, .later: true
            }
        }
    }

    /// The next moment at which a pod is to be tried again.
    package var nextWakeUp: Time? {
        mutating get {
            while let first = wakeUps.min {
                if isCurrent(first) { return first.time }
                wakeUps.removeMin()
            }
            return nil
        }
    }

    private func isCurrent(_ wakeUp: WakeUp) -> Bool {
        if case .later(_, wakeUp.order)? = entries[wakeUp.uid]?.place { return true }
        return false
    }

    /// When a pod is tried although nothing happens; nil while it is being dealt with, or gated.
    package func nextTry(of uid: String) -> Time? {
        guard case .later(_, let order)? = entries[uid]?.place else { return nil }
        return wakeUps.unordered.first { $0.order == order }?.time
    }

    // MARK: Coming and going

    /// A pod without a node, new or changed.
    package mutating func update(_ pod: PodInfo, condition: WaitingPod.Report?, now: Time) {
        guard var entry = entries[pod.uid] else {
            order += 1
            let waiting = WaitingPod(pod: pod, order: order, condition: condition, since: now)
            entries[pod.uid] = Entry(waiting: waiting, place: .gated)
            if pod.gates.isEmpty { activate(pod.uid) }
            return
        }
        let hasChanged = entry.waiting.pod.generation != pod.generation || entry.waiting.pod.labels != pod.labels
        entry.waiting.pod = pod
        entry.waiting.condition = condition ?? entry.waiting.condition
        entries[pod.uid] = entry
        switch entry.place {
        case .gated: if pod.gates.isEmpty { activate(pod.uid) }
        case .later(.change, _), .preempting: if hasChanged { wake(pod.uid, now: now) }
        case .active, .beingBound, .later: break
        }
    }

    package mutating func remove(_ uid: String) {
        entries[uid] = nil
        // Gives back the room that many needed.
        if entries.isEmpty { entries = [:] }
        unschedulable.remove(uid)
    }

    // MARK: Trying

    /// The pod to try next; it counts as being bound from now on. Pods whose backoff has not ended yet have their turn
    /// when there is nobody else, as a backoff is there to let others go first.
    package mutating func next(now: Time) -> WaitingPod? {
        while let time = nextWakeUp, time <= now { activate(wakeUps.removeMin().uid) }
        while let turn = turns.popMin() {
            if entries[turn.uid]?.place == .active { return take(turn, now: now) }
        }
        while let turn = earlyTurns.popMin() {
            if case .later(.backoff, _)? = entries[turn.uid]?.place { return take(turn, now: now) }
        }
        return nil
    }

    private mutating func take(_ turn: Turn, now: Time) -> WaitingPod? {
        guard entries[turn.uid]?.waiting.order == turn.order else { return next(now: now) }
        entries[turn.uid]?.place = .beingBound
        entries[turn.uid]?.waiting.attempts += 1
        entries[turn.uid]?.waiting.lastAttempt = now
        return entries[turn.uid]?.waiting
    }

    /// A pod did not fit: it waits for a change of the cluster, or very long.
    package mutating func failed(_ uid: String, _ failure: FitFailure, now: Time) {
        guard entries[uid] != nil else { return }
        entries[uid]?.waiting.failure = failure
        unschedulable.insert(uid)
        delay(uid, .change, until: now.adding(seconds: SchedulerLimits.unschedulableRetry))
    }

    /// A pod did not fit, and others are being told to make room: until they are told it is not tried again.
    package mutating func preempts(_ uid: String, _ failure: FitFailure) {
        guard entries[uid] != nil else { return }
        entries[uid]?.waiting.failure = failure
        entries[uid]?.place = .preempting(isWoken: false)
        unschedulable.insert(uid)
    }

    /// The victims have been told, or (`isDone` false) could not be: then the pod is tried again at once.
    package mutating func preempted(_ uid: String, isDone: Bool, now: Time) {
        guard case .preempting(let isWoken)? = entries[uid]?.place, let failure = entries[uid]?.waiting.failure else {
            return
        }
        failed(uid, failure, now: now)
        if isWoken || !isDone { retry(uid, .backoff, now: now) }
    }

    /// A pod could not be bound: it is tried again after its backoff.
    package mutating func retryLater(_ uid: String, now: Time) {
        guard entries[uid] != nil else { return }
        entries[uid]?.waiting.failure = nil
        retry(uid, .penalty, now: now)
    }

    /// What the pod's condition says now.
    package mutating func reported(_ uid: String, _ report: WaitingPod.Report) {
        entries[uid]?.waiting.condition = report
    }

    /// The cluster has changed: pods that wait for such a change are tried again, each after its backoff.
    package mutating func clusterChanged(now: Time, helps: (FitFailure, PodInfo) -> Bool) {
        for uid in unschedulable {
            guard let waiting = entries[uid]?.waiting, let failure = waiting.failure, helps(failure, waiting.pod) else {
                continue
            }
            wake(uid, now: now)
        }
    }

    private mutating func wake(_ uid: String, now: Time) {
        if case .preempting? = entries[uid]?.place {
            entries[uid]?.place = .preempting(isWoken: true)
        } else {
            retry(uid, .backoff, now: now)
        }
    }

    private mutating func retry(_ uid: String, _ delay: Delay, now: Time) {
        guard let waiting = entries[uid]?.waiting, let end = waiting.backoffEnd, end > now else { return activate(uid) }
        unschedulable.remove(uid)
        self.delay(uid, delay, until: end)
        guard delay == .backoff else { return }
        earlyTurns.insert(Turn(priority: waiting.pod.priority, order: waiting.order, uid: uid))
    }

    private mutating func activate(_ uid: String) {
        guard let waiting = entries[uid]?.waiting else { return }
        unschedulable.remove(uid)
        entries[uid]?.place = .active
        turns.insert(Turn(priority: waiting.pod.priority, order: waiting.order, uid: uid))
    }

    private mutating func delay(_ uid: String, _ delay: Delay, until time: Time) {
        order += 1
        entries[uid]?.place = .later(delay, order: order)
        wakeUps.insert(WakeUp(time: time, order: order, uid: uid))
    }
}
