import ObjectModel
import ObjectRules
import Testing

@Suite struct LimitRangeValidationTests {
    @Test(
        arguments: [
            (["type": "Container", "min": ["cpu": "1"], "max": ["cpu": "2"]], []),
            (["type": "x"], [#"type: Invalid value: "x": must be a standard limit type or fully qualified"#]),
            (
                ["type": "a/"],
                [
                    #"type: Invalid value: "a/": name part must be non-empty"#,
                    #"type: Invalid value: "a/": name part must consist of alphanumeric characters, '-', '_' or '.', "#
                        + "and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or "
                        + "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                ]
            ),
            (
                ["type": "Container", "min": ["cpu": "2"], "max": ["cpu": "1"]],
                [
                    #"default[cpu]: Invalid value: "2": min value 2 is greater than default value 1"#,
                    #"defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1"#,
                    #"min[cpu]: Invalid value: "2": min value 2 is greater than max value 1"#,
                ]
            ),
            (
                ["type": "Container", "max": ["gpu": "1"]],
                ["max", "default", "defaultRequest"].flatMap { field in
                    [
                        "must be a standard resource for containers",
                        "must be a standard resource type or fully qualified",
                    ]
                    .map { "\(field)[gpu]: Invalid value: \"gpu\": \($0)" }
                }
            ),
            (
                ["type": "Pod", "default": ["cpu": "1"]],
                ["default: Forbidden: may not be specified when `type` is 'Pod'"]
            ),
            (
                ["type": "Container", "maxLimitRequestRatio": ["cpu": "500m"]],
                [#"maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1"#]
            ),
            (["type": "Pod", "min": ["cpu": "100m"], "max": ["cpu": "1"], "maxLimitRequestRatio": ["cpu": "10"]], []),
            (
                ["type": "Pod", "min": ["cpu": "300m"], "max": ["cpu": "1"], "maxLimitRequestRatio": ["cpu": "3500m"]],
                [
                    #"maxLimitRequestRatio[cpu]: Invalid value: "3500m": ratio 3500m is greater than "#
                        + "max/min = 3.333333"
                ]
            ),
            (
                ["type": "Container", "default": ["hugepages-2Mi": "4Mi"], "defaultRequest": ["hugepages-2Mi": "2Mi"]],
                [
                    #"defaultRequest[hugepages-2Mi]: Invalid value: "2Mi": "#
                        + "default value 4Mi must equal to defaultRequest value 2Mi in hugepages-2Mi"
                ]
            ),
        ] as [(Value, [String])])
    func limits(_ item: Value, _ problems: [String]) throws {
        let found = try ObjectFixture("v1", "LimitRange").create(["spec": ["limits": .array([item])]])
        #expect(found == problems.map { "spec.limits[0]." + $0 }.sorted())
    }

    @Test func aTypeWithABadNameIsNotAlsoUnknown() throws {
        let found = try ObjectFixture("v1", "LimitRange").create(["spec": ["limits": [["type": "a b"]]]])
        #expect(found.count == 1)
    }

    @Test func faultsAreToldInOneOrder() throws {
        let item: Value = [
            "type": "PersistentVolumeClaim", "max": ["a": "1"], "min": ["b": "1"], "default": ["c": "1"],
            "defaultRequest": ["d": "1"], "maxLimitRequestRatio": ["e": "1"],
        ]
        let fields = try ObjectFixture("v1", "LimitRange").fieldsInOrder(["spec": ["limits": [item]]])
        #expect(
            fields
                == ["max[a]", "min[b]", "default[c]", "defaultRequest[d]", "limits", "maxLimitRequestRatio[e]"]
                .map { "spec.limits[0]." + $0 })
    }
}
