import ObjectTree

/// Writes one Swift file per group: a struct per message, a property per field, each a view of the object node.
struct SwiftEmitter {
    static let header = "// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.\n\n"

    let schema: Schema
    private let swiftNames: [MessageID: String]

    init(schema: Schema) {
        self.schema = schema
        swiftNames = Self.names(of: schema)
    }

    /// The bare name where it is unique or core's or meta's, else with group and version before it.
    private static func names(of schema: Schema) -> [MessageID: String] {
        var byName: [String: [MessageID]] = [:]
        for (id, message) in schema.messages.enumerated() { byName[bareName(message), default: []].append(id) }
        var names: [MessageID: String] = [:]
        for (bare, ids) in byName {
            let plain = ids.count == 1 ? ids.first : ids.first { isPreferred(schema[$0].name) }
            for id in ids {
                let group = schema[id].name.split(separator: ".").dropLast().map { capitalized(String($0)) }.joined()
                names[id] = id == plain && !reservedTypes.contains(bare) ? bare : group + bare
            }
        }
        return names
    }

    private static let reservedTypes: Set = ["Time", "Quantity", "IntOrString", "List", "Patch", "Duration"]

    private static func isPreferred(_ name: String) -> Bool {
        [
            "core.v1.EndpointPort", "core.v1.Event", "core.v1.EventList", "core.v1.EventSeries",
            "meta.v1.Preconditions",
            "rbac.v1.Subject", "meta.v1.TypeMeta", "authentication.v1.TokenRequest",
        ].contains(name) || (name.hasPrefix("autoscaling.v2."))
    }

    private static func bareName(_ message: MessageType) -> String {
        message.name.split(separator: ".").last.map(String.init) ?? message.name
    }

    private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    func files() -> [GeneratedFile] {
        var texts: [String: String] = [:]
        var order: [String] = []
        for (id, message) in schema.messages.enumerated() where isEmitted(message) {
            let group = message.name.split(separator: ".").dropLast().map { Self.capitalized(String($0)) }.joined()
            if texts[group] == nil {
                texts[group] = Self.header + "import ObjectTree\n"
                order.append(group)
            }
            texts[group]! += "\n" + structure(id, message)
        }
        return order.map { GeneratedFile(name: "\($0).swift", text: texts[$0]!) }
    }

    /// Messages that are plain values in Swift (times, quantities) have no struct.
    private func isEmitted(_ message: MessageType) -> Bool {
        message.scalarSchema == nil && !["ExtraValue", "Verbs"].contains(Self.bareName(message))
            || message.name == "apiextensions.v1.CustomResourceSubresourceStatus"
    }

    private func structure(_ id: MessageID, _ message: MessageType) -> String {
        let name = swiftNames[id]!
        let resource = schema.resources.first { $0.message == id }
        var out = ""
        if !message.description.isEmpty { out += "/// \(message.description)\n" }
        let conformance = resource == nil ? "Message" : "Kind"
        out += "public struct \(name): \(conformance) {\n"
        out += "    public static let messageName = \"\(message.name)\"\n"
        if let resource {
            out += "    public static let apiVersion = \"\(resource.apiVersion)\"\n"
            out += "    public static let kind = \"\(resource.kind)\"\n"
        }
        out += "    public var fields: Fields\n    public init(fields: Fields) { self.fields = fields }\n"
        for field in message.fields { out += property(field) }
        return out + "}\n"
    }

    private static let keywords: Set = [
        "default", "protocol", "operator", "continue", "if", "in", "is", "as", "self", "case", "for", "where", "enum",
        "struct", "class", "static", "public", "internal", "import", "init", "let", "var", "func", "return", "switch",
        "repeat", "while", "do", "else", "break", "true", "false", "nil", "throw", "try", "guard", "extension",
    ]

    private func property(_ field: FieldType) -> String {
        guard field.name != "fields", let type = swiftType(field) else { return "" }
        let identifier = Self.identifier(field.name)
        var out = ""
        for line in Self.wrapped(field.description) { out += "    /// \(line)\n" }
        out += "    public var \(identifier): \(type.name) {\n"
        out += "        get { fields.\(type.getter)(\"\(field.name)\") }\n"
        out += "        set { fields.\(type.setter)(\"\(field.name)\", newValue\(type.arguments)) }\n    }\n"
        return out
    }

    static func identifier(_ name: String) -> String {
        let cleaned = name.hasPrefix("$") ? String(name.dropFirst()) : name.split(separator: "-").joined(separator: "_")
        return keywords.contains(cleaned) ? "`\(cleaned)`" : cleaned
    }

    static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 1 > 108 {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private struct PropertyType {
        var name: String
        var getter: String
        var setter = "set"
        var arguments = ""
    }

    private func swiftType(_ field: FieldType) -> PropertyType? {
        switch field.shape {
        case .single: return singleType(field)
        case .list: return listType(field)
        case .map: return mapType(field)
        }
    }

    private func singleType(_ field: FieldType) -> PropertyType? {
        let always = ", always: \(field.always)"
        func scalar(_ name: String, _ getter: String) -> PropertyType {
            let capital = Self.capitalized(getter)
            return field.pointer
                ? PropertyType(name: "\(name)?", getter: "optional\(capital)")
                : PropertyType(name: name, getter: getter, arguments: always)
        }
        switch field.scalar {
        case .string, .bytes: return scalar("String", "string")
        case .int32, .int64: return scalar("Int", "int")
        case .bool: return scalar("Bool", "bool")
        case .double: return scalar("Double", "double")
        case .time: return PropertyType(name: "Time?", getter: "time", arguments: ", micro: false")
        case .microTime: return PropertyType(name: "Time?", getter: "time", arguments: ", micro: true")
        case .quantity: return PropertyType(name: "Quantity?", getter: "quantity")
        case .intOrString: return PropertyType(name: "IntOrString?", getter: "intOrString")
        case .any: return PropertyType(name: "Value?", getter: "node", setter: "setNode")
        case .strings: return PropertyType(name: "[String]", getter: "strings", arguments: always)
        case .message(let id):
            let name = swiftNames[id]!
            return field.pointer
                ? PropertyType(name: "\(name)?", getter: "optionalMessage")
                : PropertyType(name: name, getter: "message", arguments: always)
        }
    }

    private func listType(_ field: FieldType) -> PropertyType? {
        let always = ", always: \(field.always)"
        switch field.scalar {
        case .string, .bytes: return PropertyType(name: "[String]", getter: "strings", arguments: always)
        case .int32, .int64: return PropertyType(name: "[Int]", getter: "ints", arguments: always)
        case .message(let id): return PropertyType(name: "[\(swiftNames[id]!)]", getter: "messages", arguments: always)
        default: return PropertyType(name: "[Value]", getter: "values", arguments: always)
        }
    }

    private func mapType(_ field: FieldType) -> PropertyType? {
        let always = ", always: \(field.always)"
        switch field.scalar {
        case .string, .bytes: return PropertyType(name: "[String: String]", getter: "stringMap", arguments: always)
        case .quantity: return PropertyType(name: "[String: Quantity]", getter: "quantityMap", arguments: always)
        case .message(let id):
            return PropertyType(name: "[String: \(swiftNames[id]!)]", getter: "messageMap", arguments: always)
        default:
            return PropertyType(name: "[String: Value]", getter: "valueMap", setter: "setMap", arguments: always)
        }
    }
}
