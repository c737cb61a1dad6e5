import ObjectModel

/// What somebody wants to do, as access rules see it: a verb, and a kind of objects or a path.
public struct AccessAttributes: Sendable {
    /// One condition of a field selector.
    public struct FieldRequirement: Sendable, Hashable {
        /// The path of the field, such as `spec.nodeName`.
        public let field: String
        /// What the field must be, or must not be.
        public let value: String
        /// Whether the field must have the value.
        public let isEqual: Bool

        /// A condition on a field.
        public init(field: String, value: String, isEqual: Bool) {
            self.field = field
            self.value = value
            self.isEqual = isEqual
        }
    }

    /// Who asks.
    public var caller: Caller
    /// `get`, `list`, ..., or a verb of no request, such as `bind`; of a path the HTTP method in lower case.
    public var verb: String
    /// A path that is no object, such as `/metrics`; nil where it is about objects.
    public var path: String?
    /// The API group; empty for the core.
    public var apiGroup = ""
    /// The plural name of the kind.
    public var resource = ""
    /// What follows the object's name in the path, such as `status`; empty for the object itself.
    public var subresource = ""
    /// Empty for cluster scope and for all namespaces.
    public var namespace = ""
    /// The object's name; empty for a collection. A collection selected by `metadata.name` counts as that object.
    public var name = ""
    /// What a list, a watch or a deletion of a collection is restricted to.
    public var fields: [FieldRequirement] = []

    /// About a path.
    public init(_ caller: Caller, verb: String, path: String) {
        self.caller = caller
        self.verb = verb
        self.path = path
    }

    /// About objects.
    public init(
        _ caller: Caller, verb: String, apiGroup: String, resource: String, subresource: String = "",
        namespace: String = "", name: String = ""
    ) {
        self.caller = caller
        self.verb = verb
        self.apiGroup = apiGroup
        self.resource = resource
        self.subresource = subresource
        self.namespace = namespace
        self.name = name
    }

    /// The kind and the subresource, as rules write them: `pods/log`.
    var combinedResource: String { subresource.isEmpty ? resource : "\(resource)/\(subresource)" }

    /// The kind with its group: `jobs.batch`.
    var groupResource: String { apiGroup.isEmpty ? resource : "\(resource).\(apiGroup)" }
}

/// What the rules say about a request. Nobody is refused by a rule: who is not allowed by any is refused.
public enum AccessDecision: Sendable, Equatable {
    /// The reason names what allowed it; it may be empty.
    case allowed(reason: String)
    /// No rule allows it; the reason says what was wrong with the rules, and is empty most of the time.
    case noOpinion(reason: String)

    /// Whether it may be done.
    public var isAllowed: Bool {
        if case .allowed = self { true } else { false }
    }

    /// Why, for humans.
    public var reason: String {
        switch self {
        case .allowed(let reason), .noOpinion(let reason): reason
        }
    }
}

extension AccessAttributes {
    /// The refusal that the caller is told (403), in Kubernetes' words.
    public func forbidden(reason: String) -> StatusError {
        let suffix = reason.isEmpty ? "" : ": \(reason)"
        guard path == nil else {
            return StatusError(
                code: 403, reason: "Forbidden", message: "forbidden: \(sentence)\(suffix)", details: Fields())
        }
        let object = name.isEmpty ? "" : " \(FieldError.quoted(name))"
        var details = Fields()
        if !name.isEmpty { details["name"] = .string(name) }
        if !apiGroup.isEmpty { details["group"] = .string(apiGroup) }
        details["kind"] = .string(resource)
        return StatusError(
            code: 403, reason: "Forbidden", message: "\(groupResource)\(object) is forbidden: \(sentence)\(suffix)",
            details: details)
    }

    private var sentence: String {
        let user = "User \(FieldError.quoted(caller.name)) cannot \(verb)"
        if let path { return "\(user) path \(FieldError.quoted(path))" }
        let place =
            namespace.isEmpty ? "at the cluster scope" : "in the namespace \(FieldError.quoted(namespace))"
        return "\(user) resource \(FieldError.quoted(combinedResource)) in API group \(FieldError.quoted(apiGroup)) "
            + place
    }
}
