import ObjectTree

extension ObjectSchema {
    /// The type of the custom resources of a version.
    ///
    /// - Parameters:
    ///   - openAPIV3Schema: The structural schema as the definition has it: `spec.versions[*].schema.openAPIV3Schema`.
    ///   - schema: Of Kubernetes, which metadata is taken from.
    public init(openAPIV3Schema: Value, schema: Schema) {
        var builder = CustomTypeBuilder(schema: schema)
        let root = builder.object(openAPIV3Schema)
        self.init(builder.types.table, root: root)
    }
}

/// Types from structural schemas: OpenAPI v3 with Kubernetes' extensions.
private struct CustomTypeBuilder {
    var types: TypeTableBuilder
    private let schema: Schema
    private var undeclared: TypeID?

    init(schema: Schema) {
        self.schema = schema
        types = TypeTableBuilder(schema: schema)
    }

    /// The root, or an object embedded in another: it has a kind and metadata whether the schema says so or not.
    mutating func object(_ node: Value) -> TypeID {
        let id = type(node)
        guard let map = types.types[id].map else { return id }
        let metadata = schema.messageID("meta.v1.ObjectMeta").map { types.message($0) } ?? types.anything()
        let text = types.scalar(.string)
        let own: [ObjectType.Member] = [
            .init("kind", text), .init("apiVersion", text), .init("metadata", metadata),
        ]
        let stated = map.members.filter { member in !own.contains { $0.name == member.name } }
        return types.add(ObjectType(map: .init(own + stated, others: map.others, isAtomic: map.isAtomic)))
    }

    private mutating func type(_ node: Value) -> TypeID {
        if node["x-kubernetes-int-or-string"] == true { return types.scalar(.any) }
        let keepsUnknown = node["x-kubernetes-preserve-unknown-fields"] == true
        switch node["type"]?.stringValue ?? "" {
        case "object": return map(node, keepsUnknown)
        case "array": return list(node)
        case "string": return types.scalar(.string)
        case "integer", "number": return types.scalar(.number)
        case "boolean": return types.scalar(.bool)
        default: return keepsUnknown ? undeclaredType() : types.anything()
        }
    }

    private mutating func map(_ node: Value, _ keepsUnknown: Bool) -> TypeID {
        var members: [ObjectType.Member] = []
        for entry in node["properties"]?.objectValue ?? Fields() {
            let isObject = entry.value["x-kubernetes-embedded-resource"] == true
            let type = isObject ? object(entry.value) : type(entry.value)
            members.append(.init(entry.key, type, default: entry.value["default"]))
        }
        var others: TypeID?
        switch node["additionalProperties"] {
        case .object(let inner)?: others = type(.object(inner))
        case true?: others = undeclaredType()
        default: others = keepsUnknown ? undeclaredType() : nil
        }
        // An object of which nothing is said.
        if members.isEmpty, others == nil { others = types.anything() }
        let isAtomic = node["x-kubernetes-map-type"] == "atomic"
        return types.add(ObjectType(map: .init(members, others: others, isAtomic: isAtomic)))
    }

    private mutating func list(_ node: Value) -> TypeID {
        let element = node["items"].map { type($0) } ?? types.anything()
        let rule: ObjectType.ListRule =
            switch node["x-kubernetes-list-type"]?.stringValue {
            case "set"?: .set
            case "map"?:
                .map(keys: (node["x-kubernetes-list-map-keys"]?.arrayValue ?? []).compactMap(\.stringValue))
            default: .atomic
            }
        return types.add(ObjectType(list: .init(of: element, rule)))
    }

    /// A field that the schema keeps without knowing it: its members are told apart, its lists are not.
    private mutating func undeclaredType() -> TypeID {
        if let undeclared { return undeclared }
        let id = types.reserve()
        let anything = types.anything()
        types.fill(
            id, ObjectType(scalar: .any, list: .init(of: anything, .atomic), map: .init(others: id)))
        undeclared = id
        return id
    }
}
