import ClusterPlans
import ObjectModel
import Testing

@Suite struct EndedPodsTests {
    private func pod(_ name: String, _ phase: String, age: Double, reason: String = "", isGoing: Bool = false) -> Pod {
        .new {
            $0.metadata.name = name
            $0.metadata.creationTimestamp = Time(seconds: 1_000).adding(seconds: -age)
            if isGoing { $0.metadata.deletionTimestamp = Time(seconds: 1_000) }
            $0.status.phase = phase
            $0.status.reason = reason
        }
    }

    @Test func theOldestGoAndEvictedOnesBeforeThem() {
        let pods = [
            pod("running", "Running", age: 900), pod("unknown", "Unknown", age: 900),
            pod("going", "Failed", age: 800, isGoing: true), pod("old", "Succeeded", age: 700),
            pod("b", "Failed", age: 600), pod("a", "Succeeded", age: 600), pod("young", "Failed", age: 1),
            pod("evicted", "Failed", age: 0, reason: "Evicted"),
        ]
        let order = ["evicted", "old", "a", "b", "young"]
        for limit in 0...6 {
            let gone = EndedPods.excess(among: pods.shuffled(), keeping: limit).map(\.metadata.name)
            #expect(gone == Array(order.prefix(max(order.count - limit, 0))))
        }
    }
}
