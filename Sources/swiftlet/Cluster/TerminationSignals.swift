import Dispatch
import Foundation

/// The signals by which people and systems ask a program to end.
enum TerminationSignals {
    /// Waits for the first one. Must be called before any part of the program relies on their usual effect.
    static func stream() -> AsyncStream<Int32> {
        AsyncStream { continuation in
            for number in [SIGTERM, SIGINT] {
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                // The handler holds its own source: it is to live as long as the program.
                source.setEventHandler {
                    withExtendedLifetime(source) { _ = continuation.yield(number) }
                }
                source.resume()
            }
        }
    }
}
