import ObjectCoding
import ObjectModel
import ObjectRules
import ObjectStore

/// Requests below an object: parts of it with rules of their own (`status`), and other kinds that stand for something
/// done to it (`scale`, `binding`).
struct SubresourceHandler: Sendable {
    let operations: ObjectOperations
    let bodies: BodyReader
    let answers: AnswerWriter
    let logs: any PodLogSource
    let tokens: AccountTokens

    func handle(_ call: ResourceCall) throws(StatusError) {
        guard let subresource = call.resource.subresources.first(where: { $0.name == call.target.subresource }) else {
            throw ResourceRequest.unknownPath
        }
        switch subresource.name {
        case "log": try log(call)
        case "scale": try scale(call)
        case "binding": try bind(call)
        case "eviction": try evict(call)
        case "token": try token(call)
        case "attach", "exec", "portforward", "proxy": connect(call, subresource)
        default: try part(call)
        }
    }

    /// Has everybody asked about a connection; those that may be made are not served.
    private func connect(_ call: ResourceCall, _ subresource: ResourceType.Subresource) {
        let options = ConnectOptions.object(call, subresource)
        operations.admitted(AdmissionAttributes(.connect, call.target, WriteOptions(), object: options)) { error in
            call.exchange.respond(answers.error(error, call.request))
        } then: { _ in
            call.exchange.respond(answers.error(Self.notServed(subresource, call), call.request))
        }
    }

    private static func notServed(_ subresource: ResourceType.Subresource, _ call: ResourceCall) -> StatusError {
        StatusError(
            code: 501, reason: "NotImplemented",
            message: "this server does not serve \(call.resource.plural)/\(subresource.name) yet",
            details: Fields([("name", .string(call.target.name)), ("kind", .string(call.resource.plural))]))
    }

    // MARK: - Parts of the object

    private func part(_ call: ResourceCall) throws(StatusError) {
        let form = try AnswerForm(call)
        switch call.verb {
        case .get:
            let version = try ListQuery.version(call.request.query["resourceVersion"])
            let object = try operations.get(call.target, resourceVersion: version)
            operations.complete(object, created: false, call.resource) { answer(call, form, $0) }
        case .update:
            let options = try WriteOptions(call.request, kind: "UpdateOptions")
            let body = try bodies.object(call, as: ExpectedKind(call.resource), options: options)
            operations.replace(call.target, body: body, options: options) { answer(call, form, $0) }
        case .patch:
            let (patch, options) = try bodies.patch(call)
            operations.patch(call.target, patch: patch, options: options, warn: { call.warnings.decoded($0) }) {
                answer(call, form, $0)
            }
        default: throw ResourceRequest.methodNotAllowed
        }
    }

    func answer(_ call: ResourceCall, _ form: AnswerForm, _ result: Result<Outcome, StatusError>) {
        call.exchange.respond { () throws(StatusError) in
            try answers.outcome(result.get(), resource: call.resource, form: form, headers: call.warnings.headers)
        } orError: {
            answers.error($0, call.request, headers: call.warnings.headers)
        }
    }

    /// The body of a subresource that is a kind of its own.
    func body(_ call: ResourceCall, _ options: WriteOptions) throws(StatusError) -> Value {
        guard let subresource = call.resource.subresources.first(where: { $0.name == call.target.subresource }),
            let expected = bodies.expectedKind(of: subresource, in: call.resource)
        else { throw ResourceRequest.unknownPath }
        return try bodies.object(call, as: expected, options: options)
    }

    /// Answers that something was done, as Kubernetes does where there is no object to show.
    func answerDone(_ call: ResourceCall, _ result: Result<Outcome, StatusError>) {
        call.exchange.respond { () throws(StatusError) in
            _ = try result.get()
            return try answers.value(
                AnswerWriter.success(nil, code: 201), form: AnswerForm(call.request, offering: .none), status: 201,
                headers: call.warnings.headers)
        } orError: {
            answers.error($0, call.request, headers: call.warnings.headers)
        }
    }
}
