import ObjectModel
import ObjectRules
import Testing

@Suite struct WebhookValidationTests {
    @Test func webhooks() throws {
        let good: Value = [
            "name": "a.example.com", "clientConfig": ["url": "https://a.example.com"], "sideEffects": "None",
            "admissionReviewVersions": ["v1"],
            "rules": [["apiGroups": ["*"], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]]],
        ]
        let fixture = try ObjectFixture("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration")
        #expect(fixture.create(["webhooks": .array([good])]) == [])
        var odd = good
        odd["name"] = "short"
        odd["clientConfig"] = [:]
        odd["timeoutSeconds"] = 60
        odd["rules"] = [
            ["apiGroups": ["*", "apps"], "apiVersions": ["v1"], "operations": ["Create"], "resources": []]
        ]
        #expect(
            fixture.create(["webhooks": .array([odd])]) == [
                "webhooks[0].clientConfig: Required value: exactly one of url or service is required",
                #"webhooks[0].name: Invalid value: "short": should be a domain with at least three segments "#
                    + #"separated by dots"#,
                #"webhooks[0].rules[0].apiGroups: Invalid value: ["*","apps"]: if '*' is present, must not specify "#
                    + #"other API groups"#,
                #"webhooks[0].rules[0].operations[0]: Unsupported value: "Create": supported values: "*", "CONNECT", "#
                    + #""CREATE", "DELETE", "UPDATE""#,
                "webhooks[0].rules[0].resources: Required value",
                "webhooks[0].timeoutSeconds: Invalid value: 60: the timeout value must be between 1 and 30 seconds",
            ])
    }
}
