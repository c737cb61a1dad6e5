import ControllerRuntime
import ObjectModel
import Synchronization

/// A clock that stands still until it is moved.
public final class ManualClock: Clock {
    private struct Sleeper {
        let deadline: Time
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Time
        var sleepers: [UInt64: Sleeper] = [:]
        var nextSleeper: UInt64 = 0
    }

    private let state: Mutex<State>

    public init(_ start: Time = Time(seconds: 1_700_000_000)) { state = Mutex(State(now: start)) }

    public func now() -> Time { state.withLock { $0.now } }

    /// The next moment somebody waits for.
    public var earliestDeadline: Time? { state.withLock { $0.sleepers.values.map(\.deadline).min() } }

    /// Moves the clock and wakes all whose moment has come.
    public func advance(seconds: Double) { advance(to: now().adding(seconds: seconds)) }

    /// Moves the clock forward and wakes whoever waited for a time up to there.
    public func advance(to time: Time) {
        let due = state.withLock { state -> [Sleeper] in
            state.now = max(state.now, time)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    public func sleep(until deadline: Time) async throws {
        let id = state.withLock { state -> UInt64 in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let result = state.withLock { state -> Result<Void, any Error>? in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if deadline <= state.now { return .success(()) }
                    state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
