import AccessRules
import ObjectModel
import Testing

/// What a start puts back, and what it leaves alone.
@Suite struct BootstrapReconciliationTests {
    private let role: Value = [
        "kind": "ClusterRole",
        "metadata": [
            "name": "r", "labels": ["kubernetes.io/bootstrapping": "rbac-defaults"],
            "annotations": ["rbac.authorization.kubernetes.io/autoupdate": "true"],
        ],
        "rules": [["verbs": ["get", "list"], "apiGroups": [""], "resources": ["pods"]]],
    ]
    private let binding: Value = [
        "kind": "ClusterRoleBinding", "metadata": ["name": "b"], "roleRef": ["kind": "ClusterRole", "name": "r"],
        "subjects": [["kind": "Group", "name": "g"]],
    ]

    @Test func whatIsAsItShouldBeStays() {
        #expect(BootstrapReconciliation(role, found: role) == .keep)
        #expect(BootstrapReconciliation(binding, found: binding) == .keep)
    }

    @Test func missingRulesComeBackBesideOthers() {
        var found = role
        let own: Value = ["verbs": ["get"], "apiGroups": [""], "resources": ["pods", "nodes"]]
        found["rules"] = [own]
        guard case .update(let object) = BootstrapReconciliation(role, found: found) else {
            Issue.record("nothing came back")
            return
        }
        #expect(object["rules"] == [own, ["verbs": ["list"], "apiGroups": [""], "resources": ["pods"]]])
    }

    @Test func labelsComeBackAndOthersStay() {
        var found = role
        found["metadata"] = ["name": "r", "labels": ["mine": "yes"]]
        guard case .update(let object) = BootstrapReconciliation(role, found: found) else {
            Issue.record("nothing came back")
            return
        }
        #expect(
            object.at("metadata", "labels") == ["mine": "yes", "kubernetes.io/bootstrapping": "rbac-defaults"])
    }

    @Test func whoeverOptsOutIsLeftAlone() {
        let found: Value = [
            "metadata": ["annotations": ["rbac.authorization.kubernetes.io/autoupdate": "false"]], "rules": [],
        ]
        #expect(BootstrapReconciliation(role, found: found) == .keep)
    }

    @Test func anotherRoleMeansAnotherBinding() {
        var found = binding
        found["roleRef"] = ["kind": "ClusterRole", "name": "mine"]
        #expect(BootstrapReconciliation(binding, found: found) == .replace(binding))
    }

    @Test func missingSubjectsComeBack() {
        var found = binding
        found["subjects"] = [["kind": "User", "name": "u"]]
        var wanted = binding
        wanted["subjects"] = [["kind": "User", "name": "u"], ["kind": "Group", "name": "g"]]
        #expect(BootstrapReconciliation(binding, found: found) == .update(wanted))
    }
}
