import ObjectModel

/// What is said about workloads beside their templates of pods.
enum WorkloadWarnings {
    private static let manyCompletions = 100_000
    private static let highParallelism = 10_000

    /// The spec of a job, which stands at the report's path.
    static func job(_ spec: JobSpec, _ report: inout FieldReport) {
        if spec.completionMode == "Indexed", spec.completions ?? 0 > manyCompletions,
            spec.parallelism ?? 0 > highParallelism
        {
            report.warn(
                nil,
                "In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, "
                    + "Kubernetes might not be able to track completedIndexes when a big number of indexes fail")
        }
        report.at("template") { PodWarnings.template(spec.template, &$0) }
    }

    static func cronJob(_ spec: CronJobSpec, _ report: inout FieldReport) {
        report.at("spec") { report in
            report.at("jobTemplate") { report in report.at("spec") { job(spec.jobTemplate.spec, &$0) } }
        }
        guard spec.schedule.contains("TZ") else { return }
        report.warn(
            text: "cannot use TZ or CRON_TZ in spec.schedule, use timeZone instead, see "
                + "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details")
    }

    static func statefulSet(_ spec: StatefulSetSpec, _ report: inout FieldReport) {
        report.at("spec") { report in
            report.at("template") { PodWarnings.template(spec.template, &$0) }
            report.each("volumeClaimTemplates", spec.volumeClaimTemplates) { claim, report in
                // The name of the Go field, by an accident that has become part of the API.
                report.at("Spec") { StorageWarnings.claimSpec(claim.spec, &$0) }
            }
            if let limit = spec.revisionHistoryLimit, limit < 0 {
                report.warn(
                    "revisionHistoryLimit",
                    "a negative value retains all historical revisions; a value >= 0 is recommended")
            }
        }
    }
}
