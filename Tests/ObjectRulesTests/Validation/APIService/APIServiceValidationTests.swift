import ObjectModel
import ObjectRules
import Testing

@Suite struct APIServiceValidationTests {
    private static let good: Value = [
        "metadata": ["name": "v1.example.com"],
        "spec": [
            "group": "example.com", "version": "v1", "groupPriorityMinimum": 100, "versionPriority": 10,
            "service": ["namespace": "n", "name": "s"],
        ],
    ]

    private func fixture() throws -> ObjectFixture { try ObjectFixture("apiregistration.k8s.io/v1", "APIService") }

    @Test func nameAndPriorities() throws {
        #expect(try fixture().create(Self.good) == [])
        var odd = Self.good
        odd["metadata"] = ["name": "v2.example.com"]
        odd["spec"]?["groupPriorityMinimum"] = 20_001
        odd["spec"]?["versionPriority"] = 0
        #expect(
            try fixture().create(odd) == [
                #"metadata.name: Invalid value: "v2.example.com": must be `spec.version+"."+spec.group`: "#
                    + #""v1.example.com""#,
                "spec.groupPriorityMinimum: Invalid value: 20001: must be positive and less than 20000",
                "spec.versionPriority: Invalid value: 0: must be positive and less than 1000",
            ])
    }

    @Test func aServerOfItsOwnNeedsNoTrust() throws {
        var local = Self.good
        local["spec"]?["service"] = nil
        #expect(try fixture().create(local) == [])
        local["spec"]?["caBundle"] = "AAAA"
        local["spec"]?["insecureSkipTLSVerify"] = true
        #expect(
            try fixture().create(local) == [
                #"spec.caBundle: Invalid value: "3 bytes": local APIServices may not have a caBundle"#,
                "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify",
            ])
        var both = Self.good
        both["spec"]?["service"] = ["port": 0]
        both["spec"]?["caBundle"] = "AAAA"
        both["spec"]?["insecureSkipTLSVerify"] = true
        #expect(
            try fixture().create(both) == [
                "spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present",
                "spec.service.name: Required value", "spec.service.namespace: Required value",
                "spec.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive",
            ])
    }

    @Test func conditions() throws {
        var odd = Self.good
        odd["status"] = ["conditions": [["type": "Available", "status": "Maybe"]]]
        #expect(
            try fixture().update(Self.good, odd, subresource: "status") == [
                #"status.conditions[0].status: Unsupported value: "Maybe": supported values: "True", "False", "#
                    + #""Unknown""#
            ])
    }
}
