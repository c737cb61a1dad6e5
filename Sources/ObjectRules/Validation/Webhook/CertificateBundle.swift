/// The certificates that a webhook's server is trusted by.
public enum CertificateBundle {
    /// What Kubernetes says of a bundle without a certificate.
    public static let problem = "unable to load root certificates: unable to parse bytes as PEM block"

    /// Whether there is a certificate in a bundle, which is the base64 of PEM texts. Its bytes are not looked at.
    public static func isValid(_ bundle: String) -> Bool {
        PEMBlocks.types(in: String(decoding: Base64.decode(bundle), as: UTF8.self)).contains("CERTIFICATE")
    }
}
