import ControllerRuntime
import ObjectModel
import Synchronization
import WorkloadPlans

/// Runs CronJobs. What they do is decided by `CronJobPlan`; here is only what it is decided from: the CronJob of the
/// key, the Jobs that name it as their owner, and the clocks of its time zone.
public final class CronJobController: Controller {
    public let name = "cronjob-controller"
    public let queue: WorkQueue<ObjectKey>
    /// Thousands may be due in one minute, and a run is one write: as many at a time as make good use of one fsync.
    public let workers = ClusterControllerLimits.cronJobWorkers
    public let isPunctual = true
    public var explains: ResourceType? { CronJob.resource }

    private let cronJobs: ResourceCache<CronJob>
    private let jobs: ResourceCache<Job>
    private let zones: TimeZoneDatabase
    /// When schedules were changed, as long as nothing else has happened. Lost with the process: then what the new
    /// schedule has missed is made up for.
    private let scheduleChanges = Mutex<[ObjectKey: Time]>([:])

    /// - Parameter zones: Where the time zones of schedules come from.
    public init(_ environment: ControllerEnvironment, zones: TimeZoneDatabase = TimeZoneDatabase()) {
        self.zones = zones
        queue = environment.queue()
        cronJobs = environment.caches.cache(of: CronJob.self)
        jobs = environment.caches.cache(of: Job.self)
        let clock = environment.clock
        cronJobs.onChange { [self] change in
            let key = ObjectKey(change.object)
            let isNewSchedule = change.old.map { old in change.new.map(old.hasOtherSchedule) ?? false } ?? false
            scheduleChanges.withLock { $0[key] = isNewSchedule ? clock.now() : nil }
            queue.add(key)
        }
        jobs.onChange { [self] change in enqueueOwners(of: change) }
    }

    /// Most changes of a Job are of no interest here: how many pods are ready, for instance.
    private func enqueueOwners(of change: CacheChange<Job>) {
        let owners = [change.old, change.new].map { $0?.metadata.controller(ofKind: CronJob.self) }
        guard owners.contains(where: { $0 != nil }) else { return }
        if let old = change.old, let new = change.new, !CronJobRun(new).hasNews(since: CronJobRun(old)) { return }
        for owner in owners.compactMap(\.self) {
            let key = ObjectKey(namespace: change.object.metadata.namespace, name: owner.name)
            _ = scheduleChanges.withLock { $0.removeValue(forKey: key) }
            queue.add(key)
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let cronJob = cronJobs.get(key) else { return .done }
        let state = CronJobState(
            cronJob: cronJob, jobs: jobs.owned(by: cronJob.metadata.uid), zone: zones.offsets(cronJob.zoneName),
            now: now, scheduleChange: scheduleChanges.withLock { $0[key] }
        ) { [jobs] name in jobs.get(ObjectKey(namespace: key.namespace, name: name)) }
        return .apply(CronJobPlan.plan(for: state))
    }
}

extension CronJob {
    fileprivate func hasOtherSchedule(_ new: CronJob) -> Bool {
        spec.schedule != new.spec.schedule || spec.timeZone != new.spec.timeZone
    }
}
