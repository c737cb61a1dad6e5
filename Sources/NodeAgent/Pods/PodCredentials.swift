import ObjectModel

/// How pods prove to the API server who they are.
public struct PodCredentials: Sendable {
    /// Makes the token of a pod's service account.
    public let token: @Sendable (Pod, ServiceAccountTokenProjection) async throws -> String
    /// PEM; stands in for the ConfigMap `kube-root-ca.crt` where nobody publishes it.
    public let rootCertificates: String

    public init(
        rootCertificates: String = "",
        token: @escaping @Sendable (Pod, ServiceAccountTokenProjection) async throws -> String = { _, _ in "" }
    ) {
        self.token = token
        self.rootCertificates = rootCertificates
    }
}
