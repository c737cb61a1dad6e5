import ObjectModel
import ObjectRules
import Testing

@Suite struct MutatingPolicyValidationTests {
    private static let rule: Value = [
        "apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"],
    ]

    private func problems(_ mutations: Value, reinvocation: Value? = "Never") throws -> [String] {
        var spec: Value = ["matchConstraints": ["resourceRules": [Self.rule]], "mutations": mutations]
        if let reinvocation { spec["reinvocationPolicy"] = reinvocation }
        return try ObjectFixture("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy").create(["spec": spec])
    }

    @Test func mutations() throws {
        let patch: Value = ["expression": "[JSONPatch{op: 'remove', path: '/metadata/labels'}]"]
        #expect(try problems([["patchType": "JSONPatch", "jsonPatch": patch]]) == [])
        #expect(
            try problems([["patchType": "JSONPatch", "jsonPatch": ["expression": "'x'"]]]) == [
                "spec.mutations[0].jsonPatch.expression: Invalid value: \"'x'\": must evaluate to list(JSONPatch) but "
                    + "got string"
            ])
        #expect(
            try problems([], reinvocation: nil) == [
                "spec.mutations: Required value: mutations must contain at least one item",
                "spec.reinvocationPolicy: Required value",
            ])
        #expect(
            try problems([["patchType": "Odd"], ["patchType": "JSONPatch"]]) == [
                #"spec.mutations[0].patchType: Unsupported value: "Odd": supported values: "ApplyConfiguration", "#
                    + #""JSONPatch""#,
                "spec.mutations[1].jsonPatch: Required value: must be specified when patchType is JSONPatch",
            ])
        #expect(
            try problems([["patchType": "JSONPatch", "jsonPatch": ["expression": " "]]])
                == ["spec.mutations[0].jsonPatch.expression: Required value"])
    }

    @Test func whatIsDeletedStaysAsItIs() throws {
        var rule = Self.rule
        rule["operations"] = ["DELETE"]
        let supported = #""DELETE": supported values: "*", "CONNECT", "CREATE", "UPDATE""#
        let policy = try ObjectFixture("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy")
        let patch: Value = ["expression": "[JSONPatch{op: 'remove', path: '/metadata/labels'}]"]
        #expect(
            policy.create([
                "spec": [
                    "matchConstraints": ["resourceRules": [rule]], "reinvocationPolicy": "Never",
                    "mutations": [["patchType": "JSONPatch", "jsonPatch": patch]],
                ]
            ]) == ["spec.matchConstraints.resourceRules.operations: Unsupported value: \(supported)"])
        let binding = try ObjectFixture("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicyBinding")
        #expect(
            binding.create(["spec": ["policyName": "p", "matchResources": ["resourceRules": [rule]]]])
                == ["spec.matchResources.resourceRules.operations: Unsupported value: \(supported)"])
    }

    @Test func bindings() throws {
        let fixture = try ObjectFixture("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicyBinding")
        #expect(fixture.create(["spec": ["policyName": "p"]]) == [])
        #expect(fixture.create([:]) == ["spec.policyName: Required value"])
    }
}
