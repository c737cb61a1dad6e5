import ObjectModel

/// The rules of match conditions, of policies and of webhooks.
enum MatchConditionValidation {
    private static let maximumCount = 64

    static func conditions(
        _ conditions: [MatchCondition], _ expressions: PolicyExpressions, _ report: inout FieldReport
    ) {
        if conditions.count > maximumCount {
            report.tooMany("matchConditions", actual: conditions.count, maximum: maximumCount)
        }
        var names: Set<String> = []
        report.each("matchConditions", conditions) { condition, report in
            let expression = condition.expression.trimmed
            if expression.isEmpty {
                report.required("expression")
            } else {
                AdmissionPolicyValidation.compile(expression, .matchCondition, expressions, "expression", &report)
            }
            guard !condition.name.isEmpty else { return report.required("name") }
            report.invalid("name", condition.name, problems: NameFormat.qualifiedName(condition.name))
            if !names.insert(condition.name).inserted { report.duplicate("name", .string(condition.name)) }
        }
    }
}
