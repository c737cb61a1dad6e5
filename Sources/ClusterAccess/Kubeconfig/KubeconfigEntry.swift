import ObjectTree

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a kubeconfig says about one Swiftlet: a cluster, a user and a context that joins them, all of one name.
public struct KubeconfigEntry: Sendable, Hashable {
    /// What the context is called unless there are several Swiftlets.
    public static let defaultName = "swiftlet"

    /// Of the cluster, the user and the context alike.
    public let name: String
    /// The API server's URL, such as `https://127.0.0.1:6443`.
    public let server: String
    /// The certificate authority's certificate in PEM.
    public let authority: String
    /// The user's certificate and key.
    public let client: CertifiedKey

    public init(name: String = defaultName, server: String, authority: String, client: CertifiedKey) {
        self.name = name
        self.server = server
        self.authority = authority
        self.client = client
    }

    var cluster: Value {
        ["certificate-authority-data": .string(Self.base64(authority)), "server": .string(server)]
    }

    var user: Value {
        [
            "client-certificate-data": .string(Self.base64(client.certificate)),
            "client-key-data": .string(Self.base64(client.key)),
        ]
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
