import ObjectModel

/// What a node agent notes on a pod that it stops because it goes down itself.
public enum ShutdownMark {
    /// The patch of the pod's status; nil for pods that need none: they are over, or run again with the next agent, or
    /// run nothing. A pod that is never restarted fails through no fault of its own, and a Job whose podFailurePolicy
    /// says so does not count that.
    public static func patch(for state: PodState) -> Value? {
        let pod = state.pod
        guard pod.spec.restartPolicy == "Never", state.hasRunning, !state.isFinished, !state.isDeleted else {
            return nil
        }
        let condition = PodCondition.make {
            $0.type = "DisruptionTarget"
            $0.status = "True"
            $0.observedGeneration = pod.metadata.generation
            $0.lastTransitionTime = state.now.wholeSeconds
            $0.reason = "TerminationByKubelet"
            $0.message = "Pod was terminated in response to imminent node shutdown."
        }
        return [
            "metadata": ["uid": .string(pod.metadata.uid)], "status": ["conditions": [condition.value]],
        ]
    }
}
