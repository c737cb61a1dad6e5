import ObjectModel

/// Fields behind feature gates that are off by default: they are taken from objects that have them already, and from
/// nothing else.
enum GatedFields {
    private static let podGroup = "schedulingGroup"

    /// Where such fields stand, by `ResourceType.groupResource`.
    private static let paths: [String: [[String]]] = [
        "pods": [["spec", podGroup]],
        "podtemplates": [["template", "spec", podGroup]],
        "replicationcontrollers": [["spec", "template", "spec", podGroup]],
        "replicasets.apps": [["spec", "template", "spec", podGroup]],
        "deployments.apps": [["spec", "template", "spec", podGroup]],
        "daemonsets.apps": [["spec", "template", "spec", podGroup]],
        "statefulsets.apps": [
            ["spec", "template", "spec", podGroup], ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"],
        ],
        "jobs.batch": [["spec", "template", "spec", podGroup]],
        "cronjobs.batch": [["spec", "jobTemplate", "spec", "template", "spec", podGroup]],
        "leases.coordination.k8s.io": [["spec", "strategy"], ["spec", "preferredHolder"]],
        "csidrivers.storage.k8s.io": [["spec", "preventPodSchedulingIfMissing"]],
    ]

    /// Takes them out of an object, unless the object before had them.
    static func drop(from object: inout Fields, old: Fields?, resource: ResourceType) {
        for path in paths[resource.groupResource] ?? [] where !has(path, old) && has(path, object) {
            remove(path[...], from: &object)
        }
    }

    private static func has(_ path: [String], _ object: Fields?) -> Bool {
        var value = object.map(Value.object)
        for name in path { value = value?[name] }
        return value != nil
    }

    private static func remove(_ path: ArraySlice<String>, from object: inout Fields) {
        guard let name = path.first else { return }
        guard path.count > 1 else {
            object[name] = nil
            return
        }
        object.updateObject(name) { remove(path.dropFirst(), from: &$0) }
    }
}
