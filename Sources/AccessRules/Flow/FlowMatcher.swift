import ObjectModel

/// The rules of a flow schema, laid out for the many requests that try them.
struct FlowMatcher: Sendable {
    private enum Subject: Sendable {
        case everybody
        case user(String)
        /// Users whose names begin so: the service accounts of a namespace.
        case users(String)
        case group(String)

        func matches(_ caller: Caller) -> Bool {
            switch self {
            case .everybody: true
            case .user(let name): name == caller.name
            case .users(let prefix): caller.name.hasPrefix(prefix)
            case .group(let name): caller.groups.contains(name)
            }
        }
    }

    /// A list of names, of which the asterisk means all.
    private struct Names: Sendable {
        let all: Bool
        let names: [String]

        init(_ names: [String]) {
            all = names.contains("*")
            self.names = names
        }

        func contains(_ name: String) -> Bool { all || names.contains(name) }
    }

    private struct ResourceRule: Sendable {
        let verbs: Names
        let apiGroups: Names
        let resources: Names
        let namespaces: Names
        let clusterScope: Bool

        func matches(_ request: AccessAttributes) -> Bool {
            verbs.contains(request.verb) && apiGroups.contains(request.apiGroup)
                && resources.contains(request.combinedResource)
                && (request.namespace.isEmpty ? clusterScope : namespaces.contains(request.namespace))
        }
    }

    private struct PathRule: Sendable {
        let verbs: Names
        let paths: [String]

        func matches(_ verb: String, _ path: String) -> Bool {
            verbs.contains(verb)
                && paths.contains { $0 == path || $0.hasSuffix("*") && path.hasPrefix($0.dropLast()) }
        }
    }

    private struct Rule: Sendable {
        let subjects: [Subject]
        let resourceRules: [ResourceRule]
        let pathRules: [PathRule]
    }

    private let rules: [Rule]

    init(_ rules: [PolicyRulesWithSubjects]) {
        self.rules = rules.map { rule in
            Rule(
                subjects: rule.subjects.compactMap(Self.subject),
                resourceRules: rule.resourceRules.map {
                    ResourceRule(
                        verbs: Names($0.verbs), apiGroups: Names($0.apiGroups), resources: Names($0.resources),
                        namespaces: Names($0.namespaces), clusterScope: $0.clusterScope)
                },
                pathRules: rule.nonResourceRules.map { PathRule(verbs: Names($0.verbs), paths: $0.nonResourceURLs) })
        }
    }

    private static func subject(_ subject: FlowcontrolV1Subject) -> Subject? {
        switch subject.kind {
        case "User": subject.user.map { $0.name == "*" ? .everybody : .user($0.name) }
        case "Group": subject.group.map { $0.name == "*" ? .everybody : .group($0.name) }
        case "ServiceAccount": subject.serviceAccount.map { accounts($0.namespace, $0.name) }
        default: nil
        }
    }

    private static func accounts(_ namespace: String, _ name: String) -> Subject {
        let prefix = "system:serviceaccount:\(namespace):"
        return name == "*" ? .users(prefix) : .user(prefix + name)
    }

    func matches(_ request: AccessAttributes) -> Bool {
        rules.contains { rule in
            guard rule.subjects.contains(where: { $0.matches(request.caller) }) else { return false }
            if let path = request.path { return rule.pathRules.contains { $0.matches(request.verb, path) } }
            return rule.resourceRules.contains { $0.matches(request) }
        }
    }
}
