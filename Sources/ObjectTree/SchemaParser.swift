/// Reads the text of `Schema/`; `Schema/README.md` describes the format.
public struct SchemaParser {
    /// What is wrong, and in which line of the text.
    public struct Failure: Error, CustomStringConvertible {
        public let line: Int
        public let message: String
        public var description: String { "schema line \(line): \(message)" }
    }

    private struct DraftField {
        var words: [Substring]
        var line: Int
        var description = ""
    }

    private struct DraftMessage {
        var name: String
        var flags: [Substring]
        var fields: [DraftField] = []
        var unions: [MessageType.Union] = []
        var description = ""
    }

    private struct DraftResource {
        var group: String
        var version: String
        var alias: String
        var words: [Substring]
        var lines: [[Substring]] = []
        var columns: [ResourceType.Column] = []
    }

    private var group = (alias: "", name: "", version: "")
    private var drafts: [DraftMessage] = []
    private var resourceDrafts: [DraftResource] = []
    /// What an indented line belongs to.
    private enum Section {
        case message, resource, enumeration(String)
    }

    private var section = Section.message
    private var enumerations: [String: [String]] = [:]
    private var ids: [String: MessageID] = [:]
    private var line = 0

    private init() {}

    /// The schema of a text: all files of `Schema/`, one after the other.
    public static func parse(_ text: String) throws -> Schema {
        var parser = SchemaParser()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { try parser.read(line) }
        return try parser.build()
    }

    private func failure(_ message: String) -> Failure { Failure(line: line, message: message) }

    private mutating func read(_ text: Substring) throws {
        line += 1
        let words = text.split(separator: " ")
        guard let first = words.first, !first.hasPrefix("#") else { return }
        if !text.hasPrefix(" ") { return try readHeader(text, words) }
        if first == ":" { return describe(text) }
        switch section {
        case .enumeration(let name): return enumerations[name, default: []] += Self.quotedWords(text)
        case .resource: return try readResourceLine(text, words)
        case .message: break
        }
        guard !drafts.isEmpty else { throw failure("a field outside of a message") }
        if first == "union" {
            let fields = words.dropFirst(2).map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1)
                return (String(parts[0]), String(parts.count > 1 ? parts[1] : ""))
            }
            let discriminator = words[1] == "-" ? nil : String(words[1])
            drafts[drafts.count - 1].unions.append(.init(discriminator: discriminator, fields: fields))
        } else {
            guard words.count >= 3 else { throw failure("a field is NAME NUMBER TYPE") }
            drafts[drafts.count - 1].fields.append(DraftField(words: words, line: line))
        }
    }

    /// Words, of which those in double quotes may have spaces or be empty.
    private static func quotedWords(_ text: Substring) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { position, part in
            position.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }

    private mutating func readHeader(_ text: Substring, _ words: [Substring]) throws {
        switch words[0] {
        case "group" where words.count == 4:
            group = (String(words[1]), words[2] == "core" ? "" : String(words[2]), String(words[3]))
        case "resource" where words.count == 4:
            section = .resource
            resourceDrafts.append(
                DraftResource(group: group.name, version: group.version, alias: group.alias, words: words))
        case "message" where words.count >= 2:
            section = .message
            let name = "\(group.alias).\(words[1])"
            guard ids[name] == nil else { throw failure("message \(name) is there twice") }
            ids[name] = drafts.count
            drafts.append(DraftMessage(name: name, flags: Array(words.dropFirst(2))))
        case "enum" where words.count >= 2:
            let name = "\(group.alias).\(words[1])"
            guard enumerations[name] == nil else { throw failure("enum \(name) is there twice") }
            section = .enumeration(name)
            enumerations[name] = Array(Self.quotedWords(text).dropFirst(2))
        default:
            throw failure("expected group, resource, enum or message, found \(words[0])")
        }
    }

    private mutating func describe(_ text: Substring) {
        guard case .message = section, !drafts.isEmpty, let colon = text.firstIndex(of: ":") else { return }
        let words = text[text.index(after: colon)...].drop { $0 == " " }
        let last = drafts.count - 1
        if drafts[last].fields.isEmpty {
            drafts[last].description += (drafts[last].description.isEmpty ? "" : " ") + words
        } else {
            let field = drafts[last].fields.count - 1
            let separator = drafts[last].fields[field].description.isEmpty ? "" : " "
            drafts[last].fields[field].description += separator + words
        }
    }

    private mutating func readResourceLine(_ text: Substring, _ words: [Substring]) throws {
        let last = resourceDrafts.count - 1
        guard words[0] == "column" else { return resourceDrafts[last].lines.append(words) }
        let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
        let rest = quoted.count == 3 ? quoted[2].split(separator: " ") : []
        guard rest.count == 3, let priority = Int(rest[2]) else {
            throw failure("column \"NAME\" TYPE FORMAT PRIORITY")
        }
        resourceDrafts[last].columns.append(
            .init(
                name: String(quoted[1]), type: String(rest[0]), format: rest[1] == "-" ? "" : String(rest[1]),
                priority: priority))
    }

    // MARK: - From drafts to types

    private mutating func build() throws -> Schema {
        var declared: [[FieldType]] = []
        for draft in drafts { declared.append(try draft.fields.map { try field($0) }) }
        var messages: [MessageType] = []
        for (id, draft) in drafts.enumerated() {
            messages.append(
                MessageType(
                    name: draft.name, declared: declared[id], fields: flattened(id, declared),
                    isKind: draft.flags.contains("kind") || draft.flags.contains("kinds"),
                    isHidden: draft.flags.contains("hidden"), isAtomic: draft.flags.contains("atomic"),
                    scalarSchema: scalarSchema(draft.flags),
                    unions: draft.unions, description: draft.description))
        }
        return Schema(messages: messages, resources: try resourceDrafts.map { try resource($0) })
    }

    private func flattened(_ id: MessageID, _ declared: [[FieldType]]) -> [FieldType] {
        declared[id].flatMap { field -> [FieldType] in
            if field.inline, case .message(let nested) = field.scalar { return flattened(nested, declared) }
            return [field]
        }
    }

    private func scalarSchema(_ flags: [Substring]) -> MessageType.ScalarSchema? {
        guard let flag = flags.first(where: { $0.hasPrefix("schema=") }) else { return nil }
        let parts = flag.dropFirst("schema=".count).split(separator: "/").map { $0 == "-" ? nil : String($0) }
        return .init(type: parts.first ?? nil, format: parts.count > 1 ? parts[1] : nil)
    }

    private func field(_ draft: DraftField) throws -> FieldType {
        func fail(_ message: String) -> Failure { Failure(line: draft.line, message: message) }
        let words = draft.words
        guard let number = Int(words[1]) else { throw fail("field number \(words[1])") }
        var type = words[2]
        var shape = FieldType.Shape.single
        if type.hasPrefix("[]") {
            shape = .list
            type = type.dropFirst(2)
        } else if type.hasPrefix("map<string,"), type.hasSuffix(">") {
            shape = .map
            type = type.dropFirst("map<string,".count).dropLast()
        }
        guard let scalar = scalar(type) else { throw fail("unknown type \(type)") }
        let flags = words.dropFirst(3)
        func setting(_ key: String) -> String? {
            flags.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
        }
        let enumeration = try setting("enum").map { name in
            guard let values = enumerations[name] else { throw fail("unknown enum \(name)") }
            return FieldType.Enumeration(name: name, values: values)
        }
        return FieldType(
            name: String(words[0]), number: number, scalar: scalar, shape: shape, typeText: String(words[2]),
            always: flags.contains("always"), pointer: flags.contains("pointer"), required: flags.contains("required"),
            optional: flags.contains("optional"), inline: flags.contains("inline"), hidden: flags.contains("hidden"),
            format: setting("format"), defaultText: setting("default"),
            enumeration: enumeration,
            patch: setting("patch").map(patchRule), listRule: setting("list").map(listRule),
            mapRule: setting("map").map { $0 == "atomic" ? .atomic : .granular }, description: draft.description)
    }

    private func scalar(_ type: Substring) -> ScalarType? {
        switch type {
        case "string": .string
        case "bool": .bool
        case "int32": .int32
        case "int64": .int64
        case "double": .double
        case "bytes": .bytes
        case "meta.v1.Time": .time
        case "meta.v1.MicroTime": .microTime
        case "resource.Quantity": .quantity
        case "intstr.IntOrString": .intOrString
        case "meta.v1.Verbs", "authentication.v1.ExtraValue", "authorization.v1.ExtraValue",
            "certificates.v1.ExtraValue":
            .strings
        case "runtime.RawExtension", "meta.v1.FieldsV1", "apiextensions.v1.JSON",
            "apiextensions.v1.JSONSchemaPropsOrArray", "apiextensions.v1.JSONSchemaPropsOrBool",
            "apiextensions.v1.JSONSchemaPropsOrStringArray":
            .any
        default: ids[String(type)].map(ScalarType.message)
        }
    }

    private func patchRule(_ text: String) -> FieldType.PatchRule {
        let parts = text.split(separator: ":", maxSplits: 1)
        let strategies = parts[0].split(separator: ",")
        return .init(
            merge: strategies.contains("merge"), replace: strategies.contains("replace"),
            retainKeys: strategies.contains("retainKeys"), mergeKey: parts.count > 1 ? String(parts[1]) : "")
    }

    private func listRule(_ text: String) -> FieldType.ListRule {
        let parts = text.split(separator: ":", maxSplits: 1)
        switch parts[0] {
        case "set": return .set
        case "map": return .map(keys: parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : [])
        default: return .atomic
        }
    }

    private func resource(_ draft: DraftResource) throws -> ResourceType {
        func all(_ key: Substring) -> [String] {
            draft.lines.first { $0[0] == key }?.dropFirst().map(String.init) ?? []
        }
        let kind = String(draft.words[2])
        guard let message = ids["\(draft.alias).\(kind)"] else { throw failure("resource of unknown kind \(kind)") }
        let subresources = draft.lines.filter { $0[0] == "subresource" }.map { words in
            let path = words[2].split(separator: "/").map(String.init)
            return ResourceType.Subresource(
                name: String(words[1]), group: path.count == 3 ? path[0] : "",
                version: path.count >= 2 ? path[path.count - 2] : "", kind: path[path.count - 1],
                verbs: words.dropFirst(3).map(String.init))
        }
        return ResourceType(
            group: draft.group, version: draft.version, plural: String(draft.words[1]),
            singular: all("singular").first ?? kind.lowercased(), kind: kind, shortNames: all("short"),
            categories: all("categories"), namespaced: draft.words[3] == "namespaced", verbs: all("verbs"),
            subresources: subresources, selectable: all("selectable"), columns: draft.columns, message: message)
    }
}
