import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore

/// What happens to a request: who makes it, may they, what does it ask for, who answers.
public final class RequestHandler: Sendable {
    private let router: Router
    private let authenticator: Authenticator
    private let authorizer = Authorizer()
    private let answers: AnswerWriter
    private let documents: DocumentHandler
    private let verbs: VerbHandler
    private let subresources: SubresourceHandler
    private let reviews: ReviewHandler
    private let why: WhyHandler

    init(
        router: Router, authenticator: Authenticator, answers: AnswerWriter, documents: DocumentHandler,
        verbs: VerbHandler, subresources: SubresourceHandler, reviews: ReviewHandler, why: WhyHandler
    ) {
        self.router = router
        self.authenticator = authenticator
        self.answers = answers
        self.documents = documents
        self.verbs = verbs
        self.subresources = subresources
        self.reviews = reviews
        self.why = why
    }

    func handle(_ request: HTTPRequest, _ exchange: HTTPExchange) {
        do throws(StatusError) {
            let own = try authenticator.caller(
                authorization: request.headers["authorization"], certificate: request.certificate)
            let caller = try Impersonation.apply(request.headers, to: own)
            switch router.route(request.path) {
            case .resource(let target): try serve(target, request, caller, exchange)
            case .other(let path) where path.hasPrefix(WhyHandler.prefix): try why.handle(request, caller, exchange)
            case .other(let path):
                let access = AccessRequest(
                    caller: caller, verb: request.method.lowercased(), resource: nil, path: path)
                try authorizer.check(access)
                exchange.respond(try documents.answer(path, request))
            }
        } catch {
            exchange.respond(answers.error(error, request))
        }
    }

    private func serve(
        _ target: ResourceRequest, _ request: HTTPRequest, _ caller: Caller, _ exchange: HTTPExchange
    ) throws(StatusError) {
        let verb = target.verb(method: request.method, query: request.query)
        try authorizer.check(
            AccessRequest(
                caller: caller, verb: verb?.rawValue ?? request.method.lowercased(), resource: target,
                path: request.path))
        try target.allows(verb)
        guard let verb else { throw ResourceRequest.methodNotAllowed }
        try target.checkName()
        let call = ResourceCall(target: target, verb: verb, caller: caller, request: request, exchange: exchange)
        if reviews.handles(target.resource) { return try reviews.handle(call) }
        if target.subresource != nil { return try subresources.handle(call) }
        try verbs.handle(call)
    }

    /// The answer to a body over the limit, which nobody read.
    func refuseBody() -> HTTPResponse {
        answers.error(
            StatusError(
                code: 413, reason: "RequestEntityTooLarge",
                message: "Request entity too large: limit is \(ServerLimits.bodyBytes)"), nil)
    }
}
