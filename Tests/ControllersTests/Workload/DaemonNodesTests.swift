import ObjectModel
import Testing
import WorkloadPlans

@testable import Controllers

@Suite struct DaemonNodesTests {
    private func node(_ name: String, _ label: String = "") -> DaemonNode {
        DaemonNode(
            Node.new {
                $0.metadata.name = name
                $0.metadata.labels = ["label": label]
            })
    }

    @Test func theyStandInTheOrderOfTheirNames() {
        let nodes = DaemonNodes()
        for name in ["b", "a", "d", "c", "a"] { nodes.set(node(name)) }
        #expect(nodes.all.map(\.name) == ["a", "b", "c", "d"])
        nodes.remove("b")
        nodes.remove("x")
        #expect(nodes.all.map(\.name) == ["a", "c", "d"])
    }

    @Test func aNodeIsAsItWasSeenLast() {
        let nodes = DaemonNodes()
        nodes.set(node("a", "x"))
        nodes.set(node("a", "y"))
        #expect(nodes.all == [node("a", "y")])
    }
}
