import ObjectModel

/// What a rule of the audit policy looks at.
struct AuditedRequest: Sendable {
    /// As authenticated; impersonation does not count here. nil where authentication failed.
    var caller: Caller?
    var verb: String
    /// nil for paths that are no objects.
    var target: ResourceRequest?
    var path: String
}

/// One rule of the audit policy: what it is about, and how much is written. An empty list means all.
struct AuditRule: Sendable {
    /// Resources of one group. `pods`, `pods/log`, `pods/*`, `*/scale`, `*`.
    struct Resources: Sendable {
        var group = ""
        var resources: [String] = []
        var names: [String] = []
    }

    var level: AuditLevel
    var users: [String] = []
    var groups: [String] = []
    var verbs: [String] = []
    var resources: [Resources] = []
    /// The empty text stands for what is in no namespace.
    var namespaces: [String] = []
    /// `/healthz*`, `/version`, `*`.
    var paths: [String] = []
    var omittedStages: Set<AuditStage> = []
    /// nil: as the policy says.
    var omitsManagedFields: Bool?

    func fits(_ request: AuditedRequest) -> Bool {
        guard users.isEmpty || users.contains(request.caller?.name ?? ""), fitsGroups(request),
            verbs.isEmpty || verbs.contains(request.verb)
        else { return false }
        if !namespaces.isEmpty || !resources.isEmpty { return fitsTarget(request) }
        return paths.isEmpty || (request.target == nil && paths.contains { Self.path($0, fits: request.path) })
    }

    private func fitsGroups(_ request: AuditedRequest) -> Bool {
        groups.isEmpty || !Set(groups).isDisjoint(with: request.caller?.groups ?? [])
    }

    private static func path(_ pattern: String, fits path: String) -> Bool {
        if pattern == "*" || pattern == path { return true }
        return pattern.hasSuffix("*") && path.hasPrefix(pattern.dropLast())
    }

    private func fitsTarget(_ request: AuditedRequest) -> Bool {
        guard let target = request.target, namespaces.isEmpty || namespaces.contains(target.namespace) else {
            return false
        }
        return resources.isEmpty || resources.contains { $0.fit(target) }
    }
}

extension AuditRule.Resources {
    func fit(_ target: ResourceRequest) -> Bool {
        guard group == target.resource.group else { return false }
        guard !resources.isEmpty else { return true }
        guard names.isEmpty || names.contains(target.name) else { return false }
        return resources.contains { Self.pattern($0, fits: target.resource.plural, target.subresource) }
    }

    private static func pattern(_ pattern: String, fits plural: String, _ subresource: String?) -> Bool {
        let whole = subresource.map { "\(plural)/\($0)" } ?? plural
        if pattern == whole || pattern == "*" || pattern == "\(plural)/*" { return true }
        guard let subresource else { return false }
        return pattern == "*/\(subresource)"
    }
}
