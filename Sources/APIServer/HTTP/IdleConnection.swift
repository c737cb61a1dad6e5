import NIOCore
import NIOHTTP2
import Synchronization

/// Closes an HTTP/2 connection on which no request has been open for a while. A watch is an open request.
final class IdleConnection: NIOHTTP2StreamDelegate {
    private struct State {
        var streams = 0
        var timeout: Scheduled<Void>?
    }

    private let connection: any Channel
    private let time: TimeAmount
    private let state = Mutex(State())

    init(_ connection: any Channel, time: TimeAmount) {
        self.connection = connection
        self.time = time
    }

    /// The connection counts as idle until its first request.
    func begin() {
        schedule()
        connection.closeFuture.whenComplete { [self] _ in state.withLock { Self.cancel(&$0) } }
    }

    func streamCreated(_ id: HTTP2StreamID, channel: any Channel) {
        state.withLock { state in
            state.streams += 1
            Self.cancel(&state)
        }
    }

    func streamClosed(_ id: HTTP2StreamID, channel: any Channel) {
        let isIdle = state.withLock { state in
            state.streams -= 1
            return state.streams == 0
        }
        if isIdle, connection.isActive { schedule() }
    }

    private func schedule() {
        state.withLock { state in
            Self.cancel(&state)
            state.timeout = connection.eventLoop.scheduleTask(in: time) { [self] in close() }
        }
    }

    private static func cancel(_ state: inout State) {
        state.timeout?.cancel()
        state.timeout = nil
    }

    /// Says goodbye first, so that the client opens another connection for its next request rather than losing it.
    private func close() {
        guard state.withLock({ $0.streams == 0 }) else { return }
        let goodbye = HTTP2Frame.FramePayload.goAway(
            lastStreamID: .maxID, errorCode: .noError, opaqueData: nil)
        connection.write(HTTP2Frame(streamID: .rootStream, payload: goodbye), promise: nil)
        connection.flush()
        connection.close(promise: nil)
    }
}
