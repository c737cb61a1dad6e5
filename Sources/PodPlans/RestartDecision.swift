import ObjectModel

/// Whether and when a container that ended is started again.
public enum RestartDecision: Sendable, Hashable {
    /// It stays ended.
    case never
    /// It may start at this moment, which may have passed.
    case at(Time)

    /// The decision for a container of a pod, after a run that ended with `end`.
    public static func of(
        _ container: Container, in pod: Pod, isInit: Bool, after end: ContainerEnd, quickRestarts: Int
    ) -> RestartDecision {
        guard restarts(container, pod, isInit: isInit, exitCode: end.exitCode) else { return .never }
        return .at(end.finishedAt.adding(seconds: backoffSeconds(quickRestarts: quickRestarts)))
    }

    /// Rules of the container come first, then its own policy, then that of the pod (KEP-5307). An ephemeral container
    /// runs once.
    private static func restarts(_ container: Container, _ pod: Pod, isInit: Bool, exitCode: Int) -> Bool {
        if pod.spec.isEphemeral(container.name) { return false }
        if isInit, container.isSidecar { return true }
        for rule in container.restartPolicyRules {
            guard let codes = rule.exitCodes else { continue }
            let isListed = codes.values.contains(exitCode)
            if isListed == (codes.fields.string("operator") == "In") { return true }
        }
        switch container.restartPolicy ?? pod.spec.restartPolicy {
        case "Never": return false
        case "OnFailure": return exitCode != 0
        // An init container that succeeded is done, whatever the pod's policy.
        default: return !isInit || exitCode != 0
        }
    }

    /// The first restart comes at once, the second after ten seconds, then the wait doubles.
    public static func backoffSeconds(quickRestarts: Int) -> Double {
        guard quickRestarts > 0 else { return 0 }
        var seconds = PodLimits.firstBackoffSeconds
        for _ in 1..<quickRestarts where seconds < PodLimits.longestBackoffSeconds { seconds *= 2 }
        return min(seconds, PodLimits.longestBackoffSeconds)
    }

    /// The count of quick restarts that the end of a run leaves: a run that was long enough clears it.
    public static func quickRestarts(after end: ContainerEnd, before: Int) -> Int {
        guard let startedAt = end.startedAt else { return before }
        return end.finishedAt.since(startedAt) >= PodLimits.backoffResetSeconds ? 0 : before
    }
}
