import ObjectModel

/// Messages as JSON schemas, in the dialect of either version of OpenAPI.
struct OpenAPIDefinitions {
    enum Dialect {
        /// Swagger 2.0: a `$ref` has its description beside it, defaults are left out.
        case v2
        /// OpenAPI 3.0: a `$ref` stands alone, so that what goes with it needs `allOf`.
        case v3

        var prefix: String { self == .v2 ? "#/definitions/" : "#/components/schemas/" }
    }

    let schema: Schema
    let dialect: Dialect
    /// Groups and versions that are served, for kinds that belong to all of them.
    private let groupVersions: [OpenAPIKind]
    private let groups: [Substring: (group: String, version: String)]

    init(schema: Schema, dialect: Dialect) {
        self.schema = schema
        self.dialect = dialect
        var groups: [Substring: (group: String, version: String)] = ["meta.v1": ("", "v1")]
        for resource in schema.resources {
            groups[Self.package(schema[resource.message].name)] = (resource.group, resource.version)
        }
        self.groups = groups
        let served = Set(groups.values.map { OpenAPIKind(group: $0.group, version: $0.version, kind: "") })
        groupVersions = served.sorted { ($0.group, $0.version) < ($1.group, $1.version) }
    }

    private static func package(_ message: String) -> Substring {
        message.lastIndex(of: ".").map { message[..<$0] } ?? ""
    }

    func reference(_ message: String) -> Value {
        ["$ref": .string(dialect.prefix + OpenAPINames.definition(message))]
    }

    // MARK: - Which messages

    /// The schemas of these messages and of all they are made of, and those of custom resources, by name.
    func definitions(from roots: some Sequence<String>, custom: [ResourceType]) -> Value {
        var seen = Set<String>()
        var waiting = roots.sorted() + (custom.isEmpty ? [] : ["meta.v1.ObjectMeta", "meta.v1.ListMeta"])
        while let name = waiting.popLast() {
            guard let message = schema.message(name), seen.insert(name).inserted else { continue }
            waiting += message.fields.filter { !$0.hidden }.compactMap(referenced)
        }
        var definitions = seen.compactMap { name in
            schema.message(name).map { (OpenAPINames.definition(name), definition($0)) }
        }
        for resource in custom {
            definitions += CustomResourceSchema(resource: resource, dialect: dialect).definitions
        }
        return .object(Fields(uniqueEntries: definitions.sorted { $0.0 < $1.0 }.map { .init(key: $0.0, value: $0.1) }))
    }

    /// The message that a field's values are of; nil for plain ones.
    private func referenced(_ field: FieldType) -> String? {
        switch field.scalar {
        case .string, .bool, .int32, .int64, .double, .bytes, .strings: nil
        case .message(let id): schema[id].name
        case .time, .microTime, .quantity, .intOrString, .any: elementType(field)
        }
    }

    /// The type's name without list and map.
    private func elementType(_ field: FieldType) -> String {
        if field.typeText.hasPrefix("[]") { return String(field.typeText.dropFirst(2)) }
        if field.typeText.hasPrefix("map<string,") {
            return String(field.typeText.dropFirst("map<string,".count).dropLast())
        }
        return field.typeText
    }

    // MARK: - One message

    private func definition(_ message: MessageType) -> Value {
        var definition = Fields()
        if !message.description.isEmpty { definition["description"] = .string(message.description) }
        if let scalar = message.scalarSchema {
            fillScalar(message, scalar, &definition)
            return .object(definition)
        }
        var properties = message.fields.filter { !$0.hidden }.map { Fields.Entry(key: $0.name, value: property($0)) }
        if message.isKind, message.name != "meta.v1.WatchEvent" { properties += Self.typeProperties }
        let required = message.fields.filter { $0.required && !$0.hidden }.map(\.name).sorted()
        definition["type"] = "object"
        if !required.isEmpty { definition["required"] = Discovery.strings(required) }
        if !properties.isEmpty {
            definition["properties"] = .object(Fields(uniqueEntries: properties.sorted { $0.key < $1.key }))
        }
        if message.isKind { definition["x-kubernetes-group-version-kind"] = .array(kinds(message).map(\.value)) }
        if message.isAtomic { definition["x-kubernetes-map-type"] = "atomic" }
        if !message.unions.isEmpty { definition["x-kubernetes-unions"] = .array(message.unions.map(Self.union)) }
        return .object(definition)
    }

    private static let typeProperties: [Fields.Entry] = [
        .init(
            key: "apiVersion",
            value: ["type": "string", "description": "The group and version that the object is written in."]),
        .init(key: "kind", value: ["type": "string", "description": "What the object is."]),
    ]

    private func fillScalar(_ message: MessageType, _ scalar: MessageType.ScalarSchema, _ definition: inout Fields) {
        let alternatives: [Value]? =
            switch (dialect, message.name) {
            case (.v3, "intstr.IntOrString"): [["type": "integer"], ["type": "string"]]
            case (.v3, "resource.Quantity"): [["type": "string"], ["type": "number"]]
            default: nil
            }
        if let alternatives {
            definition["oneOf"] = .array(alternatives)
        } else if let type = scalar.type {
            definition["type"] = .string(type)
        }
        if let format = scalar.format { definition["format"] = .string(format) }
    }

    private func kinds(_ message: MessageType) -> [OpenAPIKind] {
        let kind = message.name.split(separator: ".").last.map(String.init) ?? message.name
        if ["meta.v1.DeleteOptions", "meta.v1.WatchEvent"].contains(message.name) {
            return groupVersions.map { OpenAPIKind(group: $0.group, version: $0.version, kind: kind) }
        }
        guard let place = groups[Self.package(message.name)] else { return [] }
        return [OpenAPIKind(group: place.group, version: place.version, kind: kind)]
    }

    private static func union(_ union: MessageType.Union) -> Value {
        let fields = union.fields.map { Fields.Entry(key: $0.0, value: .string($0.1)) }
        var value = Fields()
        if let discriminator = union.discriminator { value["discriminator"] = .string(discriminator) }
        value["fields-to-discriminateBy"] = .object(Fields(uniqueEntries: fields))
        return .object(value)
    }

    // MARK: - One field

    private func property(_ field: FieldType) -> Value {
        var property = Fields()
        if !field.description.isEmpty { property["description"] = .string(field.description) }
        switch field.shape {
        case .single:
            let state = single(field)
            guard dialect == .v3, state["$ref"] != nil else {
                for entry in state { property[entry.key] = entry.value }
                break
            }
            setReference(.object(state), withDefault: isStruct(field) && !field.pointer, in: &property)
        case .list:
            property["type"] = "array"
            property["items"] = element(field)
        case .map:
            property["type"] = "object"
            property["additionalProperties"] = element(field)
        }
        if dialect == .v3, let text = field.defaultText, let value = Self.value(ofDefault: text) {
            property["default"] = value
        }
        addExtensions(field, to: &property)
        return .object(property)
    }

    /// In OpenAPI 3.0 nothing may stand beside a `$ref`.
    private func setReference(_ reference: Value, withDefault: Bool, in property: inout Fields) {
        guard withDefault || !property.isEmpty else {
            property["$ref"] = reference["$ref"]
            return
        }
        property["allOf"] = .array([reference])
        if withDefault { property["default"] = .object(Fields()) }
    }

    private func isStruct(_ field: FieldType) -> Bool {
        if case .message = field.scalar { return true }
        return false
    }

    private func single(_ field: FieldType) -> Fields {
        if let message = referenced(field) { return reference(message).objectValue ?? Fields() }
        var single = Fields(Self.plain(field.scalar))
        if let format = field.format { single["format"] = .string(format) }
        if let enumeration = field.enumeration { single["enum"] = Discovery.strings(enumeration.values) }
        return single
    }

    private static func plain(_ scalar: ScalarType) -> [(String, Value)] {
        switch scalar {
        case .bool: [("type", "boolean")]
        case .int32: [("type", "integer"), ("format", "int32")]
        case .int64: [("type", "integer"), ("format", "int64")]
        case .double: [("type", "number"), ("format", "double")]
        case .bytes: [("type", "string"), ("format", "byte")]
        case .strings: [("type", "array"), ("items", ["type": "string"])]
        default: [("type", "string")]
        }
    }

    /// The schema of a list's or a map's elements.
    private func element(_ field: FieldType) -> Value {
        let state = single(field)
        guard dialect == .v3 else { return .object(state) }
        var element = Fields()
        if state["$ref"] != nil {
            setReference(.object(state), withDefault: isStruct(field), in: &element)
        } else {
            element = state
            if field.scalar == .string { element["default"] = "" }
        }
        return .object(element)
    }

    /// Defaults are texts in quotes, numbers, or truth values.
    private static func value(ofDefault text: String) -> Value? {
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 {
            return .string(String(text.dropFirst().dropLast()))
        }
        if let number = Int64(text) { return .int(number) }
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return nil
        }
    }

    private func addExtensions(_ field: FieldType, to property: inout Fields) {
        switch field.listRule {
        case .atomic: property["x-kubernetes-list-type"] = "atomic"
        case .set: property["x-kubernetes-list-type"] = "set"
        case .map(let keys):
            property["x-kubernetes-list-map-keys"] = Discovery.strings(keys)
            property["x-kubernetes-list-type"] = "map"
        case nil: break
        }
        switch field.mapRule {
        case .atomic: property["x-kubernetes-map-type"] = "atomic"
        case .granular: property["x-kubernetes-map-type"] = "granular"
        case nil: break
        }
        guard let patch = field.patch else { return }
        let strategies = [(patch.merge, "merge"), (patch.replace, "replace"), (patch.retainKeys, "retainKeys")]
        let text = strategies.filter(\.0).map(\.1).joined(separator: ",")
        if !text.isEmpty { property["x-kubernetes-patch-strategy"] = .string(text) }
        if !patch.mergeKey.isEmpty { property["x-kubernetes-patch-merge-key"] = .string(patch.mergeKey) }
    }
}
