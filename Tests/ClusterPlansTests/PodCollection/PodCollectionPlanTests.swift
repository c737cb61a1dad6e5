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
        return PodCollectionPlan(pod: pod, node: nil, nodeGoneSince: goneSince, now: now)
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

    /// Whoever holds it may let go in the meantime.
    @Test func heldPodsWithoutANodeFailAfterAWhile() {
        func plan(after seconds: Double) -> PodCollectionPlan {
            let pod = Pod.new {
                $0.metadata.finalizers = ["batch.kubernetes.io/job-tracking"]
                $0.metadata.deletionTimestamp = now.adding(seconds: 30)
                $0.metadata.deletionGracePeriodSeconds = 30
            }
            return PodCollectionPlan(pod: pod, node: nil, nodeGoneSince: nil, now: now.adding(seconds: seconds))
        }
        let end = now.adding(seconds: ClusterLimits.heldPodGrace)
        #expect(plan(after: 0) == .wait(until: end))
        #expect(plan(after: ClusterLimits.heldPodGrace - 1) == .wait(until: end))
        #expect(plan(after: ClusterLimits.heldPodGrace) == .failAbandoned)
    }

    @Test func newPodsWaitForTheirNodeToo() {
        let pod = Pod.new {
            $0.spec.nodeName = "n"
            $0.metadata.creationTimestamp = now
        }
        let plan = PodCollectionPlan(pod: pod, node: nil, nodeGoneSince: Time(seconds: 0), now: now)
        #expect(plan == .wait(until: now.adding(seconds: ClusterLimits.vanishedNodeGrace)))
    }

    @Test func podsOfANodeOutOfServiceAreNotWaitedFor() {
        func plan(deleted: Bool, taint: String, ready: String) -> PodCollectionPlan {
            let pod = Pod.new {
                $0.spec.nodeName = "n"
                if deleted { $0.metadata.deletionTimestamp = Time(seconds: 1) }
            }
            let node = Node.new {
                $0.spec.taints = [.make { $0.key = taint }]
                $0.status.conditions = [
                    .make {
                        $0.type = "Ready"
                        $0.status = ready
                    }
                ]
            }
            return PodCollectionPlan(pod: pod, node: node, nodeGoneSince: nil, now: Time(seconds: 2))
        }
        let key = "node.kubernetes.io/out-of-service"
        #expect(plan(deleted: true, taint: key, ready: "Unknown") == .failAbandoned)
        #expect(plan(deleted: true, taint: key, ready: "True") == .keep)
        #expect(plan(deleted: true, taint: "other", ready: "False") == .keep)
        #expect(plan(deleted: false, taint: key, ready: "False") == .keep)
    }
}
