import APIServer
import ClusterAccess
import ObjectCoding
import ObjectModel
import Synchronization

/// An audit log in memory.
final class AuditLines: AuditSink {
    private let lines = Mutex<[Value]>([])

    func append(_ line: [UInt8]) throws {
        let event = try JSON.parse(line)
        lines.withLock { $0.append(event) }
    }
    func close() {}

    /// The events of whole requests, in the order of their ends.
    var events: [Value] { lines.withLock { $0 } }

    /// What a server notes about each of the requests that `body` makes.
    static func annotations(
        tokens: ServiceAccountTokens = ServiceAccountTokens(), of body: (TestServer) async throws -> Void
    ) async throws -> [Value] {
        let lines = AuditLines()
        let policy = """
            {apiVersion: audit.k8s.io/v1, kind: Policy, omitStages: [RequestReceived], rules: [{level: Metadata}]}
            """
        let audit = try AuditPolicy(yaml: Array(policy.utf8))
        // The end of the server is the end of the log.
        try await TestServer.run(tokens: tokens, configure: { $0.audit = (lines, audit) }) { try await body($0) }
        return lines.events.compactMap { $0["annotations"] }
    }
}
