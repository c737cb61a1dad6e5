import ObjectModel
import ObjectRules

/// Looks up what the pure admission rules need and applies them to new objects. Plugins that come later (webhooks, pod
/// security, quota) are to be added here, in Kubernetes' order.
struct Admission: Sendable {
    let lookups: Lookups
    let environment: ServerEnvironment

    /// Completes an object that is to be created.
    func admit(_ object: inout Value, target: ResourceRequest) throws(StatusError) {
        switch target.resource.groupResource {
        case "pods": try PodAdmission.admit(&object, context: podContext(of: object, target))
        case "nodes": NodeAdmission.admit(&object)
        case "persistentvolumes": VolumeAdmission.admit(&object)
        case "persistentvolumeclaims":
            ClaimAdmission.admit(&object, storageClasses: lookups.all("storageclasses.storage.k8s.io"))
        case "ingresses.networking.k8s.io":
            IngressAdmission.admit(&object, ingressClasses: lookups.all("ingressclasses.networking.k8s.io"))
        default: break
        }
    }

    /// Refuses a new object, whose fields are valid, for what else there is in the cluster.
    func validate(_ object: Value, target: ResourceRequest) throws(StatusError) {
        switch target.resource.groupResource {
        case "pods": try PodAdmission.validate(object, context: podContext(of: object, target))
        case "persistentvolumeclaims":
            try ClaimAdmission.validate(object, limitRanges: lookups.all("limitranges", namespace: target.namespace))
        case "priorityclasses.scheduling.k8s.io":
            try PriorityAdmission.validate(object, others: lookups.all(target.resource.groupResource))
        default: break
        }
    }

    /// Completes an object that replaces another.
    func admitUpdate(_ object: inout Value, old: Value, target: ResourceRequest) {
        guard target.resource.groupResource == "pods", target.subresource == nil else { return }
        PodAdmission.admitUpdate(&object, old: old)
    }

    /// Refuses a change, whose fields are valid, for what else there is in the cluster.
    func validateUpdate(_ object: Value, old: Value, target: ResourceRequest) throws(StatusError) {
        guard target.resource.groupResource == "persistentvolumeclaims", target.subresource == nil else { return }
        try ClaimAdmission.validateUpdate(
            object, old: old, storageClasses: lookups.all("storageclasses.storage.k8s.io"))
    }

    private func podContext(of pod: Value, _ target: ResourceRequest) -> PodAdmissionContext {
        PodAdmissionContext(
            serviceAccount: PodAdmission.serviceAccountName(of: pod).flatMap {
                lookups.serviceAccount($0, namespace: target.namespace)
            },
            priorityClasses: lookups.all("priorityclasses.scheduling.k8s.io"),
            limitRanges: lookups.all("limitranges", namespace: target.namespace),
            runtimeClasses: lookups.all("runtimeclasses.node.k8s.io"), suffix: environment.suffix(5))
    }
}
