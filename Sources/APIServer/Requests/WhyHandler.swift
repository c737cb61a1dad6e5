import AccessRules
import ObjectCoding
import ObjectModel

/// Who can say why an object is as it is: whoever runs the controllers.
public protocol ExplanationSource: Sendable {
    /// What would be done about an object now and what is waited for, as JSON. Throws `StatusError`.
    func explain(_ resource: ResourceType, namespace: String, name: String) async throws -> Value
}

/// A server without controllers.
public struct NoExplanations: ExplanationSource {
    public init() {}

    public func explain(_ resource: ResourceType, namespace: String, name: String) async throws -> Value {
        throw StatusError(code: 501, reason: "NotImplemented", message: "no controllers run in this server")
    }
}

/// Answers `GET /swiftlet/why/RESOURCE/NAME` and `/swiftlet/why/RESOURCE/NAMESPACE/NAME`. The resource is written in
/// any form that kubectl takes: kind, plural, singular, short name, with or without its group.
struct WhyHandler: Sendable {
    static let prefix = "/swiftlet/why/"

    let served: ServedResources
    let source: any ExplanationSource
    let answers: AnswerWriter
    let authorizer: Authorizer

    /// The object that a path asks about.
    func target(_ path: String) throws(StatusError) -> ResourceRequest {
        let parts = path.dropFirst(Self.prefix.count).split(separator: "/").map(String.init)
        guard (2...3).contains(parts.count) else { throw ResourceRequest.unknownPath }
        guard let resource = resource(parts[0]) else {
            throw StatusError(
                code: 404, reason: "NotFound",
                message: "the server doesn't have a resource type \(FieldError.quoted(parts[0]))")
        }
        let namespace = parts.count == 3 ? parts[1] : resource.namespaced ? "default" : ""
        return ResourceRequest(
            resource: resource, namespace: resource.namespaced ? namespace : "", name: parts.last ?? "")
    }

    private func resource(_ name: String) -> ResourceType? {
        let name = name.lowercased()
        return served.all.resources.first { resource in
            ([resource.plural, resource.singular, resource.kind.lowercased(), resource.groupResource]
                + resource.shortNames).contains(name)
        }
    }

    /// Whoever may read the object and list the pods beside it may ask, for the answer speaks of those.
    func handle(_ request: HTTPRequest, _ caller: Caller, _ exchange: HTTPExchange) throws(StatusError) {
        guard request.method == "GET" else { throw ResourceRequest.methodNotAllowed }
        let target = try target(request.path)
        try authorizer.check(AccessAttributes(caller, target, verb: "get"))
        try authorizer.check(
            AccessAttributes(caller, verb: "list", apiGroup: "", resource: "pods", namespace: target.namespace))
        let form = try AnswerForm(request, offering: .none)
        Task {
            do {
                let value = try await source.explain(target.resource, namespace: target.namespace, name: target.name)
                exchange.respond(try answers.value(value, form: form, status: 200))
            } catch let error as StatusError {
                exchange.respond(answers.error(error, request))
            } catch {
                exchange.respond(answers.error(.internalError("\(error)"), request))
            }
        }
    }
}
