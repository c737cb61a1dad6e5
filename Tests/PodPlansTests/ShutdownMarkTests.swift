import ObjectModel
import PodPlans
import Testing

struct ShutdownMarkTests {
    private func patch(_ restartPolicy: String, isRunning: Bool = true, change: (inout Pod) -> Void = { _ in })
        -> Value?
    {
        var pod = Pod.new {
            $0.metadata.uid = "u"
            $0.spec.restartPolicy = restartPolicy
            $0.spec.containers = [.make { $0.name = "main" }]
            $0.status.phase = "Running"
        }
        change(&pod)
        var facts = ContainerFacts()
        if isRunning { facts.phase = .running(since: Time(seconds: 1)) }
        return ShutdownMark.patch(for: PodState(pod: pod, containers: ["main": facts], now: Time(seconds: 9)))
    }

    @Test func aPodThatIsNotRestartedIsMarked() {
        let condition = patch("Never")?.at("status", "conditions")?.arrayValue?.first
        #expect(condition?["type"] == "DisruptionTarget")
        #expect(condition?["reason"] == "TerminationByKubelet")
        #expect(patch("Never")?.at("metadata", "uid") == "u")
    }

    @Test func othersAreNot() {
        #expect(patch("Always") == nil)
        #expect(patch("OnFailure") == nil)
        #expect(patch("Never", isRunning: false) == nil)
        #expect(patch("Never") { $0.status.phase = "Failed" } == nil)
        #expect(patch("Never") { $0.metadata.deletionTimestamp = Time(seconds: 2) } == nil)
    }
}
