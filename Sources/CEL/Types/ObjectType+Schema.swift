import ObjectTree

/// Types from structural schemas (`openAPIV3Schema` as it is written).
extension ObjectType {
    /// - Parameters:
    ///   - schema: an object of the schema language.
    ///   - name: what object types are called, in errors.
    ///   - isResourceRoot: whether it describes an object with apiVersion, kind and metadata.
    /// - Returns: nil where expressions can't see the value: there is no type, and unknown fields are preserved.
    public static func from(schema: Fields, name: String = "selfType", isResourceRoot: Bool = false) -> ObjectType? {
        SchemaReader(depth: 0).read(schema, name, isRoot: isResourceRoot)
    }
}

private struct SchemaReader {
    let depth: Int

    private var deeper: SchemaReader { SchemaReader(depth: depth + 1) }

    func read(_ schema: Fields, _ name: String, isRoot: Bool) -> ObjectType? {
        guard depth < Limits.nesting else { return nil }
        if schema["x-kubernetes-int-or-string"]?.boolValue == true {
            // Text of any length, or a number.
            return ObjectType(.dyn, maxElements: Limits.requestBytes - 2, leastBytes: 1)
        }
        let type = schema["type"]?.stringValue ?? ""
        switch type {
        case "array": return list(schema, name)
        case "object": return object(schema, name, isRoot: isRoot)
        case "string": return text(schema)
        case "boolean": return ObjectType(.bool, leastBytes: 4)
        case "number": return ObjectType(.double, leastBytes: 1)
        case "integer": return ObjectType(.int, leastBytes: 1)
        default: return nil
        }
    }

    private func list(_ schema: Fields, _ name: String) -> ObjectType? {
        guard let items = schema["items"]?.objectValue,
            let element = deeper.read(items, name + ".@idx", isRoot: items.isEmbeddedResource)
        else { return nil }
        let kind: ObjectType.ListKind =
            switch schema["x-kubernetes-list-type"]?.stringValue {
            case "set": .set
            case "map": .map(keys: (schema["x-kubernetes-list-map-keys"]?.arrayValue ?? []).compactMap(\.stringValue))
            default: .atomic
            }
        let most =
            schema.bound("maxItems") ?? Self.most(in: Limits.requestBytes, each: element.leastBytes + 1, around: 2)
        return ObjectType(.list(element.type), element: element, listKind: kind, maxElements: most, leastBytes: 2)
    }

    /// How many pieces fit into so many bytes.
    private static func most(in bytes: UInt64, each: UInt64, around: UInt64) -> UInt64 { (bytes - around) / each }

    private func object(_ schema: Fields, _ name: String, isRoot: Bool) -> ObjectType? {
        if let values = schema["additionalProperties"]?.objectValue {
            guard let element = deeper.read(values, name + ".@elem", isRoot: values.isEmbeddedResource) else {
                return nil
            }
            // A member has two quotes, a colon and a comma beside its value.
            let most =
                schema.bound("maxProperties")
                ?? Self.most(in: Limits.requestBytes, each: element.leastBytes + 4, around: 2)
            return ObjectType(.map(.string, element.type), element: element, maxElements: most, leastBytes: 2)
        }
        if schema["additionalProperties"]?.boolValue == true {
            return ObjectType(.map(.string, .dyn), element: .dyn, leastBytes: 2)
        }
        return fields(schema, name, isRoot: isRoot || schema.isEmbeddedResource)
    }

    private func fields(_ schema: Fields, _ name: String, isRoot: Bool) -> ObjectType {
        let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        var fields: [String: ObjectType.Field] = [:]
        var least: UInt64 = 2
        for (member, property) in (schema["properties"]?.objectValue ?? Fields()).map({ ($0.key, $0.value) }) {
            guard let property = property.objectValue, let escaped = FieldNames.escaped(member),
                let type = deeper.read(property, "\(name).\(escaped)", isRoot: property.isEmbeddedResource)
            else { continue }
            let isRequired = required.contains(member)
            fields[escaped] = ObjectType.Field(name: member, type: type, isRequired: isRequired)
            if isRequired, property["default"] == nil { least += UInt64(member.utf8.count) + type.leastBytes + 4 }
        }
        if isRoot { addRootFields(&fields, name) }
        // Members that are preserved without being declared can't be seen.
        return ObjectType(.object(name), fields: fields, leastBytes: least)
    }

    /// What is known of every object. Of metadata expressions see the names alone.
    private func addRootFields(_ fields: inout [String: ObjectType.Field], _ name: String) {
        let text = ObjectType(.string, leastBytes: 2)
        for member in ["apiVersion", "kind"] { fields[member] = ObjectType.Field(name: member, type: text) }
        let names = ["name", "generateName"].map { ($0, ObjectType.Field(name: $0, type: text)) }
        let metadata = ObjectType(
            .object("\(name).metadata"), fields: Dictionary(uniqueKeysWithValues: names), leastBytes: 2)
        fields["metadata"] = ObjectType.Field(name: "metadata", type: metadata)
    }

    private func text(_ schema: Fields) -> ObjectType {
        let values = schema["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let longest = values.map { UInt64($0.unicodeScalars.count) }.max()
        switch schema["format"]?.stringValue {
        case "byte":
            return ObjectType(.bytes, maxElements: schema.bound("maxLength") ?? Limits.requestBytes - 2, leastBytes: 2)
        case "duration": return ObjectType(.duration, maxElements: Limits.requestBytes - 2, leastBytes: 4)
        case "date": return ObjectType(.timestamp, maxElements: 10, leastBytes: 12)
        case "date-time": return ObjectType(.timestamp, maxElements: 20, leastBytes: 22)
        default:
            // A length counts code points, which take up to four bytes.
            let bound = schema.bound("maxLength").map { $0 > Limits.requestBytes ? Limits.requestBytes : $0 * 4 }
            return ObjectType(.string, maxElements: bound ?? longest ?? Limits.requestBytes - 2, leastBytes: 2)
        }
    }
}

extension Fields {
    fileprivate var isEmbeddedResource: Bool { self["x-kubernetes-embedded-resource"]?.boolValue == true }

    fileprivate func bound(_ name: String) -> UInt64? { self[name]?.intValue.map { UInt64(clamping: $0) } }
}
