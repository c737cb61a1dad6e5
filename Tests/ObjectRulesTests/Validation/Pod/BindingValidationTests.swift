import ObjectModel
import ObjectRules
import Testing

@Suite struct BindingValidationTests {
    private func problems(_ target: Value) -> [String] {
        PodFixture.texts(BindingValidation.validate(Binding(["target": target])))
    }

    @Test func targets() {
        #expect(problems(["kind": "Node", "name": "n"]) == [])
        #expect(problems(["name": "n"]) == [])
        #expect(problems(["kind": "Node"]) == ["target.name: Required value"])
        #expect(
            problems(["kind": "Chair", "name": "n"])
                == [#"target.kind: Unsupported value: "Chair": supported values: "Node", "<empty>""#])
    }
}
