import ObjectModel

/// One pod on a simulated node: what is known of it and, as a pure function of the time, what it does next.
public struct SimulatedPod: Sendable {
    /// What a pod does next.
    public enum Step: Sendable, Hashable {
        /// Write this status, then ask again.
        case write(PodStatus)
        /// Delete the object for good.
        case remove
        /// Nothing before this moment.
        case wait(until: Time)
        /// Nothing until the object changes.
        case rest
    }

    /// The newest version seen.
    public private(set) var pod: Pod
    public let script: SimulationScript
    /// Its address in the cluster.
    public let address: String
    /// Of the node it runs on.
    public let hostAddress: String

    /// Finer than the whole seconds of `status.startTime`; nil for a pod that another run of this agent started.
    private var startedAt: Time?
    private var restartedAt: Time?
    private var deletionSeen: Time?
    private var isRemoved = false
    private var becameReady = false

    public init(pod: Pod, address: String, hostAddress: String) {
        self.pod = pod
        self.script = SimulationScript(pod: pod)
        self.address = pod.status.podIP.isEmpty ? address : pod.status.podIP
        self.hostAddress = hostAddress
    }

    /// Takes in a version of the object unless a newer one is known.
    public mutating func observe(_ newer: Pod, now: Time) {
        let known = Int(pod.metadata.resourceVersion) ?? 0
        guard (Int(newer.metadata.resourceVersion) ?? .max) >= known else { return }
        pod = newer
        if newer.metadata.deletionTimestamp != nil, deletionSeen == nil { deletionSeen = now }
    }

    /// Notes that a step taken from the status `before` was carried out, with the object the server answered with.
    /// (The watch may have told of it already, so that `pod` is no measure of what changed.)
    public mutating func carriedOut(_ step: Step, before: PodStatus, answer: Pod?, now: Time) {
        switch step {
        case .write(let status):
            if status.phase == "Running" {
                if before.phase != "Running" { startedAt = now }
                if status.restartCount > before.restartCount { restartedAt = now }
                if status.areContainersReady { becameReady = true }
            }
            if let answer { observe(answer, now: now) }
        case .remove: isRemoved = true
        case .wait, .rest: break
        }
    }

    /// Whether it has not run yet, and may.
    var isStarting: Bool {
        pod.metadata.deletionTimestamp == nil && !["Running", "Succeeded", "Failed"].contains(pod.status.phase)
    }

    /// What to do at a moment.
    public func step(now: Time) -> Step {
        if isRemoved { return .rest }
        if pod.metadata.deletionTimestamp != nil { return terminationStep(now: now) }
        switch pod.status.phase {
        case "Succeeded", "Failed": return .rest
        case "Running": return runningStep(now: now)
        default: return .write(startedStatus(now: now))
        }
    }

    private func terminationStep(now: Time) -> Step {
        let due = (deletionSeen ?? now).adding(seconds: script.terminationSeconds)
        if now < due { return .wait(until: due) }
        let hasEnded = pod.status.phase == "Succeeded" || pod.status.phase == "Failed"
        let isForAJob = pod.status.phase == "Running" && pod.spec.restartPolicy != "Always"
        // What finalizers hold does not go, and is seen to have ended, started or not (KEP-3329).
        if isForAJob || (!hasEnded && !pod.metadata.finalizers.isEmpty) {
            return .write(endedStatus(exitCode: SimulatedPod.terminatedExitCode, now: now))
        }
        return .remove
    }

    private func runningStep(now: Time) -> Step {
        let start = startedAt ?? pod.status.startTime ?? now
        var dues: [Time] = []
        if let seconds = pod.spec.activeDeadlineSeconds {
            let due = start.adding(seconds: Double(seconds))
            if now >= due { return .write(overdueStatus(now: now)) }
            dues.append(due)
        }
        if let due = nextEnd(start: start) {
            if now >= due { return .write(statusAfterEnd(now: now)) }
            dues.append(due)
        }
        if case .after(let seconds) = script.readiness, !becameReady, !pod.status.areContainersReady {
            let due = start.adding(seconds: seconds)
            if now >= due { return .write(readyStatus(now: now)) }
            dues.append(due)
        }
        if let current = currentStatus(now: now) { return .write(current) }
        return dues.min().map { .wait(until: $0) } ?? .rest
    }

    /// When the containers end next; nil if they run on, or wait in their back-off.
    private func nextEnd(start: Time) -> Time? {
        guard !pod.status.isBackingOff else { return nil }
        if pod.spec.restartPolicy == "Always", script.exitCode == nil { return nil }
        if let restartedAt { return restartedAt.adding(seconds: Limits.simulatedRestartSeconds) }
        return start.adding(seconds: script.runSeconds)
    }

    private func statusAfterEnd(now: Time) -> PodStatus {
        let code = script.exitCode ?? 0
        let restarts = pod.spec.restartPolicy == "Always" || (pod.spec.restartPolicy == "OnFailure" && code != 0)
        guard restarts else { return endedStatus(exitCode: code, now: now) }
        return restartedStatus(exitCode: code, now: now)
    }

    /// 128 + SIGTERM.
    static let terminatedExitCode = 143
}
