import AccessRules
import ObjectModel
import Testing

/// What those are told who would give away more than they have.
@Suite struct EscalationRuleTests {
    private let jane = Caller(name: "jane", groups: ["dev", "system:authenticated"])

    private func rules(_ rules: Value...) -> [AccessRule] { AccessRule.rules(of: ["rules": .array(rules)]) }

    @Test func whatIsMissingIsListed() {
        let wanted = rules(
            ["verbs": ["get", "list"], "apiGroups": [""], "resources": ["secrets", "configmaps"]],
            ["verbs": ["get"], "nonResourceURLs": ["/metrics"]],
            ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "resourceNames": ["a", "b"]])
        let held = rules(["verbs": ["list"], "apiGroups": [""], "resources": ["*"]])
        let refusal = EscalationRule.refusal(of: wanted, to: jane, holding: held, problems: [])
        #expect(
            refusal == """
                user "jane" (groups=["dev" "system:authenticated"]) is attempting to grant RBAC permissions not \
                currently held:
                {APIGroups:[""], Resources:["configmaps"], Verbs:["get"]}
                {APIGroups:[""], Resources:["pods"], ResourceNames:["a"], Verbs:["get"]}
                {APIGroups:[""], Resources:["pods"], ResourceNames:["b"], Verbs:["get"]}
                {APIGroups:[""], Resources:["secrets"], Verbs:["get"]}
                {NonResourceURLs:["/metrics"], Verbs:["get"]}
                """)
    }

    @Test func verbsOfOneKindAreJoined() {
        let wanted = rules(["verbs": ["get", "list"], "apiGroups": [""], "resources": ["pods"]])
        let refusal = EscalationRule.refusal(of: wanted, to: jane, holding: [], problems: ["role \"x\" not found"])
        #expect(
            refusal?.hasSuffix(
                "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\" \"list\"]}; resolution errors: "
                    + "[role \"x\" not found]") == true)
    }

    @Test func whatOneHasMayBeGiven() {
        let held = rules(["verbs": ["*"], "apiGroups": [""], "resources": ["*"]])
        let wanted = rules(["verbs": ["get"], "apiGroups": [""], "resources": ["pods/log"], "resourceNames": ["a"]])
        #expect(EscalationRule.refusal(of: wanted, to: jane, holding: held, problems: []) == nil)
    }

    @Test func ownersAndFinalizersAreNoGrant() {
        let old: Value = ["metadata": ["name": "a", "finalizers": ["x"]], "rules": []]
        #expect(EscalationRule.changesOnlyOwnership(["metadata": ["name": "a"], "rules": []], old: old))
        #expect(
            !EscalationRule.changesOnlyOwnership(
                ["metadata": ["name": "a", "labels": ["x": "y"]], "rules": []], old: old))
    }
}
