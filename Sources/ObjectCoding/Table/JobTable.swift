import ObjectModel

extension TableFormat {
    static let jobRows = [
        KindRow(Job.self) { job, now in
            let start: [Value] = [
                job.metadata.nameCell, .string(jobStatus(job)), .string(completions(job)),
                .string(duration(job.status, now)), job.metadata.ageCell(now),
            ]
            return start + CellText.containers(job.spec.template.spec) + [.string(CellText.selector(job.spec.selector))]
        },
        KindRow(CronJob.self) { cronJob, now in
            let spec = cronJob.spec
            let last = cronJob.status.lastScheduleTime.map { HumanDuration.since($0, now: now) }
            let start: [Value] = [
                cronJob.metadata.nameCell, .string(spec.schedule), .string(spec.timeZone ?? CellText.none),
                .string(suspend(spec.suspend)), .number(cronJob.status.active.count), .string(last ?? CellText.none),
                cronJob.metadata.ageCell(now),
            ]
            let job = spec.jobTemplate.spec
            return start + CellText.containers(job.template.spec) + [.string(CellText.selector(job.selector))]
        },
    ]

    /// How the job ended or, while it goes on, what it is about to do.
    private static func jobStatus(_ job: Job) -> String {
        let conditions = job.status.conditions
        func holds(_ type: String) -> Bool { conditions.contains { $0.type == type && $0.status == "True" } }
        if holds("Complete") { return "Complete" }
        if holds("Failed") { return "Failed" }
        if job.metadata.deletionTimestamp != nil { return "Terminating" }
        return ["Suspended", "FailureTarget", "SuccessCriteriaMet"].first(where: holds) ?? "Running"
    }

    /// `2/4`, or `0/1 of 3` for a work queue with several workers, where one success is enough.
    private static func completions(_ job: Job) -> String {
        let succeeded = job.status.succeeded
        if let completions = job.spec.completions { return "\(succeeded)/\(completions)" }
        let parallelism = job.spec.parallelism ?? 0
        return parallelism > 1 ? "\(succeeded)/1 of \(parallelism)" : "\(succeeded)/1"
    }

    private static func duration(_ status: JobStatus, _ now: Time) -> String {
        guard let start = status.startTime else { return "" }
        return HumanDuration.since(start, now: status.completionTime ?? now)
    }

    private static func suspend(_ suspend: Bool?) -> String {
        guard let suspend else { return CellText.unset }
        return suspend ? "True" : "False"
    }
}
