import NIOCore
import NIOHTTP2

/// Closes an HTTP/2 connection whose client breaks the protocol or asks more than the limits allow. What goes wrong in
/// a single request ends that alone.
final class BrokenConnection: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !(error is NIOHTTP2Errors.StreamError) else { return }
        context.close(promise: nil)
    }
}
