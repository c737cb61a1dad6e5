import NIOCore
import NIOHTTP1
import ObjectModel

/// One HTTP/1.1 connection, or one stream of an HTTP/2 connection: collects a request and writes its answer.
final class HTTPHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: RequestHandler
    private let certificate: Caller?
    private let isStream: Bool
    private var context: ChannelHandlerContext?
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isRefused = false
    private var isKeepAlive = true
    private var timeout: Scheduled<Void>?
    var onWritable: (@Sendable () -> Void)?
    var onClosed: (@Sendable () -> Void)?

    /// `isStream`: of HTTP/2, where the connection outlives the request.
    init(server: RequestHandler, certificate: Caller?, isStream: Bool) {
        self.server = server
        self.certificate = certificate
        self.isStream = isStream
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        expectRequest(within: ServerLimits.requestSeconds)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        closed()
        self.context = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A broken connection or request line: there is nobody left to tell.
        context.close(promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { onWritable?() }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            isRefused = false
            isKeepAlive = head.isKeepAlive
            expectRequest(within: ServerLimits.requestSeconds)
        case .body(let part): append(part)
        case .end:
            timeout?.cancel()
            finish(context: context)
        }
    }

    private func append(_ part: ByteBuffer) {
        guard !isRefused else { return }
        guard body.count + part.readableBytes <= ServerLimits.bodyBytes else {
            isRefused = true
            body = []
            return
        }
        body += part.readableBytesView
    }

    private func finish(context: ChannelHandlerContext) {
        guard let head else { return }
        self.head = nil
        guard !isRefused else {
            isKeepAlive = false
            return write(server.refuseBody())
        }
        let uri = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let request = HTTPRequest(
            method: head.method.rawValue, path: Query.decoded(uri.first ?? "", plusIsSpace: false),
            query: Query(uri.count > 1 ? uri[1] : ""),
            headers: RequestHeaders(head.headers.map { ($0.name, $0.value) }), body: body, certificate: certificate)
        body = []
        server.handle(request, HTTPExchange(loop: context.eventLoop, handler: self))
    }

    /// Slow and half-open clients do not keep a connection for ever.
    private func expectRequest(within seconds: Int) {
        timeout?.cancel()
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        timeout = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
            bound.value.context?.close(promise: nil)
        }
    }

    // MARK: - Answers

    var isOpen: Bool { context != nil }
    var isWritable: Bool { context?.channel.isWritable ?? false }

    func write(_ response: HTTPResponse) {
        guard let context else { return }
        let length = response.body.readableBytes
        var headers = HTTPHeaders(response.headers)
        headers.add(name: "Content-Length", value: String(length))
        addCommon(&headers)
        context.write(wrapOutboundOut(.head(responseHead(response.status, headers))), promise: nil)
        if length > 0 { context.write(wrapOutboundOut(.body(.byteBuffer(response.body))), promise: nil) }
        end(context)
    }

    private func addCommon(_ headers: inout HTTPHeaders) {
        headers.add(name: "Cache-Control", value: "no-cache, private")
        if !isStream, !isKeepAlive { headers.add(name: "Connection", value: "close") }
    }

    private func responseHead(_ status: Int, _ headers: HTTPHeaders) -> HTTPResponseHead {
        HTTPResponseHead(version: isStream ? .http2 : .http1_1, status: .init(statusCode: status), headers: headers)
    }

    private func end(_ context: ChannelHandlerContext) {
        let isLast = !isKeepAlive && !isStream
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { [weak self] _ in
            guard let self, isLast else { return }
            self.context?.close(promise: nil)
        }
        if !isStream, !isLast { expectRequest(within: ServerLimits.idleSeconds) }
    }

    // MARK: - Streams

    /// False when the client is gone.
    func startStream(contentType: String, headers more: [(String, String)]) -> Bool {
        guard let context else { return false }
        var headers = HTTPHeaders([("Content-Type", contentType)] + more)
        if !isStream { headers.add(name: "Transfer-Encoding", value: "chunked") }
        addCommon(&headers)
        context.writeAndFlush(wrapOutboundOut(.head(responseHead(200, headers))), promise: nil)
        return true
    }

    func send(_ bytes: ByteBuffer) {
        context?.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
    }

    func flush() { context?.flush() }

    func endStream() {
        guard let context else { return }
        onWritable = nil
        onClosed = nil
        end(context)
    }

    private func closed() {
        let handlers = [onWritable, onClosed]
        onWritable = nil
        onClosed = nil
        for handler in handlers { handler?() }
    }
}
