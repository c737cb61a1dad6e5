import ObjectModel
import ObjectRules
import Testing

@Suite struct PodDisruptionBudgetValidationTests {
    @Test func bounds() throws {
        let fixture = try ObjectFixture("policy/v1", "PodDisruptionBudget")
        #expect(fixture.create(["spec": ["minAvailable": "50%"]]) == [])
        #expect(
            fixture.create(["spec": ["maxUnavailable": "120%", "unhealthyPodEvictionPolicy": "Never"]]) == [
                #"spec.maxUnavailable: Invalid value: "120%": must not be greater than 100%"#,
                #"spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "#
                    + #""IfHealthyBudget""#,
            ])
        let both = fixture.create(["spec": ["minAvailable": 1, "maxUnavailable": 1]])
        #expect(both.count == 1)
        #expect(both.first?.hasSuffix("minAvailable and maxUnavailable cannot be both set") == true)
    }
}
