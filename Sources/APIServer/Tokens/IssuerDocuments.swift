import ClusterAccess
import NIOCore
import ObjectCoding
import ObjectModel

/// What others need to verify tokens of service accounts themselves: OpenID Connect discovery and the public keys.
struct IssuerDocuments: Sendable {
    static let configurationPath = "/.well-known/openid-configuration"
    static let keysPath = "/openid/v1/jwks"

    let tokens: ServiceAccountTokens
    /// Where clients may reach the server, `host:port`.
    let address: String

    /// The document of a path; nil for other paths.
    func answer(_ path: String) -> HTTPResponse? {
        switch path {
        case Self.configurationPath: document(configuration, "application/json")
        case Self.keysPath: document(tokens.keySet, "application/jwk-set+json")
        default: nil
        }
    }

    private var configuration: Value {
        [
            "issuer": .string(tokens.issuer), "jwks_uri": .string("https://\(address)\(Self.keysPath)"),
            "response_types_supported": ["id_token"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        ]
    }

    private func document(_ value: Value, _ contentType: String) -> HTTPResponse {
        HTTPResponse(
            status: 200, contentType: contentType, bytes: JSON.encode(value),
            headers: [("Cache-Control", "public, max-age=3600")])
    }
}
