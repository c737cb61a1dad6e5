import ObjectModel
import ObjectRules
import Testing

@Suite struct DaemonSetValidationTests {
    @Test(
        arguments: [
            (["maxUnavailable": 0], ["maxUnavailable: Required value: cannot be 0 when maxSurge is 0"]),
            (
                ["maxUnavailable": 1, "maxSurge": 1],
                ["maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero"]
            ),
            (["maxUnavailable": 0, "maxSurge": "50%"], []),
        ] as [(Value, [String])])
    func rollingUpdate(_ bounds: Value, _ problems: [String]) throws {
        let found = try ObjectFixture("apps/v1", "DaemonSet").create([
            "spec": [
                "selector": ["matchLabels": ["app": "x"]], "template": ObjectFixture.template(),
                "updateStrategy": ["rollingUpdate": bounds],
            ]
        ])
        #expect(found == problems.map { "spec.updateStrategy.rollingUpdate." + $0 })
    }
}
