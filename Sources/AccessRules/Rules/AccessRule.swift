import ObjectModel

/// One rule of a role: which verbs on which objects or paths it allows. The lists are taken out of the tree once, for
/// a rule is matched much more often than it is written.
public struct AccessRule: Sendable, Hashable {
    /// Verbs; `*` is all of them.
    public var verbs: [String] = []
    /// API groups; `*` is all of them.
    public var apiGroups: [String] = []
    /// Plurals, with a subresource as `pods/log`; `*` is everything, `*/scale` that subresource of everything.
    public var resources: [String] = []
    /// The names of objects; none stands for all objects.
    public var resourceNames: [String] = []
    /// Paths that are no objects; a `*` at the end stands for anything.
    public var nonResourceURLs: [String] = []

    /// What stands for everything.
    static let all = "*"

    /// A rule that allows nothing yet.
    public init() {}

    /// A rule as it stands in a role (rbac/v1 PolicyRule).
    public init(_ fields: Fields) {
        verbs = fields.strings("verbs")
        apiGroups = fields.strings("apiGroups")
        resources = fields.strings("resources")
        resourceNames = fields.strings("resourceNames")
        nonResourceURLs = fields.strings("nonResourceURLs")
    }

    /// The rules of a Role or ClusterRole.
    public static func rules(of role: Value) -> [AccessRule] {
        (role["rules"]?.arrayValue ?? []).map { AccessRule($0.objectValue ?? Fields()) }
    }

    /// The rule as it stands in a role; lists without elements are absent.
    public var value: Value {
        var fields = Fields()
        fields["verbs"] = Self.list(verbs)
        for (key, list) in [
            ("apiGroups", apiGroups), ("resources", resources), ("resourceNames", resourceNames),
            ("nonResourceURLs", nonResourceURLs),
        ] where !list.isEmpty {
            fields[key] = Self.list(list)
        }
        return .object(fields)
    }

    private static func list(_ texts: [String]) -> Value { .array(texts.map(Value.string)) }

    // MARK: - Matching

    /// Whether the rule allows a request.
    public func allows(_ request: AccessAttributes) -> Bool {
        guard matches(verb: request.verb) else { return false }
        if let path = request.path { return matches(path: path) }
        return matches(group: request.apiGroup) && matches(request.resource, subresource: request.subresource)
            && matches(name: request.name)
    }

    private func matches(verb: String) -> Bool { verbs.contains { $0 == Self.all || $0 == verb } }

    private func matches(group: String) -> Bool { apiGroups.contains { $0 == Self.all || $0 == group } }

    private func matches(name: String) -> Bool { resourceNames.isEmpty || resourceNames.contains(name) }

    private func matches(_ resource: String, subresource: String) -> Bool {
        guard !subresource.isEmpty else { return resources.contains { $0 == Self.all || $0 == resource } }
        return resources.contains { entry in
            guard entry != Self.all else { return true }
            let parts = entry.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
            guard parts.count == 2, parts[1].elementsEqual(subresource.utf8) else { return false }
            return parts[0].elementsEqual(Self.all.utf8) || parts[0].elementsEqual(resource.utf8)
        }
    }

    private func matches(path: String) -> Bool { nonResourceURLs.contains { Self.path($0, covers: path) } }

    /// Whether a path of a rule stands for another one, which may itself end with a `*`.
    static func path(_ pattern: String, covers path: String) -> Bool {
        if pattern == all || pattern == path { return true }
        guard pattern.hasSuffix(all) else { return false }
        var prefix = pattern[...]
        while prefix.last == "*" { prefix.removeLast() }
        return path.hasPrefix(prefix)
    }
}
