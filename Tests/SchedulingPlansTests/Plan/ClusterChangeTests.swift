import ObjectModel
import SchedulingPlans
import Testing

@Suite struct ClusterChangeTests {
    /// A change of which the hint says that it can't help never makes a pod fit: else the pod would wait for nothing.
    @Test(arguments: 1...80)
    func noHelpIsMissed(seed: UInt64) {
        var cluster = RandomCluster(seed: seed, nodes: 1...3)
        for _ in 0..<10 { _ = cluster.change() }
        var waiting: [(pod: Pod, failure: FitFailure)] = []
        for _ in 0..<60 {
            let pod = cluster.randomPod()
            if case .unschedulable(let failure, _) = SchedulingPlan.make(for: PodInfo(pod), in: &cluster.snapshot) {
                waiting.append((pod, failure))
            }
            let changes = cluster.change()
            waiting = waiting.filter { one in
                let info = PodInfo(one.pod)
                let snapshot = cluster.snapshot
                if changes.contains(where: { one.failure.mayBeHelped(by: $0, info, in: snapshot) }) { return false }
                let node = SchedulingPlan.make(for: info, in: &cluster.snapshot).node
                #expect(node == nil, "\(one.failure.message) though \(changes)")
                return true
            }
        }
    }

    private func failure(_ pod: Pod, _ snapshot: inout SchedulingSnapshot) throws -> FitFailure {
        guard case .unschedulable(let failure, _) = SchedulingPlan.make(for: PodInfo(pod), in: &snapshot) else {
            Issue.record("it fits")
            return try #require(nil)
        }
        return failure
    }

    @Test func aFullNodeElsewhereHelpsNobody() throws {
        var cluster = snapshot([makeNode("a", cpu: "1"), makeNode("b", cpu: "4")])
        cluster.assign(PodInfo(makePod("small", requests: ["cpu": "1"])), to: "a")
        cluster.assign(PodInfo(makePod("large", requests: ["cpu": "4"])), to: "b")
        let pod = makePod("p", requests: ["cpu": "2"])
        let failure = try failure(pod, &cluster)
        let small = cluster.remove(pod: "uid-small")
        #expect(!failure.mayBeHelped(by: small, PodInfo(pod), in: cluster))
        let large = cluster.remove(pod: "uid-large")
        #expect(failure.mayBeHelped(by: large, PodInfo(pod), in: cluster))
    }
}
