import ObjectModel

/// Whether objects of a kind count the changes of what is asked of them in `metadata.generation`, and what a change is.
enum GenerationRule: Equatable {
    /// The kind has no generation.
    case none
    /// It stays 1, whatever changes.
    case constant
    /// It grows when one of these members changes.
    case members([String])
    /// It grows when one of these members or the annotations change.
    case membersAndAnnotations([String])
    /// It grows when one of these members or the labels change.
    case membersAndLabels([String])
    /// It is not there at first, and grows when one of these members of the spec changes.
    case laterMembersOfSpec([String])
    /// It grows when anything but metadata and status changes.
    case content
    /// It grows when anything but metadata changes: the status of a custom resource that has no subresource for it.
    case contentAndStatus

    init(_ resource: ResourceType) {
        if resource.isCustom {
            self = Lifecycle.hasStatus(resource) ? .content : .contentAndStatus
            return
        }
        switch (resource.group, resource.kind) {
        case ("apps", "Deployment"): self = .membersAndAnnotations(["spec"])
        case ("apps", "ControllerRevision"): self = .none
        case ("", "Pod"), ("", "ReplicationController"), ("apps", _), ("batch", _), ("policy", _),
            ("networking.k8s.io", "Ingress"), ("networking.k8s.io", "IngressClass"),
            ("networking.k8s.io", "NetworkPolicy"), ("apiextensions.k8s.io", _),
            ("flowcontrol.apiserver.k8s.io", _), ("resource.k8s.io", "ResourceSlice"):
            self = .members(["spec"])
        case ("", "PodTemplate"): self = .members(["template"])
        case ("admissionregistration.k8s.io", _): self = .members(["spec", "webhooks"])
        case ("discovery.k8s.io", _): self = .membersAndLabels(["addressType", "endpoints", "ports"])
        case ("scheduling.k8s.io", "PriorityClass"): self = .constant
        case ("storage.k8s.io", "CSIDriver"):
            self = .laterMembersOfSpec(["tokenRequests", "requiresRepublish", "seLinuxMount"])
        default: self = .none
        }
    }

    /// Whether a new object has a generation.
    var startsAtCreation: Bool {
        switch self {
        case .none, .laterMembersOfSpec: false
        default: true
        }
    }

    /// Adds one to the generation, which is that of `old` so far, if the change counts.
    func count(_ object: inout Fields, old: Fields) {
        guard counts(object, old) else { return }
        object.updateObject("metadata") { metadata in
            metadata["generation"] = .int(Int64(metadata.int("generation") + 1))
        }
    }

    private func counts(_ object: Fields, _ old: Fields) -> Bool {
        switch self {
        case .none, .constant: false
        case .members(let names): Self.differ(object, old, names)
        case .membersAndAnnotations(let names):
            Self.differ(object, old, names)
                || Self.differ(object.object("metadata"), old.object("metadata"), ["annotations"])
        case .membersAndLabels(let names):
            Self.differ(object, old, names)
                || Self.differ(object.object("metadata"), old.object("metadata"), ["labels"])
        case .laterMembersOfSpec(let names): Self.differ(object.object("spec"), old.object("spec"), names)
        case .content: Self.differ(object, old, without: ["metadata", "status"])
        case .contentAndStatus: Self.differ(object, old, without: ["metadata"])
        }
    }

    private static func differ(_ left: Fields, _ right: Fields, _ members: [String]) -> Bool {
        members.contains { left[$0] != right[$0] }
    }

    private static func differ(_ left: Fields, _ right: Fields, without names: Set<String>) -> Bool {
        content(left, without: names) != content(right, without: names)
    }

    private static func content(_ object: Fields, without names: Set<String>) -> Fields {
        var content = object
        content.removeAll { names.contains($0.key) }
        return content
    }
}
