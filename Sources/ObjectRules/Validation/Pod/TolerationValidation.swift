import ObjectModel

/// The rules of tolerations and of the effects of taints.
public enum TolerationValidation {
    static let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]

    /// The list of tolerations, which stands at the report's path.
    static func validate(_ tolerations: [Toleration], _ report: inout FieldReport) {
        for (position, toleration) in tolerations.enumerated() {
            report.at(index: position) { validate(toleration, &$0) }
        }
    }

    private static func validate(_ toleration: Toleration, _ report: inout FieldReport) {
        report.optionalText("key", toleration.key, format: NameFormat.qualifiedName)
        if toleration.key.isEmpty && toleration.operator != "Exists" {
            report.invalid(
                "operator", .string(toleration.operator),
                "operator must be Exists when `key` is empty, which means \"match all values and all keys\"")
        }
        if toleration.tolerationSeconds != nil && toleration.effect != "NoExecute" {
            report.invalid(
                "effect", .string(toleration.effect), "effect must be 'NoExecute' when `tolerationSeconds` is set")
        }
        switch toleration.operator {
        case "Equal", "":
            let problems = NameFormat.labelValue(toleration.value)
            if !problems.isEmpty {
                report.invalid("operator", .string(toleration.value), problems.joined(separator: ";"))
            }
        case "Exists":
            if !toleration.value.isEmpty {
                report.invalid(
                    "operator", .string(toleration.value), "value must be empty when `operator` is 'Exists'")
            }
        default: report.notSupported("operator", .string(toleration.operator), ["Equal", "Exists"])
        }
        if !toleration.effect.isEmpty { report.oneOf("effect", toleration.effect, effects) }
    }

    /// Whether a list still has all old tolerations; of those only `tolerationSeconds` may differ.
    static func keepsAll(_ old: [Toleration], in new: [Toleration]) -> Bool {
        func withoutSeconds(_ toleration: Toleration) -> Toleration {
            var copy = toleration
            copy.tolerationSeconds = nil
            return copy
        }
        let kept = Set(new.map(withoutSeconds))
        return old.allSatisfy { kept.contains(withoutSeconds($0)) }
    }
}
