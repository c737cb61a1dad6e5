import ObjectModel

extension Lifecycle {
    /// A new object starts with an empty status, whatever the client sent. A node's agent reports with its first
    /// request how the node is, so that status stays.
    static func resetStatus(_ object: inout Fields, resource: ResourceType) {
        if resource.group.isEmpty, resource.kind == "Node" {
            if let zero = ZeroValue.status[resource.message] { mergeZero(zero, into: &object) }
        } else if isBuiltIn(resource), let zero = ZeroValue.status[resource.message] {
            object["status"] = zero
        } else if hasStatus(resource) {
            object["status"] = nil
        }
    }

    /// Whether the status of the resource is written through a subresource of its own.
    static func hasStatus(_ resource: ResourceType) -> Bool { resource.subresources.contains { $0.name == "status" } }

    private static func isBuiltIn(_ resource: ResourceType) -> Bool {
        Schema.kubernetes.messages.indices.contains(resource.message)
            && Schema.kubernetes[resource.message].name.hasSuffix("." + resource.kind)
    }

    private static func mergeZero(_ zero: Value, into object: inout Fields) {
        object.updateOrAddObject("status") { status in
            for entry in zero.objectValue ?? Fields() { status.setDefault(entry.key, entry.value) }
        }
    }

    static func keepStatus(_ object: inout Fields, old: Fields) { object["status"] = old["status"] }

    /// An update of the status changes status and metadata; of some kinds not even all metadata.
    static func keepAllButStatus(_ object: inout Fields, old: Fields, resource: ResourceType, now: Time?) {
        let status = object["status"]
        var metadata = object.object("metadata")
        keepMetadataUnderStatus(&metadata, old: old.object("metadata"), resource: resource)
        object = old
        object["metadata"] = .object(metadata)
        object["status"] = status
        switch (resource.group, resource.kind) {
        case ("", "Pod"): podStatusUpdate(&object, old: old)
        case ("", "PersistentVolume"): volumeStatusUpdate(&object, old: old, now: now)
        case ("certificates.k8s.io", "CertificateSigningRequest"): keepApproval(&object, old: old, now: now)
        default: break
        }
    }

    private static func keepMetadataUnderStatus(_ metadata: inout Fields, old: Fields, resource: ResourceType) {
        if resource.isCustom {
            for name in ["labels", "annotations", "finalizers", "ownerReferences"] { metadata[name] = old[name] }
            return
        }
        switch (resource.group, resource.kind) {
        // Node agents of old wrote owners wrongly.
        case ("", "Pod"): metadata["ownerReferences"] = old["ownerReferences"]
        case ("apps", "Deployment"): metadata["labels"] = old["labels"]
        case ("storage.k8s.io", "VolumeAttachment"), ("apiregistration.k8s.io", _),
            ("admissionregistration.k8s.io", _), ("flowcontrol.apiserver.k8s.io", _),
            ("networking.k8s.io", "ServiceCIDR"):
            for name in ["labels", "annotations", "finalizers", "ownerReferences"] { metadata[name] = old[name] }
        default: break
        }
    }

    private static func podStatusUpdate(_ pod: inout Fields, old: Fields) {
        pod.updateObject("status") { status in
            if let quality = old["status"]?["qosClass"] { status.setDefault("qosClass", quality) }
            Defaulting.podStatus(&status)
        }
    }

    private static func volumeStatusUpdate(_ volume: inout Fields, old: Fields, now: Time?) {
        guard let now, volume["status"]?["phase"] != old["status"]?["phase"] else { return }
        volume.updateObject("status") { status in
            if status["lastPhaseTransitionTime"] == old["status"]?["lastPhaseTransitionTime"] {
                status["lastPhaseTransitionTime"] = .string(now.rfc3339)
            }
        }
    }
}
