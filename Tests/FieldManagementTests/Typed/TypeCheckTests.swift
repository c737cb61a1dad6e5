import FieldManagement
import ObjectTree
import Testing

@Suite struct TypeCheckTests {
    private func complaint(_ value: Value, _ kind: String, allowsDuplicates: Bool = false) throws -> String? {
        TypeCheck.complaint(
            about: value, try TypeTableBuilderTests.schema(kind), allowsDuplicates: allowsDuplicates)
    }

    @Test(
        arguments: [
            (["spec": ["replicas": "3"]], ".spec.replicas: expected numeric (int or float), got string"),
            (
                ["metadata": ["labels": ["a": 1]]],
                ".metadata.labels.a: expected string, got &value.valueUnstructured{Value:1}"
            ),
            (["spec": ["paused": "x"]], ".spec.paused: expected boolean, got &{x}"),
            (["spec": []], ".spec: expected map, got &{[]}"),
            (
                ["spec": ["template": ["spec": ["containers": ["a": 1]]]]],
                ".spec.template.spec.containers: expected list, got &{map[a:1]}"
            ),
            (["nope": 1], ".nope: field not declared in schema"),
            (
                ["spec": ["replicas": "3", "paused": 1]],
                "errors:\n  .spec.replicas: expected numeric (int or float), got string\n"
                    + "  .spec.paused: expected boolean, got &{1}"
            ),
        ] as [(Value, String)])
    func misfitsAreWordedAsKubernetesDoes(_ value: Value, _ expected: String) throws {
        #expect(try complaint(value, "apps.v1.Deployment") == expected)
    }

    @Test func nullFitsEverything() throws {
        #expect(try complaint(["spec": ["replicas": nil, "template": nil]], "apps.v1.Deployment") == nil)
    }

    @Test func elementsOfOneKeyAreForStoredObjectsOnly() throws {
        let pod: Value = ["spec": ["containers": [["name": "a"], ["name": "a"]]]]
        #expect(try complaint(pod, "core.v1.Pod") == #".spec.containers: duplicate entries for key [name="a"]"#)
        #expect(try complaint(pod, "core.v1.Pod", allowsDuplicates: true) == nil)
    }
}
