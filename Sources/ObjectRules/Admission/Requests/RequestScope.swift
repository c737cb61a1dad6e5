import ObjectModel

/// A request as the rules of webhooks and policies look at it: what is done to which resource where.
public struct RequestScope: Sendable, Hashable {
    /// `CREATE`, `UPDATE`, `DELETE` or `CONNECT`.
    public var operation: String
    public var group: String
    public var version: String
    public var resource: String
    /// Empty for whole objects.
    public var subresource: String
    /// Of a namespace itself its own name; empty for all else of the cluster.
    public var namespace: String

    public init(
        operation: String, group: String, version: String, resource: String, subresource: String, namespace: String
    ) {
        self.operation = operation
        self.group = group
        self.version = version
        self.resource = resource
        self.subresource = subresource
        self.namespace = namespace
    }

    /// What nobody has a say in, so that a mistake can be put right.
    public var isExempt: Bool {
        group == "admissionregistration.k8s.io" && Self.exempt.contains(resource)
    }

    private static let exempt: Set = [
        "validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies",
        "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
    ]
}

extension RuleWithOperations {
    /// Whether the rule names such a request.
    public func matches(_ request: RequestScope) -> Bool {
        Self.holds(operations, request.operation) && Self.holds(apiGroups, request.group)
            && Self.holds(apiVersions, request.version) && isInScope(request)
            && resources.contains { Self.matches($0, request) }
    }

    private static func holds(_ stated: [String], _ word: String) -> Bool {
        stated.contains { $0 == "*" || $0 == word }
    }

    /// `pods`, `pods/status`, `pods/*`, `*/status`, `*`, `*/*`.
    private static func matches(_ stated: String, _ request: RequestScope) -> Bool {
        let parts = stated.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let subresource = parts.count > 1 ? parts[1] : ""
        return (parts[0] == "*" || parts[0] == request.resource)
            && (subresource == "*" || subresource == request.subresource)
    }

    /// Namespaces belong to the cluster, whatever their requests name.
    private func isInScope(_ request: RequestScope) -> Bool {
        let isOfCluster = request.namespace.isEmpty || (request.group.isEmpty && request.resource == "namespaces")
        switch scope {
        case "Namespaced": return !isOfCluster
        case "Cluster": return isOfCluster
        default: return true
        }
    }
}
