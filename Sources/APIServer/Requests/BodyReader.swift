import CustomResources
import ObjectCoding
import ObjectModel

/// Reads the bodies of requests.
struct BodyReader: Sendable {
    let schema: Schema
    let decoder: ObjectDecoder

    /// The object in a body, in canonical form.
    func object(_ call: ResourceCall, as expected: ExpectedKind, options: WriteOptions) throws(StatusError) -> Value {
        let request = call.request
        if let served = call.resource.served, expected.kind == call.resource.kind {
            return try object(call, as: served.custom, options: options)
        }
        guard let type = MediaType(contentType: request.headers["content-type"]) else { throw Self.unsupported }
        let decoded: DecodedObject
        do throws(CodingError) {
            decoded = try decoder.decode(request.body, of: type, as: expected)
            if options.fieldValidation == .strict, let refusal = decoded.strictRefusal(as: expected) { throw refusal }
        } catch {
            throw .badRequest(error.message)
        }
        if options.fieldValidation == .warn { call.warnings.add(decoded.warnings) }
        return decoded.value
    }

    /// A tree that a patch made of `current`, in canonical form. `warn` gets what is unusual about it.
    func normalised(
        _ value: Value, as message: MessageID, from current: Value? = nil, by patch: PatchBody? = nil,
        options: WriteOptions, warn: ([String]) -> Void
    ) throws(StatusError) -> Value {
        let decoded: DecodedObject
        do throws(CodingError) {
            let object = try decoder.normalise(
                value, as: message, like: current, sortingComplaints: patch != nil)
            decoded = DecodedObject(
                value: object.value, strictErrors: options.patchComplaints + object.strictErrors)
        } catch {
            let conversion = patch?.isStrategicMerge == true ? decoder.conversionFailure(of: value, as: message) : nil
            throw PatchErrors.unusable(value, conversion ?? error.message, by: patch)
        }
        switch options.fieldValidation {
        case .ignore: break
        case .warn: warn(decoded.warnings)
        case .strict where !decoded.strictErrors.isEmpty:
            throw PatchErrors.unusable(value, decoded.strictMessage ?? "", by: patch)
        case .strict: break
        }
        return decoded.value
    }

    private static let unsupported = StatusError(
        code: 415, reason: "UnsupportedMediaType",
        message: "the body of the request was in an unknown format - accepted media types include: "
            + "application/json, application/yaml, application/vnd.kubernetes.protobuf")

    // MARK: - Custom resources

    private func object(_ call: ResourceCall, as version: CustomVersion, options: WriteOptions)
        throws(StatusError) -> Value
    {
        let bodies = CustomBodies(schema: schema, decoder: decoder)
        let reading = try bodies.object(call.request, version, options: options)
        if options.fieldValidation == .strict, !reading.complaints.isEmpty {
            throw CustomBodies.strictRefusal(reading, version)
        }
        if options.fieldValidation == .warn { call.warnings.add(DecodedObject.warnings(of: reading.complaints)) }
        return reading.object
    }

    /// A custom object that a patch made, in the form in which it is kept.
    func normalised(
        _ value: Value, as version: CustomVersion, options: WriteOptions, warn: ([String]) -> Void
    ) throws(StatusError) -> Value {
        var reading: CustomBodies.Reading
        do throws(CodingError) {
            reading = try CustomBodies(schema: schema, decoder: decoder).normalised(value, version, options)
        } catch {
            throw PatchErrors.unusable(value, error.message)
        }
        reading.complaints = options.patchComplaints + reading.complaints
        guard !reading.complaints.isEmpty else { return reading.object }
        switch options.fieldValidation {
        case .ignore: break
        case .warn: warn(reading.complaints)
        case .strict: throw PatchErrors.unusable(value, CustomBodies.strictMessage(reading))
        }
        return reading.object
    }

    /// What kind a subresource's bodies have.
    func expectedKind(of subresource: ResourceType.Subresource, in resource: ResourceType) -> ExpectedKind? {
        let group = subresource.version.isEmpty ? resource.group : subresource.group
        let version = subresource.version.isEmpty ? resource.version : subresource.version
        var expected = ExpectedKind(
            apiVersion: group.isEmpty ? version : "\(group)/\(version)", kind: subresource.kind, schema: schema)
        // Clients before Kubernetes 1.22 evict with the version that became v1.
        if subresource.kind == "Eviction" { expected?.equivalents = ["policy/v1beta1"] }
        return expected
    }

    /// The options in the body of a DELETE; nil without a body.
    func deleteOptions(_ request: HTTPRequest) throws(StatusError) -> Value? {
        guard !request.body.isEmpty else { return nil }
        guard let expected = ExpectedKind(apiVersion: "v1", kind: "DeleteOptions", schema: schema) else { return nil }
        guard let type = MediaType(contentType: request.headers["content-type"]) else { throw Self.unsupported }
        do throws(CodingError) {
            return try decoder.decode(request.body, of: type, as: expected).value
        } catch {
            throw .badRequest(error.message)
        }
    }

    /// The patch in a body, and its options. Custom resources have no strategic merge patch: nothing says how their
    /// lists merge.
    func patch(_ call: ResourceCall) throws(StatusError) -> (PatchBody, WriteOptions) {
        var options = try WriteOptions(call.request, kind: "PatchOptions")
        let type = PatchMediaType(contentType: call.request.headers["content-type"])
        if call.resource.isCustom, type == .strategicMerge {
            throw Self.unsupportedCustomPatch
        }
        let body = try patch(call.request, &options)
        return (body, options)
    }

    private static let unsupportedCustomPatch = StatusError(
        code: 415, reason: "UnsupportedMediaType",
        message: "the body of the request was in an unknown format - accepted media types include: "
            + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml")

    private func patch(_ request: HTTPRequest, _ options: inout WriteOptions) throws(StatusError) -> PatchBody {
        func tree(_ type: PatchMediaType) throws(StatusError) -> Value {
            let text = try PatchText(request.body, type, isClose: options.fieldValidation != .ignore)
            options.patchComplaints = text.complaints
            return text.tree
        }
        switch PatchMediaType(contentType: request.headers["content-type"]) {
        case .json?: return .json(try tree(.json))
        case .merge?: return .merge(try tree(.merge))
        case .strategicMerge?: return .strategicMerge(try tree(.strategicMerge))
        case .applyYAML?: return .apply(try ApplyPatch(yaml: request.body))
        case .applyCBOR?, nil: throw Self.unsupportedPatch
        }
    }

    private static let unsupportedPatch = StatusError(
        code: 415, reason: "UnsupportedMediaType",
        message: "the body of the request was in an unknown format - accepted media types include: "
            + "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, "
            + "application/apply-patch+yaml")
}
