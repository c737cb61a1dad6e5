import ClusterAccess
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import ObjectCoding
import ObjectModel

/// Asks an API server one thing, over a connection of its own.
struct ServerCall: Sendable {
    private typealias Exchange = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    let context: KubeconfigContext

    /// The JSON at a path. Throws the server's `StatusError`, or a `Failure` when there is no answer.
    func get(_ path: String) async throws -> Value {
        guard let url = URLComponents(string: context.server), url.scheme == "https", let host = url.host else {
            throw Failure("the server \"\(context.server)\" of the kubeconfig is no https URL")
        }
        let port = url.port ?? 443
        let connection: Exchange
        do {
            connection = try await connect(host: host, port: port)
        } catch let error as NIOConnectionError {
            throw Failure(
                "no server answers at \(context.server)\(Self.cause(error).map { ": \($0)" } ?? "")",
                advice: "start one with: swiftlet up")
        }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: url.path + path)
        head.headers.add(name: "Host", value: "\(host):\(port)")
        head.headers.add(name: "Accept", value: "application/json")
        head.headers.add(name: "Connection", value: "close")
        head.headers.add(name: "User-Agent", value: "swiftlet/\(Build.version)")
        if !context.token.isEmpty { head.headers.add(name: "Authorization", value: "Bearer \(context.token)") }
        let (status, body) = try await Self.exchange(head, over: connection)
        return try Self.answer(status, body)
    }

    private func connect(host: String, port: Int) async throws -> Exchange {
        let tls = try NIOSSLContext(configuration: configuration())
        // An address is no name that a server could be asked for.
        let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
        return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(.seconds(ClusterLimits.connectSeconds))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host)
                    try channel.pipeline.syncOperations.addHandler(handler)
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try Exchange(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// In the words of the operating system.
    private static func cause(_ error: NIOConnectionError) -> String? {
        guard let failure = error.connectionErrors.first?.error else { return error.dnsAError.map { "\($0)" } }
        guard let failure = failure as? IOError else { return "\(failure)" }
        return String(cString: strerror(failure.errnoCode)).lowercased()
    }

    private func configuration() throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        if !context.authority.isEmpty {
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(context.authority.utf8)))
        }
        if context.skipsVerification { tls.certificateVerification = .none }
        if !context.certificate.isEmpty {
            tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(context.certificate.utf8))
                .map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(context.key.utf8), format: .pem))
        }
        return tls
    }

    private static func exchange(_ head: HTTPRequestHead, over connection: Exchange) async throws -> (Int, [UInt8]) {
        try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(.head(head))
            try await outbound.write(.end(nil))
            var status = 0
            var body: [UInt8] = []
            for try await part in inbound {
                switch part {
                case .head(let head): status = Int(head.status.code)
                case .body(let bytes): body.append(contentsOf: bytes.readableBytesView)
                case .end: return (status, body)
                }
            }
            throw Failure("the server closed the connection before its answer was complete")
        }
    }

    private static func answer(_ status: Int, _ body: [UInt8]) throws -> Value {
        let value = try JSON.parse(body)
        guard (200..<300).contains(status) else {
            let message = value["message"]?.stringValue ?? String(decoding: body, as: UTF8.self)
            let reason = value["reason"]?.stringValue ?? ""
            throw Failure("Error from server (\(reason.isEmpty ? "\(status)" : reason)): \(message)")
        }
        return value
    }
}
