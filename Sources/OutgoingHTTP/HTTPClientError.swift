import NIOCore
import NIOPosix
import NIOSSL

/// Why there is no answer. The descriptions are those of Go's standard library, which clients of Kubernetes know from
/// its messages.
package enum HTTPClientError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No connection came about, such as `dial tcp 127.0.0.1:9: connect: connection refused`.
    case unreachable(String)
    /// The server's certificate is not believed, or the server does not believe ours.
    case untrusted(String)
    /// Time ran out.
    case timedOut
    /// The connection ended before the answer did.
    case closed
    /// What came is no HTTP.
    case malformed(String)
    /// The answer is longer than what was asked for allows.
    case tooLarge(Int)
    /// The settings of the connection make no sense, such as a certificate that is none.
    case unusable(String)

    package var description: String {
        switch self {
        case .unreachable(let why), .untrusted(let why), .malformed(let why), .unusable(let why): why
        case .timedOut: "context deadline exceeded"
        case .closed: "EOF"
        case .tooLarge(let limit): "the response is longer than \(limit) bytes"
        }
    }

    /// What an error of the network means.
    init(_ error: any Error, endpoint: HTTPEndpoint) {
        switch error {
        case let error as HTTPClientError: self = error
        case is CancellationError: self = .timedOut
        case let error as NIOConnectionError: self = Self.connecting(error, endpoint)
        case let error as ChannelError:
            if case .connectTimeout = error {
                self = .unreachable("dial tcp \(endpoint.authority): i/o timeout")
            } else {
                self = .closed
            }
        case let error as NIOSSLError: self = Self.securing(error)
        case let error as NIOSSLExtraError: self = Self.naming(error, endpoint)
        case let error as BoringSSLError: self = .untrusted("tls: \(error)")
        case let error as IOError: self = Self.reading(error)
        default: self = .malformed("net/http: HTTP/1.x transport connection broken: \(error)")
        }
    }

    private static func connecting(_ error: NIOConnectionError, _ endpoint: HTTPEndpoint) -> HTTPClientError {
        guard let failure = error.connectionErrors.first else {
            return .unreachable("dial tcp: lookup \(endpoint.host): no such host")
        }
        if let cause = failure.error as? IOError {
            return .unreachable("dial tcp \(endpoint.authority): connect: \(words(cause))")
        }
        return .unreachable("dial tcp \(endpoint.authority): i/o timeout")
    }

    private static func words(_ error: IOError) -> String {
        switch error.errnoCode {
        case 111: "connection refused"
        case 110: "connection timed out"
        case 113: "no route to host"
        case 101: "network is unreachable"
        case 104: "connection reset by peer"
        case 32: "broken pipe"
        default: "\(error)"
        }
    }

    private static func reading(_ error: IOError) -> HTTPClientError {
        error.errnoCode == 104 || error.errnoCode == 32 ? .closed : .malformed(words(error))
    }

    private static func securing(_ error: NIOSSLError) -> HTTPClientError {
        switch error {
        case .uncleanShutdown: return .closed
        case .handshakeFailed(let cause):
            let text = "\(cause)"
            if text.contains("CERTIFICATE_VERIFY_FAILED") {
                return .untrusted(
                    "tls: failed to verify certificate: x509: certificate signed by unknown authority")
            }
            if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
                return .untrusted("http: server gave HTTP response to HTTPS client")
            }
            if text.contains("eofDuringHandshake") || text.contains("SYSCALL") { return .closed }
            return .untrusted("remote error: tls: \(text)")
        default: return .untrusted("tls: \(error)")
        }
    }

    private static func naming(_ error: NIOSSLExtraError, _ endpoint: HTTPEndpoint) -> HTTPClientError {
        guard error == .failedToValidateHostname else { return .untrusted("tls: \(error)") }
        return .untrusted(
            "tls: failed to verify certificate: x509: certificate is not valid for any names, but wanted to match "
                + (endpoint.serverName ?? endpoint.host))
    }
}
