import CustomResources
import ObjectModel

/// The schema of a custom resource as OpenAPI publishes it: what its definition says, with apiVersion, kind and
/// metadata as all objects have them.
struct CustomResourceSchema {
    /// Marks the names of custom messages among those of the schema.
    static let mark = "custom:"

    let resource: ResourceType
    let dialect: OpenAPIDefinitions.Dialect

    /// The message of a custom resource, such as `custom:com.example.v1.Widget`.
    static func message(of resource: ResourceType) -> String {
        let group = resource.group.split(separator: ".").reversed().joined(separator: ".")
        return "\(mark)\(group).\(resource.version).\(resource.kind)"
    }

    /// The definitions of the object and of its list, by name.
    var definitions: [(String, Value)] {
        let name = OpenAPINames.definition(Self.message(of: resource))
        return [(name, object), (name + "List", list(of: name))]
    }

    private var object: Value {
        var definition = members
        definition["type"] = "object"
        definition["x-kubernetes-group-version-kind"] = kinds(resource.kind)
        if !resource.selectable.isEmpty {
            definition["x-kubernetes-selectable-fields"] = .array(
                resource.selectable.map { ["fieldPath": .string($0)] })
        }
        return .object(definition)
    }

    /// What there may be in an object. Where that is anything, clients of Swagger 2.0 are told of no member at all:
    /// they would refuse every other one.
    private var members: Fields {
        var definition = resource.served?.custom.schema.source ?? Fields()
        if dialect == .v2 {
            if definition.bool("x-kubernetes-preserve-unknown-fields") { return Fields() }
            definition = Self.simplified(definition)
        }
        var properties = definition.object("properties")
        for (name, property) in Self.typeProperties { properties[name] = property }
        properties["metadata"] = reference("ObjectMeta", "Standard object's metadata.")
        definition["properties"] = .object(Fields(uniqueEntries: properties.entries.sorted { $0.key < $1.key }))
        return definition
    }

    private func list(of name: String) -> Value {
        var properties = Fields(Self.typeProperties)
        properties["items"] = [
            "description": .string("List of \(resource.plural)."), "type": "array",
            "items": ["$ref": .string(dialect.prefix + name)],
        ]
        properties["metadata"] = reference("ListMeta", "Standard list metadata.")
        return [
            "description": .string("\(resource.kind)List is a list of \(resource.kind)"), "type": "object",
            "required": ["items"], "properties": .object(properties),
            "x-kubernetes-group-version-kind": kinds(resource.served?.custom.listKind ?? resource.kind + "List"),
        ]
    }

    private static let typeProperties: [(String, Value)] = [
        ("apiVersion", ["type": "string", "description": "The group and version that the object is written in."]),
        ("kind", ["type": "string", "description": "What the object is."]),
    ]

    private func reference(_ message: String, _ description: String) -> Value {
        let reference = Value.string(dialect.prefix + OpenAPINames.definition("meta.v1.\(message)"))
        switch dialect {
        case .v2: return ["description": .string(description), "$ref": reference]
        case .v3: return ["description": .string(description), "allOf": [["$ref": reference]]]
        }
    }

    private func kinds(_ kind: String) -> Value {
        [OpenAPIKind(group: resource.group, version: resource.version, kind: kind).value]
    }

    /// What Swagger 2.0 and its clients do not know is left out: they would refuse objects that are fine.
    private static func simplified(_ schema: Fields) -> Fields {
        var result = schema
        for word in ["allOf", "anyOf", "oneOf", "not", "default", "nullable"] { result[word] = nil }
        let isOpen = schema.bool("x-kubernetes-preserve-unknown-fields")
        if schema.bool("nullable") || schema.bool("x-kubernetes-int-or-string") { result["type"] = nil }
        if schema.bool("nullable") || isOpen {
            for word in ["items", "properties", "additionalProperties"] { result[word] = nil }
        }
        if let properties = result["properties"]?.objectValue {
            result["properties"] = .object(
                Fields(properties.map { ($0.key, .object(simplified($0.value.objectValue ?? Fields()))) }))
        }
        for word in ["items", "additionalProperties"] {
            if let below = result[word]?.objectValue { result[word] = .object(simplified(below)) }
        }
        return result
    }
}
