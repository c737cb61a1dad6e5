import ObjectModel

/// What a request wants done.
enum Verb: String, Sendable {
    case get, list, watch, create, update, patch, delete, deletecollection
}

/// One request for objects on its way to its answer.
struct ResourceCall: Sendable {
    let target: ResourceRequest
    let verb: Verb
    let request: HTTPRequest
    let exchange: HTTPExchange
    let warnings = Warnings()

    /// - Parameter annotations: What is noted about the request for the audit log; nil when there is none.
    init(
        target: ResourceRequest, verb: Verb, caller: Caller, request: HTTPRequest, exchange: HTTPExchange,
        annotations: AuditAnnotations? = nil
    ) {
        var target = target
        target.context = RequestContext(caller: caller, warnings: warnings, annotations: annotations)
        self.target = target
        self.verb = verb
        self.request = request
        self.exchange = exchange
    }

    var caller: Caller { target.context.caller }
    var resource: ResourceType { target.resource }
}

extension ResourceRequest {
    /// What a method means for this path, or nil when it has no meaning at all.
    func verb(method: String, query: Query) -> Verb? {
        switch method {
        case "GET" where isWatchPath: .watch
        case "GET" where name.isEmpty: query.flag("watch") ? .watch : .list
        case "GET": .get
        case "POST": .create
        case "PUT": .update
        case "PATCH": .patch
        case "DELETE": name.isEmpty ? .deletecollection : .delete
        default: nil
        }
    }

    /// Whether a path has any method at all, and this one among them.
    func allows(_ verb: Verb?) throws(StatusError) {
        let verbs = offered
        guard !verbs.isEmpty else { throw Self.unknownPath }
        if verb == .create, resource.served?.custom.isTerminating == true {
            throw StatusError(
                code: 405, reason: "MethodNotAllowed",
                message: "create not allowed while custom resource definition is terminating",
                details: ["group": .string(resource.group), "kind": .string(resource.plural)])
        }
        guard let verb, verbs.contains(verb.rawValue) else { throw Self.methodNotAllowed }
    }

    /// The verbs of this path.
    private var offered: [String] {
        if let subresource {
            return resource.subresources.first { $0.name == subresource }?.verbs ?? []
        }
        if isWatchPath { return resource.verbs.filter { $0 == "watch" } }
        let ofCollection: Set = ["list", "watch", "create", "deletecollection"]
        let isAcrossNamespaces = resource.namespaced && namespace.isEmpty
        return resource.verbs.filter { verb in
            if isAcrossNamespaces { return verb == "list" || verb == "watch" }
            return ofCollection.contains(verb) == name.isEmpty
        }
    }

    /// Refuses names that could be taken for something else in a path; no object has such a name.
    func checkName() throws(StatusError) {
        let problem: String
        if name == "." || name == ".." {
            problem = "may not be '\(name)'"
        } else if name.contains("%") {
            problem = "may not contain '%'"
        } else {
            return
        }
        throw .badRequest("Name parameter invalid: \(FieldError.quoted(name)): \(problem)")
    }

    static let unknownPath = StatusError(
        code: 404, reason: "NotFound", message: "the server could not find the requested resource", details: Fields())
    static let methodNotAllowed = StatusError(
        code: 405, reason: "MethodNotAllowed",
        message: "the server does not allow this method on the requested resource", details: Fields())
}
