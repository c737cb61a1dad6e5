import APIClient
import ControllerRuntime
import ObjectModel
import WorkloadPlans

/// Frees pods that hold the tracking finalizer although no Job will ever count them: their Job is gone, or they have
/// none any more. Without this they would stay for ever. Keys are pods.
public struct JobOrphanController: Controller {
    public let name = "job-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let jobs: ResourceCache<Job>
    private let pods: ResourceCache<Pod>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        jobs = environment.caches.cache(of: Job.self)
        pods = environment.caches.cache(of: Pod.self)
        pods.indexUncontrolled()
        pods.onChange { [self] change in
            if let pod = change.new, mayBeOrphan(pod) { queue.add(ObjectKey(pod)) }
        }
        jobs.onChange { [self] change in
            guard let old = change.old else { return }
            // Also of one that was being deleted: pods may have come in its last moment, which it did not see.
            let isGone = change.new?.metadata.uid != old.metadata.uid
            guard isGone || (old.adopts && change.new?.adopts != true) else { return }
            let left = pods.owned(by: old.metadata.uid) + pods.list(.uncontrolled, old.metadata.namespace)
            for pod in left where mayBeOrphan(pod) { queue.add(ObjectKey(pod)) }
        }
    }

    /// Whether no Job that we know of will count the pod.
    private func mayBeOrphan(_ pod: Pod) -> Bool {
        let metadata = pod.metadata
        guard metadata.finalizers.contains(JobNames.trackingFinalizer) else { return false }
        if let owner = metadata.controller(ofKind: Job.self) {
            return jobs.get(ObjectKey(namespace: metadata.namespace, name: owner.name))?.metadata.uid != owner.uid
        }
        // One that another kind controls is an orphan of its Job too; one that nobody controls may find a new Job.
        return metadata.ownerReferences.contains { $0.controller == true }
            || metadata.deletionTimestamp != nil
            || !jobs.list(namespace: metadata.namespace).contains { $0.adopts && $0.selects(metadata) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let pod = pods.get(key), mayBeOrphan(pod), try await !ownerLives(pod.metadata) else { return .done }
        return .apply(JobPlan.plan(forOrphans: [JobPod(pod)]))
    }

    /// The cache of Jobs may lag behind the cache of pods, so a Job that seems to be gone is asked for.
    private func ownerLives(_ pod: ObjectMeta) async throws -> Bool {
        guard let owner = pod.controller(ofKind: Job.self) else { return false }
        do {
            let job = Job(try await client.get(Job.resource, namespace: pod.namespace, name: owner.name))
            return job.metadata.uid == owner.uid
        } catch let error as StatusError where error.isNotFound {
            return false
        }
    }
}

extension Job {
    /// Whether it takes pods without a controller that its selector matches.
    fileprivate var adopts: Bool {
        let isFinished = status.conditions.contains {
            ($0.type == "Complete" || $0.type == "Failed") && $0.status == "True"
        }
        return !isFinished && metadata.deletionTimestamp == nil && !spec.isManagedElsewhere
    }
}
