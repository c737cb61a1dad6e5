import NIOCore
import NIOHTTP1
import Synchronization

/// One connection to a server: sends a request and hands out the answer, one after the other.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Never
    typealias OutboundOut = HTTPClientRequestPart

    /// What the connection is doing.
    private enum State {
        case idle
        /// A request was sent.
        case asking(EventLoopPromise<OpenAnswer>)
        /// The answer comes.
        case answering(AnswerBody.Producer.Source)
        case broken
    }

    private var state = State.idle
    private var context: ChannelHandlerContext?
    private var isKeptAlive = true
    /// The reader has enough for now.
    private var isPaused = false
    private var wantsToRead = false
    private let failure: FirstFailure
    /// Told when an exchange is over and the connection good for another.
    private let onFree: @Sendable () -> Void

    init(failure: FirstFailure, onFree: @escaping @Sendable () -> Void) {
        self.failure = failure
        self.onFree = onFree
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    // MARK: - Asking

    func ask(_ head: HTTPRequestHead, body: [UInt8], answer: EventLoopPromise<OpenAnswer>) {
        guard case .idle = state, let context, context.channel.isActive else {
            return answer.fail(failure.error ?? HTTPClientError.closed)
        }
        state = .asking(answer)
        isKeptAlive = true
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    // MARK: - Answering

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let part):
            guard case .answering(let source) = state else { return }
            if case .stopProducing = source.yield(part) { isPaused = true }
        case .end: finish(context)
        }
    }

    private func begin(_ head: HTTPResponseHead, _ context: ChannelHandlerContext) {
        guard case .asking(let answer) = state, head.status.code >= 200 else { return }
        isKeptAlive = head.isKeepAlive
        let demand = BodyDemand(loop: context.eventLoop, connection: self)
        let producer = AnswerBody.Producer.makeSequence(
            elementType: ByteBuffer.self, failureType: (any Error).self,
            backPressureStrategy: .init(lowWatermark: 1, highWatermark: 16), finishOnDeinit: true, delegate: demand)
        state = .answering(producer.source)
        answer.succeed(
            OpenAnswer(
                status: Int(head.status.code), headers: head.headers.map { ($0.name, $0.value) },
                body: AnswerBody(parts: producer.sequence)))
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard case .answering(let source) = state else { return }
        isPaused = false
        state = isKeptAlive ? .idle : .broken
        source.finish()
        if isKeptAlive { onFree() } else { context.close(promise: nil) }
    }

    // MARK: - Back pressure

    func read(context: ChannelHandlerContext) {
        guard !isPaused else {
            wantsToRead = true
            return
        }
        context.read()
    }

    /// The reader has room again.
    fileprivate func resume() {
        isPaused = false
        guard wantsToRead, let context else { return }
        wantsToRead = false
        context.read()
    }

    /// The reader is gone: what it did not take is in the way of the next answer.
    fileprivate func abandon() {
        guard case .answering = state else { return }
        context?.close(promise: nil)
    }

    // MARK: - Ends

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure.note(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        let ended = state
        state = .broken
        switch ended {
        case .idle, .broken: break
        case .asking(let answer): answer.fail(failure.error ?? HTTPClientError.closed)
        case .answering(let source): source.finish(failure.error ?? HTTPClientError.closed)
        }
        context.fireChannelInactive()
    }
}

/// What went wrong first on a connection, also where nobody has asked it anything yet: a certificate may be refused
/// before the request is handed over.
final class FirstFailure: Sendable {
    private let first = Mutex<(any Error)?>(nil)

    var error: (any Error)? { first.withLock { $0 } }
    func note(_ error: any Error) { first.withLock { $0 = $0 ?? error } }
}

/// Carries a reader's wishes to the connection.
final class BodyDemand: NIOAsyncSequenceProducerDelegate {
    private let loop: any EventLoop
    private let connection: NIOLoopBound<HTTPConnection>

    init(loop: any EventLoop, connection: HTTPConnection) {
        self.loop = loop
        self.connection = NIOLoopBound(connection, eventLoop: loop)
    }

    func produceMore() { loop.execute { [connection] in connection.value.resume() } }
    func didTerminate() { loop.execute { [connection] in connection.value.abandon() } }
}
