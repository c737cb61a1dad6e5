import Crypto
import ObjectCoding
import ObjectTree

/// Signatures over a text that is kept elsewhere: JSON Web Signatures without their payload (RFC 7515, appendix F),
/// made with HMAC-SHA-256. Machines that join check the cluster's address and authority by one.
public enum DetachedSignature {
    /// The signature of a text, `HEADER..SIGNATURE`.
    /// - Parameters:
    ///   - keyID: Tells which key it was.
    ///   - key: What both sides know.
    public static func sign(_ text: String, keyID: String, key: String) -> String {
        let header = Base64URL.encode(JSON.encode(["alg": "HS256", "kid": .string(keyID)]))
        let content = header + "." + Base64URL.encode(text.utf8)
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(content.utf8), using: SymmetricKey(data: Array(key.utf8)))
        return header + ".." + Base64URL.encode(code)
    }
}
