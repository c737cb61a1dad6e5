import ObjectModel
import ObjectRules
import Testing

@Suite struct AdmissionPolicyBindingValidationTests {
    private func errors(_ spec: Value) throws -> [String] {
        let resource = try #require(
            Schema.kubernetes.resource(
                group: "admissionregistration.k8s.io", version: "v1", plural: "validatingadmissionpolicybindings"))
        return Validation.create(["metadata": ["name": "b"], "spec": spec], resource: resource)
            .map { "\($0.field): \($0.message)" }
    }

    @Test func rules() throws {
        let unknown = "Unsupported value: \"Nope\": supported values: \"Audit\", \"Deny\", \"Warn\""
        #expect(try errors(["policyName": "p", "validationActions": ["Deny", "Audit"]]) == [])
        #expect(
            try errors([:]) == [
                "spec.policyName: Required value",
                "spec.validationActions: Required value: at least one validation action is required",
            ])
        #expect(
            try errors(["policyName": "p", "validationActions": ["Deny", "Warn"]]).first?.contains(
                "must not contain both Deny and Warn") == true)
        #expect(
            try errors(["policyName": "p", "validationActions": ["Nope", "Nope"]]) == [
                "spec.validationActions[0]: \(unknown)",
                "spec.validationActions[1]: \(unknown)",
                "spec.validationActions[1]: Duplicate value: \"Nope\"",
            ])
        #expect(
            try errors(["policyName": "p", "validationActions": ["Deny"], "paramRef": ["namespace": "a"]]) == [
                "spec.paramRef: Required value: one of name or selector must be specified",
                "spec.paramRef.parameterNotFoundAction: Required value",
            ])
        #expect(
            try errors([
                "policyName": "p", "validationActions": ["Deny"],
                "paramRef": ["name": "a", "parameterNotFoundAction": "Nope"],
                "matchResources": ["matchPolicy": "Some", "namespaceSelector": [:], "objectSelector": [:]],
            ]) == [
                #"spec.paramRef.parameterNotFoundAction: Unsupported value: "Nope": supported values: "Deny", "Allow""#,
                #"spec.matchResources.matchPolicy: Unsupported value: "Some": supported values: "Equivalent", "Exact""#,
            ])
    }
}
