import ClusterPlans
import ObjectModel
import Testing

@Suite struct PodCollectionPlanTests {
    private let now = Time(seconds: 1_000)

    private func plan(node: String, goneSince: Time? = nil, deleting: Bool = false) -> PodCollectionPlan {
        let pod = Pod.new {
            $0.spec.nodeName = node
            if deleting { $0.metadata.deletionTimestamp = now }
        }
        return PodCollectionPlan(pod: pod, nodeGoneSince: goneSince, now: now)
    }

    @Test func onlyThoseWithoutAnybodyGo() {
        #expect(plan(node: "") == .keep)
        #expect(plan(node: "", deleting: true) == .delete)
        #expect(plan(node: "n") == .keep)
        #expect(plan(node: "n", deleting: true) == .keep)
        let end = now.adding(seconds: ClusterLimits.vanishedNodeGrace)
        #expect(plan(node: "n", goneSince: now) == .wait(until: end))
        #expect(plan(node: "n", goneSince: now.adding(seconds: -ClusterLimits.vanishedNodeGrace)) == .failAndDelete)
    }
}
