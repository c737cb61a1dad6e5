import AccessRules
import ObjectModel
import Testing

/// The answer to "what may I do here".
@Suite struct SelfRulesTests {
    @Test func objectsAndPathsApart() {
        let rules = AccessRule.rules(of: [
            "rules": [
                ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "resourceNames": ["a"]],
                ["verbs": ["list"], "apiGroups": [""], "resources": ["secrets"]],
                ["verbs": ["get"], "nonResourceURLs": ["/healthz"]],
            ]
        ])
        let status = SelfRules.status(rules, problems: [], isNode: false)
        #expect(
            status == [
                "resourceRules": [
                    ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"], "resourceNames": ["a"]],
                    ["verbs": ["list"], "apiGroups": [""], "resources": ["secrets"]],
                ],
                "nonResourceRules": [["verbs": ["get"], "nonResourceURLs": ["/healthz"]]], "incomplete": false,
            ])
    }

    @Test func whatIsNotKnownIsSaid() {
        let status = SelfRules.status([], problems: ["x not found"], isNode: true)
        #expect(status["incomplete"] == true)
        #expect(
            status["evaluationError"]
                == "[node authorizer does not support user rule resolution, x not found]")
    }
}
