import Dispatch
import Foundation

/// The signals by which people and systems ask a program to end.
enum TerminationSignals {
    /// Waits for the first one. Must be called before any part of the program relies on their usual effect.
    static func stream() -> AsyncStream<Int32> {
        AsyncStream { continuation in
            let sources = [SIGTERM, SIGINT].map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { continuation.yield(number) }
                source.resume()
                return Source(source: source)
            }
            continuation.onTermination = { _ in for source in sources { source.source.cancel() } }
        }
    }

    /// Dispatch sources may be used from any thread, which their type does not say everywhere.
    private struct Source: @unchecked Sendable {
        let source: any DispatchSourceSignal
    }
}
