import ObjectCoding
import ObjectModel

/// Puts events into the words of `audit.k8s.io/v1`.
struct AuditWriter: Sendable {
    let decoder: ObjectDecoder

    /// One line of JSON.
    func line(_ event: AuditEvent) -> [UInt8] {
        var fields = Fields([
            ("kind", "Event"), ("apiVersion", "audit.k8s.io/v1"), ("level", .string(event.decision.level.rawValue)),
            ("auditID", .string(event.id)), ("stage", .string(event.stage.rawValue)),
            ("requestURI", .string(event.uri)), ("verb", .string(event.request.verb)),
            ("user", .object(event.request.caller.map(ReviewHandler.userInfo) ?? Fields())),
        ])
        if let caller = event.impersonated { fields["impersonatedUser"] = .object(ReviewHandler.userInfo(caller)) }
        if !event.addresses.isEmpty { fields["sourceIPs"] = .array(event.addresses.map(Value.string)) }
        if !event.userAgent.isEmpty { fields["userAgent"] = .string(event.userAgent) }
        if let target = event.request.target { fields["objectRef"] = .object(Self.reference(target)) }
        if let status = Self.status(event) { fields["responseStatus"] = status }
        if let body = event.requestBody { fields["requestObject"] = object(body, event) }
        if let body = event.responseBody { fields["responseObject"] = object(body, event) }
        fields["requestReceivedTimestamp"] = .string(event.received.rfc3339Micro)
        fields["stageTimestamp"] = .string(event.stageTime.rfc3339Micro)
        if !event.annotations.isEmpty {
            fields["annotations"] = .object(Fields(event.annotations.map { ($0.0, .string($0.1)) }))
        }
        return JSON.encode(.object(fields)) + [UInt8(ascii: "\n")]
    }

    private static func reference(_ target: ResourceRequest) -> Fields {
        var reference = Fields([("resource", .string(target.resource.plural))])
        if !target.namespace.isEmpty { reference["namespace"] = .string(target.namespace) }
        if !target.name.isEmpty { reference["name"] = .string(target.name) }
        if !target.resource.group.isEmpty { reference["apiGroup"] = .string(target.resource.group) }
        reference["apiVersion"] = .string(target.resource.version)
        if let subresource = target.subresource { reference["subresource"] = .string(subresource) }
        return reference
    }

    private static func status(_ event: AuditEvent) -> Value? {
        guard let code = event.status else { return nil }
        var status = Fields([("metadata", .object(Fields()))])
        for name in ["status", "message", "reason", "details"] {
            if let value = event.refusal?[name] { status[name] = value }
        }
        status["code"] = .int(Int64(code))
        return .object(status)
    }

    // MARK: - Bodies

    /// A body as a tree, whatever it was sent as; nil where it can't be read.
    private func object(_ body: AuditEvent.Body, _ event: AuditEvent) -> Value? {
        guard !body.bytes.isEmpty, var value = tree(body, event.request.target) else { return nil }
        if event.decision.omitsManagedFields { Self.dropManagedFields(&value) }
        return value
    }

    private func tree(_ body: AuditEvent.Body, _ target: ResourceRequest?) -> Value? {
        do throws(CodingError) {
            switch MediaType(contentType: body.contentType) {
            case .yaml?: return try YAML.parse(body.bytes).value
            case .protobuf?:
                guard let target else { return nil }
                return try decoder.decodeProtobuf(body.bytes, as: ExpectedKind(target.resource)).value
            // Patches are JSON under names of their own.
            case .json?, nil: return try JSON.parse(body.bytes)
            }
        } catch {
            return nil
        }
    }

    private static func dropManagedFields(_ value: inout Value) {
        guard case .object(var object) = value else { return }
        value = .null
        if var metadata = object["metadata"]?.objectValue {
            metadata["managedFields"] = nil
            object["metadata"] = .object(metadata)
        }
        if var items = object["items"]?.arrayValue {
            for index in items.indices { dropManagedFields(&items[index]) }
            object["items"] = .array(items)
        }
        value = .object(object)
    }
}
