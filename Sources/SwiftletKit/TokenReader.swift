import Foundation
import Synchronization

/// Knows the bearer token of a connection, and reads it again where it comes from a file.
final class TokenReader: Sendable {
    private struct State {
        var token = ""
        var readAt: ContinuousClock.Instant?
    }

    private let source: ClusterConnection.Token
    private let state = Mutex(State())

    init(_ source: ClusterConnection.Token) { self.source = source }

    /// The token; empty without one. A file that cannot be read leaves the token that was known.
    var current: String {
        switch source {
        case .none: return ""
        case .fixed(let token): return token
        case .file(let path):
            return state.withLock { state in
                let now = ContinuousClock.now
                if let readAt = state.readAt, now - readAt < .seconds(ClientLimits.tokenSeconds) { return state.token }
                guard let data = FileManager.default.contents(atPath: path) else { return state.token }
                state.readAt = now
                state.token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
                return state.token
            }
        }
    }

    /// The server did not accept the token. Answers whether another try may have another one.
    func refused(_ token: String) -> Bool {
        guard case .file = source else { return false }
        state.withLock { $0.readAt = nil }
        return current != token
    }
}
