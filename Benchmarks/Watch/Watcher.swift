import NIOCore

/// Gets what a watch delivers. Lives on the event loop of its watchers.
protocol WatchReceiver: AnyObject {
    /// One event: a line of JSON.
    func received(_ event: UnsafeRawBufferPointer)
    /// The watch ended or never began.
    func failed(_ error: any Error)
}

/// One watch over a connection of its own.
final class Watcher: ConnectionUser {
    private let connection: Connection
    private let receiver: any WatchReceiver
    private let opened: EventLoopPromise<Void>
    private var lines = LineSplitter()
    private var refusal: (status: Int, body: ByteBuffer)?

    init(over connection: Connection, eventLoop: any EventLoop, receiver: any WatchReceiver) {
        self.connection = connection
        self.receiver = receiver
        opened = eventLoop.makePromise()
    }

    /// Asks for the watch. Complete when the server has begun to answer: from then on nothing is missed.
    func open(_ template: RequestTemplate) -> EventLoopFuture<Void> {
        opened.fail(afterSeconds: Limits.requestSeconds, waitingFor: "the head of a watch's answer")
        connection.user = self
        connection.send(template)
        return opened.futureResult
    }

    func connection(_ connection: Connection, received part: AnswerPart) {
        switch part {
        case .head(200): opened.succeed()
        case .head(let status): refusal = (status, ByteBuffer())
        case .body(let slice):
            if refusal != nil {
                refusal?.body.writeImmutableBuffer(slice)
            } else {
                lines.take(slice, receiver.received)
            }
        case .end:
            fail(refusal.map { Refusal(status: $0.status, body: $0.body, request: "watch") } ?? WatchEnded())
        }
    }

    func connection(_ connection: Connection, closedBy error: any Error) {
        fail(error)
    }

    private func fail(_ error: any Error) {
        opened.fail(error)
        receiver.failed(error)
    }
}

/// The server ended a watch that was to go on.
struct WatchEnded: Error, CustomStringConvertible {
    var description: String { "the server ended a watch" }
}
