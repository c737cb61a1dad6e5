import ObjectModel

/// What the rules of ReplicaSets, StatefulSets and DaemonSets ask about a pod. Extracted once per version of the pod,
/// so that a thousand pods are planned without walking a thousand trees; what is asked seldom is read from `pod`.
public final class ControlledPod: Sendable {
    /// The pod itself, and what of it the rules ask for most.
    public let pod: Pod
    public let name: String
    public let uid: String
    public let resourceVersion: String
    public let phase: PodPhase
    /// Empty until it is scheduled.
    public let nodeName: String
    /// The node that it is on, or the only one that its affinity allows; nil where it may be on several.
    public let destination: String?
    /// Deleted, but not gone yet.
    public let isDeleting: Bool
    public let isReady: Bool
    /// When the condition Ready became what it is.
    public let readyTransition: Time?
    /// The uid of its controller, if it has one.
    public let controllerUID: String?
    /// The label `controller-revision-hash`: the name of a StatefulSet's revision, the hash of a DaemonSet's.
    public let revision: String

    public init(_ pod: Pod) {
        let metadata = pod.metadata
        let status = pod.status
        let ready = status.conditions.first { $0.type == "Ready" }
        self.pod = pod
        name = metadata.name
        uid = metadata.uid
        resourceVersion = metadata.resourceVersion
        phase = PodPhase(rawValue: status.phase) ?? .pending
        let spec = pod.spec
        nodeName = spec.nodeName
        destination = nodeName.isEmpty ? spec.pinnedNode : nodeName
        isDeleting = metadata.fields.contains("deletionTimestamp")
        isReady = ready?.status == "True"
        readyTransition = ready?.lastTransitionTime
        controllerUID = metadata.ownerReferences.first { $0.controller == true }?.uid
        revision = metadata.fields.object("labels").string(RevisionLabels.ofPods)
    }

    /// It has ended by itself.
    public var isFinished: Bool { phase.isFinished }
    /// It runs, or will.
    public var isActive: Bool { !isFinished && !isDeleting }
    /// Its name and uid, in any version.
    public var identity: ObjectIdentity { ObjectIdentity(Pod.self, pod.metadata) }
    /// Its labels.
    public var labels: Fields { pod.metadata.fields.object("labels") }

    /// From when on it counts as available if it stays ready: `minReadySeconds` after it became ready. nil while it is
    /// not ready.
    public func availableAt(minReadySeconds: Int) -> Time? {
        guard isReady else { return nil }
        guard minReadySeconds > 0 else { return readyTransition ?? Time(seconds: 0) }
        return readyTransition?.adding(seconds: Double(minReadySeconds))
    }

    /// Whether it has been ready for `minReadySeconds`.
    public func isAvailable(minReadySeconds: Int, now: Time) -> Bool {
        guard isReady else { return false }
        guard minReadySeconds > 0 else { return true }
        return availableAt(minReadySeconds: minReadySeconds).map { $0 <= now } ?? false
    }
}

extension PodSpec {
    /// The node named by an affinity such as the DaemonSet controller gives to its pods.
    fileprivate var pinnedNode: String? {
        let terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
        for requirement in (terms ?? []).lazy.flatMap(\.matchFields)
        where requirement.key == "metadata.name" && requirement.operator == "In" {
            return requirement.values.count == 1 ? requirement.values[0] : nil
        }
        return nil
    }
}

extension ControlledPod: Equatable {
    /// Of two views, whether they are of the same pod as it was at the same time.
    public static func == (left: ControlledPod, right: ControlledPod) -> Bool {
        left === right || left.pod == right.pod
    }
}

extension ControlledPod {
    /// Why it is not ready, in a few words: the reason of a waiting container, else that of its condition, else its
    /// phase. Asked for explanations only.
    public var whatItLacks: String {
        let status = pod.status
        for container in status.initContainerStatuses + status.containerStatuses {
            let reason = container.state.waiting?.reason ?? ""
            if !reason.isEmpty { return reason }
        }
        if nodeName.isEmpty {
            let reason = status.conditions.first { $0.type == "PodScheduled" && $0.status == "False" }?.reason ?? ""
            return reason.isEmpty ? "not scheduled yet" : reason
        }
        if let probe = failingProbe(status) { return probe }
        let reason = status.conditions.first { $0.type == "Ready" && $0.status == "False" }?.reason ?? ""
        return reason.isEmpty ? phase.rawValue : reason
    }

    /// The probe for which a running container does not count as ready.
    private func failingProbe(_ status: PodStatus) -> String? {
        for container in status.containerStatuses where container.state.running != nil && !container.ready {
            guard let spec = pod.spec.containers.first(where: { $0.name == container.name }) else { continue }
            if spec.startupProbe != nil, container.started != true {
                return "startup probe of container \(spec.name) has not succeeded"
            }
            if spec.readinessProbe != nil { return "readiness probe of container \(spec.name) failing" }
        }
        return nil
    }

    /// When it began to be not ready, or was created.
    public var notReadySince: Time? { isReady ? nil : readyTransition ?? pod.metadata.creationTimestamp }
}
