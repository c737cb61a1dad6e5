import Foundation
import NIOCore

/// A whole answer.
struct Answer: Sendable {
    let status: Int
    let body: ByteBuffer

    /// The body read as JSON of that shape.
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(body.readableBytesView))
    }
}

/// One request whose answer is wanted as a whole.
final class Exchange: ConnectionUser {
    private let template: RequestTemplate
    private let connection: Connection
    private let promise: EventLoopPromise<Answer>
    private var status = 0
    private var body = ByteBuffer()

    init(_ template: RequestTemplate, over connection: Connection, eventLoop: any EventLoop) {
        self.template = template
        self.connection = connection
        promise = eventLoop.makePromise()
    }

    /// Sends the request. The result keeps the exchange alive until the answer is there.
    func start() -> EventLoopFuture<Answer> {
        promise.fail(afterSeconds: Limits.requestSeconds, waitingFor: "the answer to a request")
        promise.futureResult.assumeIsolated().whenComplete { _ in withExtendedLifetime(self) {} }
        connection.user = self
        connection.send(template)
        return promise.futureResult
    }

    func connection(_ connection: Connection, received part: AnswerPart) {
        switch part {
        case .head(let status): self.status = status
        case .body(let slice): body.writeImmutableBuffer(slice)
        case .end: promise.succeed(Answer(status: status, body: body))
        }
    }

    func connection(_ connection: Connection, closedBy error: any Error) {
        promise.fail(error)
    }
}

/// A server's answer that is no success.
struct Refusal: Error, CustomStringConvertible {
    let status: Int
    let body: ByteBuffer
    let request: String

    var description: String {
        let text = String(buffer: body).prefix(Limits.refusalBytes)
        return "\(request): \(status) \(text.trimmingCharacters(in: .newlines))"
    }
}
