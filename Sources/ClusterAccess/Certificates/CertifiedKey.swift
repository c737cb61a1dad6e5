/// A certificate and the private key it speaks of, both in PEM.
public struct CertifiedKey: Sendable, Hashable {
    /// The certificate (RFC 7468 label `CERTIFICATE`).
    public let certificate: String
    /// The private key in PKCS #8 (label `PRIVATE KEY`).
    public let key: String

    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
