import ObjectModel

/// Kubernetes' own merge patches: like JSON merge patches, but lists of a kind's schema may be merged element by
/// element, and directives (`$patch`, `$retainKeys`, `$setElementOrder/...`, `$deleteFromPrimitiveList/...`) say what
/// a plain merge can't.
public struct StrategicMergePatch {
    static let patch = "$patch"
    static let retainKeys = "$retainKeys"
    static let deletionPrefix = "$deleteFromPrimitiveList"
    static let orderPrefix = "$setElementOrder"

    let schema: Schema

    /// The patched tree.
    ///
    /// Fails with BadRequest when the patch is no object or a directive is malformed, Invalid on lists of lists, and
    /// as an error without a reason (500) where Kubernetes does: elements without their merge key, unknown directives.
    /// - Parameter message: what the tree is, in `schema`.
    public static func apply(
        _ patch: Value, to tree: Value, message: MessageID, schema: Schema
    ) throws(StatusError) -> Value {
        guard case .object(let fields) = patch else {
            throw .badRequest(
                "json: cannot unmarshal \(patch.jsonTypeName) into Go value of type map[string]interface {}")
        }
        let rules = StrategicMergePatch(schema: schema)
        return .object(try rules.merge(fields, into: tree.objectValue ?? Fields(), at: .message(message)))
    }

    /// What an object in the tree is.
    enum Place {
        case message(MessageID)
        case map
        /// Data whose structure the schema does not know.
        case unknown
    }

    func place(_ field: FieldType) -> Place {
        if field.shape == .map { return .map }
        if case .message(let id) = field.scalar { return .message(id) }
        return .unknown
    }

    func field(_ name: String, at place: Place) throws(StatusError) -> FieldType {
        switch place {
        case .message(let id):
            if let field = schema[id].field(name) { return field }
            // An object's own apiVersion and kind are in no message, and are texts.
            let structName = schema[id].name.split(separator: ".").last.map(String.init) ?? ""
            throw .unreasoned("unable to find api field in struct \(structName) for the json field \"\(name)\"")
        case .map: throw .unreasoned("merging an object in json but data type is not struct, instead is: map")
        case .unknown:
            throw .unreasoned("unable to find api field in struct RawExtension for the json field \"\(name)\"")
        }
    }

    func merge(_ patch: Fields, into original: Fields, at place: Place) throws(StatusError) -> Fields {
        if let directive = patch[Self.patch] { return try obey(directive, in: patch) }
        var patch = patch
        var result = original
        try retainKeys(&patch, in: &result)
        try orderElements(&patch, in: &result, at: place)
        let deletions = patch.entries.filter { $0.key.hasPrefix(Self.deletionPrefix) }
        for entry in deletions { try deleteElements(entry, from: &result) }
        var members = IndexedFields(result, changes: patch.count)
        for entry in patch.entries where deletions.isEmpty || !entry.key.hasPrefix(Self.deletionPrefix) {
            members[entry.key] = try merged(entry, into: members[entry.key], at: place)
        }
        return members.fields
    }

    private func obey(_ directive: Value, in patch: Fields) throws(StatusError) -> Fields {
        switch directive {
        case "replace":
            var members = patch
            members[Self.patch] = nil
            return Self.withoutDirectives(members)
        case "delete": return Fields()
        default: throw Self.unknown(directive, in: patch)
        }
    }

    static func unknown(_ directive: Value, in patch: Fields) -> StatusError {
        .unreasoned("unknown patch type: \(directive.goText) in map: \(Value.object(patch).goText)")
    }

    private func merged(_ entry: Fields.Entry, into original: Value?, at place: Place) throws(StatusError) -> Value? {
        switch (original, entry.value) {
        case (_, .null): return nil
        case (.object(let before)?, .object(let patch)):
            let field = try field(entry.key, at: place)
            if field.patch?.replace == true { return .object(Self.withoutDirectives(patch)) }
            return .object(try merge(patch, into: before, at: self.place(field)))
        case (.array(let before)?, .array(let patch)):
            let field = try field(entry.key, at: place)
            return .array(try merge(patch, into: before, of: field))
        default: return Self.withoutDirectives(entry.value)
        }
    }
}

extension StatusError {
    /// An error that Kubernetes passes on as it is: code 500 and no reason.
    static func unreasoned(_ message: String) -> StatusError { StatusError(code: 500, reason: "", message: message) }
}

extension Value {
    /// As Go prints a decoded tree (`%v`): part of some of Kubernetes' errors.
    package var goText: String {
        switch self {
        case .null: "<nil>"
        case .bool(let flag): "\(flag)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        case .array(let elements): "[" + elements.map(\.goText).joined(separator: " ") + "]"
        case .object(let fields):
            "map["
                + fields.entries.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.goText)" }
                .joined(separator: " ") + "]"
        }
    }
}
