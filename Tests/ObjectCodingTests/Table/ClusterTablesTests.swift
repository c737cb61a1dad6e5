import ObjectCoding
import ObjectModel
import Testing

struct ClusterTablesTests {
    private func node(_ status: String, spec: String = "{}", labels: String = "{}") -> String {
        #"{"apiVersion":"v1","kind":"Node","metadata":{"labels":\#(labels)},"spec":\#(spec),"status":\#(status)}"#
    }

    @Test(arguments: [("True", "Ready"), ("False", "NotReady"), ("Unknown", "NotReady")])
    func readiness(status: String, text: String) throws {
        let conditions = #"{"conditions":[{"type":"Ready","status":"\#(status)"}]}"#
        #expect(try TableFixture.cell("Status", node(conditions)) == .string(text))
        let cordoned = node(conditions, spec: #"{"unschedulable":true}"#)
        #expect(try TableFixture.cell("Status", cordoned) == .string(text + ",SchedulingDisabled"))
    }

    @Test func silentNode() throws {
        let expected: [Value] = [
            "Unknown", "<none>", "<unknown>", "", "<none>", "<none>", "<unknown>", "<unknown>", "<unknown>",
        ]
        #expect(try TableFixture.cells(node("{}"))[1...] == expected[...])
    }

    @Test func roles() throws {
        let labels = #"""
            {"node-role.kubernetes.io/worker":"","node-role.kubernetes.io/control-plane":"x","kubernetes.io/role":"old",
             "node-role.kubernetes.io/":"","other":"y"}
            """#
        #expect(try TableFixture.cell("Roles", node("{}", labels: labels)) == "control-plane,old,worker")
    }

    @Test func nodeInfo() throws {
        let status = #"""
            {"addresses":[{"type":"ExternalIP","address":"198.51.100.1"},{"type":"InternalIP","address":"192.0.2.1"}],
             "nodeInfo":{"architecture":"arm64","kernelVersion":"6.1","kubeletVersion":"v1.36.0","osImage":"Linux",
              "containerRuntimeVersion":"engine://1"}}
            """#
        let expected: [Value] = ["v1.36.0", "192.0.2.1", "198.51.100.1", "Linux", "6.1 (arm64)", "engine://1"]
        #expect(try TableFixture.cells(node(status))[4...] == expected[...])
    }

    @Test func namespaceLeaseAndPriority() throws {
        let namespace = #"{"apiVersion":"v1","kind":"Namespace","status":{"phase":"Terminating"}}"#
        #expect(try TableFixture.cell("Status", namespace) == "Terminating")
        let lease = #"{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","spec":{"holderIdentity":"me"}}"#
        #expect(try TableFixture.cell("Holder", lease) == "me")
        let priority = #"""
            {"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","value":-7,"preemptionPolicy":"Never"}
            """#
        #expect(try TableFixture.cells(priority)[1...] == [-7, false, "<unknown>", "Never"])
    }
}
