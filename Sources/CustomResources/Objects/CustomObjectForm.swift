import ObjectTree

/// The form in which objects of a custom resource are kept and shown: pruned, with defaults, members in order.
public struct CustomObjectForm: Sendable {
    private let version: CustomVersion

    public init(_ version: CustomVersion) { self.version = version }

    /// An object of a client in the form of its version, and the fields that its schema does not know.
    public func accepted(_ object: Value, notesUnknown: Bool) -> (object: Value, unknownFields: [String]) {
        guard object["kind"]?.stringValue == version.kind else { return (object.withSortedMembers, []) }
        var pruning = ObjectPruning(notesUnknown: notesUnknown)
        var result = SchemaDefaults.applied(to: object, version.schema)
        result = pruning.pruned(result, version.schema, isResource: true)
        result = SchemaDefaults.withoutForbiddenNulls(result, version.schema)
        return (result.withSortedMembers, pruning.unknownFields.sorted())
    }

    /// A stored object as requests for this version see it: with the defaults of the version it is stored in, and
    /// nothing that this version does not know. `object` itself when nothing is to be done.
    public func shown(_ object: Value) -> Value {
        // What answers the subresources of an object is of another kind.
        guard object["kind"]?.stringValue == version.kind else { return object }
        // A webhook has left it as it wants it shown.
        if version.hasConversionWebhook, version.version != version.storageVersion { return object }
        var result = completed(object)
        guard object["apiVersion"]?.stringValue != version.apiVersion else { return result }
        result["apiVersion"] = .string(version.apiVersion)
        var pruning = ObjectPruning()
        return pruning.pruned(result, version.schema, isResource: true)
    }

    /// A stored object with the defaults of the version it is stored in, and nothing that this one does not know: what
    /// a webhook gets to see.
    public func completed(_ object: Value) -> Value {
        guard let schema = schema(of: object) else { return object }
        var pruning = ObjectPruning()
        let result = pruning.pruned(SchemaDefaults.applied(to: object, schema), schema, isResource: true)
        return SchemaDefaults.withoutForbiddenNulls(result, schema)
    }

    /// An object as a webhook has converted it, in the form in which objects of its version are kept.
    public func converted(_ object: Value) -> Value {
        guard let schema = schema(of: object) else { return object.withSortedMembers }
        var pruning = ObjectPruning()
        return pruning.pruned(object, schema, isResource: true).withSortedMembers
    }

    private func schema(of object: Value) -> SchemaNode? {
        let apiVersion = object["apiVersion"]?.stringValue ?? ""
        return version.schemas[apiVersion.split(separator: "/").last.map(String.init) ?? ""]
    }

    /// An object of this version as it is stored, where no webhook has to be asked.
    public func stored(_ object: Value) -> Value {
        guard version.version != version.storageVersion, !version.hasConversionWebhook else { return object }
        var result = object
        result["apiVersion"] = .string(version.storageAPIVersion)
        guard let schema = version.schemas[version.storageVersion] else { return result }
        var pruning = ObjectPruning()
        return pruning.pruned(result, schema, isResource: true)
    }
}

extension Value {
    /// The members of all objects by name, as Go writes maps. `metadata` at the top keeps its own order.
    public var withSortedMembers: Value { isSorted ? self : sorted }

    private var isSorted: Bool {
        switch self {
        case .array(let elements): return elements.allSatisfy(\.isSorted)
        case .object(let fields):
            var previous: String?
            for entry in fields.entries {
                if let previous, !(previous < entry.key) { return false }
                if !entry.value.isSorted { return false }
                previous = entry.key
            }
            return true
        default: return true
        }
    }

    private var sorted: Value {
        switch self {
        case .array(let elements): return .array(elements.map { $0.isSorted ? $0 : $0.sorted })
        case .object(let fields):
            let entries = fields.entries.map { Fields.Entry(key: $0.key, value: $0.value.sorted) }
            return .object(Fields(uniqueEntries: entries.sorted { $0.key < $1.key }))
        default: return self
        }
    }
}
