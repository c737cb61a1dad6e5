import ObjectTree

/// Which of an object's fields a request can set at all. What the server resets is nobody's by that request.
public enum FieldFilter: Sendable {
    case all
    /// All but these and what is below them.
    case except(FieldSet)
    /// What lies on one of these paths or below its end. nil stands for any element of a list.
    case only([[String?]])

    package func callAsFunction(_ set: FieldSet) -> FieldSet {
        switch self {
        case .all: set
        case .except(let fields): set.subtractingAll(fields)
        case .only(let paths): FieldSet(entries: Self.matching(set.tree.entries, paths.map { $0[...] }))
        }
    }

    func callAsFunction(_ comparison: Comparison) -> Comparison {
        if case .all = self { return comparison }
        var result = comparison
        result.added = self(comparison.added)
        result.modified = self(comparison.modified)
        result.removed = self(comparison.removed)
        return result
    }

    private static func matching(_ entries: [Fields.Entry], _ paths: [ArraySlice<String?>]) -> [Fields.Entry] {
        if paths.contains(where: \.isEmpty) { return entries }
        return entries.compactMap { entry in
            let rest = paths.filter { $0.first.map { $0 == nil || $0.map(PathStep.field) == entry.key } ?? false }
            guard !rest.isEmpty else { return nil }
            let below = matching(entry.value.below, rest.map { $0.dropFirst() })
            return Value.node(isMember: entry.value.isMember, below).map { Fields.Entry(key: entry.key, value: $0) }
        }
    }
}

extension FieldFilter {
    /// What requests to a resource or one of its subresources can set, as the strategies of Kubernetes say: the status
    /// belongs to the subresource `status`, and everything else to the object itself.
    public init(resource: ResourceType, subresource: String?) {
        switch (resource.groupResource, subresource) {
        case (_, nil):
            let hasStatus = resource.subresources.contains { $0.name == "status" }
            self = hasStatus ? .except(Self.status) : .all
        case ("pods", "ephemeralcontainers"?): self = .only([["spec", "ephemeralContainers"]])
        case ("pods", "resize"?):
            self = .only(
                ["containers", "initContainers"].flatMap { list in
                    ["resources", "resizePolicy"].map { ["spec", list, nil, $0] }
                } + [["spec", "resources"]])
        case (_, "scale"?): self = .except(Self.status)
        case ("namespaces", "finalize"?): self = .except(Self.status)
        case ("certificatesigningrequests.certificates.k8s.io", "approval"?):
            self = .except(FieldSet(paths: [["spec"], ["status", "certificate"]]))
        case (let name, "status"?): self = .except(Self.keptByStatus[name] ?? Self.spec)
        case (_, _?): self = .all
        }
    }

    private static let spec = FieldSet(paths: [["spec"]])
    private static let status = FieldSet(paths: [["status"]])

    /// What updates of the status keep, the spec and more.
    private static let keptByStatus: [String: FieldSet] = [
        "pods": [["metadata", "deletionTimestamp"], ["metadata", "ownerReferences"]],
        "deployments.apps": [["metadata", "labels"]],
        "certificatesigningrequests.certificates.k8s.io": [["status", "conditions"]],
        "volumeattachments.storage.k8s.io": [["metadata"]],
        "customresourcedefinitions.apiextensions.k8s.io": [["metadata"]],
        "apiservices.apiregistration.k8s.io": [["metadata"]],
        "flowschemas.flowcontrol.apiserver.k8s.io": [["metadata"]],
        "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": [["metadata"]],
        "servicecidrs.networking.k8s.io": [["metadata"]],
        "validatingadmissionpolicies.admissionregistration.k8s.io": [["metadata"]],
    ].mapValues { FieldSet(paths: [["spec"]] + $0) }
}
