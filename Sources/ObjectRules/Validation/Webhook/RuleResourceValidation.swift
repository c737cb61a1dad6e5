import ObjectModel

/// The rules of the resources that a rule names: `pods`, `pods/status`, `pods/*`, `*/scale`, `*`, `*/*`.
enum RuleResourceValidation {
    /// The report stands at the rule. What one entry covers may not be named by a later one.
    static func validate(_ resources: [String], _ report: inout FieldReport) {
        if resources.isEmpty { report.required("resources") }
        var allParts: Set<Substring> = []
        var allResources: Set<Substring> = []
        report.each("resources", resources) { text, report in
            guard !text.isEmpty else { return report.required() }
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return }
            if allParts.contains(parts[0]) {
                report.invalid(nil, .string(text), "if '\(parts[0])/*' is present, must not specify \(text)")
            }
            if allResources.contains(parts[1]) {
                report.invalid(nil, .string(text), "if '*/\(parts[1])' is present, must not specify \(text)")
            }
            if parts[1] == "*" { allParts.insert(parts[0]) }
            if parts[0] == "*" { allResources.insert(parts[1]) }
        }
        let shown = Value.array(resources.map(Value.string))
        if resources.count > 1, resources.contains("*/*") {
            report.invalid("resources", shown, "if '*/*' is present, must not specify other resources")
        }
        if resources.contains("*"), resources.last(where: { !$0.contains("/") && !$0.isEmpty }) != "*" {
            report.invalid(
                "resources", shown, "if '*' is present, must not specify other resources without subresources")
        }
    }
}
