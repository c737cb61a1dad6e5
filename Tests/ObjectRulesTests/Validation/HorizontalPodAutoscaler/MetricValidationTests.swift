import ObjectModel
import ObjectRules
import Testing

@Suite struct MetricValidationTests {
    private static let types =
        #"supported values: "ContainerResource", "External", "Object", "Pods", "Resource""#
    private static let average: Value = ["type": "AverageValue", "averageValue": "1"]

    private static let cases: [(Value, [String])] = [
        (["type": "External", "external": ["metric": ["name": "m"], "target": average]], []),
        (
            [:],
            [
                "type: Required value: must specify a metric source type", "type: Unsupported value: \"\": \(types)",
                "type: Unsupported value: \"\": \(types)",
            ]
        ),
        // A single source of another type is no more than a missing one.
        (
            ["type": "Resource", "pods": ["metric": ["name": "m"], "target": average]],
            ["resource: Required value: must populate information for the given metric source"]
        ),
        (
            [
                "type": "Pods", "pods": ["metric": ["name": "m"], "target": average],
                "resource": ["name": "cpu", "target": average],
            ],
            ["resource: Forbidden: must populate the given metric source only"]
        ),
        (
            ["type": "Resource", "resource": ["name": "gpu", "target": average]],
            [
                #"resource.name: Invalid value: "gpu": must be a standard resource for containers"#,
                #"resource.name: Invalid value: "gpu": must be a standard resource type or fully qualified"#,
            ]
        ),
        (
            ["type": "ContainerResource", "containerResource": ["name": "cpu", "container": "", "target": average]],
            ["containerResource.container: Required value: must specify a container"]
        ),
        (
            [
                "type": "Object",
                "object": [
                    "describedObject": ["apiVersion": "v1", "kind": "Service", "name": "s"],
                    "metric": ["name": "a/b"], "target": [:],
                ],
            ],
            [
                #"object.metric.name: Invalid value: "a/b": may not contain '/'"#,
                "object.target.averageValue: Required value: must set either a target value or averageValue",
                #"object.target.type: Invalid value: "": must be either Utilization, Value, or AverageValue"#,
                "object.target.type: Required value: must specify a metric target type",
            ]
        ),
    ]

    @Test(arguments: cases)
    func sources(_ metric: Value, _ expected: [String]) throws {
        let problems = try HorizontalPodAutoscalerValidationTests.create(metrics: [metric])
        #expect(problems == expected.map { "spec.metrics[0]." + $0 })
    }
}
