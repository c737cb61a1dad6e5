import ObjectModel

/// What may change in the spec of a job.
enum JobUpdateValidation {
    static func spec(_ spec: JobSpec, old: Job, _ report: inout FieldReport) {
        JobSpecValidation.jobSpec(spec, oldTemplate: old.spec.template, &report)
        completions(spec, old.spec, &report)
        if spec.fields["selector"] != old.spec.fields["selector"] {
            report.invalid("selector", spec.selector?.shown ?? .null, "field is immutable")
        }
        let allowed =
            spec.template.value == old.spec.template.value
            || spec.template.value == lenient(old, towards: spec.template).value
        if !allowed { report.invalid("template", spec.template.value.withGoFieldNames, "field is immutable") }
        report.immutable("completionMode", spec.fields["completionMode"], old.spec.fields["completionMode"])
        for field in ["podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy"] {
            report.immutableStruct(field, spec.fields[field], old.spec.fields[field])
        }
    }

    /// Completions of an indexed job may change together with its parallelism ("elastic" jobs).
    private static func completions(_ spec: JobSpec, _ old: JobSpec, _ report: inout FieldReport) {
        guard spec.completionMode == JobSpecValidation.indexed else {
            return report.immutable("completions", spec.fields["completions"], old.fields["completions"])
        }
        guard let completions = spec.completions, completions != old.completions, completions != spec.parallelism else {
            return
        }
        report.invalid(
            "completions", .int(Int64(completions)), "can only be modified in tandem with spec.parallelism")
    }

    /// The old template with all that may change in it taken from the new one. While a job is suspended and has no
    /// pods, that is where its pods may run (KEP-2926) and what resources they get (KEP-5440).
    private static func lenient(_ old: Job, towards new: PodTemplateSpec) -> PodTemplateSpec {
        var template = old.spec.template
        guard old.spec.suspend == true, old.status.startTime == nil || old.status.active == 0 else { return template }
        var spec = template.spec
        for field in ["nodeSelector", "tolerations", "schedulingGates"] { spec.fields[field] = new.spec.fields[field] }
        spec.fields["affinity"] = affinity(old: spec.fields["affinity"], new: new.spec.fields["affinity"])
        for field in ["containers", "initContainers"] {
            spec.fields[field] = withResources(spec.fields[field], of: new.spec.fields[field])
        }
        template.spec = spec
        var metadata = template.metadata
        for field in ["labels", "annotations"] { metadata.fields[field] = new.metadata.fields[field] }
        template.metadata = metadata
        return template
    }

    /// Only affinity to nodes may change.
    private static func affinity(old: Value?, new: Value?) -> Value? {
        var fields = old?.objectValue ?? Fields()
        fields["nodeAffinity"] = new?["nodeAffinity"]
        return fields.isEmpty && new == nil ? nil : .object(fields)
    }

    private static func withResources(_ old: Value?, of new: Value?) -> Value? {
        guard let before = old?.arrayValue, let after = new?.arrayValue, before.count == after.count else { return old }
        return .array(
            zip(before, after).map { before, after in
                var container = before
                container["resources"] = after["resources"]
                return container
            })
    }
}
