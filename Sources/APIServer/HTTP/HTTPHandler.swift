import NIOCore
import NIOHTTP1
import NIOPosix
import ObjectModel

/// One HTTP/1.1 connection, or one stream of an HTTP/2 connection: collects a request and writes its answer.
final class HTTPHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: RequestHandler
    let peer: HTTPPeer
    private let isStream: Bool
    private let limits: ConnectionLimits
    let share: LoopShare
    private var context: ChannelHandlerContext?
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    /// Bytes of the body so far, also of one that is refused and not kept.
    private var bodySize = 0
    private var isKeepAlive = true
    private var isHead = false
    private var requestHeaders = HTTPHeaders()
    /// An answer is being compressed.
    private var isCompressing = false
    /// Clients of HTTP/1.0 know no chunks: the end of the connection is the end of the answer.
    private var version = HTTPVersion.http1_1
    private var timeout: Scheduled<Void>?
    var onWritable: (@Sendable () -> Void)?
    var onClosed: (@Sendable () -> Void)?
    /// Counts the requests of the connection; `isBusy` until the last one is answered.
    private(set) var number = 0
    private var isBusy = false
    /// A request is being handed over, which may answer it at once.
    private var isHandling = false
    private(set) var isStreaming = false
    /// What the answer to the request at hand states beside its own headers.
    var marks: [(String, String)] = []
    /// Who are told about the answer to the request at hand.
    var observers: [any ExchangeObserver] = []
    /// Whose request is worked on, and the place it takes among the active ones.
    var client: RequestClient?
    var activity: FairQueue.Activity?

    /// - Parameter isStream: Of HTTP/2, where the connection outlives the request.
    init(server: RequestHandler, peer: HTTPPeer, isStream: Bool, limits: ConnectionLimits, share: LoopShare) {
        self.server = server
        self.peer = peer
        self.isStream = isStream
        self.limits = limits
        self.share = share
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        // A connection is open before it is known what is spoken on it.
        if context.channel.isActive { expectRequest(within: limits.requestTime) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        expectRequest(within: limits.requestTime)
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
        case .head(let head): begin(head, context: context)
        case .body(let part): append(part, context: context)
        case .end:
            timeout?.cancel()
            finish(context: context)
        }
    }

    private func begin(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        self.head = head
        body = []
        bodySize = 0
        isKeepAlive = head.isKeepAlive
        isHead = head.method == .HEAD
        requestHeaders = head.headers
        version = head.version
        expectRequest(within: limits.requestTime)
        guard head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) else {
            return
        }
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
            length > ServerLimits.bodyBytes
        {
            return refuseBody()
        }
        context.writeAndFlush(wrapOutboundOut(.head(responseHead(100, HTTPHeaders()))), promise: nil)
    }

    private func append(_ part: ByteBuffer, context: ChannelHandlerContext) {
        guard head != nil else { return }
        bodySize += part.readableBytes
        guard bodySize <= ServerLimits.bodyBytes else {
            body = []
            if bodySize > ServerLimits.refusedBodyBytes { context.close(promise: nil) }
            return
        }
        body += part.readableBytesView
    }

    /// Nobody reads what is too long: the connection ends with the answer.
    private func refuseBody() {
        head = nil
        timeout?.cancel()
        isKeepAlive = false
        isBusy = true
        write(server.refuseBody())
    }

    private func finish(context: ChannelHandlerContext) {
        guard let head else { return }
        guard bodySize <= ServerLimits.bodyBytes else { return refuseBody() }
        self.head = nil
        let target = RequestTarget(head.uri)
        let request = HTTPRequest(
            method: head.method.rawValue, path: target.path, uri: head.uri, query: Query(target.query),
            headers: RequestHeaders(head.headers.map { ($0.name, $0.value) }), body: body)
        body = []
        number += 1
        isBusy = true
        marks = []
        handle(request, context)
    }

    /// Clients may send many requests without waiting for answers. Each comes out of the writing of the answer before:
    /// it is begun after that, as thousands of them would not fit on the stack.
    private func handle(_ request: HTTPRequest, _ context: ChannelHandlerContext) {
        let loop = context.eventLoop
        guard !isHandling else {
            let (handler, number) = (NIOLoopBound(self, eventLoop: loop), number)
            return loop.execute {
                guard let context = handler.value.context, handler.value.isAnswering(number) else { return }
                handler.value.handle(request, context)
            }
        }
        isHandling = true
        server.handle(request, HTTPExchange(loop: loop, handler: self, number: number))
        isHandling = false
    }

    /// Slow and half-open clients do not keep a connection for ever.
    private func expectRequest(within time: TimeAmount) {
        timeout?.cancel()
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        timeout = context.eventLoop.scheduleTask(in: time) {
            bound.value.context?.close(promise: nil)
        }
    }

    // MARK: - Answers

    /// How many bytes may wait for the client before nothing is written to it any more. Streams of HTTP/2 have a fixed
    /// bound.
    func boundBuffer(to bytes: Int) {
        guard let channel = context?.channel, channel.parent?.parent == nil else { return }
        _ = channel.setOption(.writeBufferWaterMark, value: .init(low: bytes / 2, high: bytes))
    }

    var isOpen: Bool { context != nil }
    var remoteAddress: String? { context?.channel.remoteAddress?.ipAddress }
    /// Whether the request of a number still waits for its answer, or for the rest of it.
    func isAnswering(_ number: Int) -> Bool { isBusy && number == self.number }
    var isWritable: Bool { context?.channel.isWritable ?? false }

    func write(_ response: HTTPResponse) {
        guard let context, !isCompressing else { return }
        for observer in observers { observer.answered(response) }
        if response.isWorthCompressing, !isHead, Gzip.isAccepted(requestHeaders["accept-encoding"]) {
            return compress(response, context)
        }
        send(response, context)
    }

    /// Large answers take their time: other requests go on meanwhile.
    private func compress(_ response: HTTPResponse, _ context: ChannelHandlerContext) {
        isCompressing = true
        let (handler, number) = (NIOLoopBound(self, eventLoop: context.eventLoop), number)
        let loop = context.eventLoop
        NIOThreadPool.singleton.submit { _ in
            let compressed = response.gzipped()
            loop.execute {
                let handler = handler.value
                handler.isCompressing = false
                guard let context = handler.context, handler.isAnswering(number) else { return }
                handler.send(compressed, context)
            }
        }
    }

    private func send(_ response: HTTPResponse, _ context: ChannelHandlerContext) {
        let length = response.body.length
        var headers = HTTPHeaders(response.headers)
        // A stream of HTTP/2 is held to the length it states, which an answer to HEAD does not fulfil.
        if !isHead || !isStream { headers.add(name: "Content-Length", value: String(length)) }
        addCommon(&headers)
        context.write(wrapOutboundOut(.head(responseHead(response.status, headers))), promise: nil)
        if length > 0, !isHead { write(response.body, context) }
        end(context, length: length)
    }

    /// Every piece goes out by itself: what encrypts them needs room for one of them only.
    private func write(_ body: AnswerBody, _ context: ChannelHandlerContext) {
        for (number, piece) in body.enumerated() {
            if number > 0 { context.flush() }
            context.write(wrapOutboundOut(.body(.byteBuffer(piece))), promise: nil)
        }
    }

    private func addCommon(_ headers: inout HTTPHeaders) {
        if !headers.contains(name: "Cache-Control") {
            headers.add(name: "Cache-Control", value: "no-cache, private")
        }
        headers.add(name: "Date", value: share.date)
        headers.add(contentsOf: marks)
        guard !isStream else { return }
        if !isKeepAlive {
            headers.add(name: "Connection", value: "close")
        } else if version != .http1_1 {
            headers.add(name: "Connection", value: "keep-alive")
        }
    }

    private func responseHead(_ status: Int, _ headers: HTTPHeaders) -> HTTPResponseHead {
        HTTPResponseHead(version: version, status: .init(statusCode: status), headers: headers)
    }

    /// `length` counts the bytes of the answer that the client has yet to take.
    private func end(_ context: ChannelHandlerContext, length: Int = 0) {
        let isLast = !isKeepAlive && !isStream
        let taken = tracked(length)
        settle()
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { [weak self] _ in
            taken?()
            guard let self, isLast else { return }
            self.context?.close(promise: nil)
        }
        if !isStream, !isLast { expectRequest(within: limits.idleTime) }
    }

    /// The request is answered, or nobody waits for the answer any more.
    private func settle() {
        guard isBusy else { return }
        isBusy = false
        leave(wasStreaming: isStreaming)
        isStreaming = false
        let told = observers
        observers = []
        for observer in told { observer.finished() }
    }

    // MARK: - Streams

    /// False when the client is gone.
    func startStream(contentType: String, headers more: [(String, String)]) -> Bool {
        guard let context else { return false }
        var headers = HTTPHeaders([("Content-Type", contentType)] + more)
        if !isStream, version != .http1_1 { isKeepAlive = false }
        if version == .http1_1 { headers.add(name: "Transfer-Encoding", value: "chunked") }
        addCommon(&headers)
        context.writeAndFlush(wrapOutboundOut(.head(responseHead(200, headers))), promise: nil)
        isStreaming = true
        if !isStream { listenForGoodbye(context) }
        enterStream()
        for observer in observers { observer.streamBegan() }
        return true
    }

    /// NIO's handler of pipelined requests reads nothing more until the answer has ended. A client that ends TLS first
    /// and then waits for our part of it, as NIO's do, would be sent events for seconds; a read below it hears that.
    private func listenForGoodbye(_ context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.context(handlerType: HTTPServerPipelineHandler.self).read()
        } catch {
            // Nothing holds reads back.
        }
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
        settle()
    }
}
