import ObjectModel

/// Labels that carry revisions.
public enum RevisionLabels {
    /// On pods of StatefulSets (the name of the revision) and DaemonSets (its hash), and on revisions of DaemonSets.
    public static let ofPods = "controller-revision-hash"
    /// On revisions of StatefulSets.
    public static let ofStatefulSets = "controller.kubernetes.io/hash"
}

extension ControllerRevision: Claimable {
    public var controllerUID: String? { metadata.ownerReferences.first { $0.controller == true }?.uid }
    public var labels: Fields { metadata.fields.object("labels") }
    public var isDeleting: Bool { metadata.fields.contains("deletionTimestamp") }
    public var identity: ObjectIdentity { ObjectIdentity(ControllerRevision.self, metadata) }

    /// The pod template that it keeps; nil where its data is something else.
    public var template: PodTemplateSpec? {
        guard case .object(var fields)? = data?["spec"]?["template"] else { return nil }
        fields["$patch"] = nil
        return PodTemplateSpec(fields: fields)
    }
}

/// The templates that a StatefulSet or DaemonSet has had, as ControllerRevisions, oldest first
/// (kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set, "Understanding DaemonSet revisions").
public struct RevisionHistory: Sendable {
    /// By number, then by age, then by name.
    public let revisions: [ControllerRevision]

    /// - Parameter revisions: Those of one owner.
    public init(_ revisions: [ControllerRevision]) {
        self.revisions = revisions.sorted { left, right in
            if left.revision != right.revision { return left.revision < right.revision }
            let (older, younger) = (left.metadata.creationTimestamp, right.metadata.creationTimestamp)
            if let older, let younger, older != younger { return older < younger }
            return left.metadata.name < right.metadata.name
        }
    }

    /// The number that comes after all others.
    public var nextNumber: Int { (revisions.last?.revision ?? 0) &+ 1 }

    /// What a revision of this template holds: a strategic merge patch that puts it back.
    public static func data(of template: PodTemplateSpec) -> Value {
        var fields = template.fields
        fields["$patch"] = "replace"
        return ["spec": ["template": .object(fields)]]
    }

    /// The revision a template has, or is to get.
    public enum Match: Sendable, Equatable {
        /// It is the newest already.
        case newest(ControllerRevision)
        /// An older one has this template: it becomes the newest again, under this number.
        case reuse(ControllerRevision, number: Int)
        /// A new one with this name, hash and number; the count of collisions it took, as status keeps it.
        case new(name: String, hash: String, number: Int, collisionCount: Int)
    }

    /// Finds the revision for a template.
    /// - Parameters:
    ///   - prefix: The owner's name.
    ///   - collisionCount: As the owner's status has it.
    ///   - isTaken: Whether a revision of that name exists, whoever owns it.
    public func match(
        _ template: PodTemplateSpec, prefix: String, collisionCount: Int, isTaken: (String) -> Bool
    ) -> Match {
        let data = Self.data(of: template)
        if let last = revisions.last, last.data == data { return .newest(last) }
        if let earlier = revisions.last(where: { $0.data == data }) { return .reuse(earlier, number: nextNumber) }
        var count = collisionCount
        while true {
            let hash = TemplateHash.name(of: data, collisionCount: count)
            let name = "\(String(decoding: prefix.utf8.prefix(Self.longestPrefix), as: UTF8.self))-\(hash)"
            guard isTaken(name) else {
                return .new(name: name, hash: hash, number: nextNumber, collisionCount: count)
            }
            count += 1
        }
    }

    /// A name has 253 characters, and a hash up to ten with its dash eleven; Kubernetes leaves more room.
    private static let longestPrefix = 223

    /// Revisions beyond the limit, oldest first. Those in use are neither counted nor named.
    public func surplus(limit: Int, isInUse: (ControllerRevision) -> Bool) -> [ControllerRevision] {
        let idle = revisions.filter { !isInUse($0) }
        return Array(idle.prefix(max(0, idle.count - max(0, limit))))
    }
}
