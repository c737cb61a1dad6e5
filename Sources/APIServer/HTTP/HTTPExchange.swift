import NIOCore
import NIOHTTP1

/// A request as it came in, complete.
struct HTTPRequest: Sendable {
    let method: String
    /// Percent-decoded, without the query.
    let path: String
    let query: Query
    let headers: RequestHeaders
    let body: [UInt8]
    /// Who the client certificate of the connection names; nil without one.
    let certificate: Caller?
}

/// An answer with a known end.
struct HTTPResponse: Sendable {
    var status: Int
    var headers: [(String, String)]
    var body: ByteBuffer

    init(status: Int, contentType: String, body: ByteBuffer, headers: [(String, String)] = []) {
        self.status = status
        self.headers = [("Content-Type", contentType)] + headers
        self.body = body
    }

    init(status: Int, contentType: String, bytes: [UInt8], headers: [(String, String)] = []) {
        self.init(status: status, contentType: contentType, body: ByteBuffer(bytes: bytes), headers: headers)
    }
}

/// One request being answered. Answers may come from any thread; they are written on the connection's event loop.
final class HTTPExchange: Sendable {
    let loop: any EventLoop
    private let handler: NIOLoopBound<HTTPHandler>

    init(loop: any EventLoop, handler: HTTPHandler) {
        self.loop = loop
        self.handler = NIOLoopBound(handler, eventLoop: loop)
    }

    func respond(_ response: HTTPResponse) {
        onLoop { $0.write(response) }
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
        onLoop { [self] handler in
            let isOpen = handler.startStream(contentType: contentType, headers: [])
            start(isOpen ? HTTPStream(loop: loop, handler: self.handler) : nil)
        }
    }

    private func onLoop(_ body: @escaping @Sendable (HTTPHandler) -> Void) {
        if loop.inEventLoop {
            body(handler.value)
        } else {
            loop.execute { [handler] in body(handler.value) }
        }
    }
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
