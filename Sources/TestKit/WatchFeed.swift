import APIClient
import Synchronization

/// What one watcher has yet to read. It knows whether its reader is done with all of it: asking for the next event is
/// how a reader says so.
final class WatchFeed: Sendable {
    private struct State {
        var events: [ObjectEvent] = []
        var end: Result<ObjectEvent?, any Error>?
        var reader: CheckedContinuation<ObjectEvent?, any Error>?
    }

    private let state = Mutex(State())

    /// Whether the reader has worked on everything so far and waits for more.
    var isDrained: Bool { state.withLock { $0.reader != nil || ($0.end != nil && $0.events.isEmpty) } }

    /// The events as a stream, which alone keeps the feed.
    var stream: AsyncThrowingStream<ObjectEvent, any Error> {
        AsyncThrowingStream(unfolding: { try await self.next() })
    }

    func yield(_ event: ObjectEvent) {
        let reader = state.withLock { state -> CheckedContinuation<ObjectEvent?, any Error>? in
            guard state.end == nil else { return nil }
            if state.reader == nil { state.events.append(event) }
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(returning: event)
    }

    /// Ends the stream once everything before is read.
    func finish(throwing error: (any Error)? = nil) {
        let end: Result<ObjectEvent?, any Error> = error.map { .failure($0) } ?? .success(nil)
        let reader = state.withLock { state -> CheckedContinuation<ObjectEvent?, any Error>? in
            state.end = end
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(with: end)
    }

    private func next() async throws -> ObjectEvent? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { reader in
                let answer = state.withLock { state -> Result<ObjectEvent?, any Error>? in
                    if Task.isCancelled { return .success(nil) }
                    if !state.events.isEmpty { return .success(state.events.removeFirst()) }
                    if state.end == nil { state.reader = reader }
                    return state.end
                }
                if let answer { reader.resume(with: answer) }
            }
        } onCancel: {
            let reader = state.withLock { state in
                defer { state.reader = nil }
                return state.reader
            }
            reader?.resume(returning: nil)
        }
    }
}
