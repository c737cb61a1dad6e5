import ObjectModel

/// The rules of `topologySpreadConstraints`.
enum SpreadConstraintValidation {
    private static let policies = ["Honor", "Ignore"]

    static func validate(
        _ constraints: [TopologySpreadConstraint], _ leniency: PodLeniency, _ report: inout FieldReport
    ) {
        // The last of several equal pairs is the one that is fine.
        var remaining: [String: Int] = [:]
        for constraint in constraints { remaining[pair(constraint), default: 0] += 1 }
        report.each("topologySpreadConstraints", constraints) { constraint, report in
            keys(constraint, &report)
            let pair = pair(constraint)
            remaining[pair, default: 1] -= 1
            if remaining[pair, default: 0] > 0 {
                report.duplicate("{topologyKey, whenUnsatisfiable}", .string(pair))
            }
            minDomains(constraint, &report)
            for field in ["nodeAffinityPolicy", "nodeTaintsPolicy"] {
                guard let policy = constraint.fields.optionalString(field) else { continue }
                report.oneOf(field, policy, policies)
            }
            labelKeys(constraint, &report)
            if let selector = constraint.labelSelector, !leniency.invalidSpreadSelectors {
                report.at("labelSelector") { LabelValidation.selector(selector, &$0) }
            }
        }
    }

    private static func pair(_ constraint: TopologySpreadConstraint) -> String {
        "{\(constraint.topologyKey), \(constraint.whenUnsatisfiable)}"
    }

    private static func keys(_ constraint: TopologySpreadConstraint, _ report: inout FieldReport) {
        if constraint.maxSkew <= 0 {
            report.invalid("maxSkew", .int(Int64(constraint.maxSkew)), "must be greater than zero")
        }
        if constraint.topologyKey.isEmpty { report.required("topologyKey", "can not be empty") }
        report.oneOf("whenUnsatisfiable", constraint.whenUnsatisfiable, ["DoNotSchedule", "ScheduleAnyway"])
    }

    private static func minDomains(_ constraint: TopologySpreadConstraint, _ report: inout FieldReport) {
        guard let minDomains = constraint.minDomains else { return }
        let action = constraint.whenUnsatisfiable
        let shown = Value.int(Int64(minDomains))
        if minDomains <= 0 { report.invalid("minDomains", shown, "must be greater than zero") }
        if action != "DoNotSchedule" {
            report.invalid(
                "minDomains", shown,
                "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action)")
        }
    }

    private static func labelKeys(_ constraint: TopologySpreadConstraint, _ report: inout FieldReport) {
        let keys = constraint.matchLabelKeys
        guard !keys.isEmpty else { return }
        guard let selector = constraint.labelSelector else {
            return report.forbidden("matchLabelKeys", "must not be specified when labelSelector is not set")
        }
        report.each("matchLabelKeys", keys) { key, report in
            report.invalid(nil, key, problems: NameFormat.qualifiedName(key))
        }
        report.at("matchLabelKeys") { AffinityValidation.twice(keys, selector, &$0) }
    }
}
