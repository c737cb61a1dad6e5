import ObjectModel
import ObjectRules
import Testing

@Suite struct APIServiceValidationTests {
    private static let resource = Schema.kubernetes.resource(
        group: "apiregistration.k8s.io", version: "v1", plural: "apiservices")

    private static func errors(_ spec: Fields, name: String = "v1.example.com") throws -> [String] {
        var all: Fields = [
            "group": "example.com", "version": "v1", "groupPriorityMinimum": 1000, "versionPriority": 15,
        ]
        for entry in spec { all[entry.key] = entry.value }
        let object: Value = [
            "apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService",
            "metadata": ["name": .string(name), "uid": "u"], "spec": .object(all),
        ]
        return Validation.create(object, resource: try #require(resource)).map { "\($0.field): \($0.message)" }
    }

    @Test func localAndRemoteOnesAreFine() throws {
        #expect(try Self.errors([:]) == [])
        #expect(try Self.errors(["group": ""], name: "v1.") == [])
        #expect(try Self.errors(["service": ["namespace": "n", "name": "s", "port": 443], "caBundle": "YWJj"]) == [])
    }

    @Test func theNameIsVersionAndGroup() throws {
        #expect(
            try Self.errors([:], name: "a")
                == [#"metadata.name: Invalid value: "a": must be `spec.version+"."+spec.group`: "v1.example.com""#])
    }

    @Test func prioritiesAreBounded() throws {
        #expect(
            try Self.errors(["groupPriorityMinimum": 20001, "versionPriority": 0]) == [
                "spec.groupPriorityMinimum: Invalid value: 20001: must be positive and less than 20000",
                "spec.versionPriority: Invalid value: 0: must be positive and less than 1000",
            ])
    }

    @Test func whatIsLocalNeedsNoTrust() throws {
        #expect(
            try Self.errors(["caBundle": "YWJj", "insecureSkipTLSVerify": true]) == [
                #"spec.caBundle: Invalid value: "3 bytes": local APIServices may not have a caBundle"#,
                "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify",
            ])
    }

    @Test func aServiceIsNamed() throws {
        #expect(
            try Self.errors(["service": ["port": 0], "caBundle": "YWJj", "insecureSkipTLSVerify": true]) == [
                "spec.service.namespace: Required value", "spec.service.name: Required value",
                "spec.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive",
                "spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present",
            ])
    }
}
