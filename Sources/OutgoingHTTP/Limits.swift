/// The bounds of outgoing connections.
package enum HTTPClientLimits {
    /// Connections to one endpoint at a time; further requests wait for one of them.
    package static let connectionsPerEndpoint = 32
    /// Connections to one endpoint that are kept for the next request, and the seconds for which they are.
    package static let idlePerEndpoint = 8
    package static let idleSeconds = 60
    /// Endpoints whose TLS settings and connections are kept; the one that was idle longest makes room.
    package static let endpoints = 256
    /// Seconds in which a connection has to be made, when the request leaves more.
    package static let connectSeconds = 30
    /// Bytes of an answer that is taken as a whole.
    package static let answerBytes = 64 * 1024 * 1024
    /// Bytes of an answer that wait for a reader before no more are read from the connection.
    package static let waitingBytes = 256 * 1024
}
