import ObjectModel

/// The signers that the cluster itself is, and what each of them signs (Kubernetes' reference of its signers).
public enum ClusterSigner: String, Sendable, CaseIterable {
    /// For users and programs, who show the certificate to the API server.
    case apiServerClient = "kubernetes.io/kube-apiserver-client"
    /// For nodes, who show the certificate to the API server.
    case nodeClient = "kubernetes.io/kube-apiserver-client-kubelet"
    /// For nodes, who show the certificate to those that connect to them.
    case nodeServing = "kubernetes.io/kubelet-serving"
    /// Whatever requests of old asked for; new ones can't name it.
    case legacyUnknown = "kubernetes.io/legacy-unknown"

    /// Why a request is not signed, in the words of Kubernetes; nil when it is.
    public func problem(of subject: CertificateSubject, usages: [String]) -> String? {
        switch self {
        case .apiServerClient: Self.clientProblem(usages)
        case .nodeClient: Self.nodeClientProblem(subject, Set(usages))
        case .nodeServing: Self.nodeServingProblem(subject, Set(usages))
        case .legacyUnknown: nil
        }
    }

    private static let clientAuthentication = "client auth"
    /// Keys that encrypt nothing (all but RSA) do without key encipherment.
    private static let nodeUsages: Set = ["digital signature", "key encipherment"]
    private static let nodeOrganization = ["system:nodes"]
    private static let nodePrefix = "system:node:"

    private static func clientProblem(_ usages: [String]) -> String? {
        for usage in usages where usage != clientAuthentication && !nodeUsages.contains(usage) {
            return "invalid usage for client certificate: \(usage)"
        }
        guard usages.contains(clientAuthentication) else {
            return "missing required usage for client certificate: \(clientAuthentication)"
        }
        return nil
    }

    private static func nodeClientProblem(_ subject: CertificateSubject, _ usages: Set<String>) -> String? {
        if subject.organizations != nodeOrganization { return "subject organization is not system:nodes" }
        if !subject.domainNames.isEmpty { return "DNS subjectAltNames are not allowed" }
        if subject.emailAddressCount > 0 { return "Email subjectAltNames are not allowed" }
        if subject.addressCount > 0 { return "IP subjectAltNames are not allowed" }
        if subject.identifierCount > 0 { return "URI subjectAltNames are not allowed" }
        return commonNameProblem(subject) ?? usageProblem(usages, clientAuthentication)
    }

    private static func nodeServingProblem(_ subject: CertificateSubject, _ usages: Set<String>) -> String? {
        if subject.organizations != nodeOrganization { return "subject organization is not system:nodes" }
        if subject.domainNames.isEmpty, subject.addressCount == 0 { return "DNS or IP subjectAltName is required" }
        if subject.emailAddressCount > 0 { return "Email subjectAltNames are not allowed" }
        if subject.identifierCount > 0 { return "URI subjectAltNames are not allowed" }
        return usageProblem(usages, "server auth") ?? commonNameProblem(subject)
    }

    private static func commonNameProblem(_ subject: CertificateSubject) -> String? {
        subject.commonName.hasPrefix(nodePrefix) ? nil : "subject common name does not begin with system:node:"
    }

    private static func usageProblem(_ usages: Set<String>, _ authentication: String) -> String? {
        let all = nodeUsages.union([authentication])
        guard usages != all, usages != all.subtracting(["key encipherment"]) else { return nil }
        return "usages did not match [\(all.sorted().joined(separator: " "))]"
    }
}
