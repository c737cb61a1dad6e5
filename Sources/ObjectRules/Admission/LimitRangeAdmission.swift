import ObjectModel

/// Completes and checks resources by the limit ranges of a namespace (plugin LimitRanger).
public enum LimitRangeAdmission {
    private static let annotation = "kubernetes.io/limit-ranger"

    /// The ranges in the order of their names, so that the same objects always give the same answer.
    private static func inOrder(_ limitRanges: [Value]) -> [Value] {
        guard limitRanges.count > 1 else { return limitRanges }
        func name(_ range: Value) -> String { range["metadata"]?["name"]?.stringValue ?? "" }
        return limitRanges.sorted { name($0) < name($1) }
    }

    private static func items(_ range: Value) -> [Fields] {
        (range["spec"]?["limits"]?.arrayValue ?? []).compactMap(\.objectValue)
    }

    // MARK: - Completing

    /// Gives containers the default requests and limits of the namespace, and says so in an annotation.
    public static func admit(_ pod: inout Value, limitRanges: [Value]) {
        guard !limitRanges.isEmpty else { return }
        pod.updateObject { complete(&$0, limitRanges: limitRanges) }
    }

    private static func complete(_ pod: inout Fields, limitRanges: [Value]) {
        for range in inOrder(limitRanges) {
            var requests = Fields()
            var limits = Fields()
            for item in items(range) where item.string("type") == "Container" {
                requests = overlaid(requests, with: item.object("defaultRequest"))
                limits = overlaid(limits, with: item.object("default"))
            }
            guard !requests.isEmpty || !limits.isEmpty else { continue }
            var notes: [String] = []
            pod.updateObject("spec") { spec in
                for (list, word) in [("containers", "container"), ("initContainers", "init container")] {
                    spec.updateObjects(list) { container in
                        let name = "\(word) \(container.string("name"))"
                        container.updateOrAddObject("resources") { resources in
                            notes += fill(&resources, "requests", requests, "request for \(name)")
                            notes += fill(&resources, "limits", limits, "limit for \(name)")
                        }
                    }
                }
            }
            annotate(&pod, notes)
        }
    }

    /// All members of both; those of the second count.
    private static func overlaid(_ fields: Fields, with others: Fields) -> Fields {
        guard !fields.isEmpty else { return others }
        var members = IndexedFields(fields, changes: others.count)
        for entry in others { members[entry.key] = entry.value }
        return members.fields
    }

    private static func fill(
        _ resources: inout Fields, _ list: String, _ defaults: Fields, _ words: String
    ) -> [String] {
        let present = Set(resources.object(list).keys)
        let missing = defaults.entries.filter { !present.contains($0.key) }.sorted { $0.key < $1.key }
        guard !missing.isEmpty else { return [] }
        resources.updateOrAddObject(list) { amounts in
            amounts = Fields(uniqueEntries: amounts.entries + missing)
        }
        return ["\(missing.map(\.key).joined(separator: ", ")) \(words)"]
    }

    private static func annotate(_ pod: inout Fields, _ notes: [String]) {
        guard !notes.isEmpty else { return }
        pod.updateOrAddObject("metadata") { metadata in
            metadata.updateOrAddObject("annotations") { annotations in
                annotations[annotation] = .string("LimitRanger plugin set: " + notes.joined(separator: "; "))
            }
        }
    }

    // MARK: - Checking

    /// Refuses, with 403, a pod that asks for more or less than the limit ranges of its namespace allow.
    public static func validatePod(_ pod: Value, limitRanges: [Value]) throws(StatusError) {
        guard let spec = pod["spec"]?.objectValue else { return }
        for range in inOrder(limitRanges) {
            var faults: [String] = []
            for item in items(range) {
                let constraint = LimitConstraint(item)
                switch item.string("type") {
                case "Container":
                    for container in spec.values("containers") + spec.values("initContainers") {
                        faults += constraint.faults(LimitConstraint.Usage(container["resources"]))
                    }
                case "Pod": faults += constraint.faults(podUsage(spec))
                default: break
                }
            }
            if let text = joined(faults) { throw AdmissionSubject(pod, resource: "pods").forbidden(text) }
        }
    }

    /// Resources that the pod states as a whole go before those of its containers.
    private static func podUsage(_ spec: Fields) -> LimitConstraint.Usage {
        let totals = PodResourceTotals(spec: spec)
        let whole = LimitConstraint.Usage(spec["resources"])
        return LimitConstraint.Usage(
            requests: totals.requests.merging(whole.requests) { $1 },
            limits: totals.limits.merging(whole.limits) { $1 })
    }

    /// The same for a persistent volume claim.
    public static func validateClaim(_ claim: Value, limitRanges: [Value]) throws(StatusError) {
        let usage = LimitConstraint.Usage(claim["spec"]?["resources"])
        for range in inOrder(limitRanges) {
            var faults: [String] = []
            for item in items(range) where item.string("type") == "PersistentVolumeClaim" {
                faults += LimitConstraint(item).requestFaults(usage)
            }
            guard let text = joined(faults) else { continue }
            throw AdmissionSubject(claim, resource: "persistentvolumeclaims").forbidden(text)
        }
    }

    /// Several reasons in brackets, each once; nil without any.
    private static func joined(_ faults: [String]) -> String? {
        var seen: Set<String> = []
        let unique = faults.filter { seen.insert($0).inserted }
        return unique.count < 2 ? unique.first : "[" + unique.joined(separator: ", ") + "]"
    }
}
