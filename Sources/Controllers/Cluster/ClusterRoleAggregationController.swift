import APIClient
import AccessRules
import ControllerRuntime
import ObjectModel

/// Fills ClusterRoles that are made of others (`aggregationRule`) with the rules of those that they select.
public struct ClusterRoleAggregationController: Controller {
    public let name = "clusterrole-aggregation-controller"
    public let queue: WorkQueue<ObjectKey>

    private let client: any APIClient
    private let roles: ResourceCache<ClusterRole>

    public init(_ environment: ControllerEnvironment) {
        client = environment.client
        queue = environment.queue()
        let roles = environment.caches.cache(of: ClusterRole.self)
        self.roles = roles
        // What a role gives to others depends on its labels before and after the change.
        roles.onChange { [queue] change in
            for role in roles.all where role.aggregationRule != nil {
                let isConcerned = [change.old, change.new].contains { changed in
                    changed.map { ClusterRoleAggregation.aggregates(role, $0) } ?? false
                }
                if isConcerned { queue.add(ObjectKey(role)) }
            }
            if let role = change.new, role.aggregationRule != nil { queue.add(ObjectKey(role)) }
        }
    }

    public func reconcile(_ key: ObjectKey, now: Time) async throws -> Reconciliation {
        guard let role = roles.get(key), role.metadata.deletionTimestamp == nil,
            let rules = ClusterRoleAggregation.rules(of: role, among: roles.all),
            rules != role.fields.values("rules")
        else { return .done }
        // Applied, so that whoever writes such a role otherwise does not take its rules along.
        var wanted: Value = [
            "apiVersion": .string(ClusterRole.apiVersion), "kind": .string(ClusterRole.kind),
            "metadata": ["name": .string(key.name)],
        ]
        if !rules.isEmpty { wanted["rules"] = .array(rules) }
        try await client.patch(ClusterRole.self, name: key.name, .apply(wanted, manager: name))
        return .done
    }
}
