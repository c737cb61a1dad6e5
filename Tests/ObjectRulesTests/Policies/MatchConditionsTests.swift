import CEL
import ObjectModel
import ObjectRules
import Testing

@Suite struct MatchConditionsTests {
    private func verdict(_ sources: String...) -> MatchConditions.Verdict {
        let conditions = sources.enumerated().map { index, source in
            MatchCondition(fields: ["name": .string("c\(index)"), "expression": .string(source)])
        }
        let object: Value = ["n": 1]
        return MatchConditions(conditions, PolicyExpressions())
            .evaluate(Activation(["object": CELValue(object)]))
    }

    @Test func allHaveToHold() {
        #expect(verdict() == .matches)
        #expect(verdict("object.n == 1", "true") == .matches)
        #expect(verdict("true", "object.n == 2") == .doesNotMatch(condition: "c1"))
    }

    @Test func oneThatIsFalseDecidesAgainstErrors() {
        let failure = "expression 'object.x == 1' resulted in error: no such key: x"
        #expect(verdict("object.x == 1") == .failed(failure))
        #expect(verdict("object.x == 1", "object.x == 1") == .failed("[\(failure), \(failure)]"))
        #expect(verdict("object.x == 1", "false") == .doesNotMatch(condition: "c1"))
    }
}
