import ObjectModel
import SchedulingPlans
import Testing

struct NodeAdmissionTests {
    private static let node = Node.new { node in
        node.metadata = .make {
            $0.name = "here"
            $0.labels = ["disk": "fast"]
        }
        node.status = .make { $0.allocatable = ["cpu": Quantity(2), "memory": Quantity(1 << 30), "pods": Quantity(3)] }
    }

    private func pod(_ name: String, _ fill: (inout PodSpec, inout Container) -> Void = { _, _ in }) -> Pod {
        .new { pod in
            pod.metadata = .make {
                $0.name = name
                $0.uid = name
            }
            pod.spec = .make { spec in
                var container = Container.make { $0.name = "main" }
                fill(&spec, &container)
                spec.containers = [container]
            }
        }
    }

    private func asking(_ cpu: Int, _ name: String = "new") -> Pod {
        pod(name) { $1.resources = .make { $0.requests = ["cpu": Quantity(cpu)] } }
    }

    @Test func whatFitsIsTaken() {
        #expect(NodeAdmission.refusal(of: asking(1), by: Self.node, beside: [asking(1, "old")]) == nil)
    }

    @Test func shortagesAreTold() {
        let refusal = NodeAdmission.refusal(of: asking(2), by: Self.node, beside: [asking(1, "old")])
        #expect(refusal?.reason == "OutOfcpu")
        #expect(
            refusal?.message == "Node didn't have enough resource: cpu, requested: 2000, used: 1000, capacity: 2000")
        let full = NodeAdmission.refusal(of: pod("new"), by: Self.node, beside: [pod("a"), pod("b"), pod("c")])
        #expect(full?.reason == "OutOfpods")
        #expect(full?.message == "Node didn't have enough resource: pods, requested: 1, used: 3, capacity: 3")
    }

    @Test func resourcesThatTheNodeDoesNotSpeakOfAreNotCounted() {
        let pod = pod("new") { $1.resources = .make { $0.requests = ["example.com/widget": Quantity(2)] } }
        #expect(NodeAdmission.refusal(of: pod, by: Self.node, beside: []) == nil)
        var node = Self.node
        node.status.allocatable["example.com/widget"] = Quantity(1)
        #expect(NodeAdmission.refusal(of: pod, by: node, beside: [])?.reason == "OutOfexample.com/widget")
    }

    @Test func aTakenHostPortIsTold() {
        func onPort(_ name: String) -> Pod {
            pod(name) { _, container in
                container.ports = [
                    .make {
                        $0.containerPort = 80
                        $0.hostPort = 8080
                        $0.protocol = "TCP"
                    }
                ]
            }
        }
        let refusal = NodeAdmission.refusal(of: onPort("new"), by: Self.node, beside: [onPort("old")])
        #expect(refusal?.reason == "NodePorts")
        #expect(
            refusal?.message
                == "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports")
    }

    @Test func theWrongNodeIsTold() {
        let slow = pod("new") { spec, _ in spec.nodeSelector = ["disk": "slow"] }
        #expect(NodeAdmission.refusal(of: slow, by: Self.node, beside: [])?.reason == "NodeAffinity")
    }

    @Test(arguments: [("NoExecute", "TaintToleration"), ("NoSchedule", nil)])
    func onlyTaintsThatDriveOutCount(effect: String, reason: String?) {
        var tainted = Self.node
        tainted.spec.taints = [
            .make {
                $0.key = "down"
                $0.effect = effect
            }
        ]
        #expect(NodeAdmission.refusal(of: pod("new"), by: tainted, beside: [])?.reason == reason)
    }
}
