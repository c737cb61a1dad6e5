import ObjectModel

/// The rules of a priority class.
enum PriorityClassValidation {
    private static let highestOfUsers = 1_000_000_000
    private static let systemPrefix = "system-"
    private static let systemClasses = [
        "system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000,
    ]

    static func create(_ object: Value) -> [FieldError] {
        let priorityClass = PriorityClass(object)
        let name = priorityClass.metadata.name
        return FieldReport.collect { report in
            if name.hasPrefix(systemPrefix) {
                if let problem = systemProblem(priorityClass) {
                    report.at("metadata") { report in
                        report.forbidden(
                            "name",
                            "priority class names with '\(systemPrefix)' prefix are reserved for system use only. "
                                + "error: \(problem)")
                    }
                }
            } else if priorityClass.fields.int("value") > highestOfUsers {
                report.forbidden(
                    "value", "maximum allowed value of a user defined priority is \(highestOfUsers)")
            }
            if let policy = priorityClass.preemptionPolicy {
                report.choice("preemptionPolicy", policy, ["PreemptLowerPriority", "Never"])
            }
        }
    }

    private static func systemProblem(_ priorityClass: PriorityClass) -> String? {
        let name = priorityClass.metadata.name
        guard let value = systemClasses[name] else { return "\(name) is not a known system priority class" }
        if priorityClass.fields.int("value") != value { return "value of \(name) PriorityClass must be \(value)" }
        return priorityClass.globalDefault ? "globalDefault of \(name) PriorityClass must be false" : nil
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            if object["value"] != old["value"] { report.forbidden("value", "may not be changed in an update.") }
            report.immutable("preemptionPolicy", object["preemptionPolicy"], old["preemptionPolicy"])
        }
    }
}
