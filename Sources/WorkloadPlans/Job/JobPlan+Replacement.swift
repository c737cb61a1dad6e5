import ObjectModel

// podReplacementPolicy: whether a pod that is deleted while it runs counts as failed, and is replaced, at once
// (TerminatingOrFailed) or when it has ended (Failed, the only choice with a podFailurePolicy, which needs the exit
// code).

extension JobSpec {
    var replacesOnlyFailedPods: Bool { podReplacementPolicy == "Failed" || hasPodFailurePolicy }

    /// Whether the pod has failed, as far as this Job is concerned.
    func considersFailed(_ pod: JobPod) -> Bool {
        pod.phase == .failed || (pod.isTerminating && !replacesOnlyFailedPods)
    }
}

extension JobPlan {
    /// Pods that have not ended and take the place of a new one.
    var blockingPods: Int { state.spec.replacesOnlyFailedPods ? tally.terminating : 0 }
}
