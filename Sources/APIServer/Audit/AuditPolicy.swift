import ObjectCoding
import ObjectModel

/// How much of a request is written to the audit log, in Kubernetes' order from nothing to all.
public enum AuditLevel: String, Sendable, Comparable, CaseIterable {
    case none = "None"
    /// Who, what, when, and with what result.
    case metadata = "Metadata"
    /// The body of the request too.
    case request = "Request"
    /// Both bodies.
    case requestResponse = "RequestResponse"

    public static func < (left: AuditLevel, right: AuditLevel) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// When something is written about a request.
public enum AuditStage: String, Sendable, CaseIterable {
    /// Before anything is done with it.
    case requestReceived = "RequestReceived"
    /// An answer without a known end (a watch) has begun.
    case responseStarted = "ResponseStarted"
    /// The answer is complete.
    case responseComplete = "ResponseComplete"
    /// The server failed; Swiftlet never writes it, and policies may name it.
    case panic = "Panic"
}

/// Which requests are written to the audit log, and how much of each: Kubernetes' `audit.k8s.io/v1` Policy. The first
/// rule that fits a request decides; one that none fits is not written.
public struct AuditPolicy: Sendable {
    let rules: [AuditRule]
    private let omittedStages: Set<AuditStage>
    private let omitsManagedFields: Bool

    /// Everybody's requests, with their metadata: what holds where there is no policy.
    public static let metadata = AuditPolicy(rules: [AuditRule(level: .metadata)])

    init(rules: [AuditRule], omittedStages: Set<AuditStage> = [], omitsManagedFields: Bool = false) {
        self.rules = rules
        self.omittedStages = omittedStages
        self.omitsManagedFields = omitsManagedFields
    }

    /// From the text of a policy file, YAML or JSON. Throws `AuditPolicyError` with all that is wrong with it.
    public init(yaml: [UInt8]) throws {
        let file: Value
        do {
            file = try YAML.parse(yaml).value
        } catch {
            throw AuditPolicyError(problems: ["it is no YAML: \(error.message)"])
        }
        var reader = AuditPolicyReader()
        self = reader.policy(file)
        guard reader.problems.isEmpty else { throw AuditPolicyError(problems: reader.problems) }
    }

    /// What is written about a request.
    struct Decision: Sendable {
        var level: AuditLevel
        var omittedStages: Set<AuditStage>
        var omitsManagedFields: Bool
    }

    func decision(on request: AuditedRequest) -> Decision {
        guard let rule = rules.first(where: { $0.fits(request) }) else {
            return Decision(level: .none, omittedStages: omittedStages, omitsManagedFields: omitsManagedFields)
        }
        return Decision(
            level: rule.level, omittedStages: omittedStages.union(rule.omittedStages),
            omitsManagedFields: rule.omitsManagedFields ?? omitsManagedFields)
    }
}

/// A policy file that can't be used.
public struct AuditPolicyError: Error, CustomStringConvertible {
    /// Each with the path of its field.
    public let problems: [String]

    public var description: String { problems.joined(separator: "; ") }
}
