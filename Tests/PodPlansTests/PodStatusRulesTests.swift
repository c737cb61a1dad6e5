import ObjectModel
import PodPlans
import Testing

@Suite struct PodStatusRulesTests {
    private let start = Time(seconds: 100)

    private func state(after seconds: Double, _ facts: [String: ContainerFacts], told: [ContainerStatus] = [])
        -> PodState
    {
        let pod = Pod.new { pod in
            pod.spec.containers = ["b", "a"].map { name in .make { $0.name = name } }
            pod.status.containerStatuses = told
        }
        return PodState(pod: pod, containers: facts, now: start.adding(seconds: seconds))
    }

    private func running(_ seconds: Double = 0, passesReadiness: Bool = true) -> ContainerFacts {
        ContainerFacts(
            phase: .running(since: start.adding(seconds: seconds)), passesReadiness: passesReadiness,
            containerID: "process://1")
    }

    /// Whoever reads the first one gets the same, wherever the pod states it.
    @Test func containersAreInTheOrderOfTheirNames() {
        let status = PodStatusRules.status(state(after: 1, ["a": running(), "b": running()]))
        #expect(status.containerStatuses.map(\.name) == ["a", "b"])
    }

    @Test func whatHasJustBegunToRunIsNotToldYet() {
        let settling = PodLimits.settlingSeconds
        #expect(PodStatusRules.settlesAt(state(after: 0.1, ["a": running()])) == start.adding(seconds: settling))
        #expect(PodStatusRules.settlesAt(state(after: settling, ["a": running()])) == nil)
        #expect(PodStatusRules.settlesAt(state(after: -60, ["a": running()])) == nil)
        let two = state(after: 0.1, ["a": running(), "b": running(0.1)])
        #expect(PodStatusRules.settlesAt(two) == start.adding(seconds: settling + 0.1))
    }

    @Test func whatHasEndedIsNotReadyOrIsToldAlreadyIsToldAtOnce() {
        let end = ContainerEnd(
            exitCode: 3, reason: "", message: "", startedAt: start, finishedAt: start, containerID: "")
        #expect(PodStatusRules.settlesAt(state(after: 0.1, ["a": ContainerFacts(phase: .exited(end))])) == nil)
        #expect(PodStatusRules.settlesAt(state(after: 0.1, ["a": running(passesReadiness: false)])) == nil)
        func told(_ id: String) -> ContainerStatus {
            .make {
                $0.name = "a"
                $0.containerID = id
                $0.state.running = .make { $0.startedAt = start }
            }
        }
        #expect(PodStatusRules.settlesAt(state(after: 0.1, ["a": running()], told: [told("process://1")])) == nil)
        #expect(PodStatusRules.settlesAt(state(after: 0.1, ["a": running()], told: [told("process://0")])) != nil)
        var ending = state(after: 0.1, ["a": running()])
        ending.pod.metadata.deletionTimestamp = start
        #expect(PodStatusRules.settlesAt(ending) == nil)
    }
}
