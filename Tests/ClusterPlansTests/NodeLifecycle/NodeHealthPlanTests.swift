import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct NodeHealthPlanTests {
    private let start = Time(seconds: 1_000)

    private func node(_ conditions: [String: String], taints: [(String, String)] = [], cordoned: Bool = false) -> Node {
        Node.new {
            $0.metadata.name = "n"
            $0.spec.unschedulable = cordoned
            $0.spec.taints = taints.map { taint in
                .make {
                    $0.key = taint.0
                    $0.effect = taint.1
                }
            }
            $0.status.conditions = conditions.sorted { $0.key < $1.key }.map { condition in
                .make {
                    $0.type = condition.key
                    $0.status = condition.value
                }
            }
        }
    }

    private func plan(_ node: Node, silentFor seconds: Double, isReal: Bool = true) -> NodeHealthPlan {
        NodeHealthPlan(node, lastSign: .init(at: start, isReal: isReal), now: start.adding(seconds: seconds))
    }

    private func taints(_ plan: NodeHealthPlan) -> Set<String>? {
        plan.taints.map { Set($0.map { "\($0.key):\($0.effect)" }) }
    }

    @Test func silenceBecomesUnknownAfterTheGraceOnly() {
        let healthy = node(["Ready": "True", "MemoryPressure": "False"])
        #expect(plan(healthy, silentFor: ClusterLimits.nodeGrace - 1).conditions.isEmpty)
        #expect(plan(healthy, silentFor: 1).lookAgain == start.adding(seconds: ClusterLimits.nodeGrace))
        let silent = plan(healthy, silentFor: ClusterLimits.nodeGrace)
        #expect(silent.conditions.map(\.type) == ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"])
        #expect(silent.conditions.allSatisfy { $0.status == "Unknown" })
        #expect(
            silent.conditions.map(\.reason)
                == ["NodeStatusUnknown", "NodeStatusUnknown", "NodeStatusNeverUpdated", "NodeStatusNeverUpdated"])
        #expect(
            taints(silent)
                == ["node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"])
        #expect(silent.lookAgain == nil)
    }

    @Test(arguments: [("True", 1), ("False", 0), (nil, 0)] as [(String?, Int)])
    func theLossOfANodeThatWasReadyIsTold(before: String?, times: Int) {
        let node = node(before.map { ["Ready": $0] } ?? [:])
        let now = start.adding(seconds: ClusterLimits.nodeGrace)
        let plan = plan(node, silentFor: ClusterLimits.nodeGrace).plan(for: node, now: now)
        let told = plan.steps.flatMap(\.announces).filter { $0.message == "Node n status is now: NodeNotReady" }
        #expect(told.count == times)
    }

    @Test func podsOfASilentNodeAreNotReadyAnyMore() {
        func pod(_ name: String, ready: String) -> Pod {
            Pod.new {
                $0.metadata.name = name
                $0.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = ready
                    }
                ]
            }
        }
        let pods = [pod("b", ready: "True"), pod("a", ready: "True"), pod("c", ready: "False")]
        let healthy = node(["Ready": "True"])
        func steps(_ node: Node, silentFor seconds: Double = 1) -> [Step] {
            let plan = plan(node, silentFor: seconds).plan(for: node, pods: pods, now: start)
            return plan.phases.first { $0.name == "pods" }?.steps ?? []
        }
        let silent = steps(healthy, silentFor: ClusterLimits.nodeGrace)
        #expect(silent.flatMap(\.announces).map(\.about.name) == ["a", "b"])
        #expect(silent.flatMap(\.announces).allSatisfy { $0.message == "Node is not ready" })
        #expect(steps(healthy).isEmpty)
        // An agent that is there knows better.
        #expect(steps(node(["Ready": "False"])).isEmpty)
        #expect(steps(node(["Ready": "Unknown"])).count == 2)
    }

    @Test(arguments: [
        (EvictionVerdict.now, false, ["NoSchedule", "NoExecute"]), (.held("others"), false, ["NoSchedule"]),
        (.held("others"), true, ["NoSchedule", "NoExecute"]), (.revoked, false, ["NoSchedule"]),
        (.revoked, true, ["NoSchedule"]),
    ])
    func podsAreToldToLeaveWhenTheyMay(_ verdict: EvictionVerdict, _ isEvicting: Bool, _ effects: [String]) {
        var failed = node(["Ready": "False"])
        failed.spec.taints = (isEvicting ? ["NoSchedule", "NoExecute"] : ["NoSchedule"]).map { effect in
            .make {
                $0.key = "node.kubernetes.io/not-ready"
                $0.effect = effect
            }
        }
        let plan = NodeHealthPlan(
            failed, lastSign: .init(at: start, isReal: true), now: start, eviction: { _ in verdict })
        #expect((plan.taints ?? failed.spec.taints).map(\.effect) == effects)
        #expect(plan.beginsEviction == (verdict == .now && !isEvicting))
    }

    @Test func aNodeNeverHeardOfHasLonger() {
        #expect(plan(node([:]), silentFor: ClusterLimits.nodeGrace, isReal: false).conditions.isEmpty)
        #expect(!plan(node([:]), silentFor: ClusterLimits.nodeStartupGrace, isReal: false).conditions.isEmpty)
    }

    @Test(arguments: [
        (["Ready": "False"], ["not-ready:NoSchedule", "not-ready:NoExecute"]),
        (["Ready": "True", "MemoryPressure": "True"], ["memory-pressure:NoSchedule"]),
        (["Ready": "True", "DiskPressure": "True"], ["disk-pressure:NoSchedule"]),
        (["Ready": "True", "PIDPressure": "True"], ["pid-pressure:NoSchedule"]),
        (["Ready": "True", "NetworkUnavailable": "True"], ["network-unavailable:NoSchedule"]),
    ])
    func conditionsBecomeTaints(_ conditions: [String: String], _ expected: [String]) {
        #expect(taints(plan(node(conditions), silentFor: 0)) == Set(expected.map { "node.kubernetes.io/" + $0 }))
    }

    @Test func healthTakesTheTaintsAwayAndLeavesOthers() {
        let node = node(
            ["Ready": "True"],
            taints: [
                ("mine", "NoExecute"), ("node.kubernetes.io/not-ready", "NoSchedule"),
                ("node.kubernetes.io/unreachable", "NoExecute"),
            ])
        #expect(taints(plan(node, silentFor: 0)) == ["mine:NoExecute"])
        #expect(plan(self.node(["Ready": "True"]), silentFor: 0).taints == nil)
    }

    @Test func cordonsBecomeATaint() {
        #expect(
            taints(plan(node(["Ready": "True"], cordoned: true), silentFor: 0))
                == ["node.kubernetes.io/unschedulable:NoSchedule"])
    }
}
