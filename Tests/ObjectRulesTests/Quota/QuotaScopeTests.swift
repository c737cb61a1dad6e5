import ObjectModel
import ObjectRules
import Testing

@Suite struct QuotaScopeTests {
    private func isIn(_ spec: Value, _ object: Value, _ plural: String = "pods") throws -> Bool {
        let resource = try #require(Schema.kubernetes.resource(group: "", version: "v1", plural: plural))
        return try #require(QuotaMeasure(resource)).isInScope(object, of: ResourceQuotaSpec(spec))
    }

    private static let plain: Value = ["spec": ["containers": [["name": "c"]]]]
    private static let modest: Value = [
        "spec": ["containers": [["name": "c", "resources": ["requests": ["cpu": "1"]]]], "activeDeadlineSeconds": 0]
    ]
    private static let reaching: Value = [
        "spec": [
            "affinity": [
                "podAntiAffinity": [
                    "preferredDuringSchedulingIgnoredDuringExecution": [
                        ["weight": 1, "podAffinityTerm": ["topologyKey": "k", "namespaces": ["other"]]]
                    ]
                ]
            ]
        ]
    ]

    @Test(arguments: [
        ("BestEffort", true, false, true), ("NotBestEffort", false, true, false),
        ("Terminating", false, true, false), ("NotTerminating", true, false, true),
        ("CrossNamespacePodAffinity", false, false, true), ("PriorityClass", false, false, false),
    ])
    func scopesOfPods(scope: String, plain: Bool, modest: Bool, reaching: Bool) throws {
        let listed: Value = ["scopes": [.string(scope)]]
        let selected: Value = [
            "scopeSelector": ["matchExpressions": [["scopeName": .string(scope), "operator": "Exists"]]]
        ]
        for spec in [listed, selected] {
            #expect(try isIn(spec, Self.plain) == plain)
            #expect(try isIn(spec, Self.modest) == modest)
            #expect(try isIn(spec, Self.reaching) == reaching)
            #expect(try !isIn(spec, [:], "services"))
        }
        #expect(try isIn([:], Self.plain))
        #expect(try isIn([:], [:], "services"))
    }

    @Test(arguments: [
        ("Exists", [], true, false), ("DoesNotExist", [], false, true), ("In", ["high"], true, false),
        ("In", ["low"], false, false), ("NotIn", ["high"], false, true), ("NotIn", ["low"], true, true),
    ])
    func classesAreCompared(operator: String, values: [String], high: Bool, none: Bool) throws {
        func spec(_ scope: String) -> Value {
            [
                "scopeSelector": [
                    "matchExpressions": [
                        [
                            "scopeName": .string(scope), "operator": .string(`operator`),
                            "values": .array(values.map(Value.string)),
                        ]
                    ]
                ]
            ]
        }
        #expect(try isIn(spec("PriorityClass"), ["spec": ["priorityClassName": "high"]]) == high)
        #expect(try isIn(spec("PriorityClass"), ["spec": [:]]) == none)
        let claims = "persistentvolumeclaims"
        #expect(
            try isIn(spec("VolumeAttributesClass"), ["spec": ["volumeAttributesClassName": "high"]], claims) == high)
        #expect(try isIn(spec("VolumeAttributesClass"), ["spec": [:]], claims) == none)
    }
}
