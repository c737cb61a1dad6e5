import ObjectModel

/// The rules of an autoscaler.
enum HorizontalPodAutoscalerValidation {
    static func create(_ object: Value) -> [FieldError] {
        spec(HorizontalPodAutoscaler(object).spec, allowsAnyVersion: false)
    }

    /// A target's version that was let in before there was a rule about it may stay.
    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let scaler = HorizontalPodAutoscaler(object)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) {
                WorkloadValidation.counts(["currentReplicas", "desiredReplicas"], scaler.status.fields, &$0)
            }
        }
        let before = HorizontalPodAutoscaler(old).spec.scaleTargetRef
        return spec(scaler.spec, allowsAnyVersion: versionProblem(before, needsGroup: needsGroup(before)) != nil)
    }

    private static func spec(_ spec: HorizontalPodAutoscalerSpec, allowsAnyVersion: Bool) -> [FieldError] {
        FieldReport.collect(at: FieldPath("spec")) { report in
            if let minimum = spec.minReplicas, minimum < 1 {
                report.invalid("minReplicas", .int(Int64(minimum)), "must be greater than or equal to 1")
            }
            if spec.maxReplicas == 0 {
                report.required("maxReplicas", "must be set and greater than 0")
            } else if spec.maxReplicas < 0 {
                report.invalid("maxReplicas", .int(Int64(spec.maxReplicas)), "must be greater than or equal to 1")
            }
            if let minimum = spec.minReplicas, spec.maxReplicas < minimum {
                report.invalid(
                    "maxReplicas", .int(Int64(spec.maxReplicas)), "must be greater than or equal to `minReplicas`")
            }
            report.at("scaleTargetRef") { report in
                let target = spec.scaleTargetRef
                reference(target, &report)
                guard !allowsAnyVersion else { return }
                version(target, needsGroup: needsGroup(target), &report)
            }
            report.each("metrics", spec.metrics) { MetricValidation.metric($0, &$1) }
            if spec.minReplicas == 0, !spec.metrics.contains(where: { ["Object", "External"].contains($0.type) }) {
                report.forbidden(
                    "metrics", "must specify at least one Object or External metric to support scaling to zero replicas"
                )
            }
            guard let behavior = spec.behavior else { return }
            report.at("behavior") { report in
                for (field, rules) in [("scaleUp", behavior.scaleUp), ("scaleDown", behavior.scaleDown)] {
                    if let rules { report.at(field) { ScalingRulesValidation.rules(rules, &$0) } }
                }
            }
        }
    }

    // MARK: - References

    static func reference(_ target: CrossVersionObjectReference, _ report: inout FieldReport) {
        report.text("kind", target.kind, format: NameFormat.pathSegmentName)
        report.text("name", target.name, format: NameFormat.pathSegmentName)
    }

    static func version(_ target: CrossVersionObjectReference, needsGroup: Bool, _ report: inout FieldReport) {
        guard let problem = versionProblem(target, needsGroup: needsGroup) else { return }
        report.invalid("apiVersion", .string(target.apiVersion), problem)
    }

    /// Of the core group there is one kind to scale.
    private static func needsGroup(_ target: CrossVersionObjectReference) -> Bool {
        target.kind != "ReplicationController"
    }

    private static func versionProblem(_ target: CrossVersionObjectReference, needsGroup: Bool) -> String? {
        let parts = target.apiVersion.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count > 2 { return "unexpected GroupVersion string: \(target.apiVersion)" }
        let hasGroup = parts.count == 2 && !parts[0].isEmpty
        return hasGroup || !needsGroup ? nil : "apiVersion must specify API group"
    }
}

/// The rules of how fast an autoscaler may scale.
private enum ScalingRulesValidation {
    private static let longestWindow = 3600
    private static let longestPeriod = 1800

    static func rules(_ rules: HPAScalingRules, _ report: inout FieldReport) {
        if let seconds = rules.stabilizationWindowSeconds {
            let shown = Value.int(Int64(seconds))
            if seconds < 0 {
                report.invalid("stabilizationWindowSeconds", shown, "must be greater than or equal to zero")
            }
            if seconds > longestWindow {
                report.invalid(
                    "stabilizationWindowSeconds", shown, "must be less than or equal to \(longestWindow)")
            }
        }
        if let choice = rules.selectPolicy { report.oneOf("selectPolicy", choice, ["Disabled", "Max", "Min"]) }
        if rules.policies.isEmpty { report.required("policies", "must specify at least one Policy") }
        report.each("policies", rules.policies) { policy($0, &$1) }
        if let tolerance = rules.tolerance, tolerance < .zero {
            report.invalid("tolerance", .string(tolerance.description), "must be greater than or equal to 0")
        }
    }

    private static func policy(_ policy: HPAScalingPolicy, _ report: inout FieldReport) {
        report.oneOf("type", policy.type, ["Percent", "Pods"])
        for (field, number) in [("value", policy.fields.int("value")), ("periodSeconds", policy.periodSeconds)]
        where number <= 0 {
            report.invalid(field, .int(Int64(number)), "must be greater than zero")
        }
        if policy.periodSeconds > longestPeriod {
            report.invalid(
                "periodSeconds", .int(Int64(policy.periodSeconds)), "must be less than or equal to \(longestPeriod)")
        }
    }
}
