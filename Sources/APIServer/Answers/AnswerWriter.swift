import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore

/// Turns objects, lists and errors into HTTP answers in the form that a client asked for. Plain JSON, what most clients
/// want, is made of the bytes that were stored.
struct AnswerWriter: Sendable {
    let schema: Schema
    let now: @Sendable () -> Time

    // MARK: - One object

    func object(
        _ object: StoredObject, resource: ResourceType, form: AnswerForm, status: Int,
        headers: [(String, String)] = []
    ) throws(StatusError) -> HTTPResponse {
        let object = resource.shown(object)
        guard isPlain(form), !SharedStorage.needsConversion(resource) else {
            return try value(
                SharedStorage.shown(object.tree, resource: resource), stored: object.tree, resource: resource,
                form: form, status: status, headers: headers)
        }
        var body = ByteBufferAllocator().buffer(capacity: object.json.count + 1)
        body.writeBytes(object.json)
        body.writeInteger(UInt8(ascii: "\n"))
        return HTTPResponse(
            status: status, contentType: MediaType.json.name, body: AnswerBody([body]), headers: headers)
    }

    /// An object that is stored nowhere, or in the form `stored`; `resource` prints it as a Table.
    func value(
        _ value: Value, stored: Value? = nil, resource: ResourceType? = nil, form: AnswerForm, status: Int,
        headers: [(String, String)] = []
    ) throws(StatusError) -> HTTPResponse {
        let shown = try transformed(value, stored, resource, form)
        return HTTPResponse(
            status: status, contentType: form.acceptable.contentType,
            bytes: encode(shown, form.acceptable), headers: headers)
    }

    private func isPlain(_ form: AnswerForm) -> Bool {
        form.acceptable.type == .json && form.acceptable.form == .object && !form.acceptable.pretty
    }

    private func transformed(_ value: Value, _ stored: Value?, _ resource: ResourceType?, _ form: AnswerForm)
        throws(StatusError) -> Value
    {
        switch form.acceptable.form {
        case .table(let version):
            if value["kind"] == .string(ScaleView.kind), value["apiVersion"] == .string(ScaleView.apiVersion) {
                return TablePrinter.table(
                    format: .scale, items: [value], listMetadata: nil, includeObject: form.include, now: now(),
                    withColumns: true, version: version)
            }
            guard let resource, value["kind"]?.stringValue == resource.kind else { return value }
            let stored = stored ?? SharedStorage.stored(value, resource: resource)
            return table(of: [stored], resource, listMetadata: nil, form, version: version)
        case .partialObjectMetadata(let version): return TablePrinter.partial(value, version: version)
        case .partialObjectMetadataList: throw AnswerForm.notAcceptable
        case .object, .groupDiscovery: return value
        }
    }

    /// The Table of some objects in the form in which they are stored.
    func table(
        of items: [Value], _ resource: ResourceType, listMetadata: Value?, _ form: AnswerForm, version: String,
        withColumns: Bool = true
    ) -> Value {
        let printed = schema.resource(
            group: resource.group, version: SharedStorage.printedVersion(of: resource), plural: resource.plural)
        let isOwnForm = printed == nil || printed?.version == resource.version
        return TablePrinter.table(
            format: resource.served.map { TableFormat(additionalPrinterColumns: $0.custom.columns) }
                ?? TableFormat(printed ?? resource),
            items: isOwnForm ? items.map { SharedStorage.shown($0, resource: resource) } : items,
            listMetadata: listMetadata, includeObject: form.include, now: now(), withColumns: withColumns,
            version: version)
    }

    /// The body of an object; JSON ends with a newline as Go's encoder leaves it.
    func encode(_ value: Value, _ acceptable: Acceptable) -> [UInt8] {
        switch acceptable.type {
        case .json:
            var bytes = acceptable.pretty ? JSON.encodeIndented(value) : JSON.encode(value)
            bytes.append(UInt8(ascii: "\n"))
            return bytes
        case .yaml: return YAML.encode(value)
        case .protobuf:
            let apiVersion = value["apiVersion"]?.stringValue ?? ""
            let kind = value["kind"]?.stringValue ?? ""
            guard let known = ExpectedKind(apiVersion: apiVersion, kind: kind, schema: schema) else {
                return JSON.encode(value)
            }
            return Protobuf.encode(value, as: known.message, schema: schema, apiVersion: apiVersion, kind: kind)
        }
    }

    // MARK: - Lists

    func list(_ stored: ListPage, resource: ResourceType, form: AnswerForm) throws(StatusError) -> HTTPResponse {
        let page = stored.shown(by: resource)
        if isPlain(form), !SharedStorage.needsConversion(resource) {
            return HTTPResponse(
                status: 200, contentType: MediaType.json.name,
                body: AnswerBody(ListBytes(page, of: resource)))
        }
        if case .table(let version) = form.acceptable.form {
            let table = table(
                of: page.objects.map(\.tree), resource, listMetadata: .object(page.metadata), form, version: version)
            return HTTPResponse(
                status: 200, contentType: form.acceptable.contentType, bytes: encode(table, form.acceptable))
        }
        let items = page.objects.map { SharedStorage.shown($0.tree, resource: resource) }
        let list: Value
        switch form.acceptable.form {
        case .partialObjectMetadataList(let version):
            list = [
                "kind": "PartialObjectMetadataList", "apiVersion": .string("meta.k8s.io/\(version)"),
                "metadata": .object(page.metadata),
                "items": .array(items.map { TablePrinter.partial($0, version: version) }),
            ]
        case .partialObjectMetadata: throw AnswerForm.notAcceptable
        case .object, .table, .groupDiscovery: list = Self.plainList(items, page.metadata, resource)
        }
        return HTTPResponse(
            status: 200, contentType: form.acceptable.contentType, bytes: encode(list, form.acceptable))
    }

    /// Items of a list of one kind do not repeat it.
    private static func plainList(_ items: [Value], _ metadata: Fields, _ resource: ResourceType) -> Value {
        let bare =
            resource.isCustom
            ? items
            : items.map { item -> Value in
                guard case .object(var fields) = item else { return item }
                fields.removeValue(forKey: "kind")
                fields.removeValue(forKey: "apiVersion")
                return .object(fields)
            }
        return [
            "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion),
            "metadata": .object(metadata), "items": .array(bare),
        ]
    }

    // MARK: - Errors

    /// A refusal, in the encoding that the client asked for if it is one of ours.
    func error(
        _ error: StatusError, _ request: HTTPRequest?, headers more: [(String, String)] = []
    ) -> HTTPResponse {
        let accept = request?.headers["accept"]
        let asked = Acceptable.negotiate(accept: accept, offering: .objects)
        let isPretty = asked?.pretty == true || request?.wantsIndentation == true
        let form = Acceptable(type: asked?.type ?? .json, pretty: isPretty)
        var headers = more
        if let seconds = error.details?["retryAfterSeconds"]?.intValue, seconds > 0 {
            headers.append(("Retry-After", String(seconds)))
        }
        return HTTPResponse(
            status: error.code, contentType: form.type.name, bytes: encode(error.status, form), headers: headers)
    }
}

extension ListPage {
    /// The page as requests for a resource see it.
    fileprivate func shown(by resource: ResourceType) -> ListPage {
        guard resource.isCustom else { return self }
        return ListPage(
            objects: objects.map { resource.shown($0) }, revision: revision, continueToken: continueToken,
            remaining: remaining)
    }

    /// The metadata of the list.
    var metadata: Fields {
        var metadata = Fields([("resourceVersion", .string(String(revision)))])
        if !continueToken.isEmpty { metadata["continue"] = .string(continueToken) }
        if let remaining { metadata["remainingItemCount"] = .int(Int64(remaining)) }
        return metadata
    }
}
