import AccessRules
import NIOCore
import ObjectCoding
import ObjectModel
import ObjectStore

/// What happens to a request: who makes it, may they, what does it ask for, who answers.
public final class RequestHandler: Sendable {
    private let router: Router
    private let authenticator: Authenticator
    private let authorizer: Authorizer
    private let impersonation: Impersonation
    private let answers: AnswerWriter
    private let documents: DocumentHandler
    private let verbs: VerbHandler
    private let subresources: SubresourceHandler
    private let reviews: ReviewHandler
    private let why: WhyHandler

    init(
        router: Router, authenticator: Authenticator, authorizer: Authorizer, answers: AnswerWriter,
        documents: DocumentHandler, verbs: VerbHandler, subresources: SubresourceHandler, reviews: ReviewHandler,
        why: WhyHandler
    ) {
        self.router = router
        self.authenticator = authenticator
        self.authorizer = authorizer
        impersonation = Impersonation(authorizer: authorizer)
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
            let caller = try impersonation.apply(request.headers, to: own) {
                AccessAttributes(own, method: request.method, path: request.path, query: request.query)
            }
            switch router.route(request.path) {
            case .resource(var target):
                target.context.caller = caller
                try serve(target, request, exchange)
            case .other(let path) where path.hasPrefix(WhyHandler.prefix): try why.handle(request, caller, exchange)
            case .other(let path):
                try authorizer.check(
                    AccessAttributes(caller, method: request.method, path: path, query: request.query))
                exchange.respond(try documents.answer(path, request))
            }
        } catch {
            exchange.respond(answers.error(error, request))
        }
    }

    private func serve(
        _ target: ResourceRequest, _ request: HTTPRequest, _ exchange: HTTPExchange
    ) throws(StatusError) {
        let verb = target.verb(method: request.method, query: request.query)
        try checkAccess(target, verb, request)
        try target.allows(verb)
        guard let verb else { throw ResourceRequest.methodNotAllowed }
        try target.checkName()
        let call = ResourceCall(
            target: target, verb: verb, caller: target.context.caller, request: request, exchange: exchange)
        if reviews.handles(target.resource) { return try reviews.handle(call) }
        if target.subresource != nil { return try subresources.handle(call) }
        try verbs.handle(call)
    }

    /// Comes before everything that depends on what there is: who may not look learns nothing.
    private func checkAccess(_ target: ResourceRequest, _ verb: Verb?, _ request: HTTPRequest) throws(StatusError) {
        guard !target.context.caller.isAdministrator else { return }
        let asked =
            verb?.rawValue
            ?? AccessAttributes.verb(
                method: request.method, isCollection: target.name.isEmpty, query: request.query)
        try authorizer.check(AccessAttributes(target.context.caller, target, verb: asked, query: request.query))
    }

    /// The answer to a body over the limit, which nobody read.
    func refuseBody() -> HTTPResponse {
        answers.error(
            StatusError(
                code: 413, reason: "RequestEntityTooLarge",
                message: "Request entity too large: limit is \(ServerLimits.bodyBytes)"), nil)
    }
}
