import NIOCore
import NIOHTTP1

/// A request to be sent.
package struct OutgoingRequest: Sendable {
    package var method: String
    /// The path with its query, percent-encoded.
    package var target: String
    /// `Host` and `Content-Length` are added where they are missing.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(
        method: String, target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }
}

/// An answer as a whole.
package struct IncomingAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header; its name without regard to case.
    package subscript(header: String) -> String? {
        headers.first { $0.name.lowercased() == header.lowercased() }?.value
    }
}

/// An answer whose body is still on its way.
package struct OpenAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    /// What comes, part by part, and no faster than it is read. Reading no further closes the connection.
    package let body: AnswerBody

    package subscript(header: String) -> String? {
        headers.first { $0.name.lowercased() == header.lowercased() }?.value
    }
}

/// The body of an answer. It can be read once.
package struct AnswerBody: AsyncSequence, Sendable {
    typealias Producer = NIOThrowingAsyncSequenceProducer<
        ByteBuffer, any Error, NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark, BodyDemand
    >

    let parts: Producer

    package struct AsyncIterator: AsyncIteratorProtocol {
        var parts: Producer.AsyncIterator

        package mutating func next() async throws -> [UInt8]? {
            guard let part = try await parts.next() else { return nil }
            return Array(part.readableBytesView)
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> [UInt8]? {
            guard let part = try await parts.next(isolation: actor) else { return nil }
            return Array(part.readableBytesView)
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(parts: parts.makeAsyncIterator()) }
}
