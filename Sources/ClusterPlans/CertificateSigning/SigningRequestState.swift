import ObjectModel

/// What the plan for a certificate signing request may look at.
public struct SigningRequestState: Sendable {
    public let request: CertificateSigningRequest
    /// What the request asks for; nil where its text can't be read.
    public let subject: CertificateSubject?
    /// Those permissions that were looked up, and whether the requester has them.
    public var permissions: [NodeCertificatePermission: Bool] = [:]
    /// The signed certificate as it goes into the status, if one was made.
    public var certificate: String?
    /// When the certificate that was handed out ends.
    public var certificateEnd: Time?
    public let now: Time

    public init(request: CertificateSigningRequest, subject: CertificateSubject?, now: Time) {
        self.request = request
        self.subject = subject
        self.now = now
    }

    /// Of the cluster's own signers the one that is asked.
    public var signer: ClusterSigner? { ClusterSigner(rawValue: request.spec.signerName) }

    func has(_ condition: String) -> Bool {
        request.status.conditions.contains { $0.type == condition && $0.status == "True" }
    }

    var isIssued: Bool { !request.status.certificate.isEmpty }
}

/// What makes a node's certificate approved without a person: a right to a subresource of signing requests that is no
/// path, only a name for the right.
public enum NodeCertificatePermission: String, Sendable, CaseIterable {
    /// A node renews its own certificate.
    case selfNode = "selfnodeclient"
    /// Somebody who brings nodes asks for the first one of a node.
    case node = "nodeclient"

    var message: String {
        switch self {
        case .selfNode: "Auto approving self kubelet client certificate after SubjectAccessReview."
        case .node: "Auto approving kubelet client certificate after SubjectAccessReview."
        }
    }
}
