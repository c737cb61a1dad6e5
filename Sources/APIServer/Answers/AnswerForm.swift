import ObjectCoding
import ObjectModel

/// How a client wants objects shown: encoding, plain or as a Table or metadata alone.
struct AnswerForm: Sendable {
    let acceptable: Acceptable
    let include: IncludeObject

    static let json = AnswerForm(acceptable: Acceptable(type: .json), include: .metadata)

    private init(acceptable: Acceptable, include: IncludeObject) {
        self.acceptable = acceptable
        self.include = include
    }

    /// From a request for objects; fails with 406 when nothing that the client accepts is on offer.
    init(_ call: ResourceCall) throws(StatusError) {
        try self.init(call.request, offering: call.resource.isCustom ? .customObjects : .objects)
    }

    /// From a request; fails with 406 when nothing that the client accepts is on offer.
    init(_ request: HTTPRequest, offering forms: Acceptable.Forms) throws(StatusError) {
        guard var acceptable = Acceptable.negotiate(accept: request.headers["accept"], offering: forms) else {
            throw Self.notAcceptable
        }
        if request.wantsIndentation, !acceptable.pretty {
            acceptable = Acceptable(type: acceptable.type, form: acceptable.form, pretty: true)
        }
        if case .table = acceptable.form {
            include = try IncludeObject(query: request.query["includeObject"])
        } else {
            include = .metadata
        }
        self.acceptable = acceptable
    }

    static let notAcceptable = StatusError(
        code: 406, reason: "NotAcceptable",
        message: "only the following media types are accepted: application/json, application/yaml, "
            + "application/vnd.kubernetes.protobuf")

    /// YAML documents have no end that a watch could send.
    static let notStreamable = StatusError(
        code: 406, reason: "NotAcceptable",
        message: "only the following media types are accepted: application/json;stream=watch, "
            + "application/vnd.kubernetes.protobuf;stream=watch")
}

extension HTTPRequest {
    /// People who look with a browser or curl get indented JSON.
    var wantsIndentation: Bool {
        if query.has("pretty") { return query.flag("pretty") }
        let agent = headers["user-agent"] ?? ""
        return ["curl", "Wget", "Mozilla/5.0"].contains { agent.hasPrefix($0) }
    }
}
