/// The requests of a connection among those of others.
extension HTTPHandler {
    /// Begins with the work on the request at hand when it is its turn.
    func compete(
        as caller: Caller, _ entry: FairQueue.Entry, within nanoseconds: Int64, expired: @escaping () -> HTTPResponse
    ) {
        let client = RequestClient(name: caller.name, connection: caller.isAdministrator ? peer.connection : 0)
        let number = number
        var turn = entry
        turn.begin = { [weak self] in
            // Who has gone meanwhile wants no answer.
            guard let self, isAnswering(number) else { return }
            self.client = client
            entry.begin()
            guard isAnswering(number), !entry.isLongRunning else { return }
            activity = share.queue.becameActive(client, for: nanoseconds) { [weak self] in
                guard let self, isAnswering(number) else { return }
                write(expired())
            }
        }
        share.queue.submit(turn, of: client)
    }

    /// The answer has become a stream, which may go on for ever.
    func enterStream() {
        guard let client else { return }
        if let activity { share.queue.ended(activity) }
        activity = nil
        boundBuffer(to: share.queue.beganWatch(client))
    }

    /// The request takes no place any more.
    func leave(wasStreaming: Bool) {
        guard let client else { return }
        if let activity { share.queue.ended(activity) }
        activity = nil
        if wasStreaming { share.queue.endedWatch(client) }
        self.client = nil
    }

    /// Counts a large answer until the client has taken it; nil for small ones, which are not counted.
    func tracked(_ length: Int) -> (() -> Void)? {
        guard length >= ServerLimits.trackedAnswerBytes, let client else { return nil }
        let queue = share.queue
        queue.sent(length, to: client)
        return { queue.taken(length, by: client) }
    }
}
