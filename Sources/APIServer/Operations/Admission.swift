import ObjectModel
import ObjectRules

/// Looks up what the pure admission rules need and applies them to new objects. Plugins that come later (webhooks, pod
/// security, quota) are to be added here, in Kubernetes' order.
struct Admission: Sendable {
    let lookups: Lookups
    let environment: ServerEnvironment

    func admit(_ object: inout Value, target: ResourceRequest) throws(StatusError) {
        switch target.resource.groupResource {
        case "pods" where target.subresource == nil: try admitPod(&object, target: target)
        case "persistentvolumeclaims":
            ClaimAdmission.admit(&object, storageClasses: lookups.all("storageclasses.storage.k8s.io"))
        default: break
        }
    }

    private func admitPod(_ pod: inout Value, target: ResourceRequest) throws(StatusError) {
        let stated = pod["spec"]?["serviceAccountName"]?.stringValue ?? ""
        let account = stated.isEmpty ? "default" : stated
        try PodAdmission.admit(
            &pod,
            context: PodAdmissionContext(
                serviceAccount: lookups.serviceAccount(account, namespace: target.namespace),
                priorityClasses: lookups.all("priorityclasses.scheduling.k8s.io"),
                limitRanges: lookups.all("limitranges", namespace: target.namespace),
                suffix: environment.suffix(5)))
    }
}
