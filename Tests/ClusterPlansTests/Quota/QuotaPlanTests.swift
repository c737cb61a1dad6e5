import ClusterPlans
import ObjectModel
import ObjectRules
import TestKit
import Testing
import WorkloadPlans

@Suite struct QuotaPlanTests {
    private let now = Time(seconds: 1_700_000_000)

    private func measure(_ kind: String, _ apiVersion: String = "v1") throws -> QuotaMeasure {
        let resource = try #require(Schema.kubernetes.resource(apiVersion: apiVersion, kind: kind))
        return try #require(QuotaMeasure(resource))
    }

    private func quota(_ hard: Value, change: (inout ResourceQuota) -> Void = { _ in }) -> ResourceQuota {
        .new {
            $0.metadata.name = "quota"
            $0.metadata.namespace = "default"
            $0.metadata.resourceVersion = "7"
            $0.spec.fields["hard"] = hard
            change(&$0)
        }
    }

    private func pod(_ name: String, cpu: String = "500m", change: (inout Pod) -> Void = { _ in }) -> Value {
        Pod.new {
            $0.metadata.name = name
            $0.spec.containers = [
                .make {
                    $0.name = "main"
                    $0.resources.fields["requests"] = ["cpu": .string(cpu)]
                }
            ]
            change(&$0)
        }.value
    }

    private func written(_ plan: Plan) -> ResourceQuotaStatus? {
        guard case .updateStatus(let object)? = plan.steps.first?.action else { return nil }
        return ResourceQuota(object).status
    }

    @Test func everyNameIsCounted() throws {
        let contents = [
            QuotaState.Contents(
                measure: try measure("Pod"),
                objects: [pod("a"), pod("b"), pod("ended") { $0.status.phase = "Succeeded" }]),
            QuotaState.Contents(measure: try measure("Secret"), objects: []),
        ]
        let hard: Value = ["pods": "5", "count/pods": "9", "requests.cpu": "2", "secrets": "1", "example.com/x": "3"]
        let plan = QuotaPlan.plan(for: QuotaState(quota: quota(hard), contents: contents, now: now))
        let status = try #require(written(plan))
        #expect(status.fields["hard"] == hard)
        #expect(status.fields["used"] == ["count/pods": "3", "pods": "2", "requests.cpu": "1", "secrets": "0"])
        let next = quota(hard) { $0.status = status }
        let again = QuotaPlan.plan(for: QuotaState(quota: next, contents: contents, now: now))
        #expect(again.isEmpty && again.waits.isEmpty)
    }

    @Test func whatIsUsedUpIsSaid() throws {
        let contents = [QuotaState.Contents(measure: try measure("Pod"), objects: [pod("a"), pod("b")])]
        let full = quota(["pods": "2"]) { $0.status.fields = ["hard": ["pods": "2"], "used": ["pods": "2"]] }
        let plan = QuotaPlan.plan(for: QuotaState(quota: full, contents: contents, now: now))
        #expect(plan.isEmpty)
        #expect(plan.waits.map(\.reason) == ["pods to be given back: 2 of 2 is used, more is refused"])
    }

    @Test func whatIsForbiddenIsNotWaitedFor() throws {
        let contents = [QuotaState.Contents(measure: try measure("Pod"), objects: [])]
        let none = quota(["pods": "0"]) { $0.status.fields = ["hard": ["pods": "0"], "used": ["pods": "0"]] }
        let plan = QuotaPlan.plan(for: QuotaState(quota: none, contents: contents, now: now))
        #expect(plan.isEmpty && plan.waits.isEmpty)
        #expect(plan.notes == ["pods is limited to 0: all of it is refused"])
    }

    @Test func aPodThatOverstaysStopsCounting() throws {
        let stuck = pod("stuck") {
            $0.metadata.deletionTimestamp = now
            $0.metadata.deletionGracePeriodSeconds = 30
        }
        let contents = [QuotaState.Contents(measure: try measure("Pod"), objects: [stuck])]
        let plan = QuotaPlan.plan(for: QuotaState(quota: quota(["pods": "2"]), contents: contents, now: now))
        #expect(written(plan)?.fields["used"] == ["pods": "1"])
        let later = try #require(plan.lookAgain)
        let after = QuotaPlan.plan(for: QuotaState(quota: quota(["pods": "2"]), contents: contents, now: later))
        #expect(written(after)?.fields["used"] == ["pods": "0"])
        #expect(after.lookAgain == nil)
    }
}
