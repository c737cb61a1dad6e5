import ObjectModel

/// The rules of a disruption budget.
enum PodDisruptionBudgetValidation {
    static func create(_ object: Value) -> [FieldError] {
        let spec = PodDisruptionBudget(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            if spec.minAvailable != nil, spec.maxUnavailable != nil {
                report.invalid(
                    nil, spec.value.withGoFieldNames, "minAvailable and maxUnavailable cannot be both set")
            }
            for (field, value) in [("minAvailable", spec.minAvailable), ("maxUnavailable", spec.maxUnavailable)] {
                report.intOrPercent(field, value)
                report.atMostAll(field, value)
            }
            if let selector = spec.selector { report.at("selector") { LabelValidation.selector(selector, &$0) } }
            if let policy = spec.unhealthyPodEvictionPolicy {
                report.oneOf("unhealthyPodEvictionPolicy", policy, ["AlwaysAllow", "IfHealthyBudget"])
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        guard subresource == "status" else { return create(object) }
        let status = PodDisruptionBudget(object).status
        return FieldReport.collect(at: FieldPath("status")) { report in
            ConditionValidation.check(status.conditions, &report)
            WorkloadValidation.counts(
                ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"], status.fields, &report)
        }
    }
}
