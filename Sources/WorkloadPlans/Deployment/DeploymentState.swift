import ObjectModel
import ObjectRules

/// All that a Deployment's plan depends on: the Deployment, the ReplicaSets that are or might become its own, whether
/// the name of the next one is free, the pods that a Recreate has to wait for, what was refused, and the time.
public struct DeploymentState: Sendable {
    public let deployment: Deployment
    public let now: Time
    /// What the API server said when it refused the plan before; nil after one that went through.
    public let refusal: StatusError?

    let owner: OwnerIdentity
    let spec: DeploymentSpec
    let status: DeploymentStatus
    let claims: OwnerClaims<DeploymentReplicaSet>
    /// The oldest ReplicaSet with the template of the Deployment; nil while there is none.
    let newest: DeploymentReplicaSet?
    /// All others, the oldest first.
    let old: [DeploymentReplicaSet]
    /// The one to be created while there is no `newest`.
    let next: NextReplicaSet?
    /// Pods of old ReplicaSets that have not ended; only known where they matter, for Recreate.
    let oldPods: Int

    /// - Parameters:
    ///   - replicaSets: Those that the Deployment controls and those that nobody does.
    ///   - isTaken: Whether the namespace has a ReplicaSet of that name, whoever owns it.
    ///   - livePods: How many pods of the ReplicaSet with that uid have not ended.
    /// - Throws: BadRequest where the Deployment's selector can't be read.
    public init(
        deployment: Deployment, replicaSets: [DeploymentReplicaSet], now: Time, refusal: StatusError? = nil,
        isTaken: (String) -> Bool, livePods: (String) -> Int
    ) throws(StatusError) {
        self.deployment = deployment
        self.now = now
        self.refusal = refusal
        let spec = deployment.spec
        self.spec = spec
        status = deployment.status
        let owner = OwnerIdentity(Deployment.self, deployment.metadata)
        self.owner = owner
        claims = OwnerClaims(
            owner: owner, selector: try LabelSelectorExpression(spec.selector), candidates: replicaSets)
        let sets = claims.owned.sorted(by: DeploymentReplicaSet.isOlder)
        let newest = sets.first { $0.template == spec.template }
        self.newest = newest
        old = sets.filter { $0.uid != newest?.uid }
        next = newest == nil ? NextReplicaSet(deployment, isTaken: isTaken) : nil
        oldPods = spec.isRecreate ? old.reduce(0) { $0 + max($1.status.replicas, livePods($1.uid)) } : 0
    }

    /// Old and new, the oldest first.
    var all: [DeploymentReplicaSet] { old + [newest].compactMap(\.self) }
    /// The pods that the ReplicaSets are to have now, all together.
    var total: Int { all.reduce(0) { $0 + $1.replicas } }
    /// The pods that the Deployment is to have.
    var replicas: Int { spec.replicas ?? 1 }
    var identity: ObjectIdentity { owner.identity }

    func annotation(_ name: String) -> String? {
        deployment.metadata.fields.object("annotations").optionalString(name)
    }
}

/// What the plan is about this time. The first that holds counts.
enum DeploymentCourse: Sendable {
    /// It is being deleted: only its status is kept.
    case deletion
    /// It is paused: it is scaled, but its template is not rolled out.
    case paused
    /// A rollback was asked for in the way of the first versions of the API.
    case rollback
    /// Its replicas have changed.
    case scaling
    case rollingUpdate
    case recreate
}

extension DeploymentState {
    var course: DeploymentCourse {
        if owner.isDeleting { return .deletion }
        if spec.paused { return .paused }
        if rollbackRevision != nil { return .rollback }
        if isScaled { return .scaling }
        return spec.isRecreate ? .recreate : .rollingUpdate
    }
}
