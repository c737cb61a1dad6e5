import ObjectTree

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a context of a kubeconfig leads, and with whose rights.
public struct KubeconfigContext: Sendable, Hashable {
    /// The API server's URL, such as `https://127.0.0.1:6443`.
    public let server: String
    /// What requests are about that name no namespace.
    public let namespace: String
    /// PEM of the authority to believe; empty for those of the system.
    public let authority: String
    /// Whether any certificate of the server will do.
    public let skipsVerification: Bool
    /// PEM of the user's certificate and key; empty without.
    public let certificate: String
    public let key: String
    /// A bearer token; empty without.
    public let token: String
}

extension Kubeconfig {
    /// Resolves a context, the current one unless another is named.
    ///
    /// Fails with `.invalid` where there is no such context, or where it needs what only kubectl can do (plug-ins).
    /// - Parameter directory: What paths in the file are relative to.
    public func context(_ name: String? = nil, directory: String) throws(AccessError) -> KubeconfigContext {
        let name = name ?? currentContext
        guard !name.isEmpty else {
            throw AccessError(
                .invalid, "the kubeconfig has no current context", advice: "name one with --context")
        }
        guard let context = entry("contexts", "context", name) else {
            throw AccessError(
                .invalid, "context \"\(name)\" does not exist", advice: "see: kubectl config get-contexts")
        }
        let clusterName = context["cluster"]?.stringValue ?? ""
        guard let cluster = entry("clusters", "cluster", clusterName) else {
            throw AccessError(.invalid, "cluster \"\(clusterName)\" does not exist", advice: "correct the kubeconfig")
        }
        let user = entry("users", "user", context["user"]?.stringValue ?? "") ?? [:]
        guard user["exec"] == nil, user["auth-provider"] == nil else {
            throw AccessError(
                .invalid, "context \"\(name)\" signs in through a plug-in, which only kubectl can run",
                advice: "name another with --context")
        }
        let namespace = context["namespace"]?.stringValue ?? ""
        var token = user["token"]?.stringValue ?? ""
        if token.isEmpty, let file = user["tokenFile"]?.stringValue, !file.isEmpty {
            token =
                try Self.text(of: file, in: directory).split(whereSeparator: \.isWhitespace).first.map(String.init)
                ?? ""
        }
        return KubeconfigContext(
            server: cluster["server"]?.stringValue ?? "", namespace: namespace.isEmpty ? "default" : namespace,
            authority: try Self.pem("certificate-authority", of: cluster, in: directory),
            skipsVerification: cluster["insecure-skip-tls-verify"]?.boolValue ?? false,
            certificate: try Self.pem("client-certificate", of: user, in: directory),
            key: try Self.pem("client-key", of: user, in: directory), token: token)
    }

    private func entry(_ list: String, _ content: String, _ name: String) -> Value? {
        tree[list]?.arrayValue?.first { $0["name"]?.stringValue == name }?[content]
    }

    /// Inline data comes before a file, as for kubectl.
    private static func pem(_ member: String, of entry: Value, in directory: String) throws(AccessError) -> String {
        if let data = entry["\(member)-data"]?.stringValue, !data.isEmpty {
            guard let bytes = Data(base64Encoded: data, options: .ignoreUnknownCharacters) else {
                throw AccessError(
                    .malformed, "\(member)-data in the kubeconfig is not base64", advice: "correct the kubeconfig")
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        guard let file = entry[member]?.stringValue, !file.isEmpty else { return "" }
        return try text(of: file, in: directory)
    }

    private static func text(of file: String, in directory: String) throws(AccessError) -> String {
        let path = file.hasPrefix("/") ? file : "\(directory)/\(file)"
        guard let bytes = try Files.read(path, limit: AccessLimits.kubeconfigBytes) else {
            throw AccessError(.invalid, "\(path), which the kubeconfig names, does not exist", advice: "correct it")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
