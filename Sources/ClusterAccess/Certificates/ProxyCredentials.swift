import Crypto
import ObjectTree
import X509

/// By what an API server shows the servers of APIServices that it may speak for users.
///
/// The authority is its own, so that nobody whose certificate another has signed can do that, and lives as long as the
/// process: its key is written nowhere.
public struct ProxyCredentials: Sendable {
    /// PEM.
    public let authority: String
    public let certificate: String
    public let key: String

    /// - Parameter name: What the certificate says of its holder.
    public init(name: String, now: Time) throws(AccessError) {
        do {
            let own = P256.Signing.PrivateKey()
            let issuer = CertificateAuthority(
                certificate: try CertificateAuthority.selfSigned(own, named: "swiftlet-front-proxy-ca", now: now),
                key: own)
            let holder = P256.Signing.PrivateKey()
            let request = try CertificateAuthority.clientRequest(commonName: name, organizations: [])
            authority = try issuer.certificate.pem()
            certificate = try issuer.issue(request, for: holder.publicKey, now: now).pem()
            key = holder.pemRepresentation
        } catch {
            throw AccessError(.malformed, "the certificate of the aggregation layer: \(error)")
        }
    }
}
