/// The certificates that a webhook's server is trusted by.
public enum CertificateBundle {
    /// What is wrong with a bundle, which is the base64 of PEM texts; nil when there is a certificate in it, of which
    /// no more than the frame is looked at.
    public static func problem(in bundle: String) -> String? {
        let blocks = PEMBlock.all(in: String(decoding: Base64.decode(bundle), as: UTF8.self))
        let problems = blocks.filter { $0.type == "CERTIFICATE" && !$0.hasHeaders }
            .map { KeyMaterial.problem(inCertificate: $0.bytes) }
        guard !problems.contains(nil) else { return nil }
        let why =
            switch (blocks.first, problems.first) {
            case (nil, _): "unable to parse bytes as PEM block"
            case (_, let problem??): "failed to parse certificate: \(problem)"
            default: "no valid certificate authority data seen"
            }
        return "unable to load root certificates: \(why)"
    }
}
