import ObjectModel

/// The rules of what a policy or a binding is about.
enum MatchResourcesValidation {
    /// Those of a policy, which need a rule.
    static func constraints(_ resources: MatchResources?, _ report: inout FieldReport) {
        guard let resources else { return report.required("matchConstraints") }
        report.at("matchConstraints") { report in
            validate(resources, &report)
            if resources.resourceRules.isEmpty { report.required("resourceRules") }
        }
    }

    static func validate(_ resources: MatchResources, _ report: inout FieldReport) {
        if let policy = resources.matchPolicy {
            report.oneOf("matchPolicy", policy, ["Equivalent", "Exact"])
        } else {
            report.required("matchPolicy")
        }
        let selectors = [
            ("namespaceSelector", resources.namespaceSelector), ("objectSelector", resources.objectSelector),
        ]
        for (field, selector) in selectors {
            guard let selector else {
                report.required(field)
                continue
            }
            report.at(field) { LabelValidation.selector(selector, &$0) }
        }
        report.each("resourceRules", resources.resourceRules) { rule($0, &$1) }
        report.each("excludeResourceRules", resources.excludeResourceRules) { rule($0, &$1) }
    }

    private static let mutableOperations = ["*", "CONNECT", "CREATE", "UPDATE"]

    /// What is deleted can't be changed. The errors name no rule.
    static func mutableOperations(_ rules: [NamedRuleWithOperations], _ report: inout FieldReport) {
        report.at("resourceRules") { report in
            for operation in rules.flatMap(\.operations) {
                report.oneOf("operations", operation, mutableOperations)
            }
        }
    }

    private static func rule(_ rule: NamedRuleWithOperations, _ report: inout FieldReport) {
        var names: Set<String> = []
        report.each("resourceNames", rule.resourceNames) { name, report in
            report.invalid(nil, name, problems: NameFormat.pathSegmentName(name))
            if !names.insert(name).inserted { report.duplicate(nil, .string(name)) }
        }
        WebhookValidation.rule(RuleWithOperations(fields: rule.fields), &report)
    }
}
