import ObjectModel
import ObjectRules
import Testing

@Suite struct LabelValidationTests {
    private func problems(_ selector: Value, lenient: Bool = false) -> [String] {
        PodFixture.texts(
            LabelValidation.selector(LabelSelector(selector), at: FieldPath("selector"), allowInvalidValues: lenient))
    }

    @Test func labelsAreBlamedAsAWhole() {
        let labels = Fields([("a b", "1"), ("ok", "has space")])
        let errors = LabelValidation.labels(labels, at: FieldPath("l"))
        #expect(errors.map(\.field) == ["l", "l"])
    }

    @Test func operatorsDecideAboutValues() {
        #expect(problems(["matchExpressions": [["key": "a", "operator": "In", "values": ["x"]]]]) == [])
        #expect(
            problems(["matchExpressions": [["key": "a", "operator": "NotIn"]]]) == [
                "selector.matchExpressions[0].values: Required value: "
                    + "must be specified when `operator` is 'In' or 'NotIn'"
            ])
        #expect(
            problems(["matchExpressions": [["key": "a", "operator": "Exists", "values": ["x"]]]]) == [
                "selector.matchExpressions[0].values: Forbidden: "
                    + "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
            ])
        #expect(
            problems(["matchExpressions": [["key": "a", "operator": "Near"]]])
                == [#"selector.matchExpressions[0].operator: Invalid value: "Near": not a valid selector operator"#])
    }

    @Test func oldValuesMayStay() {
        let selector: Value = ["matchExpressions": [["key": "a", "operator": "In", "values": ["has space"]]]]
        #expect(problems(selector).count == 1)
        #expect(problems(selector, lenient: true) == [])
    }
}
