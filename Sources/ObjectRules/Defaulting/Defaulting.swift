import ObjectModel

/// What an API version fills in where a client left something out: the same answer for the same object, whoever asks
/// and whatever else is in the cluster. What depends on the cluster is admission, what depends on the request is
/// `Lifecycle`.
public enum Defaulting {
    /// Adds the defaults of its kind to an object, which has been normalised before: empty fields are absent. Doing
    /// it again changes nothing. Kinds without defaults stay as they are.
    public static func apply(to object: inout Value, resource: ResourceType) {
        object.updateObject { apply(to: &$0, resource: resource) }
    }

    private static func apply(to object: inout Fields, resource: ResourceType) {
        switch resource.group {
        case "": applyCore(to: &object, kind: resource.kind)
        case "apps": applyApps(to: &object, kind: resource.kind)
        case "batch": applyBatch(to: &object, kind: resource.kind)
        case "autoscaling": applyAutoscaling(to: &object, version: resource.version)
        case "networking.k8s.io": applyNetworking(to: &object, kind: resource.kind)
        case "storage.k8s.io": applyStorage(to: &object, kind: resource.kind)
        case "rbac.authorization.k8s.io": applyRBAC(to: &object, kind: resource.kind)
        case "admissionregistration.k8s.io": applyAdmissionRegistration(to: &object, kind: resource.kind)
        case "discovery.k8s.io": endpointSlice(&object)
        case "scheduling.k8s.io": object.setDefault("preemptionPolicy", "PreemptLowerPriority")
        case "node.k8s.io": runtimeClass(&object)
        case "flowcontrol.apiserver.k8s.io": applyFlowControl(to: &object)
        case "apiextensions.k8s.io": customResourceDefinition(&object)
        case "apiregistration.k8s.io": apiService(&object)
        default: break
        }
    }

    private static func applyCore(to object: inout Fields, kind: String) {
        switch kind {
        case "Pod": pod(&object)
        case "PodTemplate": object.updateOrAddObject("template", podTemplate)
        case "ReplicationController": replicationController(&object)
        case "Namespace": namespace(&object)
        case "Node": node(&object)
        case "Secret": object.setDefault("type", "Opaque")
        case "Service": service(&object)
        case "Endpoints": endpoints(&object)
        case "PersistentVolumeClaim": persistentVolumeClaim(&object)
        case "PersistentVolume": persistentVolume(&object)
        case "LimitRange": limitRange(&object)
        case "ResourceQuota": resourceQuota(&object)
        default: break
        }
    }
}
