import ObjectModel

/// What classes of storage and of volume attributes say about the driver that provides them.
enum StorageParameters {
    private static let maximumCount = 512
    private static let maximumBytes = 256 * 1024

    /// The name of a driver, of which case does not matter.
    static func driver(_ field: String, _ name: String, _ report: inout FieldReport) {
        let name = name.lowercased()
        report.text(field, name, format: NameFormat.qualifiedName)
    }

    /// What the driver is told, in the field `parameters`.
    static func check(_ parameters: Fields, isRequired: Bool, _ report: inout FieldReport) {
        guard parameters.count <= maximumCount else { return report.tooLong("parameters", maximum: maximumCount) }
        var size = 0
        for entry in parameters.entries {
            if entry.key.isEmpty { report.invalid("parameters", "", "field can not be empty.") }
            size += entry.key.utf8.count + (entry.value.stringValue?.utf8.count ?? 0)
        }
        if size > maximumBytes { report.tooLong("parameters", maximum: maximumBytes) }
        if isRequired, parameters.isEmpty { report.required("parameters", "must contain at least one key/value pair") }
    }
}
