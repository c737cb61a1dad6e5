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

    /// What is wrong with a webhook that is reached or chosen like this.
    private func errors(_ changes: KeyValuePairs<String, Value>) throws -> [String] {
        var hook: Fields = [
            "name": "a.example.com", "clientConfig": ["url": "https://a.example.com"], "sideEffects": "None",
            "admissionReviewVersions": ["v1"],
        ]
        for change in changes { hook[change.key] = change.value }
        let fixture = try ObjectFixture("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration")
        return fixture.create(["webhooks": [.object(hook)]])
    }

    @Test func namesAndVersions() throws {
        let name = try errors(["name": "a..B.example.com"])
        #expect(name.count == 1)
        #expect(try errors(["name": ""]) == ["webhooks[0].name: Required value"])
        let versions = try errors(["admissionReviewVersions": ["v1", "A", "A"]])
        #expect(versions.count == 2)
        #expect(
            versions.contains(#"webhooks[0].admissionReviewVersions[2]: Invalid value: "A": duplicate version"#))
    }

    @Test func servicesAreToldOfByTheWrongName() throws {
        #expect(
            try errors(["clientConfig": ["service": ["name": "a"]]])
                == ["webhooks[0].clientConfig.service.name: Required value"])
        #expect(
            try errors(["clientConfig": ["service": ["namespace": "a"]]])
                == ["webhooks[0].clientConfig.service.namespace: Required value"])
    }

    @Test func whereAWebhookIs() throws {
        #expect(
            try errors(["clientConfig": ["url": "http://me@/x?a=b#c"]])
                == [
                    #"webhooks[0].clientConfig.url: Invalid value: "http": 'https' is the only allowed URL scheme; "#
                        + "desired format: https://host[/path]",
                    #"webhooks[0].clientConfig.url: Invalid value: "": host must be specified; "#
                        + "desired format: https://host[/path]",
                    #"webhooks[0].clientConfig.url: Invalid value: "me": user information is not permitted in the URL"#,
                    #"webhooks[0].clientConfig.url: Invalid value: "c": fragments are not permitted in the URL"#,
                    #"webhooks[0].clientConfig.url: Invalid value: "a=b": query parameters are not permitted in "#
                        + "the URL",
                ].sorted())
        #expect(
            try errors(["clientConfig": ["service": ["port": 0, "path": "x//Y"]]]).contains(
                #"webhooks[0].clientConfig.service.path: Invalid value: "x//Y": must start with a '/'"#))
        #expect(try errors(["clientConfig": ["service": ["name": "a", "namespace": "b", "path": "/x/y/"]]]).isEmpty)
    }

    @Test(arguments: [
        (":a", #"parse ":a": missing protocol scheme"#),
        ("1a:b", #"parse "1a:b": first path segment in URL cannot contain colon"#),
        ("https://a b/c#d", #"parse "https://a b/c": invalid character " " in host name"#),
        ("https://a:b", #"parse "https://a:b": invalid port ":b" after host"#),
        ("https://[::1", #"parse "https://[::1": missing ']' in host"#),
        ("https://a/%zz", #"parse "https://a/%zz": invalid URL escape "%zz""#),
        ("https://a\n", #"parse "https://a\n": net/url: invalid control character in URL"#),
    ])
    func locatorsThatCannotBeRead(_ url: String, _ problem: String) throws {
        #expect(
            try errors(["clientConfig": ["url": .string(url)]]) == [
                "webhooks[0].clientConfig.url: Required value: url must be a valid URL: \(problem); desired format: "
                    + "https://host[/path]"
            ])
    }

    @Test func whatCanBeReadIsLookedAt() throws {
        #expect(try errors(["clientConfig": ["url": "HTTPS://a.b:443/c%20d e"]]) == [])
        #expect(try errors(["clientConfig": ["url": "https://[::1]:1"]]) == [])
        #expect(try errors(["clientConfig": ["url": "no URL"]]).count == 2)
        #expect(try errors(["clientConfig": ["url": "https:a"]]).count == 1)
    }

    @Test(
        arguments: [
            (["pods", "pods/status"], 0), (["*/*", "pods"], 1), (["*", "pods"], 1), (["*", "pods/status"], 0),
            (["pods/*", "pods/status"], 1), (["*/scale", "pods/scale"], 1), ([""], 1),
        ] as [([String], Int)])
    func resources(named: [String], count: Int) throws {
        let rule: Value = [
            "apiGroups": ["*"], "apiVersions": ["*"], "operations": ["*"],
            "resources": .array(named.map(Value.string)),
        ]
        #expect(try errors(["rules": [rule]]).count == count)
    }

    @Test func conditionsHaveNames() throws {
        let conditions: Value = [
            ["name": "a", "expression": "true"], ["name": "a", "expression": " "], ["expression": "true"],
        ]
        #expect(
            try errors(["matchConditions": conditions]) == [
                #"webhooks[0].matchConditions[1].expression: Required value"#,
                #"webhooks[0].matchConditions[1].name: Duplicate value: "a""#,
                "webhooks[0].matchConditions[2].name: Required value",
            ])
    }
}
