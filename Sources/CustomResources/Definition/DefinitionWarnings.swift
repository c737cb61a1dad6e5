import ObjectTree

/// What a client is warned of when it writes a definition of custom resources that is valid.
public enum DefinitionWarnings {
    /// Of a new definition.
    public static func create(_ object: Value) -> [String] { warnings(about: unknownFormats(in: object)) }

    /// What was warned of before is not said again.
    public static func update(_ object: Value, old: Value) -> [String] {
        warnings(about: unknownFormats(in: object).subtracting(unknownFormats(in: old)))
    }

    private static func warnings(about formats: Set<String>) -> [String] {
        formats.sorted().map { "unrecognized format \(GoText.quoted($0))" }
    }

    // MARK: - Formats

    /// Not checked here, and known to Kubernetes.
    private static let unchecked: Set = ["quantity"]

    private static func unknownFormats(in object: Value) -> Set<String> {
        var found: Set<String> = []
        for version in object.at("spec", "versions")?.arrayValue ?? [] {
            collect(version.at("schema", "openAPIV3Schema"), &found)
        }
        return found
    }

    private static func collect(_ value: Value?, _ found: inout Set<String>) {
        guard let schema = value?.objectValue else { return }
        let format = schema.string("format")
        if schema.string("type") == "string", !format.isEmpty, ValueFormat(format) == nil, !unchecked.contains(format) {
            found.insert(format)
        }
        for word in ["items", "additionalProperties", "not"] { collect(schema[word], &found) }
        for word in ["allOf", "anyOf", "oneOf"] {
            for part in schema.values(word) { collect(part, &found) }
        }
        for entry in schema.object("properties").entries { collect(entry.value, &found) }
    }
}
