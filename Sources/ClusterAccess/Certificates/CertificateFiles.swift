import Crypto
import ObjectTree
import X509

/// A pair of files in the directory of certificates: `NAME.crt` and `NAME.key`.
struct CertificateFiles {
    let certificatePath: String
    let keyPath: String
    /// What the certificate is for, in messages.
    let purpose: String

    init(directory: String, name: String, purpose: String) {
        certificatePath = "\(directory)/\(name).crt"
        keyPath = "\(directory)/\(name).key"
        self.purpose = purpose
    }

    /// The certificate, nil when its file is not there.
    func certificate() throws(AccessError) -> Certificate? {
        guard let bytes = try Files.read(certificatePath) else { return nil }
        do {
            return try Certificate(pemEncoded: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw broken(certificatePath, "\(purpose)'s certificate", error)
        }
    }

    /// The private key, nil when its file is not there.
    func key() throws(AccessError) -> P256.Signing.PrivateKey? {
        try Self.key(at: keyPath, of: purpose)
    }

    /// The private key; a new one when its file is not there.
    func keyOrNew() throws(AccessError) -> P256.Signing.PrivateKey {
        if let key = try key() { return key }
        return try Self.makeKey(at: keyPath)
    }

    static func key(at path: String, of purpose: String) throws(AccessError) -> P256.Signing.PrivateKey? {
        guard let bytes = try Files.readSecret(path) else { return nil }
        do {
            return try P256.Signing.PrivateKey(pemRepresentation: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw AccessError(
                .malformed, "\(path) is not the P-256 private key of \(purpose)",
                advice: "restore it from a backup, "
                    + "or remove the directory \(Files.directory(of: path)) to begin with new credentials",
                cause: "\(error)")
        }
    }

    /// A new key, on disk.
    static func makeKey(at path: String) throws(AccessError) -> P256.Signing.PrivateKey {
        let key = P256.Signing.PrivateKey()
        try Files.replace(path, with: Array((key.pemRepresentation + "\n").utf8), mode: 0o600)
        return key
    }

    func write(_ certificate: Certificate) throws(AccessError) {
        try Files.replace(certificatePath, with: Array(try certificate.pem().utf8), mode: 0o644)
    }

    func broken(_ path: String, _ content: String, _ cause: any Error) -> AccessError {
        AccessError(
            .malformed, "\(path) does not hold \(content)",
            advice: "restore it from a backup, or remove it to have it issued anew", cause: "\(cause)")
    }
}

extension Certificate {
    func pem() throws(AccessError) -> String {
        do {
            return try serializeAsPEM().pemString + "\n"
        } catch {
            throw .certificate(error)
        }
    }
}

extension AccessError {
    /// A certificate that can't be made.
    static func certificate(_ cause: any Error) -> AccessError {
        AccessError(.invalid, "a certificate can't be made", cause: "\(cause)")
    }
}
