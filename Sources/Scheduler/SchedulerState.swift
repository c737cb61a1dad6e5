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
        case report(WaitingPod, FitFailure)
    }

    private let schedulerName: String
    private var snapshot = SchedulingSnapshot()
    private var queue = SchedulingQueue()
    private var hasPods = false
    private var hasNodes = false

    init(schedulerName: String) { self.schedulerName = schedulerName }

    var isIdle: Bool { hasPods && hasNodes && queue.isIdle }
    var waitingCount: Int { queue.count }
    /// The next moment at which a pod is to be tried again.
    var nextWakeUp: Time? {
        mutating get { hasPods && hasNodes ? queue.nextWakeUp : nil }
    }

    // MARK: Deciding

    /// Tries the next pod; one that fits is counted on its node at once. Nothing is tried before the cluster is known.
    mutating func next(now: Time) -> Decision? {
        guard hasPods, hasNodes else { return nil }
        while let waiting = queue.next(now: now) {
            switch SchedulingPlan.make(for: waiting.pod, in: &snapshot) {
            case .assign(let node):
                snapshot.assign(waiting.pod, to: node)
                return .bind(waiting, node: node)
            case .unschedulable(let failure):
                queue.failed(waiting.pod.uid, failure, now: now)
                return .report(waiting, failure)
            case .gated: continue
            }
        }
        return nil
    }

    mutating func bound(_ uid: String) { queue.remove(uid) }

    /// A binding was refused; `mayRetry` is false when the pod is gone or bound already.
    mutating func bindingFailed(_ uid: String, mayRetry: Bool, now: Time) {
        guard queue.contains(uid) else { return }
        release(uid, now: now)
        if mayRetry { queue.retryLater(uid, now: now) } else { queue.remove(uid) }
    }

    mutating func reported(_ uid: String, _ report: WaitingPod.Report) { queue.reported(uid, report) }
    func waiting(_ uid: String) -> WaitingPod? { queue.waiting(uid) }

    private mutating func release(_ uid: String, now: Time) {
        if snapshot.remove(pod: uid) { queue.clusterChanged(now: now) { $0.waitsForRoom } }
    }

    // MARK: What the watches say

    /// Takes in a change of pods; the gated ones among them whose condition does not say so yet.
    mutating func pods(_ change: Reflector.Change, now: Time) -> [WaitingPod] {
        switch change {
        case .replaced(let values, _):
            let pods = values.map { Pod($0) }
            let uids = Set(pods.map(\.metadata.uid))
            for uid in snapshot.assignedPods where !uids.contains(uid) { release(uid, now: now) }
            for uid in queue.uids where !uids.contains(uid) { queue.remove(uid) }
            hasPods = true
            return pods.compactMap { update($0, now: now) }
        case .added(let value), .modified(let value): return update(Pod(value), now: now).map { [$0] } ?? []
        case .deleted(let value):
            let uid = Pod(value).metadata.uid
            queue.remove(uid)
            release(uid, now: now)
            return []
        case .bookmark: return []
        }
    }

    private mutating func update(_ pod: Pod, now: Time) -> WaitingPod? {
        let metadata = pod.metadata
        let node = pod.fields.object("spec").string("nodeName")
        let phase = pod.fields.object("status").string("phase")
        let isOver = phase == "Succeeded" || phase == "Failed"
        guard node.isEmpty, !isOver else {
            queue.remove(metadata.uid)
            if isOver {
                release(metadata.uid, now: now)
            } else if snapshot.generation(ofPod: metadata.uid) != metadata.generation
                || snapshot.node(ofPod: metadata.uid) != node
            {
                snapshot.assign(PodInfo(pod), to: node)
            }
            return nil
        }
        return wait(pod, now: now)
    }

    private mutating func wait(_ pod: Pod, now: Time) -> WaitingPod? {
        let metadata = pod.metadata
        guard pod.spec.schedulerName == schedulerName, metadata.deletionTimestamp == nil else {
            queue.remove(metadata.uid)
            release(metadata.uid, now: now)
            return nil
        }
        // Bound, though the watch does not know yet.
        if snapshot.node(ofPod: metadata.uid) != nil, !queue.contains(metadata.uid) { return nil }
        let info = PodInfo(pod)
        let condition = WaitingPod.Report(pod)
        queue.update(info, condition: condition, now: now)
        guard !info.gates.isEmpty, condition != .gated else { return nil }
        return queue.waiting(info.uid)
    }

    mutating func nodes(_ change: Reflector.Change, now: Time) {
        switch change {
        case .replaced(let values, _):
            let nodes = values.map { Node($0) }
            let names = Set(nodes.map(\.metadata.name))
            for node in snapshot.nodes where node.exists && !names.contains(node.name) {
                snapshot.removeNode(node.name)
            }
            for node in nodes { update(node, now: now) }
            hasNodes = true
        case .added(let value), .modified(let value): update(Node(value), now: now)
        case .deleted(let value): snapshot.removeNode(Node(value).metadata.name)
        case .bookmark: break
        }
    }

    private mutating func update(_ node: Node, now: Time) {
        if snapshot.update(node) { queue.clusterChanged(now: now) { _ in true } }
    }
}
