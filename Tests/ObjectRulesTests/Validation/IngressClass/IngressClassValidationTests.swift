import ObjectModel
import ObjectRules
import Testing

@Suite struct IngressClassValidationTests {
    private func problems(_ parameters: Value) throws -> [String] {
        try ObjectFixture("networking.k8s.io/v1", "IngressClass").create([
            "spec": ["controller": "example.com/c", "parameters": parameters]
        ])
    }

    @Test func controllers() throws {
        let fixture = try ObjectFixture("networking.k8s.io/v1", "IngressClass")
        #expect(fixture.create(["spec": ["controller": "example.com/c"]]) == [])
        #expect(fixture.create([:]) == ["spec.controller: Required value"])
        #expect(
            fixture.create(["spec": ["controller": "c"]])
                == [#"spec.controller: Invalid value: "c": must be a domain-prefixed path (such as "acme.io/foo")"#])
        #expect(
            fixture.update(["spec": ["controller": "a.io/c"]], ["spec": ["controller": "a.io/d"]])
                == [#"spec.controller: Invalid value: "a.io/d": field is immutable"#])
    }

    private static let parameterCases: [(Value, [String])] = [
        (["kind": "K", "name": "n"], []), (["kind": "K", "name": "n", "scope": "Namespace", "namespace": "a"], []),
        ([:], ["kind: Required value", "name: Required value"]),
        (
            ["kind": "K", "name": "n", "scope": "Namespace"],
            ["namespace: Required value: `parameters.scope` is set to 'Namespace'"]
        ),
        (
            ["kind": "K", "name": "n", "scope": "Cluster", "namespace": "a"],
            ["namespace: Forbidden: `parameters.scope` is set to 'Cluster'"]
        ),
        (
            ["kind": "K", "name": "n", "scope": "World"],
            [#"scope: Unsupported value: "World": supported values: "Cluster", "Namespace""#]
        ),
        (["kind": "a/b", "name": "n"], [#"kind: Invalid value: "a/b": may not contain '/'"#]),
    ]

    @Test(arguments: parameterCases)
    func parameters(_ parameters: Value, _ expected: [String]) throws {
        #expect(try problems(parameters) == expected.map { "spec.parameters." + $0 })
    }
}
