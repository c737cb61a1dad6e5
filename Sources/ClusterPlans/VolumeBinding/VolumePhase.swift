import ObjectModel

/// What the binder says in the status of a volume.
enum VolumePhase {
    /// The patch that brings the status to a phase; nil when it is there already, whatever the message says.
    static func change(of volume: PersistentVolume, to phase: String, message: String = "") -> Value? {
        guard volume.status.phase != phase else { return nil }
        var status: Fields = ["phase": .string(phase)]
        if !message.isEmpty {
            status["message"] = .string(message)
        } else if !volume.status.message.isEmpty {
            status["message"] = .null
        }
        return ["status": .object(status)]
    }
}
