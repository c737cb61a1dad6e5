import ObjectModel
import ObjectRules
import Testing

@Suite struct AdmissionPolicyValidationTests {
    private func errors(_ change: (inout Value) -> Void) throws -> [String] {
        var policy: Value = [
            "metadata": ["name": "p"],
            "spec": [
                "failurePolicy": "Fail",
                "matchConstraints": [
                    "matchPolicy": "Equivalent", "namespaceSelector": [:], "objectSelector": [:],
                    "resourceRules": [
                        [
                            "apiGroups": ["apps"], "apiVersions": ["v1"], "operations": ["CREATE"],
                            "resources": ["deployments"], "scope": "*",
                        ]
                    ],
                ],
                "validations": [["expression": "object.spec.replicas < 5"]],
            ],
        ]
        change(&policy)
        let resource = try #require(
            Schema.kubernetes.resource(
                group: "admissionregistration.k8s.io", version: "v1", plural: "validatingadmissionpolicies"))
        return Validation.create(policy, resource: resource).map { "\($0.field): \($0.message)" }
    }

    @Test func aPlainPolicyIsFine() throws { #expect(try errors { _ in } == []) }

    @Test func everyExpressionIsCompiled() throws {
        let found = try errors { policy in
            policy["spec"]?["variables"] = [["name": "a", "expression": "1"], ["name": "1a", "expression": " "]]
            policy["spec"]?["validations"] = [
                ["expression": "variables.a == 'x'"], ["expression": "1", "reason": "Nope"],
                ["expression": "true", "message": " ", "messageExpression": "variables.a"],
            ]
            policy["spec"]?["matchConditions"] = [["name": "x", "expression": "params.y"]]
            policy["spec"]?["auditAnnotations"] = [["key": "k", "valueExpression": "1"]]
        }
        let starts = [
            "spec.matchConditions[0].expression: Invalid value: \"params.y\": compilation failed: ERROR: <input>:1:1: ",
            "spec.variables[1].name: Invalid value: \"1a\": name is not a valid CEL identifier",
            "spec.variables[1].expression: Required value: expression is not specified",
            "spec.validations[0].expression: Invalid value: \"variables.a == 'x'\": compilation failed: ERROR: ",
            "spec.validations[1].expression: Invalid value: \"1\": must evaluate to bool",
            "spec.validations[1].reason: Unsupported value: \"Nope\"",
            "spec.validations[2].messageExpression: Invalid value: \"variables.a\": must evaluate to string",
            "spec.validations[2].message: Invalid value: \" \": message must be non-empty if specified",
            "spec.auditAnnotations[0].valueExpression: Invalid value: \"1\": must evaluate to one of",
        ]
        #expect(found.count == starts.count)
        for (text, start) in zip(found, starts) { #expect(text.hasPrefix(start), "\(text)") }
    }

    @Test func variablesCountOnlyWhereThereAreAny() throws {
        for (variables, problem) in [
            ([] as Value, "undeclared reference to 'variables'"),
            ([["name": "a", "expression": "1"]], "undefined field 'b'"),
        ] {
            let found = try errors { policy in
                policy["spec"]?["variables"] = variables
                policy["spec"]?["validations"] = [["expression": "variables.b"]]
                policy["spec"]?["matchConditions"] = [["name": "x", "expression": " variables.a == 1 "]]
            }
            #expect(found.count == 2)
            #expect(found[0].contains("Invalid value: \"variables.a == 1\": compilation failed"))
            #expect(found[0].contains("undeclared reference to 'variables'"))
            #expect(found[1].contains(problem))
        }
    }

    @Test func messages() throws {
        let found = try errors { policy in
            policy["spec"]?["validations"] = [
                ["expression": "true &&\n true"],
                ["expression": "true", "message": "a\rb"],
                ["expression": "true", "messageExpression": "authorizer.group('').resource('a').check('b').reason()"],
            ]
        }
        #expect(found.count == 2)
        #expect(
            found[0] == #"spec.validations[1].message: Invalid value: "a\rb": message must not contain line breaks"#)
        #expect(found[1].contains("undeclared reference to 'authorizer'"))
    }

    @Test func annotations() throws {
        let long = String(repeating: " ", count: 6000)
        #expect(
            try errors { $0["spec"]?["auditAnnotations"] = [["key": "k", "valueExpression": .string("'a'\(long)")]] }
                == [])
        let nameless = try errors { policy in
            policy["metadata"] = ["generateName": "p"]
            policy["spec"]?["auditAnnotations"] = [["key": "k", "valueExpression": "'a'"]]
        }
        #expect(
            nameless.last == "spec.auditAnnotations[0].key: Invalid value: \"k\": requires metadata.name be non-empty")
    }

    @Test func kindsOfParameters() throws {
        func problems(_ apiVersion: Value) throws -> [String] {
            try errors { $0["spec"]?["paramKind"] = ["apiVersion": apiVersion, "kind": "A"] }
        }
        #expect(try problems("/v1") == [])
        let found = try problems("_.a/V1")
        #expect(found.count == 2)
        #expect(found[0].hasPrefix("spec.paramKind.apiVersion: Invalid value: \"_.a\": "))
        #expect(found[1].hasPrefix("spec.paramKind.apiVersion: Invalid value: \"V1\": "))
    }

    @Test func whatIsMissing() throws {
        #expect(
            try errors { $0["spec"] = [:] } == [
                "spec.failurePolicy: Required value", "spec.matchConstraints: Required value",
                "spec.validations: Required value: validations or auditAnnotations must contain at least one item",
                "spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item",
            ])
        #expect(
            try errors { $0["spec"]?["paramKind"] = ["apiVersion": "v1"] } == ["spec.paramKind.kind: Required value"])
    }
}
