import Crypto
import ObjectTree

extension ServiceAccountTokens {
    /// The public key as a set of JSON Web Keys (RFC 7517), for those who verify tokens themselves.
    public var keySet: Value {
        let raw = key.publicKey.rawRepresentation
        return [
            "keys": [
                [
                    "use": "sig", "kty": "EC", "kid": .string(keyID), "crv": "P-256", "alg": "ES256",
                    "x": .string(Base64URL.encode(raw.prefix(32))), "y": .string(Base64URL.encode(raw.suffix(32))),
                ]
            ]
        ]
    }
}
