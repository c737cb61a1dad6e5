import ObjectModel
import ObjectRules
import Testing

@Suite struct TolerationRuleTests {
    private let taint = NodeTaint(key: "dedicated", value: "db", effect: "NoSchedule")

    @Test(arguments: [
        ("dedicated", "Equal", "db", "NoSchedule", true),
        ("dedicated", "", "db", "NoSchedule", true),
        ("dedicated", "Equal", "web", "NoSchedule", false),
        ("dedicated", "Exists", "", "NoSchedule", true),
        ("dedicated", "Exists", "", "NoExecute", false),
        ("dedicated", "Exists", "", "", true),
        ("", "Exists", "", "", true),
        ("", "Exists", "", "NoExecute", false),
        ("other", "Exists", "", "", false),
    ])
    func whatItBears(_ key: String, _ operator: String, _ value: String, _ effect: String, _ expected: Bool) {
        let rule = TolerationRule(
            .make {
                $0.key = key
                $0.operator = `operator`
                $0.value = value
                $0.effect = effect
            })
        #expect(rule.tolerates(taint) == expected)
    }
}
