import Foundation
import NIOCore

/// Takes the wall-clock time of every event of a watch in which some texts stand. Lives on the event loop of its
/// watcher. The texts are to be such as an object has in one event only.
final class FirstSightings: WatchReceiver {
    private let expected: Int
    private let marks: [[UInt8]]
    private let promise: EventLoopPromise<[Double]>
    private var times: [Double] = []

    init(of marks: [String], expected: Int, eventLoop: any EventLoop) {
        self.expected = expected
        self.marks = marks.map { Array($0.utf8) }
        promise = eventLoop.makePromise()
        times.reserveCapacity(expected)
    }

    /// Seconds since 1970 in the order of arrival, complete with the last; for as long as `workloadSeconds` from now.
    func result() -> EventLoopFuture<[Double]> {
        promise.fail(
            afterSeconds: Limits.workloadSeconds, waitingFor: "seeing \(expected) objects (\(times.count) are seen)")
        return promise.futureResult
    }

    func received(_ event: UnsafeRawBufferPointer) {
        for mark in marks where mark.withUnsafeBytes({ event.firstOffset(of: $0) }) == nil { return }
        times.append(Date().timeIntervalSince1970)
        if times.count == expected { promise.succeed(times) }
    }

    func failed(_ error: any Error) { promise.fail(error) }
}

extension Connections {
    /// Watches over the first connection; complete when the watch is open.
    func sightings(
        of marks: [String], expected: Int, watch: RequestTemplate
    ) async throws -> (NIOLoopBound<FirstSightings>, NIOLoopBound<Watcher>) {
        try await use { connections, eventLoop in
            let sightings = FirstSightings(of: marks, expected: expected, eventLoop: eventLoop)
            let watcher = Watcher(over: connections[0], eventLoop: eventLoop, receiver: sightings)
            let result = (NIOLoopBound(sightings, eventLoop: eventLoop), NIOLoopBound(watcher, eventLoop: eventLoop))
            return watcher.open(watch).map { result }
        }
    }
}
