import ObjectTree

/// Reads the metadata of objects inside of objects (`x-kubernetes-embedded-resource`), as that of any object is read:
/// what no metadata has goes, and is noted.
public struct EmbeddedMetadata<Failure: Error> {
    /// Reads one metadata; the text says where it stands, such as `spec.template.metadata`.
    public typealias Reader = (Value, String) throws(Failure) -> Value

    private var path = SchemaPath()
    private let read: Reader

    private init(read: @escaping Reader) { self.read = read }

    /// The object with all embedded metadata as `read` gives it.
    public static func read(
        in object: Value, _ node: SchemaNode, by read: @escaping Reader
    ) throws(Failure) -> Value {
        guard node.hasEmbeddedResources else { return object }
        var walk = EmbeddedMetadata(read: read)
        return try walk.below(object, node)
    }

    private mutating func below(_ value: Value, _ node: SchemaNode) throws(Failure) -> Value {
        guard node.hasEmbeddedResources else { return value }
        switch value {
        case .object(var fields):
            for entry in fields.entries {
                guard let member = node.member(entry.key) else { continue }
                fields[entry.key] = try at(.member(entry.key), entry.value, member)
            }
            return .object(fields)
        case .array(var elements):
            guard let items = node.items else { return value }
            for index in elements.indices { elements[index] = try at(.index(index), elements[index], items) }
            return .array(elements)
        default: return value
        }
    }

    private mutating func at(_ step: SchemaPath.Step, _ value: Value, _ node: SchemaNode) throws(Failure) -> Value {
        path.push(step)
        defer { path.pop() }
        var result = try below(value, node)
        guard node.isEmbeddedResource, let metadata = result["metadata"] else { return result }
        result["metadata"] = try read(metadata, path.name + ".metadata")
        return result
    }
}
