import ObjectModel
import ObjectRules

/// ClusterRoles that are made of others: the rules of all that their selectors match.
public enum ClusterRoleAggregation {
    /// The rules that a role shall have; nil when it is not made of others. Roles are taken selector by selector, in
    /// the order of their names, and each rule once.
    public static func rules(of role: ClusterRole, among roles: [ClusterRole]) -> [Value]? {
        guard let aggregation = role.aggregationRule else { return nil }
        let sorted = roles.sorted { $0.metadata.name < $1.metadata.name }
        var rules: [Value] = []
        var seen: Set<Value> = []
        for selector in aggregation.clusterRoleSelectors {
            for other in sorted where other.metadata.name != role.metadata.name && selects(selector, other) {
                for rule in other.fields.values("rules") where seen.insert(rule).inserted { rules.append(rule) }
            }
        }
        return rules
    }

    /// Whether the rules of one role come to another.
    public static func aggregates(_ role: ClusterRole, _ other: ClusterRole) -> Bool {
        role.aggregationRule?.clusterRoleSelectors.contains { selects($0, other) } ?? false
    }

    private static func selects(_ selector: LabelSelector, _ role: ClusterRole) -> Bool {
        do throws(StatusError) {
            return try LabelSelectorExpression(selector).matches(role.metadata.fields["labels"]?.objectValue)
        } catch {
            // Validation refuses such selectors; one that is there all the same selects nothing.
            return false
        }
    }
}
