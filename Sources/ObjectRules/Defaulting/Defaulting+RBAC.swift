import ObjectModel

extension Defaulting {
    private static let accessControlGroup: Value = "rbac.authorization.k8s.io"

    static func applyRBAC(to object: inout Fields, kind: String) {
        guard kind == "RoleBinding" || kind == "ClusterRoleBinding" else { return }
        object.updateObject("roleRef") { $0.setDefaultText("apiGroup", "rbac.authorization.k8s.io") }
        object.updateObjects("subjects") { subject in
            let kind = subject.string("kind")
            if kind == "User" || kind == "Group" { subject.setDefault("apiGroup", accessControlGroup) }
        }
    }
}
