import NIOCore

/// What many watchers got of the objects that a load created.
struct DeliveryResult: Sendable {
    /// From the first request to the last delivery.
    let seconds: Double
    /// From when a create was due to its arrival at a watcher.
    let latencies: Latencies

    var perSecond: Double { Double(latencies.count) / seconds }
}

/// Takes the time of every event at every watcher. Lives on the event loop of watchers and load.
final class Deliveries: WatchReceiver {
    private let load: Load
    private let mark: [UInt8]
    private let expected: Int
    private let promise: EventLoopPromise<DeliveryResult>
    private var times: [UInt64] = []

    /// - Parameters:
    ///   - mark: what stands before the number in an event.
    ///   - expected: deliveries over all watchers.
    init(of load: Load, mark: String, expected: Int, eventLoop: any EventLoop) {
        self.load = load
        self.mark = Array(mark.utf8)
        self.expected = expected
        promise = eventLoop.makePromise()
        times.reserveCapacity(expected)
    }

    /// Complete when everything has been delivered.
    var result: EventLoopFuture<DeliveryResult> { promise.futureResult }

    /// To be called with the last answer: from now on the rest must come soon.
    func expectRest() {
        promise.fail(
            afterSeconds: Limits.deliverySeconds,
            waitingFor: "delivering \(expected) events (\(times.count) came with the last answer)")
    }

    func received(_ event: UnsafeRawBufferPointer) {
        guard let number = number(in: event), load.dueAt.indices.contains(number) else { return }
        let now = NIODeadline.now().uptimeNanoseconds
        times.append(now - load.dueAt[number])
        guard times.count == expected else { return }
        let seconds = Double(now - load.dueAt[0]) / 1e9
        promise.succeed(DeliveryResult(seconds: seconds, latencies: Latencies(nanoseconds: times)))
    }

    func failed(_ error: any Error) {
        promise.fail(error)
    }

    private func number(in event: UnsafeRawBufferPointer) -> Int? {
        guard let found = mark.withUnsafeBytes({ event.firstOffset(of: $0) }) else { return nil }
        let digits = event.dropFirst(found + mark.count).prefix(RequestTemplate.placeholder.utf8.count)
        guard digits.count == RequestTemplate.placeholder.utf8.count else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
    }
}

extension Deliveries {
    /// Opens a watch on every reader, then runs the load over the writers, and takes the time of all deliveries.
    static func measure(
        _ plan: LoadPlan, watch: RequestTemplate, mark: String, _ writers: Connections, _ readers: Connections
    ) async throws -> DeliveryResult {
        let watchers = try await readers.use { readers, eventLoop in
            let relay = WatchRelay()
            let watchers = readers.map { Watcher(over: $0, eventLoop: eventLoop, receiver: relay) }
            let all = NIOLoopBound((relay: relay, watchers: watchers), eventLoop: eventLoop)
            return EventLoopFuture.andAllSucceed(watchers.map { $0.open(watch) }, on: eventLoop).map { all }
        }
        return try await writers.use { writers, eventLoop in
            let (relay, watchers) = watchers.value
            let load = Load(plan, over: writers, eventLoop: eventLoop)
            let deliveries = Deliveries(
                of: load, mark: mark, expected: plan.count * watchers.count, eventLoop: eventLoop)
            relay.receiver = deliveries
            load.run().assumeIsolated().whenComplete { result in
                switch result {
                case .success: deliveries.expectRest()
                case .failure(let error): deliveries.failed(error)
                }
            }
            deliveries.result.assumeIsolated().whenComplete { _ in withExtendedLifetime(watchers) {} }
            return deliveries.result
        }
    }
}

/// Hands events on to a receiver that comes later than the watch. What comes before it is passed over.
private final class WatchRelay: WatchReceiver {
    var receiver: (any WatchReceiver)?

    func received(_ event: UnsafeRawBufferPointer) { receiver?.received(event) }
    func failed(_ error: any Error) { receiver?.failed(error) }
}
