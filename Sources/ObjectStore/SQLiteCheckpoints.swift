import Dispatch
import Foundation
import GRDB
import Synchronization

/// Copies pages from the write-ahead log to the database, so that the log can start over.
///
/// The bulk is copied on a thread and a connection of its own, beside the writers. Those go on meanwhile, and the log
/// starts over only when nothing in it is left to copy, so the few pages that came in the meantime are copied between
/// two batches: once per `StoreLimits.checkpointPages`, and about as long as one batch takes.
final class SQLiteCheckpoints: Sendable {
    private enum Phase { case idle, copying, copied }

    private struct State {
        var phase = Phase.idle
        /// About how many pages were written since the last copy began.
        var pages = 0
    }

    private let limit: Int
    private let connection: DatabaseQueue
    private let queue = DispatchQueue(label: "checkpoint", qos: .utility)
    private let state = Mutex(State())

    /// Copies when about so many pages were written.
    init(path: String, pages: Int) throws {
        limit = pages
        connection = try SQLiteFile.connect(path: path, label: "checkpoint")
    }

    /// To be told of every transaction, on the thread and with the connection that writes.
    func wrote(_ changes: [LogChange], by writer: DatabaseQueue) {
        let pages = changes.reduce(0) { $0 + Self.pages(of: $1) }
        let phase = state.withLock { state in
            state.pages += pages
            if state.phase == .idle, state.pages > limit {
                state = State(phase: .copying)
                return Phase.idle
            }
            return state.phase == .copied ? .copied : .copying
        }
        switch phase {
        case .idle: queue.async { [self] in copy(with: connection, next: .copied) }
        case .copying: break
        case .copied: copy(with: writer, next: .idle)
        }
    }

    /// The body's own pages, one of the table and one of its index.
    private static func pages(of change: LogChange) -> Int {
        switch change {
        case .put(let object): object.json.count / 4096 + 2
        case .delete: 2
        }
    }

    private func copy(with connection: DatabaseQueue, next: Phase) {
        var next = next
        do {
            try connection.inDatabase { _ = try $0.checkpoint(.passive) }
        } catch {
            // Nothing is lost: the log holds everything, and the copy is tried again when it has grown further.
            Self.report("copying the write-ahead log", error)
            next = .idle
        }
        state.withLock { $0.phase = next }
    }

    func close() throws {
        queue.sync {}
        try connection.close()
    }

    /// For failures that harm no write.
    static func report(_ what: String, _ error: any Error) {
        FileHandle.standardError.write(Data("swiftlet: \(what) failed: \(error)\n".utf8))
    }
}
