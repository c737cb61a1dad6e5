import ObjectModel

/// What the binder says in the status of a claim.
enum ClaimStatus {
    /// The patch that brings the status to a phase, with what the volume offers; nil when it says so already.
    ///
    /// The capacity is taken from the volume once, when the claim becomes bound: after that it belongs to whoever
    /// resizes the volume. So is the class of its attributes, which then belongs to whoever modifies the volume.
    static func change(of claim: PersistentVolumeClaim, to phase: String, volume: PersistentVolume?) -> Value? {
        let status = claim.status
        var change = Fields()
        if status.phase != phase { change["phase"] = .string(phase) }
        let modes = volume?.spec.fields.values("accessModes") ?? []
        if status.fields.values("accessModes") != modes {
            change["accessModes"] = modes.isEmpty ? .null : .array(modes)
        }
        if let volume {
            if status.phase != phase, status.capacity["storage"] != volume.spec.capacity["storage"] {
                change["capacity"] = .object(volume.spec.fields.object("capacity"))
            }
            let attributes = volume.spec.volumeAttributesClassName
            if status.phase == "Pending", phase == "Bound", status.currentVolumeAttributesClassName != attributes {
                change["currentVolumeAttributesClassName"] = attributes.map { .string($0) } ?? .null
            }
        } else if !status.fields.object("capacity").isEmpty {
            change["capacity"] = .null
        }
        return change.isEmpty ? nil : ["status": .object(change)]
    }
}
