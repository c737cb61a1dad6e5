import NIOCore
import NIOPosix
import NIOSSL
import ObjectCoding
import ObjectModel
import TestKit

/// Who a client shows itself as.
enum TestIdentity { case nobody, client, stranger }

/// An answer as it came.
struct TestResponse {
    var status = 0
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    subscript(header: String) -> String? {
        headers.first { $0.name.lowercased() == header.lowercased() }?.value
    }
    func all(_ header: String) -> [String] {
        headers.filter { $0.name.lowercased() == header.lowercased() }.map(\.value)
    }
    var text: String { String(decoding: body, as: UTF8.self) }
    /// The body as JSON; null when it is none.
    var tree: Value { (try? JSON.parse(body)) ?? .null }
    var names: [String] { (tree["items"]?.arrayValue ?? []).map(\.name) }
}

/// The connection ended where more was expected.
struct ConnectionEnded: Error {}

/// One connection to a server, which says exactly what a test wants.
final class TestConnection {
    let channel: any Channel
    private var iterator: AsyncStream<ByteBuffer>.Iterator
    private var received: [UInt8] = []

    private init(_ channel: any Channel, _ stream: AsyncStream<ByteBuffer>) {
        self.channel = channel
        iterator = stream.makeAsyncIterator()
    }

    static func open(
        _ server: TestServer, as identity: TestIdentity = .nobody, protocols: [String] = ["http/1.1"],
        tls isEncrypted: Bool = true
    ) async throws -> TestConnection {
        let context = try NIOSSLContext(configuration: configuration(identity, protocols))
        let (stream, continuation) = AsyncStream<ByteBuffer>.makeStream()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if isEncrypted {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    }
                    try channel.pipeline.syncOperations.addHandler(Receiver(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: server.port).get()
        return TestConnection(channel, stream)
    }

    static func configuration(_ identity: TestIdentity, _ protocols: [String]) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(
            try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.authority.utf8)))
        configuration.applicationProtocols = protocols
        // A client that says goodbye waits for the server's, and does not give up.
        configuration.shutdownTimeout = .hours(1)
        let shown: (certificate: String, key: String)? =
            switch identity {
            case .nobody: nil
            case .client: (TestCertificates.client, TestCertificates.clientKey)
            case .stranger: (TestCertificates.stranger, TestCertificates.strangerKey)
            }
        if let shown {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(shown.certificate.utf8))
                .map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(shown.key.utf8), format: .pem))
        }
        return configuration
    }

    // MARK: - Sending

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    /// Sends a request by the administrator and reads its answer.
    func request(
        _ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8]? = nil,
        token: String? = TestServer.token
    ) async throws -> TestResponse {
        try await send(Self.bytes(method, target, headers: headers, body: body, token: token))
        return try await response(hasBody: method != "HEAD")
    }

    func request(
        _ method: String, _ target: String, headers: [(String, String)] = [], object: Value
    ) async throws -> TestResponse {
        var headers = headers
        if !headers.contains(where: { $0.0 == "Content-Type" }) {
            headers.append(("Content-Type", "application/json"))
        }
        return try await request(method, target, headers: headers, body: JSON.encode(object))
    }

    static func bytes(
        _ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8]? = nil,
        token: String? = TestServer.token
    ) -> [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        if let token { text += "Authorization: Bearer \(token)\r\n" }
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if let body { text += "Content-Length: \(body.count)\r\n" }
        return Array((text + "\r\n").utf8) + (body ?? [])
    }

    // MARK: - Receiving

    private func more() async throws {
        guard let next = await iterator.next() else { throw ConnectionEnded() }
        received += next.readableBytesView
    }

    /// The next line without its end.
    private func line() async throws -> String {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = received[..<end]
                received.removeFirst(end + 1)
                return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
            }
            try await more()
        }
    }

    /// So many bytes.
    func take(_ count: Int) async throws -> [UInt8] {
        while received.count < count { try await more() }
        defer { received.removeFirst(count) }
        return Array(received[..<count])
    }

    /// Status and headers of the next answer.
    func head() async throws -> TestResponse {
        var response = TestResponse()
        let status = try await line().split(separator: " ", maxSplits: 2)
        response.status = status.count > 1 ? Int(status[1]) ?? 0 : 0
        while case let line = try await line(), !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
            response.headers.append((String(parts[0]), String(value)))
        }
        return response
    }

    /// The next piece of an answer without a known length; empty at its end.
    func chunk() async throws -> [UInt8] {
        guard let size = Int(try await line(), radix: 16) else { throw ConnectionEnded() }
        let bytes = try await take(size)
        _ = try await line()
        return bytes
    }

    /// A whole answer.
    func response(hasBody: Bool = true) async throws -> TestResponse {
        var response = try await head()
        guard hasBody else { return response }
        if let length = response["Content-Length"].flatMap({ Int($0) }) {
            response.body = try await take(length)
        } else if response["Transfer-Encoding"] == "chunked" {
            while case let piece = try await chunk(), !piece.isEmpty { response.body += piece }
        }
        return response
    }

    /// Whatever comes until the server ends the connection.
    func rest() async -> [UInt8] {
        while let next = await iterator.next() { received += next.readableBytesView }
        defer { received = [] }
        return received
    }

    /// Goes without a goodbye, as a client that is killed does.
    func close() async {
        let channel = channel
        channel.eventLoop.execute {
            do {
                try channel.pipeline.syncOperations.context(handlerType: NIOSSLClientHandler.self).close(promise: nil)
            } catch {
                // Not encrypted, or gone already.
                channel.close(promise: nil)
            }
        }
        _ = await channel.closeFuture.asResult()
    }
}

extension EventLoopFuture where Value: Sendable {
    /// Waits without an error.
    func asResult() async -> Result<Value, any Error> {
        do { return .success(try await get()) } catch { return .failure(error) }
    }
}

/// Passes on what comes; the end of the connection, for whatever reason, ends the stream.
private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let continuation: AsyncStream<ByteBuffer>.Continuation

    init(_ continuation: AsyncStream<ByteBuffer>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        continuation.finish()
        context.close(promise: nil)
    }
}
