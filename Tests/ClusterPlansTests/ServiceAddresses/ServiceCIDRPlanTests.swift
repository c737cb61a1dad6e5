import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ServiceCIDRPlanTests {
    private let now = Time(seconds: 1_700_000_000)

    private func range(_ cidr: String, deletedSince seconds: Double? = nil) -> ServiceCIDR {
        .new {
            $0.metadata.name = cidr
            $0.spec.cidrs = [cidr]
            guard let seconds else { return }
            $0.metadata.finalizers = ["networking.k8s.io/service-cidr-finalizer"]
            $0.metadata.deletionTimestamp = now.adding(seconds: -seconds)
        }
    }

    private func plan(_ range: ServiceCIDR, _ others: [ServiceCIDR] = [], addresses: [String] = []) -> Plan {
        ServiceCIDRPlan.plan(for: range, others: others, addresses: addresses, now: now)
    }

    @Test func aNewRangeIsHeldAndReady() {
        let plan = plan(range("10.1.0.0/24"))
        #expect(plan.phases.map(\.name) == ["hold", "condition"])
        guard case .patch(_, "status", let change)? = plan.steps.last?.action else {
            Issue.record("no condition")
            return
        }
        let condition = change.at("status", "conditions")?.arrayValue?.first
        #expect(condition?["message"] == "Kubernetes Service CIDR is ready")
        #expect(condition?["status"] == "True")
    }

    @Test func whatIsRightIsLeft() {
        var ready = range("10.1.0.0/24")
        ready.metadata.finalizers = ["networking.k8s.io/service-cidr-finalizer"]
        ready.status.conditions = [
            .make {
                $0.type = "Ready"
                $0.status = "True"
                $0.message = "Kubernetes Service CIDR is ready"
            }
        ]
        #expect(plan(ready).isEmpty)
    }

    @Test func itStaysWhileAnAddressNeedsIt() {
        let going = range("10.1.0.0/24", deletedSince: 60)
        let held = plan(going, addresses: ["10.1.0.7"])
        #expect(held.phases.map(\.name) == ["condition"])
        #expect(held.waits.first?.reason.contains("10.1.0.7") == true)
        #expect(plan(going, [range("10.1.0.0/16")], addresses: ["10.1.0.7"]).phases.map(\.name) == ["let go"])
        #expect(plan(going, addresses: ["10.2.0.7"]).phases.map(\.name) == ["let go"])
    }

    @Test func itGoesAfterAGrace() {
        #expect(plan(range("10.1.0.0/24", deletedSince: 1)).isEmpty)
        #expect(plan(range("10.1.0.0/24", deletedSince: 11)).phases.map(\.name) == ["let go"])
    }
}
