import ObjectModel

/// What becomes, at a start, of a role or binding that every cluster has: missing rules, subjects, labels and
/// annotations come back, what somebody added stays. Objects annotated with `autoupdate: "false"` are left alone.
public enum BootstrapReconciliation: Sendable, Equatable {
    /// It is there and has all it should have.
    case keep
    /// It is there and lacks something; this is how it should be.
    case update(Value)
    /// It refers to another role, which cannot be changed: it goes, and this one comes.
    case replace(Value)

    /// - Parameters:
    ///   - expected: The object of `BootstrapPolicy`.
    ///   - found: The object of that name which is there.
    public init(_ expected: Value, found: Value) {
        guard found.at("metadata", "annotations", BootstrapPolicy.autoUpdate)?.stringValue != "false" else {
            self = .keep
            return
        }
        if let role = expected["roleRef"], role != found["roleRef"] {
            self = .replace(expected)
            return
        }
        var object = found.objectValue ?? Fields()
        var metadata = object.object("metadata")
        for key in ["labels", "annotations"] {
            var members = metadata.object(key)
            for entry in expected.at("metadata", key)?.objectValue?.entries ?? [] where members[entry.key] == nil {
                members[entry.key] = entry.value
            }
            metadata[key] = members.isEmpty ? nil : .object(members)
        }
        object["metadata"] = .object(metadata)
        if let subjects = expected["subjects"]?.arrayValue {
            Self.addMissing(subjects, to: "subjects", of: &object)
        }
        if expected["rules"] != nil {
            let missing = AccessRule.missing(from: AccessRule.rules(of: found), of: AccessRule.rules(of: expected))
            Self.addMissing(AccessRule.compacted(missing).map(\.value), to: "rules", of: &object)
        }
        if let selectors = expected.at("aggregationRule", "clusterRoleSelectors")?.arrayValue {
            var aggregation = object.object("aggregationRule")
            Self.addMissing(selectors, to: "clusterRoleSelectors", of: &aggregation)
            object["aggregationRule"] = .object(aggregation)
        }
        let wanted = Value.object(object)
        self = wanted == found ? .keep : .update(wanted)
    }

    private static func addMissing(_ elements: [Value], to key: String, of fields: inout Fields) {
        let present = fields.values(key)
        let missing = elements.filter { !present.contains($0) }
        if !missing.isEmpty { fields[key] = .array(present + missing) }
    }
}
