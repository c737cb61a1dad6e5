import ObjectModel

/// What the rules of a Deployment ask about a ReplicaSet.
public struct DeploymentReplicaSet: Sendable, Equatable, Claimable {
    /// The ReplicaSet itself, and what of it the rules ask for most.
    public let replicaSet: ReplicaSet
    public let name: String
    public let uid: String
    /// How many pods it is to have.
    public let replicas: Int
    public let status: ReplicaSetStatus
    public let createdAt: Time
    public let controllerUID: String?
    public let isDeleting: Bool

    public init(_ replicaSet: ReplicaSet) {
        let metadata = replicaSet.metadata
        self.replicaSet = replicaSet
        name = metadata.name
        uid = metadata.uid
        replicas = replicaSet.spec.replicas ?? 1
        status = replicaSet.status
        createdAt = metadata.creationTimestamp ?? Time(seconds: 0)
        controllerUID = metadata.ownerReferences.first { $0.controller == true }?.uid
        isDeleting = metadata.fields.contains("deletionTimestamp")
    }

    public var identity: ObjectIdentity { ObjectIdentity(ReplicaSet.self, replicaSet.metadata) }
    public var labels: Fields { replicaSet.metadata.fields.object("labels") }

    /// Whether it is to have pods.
    var isActive: Bool { replicas > 0 }

    /// Pods that will still be available when it has its size. Until its controller has seen a smaller size its status
    /// counts more, and the pods that are not available go first.
    var available: Int { min(status.availableReplicas, replicas) }

    func annotation(_ name: String) -> String? {
        replicaSet.metadata.fields.object("annotations").optionalString(name)
    }

    /// 0 for one that has none; nil for one that can't be read.
    var revision: Int? {
        guard let text = annotation(DeploymentNames.revision), !text.isEmpty else { return 0 }
        return Int(text)
    }

    /// Its template as its Deployment wrote it.
    var template: PodTemplateSpec {
        var template = replicaSet.spec.template
        template.fields.update("metadata") { metadata in
            metadata?["labels"]?[DeploymentNames.templateHash] = nil
            if metadata?["labels"]?.objectValue?.isEmpty == true { metadata?["labels"] = nil }
            if metadata?.objectValue?.isEmpty == true { metadata = nil }
        }
        return template
    }

    /// By age, then by name.
    static func isOlder(_ left: DeploymentReplicaSet, _ right: DeploymentReplicaSet) -> Bool {
        (left.createdAt, left.name) < (right.createdAt, right.name)
    }

    /// By revision; those whose revision can't be read by age.
    static func isEarlier(_ left: DeploymentReplicaSet, _ right: DeploymentReplicaSet) -> Bool {
        guard let first = left.revision, let second = right.revision, first != second else {
            return isOlder(left, right)
        }
        return first < second
    }
}
