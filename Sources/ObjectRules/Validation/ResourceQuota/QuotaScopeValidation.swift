import ObjectModel

/// The rules of which objects a quota counts: `scopes` and `scopeSelector`.
enum QuotaScopeValidation {
    private static let scopes: Set<String> = [
        "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass",
        "CrossNamespacePodAffinity", "VolumeAttributesClass",
    ]
    /// Scopes that a pod is in or not, without a value to compare.
    private static let plain: Set<String> = [
        "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity",
    ]
    private static let compute: Set<String> = [
        "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    ]

    static func check(_ spec: ResourceQuotaSpec, _ report: inout FieldReport) {
        let resources = spec.fields.object("hard").keys.filter(ResourceName.isStandardForQuota).sorted()
        let listed = Value.array(spec.scopes.map(Value.string))
        for scope in spec.scopes {
            if !scopes.contains(scope) { report.invalid("scopes", listed, "unsupported scope") }
            for name in resources where !isValid(scope, for: name) {
                report.invalid("scopes", listed, "unsupported scope applied to resource")
            }
        }
        conflicts(Set(spec.scopes), "scopes", listed, &report)
        guard let selector = spec.scopeSelector else { return }
        report.at("scopeSelector") { report in
            self.selector(selector, resources, &report)
            // Kubernetes shows the other list here.
            conflicts(Set(selector.matchExpressions.map(\.scopeName)), "matchExpressions", listed, &report)
        }
    }

    /// Whether a scope can narrow down what is counted of a resource.
    private static func isValid(_ scope: String, for resource: String) -> Bool {
        switch scope {
        case "BestEffort": resource == "pods"
        case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity":
            resource == "pods" || compute.contains(resource)
        case "VolumeAttributesClass": resource == "persistentvolumeclaims" || resource == "requests.storage"
        default: true
        }
    }

    private static func conflicts(
        _ scopes: Set<String>, _ field: String, _ shown: Value, _ report: inout FieldReport
    ) {
        for pair in [["BestEffort", "NotBestEffort"], ["Terminating", "NotTerminating"]]
        where scopes.isSuperset(of: pair) {
            report.invalid(field, shown, "conflicting scopes")
        }
    }

    private static func selector(_ selector: ScopeSelector, _ resources: [String], _ report: inout FieldReport) {
        for requirement in selector.matchExpressions {
            let scope = requirement.scopeName
            report.at("matchExpressions") { report in
                if !scopes.contains(scope) { report.invalid("scopeName", .string(scope), "unsupported scope") }
                for name in resources where !isValid(scope, for: name) {
                    report.invalid(
                        nil, selector.value.withGoFieldNames, "unsupported scope applied to resource")
                }
                comparison(requirement, &report)
            }
        }
    }

    private static func comparison(_ requirement: ScopedResourceSelectorRequirement, _ report: inout FieldReport) {
        let shown = Value.string(requirement.operator)
        if plain.contains(requirement.scopeName), requirement.operator != "Exists" {
            report.invalid(
                "operator", shown,
                "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, "
                    + "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, "
                    + "ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity")
        }
        switch requirement.operator {
        case "In", "NotIn":
            guard requirement.values.isEmpty else { return }
            report.required(
                "values", "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")
        case "Exists", "DoesNotExist":
            guard !requirement.values.isEmpty else { return }
            report.invalid(
                "values", .array(requirement.values.map(Value.string)),
                "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")
        default: report.invalid("operator", shown, "not a valid selector operator")
        }
    }
}
