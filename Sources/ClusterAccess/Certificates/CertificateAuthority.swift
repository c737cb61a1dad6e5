import Crypto
import ObjectTree
import X509

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The certificate authority of one cluster: signs what the API server, its administrator and its nodes show.
struct CertificateAuthority: Sendable {
    let certificate: Certificate
    let key: P256.Signing.PrivateKey

    static let commonName = "swiftlet-ca"

    /// What a certificate below the authority says.
    struct Request {
        let subject: DistinguishedName
        let usage: ExtendedKeyUsage.Usage
        var names: [GeneralName] = []
    }

    /// A new certificate for the authority's own key.
    static func selfSigned(
        _ key: P256.Signing.PrivateKey, named name: String = commonName, now: Time
    ) throws -> Certificate {
        let subject = try DistinguishedName { CommonName(name) }
        let publicKey = Certificate.PublicKey(key.publicKey)
        return try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: publicKey,
            notValidBefore: now.date(after: -AccessLimits.backdatingSeconds),
            notValidAfter: now.date(after: AccessLimits.authoritySeconds),
            issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
                SubjectKeyIdentifier(hash: publicKey)
            },
            issuerPrivateKey: Certificate.PrivateKey(key))
    }

    /// A certificate that ends when the authority does, at the latest.
    func issue(_ request: Request, for publicKey: P256.Signing.PublicKey, now: Time) throws -> Certificate {
        let publicKey = Certificate.PublicKey(publicKey)
        let end = min(now.date(after: AccessLimits.leafSeconds), certificate.notValidAfter)
        let authorityKey = try certificate.extensions.subjectKeyIdentifier?.keyIdentifier
        return try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: publicKey,
            notValidBefore: now.date(after: -AccessLimits.backdatingSeconds), notValidAfter: end,
            issuer: certificate.subject, subject: request.subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([request.usage])
                SubjectKeyIdentifier(hash: publicKey)
                if let authorityKey { AuthorityKeyIdentifier(keyIdentifier: authorityKey) }
                if !request.names.isEmpty { SubjectAlternativeNames(request.names) }
            },
            issuerPrivateKey: Certificate.PrivateKey(key))
    }

    /// Whether a certificate carries this authority's name and signature.
    func hasIssued(_ leaf: Certificate) -> Bool {
        leaf.issuer == certificate.subject && certificate.publicKey.isValidSignature(leaf.signature, for: leaf)
    }

    /// A certificate for a client: its user name and groups, as Kubernetes reads them from a subject.
    static func clientRequest(commonName: String, organizations: [String]) throws -> Request {
        let subject = try DistinguishedName {
            for organization in organizations { OrganizationName(organization) }
            CommonName(commonName)
        }
        return Request(subject: subject, usage: .clientAuth)
    }
}

extension Time {
    /// The moment some seconds later, as Foundation's type. Fractions are dropped, as certificates hold none.
    func date(after seconds: Int64) -> Date { Date(timeIntervalSince1970: Double(self.seconds + seconds)) }

    /// A certificate's moment.
    init(_ date: Date) { self.init(seconds: Int64(date.timeIntervalSince1970.rounded(.down))) }
}
