/// How much a namespace lets its pods do (Pod Security Standards), from everything to little.
public enum PodSecurityLevel: String, Sendable, Comparable, CaseIterable {
    case privileged, baseline, restricted

    public static func < (left: PodSecurityLevel, right: PodSecurityLevel) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .privileged: 0
        case .baseline: 1
        case .restricted: 2
        }
    }
}

/// The Kubernetes version whose idea of a level counts: `v1.25` or `latest`.
public struct PodSecurityVersion: Sendable, Hashable, CustomStringConvertible {
    /// The 25 of v1.25; nil for the latest.
    public let minor: Int?

    /// What the present version of Kubernetes means.
    public static let latest = PodSecurityVersion(minor: nil)

    init(minor: Int?) { self.minor = minor }

    /// Reads a label's value; nil for anything but `latest` and `v1.N`.
    public init?(_ text: String) {
        if text == "latest" {
            self = .latest
            return
        }
        let digits = text.dropFirst(3)
        let isCanonical = digits == "0" || (digits.first != "0" && digits.utf8.allSatisfy { (48...57).contains($0) })
        guard text.hasPrefix("v1."), isCanonical, let minor = Int(digits) else { return nil }
        self.init(minor: minor)
    }

    public var description: String { minor.map { "v1.\($0)" } ?? "latest" }
}

/// A level as a version defines it, such as `restricted:latest`.
public struct PodSecurityStandard: Sendable, Hashable, CustomStringConvertible {
    /// What is allowed, and by whose definition.
    public var level: PodSecurityLevel
    public var version: PodSecurityVersion

    public init(_ level: PodSecurityLevel, _ version: PodSecurityVersion = .latest) {
        self.level = level
        self.version = version
    }

    public var description: String { "\(level.rawValue):\(version)" }
}
