import ObjectModel
import Synchronization

/// Counts changes and wakes those who wait for the next one. A waiter states the count it has seen, so a change
/// between looking and waiting is never missed.
public final class ChangeSignal: Sendable {
    private struct State {
        var count: UInt64 = 0
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// How many changes there were.
    public var count: UInt64 { state.withLock { $0.count } }

    /// States a change.
    public func raise() {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.count += 1
            guard !state.waiters.isEmpty else { return [] }
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns once there was a change after the one counted `seen`, or at once when the task is cancelled.
    public func wait(past seen: UInt64) async {
        let id = state.withLock { state -> UInt64 in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state -> Bool in
                    guard state.count <= seen, !Task.isCancelled else { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
        }
    }

    /// Returns once there was a change after the one counted `seen`, the moment has come (nil: never), or the task is
    /// cancelled.
    public func wait(past seen: UInt64, until deadline: Time?, on clock: any Clock) async {
        guard let deadline else { return await wait(past: seen) }
        guard deadline > clock.now() else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await clock.sleep(until: deadline) } catch { /* cancelled: the caller looks again */  }
            }
            group.addTask { await self.wait(past: seen) }
            await group.next()
            group.cancelAll()
        }
    }
}
