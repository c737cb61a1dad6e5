import ObjectTree
import X509

/// Certificates that a signer has put into the status of a request.
public enum IssuedCertificate {
    /// Why a text is no sequence of certificates, in the words of Kubernetes; nil when it is one, or empty.
    public static func problem(in pem: String) -> String? {
        guard !pem.isEmpty else { return nil }
        let blocks = PEMBlock.all(in: pem)
        for block in blocks {
            guard block.label == "CERTIFICATE" else {
                return "only CERTIFICATE PEM blocks are allowed, found \"\(block.label)\""
            }
            if block.hasHeaders { return "no PEM block headers are permitted" }
            if block.content.isEmpty { return "found CERTIFICATE PEM block containing 0 certificates" }
            do {
                _ = try Certificate(derEncoded: block.content)
            } catch {
                return "x509: malformed certificate"
            }
        }
        return blocks.isEmpty ? "must contain at least one CERTIFICATE PEM block" : nil
    }

    /// When the first certificate of a text ends; nil where there is none.
    public static func end(of pem: String) -> Time? {
        guard let block = PEMBlock.all(in: pem).first else { return nil }
        do {
            return Time(try Certificate(derEncoded: block.content).notValidAfter)
        } catch {
            return nil
        }
    }
}
