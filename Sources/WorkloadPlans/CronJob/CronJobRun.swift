import ObjectModel

/// What the rules of a CronJob ask about one of its Jobs.
public struct CronJobRun: Sendable, Equatable {
    /// How a Job ended.
    public enum End: String, Sendable {
        case complete = "Complete"
        case failed = "Failed"
    }

    /// Which Job it is.
    public let identity: ObjectIdentity
    /// The time of the schedule that it was created for; nil for a Job that was made by hand.
    public let slot: Time?
    /// nil while it runs.
    public let end: End?
    public let startTime: Time?
    public let completionTime: Time?
    /// Deleted, but not gone yet.
    public let isDeleting: Bool
    /// The uid of the CronJob that controls it; nil where none does.
    public let owner: String?
    private(set) var resourceVersion: String

    public init(_ job: Job) {
        let metadata = job.metadata
        let status = job.status
        identity = ObjectIdentity(Job.self, metadata)
        let controller = metadata.ownerReferences.first { $0.controller == true && $0.kind == CronJob.kind }
        owner = controller?.uid
        let stamp = metadata.fields.object("annotations").optionalString(CronJobNames.scheduledTimestamp)
        slot = stamp.flatMap(Time.init(rfc3339:)).flatMap { time in
            CronJobNames.job(of: controller?.name ?? "", at: time) == metadata.name ? time : nil
        }
        end = status.conditions.lazy.filter { $0.status == "True" }.compactMap { End(rawValue: $0.type) }.first
        startTime = status.startTime
        completionTime = status.completionTime
        resourceVersion = metadata.resourceVersion
        isDeleting = metadata.fields.contains("deletionTimestamp")
    }

    /// Whether it differs from an earlier version in anything that the rules look at.
    public func hasNews(since old: CronJobRun) -> Bool {
        var old = old
        old.resourceVersion = resourceVersion
        return old != self
    }

    var name: String { identity.name }
    var uid: String { identity.uid }
    var isFinished: Bool { end != nil }
}

/// Names that CronJobs and their Jobs carry.
public enum CronJobNames {
    /// Annotation of a Job: the time of the schedule, in the zone of the schedule.
    public static let scheduledTimestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp"

    /// What the Job for a time of the schedule is called. A name can be taken once: that is what makes a run happen
    /// once, whatever the controller remembers.
    static func job(of cronJob: String, at slot: Time) -> String { "\(cronJob)-\(slot.seconds / 60)" }
}
