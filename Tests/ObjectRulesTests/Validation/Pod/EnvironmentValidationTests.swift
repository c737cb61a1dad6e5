import ObjectModel
import ObjectRules
import Testing

@Suite struct EnvironmentValidationTests {
    private func problems(_ variable: Value) -> [String] { PodFixture.problems(container: ["env": [variable]]) }

    @Test(
        arguments: [
            ["name": "A", "value": "1"], ["name": "A", "valueFrom": ["fieldRef": ["fieldPath": "status.podIP"]]],
            ["name": "A", "valueFrom": ["fieldRef": ["fieldPath": "metadata.labels['app']"]]],
            ["name": "A", "valueFrom": ["resourceFieldRef": ["resource": "limits.cpu", "divisor": "1m"]]],
            ["name": "A", "valueFrom": ["resourceFieldRef": ["resource": "requests.hugepages-2Mi"]]],
            ["name": "A", "valueFrom": ["secretKeyRef": ["name": "s", "key": "k"]]],
        ] as [Value])
    func fine(_ variable: Value) { #expect(problems(variable) == []) }

    @Test func names() {
        #expect(problems(["name": ""]) == ["env[0].name: Required value"])
        #expect(problems(["name": "a=b"]).count == 1)
    }

    @Test func exactlyOneSource() {
        let none = problems(["name": "A", "valueFrom": [:]])
        #expect(none.first?.contains("must specify one of: `fieldRef`") == true)
        let field: Value = ["fieldPath": "metadata.name"]
        #expect(
            problems(["name": "A", "value": "1", "valueFrom": ["fieldRef": field]])
                == [#"env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty"#])
        #expect(
            problems(["name": "A", "valueFrom": ["fieldRef": field, "secretKeyRef": ["name": "s", "key": "k"]]])
                == [#"env[0].valueFrom: Invalid value: "": may not have more than one field specified at a time"#])
    }

    @Test func fields() {
        func path(_ text: Value) -> [String] {
            problems(["name": "A", "valueFrom": ["fieldRef": ["fieldPath": text]]])
        }
        #expect(
            path("spec.nope") == [
                "env[0].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.nope\": "
                    + "error converting fieldPath: field label not supported: spec.nope"
            ])
        #expect(path("status.phase").first?.contains("Unsupported value: \"status.phase\"") == true)
        #expect(path("metadata.labels['a b']").count == 1)
        #expect(path("metadata.name['a']").first?.contains("does not support subscript") == true)
    }

    @Test func resources() {
        let reference: Value = ["resource": "limits.cpu", "divisor": "1Mi"]
        #expect(
            problems(["name": "A", "valueFrom": ["resourceFieldRef": reference]]) == [
                "env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"limits.cpu\": "
                    + "only divisor's values 1m and 1 are supported with the cpu resource"
            ])
    }

    @Test func wholeObjects() {
        let problems = PodFixture.problems(container: ["envFrom": [[:], ["configMapRef": ["name": ""]]]])
        #expect(
            problems == [
                #"envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`"#,
                "envFrom[1].configMapRef.name: Required value",
            ])
    }

    @Test func filesAreInEmptyDirectories() {
        let variable: Value = [
            "name": "A", "valueFrom": ["fileKeyRef": ["volumeName": "v", "path": "env", "key": "A"]],
        ]
        let container: Value = ["name": "c", "image": "i", "env": [variable]]
        #expect(PodFixture.problems(spec: ["containers": [container]]).first?.contains(#"Not found: "v""#) == true)
        #expect(
            PodFixture.problems(spec: ["containers": [container], "volumes": [["name": "v", "emptyDir": [:]]]]) == [])
    }
}
