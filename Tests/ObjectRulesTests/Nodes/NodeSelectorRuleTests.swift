import ObjectModel
import ObjectRules
import Testing

@Suite struct NodeSelectorRuleTests {
    private func requirement(_ operator: String, _ values: [String] = [], key: String = "size") -> NodeRequirement {
        NodeRequirement(
            .make {
                $0.key = key
                $0.operator = `operator`
                $0.values = values
            })
    }

    @Test(arguments: [
        ("In", ["1", "2"], "2", true), ("In", ["1"], "2", false), ("In", ["1"], nil, false),
        ("NotIn", ["1"], "2", true), ("NotIn", ["2"], "2", false), ("NotIn", ["2"], nil, true),
        ("Exists", [], "", true), ("Exists", [], nil, false),
        ("DoesNotExist", [], nil, true), ("DoesNotExist", [], "x", false),
        ("Gt", ["3"], "4", true), ("Gt", ["3"], "3", false), ("Gt", ["3"], "x", false), ("Gt", ["3", "4"], "9", false),
        ("Lt", ["3"], "2", true), ("Lt", ["3"], "3", false), ("Lt", ["3"], nil, false),
        ("Like", ["1"], "1", false),
    ])
    func aRequirementComparesOneValue(_ operator: String, _ values: [String], _ value: String?, _ expected: Bool) {
        #expect(requirement(`operator`, values).matches(value) == expected)
    }

    @Test func allRequirementsOfATermMustHold() {
        let term = NodeTerm(
            .make {
                $0.matchExpressions = [
                    .make {
                        $0.key = "zone"
                        $0.operator = "In"
                        $0.values = ["a"]
                    }
                ]
                $0.matchFields = [
                    .make {
                        $0.key = "metadata.name"
                        $0.operator = "In"
                        $0.values = ["n-1", "n-2"]
                    }
                ]
            })
        #expect(term.matches(name: "n-1", labels: ["zone": "a"]))
        #expect(!term.matches(name: "n-3", labels: ["zone": "a"]))
        #expect(!term.matches(name: "n-1", labels: ["zone": "b"]))
        #expect(term.names == ["n-1", "n-2"])
    }

    @Test func anEmptyTermMatchesNothing() {
        #expect(!NodeTerm(NodeSelectorTerm()).matches(name: "n", labels: [:]))
    }

    @Test func noFieldButTheNameIsKnown() {
        let term = NodeTerm(
            .make {
                $0.matchFields = [
                    .make {
                        $0.key = "spec.podCIDR"
                        $0.operator = "Exists"
                    }
                ]
            })
        #expect(!term.matches(name: "n", labels: [:]))
    }
}
