import ObjectModel

/// Turns bodies into canonical trees: checked against the schema, in the form that Go's decode-then-encode gives.
public struct ObjectDecoder: Sendable {
    private let layout: SchemaLayout
    private let registry: KindRegistry

    public init(schema: Schema) {
        layout = .of(schema)
        registry = KindRegistry(schema: schema)
    }

    /// Decodes the body of a request in any encoding; see `decodeJSON`.
    public func decode(
        _ bytes: [UInt8], of type: MediaType, as expected: ExpectedKind
    ) throws(CodingError) -> DecodedObject {
        switch type {
        case .json: try decodeJSON(bytes, as: expected)
        case .yaml: try decodeYAML(bytes, as: expected)
        case .protobuf: try decodeProtobuf(bytes, as: expected)
        }
    }

    /// Decodes the JSON body of a request for objects of a kind; apiVersion and kind are added where they are
    /// missing.
    ///
    /// Errors have the whole message of Kubernetes' BadRequest, such as
    /// `Job in version "v1" cannot be handled as a Job: ...`.
    public func decodeJSON(_ bytes: [UInt8], as expected: ExpectedKind) throws(CodingError) -> DecodedObject {
        let tree: Value
        do throws(CodingError) {
            tree = try JSON.parse(bytes, duplicates: .keep)
        } catch {
            throw CodingError(
                error.kind,
                BodyErrors.unrecognized(
                    "couldn't get version/kind; json parse error: \(error.message)", expected: expected.kind,
                    body: bytes))
        }
        return try decode(tree, complaints: [], body: bytes, as: expected)
    }

    /// Decodes a YAML body likewise.
    public func decodeYAML(_ bytes: [UInt8], as expected: ExpectedKind) throws(CodingError) -> DecodedObject {
        let parsed: (value: Value, duplicates: [String])
        do throws(CodingError) {
            parsed = try YAML.parse(bytes)
        } catch {
            throw CodingError(
                error.kind, BodyErrors.unrecognized(error.message, expected: expected.kind, body: bytes))
        }
        let complaint = YAML.complaint(about: parsed.duplicates)
        // On its way through Go's maps YAML gets its members in the order of their names.
        return try decode(
            parsed.value, complaints: complaint.map { [$0] } ?? [], body: bytes, as: expected, sortingComplaints: true)
    }

    /// Decodes a protobuf body, envelope and all, likewise.
    public func decodeProtobuf(_ bytes: [UInt8], as expected: ExpectedKind) throws(CodingError) -> DecodedObject {
        let envelope: ProtobufEnvelope
        do throws(CodingError) {
            envelope = try ProtobufEnvelope(decoding: bytes)
        } catch {
            throw CodingError(
                error.kind, BodyErrors.unrecognized(error.message, expected: expected.kind, body: bytes))
        }
        var head = Fields()
        if !envelope.kind.isEmpty { head["kind"] = .string(envelope.kind) }
        if !envelope.apiVersion.isEmpty { head["apiVersion"] = .string(envelope.apiVersion) }
        let actual = try checkKind(of: head, expected: expected)
        do throws(CodingError) {
            var reader = ProtobufDecoder(layout)
            let tree = try reader.message(envelope.raw[...], as: layout[expected.message])
            var fields = tree
            fields["apiVersion"] = .string(actual.apiVersion)
            fields["kind"] = .string(actual.kind)
            return try normalise(.object(fields), as: expected.message)
        } catch {
            throw wrapped(error, actual, expected)
        }
    }

    /// Brings a tree that was made or changed otherwise (by a patch) into canonical form. Errors have no prefix.
    ///
    /// - Parameters:
    ///   - model: An object in canonical form. Parts that are the same in memory there are not looked at.
    ///   - sortingComplaints: Whether a strict reader's complaints come sorted, not in document order.
    public func normalise(
        _ value: Value, as message: MessageID, like model: Value? = nil, sortingComplaints: Bool = false
    ) throws(CodingError) -> DecodedObject {
        var normaliser = Normaliser(layout)
        let result = try normaliser.object(value, as: message, like: model)
        let complaints = normaliser.strictErrors
        return DecodedObject(value: result, strictErrors: sortingComplaints ? complaints.sorted() : complaints)
    }

    /// What Go says of a tree that a strategic merge patch made, and that does not fit the message; nil when it fits.
    public func conversionFailure(of value: Value, as message: MessageID) -> String? {
        TreeConversion(layout: layout).failure(of: value, as: message)
    }

    /// The apiVersion and kind of a body, which default to the expected ones. Fails if they are not those.
    @discardableResult
    public func checkKind(
        of body: Fields, expected: ExpectedKind
    ) throws(CodingError) -> (apiVersion: String, kind: String) {
        var (apiVersion, kind) = (body.string("apiVersion"), body.string("kind"))
        if apiVersion.isEmpty { apiVersion = expected.apiVersion }
        if kind.isEmpty { kind = expected.kind }
        if apiVersion == expected.apiVersion, kind == expected.kind { return (apiVersion, kind) }
        if kind == expected.kind, expected.equivalents.contains(apiVersion) { return (apiVersion, kind) }
        if kind == expected.kind, KindRegistry.everywhere.contains(kind) { return (apiVersion, kind) }
        func refusal(_ reason: CodingError.Kind, _ why: String) -> CodingError {
            CodingError(
                reason,
                BodyErrors.unhandled(why, apiVersion: apiVersion, kind: kind, expected: expected.kind))
        }
        guard registry.isRegistered(apiVersion: apiVersion, kind: kind) else {
            throw refusal(.unknownKind, BodyErrors.unregistered(apiVersion: apiVersion, kind: kind))
        }
        guard kind != expected.kind else {
            throw CodingError(.wrongKind, BodyErrors.otherVersion(apiVersion, expected: expected.apiVersion))
        }
        let version = apiVersion.split(separator: "/").last ?? ""
        let alias = layout[expected.message].name.prefix { $0 != "." }
        throw refusal(
            .wrongKind,
            "converting (\(version).\(kind)) to (\(alias).\(expected.kind)): unknown conversion")
    }

    // MARK: - Objects without a message

    /// Decodes an object of a kind that has no message: any members, each once. The group and version must be those
    /// that the request is for; the kind is told in the object.
    public func decodeUnstructured(
        _ bytes: [UInt8], of type: MediaType, apiVersion: String, kind: String
    ) throws(CodingError) -> DecodedObject {
        let expected = ExpectedKind(apiVersion: apiVersion, kind: kind, message: 0)
        var complaints: [String] = []
        let tree: Value
        do throws(CodingError) {
            if type == .yaml {
                let parsed = try YAML.parse(bytes)
                tree = parsed.value
                complaints = YAML.complaint(about: parsed.duplicates).map { [$0] } ?? []
            } else {
                tree = try JSON.parse(bytes, duplicates: .keep)
                complaints = tree.duplicateMembers.map { "duplicate field \"\($0)\"" }
            }
        } catch {
            let why = type == .yaml ? error.message : "couldn't get version/kind; json parse error: \(error.message)"
            throw CodingError(error.kind, BodyErrors.unrecognized(why, expected: kind, body: bytes))
        }
        let fields = try typeMeta(of: tree.withoutDuplicates, body: bytes, expected: expected)
        let (statedVersion, statedKind) = (fields.string("apiVersion"), fields.string("kind"))
        guard !statedKind.isEmpty else {
            let body = String(decoding: bytes, as: UTF8.self)
            throw CodingError(
                .type,
                BodyErrors.unhandled(
                    "Object 'Kind' is missing in '\(body)'", apiVersion: apiVersion, kind: kind, expected: kind))
        }
        guard statedVersion == apiVersion else {
            throw CodingError(.wrongKind, BodyErrors.otherVersion(statedVersion, expected: apiVersion))
        }
        return DecodedObject(value: .object(fields), strictErrors: complaints)
    }

    // MARK: - JSON trees

    private func decode(
        _ tree: Value, complaints: [String], body: [UInt8], as expected: ExpectedKind, sortingComplaints: Bool = false
    ) throws(CodingError) -> DecodedObject {
        let fields = try typeMeta(of: tree, body: body, expected: expected)
        // Of members that stand twice the last counts.
        let actual = try checkKind(of: Self.lastTypeMeta(fields), expected: expected)
        do throws(CodingError) {
            var normaliser = Normaliser(layout)
            guard case .object(var result) = try normaliser.object(.object(fields), as: expected.message) else {
                return DecodedObject(value: .null, strictErrors: [])
            }
            if result.string("apiVersion").isEmpty || result.string("kind").isEmpty {
                result = Self.withTypeMeta(result, actual)
            }
            let unknown = sortingComplaints ? normaliser.strictErrors.sorted() : normaliser.strictErrors
            return DecodedObject(value: .object(result), strictErrors: complaints + unknown)
        } catch {
            throw wrapped(error, actual, expected)
        }
    }

    private static func lastTypeMeta(_ fields: Fields) -> Fields {
        Fields(fields.entries.lazy.filter { $0.key == "kind" || $0.key == "apiVersion" }.map { ($0.key, $0.value) })
    }

    private static func withTypeMeta(_ fields: Fields, _ kind: (apiVersion: String, kind: String)) -> Fields {
        var rest = fields
        rest.removeValue(forKey: "kind")
        rest.removeValue(forKey: "apiVersion")
        let head = [
            Fields.Entry(key: "kind", value: .string(kind.kind)),
            Fields.Entry(key: "apiVersion", value: .string(kind.apiVersion)),
        ]
        return Fields(uniqueEntries: head + rest.entries)
    }

    /// The members of a body, among them texts for apiVersion and kind, if any.
    private func typeMeta(of tree: Value, body: [UInt8], expected: ExpectedKind) throws(CodingError) -> Fields {
        func refusal(_ why: String) -> CodingError {
            CodingError(
                .type,
                BodyErrors.unrecognized(
                    "couldn't get version/kind; json parse error: json: cannot unmarshal \(why)",
                    expected: expected.kind, body: body))
        }
        if tree.isNull { return Fields() }
        guard case .object(let fields) = tree else {
            let type =
                "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; "
                + "Kind string \"json:\\\"kind,omitempty\\\"\" }"
            throw refusal("\(GoJSONType.name(of: tree, for: type)) into Go value of type \(type)")
        }
        for entry in fields.entries where entry.key == "apiVersion" || entry.key == "kind" {
            switch entry.value {
            case .string, .null: continue
            default:
                let actual = GoJSONType.name(of: entry.value, for: "string")
                throw refusal("\(actual) into Go struct field .\(entry.key) of type string")
            }
        }
        return fields
    }

    private func wrapped(
        _ error: CodingError, _ actual: (apiVersion: String, kind: String), _ expected: ExpectedKind
    ) -> CodingError {
        CodingError(
            error.kind,
            BodyErrors.unhandled(
                error.message, apiVersion: actual.apiVersion, kind: actual.kind, expected: expected.kind))
    }
}
