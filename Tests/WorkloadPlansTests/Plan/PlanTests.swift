import ObjectModel
import Testing
import WorkloadPlans

@Suite struct PlanTests {
    @Test func emptyPhasesAreLeftOut() {
        var plan = Plan()
        plan.then("nothing", [])
        #expect(plan.isEmpty && plan == Plan())
        plan.then("something", .slowStart, [Step(.create(["kind": "Pod"]), reason: "test")])
        #expect(plan.phases.map(\.name) == ["something"])
        #expect(!plan.isEmpty)
    }

    @Test func theEarliestWaitSaysWhenToLookAgain() {
        var plan = Plan()
        #expect(plan.lookAgain == nil)
        plan.wait(for: "a change")
        #expect(plan.lookAgain == nil)
        plan.wait(for: "b", until: Time(seconds: 20))
        plan.wait(for: "c", until: Time(seconds: 10))
        #expect(plan.lookAgain == Time(seconds: 10))
        #expect(plan.isEmpty)
    }
}
