import ObjectModel
import ObjectRules

/// All that a CronJob's plan depends on: the CronJob, its Jobs, the clocks of its time zone, and the time.
public struct CronJobState: Sendable {
    /// As it is stored.
    public let cronJob: CronJob
    /// The Jobs that the CronJob controls, in the order of their names.
    public let runs: [CronJobRun]
    public let now: Time

    let spec: CronJobSpec
    let status: CronJobStatus
    let identity: ObjectIdentity
    let isDeleting: Bool
    /// The zone of the schedule; nil when it is not known here.
    let zone: ZoneOffsets?
    /// When the schedule was changed, if nothing has happened to the CronJob or its Jobs since.
    let scheduleChange: Time?
    /// What the schedule comes to at `now`.
    let schedule: CronJobSchedule
    /// The Job, of whatever owner, that has the name that the due run's would get.
    let namesake: CronJobRun?

    /// - Parameters:
    ///   - jobs: Those that name the CronJob as an owner.
    ///   - zone: That of `CronJob.zoneName`; nil when it can't be loaded.
    ///   - scheduleChange: When the schedule or its zone was changed, if nothing has happened since.
    ///   - jobNamed: Looks a Job up in the CronJob's namespace.
    public init(
        cronJob: CronJob, jobs: [Job], zone: ZoneOffsets?, now: Time, scheduleChange: Time? = nil,
        jobNamed: (String) -> Job?
    ) {
        self.cronJob = cronJob
        self.now = now
        self.zone = zone
        self.scheduleChange = scheduleChange
        let metadata = cronJob.metadata
        spec = cronJob.spec
        status = cronJob.status
        identity = ObjectIdentity(CronJob.self, metadata)
        isDeleting = metadata.fields.contains("deletionTimestamp")
        runs = jobs.map(CronJobRun.init).filter { $0.owner == metadata.uid }
            .sorted { $0.name < $1.name }
        let lastSlot = max(cronJob.status.lastScheduleTime, runs.lazy.compactMap(\.slot).max())
        schedule = CronJobSchedule(
            cronJob, zone: zone, after: lastSlot ?? metadata.creationTimestamp ?? now, upTo: now)
        namesake = schedule.due.flatMap { jobNamed(CronJobNames.job(of: metadata.name, at: $0)) }
            .map(CronJobRun.init)
    }
}

/// The later of two moments that may not have been.
func max(_ left: Time?, _ right: Time?) -> Time? {
    guard let left, let right else { return left ?? right }
    return Swift.max(left, right)
}
