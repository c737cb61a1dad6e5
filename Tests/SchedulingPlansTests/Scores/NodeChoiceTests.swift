import ObjectModel
import SchedulingPlans
import Testing

/// How the scores of rules are weighed against each other: nodes differ in two things, and one has to outweigh the
/// other. What is free on a half empty node counts 50.
@Suite struct NodeChoiceTests {
    private let half = ["cpu": "16", "memory": "128Gi"]

    private func choice(of pod: Pod, on nodes: [Node], with pods: [(Pod, on: String)]) -> String? {
        var snapshot = snapshot(nodes)
        for (pod, node) in pods { snapshot.assign(PodInfo(pod), to: node) }
        return SchedulingPlan.make(for: PodInfo(pod), in: &snapshot).node
    }

    private func copies(_ count: Int, on node: String, controller: String, kind: String = "ReplicaSet") -> [(
        Pod, on: String
    )] {
        (0..<count).map { (makePod("\(node)-\($0)", controller: controller, kind: kind), on: node) }
    }

    private func preferring(_ weights: [(label: String, weight: Int64)]) -> Pod {
        makePod("p") {
            $0.spec.affinity = Affinity([
                "nodeAffinity": [
                    "preferredDuringSchedulingIgnoredDuringExecution": .array(
                        weights.map { preference in
                            [
                                "weight": .int(preference.weight),
                                "preference": [
                                    "matchExpressions": [["key": .string(preference.label), "operator": "Exists"]]
                                ],
                            ]
                        })
                ]
            ])
        }
    }

    @Test func aSmallPreferenceAmongPreferredNodesCountsLittle() {
        let pod = preferring([("disk", 90), ("fan", 10)])
        let nodes = [makeNode("a", labels: ["disk": ""]), makeNode("b", labels: ["disk": "", "fan": ""])]
        #expect(choice(of: pod, on: nodes, with: [(makePod("q", requests: half), on: "b")]) == "a")
        let strict = preferring([("disk", 10), ("fan", 90)])
        #expect(choice(of: strict, on: nodes, with: [(makePod("q", requests: half), on: "b")]) == "b")
    }

    @Test func oneMoreSoftTaintAmongManyCountsLittle() {
        func taints(_ count: Int) -> [(String, String)] { (0..<count).map { ("k\($0)", "PreferNoSchedule") } }
        let busy = [(makePod("q", requests: half), on: "b")]
        let many = [makeNode("a", taints: taints(10)), makeNode("b", taints: taints(9))]
        #expect(choice(of: makePod("p"), on: many, with: busy) == "a")
        let few = [makeNode("a", taints: taints(2)), makeNode("b", taints: taints(1))]
        #expect(choice(of: makePod("p"), on: few, with: busy) == "b")
    }

    @Test func oneMorePodAmongManyCountsLittle() {
        let busy = [(makePod("q", requests: half), on: "b")]
        let nodes = [makeNode("a"), makeNode("b")]
        let pod = makePod("p", controller: "set")
        let many = copies(30, on: "a", controller: "set") + copies(29, on: "b", controller: "set")
        #expect(choice(of: pod, on: nodes, with: busy + many) == "a")
        let few = copies(1, on: "a", controller: "set")
        #expect(choice(of: pod, on: nodes, with: busy + few) == "b")
    }

    @Test func podsThatEndAndPodsOnTheirWayOutAreNotSpread() {
        let busy = [(makePod("q", requests: half), on: "b")]
        let nodes = [makeNode("a"), makeNode("b")]
        let ofJob = copies(2, on: "a", controller: "job", kind: "Job")
        #expect(choice(of: makePod("p", controller: "job", kind: "Job"), on: nodes, with: busy + ofJob) == "a")
        let leaving = copies(2, on: "a", controller: "set").map { pod, node in
            var pod = pod
            pod.metadata.fields["deletionTimestamp"] = "2026-01-01T00:00:00Z"
            return (pod, on: node)
        }
        #expect(choice(of: makePod("p", controller: "set"), on: nodes, with: busy + leaving) == "a")
    }

    private func labelled(_ name: String, _ labels: [String: String]) -> Pod {
        makePod(name) { $0.metadata.labels = labels }
    }

    private func service(_ name: String, selecting selector: [String: String]?) -> Service {
        Service.new {
            $0.metadata.name = name
            $0.metadata.namespace = "ns"
            if let selector { $0.spec.selector = selector }
        }
    }

    /// Of pods without a controller those are spread that stand behind the same Services.
    @Test func podsBehindAServiceAreSpread() {
        let web: [String: String] = ["app": "web", "tier": "front"]
        var cluster = snapshot([makeNode("a"), makeNode("b")])
        cluster.assign(PodInfo(makePod("q", requests: half)), to: "b")
        for number in 0..<2 { cluster.assign(PodInfo(labelled("w\(number)", web)), to: "a") }
        func choice(_ pod: Pod) -> String? { SchedulingPlan.make(for: PodInfo(pod), in: &cluster).node }
        #expect(choice(labelled("p", web)) == "a", "nobody says that they belong together")
        cluster.update(service("front", selecting: ["tier": "front"]))
        #expect(choice(labelled("p", web)) == "b")
        #expect(choice(labelled("p", ["tier": "back"])) == "a", "it stands behind no Service")
        cluster.update(service("all", selecting: nil))
        cluster.update(service("narrow", selecting: ["app": "shop", "tier": "front"]))
        #expect(choice(labelled("p", ["app": "shop", "tier": "front"])) == "a", "behind both there is nobody")
        cluster.update(service("front", selecting: ["tier": "back"]))
        #expect(choice(labelled("p", web)) == "a")
        cluster.update(service("front", selecting: ["tier": "front"]))
        #expect(choice(labelled("p", web)) == "b")
        cluster.removeService("front", namespace: "ns")
        #expect(choice(labelled("p", web)) == "a")
        #expect(cluster.serviceKeys.map(\.name) == ["narrow"])
    }

    @Test func whatANodeDoesNotStateIsNotCounted() {
        let nodes = [makeNode("a", memory: "0"), makeNode("b")]
        #expect(choice(of: makePod("p"), on: nodes, with: [(makePod("q", requests: half), on: "b")]) == "a")
    }

    /// The second node is as free as the first, and as even with the pod there; but the pod makes it more even.
    @Test func aPodGoesWhereItImprovesTheBalance() {
        let pods = [
            (makePod("q", requests: ["cpu": "8", "memory": "64Gi"]), on: "a"),
            (makePod("r", requests: ["memory": "128Gi"]), on: "b"),
        ]
        #expect(
            choice(of: makePod("p", requests: ["cpu": "8"]), on: [makeNode("a"), makeNode("b")], with: pods) == "b")
    }
}
