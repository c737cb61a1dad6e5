import ObjectModel
import Synchronization

/// Lets work that is due at a moment go before work that is not: when ten thousand CronJobs are due in one minute, all
/// their Jobs are created before the first pod of them is. What has to give way does so for a bounded time only, so
/// that punctual work without end stops nobody.
public final class RightOfWay: Sendable {
    private struct State {
        var holders = 0
        /// Since when there are holders.
        var since: Time?
    }

    private let clock: any Clock
    private let crowdChanged: @Sendable (Bool) -> Void
    private let state = Mutex(State())
    private let freed = ChangeSignal()

    /// - Parameter crowdChanged: Told when so much is due at once that it is a crowd, and when it is none any more.
    init(clock: any Clock, crowdChanged: @escaping @Sendable (Bool) -> Void = { _ in }) {
        self.clock = clock
        self.crowdChanged = crowdChanged
    }

    /// Does work before which others give way.
    public func first(_ work: () async -> Void) async {
        hold()
        await work()
        release()
    }

    /// Returns once nobody has the right of way, or has had it for too long, or the task is cancelled.
    public func giveWay() async {
        while !Task.isCancelled {
            let seen = freed.count
            guard let end = state.withLock({ $0.since })?.adding(seconds: ControllerLimits.longestRightOfWay),
                clock.now() < end
            else { return }
            await freed.wait(past: seen, until: end, on: clock)
        }
    }

    private func hold() {
        state.withLock { state in
            if state.holders == 0 { state.since = clock.now() }
            state.holders += 1
            // Under the lock, so that the last word is the right one.
            if state.holders == ControllerLimits.crowd { crowdChanged(true) }
        }
    }

    private func release() {
        let isFree = state.withLock { state in
            if state.holders == ControllerLimits.crowd { crowdChanged(false) }
            state.holders -= 1
            if state.holders == 0 { state.since = nil }
            return state.holders == 0
        }
        if isFree { freed.raise() }
    }
}
