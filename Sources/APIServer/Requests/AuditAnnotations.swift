import Synchronization

/// What admission notes about a request for the audit log: values by key, such as
/// `pod-security.kubernetes.io/enforce-policy`. The first value of a key stays.
final class AuditAnnotations: Sendable {
    private let values = Mutex<[String: String]>([:])

    func add(_ key: String, _ value: String) {
        values.withLock { values in
            if values[key] == nil { values[key] = value }
        }
    }

    /// All of them at this moment.
    var all: [String: String] { values.withLock { $0 } }
}
