import ObjectModel
import SchedulingPlans

/// A pod that has a node and waits for its claims to be bound.
struct VolumeWait: Sendable {
    let waiting: WaitingPod
    let decision: VolumeDecision
    /// Then the pod is placed anew.
    let deadline: Time
    /// Whether everything has been asked for: from then on the claims are looked at.
    var isRequested = false
}

/// Claims of pods that are about to be bound.
extension SchedulerState {
    /// Everything that a pod's claims need has been asked for.
    mutating func volumesRequested(_ uid: String, now: Time) {
        guard volumeWaits[uid] != nil else { return }
        volumeWaits[uid]?.isRequested = true
        checkVolumes(of: uid, now: now)
    }

    /// A claim has changed, or is gone.
    mutating func checkVolumes(claim key: String, now: Time) {
        guard !volumeWaits.isEmpty else { return }
        for (uid, wait) in volumeWaits where wait.decision.claims.contains(key) { checkVolumes(of: uid, now: now) }
    }

    private mutating func checkVolumes(of uid: String, now: Time) {
        guard let wait = volumeWaits[uid], wait.isRequested else { return }
        for key in wait.decision.claims {
            guard let claim = snapshot.volumes.claim(key) else {
                let name = FieldError.quoted(String(key.split(separator: "/").last ?? ""))
                return volumesFailed(uid, "could not find v1.PersistentVolumeClaim \(name)", now: now)
            }
            if wait.decision.provisions.contains(key), claim.selectedNode != wait.decision.node {
                return volumesFailed(uid, "provisioning failed for PVC \(FieldError.quoted(claim.name))", now: now)
            }
            guard claim.isBound else { return }
        }
        forgetVolumes(of: uid)
        outcomes.append(.bind(wait.waiting, node: wait.decision.node))
    }

    /// The claims of a pod can't be bound as decided: it is placed anew.
    mutating func volumesFailed(_ uid: String, _ message: String, now: Time) {
        guard let wait = volumeWaits[uid] else { return }
        bindingFailed(uid, mayRetry: true, now: now)
        let message = "running PreBind plugin \"VolumeBinding\": binding volumes: \(message)"
        outcomes.append(.volumesFailed(wait.waiting, message: message))
    }

    mutating func expireVolumeWaits(now: Time) {
        guard !volumeWaits.isEmpty else { return }
        for uid in volumeWaits.filter({ $0.value.deadline <= now }).keys.sorted() {
            volumesFailed(uid, "context deadline exceeded", now: now)
        }
    }

    /// What was promised to a pod is no longer kept for it.
    mutating func forgetVolumes(of uid: String) {
        guard let wait = volumeWaits.removeValue(forKey: uid) else { return }
        snapshot.volumes.release(wait.decision)
    }
}
