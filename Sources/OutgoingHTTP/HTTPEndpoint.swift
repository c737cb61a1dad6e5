/// Whom a client believes, and how it shows who it is.
package struct HTTPTrust: Sendable, Hashable {
    /// PEM: certificates of authorities; empty for those of the system.
    package var authorities = ""
    /// PEM: a client certificate and its key; empty for none.
    package var certificate = ""
    package var key = ""
    /// Whoever answers is believed.
    package var skipsVerification = false

    package init(
        authorities: String = "", certificate: String = "", key: String = "", skipsVerification: Bool = false
    ) {
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
        self.skipsVerification = skipsVerification
    }
}

/// Where requests go.
package struct HTTPEndpoint: Sendable, Hashable {
    /// A name or an address.
    package var host: String
    package var port: Int
    /// nil for connections without TLS.
    package var trust: HTTPTrust?
    /// The name that the server's certificate must carry, when that is not `host`.
    package var serverName: String?

    package init(host: String, port: Int, trust: HTTPTrust?, serverName: String? = nil) {
        self.host = host
        self.port = port
        self.trust = trust
        self.serverName = serverName
    }

    /// As it stands in a URL and in the `Host` header: an IPv6 address in brackets.
    package var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
