import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A request as a test's server gets it.
public struct TestHTTPRequest: Sendable {
    public let method: String
    /// The path with its query.
    public let target: String
    /// The first value of each header, by its name in lower case.
    public let headers: [String: String]
    public let body: [UInt8]
}

/// What a test's server answers.
public struct TestHTTPAnswer: Sendable {
    public var status: Int
    public var headers: [String: String]
    /// The parts of the body, each sent by itself.
    public var parts: [[UInt8]]
    /// The connection ends after it.
    public var isLast = false

    public init(status: Int = 200, headers: [String: String] = [:], body: [UInt8] = [], isLast: Bool = false) {
        self.status = status
        self.headers = headers
        parts = body.isEmpty ? [] : [body]
        self.isLast = isLast
    }
}

/// A server of HTTP/1.1 on this machine, for tests of those who ask: answers with what a closure makes of requests.
public final class TestHTTPServer: Sendable {
    public let port: Int
    private let channel: any Channel
    private let asked = Mutex<[TestHTTPRequest]>([])
    private let opened = Mutex(0)

    private init(_ channel: any Channel, port: Int) {
        self.channel = channel
        self.port = port
    }

    /// All requests so far.
    public var requests: [TestHTTPRequest] { asked.withLock { $0 } }
    /// Connections so far.
    public var connections: Int { opened.withLock { $0 } }

    /// Runs a test while the server answers.
    /// - Parameters:
    ///   - isSecured: With the certificate `TestCertificates.hook`.
    ///   - clientAuthority: PEM: only clients with a certificate of this authority are answered.
    public static func run(
        isSecured: Bool = true, clientAuthority: String = "",
        answer: @escaping @Sendable (TestHTTPRequest) async -> TestHTTPAnswer,
        _ body: (TestHTTPServer) async throws -> Void
    ) async throws {
        let tls = isSecured ? try context(clientAuthority) : nil
        let created = Mutex<TestHTTPServer?>(nil)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let server = created.withLock { $0 }
                    server?.opened.withLock { $0 += 1 }
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(
                        Answerer { request in
                            server?.asked.withLock { $0.append(request) }
                            return await answer(request)
                        })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = TestHTTPServer(channel, port: channel.localAddress?.port ?? 0)
        created.withLock { $0 = server }
        let result: Result<Void, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try await channel.close()
        try result.get()
    }

    private static func context(_ clientAuthority: String) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.hook.utf8))
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(TestCertificates.hookKey.utf8), format: .pem)))
        if !clientAuthority.isEmpty {
            tls.certificateVerification = .noHostnameVerification
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(clientAuthority.utf8)))
        }
        return try NIOSSLContext(configuration: tls)
    }
}

/// Collects a request and writes its answer.
private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: @Sendable (TestHTTPRequest) async -> TestHTTPAnswer
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(answer: @escaping @Sendable (TestHTTPRequest) async -> TestHTTPAnswer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body += part.readableBytesView
        case .end: finish(context)
        }
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
        let request = TestHTTPRequest(method: head.method.rawValue, target: head.uri, headers: headers, body: body)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        Task { [answer] in
            let answered = await answer(request)
            loop.execute { bound.value.0.write(answered, bound.value.1) }
        }
    }

    private func write(_ answer: TestHTTPAnswer, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(answer.headers.map { ($0.key, $0.value) })
        if answer.parts.count == 1 || answer.parts.isEmpty {
            headers.replaceOrAdd(name: "Content-Length", value: String(answer.parts.first?.count ?? 0))
        }
        if answer.isLast { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(
            version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        for part in answer.parts {
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: part)))), promise: nil)
        }
        let isLast = answer.isLast
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            if isLast { context.close(promise: nil) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
