import ObjectTree
import X509

extension CertificateAuthority {
    /// A certificate for what somebody has asked for, and another has approved: subject, names and key are the
    /// request's; nothing else of it is taken over.
    ///
    /// `seconds` is the life asked for; it is kept between ten minutes and the usual year. The beginning is put back by
    /// five minutes for late clocks, and the end of long lives with it.
    func sign(
        _ wanted: CertificateRequest, usages: CertificateUsages, seconds: Int64?, now: Time
    ) throws(AccessError) -> Certificate {
        let life = min(
            max(seconds ?? AccessLimits.signedSeconds, AccessLimits.shortestSignedSeconds), AccessLimits.signedSeconds)
        let isShort = life < AccessLimits.shortLifeSeconds
        let end = now.date(after: isShort ? life : life - AccessLimits.signedBackdatingSeconds)
        guard now.date(after: 0) < certificate.notValidAfter else {
            throw AccessError(.expired, "refusing to sign a certificate that expired in the past")
        }
        do {
            let authorityKey = try certificate.extensions.subjectKeyIdentifier?.keyIdentifier
            return try Certificate(
                version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: wanted.request.publicKey,
                notValidBefore: now.date(after: -AccessLimits.signedBackdatingSeconds),
                notValidAfter: min(end, certificate.notValidAfter), issuer: certificate.subject,
                subject: wanted.request.subject, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: try Certificate.Extensions {
                    if usages.hasKeyUsage { Critical(usages.key) }
                    if !usages.extended.isEmpty { try ExtendedKeyUsage(usages.extended) }
                    Critical(BasicConstraints.notCertificateAuthority)
                    if let authorityKey { AuthorityKeyIdentifier(keyIdentifier: authorityKey) }
                    if !wanted.alternativeNames.isEmpty { SubjectAlternativeNames(wanted.alternativeNames) }
                },
                issuerPrivateKey: Certificate.PrivateKey(key))
        } catch {
            throw .certificate(error)
        }
    }
}
