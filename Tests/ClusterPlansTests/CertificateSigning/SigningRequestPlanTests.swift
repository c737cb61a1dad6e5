import ClusterPlans
import ObjectModel
import Testing
import WorkloadPlans

@Suite struct SigningRequestPlanTests {
    private static let now = Time(seconds: 1_800_000_000)
    private static let node = CertificateSubject(commonName: "system:node:n1", organizations: ["system:nodes"])

    private func state(
        _ signer: ClusterSigner = .nodeClient, conditions: [String] = [], author: String = "jane", age: Double = 0,
        issued: Bool = false
    ) -> SigningRequestState {
        let then = Self.now.adding(seconds: -age)
        let request = CertificateSigningRequest.new { request in
            request.metadata = .make {
                $0.name = "r"
                $0.uid = "u"
                $0.creationTimestamp = then
            }
            request.spec = .make {
                $0.signerName = signer.rawValue
                $0.usages = ["client auth", "digital signature"]
                $0.username = author
            }
            request.status.conditions = conditions.map { type in
                .make {
                    $0.type = type
                    $0.status = "True"
                    $0.lastUpdateTime = then
                }
            }
            if issued { request.status.certificate = "Y2VydA==" }
        }
        return SigningRequestState(request: request, subject: Self.node, now: Self.now)
    }

    private func reasons(_ state: SigningRequestState) -> [String] {
        SigningRequestPlan.plan(state).steps.map(\.reason)
    }

    @Test func rightsAreLookedUpForUndecidedRequestsOfNodesAlone() {
        #expect(SigningRequestPlan.permissions(for: state()) == [.node])
        #expect(SigningRequestPlan.permissions(for: state(author: "system:node:n1")) == [.selfNode, .node])
        #expect(SigningRequestPlan.permissions(for: state(.apiServerClient)) == [])
        for decision in ["Approved", "Denied"] {
            #expect(SigningRequestPlan.permissions(for: state(conditions: [decision])) == [])
        }
    }

    @Test func whoMayIsApproved() {
        var asked = state()
        asked.permissions = [.node: false]
        #expect(SigningRequestPlan.plan(asked).isEmpty)
        asked.permissions = [.node: true]
        guard case .patch(_, "approval", let patch)? = SigningRequestPlan.plan(asked).steps.first?.action else {
            Issue.record("no approval")
            return
        }
        let condition = patch["status"]?["conditions"]?.arrayValue?.first
        #expect(condition?["type"] == "Approved")
        #expect(condition?["reason"] == "AutoApproved")
        #expect(condition?["message"] == "Auto approving kubelet client certificate after SubjectAccessReview.")
    }

    @Test func whatIsApprovedIsSignedOnceAndOnlyByTheCluster() {
        var approved = state(conditions: ["Approved"])
        #expect(SigningRequestPlan.wantsCertificate(approved))
        approved.certificate = "c2lnbmVk"
        guard case .updateStatus(let signed)? = SigningRequestPlan.plan(approved).steps.first?.action else {
            Issue.record("not signed")
            return
        }
        #expect(signed["status"]?["certificate"] == "c2lnbmVk")
        for other in [["Denied"], ["Approved", "Failed"], ["Approved", "Denied"], []] {
            #expect(!SigningRequestPlan.wantsCertificate(state(conditions: other)))
        }
        #expect(!SigningRequestPlan.wantsCertificate(state(conditions: ["Approved"], issued: true)))
    }

    @Test func whatBreaksTheRulesOfItsSignerFails() {
        let serving = state(.nodeServing, conditions: ["Approved"])
        #expect(!SigningRequestPlan.wantsCertificate(serving))
        guard case .updateStatus(let failed)? = SigningRequestPlan.plan(serving).steps.first?.action else {
            Issue.record("not refused")
            return
        }
        let condition = failed["status"]?["conditions"]?.arrayValue?.last
        #expect(condition?["reason"] == "SignerValidationFailure")
        #expect(condition?["message"] == "DNS or IP subjectAltName is required")
    }

    @Test(arguments: ["Approved", "Denied", "Failed"]) func decidedRequestsGoAfterAnHour(decision: String) {
        #expect(reasons(state(conditions: [decision], age: 3599, issued: true)) == [])
        #expect(
            reasons(state(conditions: [decision], age: 3600, issued: true))
                == ["it was decided (\(decision)) an hour ago"])
    }

    @Test func whatIsApprovedAndNotSignedStays() {
        var request = state(conditions: ["Approved"], age: 7200).request
        request.spec.signerName = "example.com/slow"
        let waiting = SigningRequestState(request: request, subject: Self.node, now: Self.now)
        #expect(SigningRequestPlan.plan(waiting).isEmpty)
        #expect(reasons(state(conditions: ["Approved", "Failed"], age: 3599)) == [])
        #expect(
            reasons(state(conditions: ["Approved", "Failed"], age: 3600)) == ["it was decided (Failed) an hour ago"])
    }

    @Test func pendingRequestsGoAfterADayAndOthersWithTheirCertificate() {
        #expect(reasons(state(age: 86_399)) == [])
        #expect(SigningRequestPlan.plan(state(age: 86_399)).lookAgain == Self.now.adding(seconds: 1))
        #expect(reasons(state(age: 86_400)) == ["nobody has decided it for a day"])
        var ended = state(conditions: ["Approved"], age: 700, issued: true)
        ended.certificateEnd = Self.now
        #expect(reasons(ended) == ["its certificate is past its end"])
    }
}
