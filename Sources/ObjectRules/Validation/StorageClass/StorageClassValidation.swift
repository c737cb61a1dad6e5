import ObjectModel

/// The rules of a storage class.
enum StorageClassValidation {
    static func create(_ object: Value) -> [FieldError] {
        let storageClass = StorageClass(object)
        return FieldReport.collect { report in
            StorageParameters.driver("provisioner", storageClass.provisioner, &report)
            StorageParameters.check(storageClass.fields.object("parameters"), isRequired: false, &report)
            if let policy = storageClass.reclaimPolicy, !policy.isEmpty {
                report.oneOf("reclaimPolicy", policy, ["Delete", "Retain"])
            }
            if let mode = storageClass.volumeBindingMode {
                report.oneOf("volumeBindingMode", mode, ["Immediate", "WaitForFirstConsumer"])
            } else {
                report.required("volumeBindingMode")
            }
            topologies(storageClass.allowedTopologies, &report)
        }
    }

    /// Alternatives, of which no two may say the same. Kubernetes compares each with those before it, and with as
    /// many that say nothing as there are alternatives.
    private static func topologies(_ terms: [TopologySelectorTerm], _ report: inout FieldReport) {
        var before = terms.map { _ in [String: Set<String>]() }
        report.each("allowedTopologies", terms) { term, report in
            let values = topology(term, &report)
            for other in before where other == values { report.duplicate("matchLabelExpressions", "") }
            before.append(values)
        }
    }

    /// Checks a term; the values that it allows, by key.
    private static func topology(_ term: TopologySelectorTerm, _ report: inout FieldReport) -> [String: Set<String>] {
        var allowed: [String: Set<String>] = [:]
        report.each("matchLabelExpressions", term.matchLabelExpressions) { expression, report in
            if expression.values.isEmpty { report.required("values") }
            var seen: Set<String> = []
            report.each("values", expression.values) { value, report in
                if !seen.insert(value).inserted { report.duplicate(nil, .string(value)) }
            }
            report.invalid("key", expression.key, problems: NameFormat.qualifiedName(expression.key))
            if allowed.updateValue(seen, forKey: expression.key) != nil {
                report.duplicate("key", .string(expression.key))
            }
        }
        return allowed
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            for field in ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"] {
                report.immutable(field, object[field], old[field])
            }
        }
    }
}
