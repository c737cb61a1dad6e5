import CustomResources
import ObjectCoding
import ObjectModel

/// The bodies of requests for custom resources. What fields there are says the definition, not the schema of
/// Kubernetes; metadata is as everywhere.
struct CustomBodies: Sendable {
    let decoder: ObjectDecoder
    let metadataMessage: MessageID

    init(schema: Schema, decoder: ObjectDecoder) {
        self.decoder = decoder
        metadataMessage = schema.messageID("meta.v1.ObjectMeta") ?? 0
    }

    /// An object with what a strict reader would complain about.
    struct Reading {
        var object: Value
        var complaints: [String]
    }

    static let unsupported = StatusError(
        code: 415, reason: "UnsupportedMediaType",
        message: "the body of the request was in an unknown format - accepted media types include: "
            + "application/json, application/yaml")

    /// The object in a body, in the form in which it is kept.
    func object(_ request: HTTPRequest, _ version: CustomVersion, options: WriteOptions) throws(StatusError) -> Reading
    {
        guard let type = MediaType(contentType: request.headers["content-type"]), type != .protobuf else {
            throw Self.unsupported
        }
        let read: DecodedObject
        do throws(CodingError) {
            read = try decoder.decodeUnstructured(
                request.body, of: type, apiVersion: version.apiVersion, kind: version.kind)
        } catch {
            throw .badRequest(error.message)
        }
        do throws(CodingError) {
            var reading = try normalised(read.value, version, options)
            reading.complaints = read.strictErrors + reading.complaints
            return reading
        } catch {
            throw .badRequest(Self.unhandled(error.message, read.value, version))
        }
    }

    /// How a strict reader refuses a body.
    static func strictRefusal(_ reading: Reading, _ version: CustomVersion) -> StatusError {
        .badRequest(unhandled(strictMessage(reading), reading.object, version))
    }

    static func strictMessage(_ reading: Reading) -> String {
        "strict decoding error: " + reading.complaints.joined(separator: ", ")
    }

    private static func unhandled(_ why: String, _ object: Value, _ version: CustomVersion) -> String {
        let kind = object["kind"]?.stringValue ?? version.kind
        return "\(kind) in version \"\(version.version)\" cannot be handled as a \(version.kind): \(why)"
    }

    /// An object that a client or a patch made, in the form in which it is kept.
    func normalised(_ object: Value, _ version: CustomVersion, _ options: WriteOptions) throws(CodingError) -> Reading {
        guard case .object(var fields) = object else {
            throw CodingError(.type, "the object is no JSON object")
        }
        var complaints: [String] = []
        if let metadata = fields["metadata"] {
            let read = try decoder.normalise(metadata, as: metadataMessage)
            fields["metadata"] = read.value
            complaints = read.strictErrors.map { Self.complaint($0, below: "metadata") }
        }
        let (accepted, unknown) = CustomObjectForm(version).accepted(
            .object(fields), notesUnknown: options.fieldValidation != .ignore)
        complaints += unknown.map { "unknown field \(FieldError.quoted($0))" }
        return try withEmbeddedMetadata(Reading(object: accepted, complaints: complaints), version)
    }

    /// Objects inside of the object have metadata as it has itself.
    private func withEmbeddedMetadata(_ reading: Reading, _ version: CustomVersion) throws(CodingError) -> Reading {
        var complaints: [String] = []
        let object = try EmbeddedMetadata<CodingError>.read(in: reading.object, version.schema) {
            (metadata, place) throws(CodingError) in
            do throws(CodingError) {
                let read = try decoder.normalise(metadata, as: metadataMessage)
                complaints += read.strictErrors.map { Self.complaint($0, below: place) }
                return read.value.withSortedMembers
            } catch {
                let problem = FieldError.invalid(FieldPath(place), metadata, error.message)
                throw CodingError(.type, "\(problem.field): \(problem.message)")
            }
        }
        return Reading(object: object, complaints: reading.complaints + complaints.sorted())
    }

    /// `unknown field "foo"` of metadata that was read by itself.
    private static func complaint(_ complaint: String, below place: String) -> String {
        guard let quote = complaint.firstIndex(of: "\"") else { return complaint }
        return complaint[...quote] + place + "." + complaint[complaint.index(after: quote)...]
    }
}
