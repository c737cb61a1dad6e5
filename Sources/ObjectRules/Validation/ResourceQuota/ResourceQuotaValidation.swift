import ObjectModel

/// The rules of a quota.
enum ResourceQuotaValidation {
    private static let scopes: Set<String> = [
        "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass",
        "CrossNamespacePodAffinity", "VolumeAttributesClass",
    ]
    /// What can be limited for pods that use no resources by their class.
    private static let bestEffortResources: Set<String> = ["pods"]
    private static let podResources: Set<String> = [
        "pods", "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
        "limits.cpu", "limits.memory", "limits.ephemeral-storage",
    ]

    static func create(_ object: Value) -> [FieldError] {
        let spec = ResourceQuota(object).spec
        return FieldReport.collect(at: FieldPath("spec")) { report in
            report.at("hard") { amounts(spec.fields.object("hard"), &$0) }
            scopes(spec, &report)
        }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        let quota = ResourceQuota(object)
        guard subresource != "status" else {
            return FieldReport.collect(at: FieldPath("status")) { report in
                for field in ["hard", "used"] { report.at(field) { amounts(quota.status.fields.object(field), &$0) } }
            }
        }
        return create(object)
            + FieldReport.collect(at: FieldPath("spec")) { report in
                report.immutable("scopes", quota.spec.fields["scopes"], ResourceQuota(old).spec.fields["scopes"])
            }
    }

    /// Resources and amounts in the map that stands at the report's path.
    private static func amounts(_ amounts: Fields, _ report: inout FieldReport) {
        for entry in amounts.entries {
            report.at(key: entry.key) { report in
                let name = entry.key
                report.invalid(nil, name, problems: NameFormat.qualifiedName(name))
                if !name.contains("/"), !ResourceName.isStandard(name) {
                    report.invalid(nil, .string(name), "must be a standard resource type or fully qualified")
                    report.invalid(nil, .string(name), "must be a standard resource for quota")
                }
                guard let amount = Quantity(value: entry.value) else { return }
                let shown = Value.string(amount.description)
                if amount < .zero { report.invalid(nil, shown, "must be greater than or equal to 0") }
                if ResourceName.isCounted(name), !amount.isWhole { report.invalid(nil, shown, "must be an integer") }
            }
        }
    }

    private static func scopes(_ spec: ResourceQuotaSpec, _ report: inout FieldReport) {
        let shown = Value.array(spec.scopes.map(Value.string))
        let resources = spec.fields.object("hard").keys.filter(ResourceName.isStandard)
        for scope in spec.scopes {
            guard scopes.contains(scope) else {
                report.invalid("scopes", shown, "unsupported scope")
                continue
            }
            let allowed = scope == "BestEffort" ? bestEffortResources : podResources
            for name in resources where !allowed.contains(name) {
                report.invalid("scopes", shown, "unsupported scope applied to resource")
            }
        }
        for (one, other) in [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")]
        where spec.scopes.contains(one) && spec.scopes.contains(other) {
            report.invalid("scopes", shown, "conflicting scopes")
        }
    }
}
