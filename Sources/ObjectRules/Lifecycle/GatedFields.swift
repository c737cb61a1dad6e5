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
        for path in paths[resource.groupResource] ?? [] {
            if !has(path, old), has(path, object) { remove(path[...], from: &object) }
            // Whatever has pods has groups of them, which stand beside the containers.
            guard path.last == podGroup else { continue }
            let spec = path.dropLast()
            if hasSignals(spec, object), !hasSignals(spec, old) { removeSignals(spec, from: &object) }
        }
    }

    // MARK: - Signals that stop containers

    private static let containers = ["initContainers", "containers", "ephemeralContainers"]

    private static func hasSignals(_ path: ArraySlice<String>, _ object: Fields?) -> Bool {
        var spec = object.map(Value.object)
        for name in path { spec = spec?[name] }
        return containers.contains { list in
            spec?[list]?.arrayValue?.contains { $0["lifecycle"]?["stopSignal"] != nil } == true
        }
    }

    private static func removeSignals(_ path: ArraySlice<String>, from object: inout Fields) {
        guard let name = path.first else {
            for list in containers where object.contains(list) {
                object.updateObjects(list) { container in
                    container.updateObject("lifecycle") { $0["stopSignal"] = nil }
                    if container["lifecycle"] == [:] { container["lifecycle"] = nil }
                }
            }
            return
        }
        object.updateObject(name) { removeSignals(path.dropFirst(), from: &$0) }
    }

    // MARK: - Paths

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
