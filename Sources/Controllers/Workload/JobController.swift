import ControllerRuntime
import ObjectModel
import ObjectRules
import Synchronization
import WorkloadPlans

/// Runs Jobs. What they do is decided by `JobPlan`; here is only what it is decided from: the Job of the key, the
/// pods that name it as their owner, and the pods of its namespace that nobody controls, which it may adopt.
public final class JobController: Controller {
    public let name = "job-controller"
    public let queue: WorkQueue<ObjectKey>
    public var explains: ResourceType? { Job.resource }

    private let jobs: ResourceCache<Job>
    private let pods: ResourceCache<Pod>
    private let views: PodViews<JobPod>
    private let seeds: @Sendable () -> UInt64
    /// What is known of failures whose pods are gone. It is lost with the process and then made anew from what is
    /// left.
    private let backoffs = Mutex<[ObjectKey: (uid: String, backoff: JobBackoff)]>([:])

    /// - Parameter seeds: Where the endings of pod names come from.
    public init(
        _ environment: ControllerEnvironment, seeds: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.seeds = seeds
        queue = environment.queue()
        jobs = environment.caches.cache(of: Job.self)
        pods = environment.caches.cache(of: Pod.self)
        views = PodViews(of: pods)
        pods.indexUncontrolled()
        pods.indexUnsettled()
        jobs.enqueueChanges(to: queue)
        pods.enqueueControllers(Job.self, to: queue)
        pods.enqueueAdopters(from: jobs, to: queue) { $0.selects($1) }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let job = jobs.get(key) else {
            backoffs.withLock { $0[key] = nil }
            return .done
        }
        let uid = job.metadata.uid
        let known = backoffs.withLock { $0[key] }
        let backoff = known?.uid == uid ? known?.backoff : nil
        // Settled pods only tell of failures, and those are remembered: of 100,000 pods few are looked at each time.
        let own = backoff == nil ? pods.owned(by: uid) : pods.list(.unsettled, uid)
        let state = try JobState(
            job: job, pods: views(own + pods.list(.uncontrolled, key.namespace)), now: now,
            names: NameSource(seed: seeds()), backoff: backoff ?? JobBackoff())
        backoffs.withLock { $0[key] = (uid, state.backoff) }
        return .apply(JobPlan.plan(for: state))
    }
}

extension IndexName {
    /// Pods of Jobs that have not ended or are not counted yet, by the uid of their Job.
    fileprivate static let unsettled = IndexName("unsettled pods of Jobs")
}

extension ResourceCache where Object == Pod {
    fileprivate func indexUnsettled() {
        addIndex(.unsettled) { pod in
            guard let owner = pod.metadata.controller(ofKind: Job.self), !JobPod.isSettled(pod) else { return [] }
            return [owner.uid]
        }
    }
}

extension Job {
    /// Whether its selector matches; a selector that can't be read matches nothing.
    func selects(_ metadata: ObjectMeta) -> Bool { metadata.matches(spec.selector) }
}
