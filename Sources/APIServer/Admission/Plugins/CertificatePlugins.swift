import ObjectModel

/// Decisions in the name of a signer are for those who have the right to it (CertificateApproval).
struct CertificateApprovalPlugin: AdmissionPlugin {
    let authorizer: Authorizer

    func handles(_ request: AdmissionAttributes) -> Bool {
        SigningRequests.isOne(request.resource) && request.operation == .update
            && request.target.subresource == "approval"
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        try SigningRequests.check("approve", request, authorizer)
    }
}

/// Certificates and failures of a signer are for those who have the right to it (CertificateSigning).
struct CertificateSigningPlugin: AdmissionPlugin {
    let authorizer: Authorizer

    func handles(_ request: AdmissionAttributes) -> Bool {
        SigningRequests.isOne(request.resource) && request.operation == .update
            && request.target.subresource == "status"
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        let (new, old) = (request.object["status"], request.oldObject["status"])
        guard new?["certificate"] != old?["certificate"] || new?["conditions"] != old?["conditions"] else { return }
        try SigningRequests.check("sign", request, authorizer)
    }
}

/// Nobody becomes an administrator by a certificate for users (CertificateSubjectRestriction).
struct CertificateSubjectRestrictionPlugin: AdmissionPlugin {
    func handles(_ request: AdmissionAttributes) -> Bool {
        SigningRequests.isOne(request.resource) && request.operation == .create && request.target.subresource == nil
    }

    func validate(_ request: AdmissionAttributes) throws(StatusError) {
        let spec = CertificateSigningRequest(request.object).spec
        guard spec.signerName == "kubernetes.io/kube-apiserver-client" else { return }
        guard try SigningRequests.organizations(of: spec, request).contains("system:masters") else { return }
        throw request.forbidden("use of \(spec.signerName) signer with system:masters group is not allowed")
    }
}
