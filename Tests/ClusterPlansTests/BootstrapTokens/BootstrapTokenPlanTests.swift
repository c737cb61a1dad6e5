import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct BootstrapTokenPlanTests {
    private static let now = Time(seconds: 1_800_000_000)  // 2027-01-15T08:00:00Z

    /// A Secret for a token without id and secret, which ends as `expiration` (in base64) says.
    private func plan(_ expiration: Value?, type: String = "bootstrap.kubernetes.io/token") -> Plan {
        BootstrapTokenPlan.plan(
            Secret.new { secret in
                secret.metadata.name = "bootstrap-token-abcdef"
                secret.metadata.namespace = "kube-system"
                secret.type = type
                if let expiration { secret.fields["data"] = ["expiration": expiration] }
            }, now: Self.now)
    }

    /// Whether it is a good token or not.
    @Test func whatHasEndedGoes() {
        #expect(plan("MjAyNy0wMS0xNVQwODowMDowMFo=").phases.map(\.name) == ["collect"])
        #expect(plan("c29vbg==").phases.map(\.name) == ["collect"], "an end that can't be read")
    }

    @Test func whatHasNotEndedStays() {
        let later = plan("MjAyNy0wMS0xNVQwODowMDowMVo=")
        #expect(later.isEmpty)
        #expect(later.lookAgain == Self.now.adding(seconds: 1))
        #expect(plan(nil) == Plan())
        #expect(plan("c29vbg==", type: "Opaque") == Plan())
    }
}
