import ObjectModel
import Scheduler
import SchedulingPlans
import Testing

@Suite struct SchedulingQueueTests {
    private let start = Time(seconds: 1_000)

    private func pod(_ name: String, priority: Int = 0, gates: [String] = [], generation: Int = 1) -> PodInfo {
        PodInfo(
            Pod.new {
                $0.metadata.name = name
                $0.metadata.uid = name
                $0.metadata.generation = generation
                $0.spec.priority = priority
                $0.spec.schedulingGates = gates.map { gate in .make { $0.name = gate } }
            })
    }

    private func noNodes() -> FitFailure? {
        var snapshot = SchedulingSnapshot()
        guard case .unschedulable(let failure, _) = SchedulingPlan.make(for: pod("x"), in: &snapshot) else {
            return nil
        }
        return failure
    }

    private func order(_ queue: inout SchedulingQueue, now: Time) -> [String] {
        var names: [String] = []
        while let next = queue.next(now: now) { names.append(next.pod.name) }
        return names
    }

    @Test func priorityThenAge() {
        var queue = SchedulingQueue()
        for (name, priority) in [("a", 0), ("b", 5), ("c", 0), ("d", 5)] {
            queue.update(pod(name, priority: priority), condition: nil, now: start)
        }
        #expect(order(&queue, now: start) == ["b", "d", "a", "c"])
    }

    @Test func aPodIsTriedOnceWhateverIsSaidOfItMeanwhile() {
        var queue = SchedulingQueue()
        queue.update(pod("a"), condition: nil, now: start)
        queue.update(pod("a"), condition: nil, now: start)
        #expect(order(&queue, now: start) == ["a"])
        queue.update(pod("a", generation: 2), condition: nil, now: start)
        #expect(order(&queue, now: start).isEmpty)
        queue.remove("a")
        #expect(queue.count == 0)
    }

    @Test func gatedPodsWaitForTheirGates() {
        var queue = SchedulingQueue()
        queue.update(pod("a", gates: ["g"]), condition: nil, now: start)
        #expect(order(&queue, now: start).isEmpty)
        queue.update(pod("a"), condition: nil, now: start)
        #expect(order(&queue, now: start) == ["a"])
    }

    @Test func aChangeOfTheClusterBringsBackThoseItHelpsAfterTheirBackoff() throws {
        var queue = SchedulingQueue()
        let failure = try #require(noNodes())
        queue.update(pod("a"), condition: nil, now: start)
        #expect(order(&queue, now: start) == ["a"])
        queue.failed("a", failure, now: start)
        queue.clusterChanged(now: start) { _, _ in false }
        var next = queue.nextWakeUp
        #expect(next == start.adding(seconds: SchedulerLimits.unschedulableRetry))
        queue.clusterChanged(now: start) { _, _ in true }
        next = queue.nextWakeUp
        #expect(next == start.adding(seconds: SchedulerLimits.firstBackoff))
        // Until its backoff ends others go first; without others it need not wait.
        queue.update(pod("b"), condition: nil, now: start)
        #expect(order(&queue, now: start) == ["b", "a"])
    }

    @Test func backoffDoublesUpToALimit() throws {
        var queue = SchedulingQueue()
        let failure = try #require(noNodes())
        queue.update(pod("a"), condition: nil, now: start)
        var now = start
        var delays: [Double] = []
        for _ in 0..<6 {
            #expect(order(&queue, now: now) == ["a"])
            queue.failed("a", failure, now: now)
            queue.retryLater("a", now: now)
            #expect(order(&queue, now: now).isEmpty)
            let wakeUp = queue.nextWakeUp
            let next = try #require(wakeUp)
            delays.append(next.since(now))
            now = next
        }
        #expect(delays == [1, 2, 4, 8, 10, 10])
    }

    @Test func whoPushesOutOthersIsNotTriedUntilTheyAreTold() throws {
        var queue = SchedulingQueue()
        let failure = try #require(noNodes())
        queue.update(pod("a"), condition: nil, now: start)
        #expect(order(&queue, now: start) == ["a"])
        queue.preempts("a", failure)
        queue.clusterChanged(now: start) { _, _ in true }
        #expect(order(&queue, now: start).isEmpty)
        // What happened meanwhile is not lost.
        queue.preempted("a", isDone: true, now: start)
        #expect(order(&queue, now: start) == ["a"])
        queue.preempts("a", failure)
        queue.preempted("a", isDone: true, now: start)
        #expect(order(&queue, now: start).isEmpty)
        queue.clusterChanged(now: start) { _, _ in true }
        #expect(order(&queue, now: start) == ["a"])
    }

    @Test func withoutAnyChangeItIsTriedAgainMuchLater() throws {
        var queue = SchedulingQueue()
        queue.update(pod("a"), condition: nil, now: start)
        #expect(order(&queue, now: start) == ["a"])
        queue.failed("a", try #require(noNodes()), now: start)
        #expect(order(&queue, now: start.adding(seconds: SchedulerLimits.unschedulableRetry - 1)).isEmpty)
        #expect(order(&queue, now: start.adding(seconds: SchedulerLimits.unschedulableRetry)) == ["a"])
    }
}
