import ObjectModel

/// Nobody may grant rights that they don't have: by writing a role, or by binding one.
public enum EscalationRule {
    /// Why a caller may not grant `rules`; nil when they hold all of them.
    /// - Parameters:
    ///   - held: The rules of the caller where the role would be.
    ///   - problems: What was wrong when those were looked up.
    public static func refusal(
        of rules: [AccessRule], to caller: Caller, holding held: [AccessRule], problems: [String]
    ) -> String? {
        let missing = AccessRule.missing(from: held, of: rules)
        guard !missing.isEmpty else { return nil }
        let texts = Set(AccessRule.compacted(missing).map(\.description)).sorted()
        let resolution = problems.isEmpty ? "" : "; resolution errors: [\(problems.joined(separator: " "))]"
        return "user \(FieldError.quoted(caller.name)) (groups=\(AccessRule.quoted(caller.groups))) is attempting to "
            + "grant RBAC permissions not currently held:\n" + texts.joined(separator: "\n") + resolution
    }

    /// What one must be allowed to write roles that are made of others, which may hold anything.
    public static let everything: [AccessRule] = {
        var objects = AccessRule()
        (objects.verbs, objects.apiGroups, objects.resources) = (["*"], ["*"], ["*"])
        var paths = AccessRule()
        (paths.verbs, paths.nonResourceURLs) = (["*"], ["*"])
        return [objects, paths]
    }()

    /// The refusal to those who may not.
    public static let aggregationRefusal = "must have cluster-admin privileges to use the aggregationRule"

    /// Whether an update changes only what the garbage collector writes (owners, finalizers): that is always granted,
    /// so that objects can go whoever deletes them.
    public static func changesOnlyOwnership(_ object: Value, old: Value) -> Bool {
        stripped(object) == stripped(old)
    }

    private static func stripped(_ object: Value) -> Value {
        guard case .object(var fields) = object else { return object }
        var metadata = fields.object("metadata")
        for key in ["ownerReferences", "finalizers", "managedFields"] { metadata[key] = nil }
        fields["metadata"] = .object(metadata)
        return .object(fields)
    }
}
