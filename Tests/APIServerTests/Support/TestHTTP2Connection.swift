import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix
import NIOSSL

/// One HTTP/2 connection to a server.
final class TestHTTP2Connection: Sendable {
    let channel: any Channel
    private let streams: NIOHTTP2Handler.StreamMultiplexer

    private init(_ channel: any Channel, _ streams: NIOHTTP2Handler.StreamMultiplexer) {
        self.channel = channel
        self.streams = streams
    }

    static func open(_ server: TestServer) async throws -> TestHTTP2Connection {
        let context = try NIOSSLContext(configuration: TestConnection.configuration(.client, ["h2"]))
        let ready = MultiThreadedEventLoopGroup.singleton.any().makePromise(
            of: NIOHTTP2Handler.StreamMultiplexer.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    let streams = try channel.pipeline.syncOperations.configureHTTP2Pipeline(
                        mode: .client, connectionConfiguration: .init(), streamConfiguration: .init()
                    ) { $0.eventLoop.makeSucceededVoidFuture() }
                    ready.succeed(streams)
                }
            }
            .connect(host: "127.0.0.1", port: server.port).get()
        return TestHTTP2Connection(channel, try await ready.futureResult.get())
    }

    /// Sends a request; its answer comes piece by piece.
    func stream(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
    ) async throws -> TestStream {
        let stream = try await begin(method, path, headers: headers, endStream: body == nil)
        if let body {
            let data = HTTP2Frame.FramePayload.data(.init(data: .byteBuffer(ByteBuffer(bytes: body)), endStream: true))
            try await stream.channel.writeAndFlush(data).get()
        }
        return stream
    }

    /// Begins a request and never ends it.
    func unfinished(_ method: String, _ path: String, headers: [(String, String)]) async throws -> TestStream {
        try await begin(method, path, headers: headers, endStream: false)
    }

    private func begin(
        _ method: String, _ path: String, headers: [(String, String)], endStream: Bool
    ) async throws -> TestStream {
        let (pieces, continuation) = AsyncStream<HTTP2Frame.FramePayload>.makeStream()
        let stream = try await streams.createStreamChannel { stream in
            stream.eventLoop.makeCompletedFuture {
                try stream.pipeline.syncOperations.addHandler(FrameReceiver(continuation))
            }
        }.get()
        let head = HPACKHeaders(
            [(":method", method), (":scheme", "https"), (":path", path), (":authority", "localhost")] + headers)
        let request = HTTP2Frame.FramePayload.headers(.init(headers: head, endStream: endStream))
        try await stream.writeAndFlush(request).get()
        return TestStream(channel: stream, pieces)
    }

    func request(_ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil)
        async throws -> TestResponse
    {
        try await stream(method, path, headers: headers, body: body).response()
    }

    /// Begins to watch config maps after a revision.
    func watch(from revision: UInt64) async -> Result<TestStream, any Error> {
        do {
            return .success(try await stream("GET", "/api/v1/configmaps?watch=1&resourceVersion=\(revision)"))
        } catch {
            return .failure(error)
        }
    }

    /// Sends a frame about the connection itself.
    func send(_ payload: HTTP2Frame.FramePayload) async -> Result<Void, any Error> {
        await channel.writeAndFlush(HTTP2Frame(streamID: .rootStream, payload: payload)).asResult()
    }

    var isOpen: Bool { channel.isActive }
    func closed() async { _ = await channel.closeFuture.asResult() }
    func close() async { _ = await channel.close().asResult() }
}

/// One request on an HTTP/2 connection.
final class TestStream {
    let channel: any Channel
    private var iterator: AsyncStream<HTTP2Frame.FramePayload>.Iterator
    private(set) var head = TestResponse()

    init(channel: any Channel, _ pieces: AsyncStream<HTTP2Frame.FramePayload>) {
        self.channel = channel
        iterator = pieces.makeAsyncIterator()
    }

    /// The next piece of the body; nil at the end.
    func piece() async throws -> [UInt8]? {
        while let payload = await iterator.next() {
            switch payload {
            case .headers(let part):
                head.headers += part.headers.map { ($0.name, $0.value) }
                if let status = part.headers.first(name: ":status") { head.status = Int(status) ?? 0 }
            case .data(let data):
                guard case .byteBuffer(let bytes) = data.data, bytes.readableBytes > 0 else { continue }
                return Array(bytes.readableBytesView)
            default: continue
            }
        }
        return nil
    }

    /// The answer so far, with its whole body; throws when there is none.
    func response() async throws -> TestResponse {
        while let piece = try await piece() { head.body += piece }
        guard head.status != 0 else { throw ConnectionEnded() }
        return head
    }

    func cancel() async { _ = await channel.close().asResult() }
}

private final class FrameReceiver: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    private let continuation: AsyncStream<HTTP2Frame.FramePayload>.Continuation

    init(_ continuation: AsyncStream<HTTP2Frame.FramePayload>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let payload = unwrapInboundIn(data)
        continuation.yield(payload)
        if case .data(let part) = payload, part.endStream { continuation.finish() }
        if case .headers(let part) = payload, part.endStream { continuation.finish() }
    }
    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { continuation.finish() }
}
