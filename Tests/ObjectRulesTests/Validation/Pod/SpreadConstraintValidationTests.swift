import ObjectModel
import ObjectRules
import Testing

@Suite struct SpreadConstraintValidationTests {
    @Test func constraints() {
        let problems = PodFixture.problems(spec: [
            "topologySpreadConstraints": [
                ["maxSkew": 0, "topologyKey": "", "whenUnsatisfiable": "Cry"],
                ["maxSkew": 1, "topologyKey": "z", "whenUnsatisfiable": "DoNotSchedule"],
                ["maxSkew": 2, "topologyKey": "z", "whenUnsatisfiable": "DoNotSchedule"],
            ]
        ]).map { String($0.dropFirst("spec.topologySpreadConstraints".count)) }
        #expect(
            problems == [
                "[0].maxSkew: Invalid value: 0: must be greater than zero",
                "[0].topologyKey: Required value: can not be empty",
                #"[0].whenUnsatisfiable: Unsupported value: "Cry": "#
                    + #"supported values: "DoNotSchedule", "ScheduleAnyway""#,
                #"[1].{topologyKey, whenUnsatisfiable}: Duplicate value: "{z, DoNotSchedule}""#,
            ])
    }

    @Test func faultsOfAConstraintAreToldInOneOrder() throws {
        let constraint: Value = [
            "maxSkew": 0, "topologyKey": "", "whenUnsatisfiable": "x", "minDomains": 0, "nodeAffinityPolicy": "x",
        ]
        let fields = try ObjectFixture("v1", "Pod").fieldsInOrder([
            "spec": [
                "containers": [["name": "c", "image": "i"]], "topologySpreadConstraints": [constraint, constraint],
            ]
        ])
        #expect(
            fields.prefix(7)
                == [
                    "maxSkew", "topologyKey", "whenUnsatisfiable", "{topologyKey, whenUnsatisfiable}", "minDomains",
                    "minDomains", "nodeAffinityPolicy",
                ].map { "spec.topologySpreadConstraints[0]." + $0 }[...])
    }
}
