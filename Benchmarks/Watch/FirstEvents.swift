import NIOCore

/// Counts the watchers that got an event with a name in it. Lives on the event loop of its watchers.
final class FirstEvents {
    private let expected: Int
    private let promise: EventLoopPromise<Int>
    private var count = 0
    private var lost = 0

    init(expected: Int, eventLoop: any EventLoop) {
        self.expected = expected
        promise = eventLoop.makePromise()
    }

    /// How many have got theirs: all of them at once, or as many as have it when the time is over.
    func result(within seconds: Int, eventLoop: any EventLoop) -> EventLoopFuture<Int> {
        if count == expected { promise.succeed(count) }
        eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) {
            self.promise.succeed(self.count)
        }
        return promise.futureResult
    }

    /// A receiver for one watcher.
    func receiver() -> any WatchReceiver { Receiver(events: self) }

    private func gotFirst() {
        count += 1
        if count == expected { promise.succeed(count) }
    }

    private final class Receiver: WatchReceiver {
        private let events: FirstEvents
        private var got = false

        init(events: FirstEvents) { self.events = events }

        func received(_ event: UnsafeRawBufferPointer) {
            guard !got else { return }
            got = true
            events.gotFirst()
        }

        func failed(_ error: any Error) {}
    }
}
