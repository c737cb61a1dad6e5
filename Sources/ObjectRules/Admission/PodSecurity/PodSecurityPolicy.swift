import ObjectModel

/// What the labels of a namespace say about the security of its pods (KEP-2579).
public struct PodSecurityPolicy: Sendable, Equatable {
    /// Pods that do not hold to it are refused.
    public private(set) var enforce = PodSecurityStandard(.privileged)
    /// What does not hold to it is noted in the audit log.
    public private(set) var audit = PodSecurityStandard(.privileged)
    /// Who creates what does not hold to it is warned.
    public private(set) var warn = PodSecurityStandard(.privileged)
    /// What is wrong with the labels. A level that cannot be read is restricted where pods are refused, privileged
    /// where somebody is only told.
    public private(set) var errors: [FieldError] = []

    /// The policy of a namespace with these labels. Without them everything is allowed.
    public init(labels: Fields) {
        guard labels.keys.contains(where: { $0.hasPrefix(Self.prefix) }) else { return }
        let stated = readLevel("enforce", labels, otherwise: .restricted)
        let isEnforced = stated != nil && errors.isEmpty
        enforce.level = stated ?? .privileged
        let version = readVersion("enforce", labels)
        enforce.version = version ?? .latest
        audit.level = readLevel("audit", labels, otherwise: .privileged) ?? .privileged
        audit.version = readVersion("audit", labels) ?? .latest
        let warned = readLevel("warn", labels, otherwise: .privileged)
        warn.level = warned ?? .privileged
        let warnedVersion = readVersion("warn", labels)
        warn.version = warnedVersion ?? .latest
        // Who creates a workload learns at once that its pods will be refused.
        if warned == nil, isEnforced, enforce.level > warn.level {
            warn.level = enforce.level
            if warnedVersion == nil, let version { warn.version = version }
        }
    }

    private static let prefix = "pod-security.kubernetes.io/"

    /// The level that a label states, `otherwise` for one that cannot be read, nil without the label.
    private mutating func readLevel(
        _ mode: String, _ labels: Fields, otherwise: PodSecurityLevel
    ) -> PodSecurityLevel? {
        let label = Self.prefix + mode
        guard let text = labels.optionalString(label) else { return nil }
        if let level = PodSecurityLevel(rawValue: text) { return level }
        let known = PodSecurityLevel.allCases.map(\.rawValue).joined(separator: ", ")
        refuse(label, text, "must be one of \(known)")
        return otherwise
    }

    private mutating func readVersion(_ mode: String, _ labels: Fields) -> PodSecurityVersion? {
        let label = Self.prefix + mode + "-version"
        guard let text = labels.optionalString(label) else { return nil }
        if let version = PodSecurityVersion(text) { return version }
        refuse(label, text, "must be \"latest\" or \"v1.x\"")
        return .latest
    }

    private mutating func refuse(_ label: String, _ text: String, _ why: String) {
        errors.append(.invalid(FieldPath("metadata.labels").key(label), .string(text), why))
    }

    /// Whether nothing is refused, noted or warned of.
    public var allowsEverything: Bool {
        errors.isEmpty && [enforce, audit, warn].allSatisfy { $0.level == .privileged }
    }
}
