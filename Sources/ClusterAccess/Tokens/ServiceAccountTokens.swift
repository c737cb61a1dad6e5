import Crypto
import ObjectCoding
import ObjectTree

/// Issues and verifies the tokens of service accounts: JSON Web Tokens signed with ES256 (RFC 7519, RFC 7518).
///
/// Whether the service account and the pod that a token speaks of still exist is for the API server to look up.
public struct ServiceAccountTokens: Sendable {
    /// What a Kubernetes cluster calls itself in its tokens.
    public static let defaultIssuer = "https://kubernetes.default.svc.cluster.local"

    /// `iss` of the tokens, and the audience of those for the API server itself.
    public let issuer: String
    let key: P256.Signing.PrivateKey
    /// Kubernetes' key id: the hash of the public key's DER.
    let keyID: String
    /// The encoded header that every token of this key has.
    private let header: String
    private let authentic = AuthenticTokens()

    public init(key: P256.Signing.PrivateKey, issuer: String = defaultIssuer) {
        self.key = key
        self.issuer = issuer
        keyID = Base64URL.encode(SHA256.hash(data: key.publicKey.derRepresentation))
        header = Base64URL.encode(JSON.encode(["alg": "ES256", "kid": .string(keyID)]))
    }

    /// With a key of its own, whose tokens are worth nothing anywhere else.
    public init(issuer: String = defaultIssuer) { self.init(key: P256.Signing.PrivateKey(), issuer: issuer) }

    /// The text of a token. Fails with `.invalid` if there is no audience or the end is not after the beginning.
    public func issue(_ token: ServiceAccountToken) throws(AccessError) -> String {
        guard !token.audiences.isEmpty else { throw AccessError(.invalid, "a token needs an audience") }
        guard token.issuedAt < token.expires else { throw AccessError(.invalid, "a token can't end as it begins") }
        return try signed(token.claims(issuer: issuer))
    }

    /// The text of a token that is kept in a Secret and does not end.
    public func issue(_ token: LegacyAccountToken) throws(AccessError) -> String { try signed(token.claims) }

    private func signed(_ claims: Value) throws(AccessError) -> String {
        let content = header + "." + Base64URL.encode(JSON.encode(claims))
        do {
            let signature = try key.signature(for: Array(content.utf8))
            return content + "." + Base64URL.encode(signature.rawRepresentation)
        } catch {
            throw AccessError(.invalid, "a token can't be signed", cause: "\(error)")
        }
    }

    /// What a text says that this issuer has signed, whenever that was. Nil for what is none of its tokens: that is
    /// another authenticator's matter. Fails with `.refused` for one that claims to be.
    public func read(_ text: String) throws(AccessError) -> AuthenticToken? {
        try authentic.token(text) { () throws(AccessError) in try authenticated(text) }
    }

    /// Checks dates and audience of a token: `audiences` are those the verifier answers to; one of them must be among
    /// the token's. All failures are `.refused`, in the words of Kubernetes.
    public func verify(_ token: ServiceAccountToken, audiences: [String], now: Time) throws(AccessError) {
        guard now < token.expires.adding(seconds: AccessLimits.tokenLeewaySeconds) else { throw refused("has expired") }
        guard now.adding(seconds: AccessLimits.tokenLeewaySeconds) >= token.issuedAt else {
            throw refused("is not valid yet")
        }
        guard token.audiences.contains(where: audiences.contains) else {
            throw AccessError(
                .refused,
                "token audiences \(Self.list(token.audiences)) is invalid for the target audiences "
                    + Self.list(audiences))
        }
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map { "\"\($0)\"" }.joined(separator: " ") + "]"
    }

    private func authenticated(_ text: String) throws(AccessError) -> AuthenticToken? {
        let parts = Self.parts(of: text)
        guard parts.count == 3, let claims = Self.tree(parts[1]) else { return nil }
        switch claims["iss"]?.stringValue {
        case issuer:
            try checkSignature(text, parts)
            guard let token = ServiceAccountToken(claims: claims) else {
                throw refused("lacks claims of a service account")
            }
            return AuthenticToken(.bound(token))
        case LegacyAccountToken.issuer:
            try checkSignature(text, parts)
            return LegacyAccountToken(claims: claims).map { AuthenticToken(.legacy($0)) }
        default: return nil
        }
    }

    private func checkSignature(_ text: String, _ parts: [Substring]) throws(AccessError) {
        guard let signature = Base64URL.decode(parts[2]), let header = Self.tree(parts[0]), header["alg"] == "ES256"
        else { throw refused("is no ES256 JSON Web Token") }
        guard header["kid"]?.stringValue == keyID else { throw refused("was signed with another key") }
        let content = text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count)
        guard isSigned(Array(content), signature) else { throw refused("has a wrong signature") }
    }

    private func isSigned(_ content: [UInt8], _ bytes: [UInt8]) -> Bool {
        do {
            let signature = try P256.Signing.ECDSASignature(rawRepresentation: bytes)
            return key.publicKey.isValidSignature(signature, for: content)
        } catch {
            return false
        }
    }

    private func refused(_ problem: String) -> AccessError {
        AccessError(.refused, "service account token \(problem)")
    }

    private static func parts(of text: String) -> [Substring] {
        guard text.utf8.count <= AccessLimits.tokenBytes else { return [] }
        return text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    }

    /// The JSON that a part of a token holds.
    private static func tree(_ part: Substring) -> Value? {
        guard let bytes = Base64URL.decode(part) else { return nil }
        do {
            return try JSON.parse(bytes)
        } catch {
            return nil
        }
    }
}
