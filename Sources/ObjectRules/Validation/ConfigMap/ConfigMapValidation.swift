import ObjectModel

/// The rules of a config map.
enum ConfigMapValidation {
    /// Data of a ConfigMap or Secret together, in bytes.
    static let maximumBytes = 1024 * 1024

    static func create(_ object: Value) -> [FieldError] {
        FieldReport.collect { report in
            let data = object["data"]?.objectValue ?? Fields()
            let binary = object["binaryData"]?.objectValue ?? Fields()
            var size = 0
            report.at("data") { report in
                for entry in data.entries {
                    key(entry.key, &report)
                    if binary.contains(entry.key) {
                        report.at(key: entry.key) {
                            $0.invalid(nil, .string(entry.key), "duplicate of key present in binaryData")
                        }
                    }
                    size += entry.value.stringValue?.utf8.count ?? 0
                }
            }
            report.at("binaryData") { report in
                for entry in binary.entries {
                    key(entry.key, &report)
                    size += Base64.decodedCount(entry.value.stringValue ?? "")
                }
            }
            if size > maximumBytes {
                // The error is about the whole object, whose path Kubernetes writes like this.
                report.add(.tooLong(FieldPath("[]"), maximum: maximumBytes))
            }
        }
    }

    /// A key of the map that stands at the report's path.
    static func key(_ key: String, _ report: inout FieldReport) {
        let problems = NameFormat.configKey(key)
        guard !problems.isEmpty else { return }
        report.at(key: key) { $0.invalid(nil, key, problems: problems) }
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        FieldReport.collect { locked(["data", "binaryData"], object, old, &$0) } + create(object)
    }

    /// What may not change once `immutable` is set, itself included.
    static func locked(_ fields: [String], _ object: Value, _ old: Value, _ report: inout FieldReport) {
        guard old["immutable"] == true else { return }
        let detail = "field is immutable when `immutable` is set"
        if object["immutable"] != true { report.forbidden("immutable", detail) }
        for field in fields where object[field] != old[field] { report.forbidden(field, detail) }
    }
}
