import NIOCore
import NIOHTTP1

/// A request as it came in, complete.
struct HTTPRequest: Sendable {
    let method: String
    /// Percent-decoded, without the query.
    let path: String
    /// As the client sent it.
    let uri: String
    let query: Query
    let headers: RequestHeaders
    let body: [UInt8]
}

/// An answer with a known end.
struct HTTPResponse: Sendable {
    var status: Int
    var headers: [(String, String)]
    var body: AnswerBody

    init(status: Int, contentType: String, body: AnswerBody, headers: [(String, String)] = []) {
        self.status = status
        self.headers = [("Content-Type", contentType)] + headers
        self.body = body
    }

    init(status: Int, contentType: String, bytes: [UInt8], headers: [(String, String)] = []) {
        let body = AnswerBody([ByteBuffer(bytes: bytes)])
        self.init(status: status, contentType: contentType, body: body, headers: headers)
    }
}

extension HTTPResponse {
    /// Kubernetes compresses what is larger than 128 KiB.
    var isWorthCompressing: Bool {
        body.length > ServerLimits.plainAnswerBytes && !headers.contains { $0.0 == "Content-Encoding" }
    }

    /// The same answer, compressed; as it is where that fails.
    func gzipped() -> HTTPResponse {
        guard let compressed = Gzip.compressed(body) else { return self }
        var response = self
        response.body = AnswerBody(compressed)
        response.headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        return response
    }
}

/// One request being answered. Answers may come from any thread; they are written on the connection's event loop.
/// What comes when the request has been answered already, since its time was over, is dropped.
final class HTTPExchange: Sendable {
    let loop: any EventLoop
    private let handler: NIOLoopBound<HTTPHandler>
    /// Which request of the connection this is.
    private let number: Int

    init(loop: any EventLoop, handler: HTTPHandler, number: Int) {
        self.loop = loop
        self.handler = NIOLoopBound(handler, eventLoop: loop)
        self.number = number
    }

    func respond(_ response: HTTPResponse) {
        onLoop { $0.write(response) }
    }

    /// The peer of the connection; nil when it is gone. On the loop.
    var remoteAddress: String? { handler.value.remoteAddress }

    /// Who is at the other end of the connection. On the loop.
    var peer: HTTPPeer { handler.value.peer }

    /// From now on the observer is told what becomes of the answer. On the loop.
    func observe(_ observer: any ExchangeObserver) { handler.value.observers.append(observer) }

    /// Headers that the answer has whatever it says. On the loop.
    func mark(_ headers: [(String, String)]) { handler.value.marks = headers }

    /// Begins with the work on the request when it is the turn of its client, or refuses it. On the loop.
    /// - Parameter nanoseconds: How long the work may take, from its beginning on.
    func compete(
        as caller: Caller, _ entry: FairQueue.Entry, within nanoseconds: Int64, expired: @escaping () -> HTTPResponse
    ) {
        handler.value.compete(as: caller, entry, within: nanoseconds, expired: expired)
    }

    /// Starts an answer without a known end. `sink` is called on the loop, or never when the client is gone already.
    func stream(
        contentType: String, headers: [(String, String)] = [], _ start: @escaping @Sendable (HTTPStream) -> Void
    ) {
        onLoop { [self] handler in
            guard handler.startStream(contentType: contentType, headers: headers) else { return }
            start(HTTPStream(loop: loop, handler: self.handler))
        }
    }

    /// The same for a caller that must know when the client is gone: `start` is then called without a stream.
    func streamIfOpen(contentType: String, _ start: @escaping @Sendable (HTTPStream?) -> Void) {
        loop.execute { [self] in
            let isOpen =
                handler.value.isAnswering(number) && handler.value.startStream(contentType: contentType, headers: [])
            start(isOpen ? HTTPStream(loop: loop, handler: handler) : nil)
        }
    }

    private func onLoop(_ body: @escaping @Sendable (HTTPHandler) -> Void) {
        if loop.inEventLoop {
            if handler.value.isAnswering(number) { body(handler.value) }
        } else {
            loop.execute { [handler, number] in
                if handler.value.isAnswering(number) { body(handler.value) }
            }
        }
    }
}

/// One who is told what becomes of the answer to a request. All calls are made on the connection's loop.
protocol ExchangeObserver: AnyObject {
    /// An answer without a known end has begun.
    func streamBegan()
    /// The answer is made; it is being sent.
    func answered(_ response: HTTPResponse)
    /// The answer is complete, or nobody wants it any more. The last call.
    func finished()
}

/// The open end of an answer. All calls are made on its loop.
struct HTTPStream: Sendable {
    let loop: any EventLoop
    fileprivate let handler: NIOLoopBound<HTTPHandler>

    /// False while the client has not taken what was sent before.
    var isWritable: Bool { handler.value.isWritable }
    func send(_ bytes: ByteBuffer) { handler.value.send(bytes) }
    func flush() { handler.value.flush() }
    func end() { handler.value.endStream() }
    /// False when the client is gone.
    var isOpen: Bool { handler.value.isOpen }
    /// Called when there is room again, and when the client goes.
    func whenWritable(_ body: @escaping @Sendable () -> Void) { handler.value.onWritable = body }
    /// Called once, when the client goes; at once when it has gone already.
    func whenClosed(_ body: @escaping @Sendable () -> Void) {
        guard isOpen else { return body() }
        handler.value.onClosed = body
    }
}
