import ObjectModel
import SchedulingPlans
import Testing

@Suite struct SchedulingExplanationTests {
    @Test func reasonsNameTheirNodes() {
        var cluster = snapshot(
            [makeNode("small", cpu: "1"), makeNode("away", taints: [("key", "NoSchedule")])]
                + (0..<7).map { makeNode("n\($0)", cpu: "2") })
        let explanation = SchedulingExplanation.make(
            for: PodInfo(makePod("p", requests: ["cpu": "3"])), in: &cluster)
        #expect(explanation.reasons.map(\.reason) == ["Insufficient cpu", "node(s) had untolerated taint(s)"])
        #expect(
            explanation.lines == [
                "n0, n1, n2, n3, n4 and 3 more: Insufficient cpu", "away: node(s) had untolerated taint(s)",
            ])
        #expect(explanation.remedy == "when a node is added, or changes so that it could hold it")
    }

    @Test func gatesAndVictimsAreNamed() {
        var cluster = snapshot([makeNode("a", cpu: "1")])
        cluster.assign(PodInfo(makePod("low", requests: ["cpu": "1"])), to: "a")
        let gated = makePod("g") { $0.spec.schedulingGates = [.make { $0.name = "example.com/one" }] }
        #expect(
            SchedulingExplanation.make(for: PodInfo(gated), in: &cluster).summary
                == "its scheduling gates: example.com/one")
        let high = makePod("high", requests: ["cpu": "1"]) { $0.spec.priority = 5 }
        #expect(
            SchedulingExplanation.make(for: PodInfo(high), in: &cluster).summary
                == "room on a, where its priority 5 pushes out ns/low")
    }
}
