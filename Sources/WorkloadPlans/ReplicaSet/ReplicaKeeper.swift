import ObjectModel
import ObjectRules

/// A ReplicaSet as its rules see it; or a ReplicationController, which is the same under older names.
public struct ReplicaKeeper: Sendable {
    let owner: OwnerIdentity
    let selector: LabelSelectorExpression
    let template: PodTemplateSpec
    let replicas: Int
    let minReadySeconds: Int
    let generation: Int
    /// That of a ReplicationController has the same fields but one.
    let status: ReplicaSetStatus
    /// Whether the status tells how many pods are terminating.
    let countsTerminating: Bool
    private let object: Value

    /// - Throws: BadRequest where the selector can't be read.
    public init(_ set: ReplicaSet) throws(StatusError) {
        owner = OwnerIdentity(ReplicaSet.self, set.metadata)
        selector = try LabelSelectorExpression(set.spec.selector)
        template = set.spec.template
        replicas = set.spec.replicas ?? 1
        minReadySeconds = set.spec.minReadySeconds
        generation = set.metadata.generation
        status = set.status
        countsTerminating = true
        object = set.value
    }

    public init(_ controller: ReplicationController) {
        let spec = controller.spec
        owner = OwnerIdentity(ReplicationController.self, controller.metadata)
        selector = LabelSelectorExpression(matchLabels: spec.fields.object("selector"))
        template = spec.template ?? PodTemplateSpec()
        replicas = spec.replicas ?? 1
        minReadySeconds = spec.minReadySeconds
        generation = controller.metadata.generation
        status = ReplicaSetStatus(fields: controller.status.fields)
        countsTerminating = false
        object = controller.value
    }

    /// The whole object with another status.
    func with(_ status: ReplicaSetStatus) -> Value {
        var object = object
        object["status"] = status.value
        return object
    }
}
