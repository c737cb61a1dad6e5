import ObjectModel
import SchedulingPlans
import Testing

@Suite struct SchedulingSnapshotTests {
    /// A snapshot that was kept up through any history says what one made from the same objects at once says.
    @Test(arguments: 1...30)
    func keptUpEqualsMadeAnew(seed: UInt64) {
        var cluster = RandomCluster(seed: seed)
        for _ in 0..<40 { _ = cluster.change() }
        var fresh = SchedulingSnapshot()
        for (name, labels) in cluster.reference.namespaces {
            _ = fresh.update(namespace: name, labels: Fields(labels.map { ($0.key, .string($0.value)) }))
        }
        for node in cluster.reference.nodes.reversed() { fresh.update(node) }
        for one in cluster.reference.placed.reversed() { fresh.assign(PodInfo(one.pod), to: one.node) }
        #expect(fresh.nodeCount == cluster.snapshot.nodeCount)
        for _ in 0..<20 {
            let pod = PodInfo(cluster.randomPod(priorities: [0, 10]))
            let (kept, made) = (
                SchedulingPlan.make(for: pod, in: &cluster.snapshot), SchedulingPlan.make(for: pod, in: &fresh)
            )
            #expect(kept.node == made.node)
            #expect(kept.message == made.message)
            #expect(kept.preemption?.victims.map(\.uid) == made.preemption?.victims.map(\.uid))
            let left = SchedulingExplanation.make(for: pod, in: &cluster.snapshot).reasons
            let right = SchedulingExplanation.make(for: pod, in: &fresh).reasons
            #expect(left == right)
        }
    }

    @Test func everythingIsForgottenWithItsPods() {
        var cluster = RandomCluster(seed: 7)
        for _ in 0..<50 {
            let pod = cluster.randomPod()
            cluster.place(pod, on: "n0")
        }
        for one in cluster.reference.placed { _ = cluster.remove(one.pod.metadata.uid) }
        #expect(cluster.snapshot.nodes.allSatisfy { $0.podCount == 0 && $0.requested == ResourceAmounts() })
        #expect(cluster.snapshot.assignedPods.isEmpty)
    }
}
