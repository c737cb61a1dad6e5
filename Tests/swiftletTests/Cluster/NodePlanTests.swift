import Foundation
import Testing
import swiftlet

@Suite struct NodePlanTests {
    @Test func oneNodeTakesEverything() {
        guard case .processes(let names) = NodePlan(runtime: .auto, workers: 0, simulatedNodes: 0).nodes else {
            Issue.record("a node of this machine was expected")
            return
        }
        #expect(names.count == 1)
        #expect(names[0] == names[0].lowercased())
    }

    @Test(arguments: [("My-Host_1.Example", "my-host-1.example"), ("-a-.b_", "a.b"), ("__", "node"), ("vm", "vm")])
    func aNodeHasAValidName(machine: String, name: String) {
        #expect(NodePlan.nodeName(of: machine) == name)
    }

    @Test func theOnlyNodeKeepsItsName() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let directory = DataDirectory(path: path)
        _ = try directory.take()
        #expect(try directory.nodeName(first: "first") == "first")
        #expect(try directory.nodeName(first: "second") == "first")
        let plan = try NodePlan(runtime: .process, workers: 0, simulatedNodes: 0).keepingName(in: directory)
        #expect(plan.nodes == .processes(["first"]))
        try FileManager.default.removeItem(atPath: path)
    }

    @Test func workersComeBesideAControlPlane() {
        let plan = NodePlan(runtime: .process, workers: 2, simulatedNodes: 0)
        #expect(plan.nodes == .processes(["swiftlet-control-plane", "swiftlet-worker", "swiftlet-worker2"]))
    }

    @Test func simulatedNodesStandAlone() {
        #expect(NodePlan(runtime: .auto, workers: 0, simulatedNodes: 5).nodes == .simulated(5))
        #expect(NodePlan(runtime: .simulated, workers: 2, simulatedNodes: 0).nodes == .simulated(3))
        #expect(NodePlan(runtime: .auto, workers: 0, simulatedNodes: 2).names == ["node-0", "node-1"])
    }
}
