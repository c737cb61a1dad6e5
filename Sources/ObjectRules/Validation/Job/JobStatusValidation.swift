import ObjectModel

/// The rules of a job's status. Most of them only hold for what a request changes, so that a status that was written
/// before the rule was made can still be updated.
struct JobStatusValidation {
    private let job: Job
    private let old: Job
    private let status: JobStatus
    private let before: JobStatus

    static func update(_ job: Job, old: Job, _ report: inout FieldReport) {
        let rules = JobStatusValidation(job: job, old: old)
        report.at("status") { report in
            rules.numbers(&report)
            rules.finished(&report)
            rules.times(&report)
            rules.indexes(&report)
            rules.conditions(&report)
            rules.transitions(&report)
        }
    }

    private init(job: Job, old: Job) {
        self.job = job
        self.old = old
        status = job.status
        before = old.status
    }

    /// A condition of a job that, once true, says how it ended or will end.
    private enum Condition: String {
        case complete = "Complete"
        case failed = "Failed"
        case failureTarget = "FailureTarget"
        case successCriteriaMet = "SuccessCriteriaMet"
    }

    private static func has(_ condition: Condition, _ status: JobStatus) -> Bool {
        status.conditions.contains { $0.type == condition.rawValue && $0.status == "True" }
    }

    private func has(_ condition: Condition) -> Bool { Self.has(condition, status) }
    private func had(_ condition: Condition) -> Bool { Self.has(condition, before) }
    private func changed(_ condition: Condition) -> Bool { has(condition) != had(condition) }
    private func changed(_ field: String) -> Bool { status.fields[field] != before.fields[field] }

    private var isFinished: Bool { has(.complete) || has(.failed) }
    private var finishedChanged: Bool { isFinished != (had(.complete) || had(.failed)) }
    private var isIndexed: Bool { job.spec.completionMode == JobSpecValidation.indexed }
}

// MARK: - Values

extension JobStatusValidation {
    private func numbers(_ report: inout FieldReport) {
        report.nonnegative("active", status.active)
        report.nonnegative("succeeded", status.succeeded)
        report.nonnegative("failed", status.failed)
        report.nonnegative("ready", status.ready)
        report.nonnegative("terminating", status.terminating)
        if let ready = status.ready, ready > status.active, changed("ready") || changed("active") {
            report.invalid("ready", .int(Int64(ready)), "cannot set more ready pods than active")
        }
        guard let pods = status.uncountedTerminatedPods else { return }
        var seen: Set<String> = []
        report.at("uncountedTerminatedPods") { report in
            for (field, uids) in [("succeeded", pods.succeeded), ("failed", pods.failed)] {
                report.each(field, uids) { uid, report in
                    if uid.isEmpty {
                        report.invalid(nil, "", "must not be empty")
                    } else if !seen.insert(uid).inserted {
                        report.duplicate(nil, .string(uid))
                    }
                }
            }
        }
    }

    private func finished(_ report: inout FieldReport) {
        guard isFinished else { return }
        if status.active > 0, finishedChanged || changed("active") {
            report.invalid("active", .int(Int64(status.active)), "active>0 is invalid for finished job")
        }
        if let terminating = status.terminating, terminating > 0, finishedChanged || changed("terminating") {
            report.invalid("terminating", .int(Int64(terminating)), "terminating>0 is invalid for finished job")
        }
        let neverStarts = job.spec.suspend == true && job.spec.completions == 0
        if status.startTime == nil, finishedChanged || changed("startTime"), !neverStarts {
            report.required("startTime", "startTime is required for finished job")
        }
        if let pods = status.uncountedTerminatedPods, pods.failed.count + pods.succeeded.count > 0,
            finishedChanged || changed("uncountedTerminatedPods")
        {
            report.invalid(
                "uncountedTerminatedPods", pods.value.withGoFieldNames,
                "uncountedTerminatedPods needs to be empty for finished job")
        }
    }

    private func times(_ report: inout FieldReport) {
        let shown = status.fields["completionTime"] ?? .null
        if changed(.complete) || changed("completionTime") {
            if status.completionTime != nil, !has(.complete) {
                report.invalid(
                    "completionTime", shown, "cannot set completionTime when there is no Complete=True condition")
            }
            if status.completionTime == nil, has(.complete) {
                report.required("completionTime", "completionTime is required for Complete jobs")
            }
        }
        if let start = status.startTime, let completion = status.completionTime, completion < start,
            changed("startTime") || changed("completionTime")
        {
            report.invalid("completionTime", shown, "completionTime cannot be set before startTime")
        }
    }

    private func indexes(_ report: inout FieldReport) {
        if changed("completedIndexes"), !status.completedIndexes.isEmpty, !isIndexed {
            report.invalid(
                "completedIndexes", .string(status.completedIndexes),
                "cannot set non-empty completedIndexes when non-indexed completion mode")
        }
        if changed("failedIndexes"), let failed = status.failedIndexes, job.spec.backoffLimitPerIndex == nil {
            report.invalid(
                "failedIndexes", .string(failed), "cannot set non-null failedIndexes when backoffLimitPerIndex is null")
        }
        guard let completions = job.spec.completions else { return }
        let completed = Self.parse(
            "completedIndexes", status.completedIndexes, completions, isNew: changed("completedIndexes"), &report)
        guard let failedText = status.failedIndexes else { return }
        let isNew = changed("failedIndexes") && job.spec.backoffLimitPerIndex != nil
        let failed = Self.parse("failedIndexes", failedText, completions, isNew: isNew, &report)
        if changed("failedIndexes") || changed("completedIndexes"),
            let shared = completed.flatMap({ failed?.firstShared(with: $0) })
        {
            report.invalid(
                "failedIndexes", .string(failedText), "failedIndexes and completedIndexes overlap at index: \(shared)")
        }
    }

    private static func parse(
        _ field: String, _ text: String, _ completions: Int, isNew: Bool, _ report: inout FieldReport
    ) -> IndexIntervals? {
        do throws(IndexIntervals.Failure) {
            return try IndexIntervals(parsing: text, completions: completions)
        } catch {
            if isNew { report.invalid(field, .string(text), "error parsing \(field): \(error.message)") }
            return nil
        }
    }
}

// MARK: - Conditions

extension JobStatusValidation {
    private func conditions(_ report: inout FieldReport) {
        if has(.complete), has(.failed), changed(.complete) || changed(.failed) {
            report.wrong("conditions", "cannot set Complete=True and Failed=true conditions")
        }
        if has(.complete), has(.failureTarget), changed(.complete) || changed(.failureTarget) {
            report.wrong("conditions", "cannot set Complete=True and FailureTarget=true conditions")
        }
        if has(.failed), !has(.failureTarget), changed(.failed) || changed(.failureTarget) {
            report.wrong("conditions", "cannot set Failed=True condition without the FailureTarget=true condition")
        }
        if has(.complete), !has(.successCriteriaMet), changed(.complete) || changed(.successCriteriaMet) {
            report.wrong(
                "conditions", "cannot set Complete=True condition without the SuccessCriteriaMet=true condition")
        }
        if has(.successCriteriaMet), has(.failed) {
            report.wrong("conditions", "cannot set SuccessCriteriaMet=True and Failed=true conditions")
        }
        if has(.successCriteriaMet), has(.failureTarget) {
            report.wrong("conditions", "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions")
        }
        if job.spec.successPolicy != nil, has(.complete), !has(.successCriteriaMet) {
            report.wrong(
                "conditions", "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True")
        }
    }

    /// What can't be undone.
    private func transitions(_ report: inout FieldReport) {
        for condition in [Condition.failed, .complete, .failureTarget] where had(condition) && !has(condition) {
            report.wrong("conditions", "cannot disable the terminal \(condition.rawValue)=True condition")
        }
        if status.failed < before.failed {
            report.invalid("failed", .int(Int64(status.failed)), "cannot decrease the failed counter")
        }
        // An indexed job that is scaled down forgets the indexes it no longer has.
        let mayShrink = isIndexed && job.spec.completions == job.spec.parallelism
        if status.succeeded < before.succeeded, !mayShrink {
            report.invalid("succeeded", .int(Int64(status.succeeded)), "cannot decrease the succeeded counter")
        }
        if let time = status.completionTime, let earlier = before.completionTime, time != earlier {
            report.invalid(
                "completionTime", status.fields["completionTime"] ?? .null, "completionTime cannot be mutated")
        }
        if before.startTime != nil, changed("startTime"), job.spec.suspend != true {
            report.required("startTime", "startTime cannot be removed for unsuspended job")
        }
        if had(.successCriteriaMet), !has(.successCriteriaMet) {
            report.wrong("conditions", "cannot disable the SuccessCriteriaMet=True condition")
        }
        if had(.complete), !had(.successCriteriaMet), has(.successCriteriaMet) {
            report.wrong(
                "conditions", "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions")
        }
    }
}
