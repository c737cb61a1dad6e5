import ControllerRuntime
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ExplanationTests {
    private let about = ObjectIdentity(apiVersion: "batch/v1", kind: "Job", namespace: "ns", name: "pi", uid: "u")

    @Test func longPhasesAreCutAndCounted() {
        var plan = Plan()
        plan.then("create pods", (0..<20).map { Step(.create(["a": .int($0)]), reason: "pod \($0)") })
        plan.wait(for: "later", since: Time(seconds: 1), until: Time(seconds: 60))
        plan.wait(for: "sooner", until: Time(seconds: 30))
        let explanation = Explanation(plan, about: about)
        #expect(
            explanation.phases == [
                .init(name: "create pods", count: 20, reasons: (0..<5).map { "pod \($0)" })
            ])
        #expect(explanation.lookAgain == Time(seconds: 30))
        #expect(!explanation.isSettled)
        #expect(explanation.value.at("object", "name") == "pi")
        #expect(
            explanation.value["waits"]?.arrayValue?.first == [
                "reason": "later", "since": "1970-01-01T00:00:01Z", "until": "1970-01-01T00:01:00Z",
            ])
    }

    @Test func anEmptyPlanIsSettled() {
        #expect(Explanation(Plan(), about: about).isSettled)
    }
}
