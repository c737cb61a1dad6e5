import ObjectModel

/// Writes the audit log: decides about each request, and follows those that are to be written to their end.
struct Audit: Sendable {
    let policy: AuditPolicy
    let log: AuditLog
    let environment: ServerEnvironment

    /// Begins with a request; nil when nothing is written about it. On the connection's loop.
    /// - Parameter caller: nil where authentication failed.
    func begin(
        _ request: HTTPRequest, _ route: Route, _ caller: Caller?, _ exchange: HTTPExchange
    ) -> AuditTrail? {
        let target: ResourceRequest? = if case .resource(let target) = route { target } else { nil }
        let verb = target?.verb(method: request.method, query: request.query)?.rawValue ?? request.method.lowercased()
        let audited = AuditedRequest(caller: caller, verb: verb, target: target, path: request.path)
        let decision = policy.decision(on: audited)
        guard decision.level > .none else { return nil }
        let now = environment.now()
        let event = AuditEvent(
            decision: decision, id: request.headers["audit-id"] ?? environment.uid(), stage: .requestReceived,
            uri: request.uri, request: audited, addresses: Self.addresses(request, exchange),
            userAgent: request.headers["user-agent"] ?? "", received: now, stageTime: now, annotations: [])
        let trail = AuditTrail(event, request, log: log, now: environment.now)
        exchange.observe(trail)
        return trail
    }

    /// Where a request comes from: what proxies say, and the peer of the connection.
    private static func addresses(_ request: HTTPRequest, _ exchange: HTTPExchange) -> [String] {
        let forwarded = (request.headers["x-forwarded-for"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        let real = [request.headers["x-real-ip"], exchange.remoteAddress].compactMap(\.self)
        var addresses: [String] = []
        for address in forwarded + real where !addresses.contains(address) { addresses.append(address) }
        return addresses
    }
}
