import ObjectCoding
import ObjectModel

/// Answers the paths that are no objects: health, version, discovery, OpenAPI.
struct DocumentHandler: Sendable {
    let served: LiveDocuments
    let version: ServerVersion
    let answers: AnswerWriter
    let issuer: IssuerDocuments
    /// Where clients may reach the server, `host:port`.
    let address: String

    private var discovery: Discovery { served.discovery }
    private var openAPI: OpenAPIDocuments { served.openAPI }

    func answer(_ path: String, _ request: HTTPRequest) throws(StatusError) -> HTTPResponse {
        let parts = path.split(separator: "/").map(String.init)
        let response = try document(path, parts, request)
        guard request.method == "GET" || request.method == "HEAD" || response.status == 404 else {
            throw ResourceRequest.methodNotAllowed
        }
        return response
    }

    private func document(
        _ path: String, _ parts: [String], _ request: HTTPRequest
    ) throws(StatusError) -> HTTPResponse {
        switch parts.first {
        case nil: return try answers.value(paths, form: form(request, .none), status: 200)
        case let name? where HealthChecks.names.contains(name):
            guard let text = HealthChecks(name).answer(parts.dropFirst(), request.query) else { return Self.notFound }
            return Self.text(200, text)
        case "version"? where parts.count == 1:
            // It is JSON for people, whatever the client accepts.
            return HTTPResponse(
                status: 200, contentType: MediaType.json.name, bytes: JSON.encodeIndented(version.document))
        case "openapi"?: return try openAPI(parts, request)
        case "api"?: return try core(parts, request)
        case "apis"?: return try groups(parts, request)
        default: return issuer.answer(path) ?? Self.notFound
        }
    }

    private func form(_ request: HTTPRequest, _ forms: Acceptable.Forms) throws(StatusError) -> AnswerForm {
        try AnswerForm(request, offering: forms)
    }

    static let notFound = text(404, "404 page not found\n")

    private static func text(_ status: Int, _ text: String) -> HTTPResponse {
        HTTPResponse(
            status: status, contentType: "text/plain; charset=utf-8", bytes: Array(text.utf8),
            headers: [("X-Content-Type-Options", "nosniff")])
    }

    // MARK: - Discovery

    private func core(_ parts: [String], _ request: HTTPRequest) throws(StatusError) -> HTTPResponse {
        if parts.count == 1 {
            return try aggregatable(request, core: true) { discovery.apiVersions(serverAddress: address) }
        }
        guard parts.count == 2, let list = discovery.apiResourceList(group: "", version: parts[1]) else {
            throw ResourceRequest.unknownPath
        }
        return try answers.value(list, form: form(request, .none), status: 200)
    }

    private func groups(_ parts: [String], _ request: HTTPRequest) throws(StatusError) -> HTTPResponse {
        if parts.count == 1 { return try aggregatable(request, core: false) { discovery.apiGroupList() } }
        guard discovery.serves(group: parts[1]) else { return Self.notFound }
        if parts.count == 2, let group = discovery.apiGroup(parts[1]) {
            return try answers.value(group, form: form(request, .none), status: 200)
        }
        guard parts.count == 3, let list = discovery.apiResourceList(group: parts[1], version: parts[2]) else {
            throw ResourceRequest.unknownPath
        }
        return try answers.value(list, form: form(request, .none), status: 200)
    }

    private func aggregatable(
        _ request: HTTPRequest, core: Bool, _ plain: () -> Value
    ) throws(StatusError) -> HTTPResponse {
        let form = try form(request, .discovery)
        guard case .groupDiscovery(let version) = form.acceptable.form else {
            return try answers.value(plain(), form: form, status: 200, headers: [("Vary", "Accept")])
        }
        let document = served.aggregatedDiscovery.document(core: core, beta: version == "v2beta1")
        let headers = [("Vary", "Accept"), ("Cache-Control", "public")]
        let response = document.json.response(to: request, headers: headers)
        guard response.status == 200, form.acceptable.pretty || form.acceptable.type != .json else { return response }
        return try answers.value(
            document.value, form: form, status: 200, headers: [("ETag", document.json.tag)] + headers)
    }

    /// The list of all paths, at `/`.
    private var paths: Value {
        let groups = discovery.groupVersions.map { $0.contains("/") ? "/apis/\($0)" : "/api/\($0)" }
        let fixed = [
            "/api", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version",
            IssuerDocuments.configurationPath, IssuerDocuments.keysPath,
        ]
        return ["paths": .array((groups + fixed).sorted().map(Value.string))]
    }

    // MARK: - OpenAPI

    private func openAPI(_ parts: [String], _ request: HTTPRequest) throws(StatusError) -> HTTPResponse {
        let accept = request.headers["accept"] ?? ""
        switch parts.dropFirst().first {
        case "v2"? where parts.count == 2:
            let wantsProtobuf = OpenAPIDocuments.acceptsV2Protobuf(accept)
            let document = wantsProtobuf ? openAPI.v2Protobuf() : openAPI.v2()
            return document.response(to: request, headers: [("Vary", "Accept")])
        case "v3"? where parts.count == 2: return openAPI.v3Index().response(to: request)
        case "v3"?:
            let name = parts.dropFirst(2).joined(separator: "/")
            guard let found = openAPI.v3(name) else { return Self.notFound }
            return groupVersion(found, "/openapi/v3/\(name)", request)
        default: return Self.notFound
        }
    }

    /// Who names the hash of a document may keep it for ever, and is sent on when it is another one by now.
    private func groupVersion(_ document: HashedDocument, _ path: String, _ request: HTTPRequest) -> HTTPResponse {
        let hash = request.query["hash"]
        guard !hash.isEmpty else { return document.response(to: request) }
        guard hash == document.hash else {
            let place = "\(path)?hash=\(document.hash)"
            return HTTPResponse(
                status: 301, contentType: "text/html; charset=utf-8",
                bytes: Array("<a href=\"\(place)\">Moved Permanently</a>.\n\n".utf8), headers: [("Location", place)])
        }
        let year = answers.now().seconds + 31_536_000
        return document.response(
            to: request,
            headers: [
                ("Vary", "Accept"), ("Cache-Control", "public, immutable"), ("Expires", HTTPDate.text(year)),
            ])
    }
}
