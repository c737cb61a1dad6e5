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
    private let proxy: ServiceProxy
    private let flows: FlowFeed
    private let audit: Audit?

    /// - Parameter audit: nil: nothing is written about requests.
    init(
        router: Router, authenticator: Authenticator, authorizer: Authorizer, answers: AnswerWriter,
        documents: DocumentHandler, verbs: VerbHandler, subresources: SubresourceHandler, reviews: ReviewHandler,
        why: WhyHandler, proxy: ServiceProxy, flows: FlowFeed, audit: Audit? = nil
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
        self.proxy = proxy
        self.flows = flows
        self.audit = audit
    }

    func handle(_ request: HTTPRequest, _ exchange: HTTPExchange) {
        let route = router.route(request.path)
        let shown: Identified
        let nanoseconds: Int64
        do throws(StatusError) {
            shown = try authenticator.identify(authorization: request.headers["authorization"], of: exchange.peer)
            nanoseconds = try RequestDeadline.nanoseconds(request.query)
        } catch {
            _ = audit?.begin(request, route, nil, exchange)
            return exchange.respond(answers.error(error, request))
        }
        let own = shown.caller
        let trail = audit?.begin(request, route, own, exchange)
        for note in shown.annotations { trail?.annotations.add(note.key, note.value) }
        let entry = FairQueue.Entry(size: request.body.count, isLongRunning: route.isLongRunning(request)) {
            self.perform(request, route, shown, trail, exchange)
        } refuse: {
            exchange.respond(Self.tooManyRequests)
        }
        guard !route.isHealthCheck else { return entry.begin() }
        exchange.compete(as: own, entry, within: nanoseconds) {
            self.answers.error(RequestDeadline.exceeded, request)
        }
    }

    /// Kubernetes' words to those whose requests are too many.
    private static let tooManyRequests = HTTPResponse(
        status: 429, contentType: "text/plain; charset=utf-8",
        bytes: Array("Too many requests, please try again later.\n".utf8),
        headers: [("Retry-After", String(ServerLimits.retrySeconds)), ("X-Content-Type-Options", "nosniff")])

    private func perform(
        _ request: HTTPRequest, _ route: Route, _ shown: Identified, _ trail: AuditTrail?, _ exchange: HTTPExchange
    ) {
        let own = shown.caller
        do throws(StatusError) {
            let caller = try impersonation.apply(request.headers, to: own) {
                AccessAttributes(own, method: request.method, path: request.path, query: request.query)
            }
            if caller != own { trail?.impersonated(caller) }
            mark(exchange, route, caller, request, shown.warnings)
            switch route {
            case .resource(var target):
                target.context.caller = caller
                try serve(target, request, trail, exchange)
            case .remote(let service, let path):
                try authorize(
                    AccessAttributes(caller, method: request.method, path: path, query: request.query), trail)
                proxy.handle(
                    request, to: service, as: caller, isLongRunning: route.isLongRunning(request), exchange)
            case .other(let path) where path.hasPrefix(WhyHandler.prefix): try why.handle(request, caller, exchange)
            case .other(let path):
                try authorize(
                    AccessAttributes(caller, method: request.method, path: path, query: request.query), trail)
                exchange.respond(try documents.answer(path, request))
            }
        } catch {
            exchange.respond(answers.error(error, request))
        }
    }

    /// Answers name the flow schema and priority level that a request belongs to; those without an end have none, but
    /// for watches.
    ///
    /// - Parameter warnings: What the client is told of its credential.
    private func mark(
        _ exchange: HTTPExchange, _ route: Route, _ caller: Caller, _ request: HTTPRequest, _ warnings: [String]
    ) {
        let flow = flow(route, caller, request)?.headers ?? []
        exchange.mark(warnings.isEmpty ? flow : flow + Warnings(warnings).headers)
    }

    private func flow(_ route: Route, _ caller: Caller, _ request: HTTPRequest) -> FlowIndex.Flow? {
        let attributes: AccessAttributes
        switch route {
        case .resource(let target):
            let verb = target.verb(method: request.method, query: request.query)
            guard verb == .watch || !route.isLongRunning(request) else { return nil }
            attributes = AccessAttributes(caller, target, verb: verb?.rawValue ?? "")
        case .remote(_, let path), .other(let path):
            attributes = AccessAttributes(caller, method: request.method, path: path, query: request.query)
        }
        return flows.index { $0.flow(of: attributes) }
    }

    private func authorize(_ access: AccessAttributes, _ trail: AuditTrail?) throws(StatusError) {
        do throws(StatusError) {
            try authorizer.check(access)
        } catch {
            trail?.authorized(false)
            throw error
        }
        trail?.authorized(true)
    }

    private func serve(
        _ target: ResourceRequest, _ request: HTTPRequest, _ trail: AuditTrail?, _ exchange: HTTPExchange
    ) throws(StatusError) {
        let verb = target.verb(method: request.method, query: request.query)
        try checkAccess(target, verb, request, trail)
        try target.allows(verb)
        guard let verb else { throw ResourceRequest.methodNotAllowed }
        try target.checkName()
        let call = ResourceCall(
            target: target, verb: verb, caller: target.context.caller, request: request, exchange: exchange,
            annotations: trail?.annotations)
        if reviews.handles(target.resource) { return try reviews.handle(call) }
        if target.subresource != nil { return try subresources.handle(call) }
        let isWrite = [.create, .update, .patch].contains(call.verb)
        guard call.resource.groupResource != DefinitionRegistrar.storageName || !isWrite else {
            return handleApart(call)
        }
        verbs.handle(call)
    }

    /// Definitions of custom resources may be large, and reading their schemas takes longer than other requests should
    /// wait for on this thread.
    private func handleApart(_ call: ResourceCall) {
        Task { verbs.handle(call) }
    }

    /// Comes before everything that depends on what there is: who may not look learns nothing.
    private func checkAccess(
        _ target: ResourceRequest, _ verb: Verb?, _ request: HTTPRequest, _ trail: AuditTrail?
    ) throws(StatusError) {
        guard !target.context.caller.isAdministrator else {
            trail?.authorized(true)
            return
        }
        let asked =
            verb?.rawValue
            ?? AccessAttributes.verb(
                method: request.method, isCollection: target.name.isEmpty, query: request.query)
        try authorize(AccessAttributes(target.context.caller, target, verb: asked, query: request.query), trail)
    }

    /// The answer to a body over the limit, which nobody read.
    func refuseBody() -> HTTPResponse {
        answers.error(
            StatusError(
                code: 413, reason: "RequestEntityTooLarge",
                message: "Request entity too large: limit is \(ServerLimits.bodyBytes)"), nil)
    }
}

extension Route {
    private static let longSubresources: Set = ["attach", "exec", "log", "portforward", "proxy"]
    private static let healthPaths: Set = ["/healthz", "/livez", "/readyz"]

    /// Whether the answer may go on for ever: watches, logs and connections to pods.
    func isLongRunning(_ request: HTTPRequest) -> Bool {
        if case .remote(_, let path) = self {
            return request.query.flag("watch") || path.split(separator: "/").dropFirst(3).first == "watch"
        }
        guard case .resource(let target) = self else { return false }
        if let subresource = target.subresource { return Self.longSubresources.contains(subresource) }
        return target.verb(method: request.method, query: request.query) == .watch
    }

    /// Never waits for other requests: it tells whether the server can still answer.
    var isHealthCheck: Bool {
        guard case .other(let path) = self else { return false }
        return Self.healthPaths.contains(path)
    }
}
