import AccessRules
import ObjectCoding
import ObjectModel
import ObjectStore

/// Kinds that are questions: they are created, answered, and stored nowhere. Who am I, may I, whose token is this. Also
/// `bindings`, the old path of `pods/binding`, and `componentstatuses`, of which there are none.
struct ReviewHandler: Sendable {
    let bodies: BodyReader
    let answers: AnswerWriter
    let authorizer: Authorizer
    let tokens: TokenReviews
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
        guard case .object(var review) = body else { return }
        try operations.checkNamespace(review.object("metadata").string("namespace"), call.target)
        if call.resource.plural == "bindings" { return bind(call, Binding(body), options) }
        review["metadata"] = .object(Self.ownMetadata(review.object("metadata"), of: call.resource))
        review["status"] = .object(try status(call, review))
        review["metadata"] = .object(metadata(call, stated: review.object("metadata")))
        let form = try AnswerForm(call.request, offering: .none)
        call.exchange.respond(
            try answers.value(.object(review), form: form, status: 201, headers: call.warnings.headers))
    }

    /// What a client may say: questions of the cluster have no namespace, and what the server says of objects is not
    /// asked for.
    private static func ownMetadata(_ stated: Fields, of resource: ResourceType) -> Fields {
        var metadata = stated
        if !resource.namespaced { metadata["namespace"] = nil }
        for key in ["creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "uid"] {
            metadata[key] = nil
        }
        return metadata
    }

    private func metadata(_ call: ResourceCall, stated: Fields) -> Fields {
        switch call.resource.plural {
        case "selfsubjectreviews": ["creationTimestamp": .string(operations.environment.now().rfc3339)]
        case "localsubjectaccessreviews": ["namespace": .string(call.target.namespace)]
        default: stated
        }
    }

    private func status(_ call: ResourceCall, _ review: Fields) throws(StatusError) -> Fields {
        let spec = review.object("spec")
        switch call.resource.plural {
        case "selfsubjectreviews": return ["userInfo": .object(Self.userInfo(call.caller))]
        case "tokenreviews":
            return try tokens.status(spec, now: operations.environment.now(), telling: call.target.context)
        case "selfsubjectrulesreviews": return try rules(call, spec)
        default: return try access(call, review)
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

    // MARK: - May they

    /// About the caller, or about the one that the question names.
    private func access(_ call: ResourceCall, _ review: Fields) throws(StatusError) -> Fields {
        try AccessReview.validate(review, plural: call.resource.plural, namespace: call.target.namespace)
        let spec = review.object("spec")
        let isAboutCaller = call.resource.plural == "selfsubjectaccessreviews"
        let caller = isAboutCaller ? call.caller : AccessReview.subject(of: spec)
        let (request, problems) = AccessReview.question(spec, of: caller)
        return AccessReview.status(authorizer.decide(request), problems: problems)
    }

    private func rules(_ call: ResourceCall, _ spec: Fields) throws(StatusError) -> Fields {
        let namespace = spec.string("namespace")
        guard !namespace.isEmpty else { throw .badRequest("no namespace on request") }
        let (rules, problems) = authorizer.rules(of: call.caller, in: namespace)
        return SelfRules.status(rules, problems: problems, isNode: NodeIdentity.name(of: call.caller) != nil)
    }

    // MARK: - Old paths

    private func bind(_ call: ResourceCall, _ binding: Binding, _ options: WriteOptions) {
        guard let pods = bodies.schema.resource(group: "", version: "v1", plural: "pods") else { return }
        var target = ResourceRequest(
            resource: pods, namespace: call.target.namespace, name: binding.metadata.name, subresource: "binding")
        target.context = call.target.context
        operations.bind(target, to: binding, options: options) { result in
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
        call.warnings.add(RequestWarnings.kind(call.resource))
        guard call.verb == .list else { throw .notFound(call.resource, name: call.target.name) }
        let page = ListPage(objects: [], revision: operations.store.revision, continueToken: "", remaining: nil)
        var response = try answers.list(page, resource: call.resource, form: form)
        response.headers += call.warnings.headers
        call.exchange.respond(response)
    }
}
