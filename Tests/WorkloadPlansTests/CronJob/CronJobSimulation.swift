import ObjectModel
import ObjectRules
import TestKit
import WorkloadPlans

/// One CronJob, its Jobs and its controller, without a cluster: Jobs end when a test says so, and the controller acts
/// only when asked to.
struct CronJobSimulation {
    static let name = "tick"
    /// A Tuesday, 22:14, and twenty seconds before.
    static let firstMinute = Time(seconds: 1_700_000_040)

    var world = PlanSimulator(now: Time(seconds: 1_700_000_020))
    /// What the machine knows of time zones.
    var zones: [String: ZoneOffsets] = ["UTC": .utc]
    /// When the schedule was changed, as the controller remembers it.
    var scheduleChange: Time?
    /// After so many more writes the controller dies.
    var writesToDeath: Int?
    /// Names of all Jobs that the controller created or deleted so far.
    private(set) var created: [String] = []
    private(set) var deleted: [String] = []

    init(schedule: String = "* * * * *", _ change: (inout CronJob) -> Void = { _ in }) throws {
        var cronJob = CronJob.new { cronJob in
            cronJob.metadata.name = Self.name
            cronJob.metadata.namespace = "default"
            cronJob.spec.schedule = schedule
            cronJob.spec.concurrencyPolicy = "Allow"
            cronJob.spec.suspend = false
            cronJob.spec.successfulJobsHistoryLimit = 3
            cronJob.spec.failedJobsHistoryLimit = 1
            cronJob.spec.jobTemplate = Self.template
        }
        change(&cronJob)
        try world.create(cronJob)
    }

    private static let template = JobTemplateSpec.make { template in
        template.metadata.labels = ["app": name]
        template.metadata.annotations = ["note": "x"]
        template.spec.template.spec.restartPolicy = "Never"
        template.spec.template.spec.containers = [
            .make {
                $0.name = "main"
                $0.image = "app:v1"
            }
        ]
    }

    // MARK: What is there

    /// nil when it has been deleted.
    var cronJob: CronJob? { world.all(CronJob.self).first { $0.metadata.name == Self.name } }
    var status: CronJobStatus { cronJob?.status ?? CronJobStatus() }
    var jobs: [Job] { world.all(Job.self) }
    var unfinished: [Job] { jobs.filter { CronJobRun($0).end == nil } }
    var events: [String] { world.events.map { "\($0.reason): \($0.message)" } }
    /// Minutes from the first one to those of the Jobs that are there.
    var minutes: [Int] { jobs.compactMap { Self.minute(of: $0.metadata.name) } }

    static func minute(of name: String) -> Int? {
        name.hasPrefix("tick-") ? Int(name.dropFirst(5)).map { $0 - Int(firstMinute.seconds / 60) } : nil
    }
    static func job(_ minute: Int) -> String { "tick-\(Int(firstMinute.seconds / 60) + minute)" }
    static func time(_ minute: Int) -> Time { firstMinute.adding(seconds: 60 * Double(minute)) }

    // MARK: What the controller does

    func state() throws -> CronJobState? {
        cronJob.map { cronJob in
            CronJobState(
                cronJob: cronJob,
                jobs: jobs.filter { $0.metadata.ownerReferences.contains { $0.uid == cronJob.metadata.uid } },
                zone: zones[cronJob.zoneName], now: world.now, scheduleChange: scheduleChange
            ) { name in jobs.first { $0.metadata.name == name } }
        }
    }

    /// What it would do now.
    func plan() throws -> Plan { try state().map(CronJobPlan.plan) ?? Plan() }

    /// One plan, or the start of it; the controller that dies forgets what it knew.
    @discardableResult
    mutating func sync(steps: Int = .max) throws -> Plan {
        let plan = try plan()
        let allowed = min(steps, writesToDeath ?? .max)
        let before = jobs
        let writes = world.writes
        if world.apply(plan, steps: allowed) == .crashed {
            scheduleChange = nil
            writesToDeath = nil
        }
        if let left = writesToDeath { writesToDeath = left - (world.writes - writes) }
        let (old, new) = (Set(before.map(\.metadata.uid)), Set(jobs.map(\.metadata.uid)))
        created += jobs.filter { !old.contains($0.metadata.uid) }.map(\.metadata.name)
        deleted += before.filter { !new.contains($0.metadata.uid) }.map(\.metadata.name)
        return plan
    }

    /// Plans until there is nothing to write; false when that does not come.
    @discardableResult
    mutating func settle() throws -> Bool {
        for _ in 0..<20 where try sync().isEmpty { return true }
        return false
    }

    /// Moves the clock to a minute after the first one, and settles at each moment that a plan asks for on the way.
    mutating func run(to minute: Int, seconds: Double = 0) throws {
        let end = Self.time(minute).adding(seconds: seconds)
        try settle()
        while let next = try plan().lookAgain, next <= end {
            world.now = max(next, world.now)
            try settle()
            if try plan().lookAgain ?? end <= world.now { break }
        }
        world.now = end
        try settle()
    }

    /// Moves the clock while the controller does nothing.
    mutating func sleep(to minute: Int, seconds: Double = 0) {
        world.now = Self.time(minute).adding(seconds: seconds)
    }

    // MARK: What happens to the CronJob and its Jobs

    mutating func change(_ change: (inout CronJob) -> Void) throws {
        guard let cronJob else { return }
        let changed = try world.change(cronJob, change)
        let isOther = cronJob.spec.schedule != changed.spec.schedule || cronJob.spec.timeZone != changed.spec.timeZone
        scheduleChange = isOther ? world.now : nil
    }

    mutating func finish(_ job: Job, _ type: String = "Complete") throws {
        let now = world.now
        scheduleChange = nil
        try world.change(job) { job in
            job.status.startTime = job.metadata.creationTimestamp
            job.status.completionTime = type == "Complete" ? now : nil
            job.status.conditions = [
                .make {
                    $0.type = type
                    $0.status = "True"
                    $0.lastTransitionTime = now
                }
            ]
        }
    }

    mutating func finishAll(_ type: String = "Complete") throws {
        for job in unfinished { try finish(job, type) }
    }

    /// As `kubectl create job --from=cronjob/tick` does.
    mutating func createByHand(_ name: String) throws {
        guard let cronJob else { return }
        try world.create(
            Job.new { job in
                job.metadata.name = name
                job.metadata.namespace = "default"
                job.metadata.annotations = ["cronjob.kubernetes.io/instantiate": "manual"]
                job.metadata.ownerReferences = [
                    .make {
                        $0.apiVersion = "batch/v1"
                        $0.kind = "CronJob"
                        $0.name = Self.name
                        $0.uid = cronJob.metadata.uid
                        $0.controller = true
                    }
                ]
            })
    }
}
