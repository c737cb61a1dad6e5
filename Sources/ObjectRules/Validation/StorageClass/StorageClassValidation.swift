import ObjectModel

/// The rules of a storage class.
enum StorageClassValidation {
    private static let maximumParameters = 512
    private static let maximumParameterBytes = 256 * 1024

    static func create(_ object: Value) -> [FieldError] {
        let storageClass = StorageClass(object)
        return FieldReport.collect { report in
            report.text("provisioner", storageClass.provisioner) { NameFormat.qualifiedName($0.lowercased()) }
            parameters(storageClass.fields.object("parameters"), &report)
            if let policy = storageClass.reclaimPolicy { report.oneOf("reclaimPolicy", policy, ["Delete", "Retain"]) }
            if let mode = storageClass.volumeBindingMode {
                report.oneOf("volumeBindingMode", mode, ["Immediate", "WaitForFirstConsumer"])
            } else {
                report.required("volumeBindingMode")
            }
            report.each("allowedTopologies", storageClass.allowedTopologies) { topology($0, &$1) }
        }
    }

    private static func topology(_ term: TopologySelectorTerm, _ report: inout FieldReport) {
        if term.matchLabelExpressions.isEmpty { report.required("matchLabelExpressions") }
        report.each("matchLabelExpressions", term.matchLabelExpressions) { expression, report in
            report.invalid("key", expression.key, problems: NameFormat.qualifiedName(expression.key))
            if expression.values.isEmpty { report.required("values") }
            var seen: Set<String> = []
            report.each("values", expression.values) { value, report in
                if !seen.insert(value).inserted { report.duplicate(nil, .string(value)) }
            }
        }
    }

    private static func parameters(_ parameters: Fields, _ report: inout FieldReport) {
        if parameters.count > maximumParameters { report.tooLong("parameters", maximum: maximumParameters) }
        var size = 0
        for entry in parameters.entries {
            if entry.key.isEmpty { report.invalid("parameters", "", "field can not be empty.") }
            size += entry.key.utf8.count + (entry.value.stringValue?.utf8.count ?? 0)
        }
        if size > maximumParameterBytes { report.tooLong("parameters", maximum: maximumParameterBytes) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { report in
            for field in ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"] {
                report.immutable(field, object[field], old[field])
            }
        }
    }
}
