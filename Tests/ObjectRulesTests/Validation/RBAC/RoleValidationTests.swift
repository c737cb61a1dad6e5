import ObjectModel
import ObjectRules
import Testing

@Suite struct RoleValidationTests {
    @Test func rules() throws {
        let role = try ObjectFixture("rbac.authorization.k8s.io/v1", "Role")
        let clusterRole = try ObjectFixture("rbac.authorization.k8s.io/v1", "ClusterRole")
        let url: Value = ["rules": [["nonResourceURLs": ["/x"], "verbs": ["get"]]]]
        #expect(
            role.create(url)
                == [
                    #"rules[0].nonResourceURLs: Invalid value: ["/x"]: namespaced rules cannot apply to "#
                        + #"non-resource URLs"#
                ])
        #expect(clusterRole.create(url) == [])
        #expect(
            role.create(["rules": [["verbs": ["get"]]]]) == [
                "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
                "rules[0].resources: Required value: resource rules must supply at least one resource",
            ])
    }

    @Test func selectorsOfCollectedRoles() throws {
        let role = try ObjectFixture("rbac.authorization.k8s.io/v1", "ClusterRole")
        func problems(_ selectors: Value) -> [String] {
            role.create(["aggregationRule": ["clusterRoleSelectors": selectors]])
        }
        #expect(problems([["matchLabels": ["a": "b"]]]) == [])
        let path = "aggregationRule.clusterRoleSelectors"
        #expect(
            problems([]) == [
                "\(path): Required value: at least one clusterRoleSelector required if aggregationRule is non-nil"
            ])
        #expect(
            problems([["matchExpressions": [["key": "a", "operator": "In"]]]]) == [
                "\(path)[0].matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or "
                    + "'NotIn'",
                "\(path)[0]: Invalid value: null: invalid label selector.",
            ])
    }
}
