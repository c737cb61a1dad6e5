import NIOCore

/// What to ask of the server, how often and how fast.
struct LoadPlan: Sendable {
    /// When the next request is sent.
    enum Pace: Sendable {
        /// As soon as a connection has its answer.
        case asAnswered
        /// So many in a second, evenly, whether or not the server keeps up.
        case perSecond(Int)
    }

    let template: RequestTemplate
    let count: Int
    var pace = Pace.asAnswered
    /// Numbers run from 0 and start again here; nil: every request has its own.
    var distinctNumbers: Int?
}

/// What came of a load.
struct LoadResult: Sendable {
    /// From the first request to the last answer.
    let seconds: Double
    /// From when a request was due to the end of its answer.
    let latencies: Latencies
    /// Body bytes of the last answer.
    let answerBytes: Int

    var perSecond: Double { Double(latencies.count) / seconds }
}

/// Sends the requests of a plan over connections with one request under way on each, and takes their times.
///
/// With a pace a request's time counts from when it was due: waiting for a free connection is part of it, else a server
/// that stalls would be asked less and look better. Lives on the event loop of its connections.
final class Load: ConnectionUser {
    private let plan: LoadPlan
    private let connections: [Connection]
    private let eventLoop: any EventLoop
    private let promise: EventLoopPromise<LoadResult>

    private var start = NIODeadline.now()
    /// By number: when the request was due, in nanoseconds of the monotonic clock.
    private(set) var dueAt: [UInt64]
    private var times: [UInt64] = []
    private var dueCount = 0
    private var sentCount = 0
    private var idle: [Connection]
    private var refusal: (status: Int, body: ByteBuffer)?

    init(_ plan: LoadPlan, over connections: [Connection], eventLoop: any EventLoop) {
        self.plan = plan
        self.connections = connections
        self.eventLoop = eventLoop
        promise = eventLoop.makePromise()
        dueAt = [UInt64](repeating: 0, count: plan.count)
        times.reserveCapacity(plan.count)
        idle = connections
    }

    /// Begins. The result keeps the load alive until all answers are there; any answer but a 2xx fails it.
    func run() -> EventLoopFuture<LoadResult> {
        promise.fail(afterSeconds: Limits.loadSeconds, waitingFor: "a load of \(plan.count) requests")
        promise.futureResult.assumeIsolated().whenComplete { _ in withExtendedLifetime(self) {} }
        for connection in connections { connection.user = self }
        start = .now()
        switch plan.pace {
        case .asAnswered:
            dueCount = plan.count
            sendDue()
        case .perSecond(let rate):
            makeDue(rate: rate)
        }
        return promise.futureResult
    }

    /// Marks the requests whose time has come, sends what can be sent, and comes back when the next one is due.
    private func makeDue(rate: Int) {
        let now = NIODeadline.now()
        while dueCount < plan.count, dueTime(of: dueCount, rate: rate) <= now {
            dueAt[dueCount] = dueTime(of: dueCount, rate: rate).uptimeNanoseconds
            dueCount += 1
        }
        sendDue()
        guard dueCount < plan.count else { return }
        eventLoop.assumeIsolated().scheduleTask(deadline: dueTime(of: dueCount, rate: rate)) {
            self.makeDue(rate: rate)
        }
    }

    private func dueTime(of number: Int, rate: Int) -> NIODeadline {
        start + .nanoseconds(Int64(number) * 1_000_000_000 / Int64(rate))
    }

    private func sendDue() {
        while sentCount < dueCount, let connection = idle.popLast() {
            sendNext(over: connection)
        }
    }

    private func sendNext(over connection: Connection) {
        let sequence = sentCount
        sentCount += 1
        if case .asAnswered = plan.pace { dueAt[sequence] = NIODeadline.now().uptimeNanoseconds }
        connection.sequence = sequence
        connection.send(plan.template, number: plan.distinctNumbers.map { sequence % $0 } ?? sequence)
    }

    func connection(_ connection: Connection, received part: AnswerPart) {
        switch part {
        case .head(let status):
            connection.bodyBytes = 0
            if !(200..<300).contains(status) { refusal = (status, ByteBuffer()) }
        case .body(let slice):
            connection.bodyBytes += slice.readableBytes
            refusal?.body.writeImmutableBuffer(slice)
        case .end:
            answered(connection)
        }
    }

    private func answered(_ connection: Connection) {
        if let refusal {
            promise.fail(Refusal(status: refusal.status, body: refusal.body, request: "a request of the load"))
            return
        }
        let now = NIODeadline.now()
        times.append(now.uptimeNanoseconds - dueAt[connection.sequence])
        if sentCount < dueCount {
            sendNext(over: connection)
        } else if times.count == plan.count {
            let seconds = Double((now - start).nanoseconds) / 1e9
            let latencies = Latencies(nanoseconds: times)
            promise.succeed(LoadResult(seconds: seconds, latencies: latencies, answerBytes: connection.bodyBytes))
        } else {
            idle.append(connection)
        }
    }

    func connection(_ connection: Connection, closedBy error: any Error) {
        promise.fail(error)
    }
}

extension Client {
    /// Runs a load over new connections that are closed afterwards.
    func run(_ plan: LoadPlan, connections count: Int) async throws -> LoadResult {
        let connections = try await open(count)
        defer { connections.close() }
        return try await connections.use { connections, eventLoop in
            Load(plan, over: connections, eventLoop: eventLoop).run()
        }
    }
}
