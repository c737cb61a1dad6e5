import ObjectModel
import ObjectRules
import Testing

@Suite struct AffinityValidationTests {
    private func node(_ requirement: Value) -> [String] {
        PodFixture.problems(spec: [
            "affinity": [
                "nodeAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": [
                        "nodeSelectorTerms": [["matchExpressions": [requirement]]]
                    ]
                ]
            ]
        ])
    }

    @Test func nodeRequirements() {
        #expect(node(["key": "a", "operator": "In", "values": ["x"]]) == [])
        #expect(node(["key": "a", "operator": "Gt", "values": ["1"]]) == [])
        #expect(node(["key": "a", "operator": "Gt", "values": ["1", "2"]]).count == 1)
        #expect(node(["key": "a", "operator": "In", "values": ["has space"]]).count == 1)
        #expect(node(["key": "a b", "operator": "Exists"]).count == 1)
    }

    @Test func weights() {
        let problems = PodFixture.problems(spec: [
            "affinity": [
                "podAffinity": [
                    "preferredDuringSchedulingIgnoredDuringExecution": [
                        ["weight": 101, "podAffinityTerm": ["topologyKey": "z"]],
                        ["weight": 1, "podAffinityTerm": ["topologyKey": ""]],
                    ]
                ]
            ]
        ])
        #expect(problems.count == 4)
        #expect(problems[0].hasSuffix("[0].weight: Invalid value: 101: must be in the range 1-100"))
    }

    @Test func labelKeysNeedASelector() {
        func term(_ term: Value) -> [String] {
            PodFixture.problems(spec: [
                "affinity": ["podAntiAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": [term]]]
            ])
        }
        #expect(term(["topologyKey": "z", "matchLabelKeys": ["a"]]).count == 1)
        #expect(
            term(["topologyKey": "z", "matchLabelKeys": ["a"], "labelSelector": ["matchLabels": ["b": "c"]]]) == [])
        #expect(
            term([
                "topologyKey": "z", "matchLabelKeys": ["a"], "mismatchLabelKeys": ["a"],
                "labelSelector": ["matchLabels": ["b": "c"]],
            ]).first?.hasSuffix("exists in both matchLabelKeys and mismatchLabelKeys") == true)
    }
}
