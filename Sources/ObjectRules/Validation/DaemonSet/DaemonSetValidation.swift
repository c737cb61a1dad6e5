import ObjectModel

/// The rules of a daemon set.
enum DaemonSetValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { spec(DaemonSet(object).spec, old: nil, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let set = DaemonSet(object)
        let before = DaemonSet(old)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) { report in
                WorkloadValidation.counts(
                    [
                        "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady",
                        "observedGeneration", "updatedNumberScheduled", "numberAvailable", "numberUnavailable",
                        "collisionCount",
                    ], set.status.fields, &report)
                WorkloadValidation.collisions(set.status.fields, before.status.fields, &report)
            }
        }
        return FieldReport.collect(at: FieldPath("spec")) { report in
            spec(set.spec, old: before.spec, &report)
            WorkloadValidation.immutableSelector(set.spec.selector, before.spec.selector, &report)
        }
    }

    private static func spec(_ spec: DaemonSetSpec, old: DaemonSetSpec?, _ report: inout FieldReport) {
        if let selector = spec.selector {
            report.at("selector") { LabelValidation.selector(selector, &$0) }
            if let expression = selector.expression,
                !expression.matches(spec.template.metadata.fields.object("labels"))
            {
                WorkloadValidation.mismatch(spec.template, &report)
            }
            if selector.isUnrestricted {
                report.invalid("selector", selector.shown, "empty selector is invalid for daemonset")
            }
        } else {
            WorkloadValidation.mismatch(spec.template, &report)
        }
        WorkloadValidation.longRunning(spec.template, old: old?.template, name: "DaemonSet", &report)
        report.nonnegative("minReadySeconds", spec.minReadySeconds)
        strategy(spec.updateStrategy, &report)
        report.nonnegative("revisionHistoryLimit", spec.revisionHistoryLimit)
    }

    private static func strategy(_ strategy: DaemonSetUpdateStrategy, _ report: inout FieldReport) {
        switch strategy.type {
        case "OnDelete": break
        case "RollingUpdate":
            report.at("updateStrategy") { report in
                guard let rolling = strategy.rollingUpdate else { return report.required("rollingUpdate") }
                report.at("rollingUpdate") { bounds(rolling, &$0) }
            }
        default:
            report.notSupported("updateStrategy", strategy.value.withGoFieldNames, ["RollingUpdate", "OnDelete"])
        }
    }

    /// Either some pods may be missing or some may be there twice, not both.
    private static func bounds(_ rolling: RollingUpdateDaemonSet, _ report: inout FieldReport) {
        report.intOrPercent("maxUnavailable", rolling.maxUnavailable)
        report.intOrPercent("maxSurge", rolling.maxSurge)
        report.atMostAll("maxUnavailable", rolling.maxUnavailable)
        report.atMostAll("maxSurge", rolling.maxSurge)
        switch (rolling.maxUnavailable?.magnitude ?? 0 != 0, rolling.maxSurge?.magnitude ?? 0 != 0) {
        case (true, true):
            report.invalid(
                "maxSurge", rolling.maxSurge?.value ?? .null, "may not be set when maxUnavailable is non-zero")
        case (false, false): report.required("maxUnavailable", "cannot be 0 when maxSurge is 0")
        default: break
        }
    }
}
