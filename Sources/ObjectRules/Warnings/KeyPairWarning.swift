import ObjectModel

/// What is said about secrets for TLS that hold no certificate, no key, or two that do not belong together.
enum KeyPairWarning {
    private static let certificateType = "CERTIFICATE"
    private static let keyType = "PRIVATE KEY"

    static func secret(_ secret: Secret, _ report: inout FieldReport) {
        guard secret.type == "kubernetes.io/tls" else { return }
        let data = secret.fields.object("data")
        let (certificate, key) = (pem(data.string("tls.crt")), pem(data.string("tls.key")))
        if let problem = problem(certificate: certificate.map(\.type), key: key.map(\.type)) {
            report.warn(text: "tls: \(problem)")
        } else if let problem = mismatch(certificate, key) {
            report.warn(text: problem)
        }
    }

    private static func pem(_ base64: String) -> [PEMBlock] {
        PEMBlock.all(in: String(decoding: Base64.decode(base64), as: UTF8.self))
    }

    /// Of texts that hold a block of each kind, of which the first counts.
    private static func mismatch(_ certificate: [PEMBlock], _ key: [PEMBlock]) -> String? {
        guard let certificate = certificate.first(where: { $0.type == certificateType })?.bytes,
            let key = key.first(where: { isKey($0.type) })?.bytes
        else { return nil }
        if let problem = KeyMaterial.problem(inCertificate: certificate) { return problem }
        guard let own = KeyMaterial(privateKey: key[...]) else { return "tls: failed to parse private key" }
        return KeyMaterial(certificate: certificate)?.mismatch(ofPrivate: own)
    }

    private static func isKey(_ type: String) -> Bool { type == keyType || type.hasSuffix(" " + keyType) }

    /// In the words of Go's TLS library, of the types of the blocks that are there.
    private static func problem(certificate: [String], key: [String]) -> String? {
        if !certificate.contains(certificateType) {
            if certificate.isEmpty { return "failed to find any PEM data in certificate input" }
            if certificate.count == 1, certificate[0].hasSuffix(keyType) {
                return "failed to find certificate PEM data in certificate input, but did find a private key; PEM "
                    + "inputs may have been switched"
            }
            return "failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of the "
                + "following types: [\(certificate.joined(separator: " "))]"
        }
        guard !key.contains(where: isKey) else { return nil }
        if key.isEmpty { return "failed to find any PEM data in key input" }
        if key == [certificateType] { return "found a certificate rather than a key in the PEM for the private key" }
        return "failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM blocks of "
            + "the following types: [\(key.joined(separator: " "))]"
    }
}
