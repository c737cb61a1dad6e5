import ObjectModel
import WorkloadPlans

/// What becomes of a certificate signing request: nodes' requests are approved by the right to make them, what is
/// approved is signed if it keeps the signer's rules, and what is over is deleted. (Kubernetes: csrapproving,
/// csrsigning and csrcleaner.)
public enum SigningRequestPlan {
    /// Seconds that a request is kept after it was decided, and one that nobody decides after it was made.
    static let decidedSeconds = 3600.0
    static let pendingSeconds = 24 * 3600.0

    /// The permissions to look up before planning, in the order in which they count. None where nobody is asked: the
    /// request is decided, or it is none of a node.
    public static func permissions(for state: SigningRequestState) -> [NodeCertificatePermission] {
        guard !state.isIssued, !state.has("Approved"), !state.has("Denied"), state.signer == .nodeClient,
            let subject = state.subject,
            ClusterSigner.nodeClient.problem(of: subject, usages: state.request.spec.usages) == nil
        else { return [] }
        let isSelf = state.request.spec.username == subject.commonName
        return isSelf ? [.selfNode, .node] : [.node]
    }

    /// Whether the plan wants a certificate in the state.
    public static func wantsCertificate(_ state: SigningRequestState) -> Bool {
        guard state.has("Approved"), !state.has("Denied"), !state.has("Failed"), !state.isIssued,
            let signer = state.signer, let subject = state.subject
        else { return false }
        return signer.problem(of: subject, usages: state.request.spec.usages) == nil
    }

    /// What is to be done about a request; it waits for people where they are to decide.
    public static func plan(_ state: SigningRequestState) -> Plan {
        var plan = Plan()
        if collect(state, &plan) { return plan }
        if approve(state, &plan) { return plan }
        sign(state, &plan)
        return plan
    }

    // MARK: - Approval

    private static func approve(_ state: SigningRequestState, _ plan: inout Plan) -> Bool {
        guard !state.has("Approved"), !state.has("Denied"), !state.isIssued else { return false }
        let asked = permissions(for: state)
        guard let permission = asked.first(where: { state.permissions[$0] == true }) else {
            let names = asked.map(\.rawValue).joined(separator: " or ")
            plan.wait(
                for: asked.isEmpty
                    ? "somebody to approve or deny the request (kubectl certificate approve NAME)"
                    : "somebody to approve or deny the request; it would be approved at once if its author "
                        + "\(state.request.spec.username) had the right to create certificatesigningrequests/\(names)",
                since: state.request.metadata.creationTimestamp)
            return true
        }
        var conditions = state.request.status.conditions.map(\.value)
        conditions.append([
            "type": "Approved", "status": "True", "reason": "AutoApproved", "message": .string(permission.message),
        ])
        plan.then(
            "approve",
            [
                Step(
                    .patch(
                        identity(state), subresource: "approval", ["status": ["conditions": .array(conditions)]]),
                    reason: "its author has the right \(permission.rawValue)")
            ])
        return true
    }

    private static func identity(_ state: SigningRequestState) -> ObjectIdentity {
        ObjectIdentity(CertificateSigningRequest.self, state.request.metadata)
            .at(resourceVersion: state.request.metadata.resourceVersion)
    }

    // MARK: - Signing

    private static func sign(_ state: SigningRequestState, _ plan: inout Plan) {
        guard state.has("Approved"), !state.has("Denied"), !state.has("Failed"), !state.isIssued else { return }
        guard let signer = state.signer else {
            return plan.wait(for: "the signer \(state.request.spec.signerName), which is not the cluster itself")
        }
        guard let subject = state.subject else { return }
        if let problem = signer.problem(of: subject, usages: state.request.spec.usages) {
            return fail(problem, state, &plan)
        }
        guard let certificate = state.certificate else { return }
        var signed = state.request
        signed.status.certificate = certificate
        plan.then("sign", [Step(.updateStatus(signed.value), reason: "it is approved")])
    }

    private static func fail(_ problem: String, _ state: SigningRequestState, _ plan: inout Plan) {
        var failed = state.request
        failed.status.conditions.append(
            .make {
                $0.type = "Failed"
                $0.status = "True"
                $0.reason = "SignerValidationFailure"
                $0.message = problem
                $0.lastUpdateTime = state.now
            })
        plan.then("refuse", [Step(.updateStatus(failed.value), reason: "the signer does not sign this: \(problem)")])
    }

    // MARK: - Collection

    /// Deletes what is over; otherwise notes when it will be.
    private static func collect(_ state: SigningRequestState, _ plan: inout Plan) -> Bool {
        guard let end = end(of: state) else { return false }
        guard end.moment <= state.now else {
            plan.wait(for: "its end: \(end.reason)", until: end.moment)
            return false
        }
        plan.then("collect", [Step(.delete(identity(state)), reason: end.reason)])
        return true
    }

    /// The earliest of the moments at which a request is not wanted any more.
    private static func end(of state: SigningRequestState) -> (moment: Time, reason: String)? {
        let conditions = state.request.status.conditions
        var ends: [(moment: Time, reason: String)] = []
        if conditions.isEmpty, let made = state.request.metadata.creationTimestamp {
            ends.append((made.adding(seconds: pendingSeconds), "nobody has decided it for a day"))
        }
        for condition in conditions where ["Approved", "Denied", "Failed"].contains(condition.type) {
            // What is approved waits for its signer, however long that takes.
            guard condition.type != "Approved" || state.isIssued, let since = condition.lastUpdateTime else { continue }
            ends.append((since.adding(seconds: decidedSeconds), "it was decided (\(condition.type)) an hour ago"))
        }
        if let expiry = state.certificateEnd, state.isIssued, state.has("Approved") {
            ends.append((expiry, "its certificate is past its end"))
        }
        return ends.min { $0.moment < $1.moment }
    }
}
