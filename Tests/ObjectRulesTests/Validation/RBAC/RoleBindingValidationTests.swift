import ObjectModel
import ObjectRules
import Testing

@Suite struct RoleBindingValidationTests {
    static let good: Value = [
        "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"],
        "subjects": [["kind": "User", "name": "u"], ["kind": "ServiceAccount", "name": "a", "namespace": "n"]],
    ]

    @Test func subjects() throws {
        let fixture = try ObjectFixture("rbac.authorization.k8s.io/v1", "RoleBinding")
        #expect(fixture.create(Self.good) == [])
        var odd = Self.good
        odd["subjects"] = [["kind": "Robot", "name": "r"], ["kind": "User", "name": ""]]
        #expect(
            fixture.create(odd) == [
                #"subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group""#,
                "subjects[1].name: Required value",
            ])
    }

    @Test func theRoleStays() throws {
        var other = Self.good
        other["roleRef"]?["name"] = "edit"
        let problems = try ObjectFixture("rbac.authorization.k8s.io/v1", "RoleBinding").update(Self.good, other)
        #expect(problems.count == 1)
        #expect(problems.first?.hasSuffix("cannot change roleRef") == true)
    }

    @Test func theWholeClusterIsBoundToClusterRoles() throws {
        var role = Self.good
        role["roleRef"]?["kind"] = "Role"
        #expect(
            try ObjectFixture("rbac.authorization.k8s.io/v1", "ClusterRoleBinding").create(role)
                == [#"roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole""#])
    }
}
