import ObjectModel
import ObjectRules
import Testing

@Suite struct SecretValidationTests {
    @Test(
        arguments: [
            (["type": "kubernetes.io/tls", "data": ["tls.crt": ""]], ["data[tls.key]: Required value"]),
            (
                ["type": "kubernetes.io/basic-auth"],
                ["data[password]: Required value", "data[username]: Required value"]
            ),
            (["type": "kubernetes.io/basic-auth", "data": ["username": ""]], []),
            (["type": "kubernetes.io/ssh-auth"], ["data[ssh-privatekey]: Required value"]),
            (["type": "kubernetes.io/dockercfg"], ["data[.dockercfg]: Required value"]),
            (
                ["type": "kubernetes.io/dockerconfigjson", "data": [".dockerconfigjson": "ew=="]],
                [#"data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": unexpected end of JSON input"#]
            ),
            (["type": "kubernetes.io/dockerconfigjson", "data": [".dockerconfigjson": "e30="]], []),
            (
                ["type": "kubernetes.io/service-account-token"],
                ["metadata.annotations[kubernetes.io/service-account.name]: Required value"]
            ),
            (["type": "example.com/any", "data": ["a": "AA=="]], []),
        ] as [(Value, [String])])
    func types(_ secret: Value, _ problems: [String]) throws {
        #expect(try ObjectFixture("v1", "Secret").create(secret) == problems)
    }

    @Test func typeAndLockedDataStay() throws {
        let secret = try ObjectFixture("v1", "Secret")
        #expect(
            secret.update(["type": "a"], ["type": "b"]) == [#"type: Invalid value: "b": field is immutable"#])
        #expect(
            secret.update(["immutable": true], ["immutable": true, "data": ["a": "AA=="]])
                == ["data: Forbidden: field is immutable when `immutable` is set"])
    }
}
