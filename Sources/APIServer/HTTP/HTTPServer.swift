import Logging
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import NIOTLS
import ObjectModel
import Synchronization

/// Listens for HTTP/1.1 and HTTP/2 over TLS.
public final class HTTPServer: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let handler: RequestHandler
    private let limits: ConnectionLimits
    private let channels = Mutex<[any Channel]>([])
    private let open = Mutex(0)
    /// Connections so far.
    private let count = Mutex(0)
    private let shares = Mutex<[ObjectIdentifier: NIOLoopBound<LoopShare>]>([:])

    init(group: MultiThreadedEventLoopGroup, handler: RequestHandler, limits: ConnectionLimits) {
        self.group = group
        self.handler = handler
        self.limits = limits
    }

    /// Connections at present.
    var connections: Int { open.withLock { $0 } }

    /// Binds to an address. `identify` names the caller of a client certificate that the TLS layer has verified.
    func start(
        host: String, port: Int, tls: TLSConfiguration, identify: @escaping @Sendable (NIOSSLCertificate) -> Caller?
    ) async throws -> Int {
        let context = try NIOSSLContext(configuration: tls)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Clients whose machine went away are noticed some time.
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: ServerLimits.watchBufferBytes / 2, high: ServerLimits.watchBufferBytes)
            )
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try self.prepare(channel, context, identify) }
            }
            .bind(host: host, port: port).get()
        channels.withLock { $0.append(channel) }
        return channel.localAddress?.port ?? port
    }

    private func prepare(
        _ channel: any Channel, _ context: NIOSSLContext,
        _ identify: @escaping @Sendable (NIOSSLCertificate) -> Caller?
    ) throws {
        let count = open.withLock { count in
            count += 1
            return count
        }
        channel.closeFuture.whenComplete { [self] _ in open.withLock { $0 -= 1 } }
        guard count <= limits.connections else { throw ChannelError.connectPending }
        let tls = NIOSSLServerHandler(context: context)
        try channel.pipeline.syncOperations.addHandler(tls)
        // A client that connects and says nothing is let go.
        let silence = channel.eventLoop.scheduleTask(in: limits.requestTime) {
            channel.close(promise: nil)
        }
        channel.closeFuture.whenComplete { _ in silence.cancel() }
        let negotiation = NIOTypedApplicationProtocolNegotiationHandler<Void> { [self] result, channel in
            silence.cancel()
            return channel.eventLoop.makeCompletedFuture {
                let certificate = try channel.pipeline.syncOperations.handler(type: NIOSSLServerHandler.self)
                    .peerCertificate
                let peer = HTTPPeer(connection: nextConnection(), certificate: certificate.flatMap(identify))
                if case .negotiated("h2") = result {
                    try self.prepareHTTP2(channel, peer)
                } else {
                    try self.prepareHTTP1(channel, peer)
                }
            }
        }
        try channel.pipeline.syncOperations.addHandler(negotiation)
    }

    private func prepareHTTP1(_ channel: any Channel, _ peer: HTTPPeer) throws {
        var decoder = NIOHTTPDecoderLimitConfiguration()
        decoder.maxHeaderFieldSize = ServerLimits.headerFieldBytes
        decoder.maxHeaderListSize = ServerLimits.headerBytes
        decoder.maxHeaderFieldCount = ServerLimits.headerFields
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: true, withErrorHandling: true, withOutboundHeaderValidation: true,
            withEncoderConfiguration: .init(), withDecoderLimitConfiguration: decoder)
        try channel.pipeline.syncOperations.addHandler(
            HTTPHandler(
                server: handler, peer: peer, isStream: false, limits: limits, share: share(of: channel.eventLoop)))
    }

    /// What the connections of a loop share. On that loop.
    private func share(of loop: any EventLoop) -> LoopShare {
        shares.withLock { shares in
            let key = ObjectIdentifier(loop)
            if let known = shares[key] { return known }
            let new = NIOLoopBound(LoopShare(loop), eventLoop: loop)
            shares[key] = new
            return new
        }.value
    }

    private func nextConnection() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    private static var http2: NIOHTTP2Handler.Configuration {
        let flood = TimeAmount.seconds(Int64(ServerLimits.floodSeconds))
        var configuration = NIOHTTP2Handler.Configuration()
        configuration.connection.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: ServerLimits.streamsPerConnection),
            HTTP2Setting(parameter: .maxHeaderListSize, value: ServerLimits.headerBytes),
            HTTP2Setting(parameter: .initialWindowSize, value: ServerLimits.streamWindowBytes),
        ]
        configuration.connection.controlFrameRateLimit.maximumCount = ServerLimits.controlFramesPerFlood
        configuration.connection.controlFrameRateLimit.windowLength = flood
        configuration.stream.streamResetFrameRateLimit.maximumCount = ServerLimits.resetsPerFlood
        configuration.stream.streamResetFrameRateLimit.windowLength = flood
        configuration.stream.targetWindowSize = ServerLimits.streamWindowBytes
        configuration.stream.outboundBufferSizeHighWatermark = ServerLimits.watchBufferBytes
        configuration.stream.outboundBufferSizeLowWatermark = ServerLimits.watchBufferBytes / 2
        return configuration
    }

    private func prepareHTTP2(_ channel: any Channel, _ peer: HTTPPeer) throws {
        let (handler, limits, configuration) = (handler, limits, Self.http2)
        let shared = NIOLoopBound((peer, share(of: channel.eventLoop)), eventLoop: channel.eventLoop)
        let idle = IdleConnection(channel, time: limits.idleTime)
        _ = try channel.pipeline.syncOperations.configureHTTP2Pipeline(
            mode: .server, connectionConfiguration: configuration.connection,
            streamConfiguration: configuration.stream, streamDelegate: idle
        ) { stream in
            stream.eventLoop.makeCompletedFuture {
                try stream.pipeline.syncOperations.addHandler(HTTP2FramePayloadToHTTP1ServerCodec())
                let (peer, share) = shared.value
                try stream.pipeline.syncOperations.addHandler(
                    HTTPHandler(server: handler, peer: peer, isStream: true, limits: limits, share: share))
            }
        }
        try channel.pipeline.syncOperations.addHandler(BrokenConnection())
        idle.begin()
    }

    /// Stops listening. Connections end with the event loops.
    func stop() async throws {
        let channels = channels.withLock { channels in
            defer { channels = [] }
            return channels
        }
        for channel in channels { try await channel.close() }
    }
}
