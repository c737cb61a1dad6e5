import AccessRules
import ObjectModel
import ObjectStore

/// Who makes a request.
public typealias Caller = AccessRules.Caller

/// Decides who may do what. Asked in this order: superusers may do everything, nodes what their pods need, everybody
/// what roles that are bound to them allow. Who is allowed by none is refused.
///
/// What it knows follows the store: when a write of a role or binding is acknowledged, it holds.
final class Authorizer: Sendable {
    private let roles: RoleFeed
    private let nodes: NodeAuthorization
    /// What a node may write.
    let restriction: NodeRestriction

    init(store: any ObjectStore) {
        let roles = RoleFeed(store: store)
        let surroundings = NodeObjects(store: store)
        self.roles = roles
        nodes = NodeAuthorization(surroundings)
        restriction = NodeRestriction(surroundings) { question in roles.index { $0.decide(question).isAllowed } }
    }

    func decide(_ request: AccessAttributes) -> AccessDecision {
        if request.caller.isAdministrator { return .allowed(reason: "") }
        let node = nodes.decide(request)
        if node.isAllowed { return node }
        let role = roles.index { $0.decide(request) }
        if role.isAllowed { return role }
        let reasons = [node.reason, role.reason].filter { !$0.isEmpty }
        return .noOpinion(reason: reasons.joined(separator: "\n"))
    }

    /// Refuses with 403 what is not allowed.
    func check(_ request: AccessAttributes) throws(StatusError) {
        let decision = decide(request)
        guard !decision.isAllowed else { return }
        throw request.forbidden(reason: decision.reason)
    }

    /// The rules that hold for a caller in a namespace, and which roles that are bound to them are not there.
    func rules(of caller: Caller, in namespace: String) -> (rules: [AccessRule], problems: [String]) {
        roles.index { $0.rules(of: caller, in: namespace) }
    }

    /// The rules of a role; nil when it is not there.
    func rules(of role: RoleKey) -> [AccessRule]? { roles.index { $0.rules(of: role) } }
}
