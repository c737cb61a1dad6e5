import ObjectModel

/// The rules of bindings of a role to users.
enum RoleBindingValidation {
    private static let group = "rbac.authorization.k8s.io"

    static func create(_ object: Value) -> [FieldError] {
        binding(object, roles: ["Role", "ClusterRole"], isNamespaced: true)
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        create(object) + sameRole(object, old)
    }

    static func sameRole(_ object: Value, _ old: Value) -> [FieldError] {
        guard object["roleRef"] != old["roleRef"] else { return [] }
        return [
            .invalid(FieldPath("roleRef"), (object["roleRef"] ?? .null).withGoFieldNames, "cannot change roleRef")
        ]
    }

    static func binding(_ object: Value, roles: [String], isNamespaced: Bool) -> [FieldError] {
        let binding = RoleBinding(object)
        return FieldReport.collect { report in
            report.at("roleRef") { report in
                report.oneOf("apiGroup", binding.roleRef.apiGroup, [group])
                report.oneOf("kind", binding.roleRef.kind, roles)
                report.text("name", binding.roleRef.name, format: NameFormat.pathSegmentName)
            }
            report.each("subjects", binding.subjects) { subject($0, isNamespaced: isNamespaced, &$1) }
        }
    }

    private static func subject(_ subject: Subject, isNamespaced: Bool, _ report: inout FieldReport) {
        if subject.name.isEmpty { report.required("name") }
        switch subject.kind {
        case "ServiceAccount":
            report.optionalText("name", subject.name, format: NameFormat.dns1123Subdomain)
            report.oneOf("apiGroup", subject.apiGroup, [""])
            if !isNamespaced, subject.namespace.isEmpty { report.required("namespace") }
        case "User", "Group": report.oneOf("apiGroup", subject.apiGroup, [group])
        default: report.oneOf("kind", subject.kind, ["ServiceAccount", "User", "Group"])
        }
    }
}

/// The rules of bindings of a role for the whole cluster.
enum ClusterRoleBindingValidation {
    static func create(_ object: Value) -> [FieldError] {
        RoleBindingValidation.binding(object, roles: ["ClusterRole"], isNamespaced: false)
    }

    static func update(_ object: Value, old: Value, subresource: String?) -> [FieldError] {
        create(object) + RoleBindingValidation.sameRole(object, old)
    }
}
