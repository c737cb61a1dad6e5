import NIOCore

/// Connections that share one event loop. May be passed about: what they hold is only touched on that loop.
struct Connections: Sendable {
    private let eventLoop: any EventLoop
    private let members: NIOLoopBound<[Connection]>

    /// Must be called on the event loop.
    init(_ members: [Connection], eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        self.members = NIOLoopBound(members, eventLoop: eventLoop)
    }

    /// Runs the body on the event loop with the connections, and waits for what it promises.
    func use<Result: Sendable>(
        _ body: @escaping @Sendable ([Connection], any EventLoop) throws -> EventLoopFuture<Result>
    ) async throws -> Result {
        try await eventLoop.flatSubmit { [members, eventLoop] in
            do {
                return try body(members.value, eventLoop)
            } catch {
                return eventLoop.makeFailedFuture(error)
            }
        }.get()
    }

    /// Closes them all.
    func close() {
        eventLoop.execute { [members] in
            for connection in members.value { connection.close() }
        }
    }
}

extension EventLoopPromise {
    /// Fails the promise when it is not kept in that time; a promise that was kept is not changed by it.
    func fail(afterSeconds seconds: Int, waitingFor what: String) {
        let alarm = futureResult.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
            self.fail(TookTooLong(what: what, seconds: seconds))
        }
        futureResult.whenComplete { _ in alarm.cancel() }
    }
}

/// Something did not happen within its limit.
struct TookTooLong: Error, CustomStringConvertible {
    let what: String
    let seconds: Int

    var description: String { "\(what) took longer than \(seconds) s" }
}
