import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct StaleDisruptionPlanTests {
    private let now = Time(seconds: 10_000)

    private func pod(
        reason: String = "EvictionByEvictionAPI", status: String = "True", phase: String = "Running", age: Double = 120
    ) -> Pod {
        .new {
            $0.metadata.name = "p"
            $0.status.phase = phase
            $0.status.conditions = [
                .make {
                    $0.type = "DisruptionTarget"
                    $0.status = status
                    $0.reason = reason
                    $0.lastTransitionTime = now.adding(seconds: -age)
                }
            ]
        }
    }

    @Test func anOldMarkIsTakenBack() throws {
        let plan = StaleDisruptionPlan.plan(for: pod(), now: now)
        guard case .patch(let identity, "status", let change)? = plan.steps.first?.action else {
            Issue.record("no patch of the status")
            return
        }
        #expect(identity.name == "p")
        let condition = try #require(change.at("status", "conditions")?.arrayValue?.first)
        #expect(condition["status"] == "False")
        #expect(condition["reason"] == .null)
    }

    @Test func aFreshMarkIsWaitedFor() {
        let plan = StaleDisruptionPlan.plan(for: pod(age: 20), now: now)
        #expect(plan.isEmpty)
        #expect(plan.lookAgain == now.adding(seconds: 100))
    }

    @Test func marksThatStay() {
        var deleted = pod()
        deleted.metadata.deletionTimestamp = now
        for pod in [
            pod(reason: "TerminationByKubelet"), pod(status: "False"), pod(phase: "Failed"), deleted, Pod(),
        ] {
            #expect(!StaleDisruptionPlan.concerns(pod))
            let plan = StaleDisruptionPlan.plan(for: pod, now: now)
            #expect(plan.isEmpty && plan.waits.isEmpty)
        }
    }
}
