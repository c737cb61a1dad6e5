import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct FormerNodeLabelsTests {
    private let now = Time(seconds: 1_000)

    private func change(_ labels: [String: String]) -> Value? {
        let node = Node.new {
            $0.metadata.name = "n"
            $0.metadata.labels = labels
            $0.status.conditions = [
                .make {
                    $0.type = "Ready"
                    $0.status = "True"
                }
            ]
        }
        let health = NodeHealthPlan(node, lastSign: .init(at: now, isReal: true), now: now)
        guard case .patch(_, nil, let change)? = health.plan(for: node, now: now).steps.first?.action else {
            return nil
        }
        return change
    }

    @Test func labelsAreKeptUnderTheirFirstNamesToo() {
        #expect(
            change(["kubernetes.io/os": "linux", "kubernetes.io/arch": "arm64", "beta.kubernetes.io/arch": "amd64"])
                == [
                    "metadata": ["labels": ["beta.kubernetes.io/os": "linux", "beta.kubernetes.io/arch": "arm64"]]
                ])
    }

    @Test func whatIsRightOrNotKnownIsLeftAlone() {
        #expect(change(["kubernetes.io/os": "linux", "beta.kubernetes.io/os": "linux"]) == nil)
        #expect(change(["beta.kubernetes.io/os": "linux"]) == nil)
    }
}
