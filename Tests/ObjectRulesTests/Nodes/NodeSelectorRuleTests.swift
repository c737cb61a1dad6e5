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

    private struct Case: Sendable {
        let `operator`: String
        let values: [String]
        /// What the node has, by whether that matches; nil for nothing.
        let matching: [String?]
        let others: [String?]
    }

    private static let cases: [Case] = [
        Case(operator: "In", values: ["1", "2"], matching: ["1", "2"], others: ["3", nil]),
        Case(operator: "NotIn", values: ["1", "2"], matching: ["3", nil], others: ["1", "2"]),
        Case(operator: "Exists", values: [], matching: ["", "x"], others: [nil]),
        Case(operator: "DoesNotExist", values: [], matching: [nil], others: ["", "x"]),
        Case(operator: "Gt", values: ["3"], matching: ["4"], others: ["3", "x", nil]),
        Case(operator: "Gt", values: ["3", "4"], matching: [], others: ["9"]),
        Case(operator: "Lt", values: ["3"], matching: ["2", "-1"], others: ["3", "x", nil]),
        Case(operator: "Like", values: ["1"], matching: [], others: ["1", nil]),
    ]

    @Test(arguments: cases.indices) func aRequirementComparesOneValue(_ index: Int) {
        let test = Self.cases[index]
        let requirement = requirement(test.operator, test.values)
        for value in test.matching { #expect(requirement.matches(value), "\(test.operator) \(value ?? "nothing")") }
        for value in test.others { #expect(!requirement.matches(value), "\(test.operator) \(value ?? "nothing")") }
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
