import ObjectModel

/// A RoleBinding or ClusterRoleBinding: which role, for whom.
struct AccessBinding: Sendable {
    /// Empty for a ClusterRoleBinding.
    let namespace: String
    let name: String
    let roleKind: String
    let roleName: String
    let subjects: [AccessSubject]

    init(_ object: Value) {
        let binding = RoleBinding(object)
        namespace = binding.metadata.namespace
        name = binding.metadata.name
        roleKind = binding.roleRef.kind
        roleName = binding.roleRef.name
        subjects = binding.subjects.compactMap { [namespace] in AccessSubject($0, bindingNamespace: namespace) }
    }

    var role: RoleKey { RoleKey(kind: roleKind, name: roleName, namespace: namespace) }

    /// What allowed something, for the reasons of decisions.
    func describing(_ subject: AccessSubject) -> String {
        let kind = namespace.isEmpty ? "ClusterRoleBinding" : "RoleBinding"
        let own = namespace.isEmpty ? name : "\(name)/\(namespace)"
        return "\(kind) \(FieldError.quoted(own)) of \(roleKind) \(FieldError.quoted(roleName)) to \(subject)"
    }
}

/// Whom a binding is for.
enum AccessSubject: Sendable, Hashable {
    case user(String)
    case group(String)
    /// The user `system:serviceaccount:NAMESPACE:NAME`.
    case serviceAccount(namespace: String, name: String)

    /// nil where nobody is meant: an unknown kind, or a service account of no namespace.
    init?(_ subject: Subject, bindingNamespace: String) {
        switch subject.kind {
        case "User": self = .user(subject.name)
        case "Group": self = .group(subject.name)
        case "ServiceAccount":
            let namespace = subject.namespace.isEmpty ? bindingNamespace : subject.namespace
            guard !namespace.isEmpty else { return nil }
            self = .serviceAccount(namespace: namespace, name: subject.name)
        default: return nil
        }
    }

    /// What a caller is looked up by: their name, or a group.
    var key: SubjectKey {
        switch self {
        case .user(let name): SubjectKey(name: name, isGroup: false)
        case .group(let name): SubjectKey(name: name, isGroup: true)
        case .serviceAccount(let namespace, let name):
            SubjectKey(name: "system:serviceaccount:\(namespace):\(name)", isGroup: false)
        }
    }
}

extension AccessSubject: CustomStringConvertible {
    var description: String {
        switch self {
        case .user(let name): "User \(FieldError.quoted(name))"
        case .group(let name): "Group \(FieldError.quoted(name))"
        case .serviceAccount(let namespace, let name): "ServiceAccount \(FieldError.quoted("\(name)/\(namespace)"))"
        }
    }
}

/// A user name or a group.
struct SubjectKey: Sendable, Hashable {
    let name: String
    let isGroup: Bool
}

/// Which role a binding refers to.
public struct RoleKey: Sendable, Hashable {
    /// Empty for a ClusterRole.
    public let namespace: String
    /// The name of the role.
    public let name: String

    /// The role that a `roleRef` means in a namespace.
    public init(kind: String, name: String, namespace: String) {
        self.namespace = kind == "ClusterRole" ? "" : namespace
        self.name = name
    }

    init(_ role: Value) {
        let metadata = ObjectMeta(role["metadata"])
        namespace = metadata.namespace
        name = metadata.name
    }

    /// What is said of a role that is not there.
    var notFound: String {
        let kind = namespace.isEmpty ? "clusterrole" : "role"
        return "\(kind).rbac.authorization.k8s.io \(FieldError.quoted(name)) not found"
    }
}
