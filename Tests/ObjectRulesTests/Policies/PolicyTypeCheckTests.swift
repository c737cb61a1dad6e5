import CEL
import ObjectModel
import ObjectRules
import Testing

@Suite struct PolicyTypeCheckTests {
    private func policy(_ expressions: String..., variables: Value = []) -> ValidatingAdmissionPolicy {
        ValidatingAdmissionPolicy([
            "spec": [
                "variables": variables,
                "matchConstraints": [
                    "resourceRules": [
                        ["apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods", "pods/status"]],
                        ["apiGroups": ["*"], "apiVersions": ["v1"], "resources": ["secrets"]],
                    ]
                ],
                "validations": .array(expressions.map { ["expression": .string($0)] }),
            ]
        ])
    }

    private func warnings(_ policy: ValidatingAdmissionPolicy) -> [String] {
        var types = KindTypes(.kubernetes)
        let resources = PolicyTypeCheck.resources(of: policy) { group, version, plural in
            Schema.kubernetes.resource(group: group, version: version, plural: plural)
        }
        let subjects = resources.map {
            PolicyTypeCheck.Subject(apiVersion: $0.apiVersion, kind: $0.kind, type: types.type(of: $0))
        }
        return PolicyTypeCheck(policy, about: subjects, params: nil).warnings.map { "\($0.fieldRef): \($0.warning)" }
    }

    /// What is named with a wildcard, and subresources, are left out.
    @Test func kindsThatAreNamedInFullAreChecked() {
        #expect(
            warnings(policy("object.spec.hostname == 'a'", "object.data.size() > 0")) == [
                "spec.validations[1].expression: v1, Kind=Pod: ERROR: <input>:1:7: undefined field 'data'\n"
                    + " | object.data.size() > 0\n | ......^\n"
            ])
    }

    @Test func variablesHaveTheTypesOfTheirExpressions() {
        let variables: Value = [["name": "n", "expression": "object.spec.containers.size()"]]
        #expect(warnings(policy("variables.n > 1", variables: variables)).isEmpty)
        #expect(warnings(policy("variables.n == 'x'", variables: variables)).count == 1)
    }
}
