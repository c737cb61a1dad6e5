import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct ClusterInfoPlanTests {
    private static let now = Time(seconds: 1_800_000_000)

    private func info(_ data: [String: String]) -> ConfigMap {
        .new {
            $0.metadata.name = "cluster-info"
            $0.data = data
        }
    }

    @Test func oldSignaturesGo() {
        let plan = ClusterInfoPlan(
            info(["kubeconfig": "x", "jws-kubeconfig-gone00": "y", "other": "z"]), tokens: [], now: Self.now)
        guard case .patch(_, nil, let patch)? = plan.plan([:]).steps.first?.action else {
            Issue.record("nothing is done")
            return
        }
        #expect(patch == ["data": ["jws-kubeconfig-gone00": .null]])
    }

    @Test func withoutATextNothingIsSigned() {
        #expect(ClusterInfoPlan(info([:]), tokens: [], now: Self.now).plan([:]).isEmpty)
        #expect(ClusterInfoPlan(info(["kubeconfig": "x"]), tokens: [], now: Self.now).plan([:]).isEmpty)
    }
}
