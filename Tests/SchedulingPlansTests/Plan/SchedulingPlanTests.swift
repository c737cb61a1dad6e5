import ObjectModel
import SchedulingPlans
import TestKit
import Testing

@Suite struct SchedulingPlanTests {
    /// Assigns pods one after the other; how many each node got.
    private func assign(_ pods: [Pod], to nodes: [Node]) -> [String: Int] {
        var snapshot = snapshot(nodes)
        var counts: [String: Int] = [:]
        for pod in pods.map(PodInfo.init) {
            guard let node = SchedulingPlan.make(for: pod, in: &snapshot).node else { continue }
            snapshot.assign(pod, to: node)
            counts[node, default: 0] += 1
        }
        return counts
    }

    @Test func alikePodsAreSpreadOverAlikeNodes() {
        let nodes = (0..<4).map { makeNode("node-\($0)") }
        #expect(Set(assign((0..<40).map { makePod("p\($0)") }, to: nodes).values) == [10])
        #expect(Set(assign((0..<40).map { makePod("p\($0)", controller: "job") }, to: nodes).values) == [10])
        let sized = (0..<40).map { makePod("p\($0)", requests: ["cpu": "500m", "memory": "1Gi"]) }
        #expect(Set(assign(sized, to: nodes).values) == [10])
    }

    @Test func theEmptierNodeComesFirst() {
        var snapshot = snapshot([makeNode("a"), makeNode("b")])
        snapshot.assign(PodInfo(makePod("q", requests: ["cpu": "16"])), to: "a")
        #expect(SchedulingPlan.make(for: PodInfo(makePod("p", requests: ["cpu": "1"])), in: &snapshot).node == "b")
    }

    @Test func podsOfOneControllerAvoidEachOtherAndTheirZone() {
        let nodes = ["a1": "a", "a2": "a", "b1": "b", "b2": "b"].sorted { $0.key < $1.key }.map {
            makeNode($0.key, labels: ["topology.kubernetes.io/zone": $0.value])
        }
        var snapshot = snapshot(nodes)
        snapshot.assign(PodInfo(makePod("q", controller: "set")), to: "a1")
        let node = SchedulingPlan.make(for: PodInfo(makePod("p", controller: "set")), in: &snapshot).node
        #expect(node == "b1")
    }

    @Test func preferredAffinityDecidesAmongEqual() {
        let pod = makePod("p") {
            $0.spec.affinity = Affinity([
                "nodeAffinity": [
                    "preferredDuringSchedulingIgnoredDuringExecution": [
                        ["weight": 1, "preference": ["matchExpressions": [["key": "disk", "operator": "Exists"]]]]
                    ]
                ]
            ])
        }
        var snapshot = snapshot([makeNode("a"), makeNode("b", labels: ["disk": "ssd"]), makeNode("c")])
        #expect(SchedulingPlan.make(for: PodInfo(pod), in: &snapshot).node == "b")
    }

    @Test func softTaintsAreAvoided() {
        var snapshot = snapshot([makeNode("a", taints: [("k", "PreferNoSchedule")]), makeNode("b")])
        #expect(SchedulingPlan.make(for: PodInfo(makePod("p")), in: &snapshot).node == "b")
    }

    @Test func aNodeThatGoesAndComesIsCountedRight() {
        var snapshot = snapshot([makeNode("a", cpu: "4")])
        snapshot.assign(PodInfo(makePod("q", requests: ["cpu": "3"])), to: "a")
        let pod = PodInfo(makePod("p", requests: ["cpu": "2"]))
        snapshot.removeNode("a")
        #expect(SchedulingPlan.make(for: pod, in: &snapshot).message == "no nodes available to schedule pods")
        snapshot.update(makeNode("a", cpu: "4"))
        #expect(SchedulingPlan.make(for: pod, in: &snapshot).node == nil)
        snapshot.remove(pod: "uid-q")
        #expect(SchedulingPlan.make(for: pod, in: &snapshot).node == "a")
    }

    @Test func podsMayBeKnownBeforeTheirNode() {
        var snapshot = SchedulingSnapshot()
        snapshot.assign(PodInfo(makePod("q", requests: ["cpu": "3"])), to: "a")
        snapshot.update(makeNode("a", cpu: "4"))
        #expect(SchedulingPlan.make(for: PodInfo(makePod("p", requests: ["cpu": "2"])), in: &snapshot).node == nil)
    }

    @Test func changedNodesAreSeenAgain() {
        var snapshot = snapshot([makeNode("a")])
        let pod = PodInfo(makePod("p") { $0.spec.nodeSelector = ["disk": "ssd"] })
        #expect(SchedulingPlan.make(for: pod, in: &snapshot).node == nil)
        let mayHelp = snapshot.update(makeNode("a", labels: ["disk": "ssd"]))
        if case .node(_, isStanding: true) = mayHelp {} else { Issue.record("\(mayHelp)") }
        #expect(SchedulingPlan.make(for: pod, in: &snapshot).node == "a")
        let helpsAgain = snapshot.update(makeNode("a", labels: ["disk": "ssd"]))
        if case .nothing = helpsAgain {} else { Issue.record("\(helpsAgain)") }
    }

    /// Safety over random clusters: no node ever gets more than it has, and nothing waits while it would fit somewhere.
    @Test(arguments: 1...20)
    func neverTooMuchAndNeverIdle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let nodes = (0..<Int.random(in: 1...8, using: &random)).map { number in
            let (cpu, pods) = (Int.random(in: 1...8, using: &random), Int.random(in: 1...9, using: &random))
            return makeNode("n\(number)", cpu: "\(cpu)", pods: pods)
        }
        var snapshot = snapshot(nodes)
        var placed: [String: PodInfo] = [:]
        for number in 0..<80 {
            if let victim = placed.keys.sorted().randomElement(using: &random), Bool.random(using: &random) {
                snapshot.remove(pod: victim)
                placed[victim] = nil
            }
            let cpu = Int.random(in: 0...2000, using: &random)
            let pod = PodInfo(makePod("p\(number)", requests: cpu == 0 ? [:] : ["cpu": "\(cpu)m"]))
            let fits = snapshot.nodes.contains {
                $0.podCount < $0.allocatablePods && $0.requested.milliCPU + cpu <= $0.allocatable.milliCPU
            }
            let node = SchedulingPlan.make(for: pod, in: &snapshot).node
            #expect((node != nil) == fits)
            guard let node else { continue }
            snapshot.assign(pod, to: node)
            placed[pod.uid] = pod
        }
        for node in snapshot.nodes {
            #expect(node.podCount <= node.allocatablePods)
            #expect(node.requested.milliCPU <= node.allocatable.milliCPU)
        }
        for uid in placed.keys { snapshot.remove(pod: uid) }
        #expect(snapshot.nodes.allSatisfy { $0.podCount == 0 && $0.requested == ResourceAmounts() })
    }
}
