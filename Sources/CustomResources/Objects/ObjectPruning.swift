import ObjectTree

/// Drops what a schema does not specify (Kubernetes calls it pruning), and notes what it was.
public struct ObjectPruning {
    /// Where dropped members stood, such as `spec.extra`, in the order of the walk.
    public private(set) var unknownFields: [String] = []
    private let notesUnknown: Bool
    private var path = SchemaPath()

    /// - Parameter notesUnknown: Whether to note what was dropped, which costs time.
    public init(notesUnknown: Bool = false) { self.notesUnknown = notesUnknown }

    /// The object without what its schema does not specify. `isResource` says that it has apiVersion, kind and metadata
    /// of its own, which no schema needs to name; what is in its metadata is left alone.
    public mutating func pruned(_ value: Value, _ node: SchemaNode, isResource: Bool) -> Value {
        change(of: value, node, isResource) ?? value
    }

    /// nil when nothing is to be dropped: most objects are fine, and are not copied.
    private mutating func change(of value: Value, _ node: SchemaNode, _ isResource: Bool) -> Value? {
        switch value {
        case .object(let fields):
            return members(of: fields, node, isResource || node.isEmbeddedResource).map(Value.object)
        case .array(let elements):
            guard let items = node.items else { return dropped(elements, node) }
            return self.elements(of: elements, items).map(Value.array)
        default: return nil
        }
    }

    /// Elements without a schema of their own hold nothing that is specified.
    private mutating func dropped(_ elements: [Value], _ node: SchemaNode) -> Value? {
        guard !node.preservesUnknownFields else { return nil }
        return self.elements(of: elements, Self.empty).map(Value.array)
    }

    private static let empty = SchemaNode(Fields())

    private mutating func elements(of elements: [Value], _ node: SchemaNode) -> [Value]? {
        var changed: [Value]?
        for index in elements.indices {
            path.push(.index(index))
            if let new = change(of: elements[index], node, false) {
                changed = changed ?? elements
                changed?[index] = new
            }
            path.pop()
        }
        return changed
    }

    private mutating func members(of fields: Fields, _ node: SchemaNode, _ isResource: Bool) -> Fields? {
        let entries = fields.entries
        var kept: [Fields.Entry]?
        for (index, entry) in entries.enumerated() {
            if isResource, Self.ofResources.contains(entry.key) {
                kept?.append(entry)
                continue
            }
            path.push(.member(entry.key))
            defer { path.pop() }
            guard let member = Self.schema(of: entry.key, in: node) else {
                note()
                kept = kept ?? Array(entries[..<index])
                continue
            }
            if let new = change(of: entry.value, member, false) {
                kept = kept ?? Array(entries[..<index])
                kept?.append(Fields.Entry(key: entry.key, value: new))
            } else {
                kept?.append(entry)
            }
        }
        return kept.map { Fields(uniqueEntries: $0) }
    }

    private static let ofResources: Set = ["apiVersion", "kind", "metadata"]
    private static let anything = SchemaNode(Fields([("x-kubernetes-preserve-unknown-fields", true)]))

    /// nil for a member that goes. What is below a member that is kept without a schema stays whole.
    private static func schema(of name: String, in node: SchemaNode) -> SchemaNode? {
        if let property = node.properties[name] { return property }
        switch node.additionalProperties {
        case .schema(let schema): return schema
        // The member itself is specified, what is in it is not.
        case .allowed: return node.preservesUnknownFields ? anything : empty
        case .unstated: return node.preservesUnknownFields ? anything : nil
        }
    }

    private mutating func note() {
        if notesUnknown, unknownFields.count < Limits.unknownFields { unknownFields.append(path.name) }
    }
}
