import ObjectCoding
import ObjectModel

/// What is known about a request at one of its stages, not yet put into words: that is the log's own work, so that the
/// connection does not wait for it.
struct AuditEvent: Sendable {
    struct Body: Sendable {
        var bytes: [UInt8]
        var contentType: String?
    }

    var decision: AuditPolicy.Decision
    var id: String
    var stage: AuditStage
    var uri: String
    var request: AuditedRequest
    var impersonated: Caller?
    var addresses: [String]
    var userAgent: String
    var status: Int?
    /// The Status of a refusal.
    var refusal: Value?
    var requestBody: Body?
    var responseBody: Body?
    var received: Time
    var stageTime: Time
    var annotations: [(String, String)]

    /// About how much memory it takes.
    var size: Int { 1024 + (requestBody?.bytes.count ?? 0) + (responseBody?.bytes.count ?? 0) }
}
