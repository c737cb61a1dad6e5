import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

/// A Secret that has been there for two years, in a cluster that notes the use of tokens for as long.
@Suite struct LegacyTokenPlanTests {
    private static let day = 86_400.0
    private static let now = Time(seconds: 1_798_761_600)  // 2027-01-01
    private static let lastUsed = "kubernetes.io/legacy-token-last-used"
    private static let invalidSince = "kubernetes.io/legacy-token-invalid-since"

    private var since: String? = "2025-01-01"
    private var secret = Secret.new { secret in
        secret.metadata.name = "robot-token"
        secret.metadata.namespace = "team"
        secret.metadata.uid = "s"
        secret.metadata.resourceVersion = "7"
        secret.metadata.annotations = [
            "kubernetes.io/service-account.name": "robot", "kubernetes.io/service-account.uid": "u",
        ]
        secret.metadata.creationTimestamp = now.adding(seconds: -730 * day)
        secret.type = "kubernetes.io/service-account-token"
    }
    private var account: ServiceAccount? = .new {
        $0.metadata.uid = "u"
        $0.secrets = [.make { $0.name = "robot-token" }]
    }
    private var mounted: Set<String> = ["other"]

    private func plan(now: Time = Self.now) -> Plan {
        let tracking = since.map { day in ConfigMap.new { $0.data = ["since": day] } }
        return LegacyTokenPlan.plan(
            for: LegacyTokenState(
                tracking: tracking, secrets: [secret], accounts: account.map { ["team/robot": $0] } ?? [:],
                mounted: ["team": mounted], now: now))
    }

    @Test func aTokenIsMarkedBeforeItGoes() {
        guard case .patch(let marked, nil, let patch)? = plan().steps.first?.action else {
            Issue.record("not marked")
            return
        }
        #expect(marked.uid == "s")
        #expect(patch == ["metadata": ["labels": [Self.invalidSince: "2027-01-01"]]])
        #expect(plan().lookAgain == Self.now.adding(seconds: Self.day))
    }

    @Test(arguments: [
        ("2025-12-31", "collect"), ("2026-01-01", nil), ("2026-06-01", nil), ("2025-12-31-1", "mark"), ("", "mark"),
    ]) mutating func aMarkedTokenGoesAfterAYear(since: String, phase: String?) {
        secret.metadata.labels = [Self.invalidSince: since]
        #expect(plan().phases.map(\.name) == [phase].compactMap(\.self))
        guard phase == "collect", case .delete(let identity, _)? = plan().steps.first?.action else { return }
        #expect(identity.resourceVersion == "7")
    }

    @Test(arguments: [("2025-12-31", true), ("2026-01-01", false), ("2026-12-31", false), ("yesterday", false)])
    mutating func aTokenThatWasUsedStays(lastUsed: String, isMarked: Bool) {
        secret.metadata.labels = [Self.lastUsed: lastUsed]
        #expect(plan().phases.map(\.name) == (isMarked ? ["mark"] : []))
    }

    /// The year begins with the day after that on which the notes begin.
    @Test(arguments: [(nil, false), ("", false), ("2025-12-31", true), ("2026-01-01", false), ("2025-12-31-1", false)])
    mutating func nothingGoesBeforeItIsKnownWhatIsUsed(since: String?, isMarked: Bool) {
        self.since = since
        #expect(plan().steps.isEmpty == !isMarked)
        guard since == "2026-01-01" else { return }
        #expect(plan().lookAgain == Self.now.adding(seconds: Self.day))
    }

    @Test(arguments: 0..<7) mutating func othersStay(_ cause: Int) {
        switch cause {
        case 0: secret.type = "Opaque"
        case 1: secret.metadata.creationTimestamp = Self.now.adding(seconds: -365 * Self.day)
        case 2: secret.metadata.deletionTimestamp = Self.now
        case 3: account = nil
        case 4: account?.metadata.uid = "another"
        case 5: account?.secrets = []
        default: mounted.insert("robot-token")
        }
        #expect(plan().steps.isEmpty)
    }
}
