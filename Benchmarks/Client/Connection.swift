import NIOCore
import NIOSSL
import NIOTLS

/// The one who uses a connection. All calls come on the connection's event loop.
protocol ConnectionUser: AnyObject {
    /// A part of an answer has arrived.
    func connection(_ connection: Connection, received part: AnswerPart)
    /// The connection is gone; nothing will come any more.
    func connection(_ connection: Connection, closedBy error: any Error)
}

/// One connection to the server: sends requests, reads answers. Lives on its event loop and is touched only there.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Who gets the answers. Not held: a user holds its connections.
    weak var user: (any ConnectionUser)?
    /// For the user to recognise the answer: which of its requests is under way.
    var sequence = 0
    /// For the user to count: body bytes of the answer under way.
    var bodyBytes = 0

    private let opened: EventLoopPromise<NIOLoopBound<Connection>>
    private var context: ChannelHandlerContext?
    private var parser = ResponseParser()
    private var outgoing = ByteBuffer()

    /// - Parameter opened: completed with this connection when TLS is up, failed when it can't be.
    init(opened: EventLoopPromise<NIOLoopBound<Connection>>) {
        self.opened = opened
    }

    /// Sends the request for that number.
    func send(_ template: RequestTemplate, number: Int = 0) {
        guard let context else {
            user?.connection(self, closedBy: ConnectionClosed())
            return
        }
        template.write(number: number, into: &outgoing)
        context.writeAndFlush(wrapOutboundOut(outgoing), promise: nil)
    }

    /// Closes the connection without telling its user, and at once: a server that is in the midst of an answer reads
    /// no farewell, so waiting for its own would keep a watch open for seconds.
    func close() {
        user = nil
        guard let context else { return }
        do {
            try context.pipeline.syncOperations.context(handlerType: NIOSSLClientHandler.self).close(promise: nil)
        } catch {
            // Without TLS there is no farewell.
            context.close(promise: nil)
        }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        opened.fail(ConnectionClosed())
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(TLSUserEvent.handshakeCompleted) = event as? TLSUserEvent {
            opened.succeed(NIOLoopBound(self, eventLoop: context.eventLoop))
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        parser.append(unwrapInboundIn(data))
        do {
            while let part = try parser.next() {
                user?.connection(self, received: part)
            }
        } catch {
            fail(error, context: context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(ConnectionClosed(), context: context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error, context: context)
    }

    private func fail(_ error: any Error, context: ChannelHandlerContext) {
        opened.fail(error)
        let user = self.user
        self.user = nil
        user?.connection(self, closedBy: error)
        context.close(promise: nil)
    }
}

/// The server closed a connection that was in use.
struct ConnectionClosed: Error, CustomStringConvertible {
    var description: String { "the server closed the connection" }
}
