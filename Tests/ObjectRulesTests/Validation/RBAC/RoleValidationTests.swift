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
}
