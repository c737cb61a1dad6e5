import ObjectModel
import SchedulingPlans
import Synchronization

/// The pods that a node has taken: what the next one has to fit beside. Taking one is one step, so that of two pods
/// with room for one exactly one is refused.
final class PodAdmissions: Sendable {
    private let taken = Mutex<[String: Pod]>([:])

    /// Takes a pod unless it can't run here; answers why it can't.
    func admit(_ pod: Pod, by node: Node) -> NodeAdmission.Refusal? {
        taken.withLock { taken in
            let others = taken.values.filter { $0.metadata.uid != pod.metadata.uid }
            if let refusal = NodeAdmission.refusal(of: pod, by: node, beside: others) { return refusal }
            taken[pod.metadata.uid] = pod
            return nil
        }
    }

    /// Takes a pod that has been taken before.
    func take(_ pod: Pod) { taken.withLock { $0[pod.metadata.uid] = pod } }

    /// A pod no longer needs its place.
    func release(_ uid: String) { taken.withLock { $0[uid] = nil } }
}
