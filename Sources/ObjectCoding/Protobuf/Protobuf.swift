import ObjectModel

/// Kubernetes' protobuf: messages as the schema declares them, in an envelope that names apiVersion and kind.
public enum Protobuf {
    /// The enveloped body of an object. Its own apiVersion and kind, if any, don't count.
    public static func encode(
        _ object: Value, as message: MessageID, schema: Schema, apiVersion: String, kind: String
    ) -> [UInt8] {
        let raw = encodeRaw(object, as: message, schema: schema)
        return ProtobufEnvelope(apiVersion: apiVersion, kind: kind, raw: raw).encoded
    }

    /// An object without envelope.
    public static func encodeRaw(_ object: Value, as message: MessageID, schema: Schema) -> [UInt8] {
        let encoder = ProtobufEncoder(.of(schema))
        var writer = ProtobufWriter()
        encoder.write(object.objectValue ?? Fields(), as: encoder.layout[message], to: &writer)
        return writer.bytes
    }

    /// The object in an envelope, in canonical form with apiVersion and kind of the envelope.
    ///
    /// Fails with `.syntax` where bytes are no protobuf, `.unknownKind` for a kind that the schema does not have.
    public static func decode(_ bytes: [UInt8], schema: Schema) throws(CodingError) -> Value {
        let envelope = try ProtobufEnvelope(decoding: bytes)
        let registry = KindRegistry(schema: schema)
        guard let message = registry.message(apiVersion: envelope.apiVersion, kind: envelope.kind) else {
            throw CodingError(
                .unknownKind, BodyErrors.unregistered(apiVersion: envelope.apiVersion, kind: envelope.kind))
        }
        let expected = ExpectedKind(apiVersion: envelope.apiVersion, kind: envelope.kind, message: message)
        return try ObjectDecoder(schema: schema).decodeProtobuf(bytes, as: expected).value
    }

    /// An object without envelope, in canonical form.
    public static func decodeRaw(
        _ bytes: [UInt8], as message: MessageID, schema: Schema
    ) throws(CodingError) -> Value {
        let layout = SchemaLayout.of(schema)
        var decoder = ProtobufDecoder(layout)
        let fields = try decoder.message(bytes[...], as: layout[message])
        var normaliser = Normaliser(layout)
        return try normaliser.object(.object(fields), as: message)
    }
}
