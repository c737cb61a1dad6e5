import ObjectModel

/// YAML 1.1 as Kubernetes reads it (sigs.k8s.io/yaml): the first document of the stream, as the JSON it stands for.
public enum YAML {
    /// The tree of the first document, and a complaint such as `line 7: key "l" already set in map` for every key
    /// that is there twice; of such the last wins.
    ///
    /// Fails with `.syntax` and go-yaml's text, or with `.limit` where nesting or aliases go too far.
    public static func parse(_ bytes: [UInt8]) throws(CodingError) -> (value: Value, duplicates: [String]) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(CodingError) -> (Value, [String]) in
            var composer = YAMLComposer(YAMLEvents(buffer))
            let value = try composer.document()
            return (value, composer.duplicates)
        }
    }

    /// The text of a tree, keys sorted.
    public static func encode(_ value: Value) -> [UInt8] {
        var writer = YAMLWriter()
        writer.write(document: value)
        return Array(writer.text.utf8)
    }

    /// How a strict reader's complaint begins.
    static let complaintPrefix = "yaml: unmarshal errors:\n"

    /// All duplicates as the one error that a strict reader reports.
    static func complaint(about duplicates: [String]) -> String? {
        duplicates.isEmpty ? nil : complaintPrefix + duplicates.map { "  \($0)" }.joined(separator: "\n")
    }
}
