import ObjectModel

/// The rules that kinds with a selector and a pod template share.
enum WorkloadValidation {
    /// A selector that has to be there and to select something.
    static func selector(_ selector: LabelSelector?, kind: String, _ report: inout FieldReport) {
        guard let selector else { return report.required("selector") }
        report.at("selector") { LabelValidation.selector(selector, &$0) }
        if selector.isUnrestricted {
            report.invalid("selector", selector.shown, "empty selector is invalid for \(kind)")
        }
    }

    /// A selector and the template whose pods it has to select.
    /// - Parameter name: the kind in the words of errors.
    static func template(
        _ template: PodTemplateSpec, old: PodTemplateSpec?, selector: LabelSelector?, name: String,
        invalidSelector: String, _ report: inout FieldReport
    ) {
        if let selector {
            guard let expression = selector.expression else {
                return report.invalid("selector", selector.shown, invalidSelector)
            }
            if !expression.matches(template.metadata.fields.object("labels")) { mismatch(template, &report) }
        } else {
            mismatch(template, &report)
        }
        longRunning(template, old: old, name: name, &report)
    }

    /// The labels of a template are not those that are selected.
    static func mismatch(_ template: PodTemplateSpec, _ report: inout FieldReport) {
        let labels = template.metadata.fields["labels"]?.objectValue
        report.at("template") { report in
            report.at("metadata") { report in
                report.invalid(
                    "labels", labels.map { .object($0.sortedByKey) } ?? .null,
                    "`selector` does not match template `labels`")
            }
        }
    }

    /// A template of pods that never end.
    static func longRunning(
        _ template: PodTemplateSpec, old: PodTemplateSpec?, name: String, _ report: inout FieldReport
    ) {
        report.add(PodTemplateValidation.validate(template, at: report.path.child("template"), old: old))
        report.at("template") { report in
            report.at("spec") { report in
                let policy = template.spec.restartPolicy
                if policy != "Always" { report.notSupported("restartPolicy", .string(policy), ["Always"]) }
                if template.spec.activeDeadlineSeconds != nil {
                    report.forbidden("activeDeadlineSeconds", "activeDeadlineSeconds in \(name) is not Supported")
                }
            }
        }
    }

    /// Numbers of a status that may not be negative.
    static func counts(_ fields: [String], _ status: Fields, _ report: inout FieldReport) {
        for field in fields { report.nonnegative(field, status.optionalInt(field)) }
    }

    /// Numbers of pods that may not be more than there are pods, and available ones that have to be ready.
    static func parts(_ fields: [String], _ status: Fields, ready: String, _ report: inout FieldReport) {
        for field in fields where status.int(field) > status.int("replicas") {
            report.invalid(field, .int(Int64(status.int(field))), "cannot be greater than status.replicas")
        }
        if status.int("availableReplicas") > status.int("readyReplicas") {
            report.invalid(
                "availableReplicas", .int(Int64(status.int("availableReplicas"))), "cannot be greater than \(ready)")
        }
    }

    /// The count of name collisions only grows.
    static func collisions(_ status: Fields, _ old: Fields, _ report: inout FieldReport) {
        guard let before = old.optionalInt("collisionCount"), status.int("collisionCount") < before else { return }
        report.invalid("collisionCount", .int(Int64(status.int("collisionCount"))), "cannot be decremented")
    }

    /// A selector that an update may not change.
    static func immutableSelector(_ selector: LabelSelector?, _ old: LabelSelector?, _ report: inout FieldReport) {
        guard selector != old else { return }
        report.invalid("selector", selector?.shown ?? .null, "field is immutable")
    }
}
