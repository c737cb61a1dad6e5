import ObjectModel

/// Names that Deployments and their ReplicaSets carry (kubernetes.io/docs/reference/labels-annotations-taints).
enum DeploymentNames {
    /// The label that tells the ReplicaSets of one Deployment, and their pods, apart.
    static let templateHash = "pod-template-hash"
    /// On ReplicaSets: when their template was the newest. On Deployments: that of the newest ReplicaSet.
    static let revision = "deployment.kubernetes.io/revision"
    /// Revisions that a ReplicaSet had before it became the newest again.
    static let revisionHistory = "deployment.kubernetes.io/revision-history"
    /// The replicas of the Deployment when it last looked at the size of the ReplicaSet.
    static let desiredReplicas = "deployment.kubernetes.io/desired-replicas"
    /// The same with the surge.
    static let maxReplicas = "deployment.kubernetes.io/max-replicas"
    /// Asks for a rollback, as the first versions of the API did in a field.
    static let rollbackTo = "deprecated.deployment.rollback.to"

    /// Annotations that belong to either the Deployment or the ReplicaSet; all others a ReplicaSet gets from its
    /// Deployment.
    static let notCopied: Set<String> = [
        "kubectl.kubernetes.io/last-applied-configuration", revision, revisionHistory, desiredReplicas, maxReplicas,
        rollbackTo,
    ]
}
