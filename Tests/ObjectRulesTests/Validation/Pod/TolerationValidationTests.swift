import ObjectModel
import ObjectRules
import Testing

@Suite struct TolerationValidationTests {
    @Test(
        arguments: [
            (["operator": "Exists"], 0), (["key": "a", "value": "v"], 0), (["operator": "Equal"], 1),
            (["key": "a", "operator": "Exists", "value": "v"], 1), (["key": "a", "operator": "Like"], 1),
            (["key": "a", "effect": "Never"], 1), (["key": "a", "effect": "NoSchedule", "tolerationSeconds": 5], 1),
            (["key": "a", "effect": "NoExecute", "tolerationSeconds": 5], 0),
            (["key": "b c", "operator": "Exists"], 1),
        ] as [(Value, Int)])
    func tolerations(_ toleration: Value, _ problems: Int) {
        #expect(PodFixture.problems(spec: ["tolerations": [toleration]]).count == problems)
    }
}
