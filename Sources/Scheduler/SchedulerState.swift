import APIClient
import ControllerRuntime
import ObjectModel
import SchedulingPlans

/// What the scheduler knows: the cluster as it is once everything decided is done, and the pods that wait. A value with
/// one method per thing that can happen.
struct SchedulerState: Sendable {
    /// What came of trying a pod.
    enum Decision: Sendable {
        case bind(WaitingPod, node: String)
        /// Claims have to be bound before the pod.
        case prepareVolumes(WaitingPod, VolumeDecision)
        case report(WaitingPod, FitFailure)
        case preempt(WaitingPod, FitFailure, Preemption)
        /// The claims of a pod could not be bound.
        case volumesFailed(WaitingPod, message: String)
    }

    /// The kinds that have to be known before anything is decided.
    enum Source: CaseIterable {
        case nodes, pods, namespaces, claims, volumes, classes, budgets, services
    }

    let schedulerName: String
    var snapshot = SchedulingSnapshot()
    var queue = SchedulingQueue()
    /// Pods that have a node and wait for their claims, by uid.
    var volumeWaits: [String: VolumeWait] = [:]
    /// What has come out of changes, to be carried out next.
    var outcomes: [Decision] = []
    private var unknown = Set(Source.allCases)

    init(schedulerName: String) { self.schedulerName = schedulerName }

    private var isReady: Bool { unknown.isEmpty }
    var isIdle: Bool { isReady && queue.isIdle && outcomes.isEmpty }
    var waitingCount: Int { queue.count }
    /// The next moment at which something is to be done although nothing happens.
    var nextWakeUp: Time? {
        mutating get {
            guard isReady else { return nil }
            let deadline = volumeWaits.values.map(\.deadline).min()
            guard let wakeUp = queue.nextWakeUp else { return deadline }
            return deadline.map { min($0, wakeUp) } ?? wakeUp
        }
    }

    mutating func isKnown(_ source: Source) { unknown.remove(source) }

    // MARK: Deciding

    /// Tries the next pod; one that fits is counted on its node at once. Nothing is tried before the cluster is known.
    mutating func next(now: Time) -> Decision? {
        guard isReady else { return nil }
        expireVolumeWaits(now: now)
        if !outcomes.isEmpty { return outcomes.removeFirst() }
        while let waiting = queue.next(now: now) {
            switch SchedulingPlan.make(for: waiting.pod, in: &snapshot) {
            case .assign(let node, let volumes): return assign(waiting, to: node, volumes, now: now)
            case .unschedulable(let failure, let preemption?):
                snapshot.nominate(waiting.pod, to: preemption.node)
                for pod in preemption.displaced { withdrawNomination(of: pod.uid, now: now) }
                queue.preempts(waiting.pod.uid, failure)
                return .preempt(waiting, failure, preemption)
            case .unschedulable(let failure, nil):
                queue.failed(waiting.pod.uid, failure, now: now)
                if failure.endsNomination { withdrawNomination(of: waiting.pod.uid, now: now) }
                return .report(waiting, failure)
            case .gated: continue
            }
        }
        return nil
    }

    private mutating func assign(
        _ waiting: WaitingPod, to node: String, _ volumes: VolumeDecision?, now: Time
    ) -> Decision {
        snapshot.withdrawNomination(of: waiting.pod.uid)
        snapshot.assign(waiting.pod, to: node)
        changed(.podCame(waiting.pod), now: now)
        guard let volumes else { return .bind(waiting, node: node) }
        snapshot.volumes.promise(volumes)
        volumeWaits[waiting.pod.uid] = VolumeWait(
            waiting: waiting, decision: volumes, deadline: now.adding(seconds: SchedulerLimits.volumeBinding))
        return .prepareVolumes(waiting, volumes)
    }

    // MARK: What came of it

    mutating func bound(_ uid: String) { queue.remove(uid) }

    /// A binding was refused; `mayRetry` is false when the pod is gone or bound already.
    mutating func bindingFailed(_ uid: String, mayRetry: Bool, now: Time) {
        forgetVolumes(of: uid)
        guard queue.contains(uid) else { return }
        release(uid, now: now)
        if mayRetry { queue.retryLater(uid, now: now) } else { queue.remove(uid) }
    }

    /// The victims of a pod have been told to go, or not.
    mutating func preempted(_ uid: String, isDone: Bool, now: Time) {
        queue.preempted(uid, isDone: isDone, now: now)
    }

    mutating func reported(_ uid: String, _ report: WaitingPod.Report) { queue.reported(uid, report) }
    func waiting(_ uid: String) -> WaitingPod? { queue.waiting(uid) }

    /// Counts a pod no longer.
    mutating func release(_ uid: String, now: Time) { changed(snapshot.remove(pod: uid), now: now) }

    mutating func withdrawNomination(of uid: String, now: Time) {
        changed(snapshot.withdrawNomination(of: uid), now: now)
    }

    /// Pods that a change may help are tried again.
    mutating func changed(_ change: ClusterChange, now: Time) {
        if case .nothing = change { return }
        guard queue.hasUnschedulable else { return }
        let snapshot = snapshot
        queue.clusterChanged(now: now) { $0.mayBeHelped(by: change, $1, in: snapshot) }
    }
}
