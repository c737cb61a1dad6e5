import Synchronization

/// Lets containers start until the agent stops, so that none slips in after the last one was told to end.
final class StartGate: Sendable {
    private struct State {
        var isClosed = false
        var starting = 0
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Carries out a start; throws `CancellationError` once the gate is closed.
    func run<Result>(_ start: () async throws -> Result) async throws -> Result {
        let isOpen = state.withLock { state -> Bool in
            if !state.isClosed { state.starting += 1 }
            return !state.isClosed
        }
        guard isOpen else { throw CancellationError() }
        defer { leave() }
        return try await start()
    }

    private func leave() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.starting -= 1
            guard state.starting == 0 else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Lets no more starts in.
    func close() { state.withLock { $0.isClosed = true } }

    /// Returns when the starts under way are through, or the task is cancelled. One caller at a time.
    func waitForStarts() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state -> Bool in
                    if state.starting == 0 || Task.isCancelled { return true }
                    state.waiter = continuation
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }
}
