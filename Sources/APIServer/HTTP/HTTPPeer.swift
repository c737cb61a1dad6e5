import AccessRules

/// Who is at the other end of a connection. Streams of one HTTP/2 connection share it. On the connection's loop.
final class HTTPPeer {
    /// Tells connections apart.
    let connection: Int
    /// Who the client certificate names; nil without one.
    let certificate: Caller?
    /// The `Authorization` that was accepted last: clients show the same again and again.
    var shown: (header: String, credential: Credential)?

    init(connection: Int, certificate: Caller?) {
        self.connection = connection
        self.certificate = certificate
    }
}
