import DequeModule

/// Who is told apart when requests compete.
package struct RequestClient: Hashable, Sendable {
    /// The user as authenticated.
    let name: String
    /// Administrators are many programs with one name: each of their connections is a client of its own. 0 for others.
    let connection: Int

    package init(name: String, connection: Int) {
        self.name = name
        self.connection = connection
    }
}

/// Decides when the requests of one event loop are worked on, so that no client keeps the others waiting.
///
/// Nearly all requests begin at once: when nobody waits for a turn, and the loop has not worked on requests for long
/// without a look at what else has arrived. The others wait in a queue of their client. Between slices of a few
/// milliseconds the loop reads what has come, so that a client that was quiet is behind one slice and one request at
/// most. All is done on the loop, without locks.
package final class FairQueue {
    /// A request that wants to begin.
    package struct Entry {
        /// Bytes of its body.
        let size: Int
        let isLongRunning: Bool
        var begin: () -> Void
        let refuse: () -> Void

        package init(size: Int, isLongRunning: Bool, begin: @escaping () -> Void, refuse: @escaping () -> Void) {
            self.size = size
            self.isLongRunning = isLongRunning
            self.begin = begin
            self.refuse = refuse
        }
    }

    private struct Waiting {
        let entry: Entry
        let since: UInt64
    }

    /// A request that goes on after it was begun.
    package struct Activity: Hashable {
        fileprivate let number: Int
    }

    private struct Active {
        let client: RequestClient
        let deadline: UInt64
        let expire: () -> Void
    }

    private struct Load {
        var waiting = Deque<Waiting>()
        var waitingBytes = 0
        /// Requests that have begun and are not answered.
        var active = 0
        /// Bytes of answers that the client has not taken yet.
        var unread = 0
        var watches = 0

        var isIdle: Bool { waiting.isEmpty && active == 0 && unread == 0 && watches == 0 }
        var mayBegin: Bool {
            active < ServerLimits.activeRequestsPerClient && unread < ServerLimits.unreadBytesPerClient
        }
    }

    private var loads: [RequestClient: Load] = [:]
    /// Those who have requests in their queue.
    private var backlogged: Set<RequestClient> = []
    private var shares = FairShares<RequestClient>()
    private var isScheduled = false
    /// What requests took that began at once since the last turns.
    private var spent: UInt64 = 0
    private let now: () -> UInt64
    private let later: (@escaping () -> Void) -> Void
    private let inASecond: (@escaping () -> Void) -> Void
    private var activities: [Activity: Active] = [:]
    private var lastActivity = 0
    private var isTicking = false

    /// - Parameters:
    ///   - now: Nanoseconds that only grow.
    ///   - later: Calls back when the loop has read what has arrived.
    ///   - inASecond: Calls back after about a second.
    package init(
        now: @escaping () -> UInt64, later: @escaping (@escaping () -> Void) -> Void,
        inASecond: @escaping (@escaping () -> Void) -> Void
    ) {
        self.now = now
        self.later = later
        self.inASecond = inASecond
    }

    // MARK: - Requests

    /// Begins a request, now or when it is its turn, or refuses it.
    package func submit(_ entry: Entry, of client: RequestClient) {
        let load = loads[client] ?? Load()
        if entry.isLongRunning, load.watches >= ServerLimits.watchesPerClient { return entry.refuse() }
        let moment = now()
        // Who waits because of what it has under way already does not hold others up.
        if !isScheduled, load.mayBegin, spent < ServerLimits.requestSliceNanoseconds {
            spent += run(entry, of: client, since: moment)
            return
        }
        guard load.waiting.count < ServerLimits.waitingRequestsPerClient,
            load.waitingBytes + entry.size <= ServerLimits.waitingBytesPerClient || load.waiting.isEmpty
        else { return entry.refuse() }
        loads[client, default: load].waiting.append(Waiting(entry: entry, since: moment))
        loads[client, default: load].waitingBytes += entry.size
        backlogged.insert(client)
        schedule()
        tick()
    }

    /// Answers how long it took.
    @discardableResult
    private func run(_ entry: Entry, of client: RequestClient, since begin: UInt64) -> UInt64 {
        entry.begin()
        let cost = now() - begin
        shares.charge(client, cost)
        return cost
    }

    // MARK: - Turns

    private func schedule() {
        guard !isScheduled else { return }
        isScheduled = true
        later { [self] in
            isScheduled = false
            drain()
        }
    }

    private func drain() {
        spent = 0
        var moment = now()
        let end = moment + ServerLimits.requestSliceNanoseconds
        while moment < end, let client = shares.next(among: backlogged.filter { loads[$0]?.mayBegin ?? true }) {
            let next = take(of: client)
            let isTooLate = moment - next.since > ServerLimits.waitingNanoseconds
            if isTooLate { next.entry.refuse() } else { run(next.entry, of: client, since: moment) }
            moment = now()
        }
        if backlogged.contains(where: { loads[$0]?.mayBegin ?? true }) { schedule() }
    }

    private func take(of client: RequestClient) -> Waiting {
        var load = loads[client] ?? Load()
        let next = load.waiting.removeFirst()
        load.waitingBytes -= next.entry.size
        loads[client] = load.isIdle ? nil : load
        if load.waiting.isEmpty { backlogged.remove(client) }
        return next
    }

    // MARK: - What has begun

    /// A request goes on after it was begun. When it takes longer than its time, `expire` is called, within a second.
    package func becameActive(
        _ client: RequestClient, for nanoseconds: Int64, expire: @escaping () -> Void
    ) -> Activity {
        lastActivity += 1
        let activity = Activity(number: lastActivity)
        loads[client, default: Load()].active += 1
        activities[activity] = Active(
            client: client, deadline: now() + UInt64(max(0, nanoseconds)), expire: expire)
        tick()
        return activity
    }

    /// It is answered, or its client is gone.
    package func ended(_ activity: Activity) {
        guard let active = activities.removeValue(forKey: activity) else { return }
        change(active.client) { $0.active -= 1 }
    }

    /// Answers how many bytes may wait for the client of this watch: the more watches it has on the loop, the fewer.
    package func beganWatch(_ client: RequestClient) -> Int {
        loads[client, default: Load()].watches += 1
        let share = ServerLimits.watchBytesPerClient / (loads[client]?.watches ?? 1)
        return max(ServerLimits.leastWatchBufferBytes, min(ServerLimits.watchBufferBytes, share))
    }

    package func endedWatch(_ client: RequestClient) { change(client) { $0.watches -= 1 } }

    /// Bytes of an answer were handed to the connection.
    package func sent(_ bytes: Int, to client: RequestClient) { loads[client, default: Load()].unread += bytes }

    /// The client has taken them, or is gone.
    package func taken(_ bytes: Int, by client: RequestClient) { change(client) { $0.unread -= bytes } }

    private func change(_ client: RequestClient, _ body: (inout Load) -> Void) {
        guard var load = loads[client] else { return }
        body(&load)
        loads[client] = load.isIdle ? nil : load
        if !load.waiting.isEmpty, load.mayBegin { schedule() }
    }

    // MARK: - Time

    /// Looks every second, as long as something waits or goes on.
    private func tick() {
        guard !isTicking else { return }
        isTicking = true
        inASecond { [self] in
            isTicking = false
            let moment = now()
            refuseOverdue(moment)
            for active in activities.values where active.deadline <= moment { active.expire() }
            if !activities.isEmpty || !backlogged.isEmpty { tick() }
        }
    }

    private func refuseOverdue(_ moment: UInt64) {
        for client in backlogged {
            while let first = loads[client]?.waiting.first, moment - first.since > ServerLimits.waitingNanoseconds {
                take(of: client).entry.refuse()
            }
        }
    }
}
