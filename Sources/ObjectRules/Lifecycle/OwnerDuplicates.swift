import ObjectModel

/// Owner references that stand twice in an object. Garbage collection needs each once; Kubernetes takes the others out
/// and warns of them.
public enum OwnerDuplicates {
    /// Leaves the first of those that are equal. Answers the uids of the others, in their order.
    public static func remove(from object: inout Value) -> [String] {
        let references = object["metadata"]?["ownerReferences"]?.arrayValue ?? []
        guard references.count > 1 else { return [] }
        var kept: [Value] = []
        var duplicates: [String] = []
        for reference in references {
            if kept.contains(reference) {
                duplicates.append(reference["uid"]?.stringValue ?? "")
            } else {
                kept.append(reference)
            }
        }
        guard !duplicates.isEmpty, case .object(var fields) = object else { return [] }
        var metadata = fields["metadata"]?.objectValue ?? Fields()
        metadata["ownerReferences"] = .array(kept)
        fields["metadata"] = .object(metadata)
        object = .object(fields)
        return duplicates
    }

    /// What a client hears of them.
    /// - Parameter afterAdmission: Whether they were there, or there again, when mutating admission was done.
    public static func warning(of uids: [String], afterAdmission: Bool) -> String {
        ".metadata.ownerReferences contains duplicate entries"
            + (afterAdmission ? " after mutating admission happens" : "")
            + "; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; "
            + "please fix your requests; duplicate UID(s) observed: \(uids.joined(separator: ", "))"
    }
}
