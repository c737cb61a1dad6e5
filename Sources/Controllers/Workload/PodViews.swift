import ControllerRuntime
import ObjectModel
import Synchronization
import WorkloadPlans

/// What plans ask about pods, taken out of each version of a pod once: a workload of a thousand pods is planned anew
/// with each that changes.
final class PodViews<View: PodView>: Sendable {
    private let pods: ResourceCache<Pod>
    /// By uid.
    private let views = Mutex<[String: View]>([:])

    init(of pods: ResourceCache<Pod>) {
        self.pods = pods
        pods.onChange { [weak self] change in
            guard change.new == nil, let old = change.old else { return }
            self?.views.withLock { $0[old.metadata.uid] = nil }
        }
    }

    func callAsFunction(_ pods: [Pod]) -> [View] {
        views.withLock { views in
            let result = pods.map { pod in
                let metadata = pod.metadata
                let uid = metadata.uid
                if let known = views[uid], known.resourceVersion == metadata.resourceVersion { return known }
                let view = View(pod)
                views[uid] = view
                return view
            }
            // A pod that went between its list and now would stay for ever.
            if views.count > 2 * self.pods.count + ClusterControllerLimits.strayPodViews { views.removeAll() }
            return result
        }
    }
}
