import Crypto
import ObjectTree
import X509

/// One pass over the directory: loads what is there, makes what is missing, replaces what runs out.
struct CertificateOpening {
    let directory: String
    let now: Time
    var changes: [String] = []

    struct Leaf {
        let certificate: Certificate
        let key: P256.Signing.PrivateKey

        func pem() throws(AccessError) -> CertifiedKey {
            CertifiedKey(certificate: try certificate.pem(), key: key.pemRepresentation + "\n")
        }
    }

    init(directory: String, now: Time) {
        self.directory = directory
        self.now = now
    }

    mutating func open(_ names: ServingNames) throws(AccessError) -> ClusterCertificates {
        let authority = try authority()
        let servingRequest: CertificateAuthority.Request
        let adminRequest: CertificateAuthority.Request
        do {
            servingRequest = CertificateAuthority.Request(
                subject: try DistinguishedName { CommonName("kube-apiserver") }, usage: .serverAuth,
                names: names.generalNames)
            adminRequest = try CertificateAuthority.clientRequest(
                commonName: "kubernetes-admin", organizations: ["system:masters"])
        } catch {
            throw .certificate(error)
        }
        let serving = try leaf("apiserver", "the API server", servingRequest, names, authority)
        let admin = try leaf("admin", "the administrator", adminRequest, nil, authority)
        let serviceAccountKey = try serviceAccountKey()
        if !changes.isEmpty { try Files.synchronizeDirectory(directory) }
        return try ClusterCertificates(
            authority, serving: serving, admin: admin, serviceAccountKey: serviceAccountKey, changes: changes)
    }

    private mutating func serviceAccountKey() throws(AccessError) -> P256.Signing.PrivateKey {
        let path = "\(directory)/sa.key"
        if let key = try CertificateFiles.key(at: path, of: "service account tokens") { return key }
        changes.append("made \(path)")
        return try CertificateFiles.makeKey(at: path)
    }
}

// MARK: - The authority

extension CertificateOpening {
    private static let beginAnew = "every kubeconfig and node needs new certificates then"

    private mutating func authority() throws(AccessError) -> CertificateAuthority {
        let files = CertificateFiles(directory: directory, name: "ca", purpose: "the certificate authority")
        guard let certificate = try files.certificate() else { return try makeAuthority(files) }
        guard let key = try files.key() else {
            throw AccessError(
                .mismatch, "\(files.keyPath) is missing, the key of \(files.certificatePath)",
                advice: "restore it from a backup, or remove the directory \(directory) to begin with a new authority; "
                    + Self.beginAnew)
        }
        try check(certificate, key, files)
        return CertificateAuthority(certificate: certificate, key: key)
    }

    /// A crash during the first start may have left the key without the certificate: it is used then.
    private mutating func makeAuthority(_ files: CertificateFiles) throws(AccessError) -> CertificateAuthority {
        let key = try files.keyOrNew()
        let certificate: Certificate
        do {
            certificate = try CertificateAuthority.selfSigned(key, now: now)
        } catch {
            throw .certificate(error)
        }
        try files.write(certificate)
        changes.append("made \(files.certificatePath)")
        return CertificateAuthority(certificate: certificate, key: key)
    }

    private func check(
        _ certificate: Certificate, _ key: P256.Signing.PrivateKey, _ files: CertificateFiles
    ) throws(AccessError) {
        guard certificate.publicKey == Certificate.PublicKey(key.publicKey) else {
            throw AccessError(
                .mismatch, "\(files.certificatePath) and \(files.keyPath) do not belong together",
                advice: "restore both from one backup, or remove the directory \(directory) to begin with a new "
                    + "authority; \(Self.beginAnew)")
        }
        guard certificate.isAuthority else {
            throw AccessError(
                .malformed, "\(files.certificatePath) is not, or not any more, the certificate of an authority",
                advice: "restore it from a backup, or remove it to have it made again from its key")
        }
        let (begin, end) = (Time(certificate.notValidBefore), Time(certificate.notValidAfter))
        guard begin <= now else {
            throw AccessError(
                .clock,
                "the clock of this machine is before \(begin.rfc3339), when \(files.certificatePath) begins: "
                    + "it shows \(now.wholeSeconds.rfc3339)", advice: "set the clock and start again")
        }
        guard now < end else {
            throw AccessError(
                .expired,
                "\(files.certificatePath) ended at \(end.rfc3339), and the clock of this machine shows "
                    + now.wholeSeconds.rfc3339,
                advice: "if that clock is right, remove the directory \(directory) to begin with a new authority; "
                    + Self.beginAnew)
        }
    }
}

// MARK: - Certificates below it

extension CertificateOpening {
    private mutating func leaf(
        _ name: String, _ purpose: String, _ request: CertificateAuthority.Request, _ names: ServingNames?,
        _ authority: CertificateAuthority
    ) throws(AccessError) -> Leaf {
        let files = CertificateFiles(directory: directory, name: name, purpose: purpose)
        let key: P256.Signing.PrivateKey
        if let certificate = try files.certificate() {
            guard let itsKey = try files.key() else {
                throw AccessError(
                    .mismatch, "\(files.keyPath) is missing, the key of \(files.certificatePath)",
                    advice: "restore it from a backup, or remove \(files.certificatePath) too to have both made anew")
            }
            try check(certificate, itsKey, files, authority)
            guard let reason = try reasonToReplace(certificate, request, names, files, authority) else {
                return Leaf(certificate: certificate, key: itsKey)
            }
            key = itsKey
            changes.append("replaced \(files.certificatePath): \(reason)")
        } else {
            key = try files.keyOrNew()
            changes.append("made \(files.certificatePath)")
        }
        let certificate: Certificate
        do {
            certificate = try authority.issue(request, for: key.publicKey, now: now)
        } catch {
            throw .certificate(error)
        }
        try files.write(certificate)
        return Leaf(certificate: certificate, key: key)
    }

    private func check(
        _ certificate: Certificate, _ key: P256.Signing.PrivateKey, _ files: CertificateFiles,
        _ authority: CertificateAuthority
    ) throws(AccessError) {
        guard authority.hasIssued(certificate) else {
            throw AccessError(
                .mismatch, "\(files.certificatePath) was not issued by \(directory)/ca.crt, or was changed since",
                advice: "restore it from a backup, or remove it to have it issued anew")
        }
        guard certificate.publicKey == Certificate.PublicKey(key.publicKey) else {
            throw AccessError(
                .mismatch, "\(files.certificatePath) and \(files.keyPath) do not belong together",
                advice: "restore both from one backup, or remove both to have them made anew")
        }
    }

    private func reasonToReplace(
        _ certificate: Certificate, _ request: CertificateAuthority.Request, _ names: ServingNames?,
        _ files: CertificateFiles, _ authority: CertificateAuthority
    ) throws(AccessError) -> String? {
        let end = Time(certificate.notValidAfter)
        // A new one would not last longer than the authority either.
        let canLast = certificate.notValidAfter < authority.certificate.notValidAfter
        if canLast, end.seconds - now.seconds < AccessLimits.renewalSeconds { return "it ends at \(end.rfc3339)" }
        let begin = Time(certificate.notValidBefore)
        if begin > now { return "it only begins at \(begin.rfc3339)" }
        if certificate.subject != request.subject { return "its subject is \(certificate.subject)" }
        do {
            guard let usages = try certificate.extensions.extendedKeyUsage, usages.contains(request.usage) else {
                return "it is not for \(request.usage)"
            }
            let missing = try names?.missing(from: certificate) ?? []
            return missing.isEmpty ? nil : "it lacks \(missing.joined(separator: ", "))"
        } catch {
            throw files.broken(files.certificatePath, "readable extensions", error)
        }
    }
}

extension Certificate {
    /// Whether it is marked as an authority's, and signed with its own key where it is its own issuer.
    fileprivate var isAuthority: Bool {
        do {
            guard case .isCertificateAuthority = try extensions.basicConstraints else { return false }
            guard issuer == subject else { return true }
            return publicKey.isValidSignature(signature, for: self)
        } catch {
            return false
        }
    }
}
