import ClusterAccess
import Foundation
import OutgoingHTTP

/// Where an API server is and how one shows who one is.
///
///     let connection = try ClusterConnection.automatic()
///     let client = HTTPAPIClient(connection)
public struct ClusterConnection: Sendable {
    /// Why there is no connection to be had.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// How requests are authorised beside a client certificate.
    public enum Token: Sendable, Hashable {
        case none
        case fixed(String)
        /// The path of a file whose content changes now and then, as those of service accounts do.
        case file(String)
    }

    /// Such as `https://127.0.0.1:6443`.
    public var server: String
    /// PEM: whom to believe; empty for the authorities of the system.
    public var authority = ""
    /// Any certificate of the server will do. Only for tests.
    public var skipsVerification = false
    /// PEM: a client certificate and its key; empty without.
    public var certificate = ""
    public var key = ""
    public var token = Token.none
    /// What namespace is meant when none is said.
    public var namespace = "default"
    /// How the client introduces itself; its first word is the field manager of its writes.
    public var userAgent = "swiftlet-kit"

    /// A connection to a server, without credentials.
    public init(server: String) { self.server = server }

    /// From inside a pod: its service account's token, which is read again as it is renewed, and the address that the
    /// environment variables `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT` state.
    ///
    /// - Parameter directory: Where the token, the authority and the namespace are mounted.
    public static func inCluster(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        directory: String = "/var/run/secrets/kubernetes.io/serviceaccount"
    ) throws(Failure) -> ClusterConnection {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
            let port = environment["KUBERNETES_SERVICE_PORT"], !port.isEmpty
        else { throw Failure(description: "this is no pod: KUBERNETES_SERVICE_HOST and _PORT are not set") }
        var connection = ClusterConnection(
            server: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)")
        connection.authority = try text(of: "\(directory)/ca.crt")
        _ = try text(of: "\(directory)/token")
        connection.token = .file("\(directory)/token")
        let namespace = try text(of: "\(directory)/namespace").trimmingCharacters(in: .whitespacesAndNewlines)
        if !namespace.isEmpty { connection.namespace = namespace }
        return connection
    }

    /// From a kubeconfig, as kubectl reads it.
    ///
    /// - Parameters:
    ///   - path: nil for the one that `KUBECONFIG` names, or `~/.kube/config`.
    ///   - context: nil for the current one.
    public static func kubeconfig(
        _ path: String? = nil, context: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Failure) -> ClusterConnection {
        let stated = path ?? environment["KUBECONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let file = stated ?? (environment["HOME"] ?? "") + "/.kube/config"
        let directory = (file as NSString).deletingLastPathComponent
        do throws(AccessError) {
            let found = try Kubeconfig(Array(try text(of: file, AccessError.self).utf8), path: file)
                .context(context, directory: directory.isEmpty ? "." : directory)
            var connection = ClusterConnection(server: found.server)
            connection.authority = found.authority
            connection.skipsVerification = found.skipsVerification
            connection.certificate = found.certificate
            connection.key = found.key
            connection.token = found.token.isEmpty ? .none : .fixed(found.token)
            connection.namespace = found.namespace
            return connection
        } catch {
            throw Failure(description: "\(error)")
        }
    }

    /// The pod's own inside of a cluster, else the kubeconfig's.
    public static func automatic() throws(Failure) -> ClusterConnection {
        let environment = ProcessInfo.processInfo.environment
        return environment["KUBERNETES_SERVICE_HOST"] == nil || environment["KUBECONFIG"] != nil
            ? try kubeconfig() : try inCluster()
    }

    private static func text(of path: String) throws(Failure) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Failure(description: "\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    private static func text(of path: String, _ type: AccessError.Type) throws(AccessError) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw AccessError(.invalid, "the kubeconfig \(path) cannot be read", advice: error.localizedDescription)
        }
    }
}

extension ClusterConnection {
    /// Where requests go, and what comes before their paths.
    func endpoint() throws(HTTPClientError) -> (endpoint: HTTPEndpoint, prefix: String) {
        guard let url = URLComponents(string: server), let host = url.host, !host.isEmpty else {
            throw .unusable("the server \"\(server)\" is no URL")
        }
        let isSecure = url.scheme == "https"
        let trust = HTTPTrust(
            authorities: authority, certificate: certificate, key: key, skipsVerification: skipsVerification)
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let path = url.percentEncodedPath
        return (
            HTTPEndpoint(host: bare, port: url.port ?? (isSecure ? 443 : 80), trust: isSecure ? trust : nil),
            path.hasSuffix("/") ? String(path.dropLast()) : path
        )
    }
}
