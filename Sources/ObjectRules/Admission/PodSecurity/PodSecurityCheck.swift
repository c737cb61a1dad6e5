import ObjectModel

/// What keeps a pod from holding to a standard.
public struct PodSecurityViolation: Sendable, Hashable {
    /// What is wrong in two or three words, and who does what.
    public let reason: String
    public let detail: String
}

/// One thing that a level does not allow. Levels change from version to version of Kubernetes, and checks with them.
struct PodSecurityCheck {
    typealias Rule = @Sendable (PodSecuritySubject) -> PodSecurityViolation?

    /// Violations are told in the order of these.
    let id: String
    let level: PodSecurityLevel
    /// Rules with the minor version from which each counts, oldest first.
    let revisions: [(since: Int, rule: Rule)]
    /// Checks of the baseline that the restricted level does not make, since this one is stricter.
    let replaces: String?

    init(
        _ id: String, _ level: PodSecurityLevel, since: Int = 0, replaces: String? = nil, _ rule: @escaping Rule
    ) {
        self.init(id, level, [(since, rule)], replaces: replaces)
    }

    init(_ id: String, _ level: PodSecurityLevel, _ revisions: [(since: Int, rule: Rule)], replaces: String? = nil) {
        self.id = id
        self.level = level
        self.revisions = revisions
        self.replaces = replaces
    }

    /// The rule as it was in a version; nil before the check was made.
    func rule(_ version: PodSecurityVersion) -> Rule? {
        guard let minor = version.minor else { return revisions.last?.rule }
        return revisions.last { $0.since <= minor }?.rule
    }

    // MARK: - All of them

    /// As of Kubernetes 1.36, by level and id.
    private static let all: [PodSecurityCheck] = (baseline + restricted).sorted { left, right in
        left.level == right.level ? left.id < right.id : left.level < right.level
    }

    /// The rules of a standard, in the order in which their violations are told.
    static func rules(of standard: PodSecurityStandard) -> [Rule] {
        guard standard.level != .privileged else { return [] }
        let checks = all.filter { $0.level <= standard.level && $0.rule(standard.version) != nil }
        let replaced = Set(checks.compactMap(\.replaces))
        return checks.filter { !replaced.contains($0.id) }.compactMap { $0.rule(standard.version) }
    }
}

extension PodSecurityStandard {
    /// What keeps a pod from holding to the standard.
    public func violations(of subject: PodSecuritySubject) -> [PodSecurityViolation] {
        PodSecurityCheck.rules(of: self).compactMap { $0(subject) }
    }
}
