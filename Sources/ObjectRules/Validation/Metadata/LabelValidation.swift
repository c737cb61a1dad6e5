import ObjectModel

/// Labels and what selects by them.
public enum LabelValidation {
    /// Keys and values of a map of labels; errors are about the map as a whole.
    public static func labels(_ labels: Fields, at path: FieldPath) -> [FieldError] {
        FieldReport.collect(at: path) { Self.labels(labels, &$0) }
    }

    static func labels(_ labels: Fields, _ report: inout FieldReport) {
        for entry in labels.entries {
            report.invalid(nil, entry.key, problems: NameFormat.qualifiedName(entry.key))
            let value = entry.value.stringValue ?? ""
            report.invalid(nil, value, problems: NameFormat.labelValue(value))
        }
    }

    /// A label selector, which is the node at `path`.
    /// - Parameter allowInvalidValues: accept values no label can have, as objects stored long ago may hold them.
    public static func selector(
        _ selector: LabelSelector, at path: FieldPath, allowInvalidValues: Bool = false
    ) -> [FieldError] {
        FieldReport.collect(at: path) { Self.selector(selector, allowInvalidValues: allowInvalidValues, &$0) }
    }

    static func selector(_ selector: LabelSelector, allowInvalidValues: Bool = false, _ report: inout FieldReport) {
        report.at("matchLabels") { labels(selector.fields.object("matchLabels"), &$0) }
        report.each("matchExpressions", selector.matchExpressions) { requirement, report in
            Self.requirement(requirement, allowInvalidValues: allowInvalidValues, &report)
        }
    }

    /// One requirement of a selector.
    /// - Parameter allowUnknownOperators: accept operators that this version does not know.
    public static func requirement(
        _ requirement: LabelSelectorRequirement, allowInvalidValues: Bool = false, allowUnknownOperators: Bool = false,
        _ report: inout FieldReport
    ) {
        selectorValues(
            requirement.values, operator: requirement.operator, allowUnknown: allowUnknownOperators, &report)
        report.invalid("key", requirement.key, problems: NameFormat.qualifiedName(requirement.key))
        guard !allowInvalidValues else { return }
        report.each("values", requirement.values) { value, report in
            report.invalid(nil, value, problems: NameFormat.labelValue(value))
        }
    }

    /// What selector operators want of their values.
    public static func selectorValues(
        _ values: [String], operator: String, allowUnknown: Bool = false, _ report: inout FieldReport
    ) {
        switch `operator` {
        case "In", "NotIn":
            if values.isEmpty { report.required("values", "must be specified when `operator` is 'In' or 'NotIn'") }
        case "Exists", "DoesNotExist":
            if !values.isEmpty {
                report.forbidden("values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
            }
        default:
            if !allowUnknown { report.invalid("operator", .string(`operator`), "not a valid selector operator") }
        }
    }
}
