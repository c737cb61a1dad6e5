import ObjectModel

/// The rules of roles.
enum RoleValidation {
    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { rules(Role(object).rules, isNamespaced: true, &$0) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }

    static func rules(_ rules: [PolicyRule], isNamespaced: Bool, _ report: inout FieldReport) {
        report.each("rules", rules) { rule, report in
            if rule.verbs.isEmpty { report.required("verbs", "verbs must contain at least one value") }
            guard rule.nonResourceURLs.isEmpty else { return urls(rule, isNamespaced: isNamespaced, &report) }
            if rule.apiGroups.isEmpty {
                report.required("apiGroups", "resource rules must supply at least one api group")
            }
            if rule.resources.isEmpty {
                report.required("resources", "resource rules must supply at least one resource")
            }
        }
    }

    private static func urls(_ rule: PolicyRule, isNamespaced: Bool, _ report: inout FieldReport) {
        let shown = Value.array(rule.nonResourceURLs.map(Value.string))
        if isNamespaced {
            report.invalid("nonResourceURLs", shown, "namespaced rules cannot apply to non-resource URLs")
        }
        if rule.apiGroups.count + rule.resources.count + rule.resourceNames.count > 0 {
            report.invalid(
                "nonResourceURLs", shown, "rules cannot apply to both regular resources and non-resource URLs")
        }
    }
}

/// The rules of roles for the whole cluster.
enum ClusterRoleValidation {
    static func create(_ object: Value) -> [FieldError] {
        let role = ClusterRole(object)
        return FieldReport.collect { report in
            RoleValidation.rules(role.rules, isNamespaced: false, &report)
            guard let aggregation = role.aggregationRule else { return }
            report.at("aggregationRule") { report in
                if aggregation.clusterRoleSelectors.isEmpty {
                    report.required(
                        "clusterRoleSelectors",
                        "at least one clusterRoleSelector required if aggregationRule is non-nil")
                }
                report.each("clusterRoleSelectors", aggregation.clusterRoleSelectors) { selector, report in
                    let before = report.errors.count
                    LabelValidation.selector(selector, &report)
                    // Kubernetes reads it once more, and shows what came of that.
                    if report.errors.count > before { report.invalid(nil, .null, "invalid label selector.") }
                }
            }
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] { create(object) }
}
