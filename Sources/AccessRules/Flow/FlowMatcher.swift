import ObjectModel

/// The rules of a flow schema, laid out for the many requests that try them: by reference, as all threads would count
/// copies of the rules in the same places.
struct FlowMatcher: Sendable {
    private enum Subject: Sendable {
        case everybody
        case user(String)
        /// Users whose names begin so: the service accounts of a namespace.
        case users(String)
        case group(String)

        init?(_ subject: FlowcontrolV1Subject) {
            if let user = subject.user, subject.kind == "User" {
                self = user.name == "*" ? .everybody : .user(user.name)
            } else if let group = subject.group, subject.kind == "Group" {
                self = group.name == "*" ? .everybody : .group(group.name)
            } else if let account = subject.serviceAccount, subject.kind == "ServiceAccount" {
                let prefix = "system:serviceaccount:\(account.namespace):"
                self = account.name == "*" ? .users(prefix) : .user(prefix + account.name)
            } else {
                return nil
            }
        }

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

        init(_ rule: ResourcePolicyRule) {
            verbs = Names(rule.verbs)
            apiGroups = Names(rule.apiGroups)
            resources = Names(rule.resources)
            namespaces = Names(rule.namespaces)
            clusterScope = rule.clusterScope
        }

        func matches(_ request: AccessAttributes) -> Bool {
            verbs.contains(request.verb) && apiGroups.contains(request.apiGroup)
                && resources.contains(request.combinedResource)
                && (request.namespace.isEmpty ? clusterScope : namespaces.contains(request.namespace))
        }
    }

    private struct PathRule: Sendable {
        let verbs: Names
        let paths: [String]

        init(_ rule: NonResourcePolicyRule) {
            verbs = Names(rule.verbs)
            paths = rule.nonResourceURLs
        }

        func matches(_ verb: String, _ path: String) -> Bool {
            verbs.contains(verb)
                && paths.contains { $0 == path || $0.hasSuffix("*") && path.hasPrefix($0.dropLast()) }
        }
    }

    private final class Rule: Sendable {
        private let subjects: [Subject]
        private let resourceRules: [ResourceRule]
        private let pathRules: [PathRule]

        init(_ rule: PolicyRulesWithSubjects) {
            subjects = rule.subjects.compactMap(Subject.init)
            resourceRules = rule.resourceRules.map(ResourceRule.init)
            pathRules = rule.nonResourceRules.map(PathRule.init)
        }

        func matches(_ request: AccessAttributes) -> Bool {
            guard subjects.contains(where: { $0.matches(request.caller) }) else { return false }
            if let path = request.path { return pathRules.contains { $0.matches(request.verb, path) } }
            return resourceRules.contains { $0.matches(request) }
        }
    }

    private let rules: [Rule]

    init(_ rules: [PolicyRulesWithSubjects]) { self.rules = rules.map(Rule.init) }

    func matches(_ request: AccessAttributes) -> Bool { rules.contains { $0.matches(request) } }
}
