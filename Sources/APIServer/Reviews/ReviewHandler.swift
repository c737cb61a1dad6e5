import ObjectCoding
import ObjectModel
import ObjectStore

/// Kinds that are questions: they are created, answered, and stored nowhere. Who am I, may I, whose token is this. Also
/// `bindings`, the old path of `pods/binding`, and `componentstatuses`, of which there are none.
struct ReviewHandler: Sendable {
    let bodies: BodyReader
    let answers: AnswerWriter
    let authorizer: Authorizer
    let tokens: any TokenIssuer
    let operations: ObjectOperations

    private static let questions: Set = [
        "selfsubjectreviews", "tokenreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews",
        "subjectaccessreviews", "localsubjectaccessreviews",
    ]

    func handles(_ resource: ResourceType) -> Bool {
        switch resource.group {
        case "authentication.k8s.io", "authorization.k8s.io": Self.questions.contains(resource.plural)
        case "": resource.plural == "bindings" || resource.plural == "componentstatuses"
        default: false
        }
    }

    func handle(_ call: ResourceCall) throws(StatusError) {
        if call.resource.plural == "componentstatuses" { return try componentStatuses(call) }
        guard call.verb == .create else { throw ResourceRequest.methodNotAllowed }
        let options = try WriteOptions(call.request, kind: "CreateOptions")
        let body = try bodies.object(call, as: ExpectedKind(call.resource), options: options)
        if call.resource.plural == "bindings" { return try bind(call, Binding(body), options) }
        guard case .object(var review) = body else { return }
        review["status"] = .object(try status(call, review))
        review["metadata"] = .object(metadata(call))
        let form = try AnswerForm(call.request, offering: .none)
        call.exchange.respond(
            try answers.value(.object(review), form: form, status: 201, headers: call.warnings.headers))
    }

    private func metadata(_ call: ResourceCall) -> Fields {
        guard call.resource.plural == "selfsubjectreviews" else { return Fields() }
        return Fields([("creationTimestamp", .string(operations.environment.now().rfc3339))])
    }

    private func status(_ call: ResourceCall, _ review: Fields) throws(StatusError) -> Fields {
        let spec = review.object("spec")
        switch call.resource.plural {
        case "selfsubjectreviews": return ["userInfo": .object(Self.userInfo(call.caller))]
        case "tokenreviews": return tokenStatus(spec)
        case "selfsubjectrulesreviews": return try rules(call, spec)
        case "selfsubjectaccessreviews": return try access(call, spec, of: call.caller)
        default:
            let caller = Caller(name: spec.string("user"), groups: spec.strings("groups"))
            try checkSubject(caller, call)
            return try access(call, spec, of: caller)
        }
    }

    // MARK: - Who

    static func userInfo(_ caller: Caller) -> Fields {
        var info = Fields([("username", .string(caller.name))])
        if !caller.uid.isEmpty { info["uid"] = .string(caller.uid) }
        info["groups"] = .array(caller.groups.map(Value.string))
        if !caller.extra.isEmpty {
            let extra = caller.extra.sorted { $0.key < $1.key }
            info["extra"] = .object(Fields(extra.map { ($0.key, .array($0.value.map(Value.string))) }))
        }
        return info
    }

    private func tokenStatus(_ spec: Fields) -> Fields {
        guard let caller = tokens.caller(of: spec.string("token"), now: operations.environment.now()) else {
            return ["user": .object(Fields()), "error": "invalid bearer token"]
        }
        return ["authenticated": true, "user": .object(Self.userInfo(caller)), "audiences": [.string(tokens.audience)]]
    }

    // MARK: - May they

    private func checkSubject(_ caller: Caller, _ call: ResourceCall) throws(StatusError) {
        guard caller.name.isEmpty, caller.groups.isEmpty else { return }
        throw .invalid(
            group: "authorization.k8s.io", kind: "", name: "",
            [.invalid(FieldPath("spec.user"), "", "at least one of user or group must be specified")])
    }

    private func access(_ call: ResourceCall, _ spec: Fields, of caller: Caller) throws(StatusError) -> Fields {
        let asks = [spec["resourceAttributes"], spec["nonResourceAttributes"]].filter { $0 != nil }
        guard asks.count == 1 else {
            throw .invalid(
                group: "authorization.k8s.io", kind: "", name: "",
                [
                    .invalid(
                        FieldPath("spec.resourceAttributes"),
                        asks.isEmpty ? .null : spec["resourceAttributes"] ?? .null,
                        "exactly one of nonResourceAttributes or resourceAttributes must be specified")
                ])
        }
        let path = spec["nonResourceAttributes"]?["path"]?.stringValue
        let plural = spec["resourceAttributes"]?["resource"]?.stringValue
        return ["allowed": .bool(authorizer.allows(caller, path: path, plural: plural))]
    }

    private func rules(_ call: ResourceCall, _ spec: Fields) throws(StatusError) -> Fields {
        guard !spec.string("namespace").isEmpty else { throw .badRequest("no namespace on request") }
        let resources: [Value] =
            call.caller.isAdministrator ? [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]] : []
        let paths: [Value] = call.caller.isAdministrator ? [["verbs": ["*"], "nonResourceURLs": ["*"]]] : []
        return ["resourceRules": .array(resources), "nonResourceRules": .array(paths), "incomplete": false]
    }

    // MARK: - Old paths

    private func bind(_ call: ResourceCall, _ binding: Binding, _ options: WriteOptions) throws(StatusError) {
        guard let pods = bodies.schema.resource(group: "", version: "v1", plural: "pods") else { return }
        let target = ResourceRequest(
            resource: pods, namespace: call.target.namespace, name: binding.metadata.name, subresource: "binding")
        try operations.bind(target, to: binding, options: options) { result in
            call.exchange.respond { () throws(StatusError) in
                _ = try result.get()
                return try answers.value(
                    AnswerWriter.success(nil, code: 201), form: AnswerForm(call.request, offering: .none), status: 201)
            } orError: {
                answers.error($0, call.request)
            }
        }
    }

    private func componentStatuses(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call.request, offering: .objects)
        call.warnings.add(RequestWarnings.reading(call.resource))
        guard call.verb == .list else { throw .notFound(call.resource, name: call.target.name) }
        let page = ListPage(objects: [], revision: operations.store.revision, continueToken: "", remaining: nil)
        var response = try answers.list(page, resource: call.resource, form: form)
        response.headers += call.warnings.headers
        call.exchange.respond(response)
    }
}
