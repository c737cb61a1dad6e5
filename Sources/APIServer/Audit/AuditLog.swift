import Dispatch
import Foundation
import Logging
import Synchronization

/// Where audit events go.
public protocol AuditSink: Sendable {
    /// Appends a line, which ends with a newline. Called by one thread at a time.
    func append(_ line: [UInt8]) throws
    /// Brings everything to the disk and closes.
    func close()
}

/// The queue between requests and the audit log: whoever answers a request never waits for the disk.
///
/// The queue is bounded in memory. When it is full, events are dropped and counted, and the next line that is written
/// is followed by a warning in the server's own log.
final class AuditLog: Sendable {
    private struct State {
        var waiting: [AuditEvent] = []
        var bytes = 0
        var dropped = 0
        var isWriting = false
    }

    private let sink: any AuditSink
    private let writer: AuditWriter
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "audit", qos: .utility)
    private let logger = Logger(label: "audit")

    init(sink: any AuditSink, writer: AuditWriter) {
        self.sink = sink
        self.writer = writer
    }

    /// Takes an event; it is on its way when this returns, or dropped.
    func record(_ event: AuditEvent) {
        let mustStart = state.withLock { state -> Bool in
            guard state.bytes + event.size <= ServerLimits.auditQueueBytes else {
                state.dropped += 1
                return false
            }
            state.waiting.append(event)
            state.bytes += event.size
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if mustStart { queue.async { [self] in drain() } }
    }

    private func drain() {
        while true {
            let (events, dropped) = state.withLock { state in
                defer {
                    state.waiting = []
                    state.bytes = 0
                    state.dropped = 0
                }
                if state.waiting.isEmpty { state.isWriting = false }
                return (state.waiting, state.dropped)
            }
            if dropped > 0 { logger.error("\(dropped) audit events were dropped: the log does not keep up") }
            guard !events.isEmpty else { return }
            for event in events { write(event) }
        }
    }

    private func write(_ event: AuditEvent) {
        do {
            try sink.append(writer.line(event))
        } catch {
            logger.error("an audit event was not written: \(error)")
        }
    }

    /// Writes what waits, and closes the sink.
    func close() {
        queue.sync { drain() }
        sink.close()
    }
}
