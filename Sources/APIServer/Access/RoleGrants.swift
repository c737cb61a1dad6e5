import AccessRules
import ObjectModel

/// Nobody grants rights that they don't have: what is asked when roles and bindings are written.
struct RoleGrants: Sendable {
    let authorizer: Authorizer

    /// Refuses a new or changed role or binding that would give away more than its writer has, unless they have the
    /// right to `escalate` or `bind` it. `old` is null for a new one.
    func check(_ object: Value, old: Value, _ target: ResourceRequest) throws(StatusError) {
        guard target.resource.group == "rbac.authorization.k8s.io", !target.context.caller.isAdministrator else {
            return
        }
        if !old.isNull, EscalationRule.changesOnlyOwnership(object, old: old) { return }
        switch target.resource.plural {
        case "roles", "clusterroles": try checkRole(object, old: old, target)
        case "rolebindings", "clusterrolebindings": try checkBinding(object, target)
        default: break
        }
    }

    private func checkRole(_ object: Value, old: Value, _ target: ResourceRequest) throws(StatusError) {
        let escalation = AccessAttributes(target.context.caller, target, verb: "escalate")
        guard !authorizer.decide(escalation).isAllowed else { return }
        try confirm(AccessRule.rules(of: object), object, target)
        guard object["aggregationRule"] != nil || old["aggregationRule"] != nil else { return }
        let (held, _) = authorizer.rules(of: target.context.caller, in: target.namespace)
        guard !AccessRule.missing(from: held, of: EscalationRule.everything).isEmpty else { return }
        throw .forbidden(target.resource, name: Self.name(of: object), EscalationRule.aggregationRefusal)
    }

    private func checkBinding(_ object: Value, _ target: ResourceRequest) throws(StatusError) {
        let binding = RoleBinding(object)
        let plural = binding.roleRef.kind == "ClusterRole" ? "clusterroles" : "roles"
        let bind = AccessAttributes(
            target.context.caller, verb: "bind", apiGroup: binding.roleRef.apiGroup, resource: plural,
            namespace: target.namespace, name: binding.roleRef.name)
        guard !authorizer.decide(bind).isAllowed else { return }
        let role = RoleKey(kind: binding.roleRef.kind, name: binding.roleRef.name, namespace: target.namespace)
        guard let rules = authorizer.rules(of: role) else {
            throw StatusError(
                code: 404, reason: "NotFound",
                message: "\(plural).rbac.authorization.k8s.io \(FieldError.quoted(role.name)) not found",
                details: [
                    "name": .string(role.name), "group": "rbac.authorization.k8s.io", "kind": .string(plural),
                ])
        }
        try confirm(rules, object, target)
    }

    private func confirm(_ rules: [AccessRule], _ object: Value, _ target: ResourceRequest) throws(StatusError) {
        let caller = target.context.caller
        let (held, problems) = authorizer.rules(of: caller, in: target.namespace)
        let refusal = EscalationRule.refusal(of: rules, to: caller, holding: held, problems: problems)
        if let refusal { throw .forbidden(target.resource, name: Self.name(of: object), refusal) }
    }

    private static func name(of object: Value) -> String { object.at("metadata", "name")?.stringValue ?? "" }
}

extension ObjectOperations {
    /// An update or patch that finds nothing creates: for that one needs the right to create, too.
    func checkCreation(onUpdateOf target: ResourceRequest) throws(StatusError) {
        let decision = authorizer.decide(AccessAttributes(target.context.caller, target, verb: "create"))
        guard !decision.isAllowed else { return }
        throw .forbidden(target.resource, name: target.name, decision.reason)
    }
}
