import Foundation

/// Where a server listens, and the token to speak to it with.
package struct Endpoint: Sendable {
    package let host: String
    package let port: Int
    let token: String

    package init(host: String, port: Int, token: String) {
        self.host = host
        self.port = port
        self.token = token
    }

    /// Reads `https://host:port`. Nil for anything else.
    package init?(url: String, token: String) {
        guard let parts = URLComponents(string: url), parts.scheme == "https", let host = parts.host else { return nil }
        self.init(host: host, port: parts.port ?? 443, token: token)
    }

    var url: String { "https://\(host):\(port)" }
}
