import ObjectModel
import SchedulingPlans
import Testing

@Suite struct SchedulingExplanationTests {
    private let now = Time(seconds: 1_000)

    @Test func reasonsNameTheirNodes() {
        var cluster = snapshot(
            [makeNode("small", cpu: "1"), makeNode("away", taints: [("key", "NoSchedule")])]
                + (0..<7).map { makeNode("n\($0)", cpu: "2") })
        let explanation = SchedulingExplanation.make(
            for: PodInfo(makePod("p", requests: ["cpu": "3"])), in: &cluster)
        #expect(explanation.reasons.map(\.reason) == ["Insufficient cpu", "node(s) had untolerated taint(s)"])
        let lines = explanation.lines(since: Time(seconds: 960), nextTry: Time(seconds: 1_240), now: now)
        #expect(lines[1] == "waiting for 40 s")
        #expect(lines[2] == "Insufficient cpu: n0, n1, n2, n3, n4 and 3 more")
        #expect(lines[3] == "node(s) had untolerated taint(s): away")
        #expect(
            lines[4] == "tried again: when a node is added, or changes so that it could hold it, "
                + "at the latest in 4 min")
    }

    @Test func gatesAndVictimsAreNamed() {
        var cluster = snapshot([makeNode("a", cpu: "1")])
        cluster.assign(PodInfo(makePod("low", requests: ["cpu": "1"])), to: "a")
        let gated = makePod("g") { $0.spec.schedulingGates = [.make { $0.name = "example.com/one" }] }
        #expect(
            SchedulingExplanation.make(for: PodInfo(gated), in: &cluster).summary
                == "ns/g waits for its scheduling gates: example.com/one")
        let high = makePod("high", requests: ["cpu": "1"]) { $0.spec.priority = 5 }
        #expect(
            SchedulingExplanation.make(for: PodInfo(high), in: &cluster).summary
                == "ns/high has priority 5 and pushes out ns/low to go to a")
    }
}
