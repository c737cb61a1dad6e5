/// Whose turn it is among clients that wait for one event loop: start-time fair queueing (Goyal, Vin, Cheng 1996), with
/// the time that requests took instead of an estimate. A client that comes after a rest is next, one that took a lot
/// comes again when the others have had as much.
///
/// Times are nanoseconds. Nothing here reads a clock.
struct FairShares<Client: Hashable> {
    /// The virtual time at which the next request of a client may begin.
    private var starts: [Client: UInt64] = [:]
    private var virtualTime: UInt64 = 0

    init() {}

    /// Clients that are remembered.
    var count: Int { starts.count }

    /// The one of some waiting clients whose turn it is; nil when none waits.
    func next(among waiting: some Sequence<Client>) -> Client? {
        waiting.min { start(of: $0) < start(of: $1) }
    }

    private func start(of client: Client) -> UInt64 { max(virtualTime, starts[client] ?? 0) }

    /// Notes that a request of a client took some time.
    mutating func charge(_ client: Client, _ cost: UInt64) {
        let begin = start(of: client)
        virtualTime = begin
        starts[client] = begin + cost
        if starts.count > ServerLimits.rememberedClients { forgetRested() }
    }

    /// Forgets clients that are as good as new ones.
    private mutating func forgetRested() {
        let kept = starts.filter { $0.value > virtualTime }
        // When hardly any has rested the whole reckoning starts anew.
        starts = kept.count > ServerLimits.rememberedClients / 2 ? [:] : kept
    }
}
