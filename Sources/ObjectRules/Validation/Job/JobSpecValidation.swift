import ObjectModel

/// The rules of a job's spec, of a Job as of the template of a CronJob.
enum JobSpecValidation {
    static let indexed = "Indexed"
    private static let nonIndexed = "NonIndexed"
    private static let maximumManagedByBytes = 63
    /// What the controller can keep track of in the status of an indexed job.
    private static let maximumParallelism = 100_000
    private static let maximumFailedIndexes = 100_000
    private static let manyCompletions = 100_000
    private static let maximumWithManyCompletions = 10_000

    /// The spec of a Job object, which has a selector.
    static func jobSpec(_ spec: JobSpec, oldTemplate: PodTemplateSpec?, _ report: inout FieldReport) {
        self.spec(spec, oldTemplate: oldTemplate, &report)
        guard let selector = spec.selector else {
            report.required("selector")
            return WorkloadValidation.mismatch(spec.template, &report)
        }
        report.at("selector") { LabelValidation.selector(selector, &$0) }
        let labels = spec.template.metadata.fields.object("labels")
        if !selector.plainlySelects(labels), let expression = selector.expression, !expression.matches(labels) {
            WorkloadValidation.mismatch(spec.template, &report)
        }
    }

    /// The spec without its selector.
    static func spec(_ spec: JobSpec, oldTemplate: PodTemplateSpec?, _ report: inout FieldReport) {
        numbers(spec, &report)
        managedBy(spec, &report)
        completionMode(spec, &report)
        if let policy = spec.podFailurePolicy {
            report.at("podFailurePolicy") { JobPolicyValidation.failure(policy, of: spec, &$0) }
        }
        if let policy = spec.successPolicy {
            if spec.completionMode == indexed {
                report.at("successPolicy") { JobPolicyValidation.success(policy, completions: spec.completions, &$0) }
            } else {
                report.invalid("successPolicy", policy.value.withGoFieldNames, "requires indexed completion mode")
            }
        }
        if let policy = spec.podReplacementPolicy {
            let supported = spec.podFailurePolicy == nil ? ["Failed", "TerminatingOrFailed"] : ["Failed"]
            report.oneOf("podReplacementPolicy", policy, supported)
        }
        report.add(
            PodTemplateValidation.validate(spec.template, at: report.path.child("template"), old: oldTemplate))
        report.at("template") { report in report.at("spec") { restartPolicy(spec, &$0) } }
    }

    private static func numbers(_ spec: JobSpec, _ report: inout FieldReport) {
        report.nonnegative("parallelism", spec.parallelism)
        report.nonnegative("completions", spec.completions)
        report.nonnegative("activeDeadlineSeconds", spec.activeDeadlineSeconds)
        report.nonnegative("backoffLimit", spec.backoffLimit)
        report.nonnegative("ttlSecondsAfterFinished", spec.ttlSecondsAfterFinished)
        report.nonnegative("backoffLimitPerIndex", spec.backoffLimitPerIndex)
        report.nonnegative("maxFailedIndexes", spec.maxFailedIndexes)
        if spec.maxFailedIndexes != nil, spec.backoffLimitPerIndex == nil {
            report.required("backoffLimitPerIndex", "when maxFailedIndexes is specified")
        }
    }

    private static func managedBy(_ spec: JobSpec, _ report: inout FieldReport) {
        guard let manager = spec.managedBy else { return }
        for (part, problem) in NameFormat.domainPrefixedPath(manager) {
            report.invalid("managedBy", .string(part), problem)
        }
        if manager.utf8.count > maximumManagedByBytes { report.tooLong("managedBy", maximum: maximumManagedByBytes) }
    }

    private static func completionMode(_ spec: JobSpec, _ report: inout FieldReport) {
        if let mode = spec.completionMode { report.oneOf("completionMode", mode, [nonIndexed, indexed]) }
        switch spec.completionMode {
        case indexed: indexedMode(spec, &report)
        case nil, nonIndexed:
            for field in ["backoffLimitPerIndex", "maxFailedIndexes"] {
                guard let value = spec.fields[field] else { continue }
                report.invalid(field, value, "requires indexed completion mode")
            }
        default: break
        }
    }

    private static func indexedMode(_ spec: JobSpec, _ report: inout FieldReport) {
        if spec.completions == nil { report.required("completions", "when completion mode is \(indexed)") }
        atMost("parallelism", spec.parallelism, maximumParallelism, " when completion mode is \(indexed)", &report)
        if let completions = spec.completions, let failed = spec.maxFailedIndexes, failed > completions {
            report.invalid("maxFailedIndexes", .int(Int64(failed)), "must be less than or equal to completions")
        }
        atMost("maxFailedIndexes", spec.maxFailedIndexes, maximumFailedIndexes, "", &report)
        guard let completions = spec.completions, completions > manyCompletions, spec.backoffLimitPerIndex != nil else {
            return
        }
        if spec.maxFailedIndexes == nil {
            report.required("maxFailedIndexes", "must be specified when completions is above \(manyCompletions)")
        }
        let circumstance = " when completions are above \(manyCompletions) and used with backoff limit per index"
        atMost("parallelism", spec.parallelism, maximumWithManyCompletions, circumstance, &report)
        atMost("maxFailedIndexes", spec.maxFailedIndexes, maximumWithManyCompletions, circumstance, &report)
    }

    private static func atMost(
        _ field: String, _ number: Int?, _ maximum: Int, _ circumstance: String, _ report: inout FieldReport
    ) {
        guard let number, number > maximum else { return }
        report.invalid(field, .int(Int64(number)), "must be less than or equal to \(maximum)\(circumstance)")
    }

    private static func restartPolicy(_ spec: JobSpec, _ report: inout FieldReport) {
        let policy = spec.template.spec.restartPolicy
        switch policy {
        case "", "Always": report.required("restartPolicy", "valid values: \"OnFailure\", \"Never\"")
        case "OnFailure" where spec.podFailurePolicy != nil:
            report.invalid(
                "restartPolicy", .string(policy), "only \"Never\" is supported when podFailurePolicy is specified")
        default: report.oneOf("restartPolicy", policy, ["OnFailure", "Never"])
        }
    }
}
