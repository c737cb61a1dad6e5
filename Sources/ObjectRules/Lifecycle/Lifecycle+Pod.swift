import ObjectModel

extension Lifecycle {
    static func newPod(_ pod: inout Fields) {
        let labels = pod["metadata"]?["labels"]?.objectValue ?? Fields()
        AppArmorProfiles.take(into: &pod)
        pod.updateObject("spec") { spec in
            mergeLabelKeysOfSpread(&spec, labels: labels)
            mergeLabelKeysOfAffinity(&spec, labels: labels)
        }
        let spec = pod.object("spec")
        var status = Fields([
            ("phase", "Pending"), ("qosClass", .string(QualityOfService(spec: spec).rawValue)),
        ])
        if spec.hasContent("schedulingGates") { status["conditions"] = .array([gatedCondition]) }
        pod["status"] = .object(status)
    }

    /// A pod with gates waits, and says so from the start (KEP-3521).
    private static let gatedCondition: Value = [
        "type": "PodScheduled", "status": "False", "lastProbeTime": nil, "lastTransitionTime": nil,
        "reason": "SchedulingGated", "message": "Scheduling is blocked due to non-empty scheduling gates",
    ]

    /// Keys whose values the pod itself has become part of the selector that spreads it (KEP-3243).
    private static func mergeLabelKeysOfSpread(_ spec: inout Fields, labels: Fields) {
        spec.updateObjects("topologySpreadConstraints") { constraint in
            guard constraint.contains("labelSelector") else { return }
            let keys = constraint.strings("matchLabelKeys")
            appendRequirements(to: &constraint, keys: keys, operation: "In", labels: labels)
        }
    }

    /// The same for affinity to other pods, where keys may also be told apart (KEP-3633).
    private static func mergeLabelKeysOfAffinity(_ spec: inout Fields, labels: Fields) {
        func merge(_ term: inout Fields) {
            guard term.contains("labelSelector") else { return }
            let match = term.strings("matchLabelKeys")
            let mismatch = term.strings("mismatchLabelKeys")
            appendRequirements(to: &term, keys: match, operation: "In", labels: labels)
            appendRequirements(to: &term, keys: mismatch, operation: "NotIn", labels: labels)
        }
        spec.updateObject("affinity") { affinity in
            for kind in ["podAffinity", "podAntiAffinity"] {
                affinity.updateObject(kind) { rules in
                    rules.updateObjects("requiredDuringSchedulingIgnoredDuringExecution", merge)
                    rules.updateObjects("preferredDuringSchedulingIgnoredDuringExecution") { weighted in
                        weighted.updateObject("podAffinityTerm", merge)
                    }
                }
            }
        }
    }

    private static func appendRequirements(
        to term: inout Fields, keys: [String], operation: Value, labels: Fields
    ) {
        for key in keys {
            guard let value = labels[key] else { continue }
            term.updateObject("labelSelector") { selector in
                let requirement: Value = ["key": .string(key), "operator": operation, "values": .array([value])]
                selector.append(requirement, to: "matchExpressions")
            }
        }
    }

    /// A resize changes what running containers may use and nothing else (KEP-1287).
    static func keepAllButResources(_ pod: inout Fields, old: Fields) {
        let new = pod
        keepAllButManagedFields(&pod, old: old)
        pod.updateObject("spec") { spec in
            for list in ["containers", "initContainers"] {
                let wanted = new["spec"]?[list]?.arrayValue ?? []
                var position = 0
                spec.updateObjects(list) { container in
                    defer { position += 1 }
                    guard position < wanted.count, wanted[position]["name"] == container["name"],
                        list == "containers" || container.string("restartPolicy") == "Always"
                    else { return }
                    container["resources"] = wanted[position]["resources"]
                    container["resizePolicy"] = wanted[position]["resizePolicy"]
                }
            }
        }
    }

    /// Ephemeral containers are added to a running pod; everything else stays.
    static func keepAllButEphemeralContainers(_ pod: inout Fields, old: Fields) {
        let containers = pod["spec"]?["ephemeralContainers"]
        keepAllButManagedFields(&pod, old: old)
        pod.updateObject("spec") { $0["ephemeralContainers"] = containers }
    }

    private static func keepAllButManagedFields(_ pod: inout Fields, old: Fields) {
        let metadata = pod.object("metadata")
        pod = old
        pod.updateObject("metadata") { kept in
            for name in ["managedFields", "resourceVersion", "uid"] { kept[name] = metadata[name] }
        }
    }
}
