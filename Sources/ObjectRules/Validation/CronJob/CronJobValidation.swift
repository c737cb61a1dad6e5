import ObjectModel

/// The rules of a cron job.
enum CronJobValidation {
    /// Jobs are called after their cron job and eleven characters more.
    private static let maximumNameLength = 52
    private static let zoneCharacters = ByteSet("-A-Za-z._0-9+")
    private static let maximumZonePart = 14

    static func create(_ object: Value) -> [FieldError] {
        let cronJob = CronJob(object)
        return FieldReport.collect { report in
            report.at("spec") { spec(cronJob.spec, old: nil, &$0) }
            annotations(cronJob, &report)
            guard cronJob.metadata.name.utf8.count > maximumNameLength else { return }
            report.at("metadata") { report in
                report.invalid(
                    "name", .string(cronJob.metadata.name), "must be no more than \(maximumNameLength) characters")
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == nil else { return [] }
        let cronJob = CronJob(object)
        return FieldReport.collect { report in
            report.at("spec") { spec(cronJob.spec, old: CronJob(old).spec, &$0) }
            annotations(cronJob, &report)
        }
    }

    private static func annotations(_ cronJob: CronJob, _ report: inout FieldReport) {
        report.at("metadata") { SecondsAnnotation.check(SecondsAnnotation.ofCronJobs, cronJob.metadata, &$0) }
    }

    private static func spec(_ spec: CronJobSpec, old: CronJobSpec?, _ report: inout FieldReport) {
        schedule(spec, hadZone: old?.schedule.contains("TZ") ?? false, &report)
        report.nonnegative("startingDeadlineSeconds", spec.startingDeadlineSeconds)
        if let zone = spec.timeZone, zone != old?.timeZone { timeZone(zone, &report) }
        report.choice("concurrencyPolicy", spec.concurrencyPolicy, ["Allow", "Forbid", "Replace"])
        report.at("jobTemplate") { report in
            report.at("metadata") {
                SecondsAnnotation.check(SecondsAnnotation.ofJobs, spec.jobTemplate.metadata, &$0)
            }
            report.at("spec") { template(spec.jobTemplate.spec, old: old?.jobTemplate.spec, &$0) }
        }
        report.nonnegative("successfulJobsHistoryLimit", spec.successfulJobsHistoryLimit)
        report.nonnegative("failedJobsHistoryLimit", spec.failedJobsHistoryLimit)
    }

    private static func schedule(_ spec: CronJobSpec, hadZone: Bool, _ report: inout FieldReport) {
        let text = spec.schedule
        guard !text.isEmpty else { return report.required("schedule") }
        do throws(CronSchedule.Failure) {
            _ = try CronSchedule(parsing: text)
        } catch {
            report.invalid("schedule", .string(text), error.message)
        }
        guard text.contains("TZ") else { return }
        if !hadZone {
            report.invalid(
                "schedule", .string(text), "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")
        } else if spec.timeZone != nil {
            report.invalid(
                "schedule", .string(text), "cannot use both timeZone field and TZ or CRON_TZ in schedule")
        }
    }

    private static func timeZone(_ zone: String, _ report: inout FieldReport) {
        let value = Value.string(zone)
        guard !zone.isEmpty else {
            return report.invalid("timeZone", value, "timeZone must be nil or non-empty string")
        }
        let isName = zone.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            part != "." && part != ".." && !part.hasPrefix("-") && !part.isEmpty
                && part.utf8.count <= maximumZonePart && zoneCharacters.containsAll(of: part)
        }
        if isName, zone.lowercased() == "local" {
            report.invalid(
                "timeZone", value,
                "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones")
            if zone == "Local" { return }
        }
        guard !isName || !TimeZoneNames.contains(zone) else { return }
        report.invalid("timeZone", value, "unknown time zone \(zone)")
    }

    private static func template(_ spec: JobSpec, old: JobSpec?, _ report: inout FieldReport) {
        JobSpecValidation.spec(spec, oldTemplate: old?.template, &report)
        if let selector = spec.selector {
            report.invalid("selector", selector.shown, "`selector` will be auto-generated")
        }
        if spec.manualSelector == true { report.notSupported("manualSelector", true, ["nil", "false"]) }
    }
}
