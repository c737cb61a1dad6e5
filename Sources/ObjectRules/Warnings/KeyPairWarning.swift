import ObjectModel

/// What is said about secrets for TLS that hold no certificate or no key. What is inside of those is not looked at.
enum KeyPairWarning {
    private static let certificateType = "CERTIFICATE"
    private static let keyType = "PRIVATE KEY"

    static func secret(_ secret: Secret, _ report: inout FieldReport) {
        guard secret.type == "kubernetes.io/tls" else { return }
        let data = secret.fields.object("data")
        guard let problem = problem(certificate: pem(data.string("tls.crt")), key: pem(data.string("tls.key"))) else {
            return
        }
        report.warn(text: "tls: \(problem)")
    }

    private static func pem(_ base64: String) -> [String] {
        PEMBlocks.types(in: String(decoding: Base64.decode(base64), as: UTF8.self))
    }

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
        guard !key.contains(where: { $0 == keyType || $0.hasSuffix(" " + keyType) }) else { return nil }
        if key.isEmpty { return "failed to find any PEM data in key input" }
        if key == [certificateType] { return "found a certificate rather than a key in the PEM for the private key" }
        return "failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM blocks of "
            + "the following types: [\(key.joined(separator: " "))]"
    }
}

/// Blocks of a PEM text (RFC 7468).
enum PEMBlocks {
    private static let begin = "-----BEGIN "
    private static let dashes = "-----"

    /// The types of the blocks that begin and end, in their order.
    static func types(in text: String) -> [String] {
        var types: [String] = []
        var open: String?
        for line in text.split(whereSeparator: \.isNewline) {
            if let type = open {
                if line.hasPrefix("-----END \(type)-----") {
                    types.append(type)
                    open = nil
                }
            } else if line.hasPrefix(begin), let end = line.dropFirst(begin.count).firstRange(of: dashes) {
                open = String(line.dropFirst(begin.count)[..<end.lowerBound])
            }
        }
        return types
    }
}
