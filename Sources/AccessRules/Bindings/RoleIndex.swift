import ObjectModel

/// All roles and bindings of a cluster, so arranged that a request costs the bindings of its caller and no others.
///
/// Bindings are found by namespace and by the user or group that they are for. A role is looked up when a binding to it
/// is looked at, so that roles and bindings may come and go in any order.
public struct RoleIndex: ObjectIndex {
    /// The kinds that decide about access.
    public enum Kind: String, Sendable, CaseIterable {
        case role = "roles.rbac.authorization.k8s.io"
        case clusterRole = "clusterroles.rbac.authorization.k8s.io"
        case roleBinding = "rolebindings.rbac.authorization.k8s.io"
        case clusterRoleBinding = "clusterrolebindings.rbac.authorization.k8s.io"

        var isBinding: Bool { self == .roleBinding || self == .clusterRoleBinding }
    }

    private struct BindingKey: Hashable {
        let namespace: String
        let name: String
    }

    private final class Grant: Sendable {
        let binding: AccessBinding
        let role: RoleKey
        /// What is said of a request that it allows. Made once: it is part of every answer.
        let reason: String

        init(_ binding: AccessBinding, to subject: AccessSubject) {
            self.binding = binding
            role = binding.role
            reason = "RBAC: allowed by \(binding.describing(subject))"
        }
    }

    private var roles: [RoleKey: RoleRules] = [:]
    private var bindings: [BindingKey: AccessBinding] = [:]
    /// By namespace (empty: the whole cluster) and subject, in the order of the bindings' names.
    private var grants: [String: [SubjectKey: [Grant]]] = [:]

    /// Without any role or binding.
    public init() {}

    // MARK: - Contents

    /// Takes a role or binding in, or its newer version.
    public mutating func set(_ object: Value, _ kind: Kind) {
        guard kind.isBinding else {
            roles[RoleKey(object)] = RoleRules(AccessRule.rules(of: object))
            return
        }
        let binding = AccessBinding(object)
        let key = BindingKey(namespace: binding.namespace, name: binding.name)
        if let old = bindings.updateValue(binding, forKey: key) { remove(old) }
        for subject in Set(binding.subjects) {
            var list = grants[binding.namespace, default: [:]][subject.key] ?? []
            let place = list.firstIndex { $0.binding.name > binding.name } ?? list.endIndex
            list.insert(Grant(binding, to: subject), at: place)
            grants[binding.namespace, default: [:]][subject.key] = list
        }
    }

    /// Forgets a role or binding that is gone.
    public mutating func remove(_ object: Value, _ kind: Kind) {
        guard kind.isBinding else {
            roles[RoleKey(object)] = nil
            return
        }
        let binding = AccessBinding(object)
        if let old = bindings.removeValue(forKey: BindingKey(namespace: binding.namespace, name: binding.name)) {
            remove(old)
        }
    }

    private mutating func remove(_ binding: AccessBinding) {
        for subject in Set(binding.subjects) {
            grants[binding.namespace]?[subject.key]?.removeAll { $0.binding.name == binding.name }
            if grants[binding.namespace]?[subject.key]?.isEmpty == true {
                grants[binding.namespace]?[subject.key] = nil
            }
        }
        if grants[binding.namespace]?.isEmpty == true { grants[binding.namespace] = nil }
    }

    // MARK: - Decisions

    /// Whether a rule that the caller is bound to allows a request.
    public func decide(_ request: AccessAttributes) -> AccessDecision {
        var problems: [String] = []
        let namespace = request.path == nil ? request.namespace : ""
        let found = firstGrant(to: request.caller, in: namespace) { rules, key in
            if let rules { return rules.allow(request) }
            problems.append(key.notFound)
            return false
        }
        if let found { return .allowed(reason: found.reason) }
        return .noOpinion(reason: problems.isEmpty ? "" : "RBAC: \(Self.joined(problems))")
    }

    /// All rules that a caller is bound to in a namespace (empty: in the whole cluster), and which roles of their
    /// bindings are not there.
    public func rules(of caller: Caller, in namespace: String) -> (rules: [AccessRule], problems: [String]) {
        var all: [AccessRule] = []
        var problems: [String] = []
        _ = firstGrant(to: caller, in: namespace) { rules, key in
            if let rules { all += rules.all } else { problems.append(key.notFound) }
            return false
        }
        return (all, problems)
    }

    /// The rules of a role; nil when it is not there.
    public func rules(of role: RoleKey) -> [AccessRule]? { roles[role]?.all }

    /// Problems as one text, each once, as Kubernetes joins errors.
    public static func joined(_ problems: [String]) -> String {
        var seen: Set<String> = []
        let different = problems.filter { seen.insert($0).inserted }
        return different.count == 1 ? different[0] : "[\(different.joined(separator: ", "))]"
    }

    /// The first binding whose role satisfies a condition: those for the whole cluster first, then those of the
    /// namespace. The role is nil where it is not there.
    private func firstGrant(
        to caller: Caller, in namespace: String, where isMet: (RoleRules?, RoleKey) -> Bool
    ) -> Grant? {
        for scope in namespace.isEmpty ? [""] : ["", namespace] {
            guard let bySubject = grants[scope] else { continue }
            func first(_ subject: SubjectKey) -> Grant? {
                bySubject[subject]?.first { isMet(roles[$0.role], $0.role) }
            }
            if let grant = first(SubjectKey(name: caller.name, isGroup: false)) { return grant }
            for group in caller.groups {
                if let grant = first(SubjectKey(name: group, isGroup: true)) { return grant }
            }
        }
        return nil
    }
}
