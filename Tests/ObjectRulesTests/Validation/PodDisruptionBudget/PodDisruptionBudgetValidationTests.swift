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

    private func status(_ status: Value) throws -> [String] {
        let fixture = try ObjectFixture("policy/v1", "PodDisruptionBudget")
        let spec: Value = ["minAvailable": 1]
        return fixture.update(["spec": spec], ["spec": spec, "status": status], subresource: "status")
    }

    private func condition(_ type: Value, reason: Value = "SufficientPods") -> Value {
        ["type": type, "status": "True", "reason": reason, "lastTransitionTime": "2026-01-01T00:00:00Z"]
    }

    @Test func numbersOfAStatusAreNotNegative() throws {
        #expect(try status(["disruptionsAllowed": 0, "expectedPods": 3]) == [])
        #expect(
            try status(["disruptionsAllowed": -1, "currentHealthy": -2]) == [
                "status.currentHealthy: Invalid value: -2: must be greater than or equal to 0",
                "status.disruptionsAllowed: Invalid value: -1: must be greater than or equal to 0",
            ])
    }

    @Test func conditionsAreComplete() throws {
        #expect(try status(["conditions": [condition("DisruptionAllowed"), condition("example.com/Other")]]) == [])
        #expect(
            try status(["conditions": [["status": "Maybe"]]]) == [
                "status.conditions[0].lastTransitionTime: Required value: must be set",
                "status.conditions[0].reason: Required value: must be set",
                #"status.conditions[0].status: Unsupported value: "Maybe": supported values: "False", "True", "#
                    + #""Unknown""#,
                "status.conditions[0].type: Required value: must be set",
            ])
        #expect(
            try status(["conditions": [condition("A"), condition("A")]])
                == [#"status.conditions[1].type: Duplicate value: "A""#])
        let odd = try status(["conditions": [condition("A", reason: "not a word")]])
        #expect(odd.count == 1)
        #expect(
            odd.first?.hasPrefix(
                #"status.conditions[0].reason: Invalid value: "not a word": a condition reason must start with "#
                    + "alphabetic character") == true)
    }
}
