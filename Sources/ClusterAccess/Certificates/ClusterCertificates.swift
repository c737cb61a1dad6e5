import Crypto
import ObjectTree
import X509

/// The credentials of one cluster, kept in a directory: its certificate authority, the API server's and the
/// administrator's certificates, and the key that signs tokens of service accounts.
///
/// A value is what the directory held when it was opened; open it again by `renewal` to have what runs out replaced.
public struct ClusterCertificates: Sendable {
    /// The certificate authority's certificate in PEM: what clients trust.
    public let authority: String
    /// What the API server shows.
    public let serving: CertifiedKey
    /// The administrator's: user `kubernetes-admin`, group `system:masters`.
    public let admin: CertifiedKey
    /// What signs the tokens of service accounts.
    public let serviceAccountKey: P256.Signing.PrivateKey
    /// When the first certificate is to be replaced; nil where it lasts as long as the authority.
    public let renewal: Time?
    /// When the authority ends. There is no way on then but a new one, which everybody has to be told about.
    public let authorityEnd: Time
    /// What this opening has made or replaced and why, for the log.
    public let changes: [String]

    private let issuer: CertificateAuthority

    /// Opens a directory, `<data-dir>/pki`; at first start it is made with all that is in it.
    ///
    /// Certificates that are close to their end, or lack one of the names, are issued anew by the same authority for
    /// the same key. Fails with `.malformed` or `.mismatch` and the file's path where a file is broken or does not fit
    /// the others, with `.expired` when the authority is past its end, and with `.clock` when it begins in the future.
    public static func open(_ directory: String, names: ServingNames, now: Time) throws(AccessError)
        -> ClusterCertificates
    {
        try Files.makePrivateDirectories(directory)
        let lock = try DirectoryLock(directory)
        var opening = CertificateOpening(directory: directory, now: now)
        let certificates = try opening.open(names)
        // Others may come only when all is read and written.
        _ = consume lock
        return certificates
    }

    init(
        _ issuer: CertificateAuthority, serving: CertificateOpening.Leaf, admin: CertificateOpening.Leaf,
        serviceAccountKey: P256.Signing.PrivateKey, changes: [String]
    ) throws(AccessError) {
        authority = try issuer.certificate.pem()
        self.serving = try serving.pem()
        self.admin = try admin.pem()
        self.serviceAccountKey = serviceAccountKey
        let end = min(serving.certificate.notValidAfter, admin.certificate.notValidAfter)
        let authorityEnd = issuer.certificate.notValidAfter
        renewal = end < authorityEnd ? Time(seconds: Time(end).seconds - AccessLimits.renewalSeconds) : nil
        self.authorityEnd = Time(authorityEnd)
        self.changes = changes
        self.issuer = issuer
    }

    /// A client certificate with a new key, for a node (`system:node:NAME` in `system:nodes`) or another part of the
    /// cluster. Nothing of it is kept.
    public func issueClient(
        commonName: String, organizations: [String], now: Time
    ) throws(AccessError) -> CertifiedKey {
        guard !commonName.isEmpty else {
            throw AccessError(.invalid, "a client certificate needs a common name: it is the user's name")
        }
        let key = P256.Signing.PrivateKey()
        do {
            let request = try CertificateAuthority.clientRequest(
                commonName: commonName, organizations: organizations)
            let certificate = try issuer.issue(request, for: key.publicKey, now: now)
            return CertifiedKey(certificate: try certificate.pem(), key: key.pemRepresentation + "\n")
        } catch let error as AccessError {
            throw error
        } catch {
            throw .certificate(error)
        }
    }

    /// Signs what was asked for and approved, in PEM; see `CertificateAuthority.sign`. Fails with `.invalid` for usages
    /// that do not exist.
    /// - Parameters:
    ///   - request: PKCS #10 in PEM.
    ///   - seconds: The life that was asked for; nil for the usual one.
    public func sign(request: String, usages: [String], seconds: Int?, now: Time) throws(AccessError) -> String {
        let certificate = try issuer.sign(
            CertificateRequest(pem: request), usages: CertificateUsages(usages), seconds: seconds.map { Int64($0) },
            now: now)
        return try certificate.pem()
    }
}
