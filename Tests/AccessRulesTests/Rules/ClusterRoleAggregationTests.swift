import AccessRules
import ObjectModel
import Testing

/// Roles that are made of others.
@Suite struct ClusterRoleAggregationTests {
    private func role(_ name: String, labels: Fields = Fields(), verbs: [Value]) -> ClusterRole {
        ClusterRole([
            "metadata": ["name": .string(name), "labels": .object(labels)],
            "rules": .array(verbs.map { ["verbs": [$0], "apiGroups": [""], "resources": ["pods"]] }),
        ])
    }

    private func aggregate(_ selectors: Value...) -> ClusterRole {
        ClusterRole(["metadata": ["name": "all"], "aggregationRule": ["clusterRoleSelectors": .array(selectors)]])
    }

    private func verbs(_ rules: [Value]?) -> [String]? {
        rules?.map { $0["verbs"]?.arrayValue?.first?.stringValue ?? "" }
    }

    @Test func rulesComeInTheOrderOfNamesAndOnce() {
        let roles = [
            role("b", labels: ["x": "1"], verbs: ["get", "list"]), role("a", labels: ["x": "1"], verbs: ["list"]),
            role("c", labels: ["y": "1"], verbs: ["watch"]), role("d", verbs: ["delete"]),
        ]
        let all = aggregate(["matchLabels": ["y": "1"]], ["matchLabels": ["x": "1"]])
        #expect(verbs(ClusterRoleAggregation.rules(of: all, among: roles + [all])) == ["watch", "list", "get"])
        #expect(ClusterRoleAggregation.aggregates(all, roles[0]))
        #expect(!ClusterRoleAggregation.aggregates(all, roles[3]))
    }

    @Test func aRoleIsNotMadeOfItself() {
        var all = aggregate([:])
        all.rules = [PolicyRule(fields: ["verbs": ["own"]])]
        #expect(verbs(ClusterRoleAggregation.rules(of: all, among: [all])) == [])
    }

    @Test func otherRolesKeepTheirRules() {
        let plain = role("a", verbs: ["get"])
        #expect(ClusterRoleAggregation.rules(of: plain, among: [plain]) == nil)
    }
}
