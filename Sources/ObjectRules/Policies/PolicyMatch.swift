import ObjectModel

/// Whether a policy or a binding is about a request.
public struct PolicyMatch: Sendable {
    /// What of a request decides that.
    public struct Request: Sendable {
        public let operation: String
        public var resource: ResourceType
        public let subresource: String?
        public let name: String
        /// The object and what it was before; null where there is none.
        public let object: Value
        public let oldObject: Value
        /// The labels of the object's namespace; nil for objects outside of namespaces.
        public let namespaceLabels: Fields?

        public init(
            operation: String, resource: ResourceType, subresource: String?, name: String, object: Value,
            oldObject: Value, namespaceLabels: Fields?
        ) {
            self.operation = operation
            self.resource = resource
            self.subresource = subresource
            self.name = name
            self.object = object
            self.oldObject = oldObject
            self.namespaceLabels = namespaceLabels
        }
    }

    private let rules: [NamedRuleWithOperations]
    private let excluded: [NamedRuleWithOperations]
    private let namespaces: LabelSelectorExpression
    private let objects: LabelSelectorExpression
    /// Rules that name another version of a resource mean it all the same.
    private let matchesEquivalents: Bool
    /// Without rules everything is meant: a binding may leave it to its policy.
    private let isOpen: Bool

    /// - Throws: when a selector is none.
    public init(_ resources: MatchResources?) throws(StatusError) {
        rules = resources?.resourceRules ?? []
        excluded = resources?.excludeResourceRules ?? []
        namespaces = try LabelSelectorExpression(resources?.namespaceSelector ?? LabelSelector(fields: Fields()))
        objects = try LabelSelectorExpression(resources?.objectSelector ?? LabelSelector(fields: Fields()))
        matchesEquivalents = resources?.matchPolicy != "Exact"
        isOpen = rules.isEmpty
    }

    /// Whether the request is meant.
    public func matches(_ request: Request) -> Bool { form(of: request, equivalents: []) != nil }

    /// The resource in whose form the request is meant: its own, or the first equivalent one that a rule names. nil
    /// when it is not meant.
    /// - Parameter equivalents: Other resources that hold the same objects.
    public func form(of request: Request, equivalents: [ResourceType]) -> ResourceType? {
        let others = matchesEquivalents ? equivalents : []
        guard matchesNamespace(request), matchesObject(request),
            Self.form(excluded, request, others) == nil
        else { return nil }
        return isOpen ? request.resource : Self.form(rules, request, others)
    }

    private static func form(
        _ rules: [NamedRuleWithOperations], _ request: Request, _ others: [ResourceType]
    ) -> ResourceType? {
        ([request.resource] + others).first { resource in
            var request = request
            request.resource = resource
            return rules.contains { matches($0, request) }
        }
    }

    private func matchesNamespace(_ request: Request) -> Bool {
        if namespaces.isEverything { return true }
        if request.resource.groupResource == "namespaces" {
            let object = request.object.isNull ? request.oldObject : request.object
            return namespaces.matches(object["metadata"]?["labels"]?.objectValue)
        }
        guard let labels = request.namespaceLabels else { return true }
        return namespaces.matches(labels)
    }

    private func matchesObject(_ request: Request) -> Bool {
        if objects.isEverything { return true }
        return [request.object, request.oldObject].contains { object in
            !object.isNull && objects.matches(object["metadata"]?["labels"]?.objectValue)
        }
    }

    private static func matches(_ rule: NamedRuleWithOperations, _ request: Request) -> Bool {
        let resource = request.resource
        return has(rule.operations, request.operation) && has(rule.apiGroups, resource.group)
            && has(rule.apiVersions, resource.version) && matchesScope(rule.scope, resource)
            && rule.resources.contains { matchesResource($0, resource.plural, request.subresource) }
            && (rule.resourceNames.isEmpty || rule.resourceNames.contains(request.name))
    }

    private static func has(_ list: [String], _ word: String) -> Bool { list.contains("*") || list.contains(word) }

    /// A namespace is of both scopes' rules: it is outside, and inside of itself.
    private static func matchesScope(_ scope: String?, _ resource: ResourceType) -> Bool {
        switch scope {
        case "Namespaced": resource.namespaced
        case "Cluster": !resource.namespaced
        default: true
        }
    }

    /// `pods`, `pods/status`, `pods/*`, `*/scale`, `*` (no subresources) and `*/*`.
    static func matchesResource(_ pattern: String, _ plural: String, _ subresource: String?) -> Bool {
        let parts = pattern.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == "*" || parts[0] == plural else { return false }
        guard parts.count > 1 else { return subresource == nil }
        return parts[1] == "*" || parts[1] == (subresource ?? "")
    }
}
