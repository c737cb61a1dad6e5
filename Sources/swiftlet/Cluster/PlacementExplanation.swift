import ControllerRuntime
import ObjectModel
import Scheduler
import WorkloadPlans

extension Explanation {
    /// Why a pod has no node, in the words of the scheduler: what it waits for, then what speaks against the nodes.
    init(_ wait: PlacementWait, of key: ObjectKey) {
        let about = ObjectIdentity(
            apiVersion: Pod.apiVersion, kind: Pod.kind, namespace: key.namespace, name: key.name, uid: wait.uid)
        let waits = [Wait(reason: wait.summary, since: wait.since, until: wait.nextTry)]
        self.init(about: about, waits: waits, notes: wait.lines)
    }
}
