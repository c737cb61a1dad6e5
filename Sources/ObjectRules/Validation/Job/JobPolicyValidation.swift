import ObjectModel

/// The rules of a job's pod failure policy and success policy.
enum JobPolicyValidation {
    private static let maximumRules = 20
    private static let maximumConditions = 20
    private static let maximumExitCodes = 255
    private static let maximumIndexesBytes = 64 * 1024

    private static func count(_ field: String, _ number: Int, _ maximum: Int, _ report: inout FieldReport) {
        if number > maximum { report.tooMany(field, actual: number, maximum: maximum) }
    }

    // MARK: - Failure

    static func failure(_ policy: PodFailurePolicy, of spec: JobSpec, _ report: inout FieldReport) {
        count("rules", policy.rules.count, maximumRules, &report)
        let pod = spec.template.spec
        let names = Set(pod.containers.map(\.name) + pod.initContainers.map(\.name))
        report.each("rules", policy.rules) { rule, report in
            if rule.action == "FailIndex" {
                if spec.backoffLimitPerIndex == nil {
                    report.invalid("action", .string(rule.action), "requires the backoffLimitPerIndex to be set")
                }
            } else {
                report.requiredChoice("action", rule.action, ["Count", "FailIndex", "FailJob", "Ignore"])
            }
            if let codes = rule.onExitCodes { report.at("onExitCodes") { exitCodes(codes, names, &$0) } }
            conditions(rule.onPodConditions, &report)
            switch (rule.onExitCodes != nil, !rule.onPodConditions.isEmpty) {
            case (true, true): report.wrong(nil, "specifying both OnExitCodes and OnPodConditions is not supported")
            case (false, false): report.wrong(nil, "specifying one of OnExitCodes and OnPodConditions is required")
            default: break
            }
        }
    }

    private static func exitCodes(
        _ rule: PodFailurePolicyOnExitCodesRequirement, _ containers: Set<String>, _ report: inout FieldReport
    ) {
        report.requiredChoice("operator", rule.operator, ["In", "NotIn"])
        if let name = rule.containerName, !containers.contains(name) {
            report.invalid(
                "containerName", .string(name),
                "must be one of the container or initContainer names in the pod template")
        }
        if rule.values.isEmpty { report.invalid("values", .array([]), "at least one value is required") }
        count("values", rule.values.count, maximumExitCodes, &report)
        var seen: Set<Int> = []
        report.each("values", rule.values) { code, report in
            if code == 0, rule.operator == "In" { report.invalid(nil, 0, "must not be 0 for the In operator") }
            if !seen.insert(code).inserted { report.duplicate(nil, .int(Int64(code))) }
        }
        if zip(rule.values, rule.values.dropFirst()).contains(where: { $0 > $1 }) {
            report.invalid("values", .array(rule.fields.values("values")), "must be ordered")
        }
    }

    private static func conditions(
        _ patterns: [PodFailurePolicyOnPodConditionsPattern], _ report: inout FieldReport
    ) {
        count("onPodConditions", patterns.count, maximumConditions, &report)
        report.each("onPodConditions", patterns) { pattern, report in
            report.invalid("type", pattern.type, problems: NameFormat.qualifiedName(pattern.type))
            report.requiredChoice("status", pattern.status, ["False", "True", "Unknown"])
        }
    }

    // MARK: - Success

    static func success(_ policy: SuccessPolicy, completions: Int?, _ report: inout FieldReport) {
        if policy.rules.isEmpty {
            report.required("rules", "at least one rules must be specified when the successPolicy is specified")
        }
        count("rules", policy.rules.count, maximumRules, &report)
        report.each("rules", policy.rules) { rule, report in
            if rule.succeededCount == nil, rule.succeededIndexes == nil {
                report.required(nil, "at least one of succeededCount or succeededIndexes must be specified")
            }
            // Without completions there is another error already.
            if let completions { self.rule(rule, completions, &report) }
        }
    }

    private static func rule(_ rule: SuccessPolicyRule, _ completions: Int, _ report: inout FieldReport) {
        var named = 0
        if let text = rule.succeededIndexes {
            if text.utf8.count > maximumIndexesBytes {
                report.tooLong("succeededIndexes", maximum: maximumIndexesBytes)
            }
            do throws(IndexIntervals.Failure) {
                named = try IndexIntervals(parsing: text, completions: completions).count
            } catch {
                report.invalid("succeededIndexes", .string(text), "error parsing succeededIndexes: \(error.message)")
            }
        }
        guard let count = rule.succeededCount else { return }
        report.nonnegative("succeededCount", count)
        if count > completions {
            report.invalid(
                "succeededCount", .int(Int64(count)),
                "must be less than or equal to \(completions) (the number of specified completions)")
        }
        if rule.succeededIndexes != nil, count > named {
            report.invalid(
                "succeededCount", .int(Int64(count)),
                "must be less than or equal to \(named) (the number of indexes in the specified succeededIndexes field)"
            )
        }
    }
}
