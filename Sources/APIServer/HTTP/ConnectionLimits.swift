import NIOCore

/// The bounds of connections, those of `ServerLimits` unless a test needs less.
package struct ConnectionLimits: Sendable {
    /// From the connection or the end of the last request to the end of the next one's headers, and from there to the
    /// end of its body.
    package var requestTime = TimeAmount.seconds(Int64(ServerLimits.requestSeconds))
    /// Between two requests.
    package var idleTime = TimeAmount.seconds(Int64(ServerLimits.idleSeconds))
    /// Connections at one time.
    package var connections = ServerLimits.connections

    package init() {}
}
