import ObjectModel
import ObjectRules
import WorkloadPlans

extension VolumeBindingPlan {
    /// The volume is Released first; what its reclaim policy says is done once that is on record.
    static func released(_ state: VolumeBindingState, because why: String) -> Plan {
        let phase = state.volume.status.phase
        guard phase == "Released" || phase == "Failed" else {
            var plan = Plan()
            if let change = VolumePhase.change(of: state.volume, to: "Released") {
                plan.then("phase", [Step(.patch(state.identity, subresource: "status", change), reason: why)])
            }
            return plan
        }
        return reclaim(state)
    }

    private static func reclaim(_ state: VolumeBindingState) -> Plan {
        switch state.volume.spec.persistentVolumeReclaimPolicy {
        case "Retain":
            var plan = Plan()
            plan.wait(
                for: "an administrator: persistentVolumeReclaimPolicy Retain keeps the volume and its data",
                since: state.volume.status.lastPhaseTransitionTime)
            return plan
        case "Delete": return delete(state)
        case "Recycle": return fail(state, "VolumeFailedRecycle", "No recycler plugin found for the volume!")
        default:
            return fail(
                state, "VolumeUnknownReclaimPolicy", "Volume has unrecognized PersistentVolumeReclaimPolicy")
        }
    }

    private static func delete(_ state: VolumeBindingState) -> Plan {
        switch VolumeDeleter(of: state.volume) {
        case .provisioner(let name):
            var plan = Plan()
            plan.wait(
                for: "\(name) to remove what is behind the volume, and then the volume",
                since: state.volume.status.lastPhaseTransitionTime)
            return plan
        case .nobody(let problem): return fail(state, "VolumeFailedDelete", problem)
        case .binder:
            var plan = Plan()
            guard state.volume.metadata.deletionTimestamp == nil else { return plan }
            plan.then(
                "delete",
                [
                    Step(
                        .delete(state.identity.at(resourceVersion: state.volume.metadata.resourceVersion)),
                        reason: "the volume is released, and its persistentVolumeReclaimPolicy is Delete")
                ])
            return plan
        }
    }

    private static func fail(_ state: VolumeBindingState, _ reason: String, _ message: String) -> Plan {
        var plan = Plan()
        if let change = VolumePhase.change(of: state.volume, to: "Failed", message: message) {
            plan.then(
                "phase",
                [
                    Step(
                        .patch(state.identity, subresource: "status", change), reason: message,
                        announces: [.warning(reason, message, about: state.identity)])
                ])
        }
        plan.wait(for: "an administrator: \(message)", since: state.volume.status.lastPhaseTransitionTime)
        return plan
    }
}

/// Who removes a released volume that its policy says to delete.
private enum VolumeDeleter {
    /// The one who made it.
    case provisioner(String)
    /// The binder: there is nothing behind it that has to be removed.
    case binder
    /// Nobody can, for that reason.
    case nobody(String)

    init(of volume: PersistentVolume) {
        if let name = volume.metadata.annotation(StorageAnnotation.provisionedBy), !name.isEmpty {
            self = .provisioner(name)
        } else if let driver = volume.metadata.annotation(StorageAnnotation.migratedTo) ?? volume.spec.csi?.driver {
            self = .provisioner(driver)
        } else if let path = volume.spec.hostPath?.path {
            // Kubernetes removes the directory too, from the machine that the controller happens to run on. Here
            // files that nobody made for the volume are left alone.
            self =
                Self.isTemporary(path)
                ? .binder : .nobody("host_path deleter only supports /tmp/.+ but received provided \(path)")
        } else {
            let name = FieldError.quoted(volume.metadata.name)
            let problem = volume.spec.nfs == nil && volume.spec.local == nil ? "" : "deletable "
            self = .nobody("error getting deleter volume plugin for volume \(name): no \(problem)volume plugin matched")
        }
    }

    /// Whether `/tmp/` is anywhere in it, with something behind.
    private static func isTemporary(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        let wanted = Array("/tmp/".utf8)
        guard bytes.count > wanted.count else { return false }
        return (0..<(bytes.count - wanted.count)).contains { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
