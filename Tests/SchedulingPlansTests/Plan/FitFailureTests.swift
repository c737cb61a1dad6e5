import ObjectModel
import SchedulingPlans
import Testing

private let tail = "no new claims to deallocate, preemption: 0/4 nodes are available:"

/// What people read when a pod waits, word for word.
@Suite struct FitFailureTests {
    private func message(_ pod: Pod, _ nodes: [Node] = (0..<4).map { makeNode("node-\($0)") }) -> String? {
        var snapshot = snapshot(nodes)
        return SchedulingPlan.make(for: PodInfo(pod), in: &snapshot).message
    }

    @Test func moreThanAnyNodeHas() {
        #expect(
            message(makePod("p", requests: ["cpu": "1000"]))
                == "0/4 nodes are available: 4 Insufficient cpu. \(tail) 4 Preemption is not helpful for scheduling.")
        #expect(
            message(makePod("p", requests: ["cpu": "1000", "memory": "10Ti"]))
                == "0/4 nodes are available: 4 Insufficient cpu, 4 Insufficient memory. \(tail) "
                + "4 Preemption is not helpful for scheduling.")
        #expect(
            message(makePod("p", requests: ["example.com/gpu": "1"]))
                == "0/4 nodes are available: 4 Insufficient example.com/gpu. \(tail) "
                + "4 Preemption is not helpful for scheduling.")
    }

    @Test func theSelectorComesBeforeResources() {
        let pod = makePod("p", requests: ["cpu": "64"]) { $0.spec.nodeSelector = ["kubernetes.io/hostname": "node-1"] }
        #expect(
            message(pod)
                == "0/4 nodes are available: 1 Insufficient cpu, 3 node(s) didn't match Pod's node affinity/selector. "
                + "\(tail) 4 Preemption is not helpful for scheduling.")
    }

    @Test func whatIsTakenMightBeFreed() {
        var snapshot = snapshot((0..<4).map { makeNode("node-\($0)", cpu: "2") })
        for number in 0..<4 {
            let pod = makePod("full-\(number)", requests: ["cpu": "2"], node: "node-\(number)")
            snapshot.assign(PodInfo(pod), to: "node-\(number)")
        }
        let pod = PodInfo(makePod("p", requests: ["cpu": "1"]))
        #expect(
            SchedulingPlan.make(for: pod, in: &snapshot).message
                == "0/4 nodes are available: 4 Insufficient cpu. \(tail) "
                + "4 No preemption victims found for incoming pod.")
    }

    @Test func taintsAndCordons() {
        let nodes = [
            makeNode("a", taints: [("key", "NoSchedule")]), makeNode("b", taints: [("key", "NoExecute")]),
            makeNode("c", unschedulable: true), makeNode("d", cpu: "1"),
        ]
        #expect(
            message(makePod("p", requests: ["cpu": "2"]), nodes)
                == "0/4 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable, "
                + "2 node(s) had untolerated taint(s). \(tail) 4 Preemption is not helpful for scheduling.")
    }

    @Test func aPodThatMayNotPushOut() {
        let pod = makePod("p", requests: ["cpu": "1000"]) { $0.spec.preemptionPolicy = "Never" }
        #expect(
            message(pod)
                == "0/4 nodes are available: 4 Insufficient cpu. no new claims to deallocate, "
                + "preemption: not eligible due to preemptionPolicy=Never.")
    }

    @Test func aPodForOneNamedNode() {
        let pod = makePod("p", requests: ["cpu": "1000"]) {
            $0.spec.affinity = Affinity([
                "nodeAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": [
                        "nodeSelectorTerms": [
                            [
                                "matchFields": [
                                    ["key": "metadata.name", "operator": "In", "values": ["node-2"]]
                                ]
                            ]
                        ]
                    ]
                ]
            ])
        }
        #expect(
            message(pod)
                == "0/4 nodes are available: 1 Insufficient cpu, 3 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
                + "\(tail) 4 Preemption is not helpful for scheduling.")
    }

    @Test func aPodForNodesThatExcludeEachOther() {
        let pod = makePod("p") {
            $0.spec.affinity = Affinity([
                "nodeAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": [
                        "nodeSelectorTerms": [
                            [
                                "matchFields": [
                                    ["key": "metadata.name", "operator": "In", "values": ["node-1"]],
                                    ["key": "metadata.name", "operator": "In", "values": ["node-2"]],
                                ]
                            ]
                        ]
                    ]
                ]
            ])
        }
        #expect(
            message(pod)
                == "0/4 nodes are available: pod affinity terms conflict. \(tail) "
                + "4 Preemption is not helpful for scheduling.")
    }

    @Test func noNodesAtAll() {
        #expect(message(makePod("p"), []) == "no nodes available to schedule pods")
    }
}
