import ObjectModel

/// What a client is warned of in the specification of pods: fields that are accepted and yet do not do what they say.
public enum PodWarnings {
    /// Of the object a client writes, for every kind that holds pods or templates of them.
    public static func warnings(about object: Value, resource: ResourceType) -> [String] {
        var warnings = nameWarnings(object, resource)
        guard let path = templatePath(of: resource) else { return warnings }
        let template = path.reduce(object as Value?) { $0?[$1] }
        let prefix = (path + ["spec"]).joined(separator: ".")
        if let spec = template?["spec"]?.objectValue { warnings += ofSpec(spec, prefix) }
        return warnings
    }

    /// Where objects of a kind hold the template of their pods; nil for kinds without.
    private static func templatePath(of resource: ResourceType) -> [String]? {
        switch resource.groupResource {
        case "pods": []
        case "podtemplates": ["template"]
        case "cronjobs.batch": ["spec", "jobTemplate", "spec", "template"]
        case "jobs.batch", "deployments.apps", "daemonsets.apps", "statefulsets.apps", "replicasets.apps",
            "replicationcontrollers":
            ["spec", "template"]
        default: nil
        }
    }

    private static func nameWarnings(_ object: Value, _ resource: ResourceType) -> [String] {
        let use: String
        switch resource.groupResource {
        case "pods": use = "the Pod's hostname"
        case "jobs.batch": use = "Pod names and hostnames"
        default: return []
        }
        let name = object["metadata"]?["name"]?.stringValue ?? ""
        let problems = name.isEmpty ? [] : NameFormat.dns1123Label(name)
        guard !problems.isEmpty else { return [] }
        return [
            "metadata.name: this is used in \(use), which can result in surprising behavior; "
                + "a DNS label is recommended: [\(problems.joined(separator: " "))]"
        ]
    }

    private static func ofSpec(_ spec: Fields, _ path: String) -> [String] {
        var warnings = ofNodeLabels(spec, path)
        for (index, secret) in (spec["imagePullSecrets"]?.arrayValue ?? []).enumerated()
        where (secret["name"]?.stringValue ?? "").isEmpty {
            warnings.append("\(path).imagePullSecrets[\(index)].name: invalid empty name \"\"")
        }
        for (index, volume) in (spec["volumes"]?.arrayValue ?? []).enumerated() {
            warnings += ofVolume(volume, "\(path).volumes[\(index)]")
        }
        for list in ["initContainers", "containers"] {
            for (index, container) in (spec[list]?.arrayValue ?? []).enumerated() {
                warnings += ofContainer(container, "\(path).\(list)[\(index)]")
            }
        }
        if let seconds = spec["terminationGracePeriodSeconds"]?.intValue, seconds < 0 {
            warnings.append(
                "\(path).terminationGracePeriodSeconds: must be >= 0; "
                    + "negative values are invalid and will be treated as 1")
        }
        return warnings
    }

    // MARK: - Nodes

    private static let oldLabels: [String: (since: String, use: String)] = [
        "beta.kubernetes.io/arch": ("v1.14", "kubernetes.io/arch"),
        "beta.kubernetes.io/os": ("v1.14", "kubernetes.io/os"),
        "beta.kubernetes.io/instance-type": ("v1.17", "node.kubernetes.io/instance-type"),
        "failure-domain.beta.kubernetes.io/region": ("v1.17", "topology.kubernetes.io/region"),
        "failure-domain.beta.kubernetes.io/zone": ("v1.17", "topology.kubernetes.io/zone"),
    ]

    private static func ofNodeLabels(_ spec: Fields, _ path: String) -> [String] {
        var warnings: [String] = []
        for entry in spec.object("nodeSelector").entries.sorted(by: { $0.key < $1.key }) {
            guard let label = oldLabels[entry.key] else { continue }
            warnings.append(
                "\(path).nodeSelector[\(entry.key)]: deprecated since \(label.since); use \"\(label.use)\" instead")
        }
        let required = "requiredDuringSchedulingIgnoredDuringExecution"
        let terms = spec["affinity"]?["nodeAffinity"]?[required]?["nodeSelectorTerms"]?.arrayValue ?? []
        for (index, term) in terms.enumerated() {
            for (position, expression) in (term["matchExpressions"]?.arrayValue ?? []).enumerated() {
                let key = expression["key"]?.stringValue ?? ""
                guard let label = oldLabels[key] else { continue }
                warnings.append(
                    "\(path).affinity.nodeAffinity.\(required).nodeSelectorTerms[\(index)]"
                        + ".matchExpressions[\(position)].key: \(key) is deprecated since \(label.since); "
                        + "use \"\(label.use)\" instead")
            }
        }
        return warnings
    }

    // MARK: - Volumes

    private static let oldVolumes: [(type: String, fate: String)] = [
        ("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ]

    private static func ofVolume(_ volume: Value, _ path: String) -> [String] {
        oldVolumes.filter { volume[$0.type] != nil }.map { old in
            "\(path).\(old.type == "storageos" ? "storageOS" : old.type): \(old.fate)"
        }
    }

    // MARK: - Containers

    private static func ofContainer(_ container: Value, _ path: String) -> [String] {
        var warnings: [String] = []
        for list in ["limits", "requests"] {
            let amounts = container["resources"]?[list]?.objectValue ?? Fields()
            for entry in amounts.entries.sorted(by: { $0.key < $1.key })
            where entry.key == "memory" || entry.key == "ephemeral-storage" {
                guard let quantity = Quantity(value: entry.value), !quantity.isWhole else { continue }
                warnings.append(
                    "\(path).resources.\(list)[\(entry.key)]: fractional byte value \"\(quantity.description)\" is "
                        + "invalid, must be an integer")
            }
        }
        var names: Set<String> = []
        for (index, variable) in (container["env"]?.arrayValue ?? []).enumerated() {
            let name = variable["name"]?.stringValue ?? ""
            guard !names.insert(name).inserted else { continue }
            warnings.append(
                "\(path).env[\(index)]: hides previous definition of \"\(name)\", "
                    + "which may be dropped when using apply")
        }
        return warnings
    }
}
