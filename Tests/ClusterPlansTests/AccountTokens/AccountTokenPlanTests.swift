import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct AccountTokenPlanTests {
    private func secret(_ data: Fields = [:], uid: String? = nil, type: String = AccountTokenPlan.type) -> Secret {
        .new { secret in
            secret.metadata = .make {
                $0.name = "s"
                $0.namespace = "team"
                $0.annotations = ["kubernetes.io/service-account.name": "robot"]
                if let uid { $0.annotations["kubernetes.io/service-account.uid"] = uid }
            }
            secret.type = type
            secret.fields["data"] = .object(data)
        }
    }

    private let account = ServiceAccount.new { $0.metadata = .make { $0.uid = "u1" } }

    private func plan(_ secret: Secret, _ account: ServiceAccount?) -> AccountTokenPlan {
        AccountTokenPlan(secret, account: account, rootCertificates: "Q0E=")
    }

    @Test func anEmptySecretIsFilledOnce() throws {
        let empty = plan(secret(), account)
        #expect(empty.wantsToken)
        guard case .patch(_, nil, let patch)? = empty.plan(token: "dG9rZW4=").steps.first?.action else {
            Issue.record("not filled")
            return
        }
        #expect(patch["metadata"]?["annotations"]?["kubernetes.io/service-account.uid"] == "u1")
        #expect(patch["data"] == ["token": "dG9rZW4=", "ca.crt": "Q0E="])
        #expect(patch["stringData"] == ["namespace": "team"])
        let full = plan(secret(["token": "dG9rZW4=", "ca.crt": "Q0E=", "namespace": "dGVhbQ=="], uid: "u1"), account)
        #expect(!full.wantsToken)
        #expect(full.plan(token: nil).isEmpty)
    }

    @Test func whatGoesIsLeftAlone() {
        var secret = secret()
        secret.metadata.deletionTimestamp = Time(seconds: 1)
        let gone = plan(secret, account)
        #expect(!gone.wantsToken)
        #expect(gone.plan(token: "dG9rZW4=").isEmpty)
    }

    /// Also before anybody has noted whose it is.
    @Test func aTokenThatIsThereStays() {
        let own = plan(secret(["token": "bWluZQ==", "namespace": "bWluZQ=="]), account)
        #expect(!own.wantsToken)
        #expect(own.plan(token: nil).steps.map(\.reason) == ["it lacks ca.crt"])
    }

    @Test func aNewAuthorityIsWrittenWithoutANewToken() {
        let stale = plan(secret(["token": "dA==", "ca.crt": "b2xk", "namespace": "dGVhbQ=="], uid: "u1"), account)
        #expect(!stale.wantsToken)
        #expect(stale.plan(token: nil).steps.map(\.reason) == ["it lacks ca.crt"])
    }

    @Test(arguments: [("u1", "s", true), (nil, "s", true), ("u2", "s", false), ("u1", "other", false)])
    func anAccountForgetsASecretThatIsGone(uid: String?, named: String, isForgotten: Bool) {
        let account = ServiceAccount.new {
            $0.metadata = .make { $0.uid = "u1" }
            $0.secrets = [.make { $0.name = named }, .make { $0.name = "kept" }]
        }
        let plan = AccountTokenPlan.forget(secret(uid: uid), account: account)
        #expect(plan.isEmpty == !isForgotten)
        guard isForgotten, case .patch(_, nil, let patch)? = plan.steps.first?.action else { return }
        #expect(patch == ["secrets": [["$patch": "delete", "name": "s"]]])
        #expect(AccountTokenPlan.forget(secret(uid: uid), account: nil).isEmpty)
    }

    @Test func aSecretGoesWithItsAccount() {
        for account in [nil, ServiceAccount.new { $0.metadata = .make { $0.uid = "u2" } }] {
            let orphan = plan(secret(["token": "dA=="], uid: "u1"), account)
            #expect(!orphan.wantsToken)
            guard case .delete? = orphan.plan(token: nil).steps.first?.action else {
                Issue.record("kept")
                continue
            }
        }
        #expect(plan(secret(type: "Opaque"), nil).plan(token: nil).isEmpty, "others are none of its business")
    }
}
