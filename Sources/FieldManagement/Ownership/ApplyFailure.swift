import ObjectTree

/// A field that somebody else manages, with another value.
public struct FieldConflict: Sendable, Equatable {
    /// Who manages it.
    public let owner: FieldOwner
    /// Such as `.spec.containers[name="web"].image`.
    public let path: String

    /// A conflict with an owner about the field at a path, in the form that messages have.
    public init(owner: FieldOwner, path: String) {
        self.owner = owner
        self.path = path
    }
}

/// Why something can't be applied.
public enum ApplyFailure: Error, Equatable {
    /// Others manage fields with other values.
    case conflicts([FieldConflict])
    /// The request makes no sense.
    case badRequest(String)
    /// What is applied does not fit its type.
    case failed(String)

    /// What Kubernetes says about conflicts, all of them together.
    public static func message(for conflicts: [FieldConflict]) -> String {
        if conflicts.count == 1, let conflict = conflicts.first {
            return "Apply failed with 1 conflict: conflict with \(conflict.owner.description): \(conflict.path)"
        }
        var owners: [FieldOwner] = []
        for conflict in conflicts where !owners.contains(conflict.owner) { owners.append(conflict.owner) }
        owners.sort { $0.sortKey < $1.sortKey }
        var lines: [String] = []
        for owner in owners {
            lines.append("conflicts with \(owner.description):")
            lines += conflicts.filter { $0.owner == owner }.map { "- \($0.path)" }
        }
        return "Apply failed with \(conflicts.count) conflicts: " + lines.joined(separator: "\n")
    }

    /// The causes of the answer, one for each conflict.
    public static func causes(for conflicts: [FieldConflict]) -> [Value] {
        conflicts.map { conflict in
            [
                "reason": "FieldManagerConflict",
                "message": .string("conflict with \(conflict.owner.description)"), "field": .string(conflict.path),
            ]
        }
    }
}
