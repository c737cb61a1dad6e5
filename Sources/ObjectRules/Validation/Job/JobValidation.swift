import ObjectModel

/// The rules of a job.
public enum JobValidation {
    static let controllerUID = "batch.kubernetes.io/controller-uid"
    static let jobName = "batch.kubernetes.io/job-name"

    /// Why a new job is refused.
    public static func create(_ object: Value) -> [FieldError] {
        let job = Job(object)
        return FieldReport.collect { report in
            generatedSelector(job, &report)
            report.at("spec") { JobSpecValidation.jobSpec(job.spec, oldTemplate: nil, &$0) }
            hostname(job, &report)
            annotations(job, &report)
        }
    }

    /// Why a change of a job is refused.
    public static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            if subresource == "status" {
                JobStatusValidation.update(Job(object), old: Job(old), &report)
            } else {
                report.at("spec") { JobUpdateValidation.spec(Job(object).spec, old: Job(old), &$0) }
                annotations(Job(object), &report)
            }
        }
    }

    private static func annotations(_ job: Job, _ report: inout FieldReport) {
        report.at("metadata") { SecondsAnnotation.check(SecondsAnnotation.ofJobs, job.metadata, &$0) }
    }

    /// Unless users say that they select pods themselves, selector and labels carry the uid of the job.
    private static func generatedSelector(_ job: Job, _ report: inout FieldReport) {
        guard job.spec.manualSelector != true, let selector = job.spec.selector else { return }
        if job.metadata.uid.isEmpty { report.at("metadata") { $0.required("uid") } }
        let expected = [
            ("controller-uid", job.metadata.uid), ("job-name", job.metadata.name), (controllerUID, job.metadata.uid),
            (jobName, job.metadata.name),
        ]
        report.at("spec") { report in
            report.at("template") { report in
                report.at("metadata") { report in
                    report.at("labels") { report in
                        let labels = job.spec.template.metadata.fields.object("labels")
                        for (key, value) in expected { label(key, value, in: labels, &report) }
                    }
                }
            }
            let labels = Fields(expected.map { ($0.0, .string($0.1)) })
            guard !selector.plainlySelects(labels), let expression = selector.expression, !expression.matches(labels)
            else { return }
            report.invalid("selector", selector.shown, "`selector` not auto-generated")
        }
    }

    private static func label(_ key: String, _ expected: String, in labels: Fields, _ report: inout FieldReport) {
        let actual = labels[key]?.stringValue
        guard actual != expected else { return }
        report.at(key: key) { report in
            if actual == nil {
                report.required(nil, "must be '\(expected)'")
            } else {
                report.invalid(nil, .object(labels.sortedByKey), "must be '\(expected)'")
            }
        }
    }

    /// The pods of an indexed job are called after it and their index, and that has to be a host name.
    private static func hostname(_ job: Job, _ report: inout FieldReport) {
        guard job.spec.completionMode == JobSpecValidation.indexed, let completions = job.spec.completions,
            completions > 0
        else { return }
        let longest = "\(job.metadata.name)-\(completions - 1)"
        guard !NameFormat.dns1123Label(longest).isEmpty else { return }
        report.at("metadata") { report in
            report.invalid(
                "name", .string(job.metadata.name), "will not able to create pod with invalid DNS hostname: \(longest)")
        }
    }
}
