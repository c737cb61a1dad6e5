import ObjectModel

/// Reads protobuf into a tree, which `Normaliser` then brings into canonical form. Fields the schema does not have
/// are skipped.
struct ProtobufDecoder {
    private let layout: SchemaLayout
    private var depth = 0

    init(_ layout: SchemaLayout) { self.layout = layout }

    mutating func message(_ bytes: ArraySlice<UInt8>, as message: MessageLayout) throws(CodingError) -> Fields {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.maximumDepth else { throw CodingError(.limit, "proto: message is nested too deeply") }
        var members = ProtobufMembers()
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            guard let field = message.declaredField(number) else { continue }
            if field.inline {
                guard case .message(let id) = field.scalar, case .bytes(let nested) = content else { continue }
                for entry in try self.message(nested, as: layout[id]).entries { members.set(entry.key, entry.value) }
                continue
            }
            try read(content, of: field, into: &members)
        }
        return members.fields
    }

    private mutating func read(
        _ content: ProtobufReader.Content, of field: FieldLayout, into members: inout ProtobufMembers
    ) throws(CodingError) {
        switch field.shape {
        case .single: members.set(field.name, try element(content, field))
        case .list:
            for value in try elements(content, field) { members.append(value, to: field.name) }
        case .map:
            guard case .bytes(let pair) = content else { throw wrongType(field) }
            var key = ""
            var value = emptyElement(field)
            var reader = ProtobufReader(pair)
            while let (number, content) = try reader.next() {
                if number == 1, case .bytes(let text) = content { key = Self.text(text) }
                if number == 2 { value = try element(content, field) }
            }
            members.insert(value, under: key, into: field.name)
        }
    }

    /// One element, or many where numbers are packed.
    private mutating func elements(
        _ content: ProtobufReader.Content, _ field: FieldLayout
    ) throws(CodingError) -> [Value] {
        guard case .bytes(let packed) = content else { return [try element(content, field)] }
        switch field.scalar {
        case .bool, .int32, .int64:
            var reader = ProtobufReader(packed)
            var values: [Value] = []
            while !reader.isAtEnd { values.append(try element(.varint(try reader.varint()), field)) }
            return values
        default: return [try element(content, field)]
        }
    }

    private func wrongType(_ field: FieldLayout) -> CodingError {
        CodingError(.syntax, "proto: wrong wireType for field \(field.name)")
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private func emptyElement(_ field: FieldLayout) -> Value {
        switch field.scalar {
        case .string, .bytes: ""
        case .bool: false
        case .quantity: "0"
        case .message: .object(Fields())
        case .any: .null
        case .strings: .array([])
        case .time, .microTime: .null
        case .int32, .int64, .double, .intOrString: 0
        }
    }

    private mutating func element(
        _ content: ProtobufReader.Content, _ field: FieldLayout
    ) throws(CodingError) -> Value {
        switch (field.scalar, content) {
        case (.bool, .varint(let number)): return .bool(number != 0)
        case (.int32, .varint(let number)): return .int(Int64(Int32(truncatingIfNeeded: number)))
        case (.int64, .varint(let number)): return .int(Int64(bitPattern: number))
        case (.double, .fixed64(let bits)):
            let number = Double(bitPattern: bits)
            guard number.isFinite else { throw CodingError(.type, "json: unsupported value: \(number)") }
            return .double(number)
        case (.string, .bytes(let bytes)): return .string(Self.text(bytes))
        case (.bytes, .bytes(let bytes)): return .string(Base64.encode(bytes))
        case (.message(let id), .bytes(let bytes)): return .object(try message(bytes, as: layout[id]))
        case (.time, .bytes(let bytes)): return try time(bytes, isMicro: false)
        case (.microTime, .bytes(let bytes)): return try time(bytes, isMicro: true)
        case (.quantity, .bytes(let bytes)):
            guard let text = try field1(of: bytes) else { return "0" }
            return .string(Self.text(text))
        case (.intOrString, .bytes(let bytes)): return try intOrString(bytes)
        case (.strings, .bytes(let bytes)): return .array(try texts(bytes, number: 1))
        case (.any, .bytes(let bytes)): return try any(bytes, field)
        default: throw wrongType(field)
        }
    }

    private func field1(of bytes: ArraySlice<UInt8>) throws(CodingError) -> ArraySlice<UInt8>? {
        var result: ArraySlice<UInt8>?
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            if number == 1, case .bytes(let field) = content { result = field }
        }
        return result
    }

    private func texts(_ bytes: ArraySlice<UInt8>, number wanted: Int) throws(CodingError) -> [Value] {
        var result: [Value] = []
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            if number == wanted, case .bytes(let text) = content { result.append(.string(Self.text(text))) }
        }
        return result
    }

    private func time(_ bytes: ArraySlice<UInt8>, isMicro: Bool) throws(CodingError) -> Value {
        guard !bytes.isEmpty else { return .null }
        var (seconds, nanoseconds): (Int64, Int64) = (0, 0)
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            guard case .varint(let value) = content else { continue }
            if number == 1 { seconds = Int64(bitPattern: value) }
            if number == 2 { nanoseconds = Int64(bitPattern: value) }
        }
        guard Limits.timeSeconds.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
            throw CodingError(.type, "Time.MarshalJSON: year outside of range [0,9999]")
        }
        let time = Time(seconds: seconds, nanoseconds: Int32(nanoseconds))
        return .string(isMicro ? time.rfc3339Micro : time.rfc3339)
    }

    private func intOrString(_ bytes: ArraySlice<UInt8>) throws(CodingError) -> Value {
        var isText = false
        var (integer, text): (Value, Value) = (0, "")
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            switch (number, content) {
            case (1, .varint(let type)): isText = type == 1
            case (2, .varint(let value)): integer = .int(Int64(Int32(truncatingIfNeeded: value)))
            case (3, .bytes(let value)): text = .string(Self.text(value))
            default: continue
            }
        }
        return isText ? text : integer
    }

    // MARK: - Any JSON

    private mutating func any(_ bytes: ArraySlice<UInt8>, _ field: FieldLayout) throws(CodingError) -> Value {
        switch field.anyForm {
        case .raw:
            guard let raw = try field1(of: bytes), !raw.isEmpty else { return .null }
            return try embedded(Array(raw))
        case .fields:
            guard let raw = try field1(of: bytes), !raw.isEmpty else { return .null }
            do throws(CodingError) {
                return try JSON.parse(Array(raw))
            } catch {
                // Kubernetes looks into it only when it needs to know who owns what, and then does without it.
                return .string(Self.text(raw))
            }
        case .schemaOrArray:
            let schemas = try jsonSchemas(bytes, number: 2)
            return try jsonSchemas(bytes, number: 1).first ?? .array(schemas)
        case .schemaOrStrings:
            let texts = try texts(bytes, number: 2)
            return try jsonSchemas(bytes, number: 1).first ?? .array(texts)
        case .schemaOrBool:
            if let schema = try jsonSchemas(bytes, number: 2).first { return schema }
            var reader = ProtobufReader(bytes)
            var allows = false
            while let (number, content) = try reader.next() {
                if number == 1, case .varint(let flag) = content { allows = flag != 0 }
            }
            return .bool(allows)
        }
    }

    /// JSON, or an object in an envelope of its own.
    private mutating func embedded(_ raw: [UInt8]) throws(CodingError) -> Value {
        guard raw.starts(with: ProtobufEnvelope.magic) else { return try JSON.parse(raw) }
        let envelope = try ProtobufEnvelope(decoding: raw)
        let registry = KindRegistry(schema: layout.schema)
        guard let id = registry.message(apiVersion: envelope.apiVersion, kind: envelope.kind) else {
            throw CodingError(
                .unknownKind, BodyErrors.unregistered(apiVersion: envelope.apiVersion, kind: envelope.kind))
        }
        var fields = try message(envelope.raw[...], as: layout[id])
        fields["kind"] = .string(envelope.kind)
        fields["apiVersion"] = .string(envelope.apiVersion)
        var normaliser = Normaliser(layout)
        return try normaliser.object(.object(fields), as: id)
    }

    private mutating func jsonSchemas(
        _ bytes: ArraySlice<UInt8>, number wanted: Int
    ) throws(CodingError) -> [Value] {
        guard let id = layout.schema.messageID(SchemaLayout.jsonSchemaMessage) else { return [] }
        var schemas: [Value] = []
        var reader = ProtobufReader(bytes)
        while let (number, content) = try reader.next() {
            guard number == wanted, case .bytes(let schema) = content else { continue }
            // Below raw JSON nothing else brings it into canonical form.
            var normaliser = Normaliser(layout)
            schemas.append(try normaliser.object(.object(try message(schema, as: layout[id])), as: id))
        }
        return schemas
    }
}
