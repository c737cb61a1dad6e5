import ObjectModel

/// What the rules of a Job ask about a pod. Extracted once per version of the pod, so that a Job of a thousand pods
/// is planned without walking a thousand trees; what is asked seldom is read from `pod` when it is.
public struct JobPod: Sendable, Equatable {
    /// The pod itself, and what of it the rules ask for most.
    public let pod: Pod
    public let name: String
    public let uid: String
    public let resourceVersion: String
    public let phase: PodPhase
    /// Of an Indexed Job; nil for a pod that says none, or nonsense.
    public let completionIndex: Int?
    /// Deleted, but not gone yet.
    public let isDeleting: Bool
    public let isReady: Bool
    /// The uid of its controller, if it has one.
    public let controllerUID: String?
    /// Whether it holds the tracking finalizer: then it stays until it is counted.
    public internal(set) var isTracked: Bool

    public init(_ pod: Pod) {
        let metadata = pod.metadata
        let status = pod.status
        self.pod = pod
        name = metadata.name
        uid = metadata.uid
        resourceVersion = metadata.resourceVersion
        phase = PodPhase(rawValue: status.phase) ?? .pending
        completionIndex = metadata.fields.object("annotations").optionalString(JobNames.completionIndex)
            .flatMap { Int($0) }
            .flatMap { $0 >= 0 ? $0 : nil }
        isDeleting = metadata.fields.contains("deletionTimestamp")
        isReady = status.conditions.contains { $0.type == "Ready" && $0.status == "True" }
        controllerUID = metadata.ownerReferences.first { $0.controller == true }?.uid
        isTracked = metadata.finalizers.contains(JobNames.trackingFinalizer)
    }

    /// It runs, or will.
    public var isActive: Bool { !isFinished && !isDeleting }
    /// It was deleted while it ran, and its containers may still run.
    public var isTerminating: Bool { !isFinished && isDeleting }
    /// Whether a pod has ended and is counted: then it changes nothing any more but by its time of failure.
    public static func isSettled(_ pod: Pod) -> Bool {
        guard PodPhase(rawValue: pod.status.phase)?.isFinished ?? false else { return false }
        return !pod.metadata.finalizers.contains(JobNames.trackingFinalizer)
    }

    /// It has ended by itself.
    public var isFinished: Bool { phase.isFinished }

    /// Its name and uid, in any version.
    public var identity: ObjectIdentity { ObjectIdentity(Pod.self, pod.metadata) }
    /// Its labels.
    public var labels: Fields { pod.metadata.fields.object("labels") }

    func annotation(_ name: String) -> String? { pod.metadata.fields.object("annotations").optionalString(name) }
}

extension JobPod: Claimable, PodView {}

// MARK: - Asked seldom

extension JobPod {
    /// When it ended: the end of its last container, sidecars included, else since when it is not ready, else when its
    /// deletion was asked for, else when it was created (a pod that no node agent has ever looked at).
    var finishedAt: Time {
        let metadata = pod.metadata
        return lastContainerEnd ?? notReadySince
            ?? metadata.deletionTimestamp?.adding(seconds: -Double(metadata.deletionGracePeriodSeconds ?? 0))
            ?? metadata.creationTimestamp ?? Time(seconds: 0)
    }

    private var lastContainerEnd: Time? {
        var last: Time?
        let status = pod.status
        for container in status.containerStatuses + status.initContainerStatuses {
            guard let end = container.state.terminated?.finishedAt else { return nil }
            last = max(last ?? end, end)
        }
        return last
    }

    private var notReadySince: Time? {
        pod.status.conditions.first { $0.type == "Ready" && $0.status == "False" }?.lastTransitionTime
    }

    var readySince: Time? {
        pod.status.conditions.first { $0.type == "Ready" && $0.status == "True" }?.lastTransitionTime
    }

    /// How often containers, init containers included, were started again.
    var restarts: Int {
        let status = pod.status
        return (status.initContainerStatuses + status.containerStatuses).reduce(0) { $0 + $1.restartCount }
    }
}

/// Names that Jobs and their pods carry (kubernetes.io/docs/reference/labels-annotations-taints).
public enum JobNames {
    /// Holds a pod back until the Job has counted it.
    public static let trackingFinalizer = "batch.kubernetes.io/job-tracking"
    /// Annotation and label of the pods of an Indexed Job.
    public static let completionIndex = "batch.kubernetes.io/job-completion-index"
    static let indexFailureCount = "batch.kubernetes.io/job-index-failure-count"
    static let indexIgnoredFailureCount = "batch.kubernetes.io/job-index-ignored-failure-count"
    static let completionIndexVariable = "JOB_COMPLETION_INDEX"
    /// The value of `spec.managedBy` that means us.
    static let controller = "kubernetes.io/job-controller"
}
