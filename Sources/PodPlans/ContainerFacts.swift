import ObjectModel

/// What a node has observed of one container of a pod: all that plan and status look at.
public struct ContainerFacts: Sendable, Hashable {
    /// Where the newest run of a container is.
    public enum Phase: Sendable, Hashable {
        /// Not started yet.
        case absent
        /// Could not be made, as its configuration or something it needs is not right; tried again later.
        case blocked(reason: String, message: String, since: Time)
        case running(since: Time)
        case exited(ContainerEnd)
    }

    /// Where its newest run is.
    public var phase: Phase
    /// The run that `phase` speaks of, from 0; also the number of restarts.
    public var attempt: Int
    /// How the run before ended.
    public var previousEnd: ContainerEnd?
    /// Restarts in a row, each after a run that was too short to count as good.
    public var quickRestarts: Int
    /// What the startup probe found; true without one.
    public var isStarted: Bool
    /// What the readiness probe found; true without one.
    public var passesReadiness: Bool
    /// Its stop is under way: it has been told to end.
    public var isStopping: Bool
    /// As the status shows it, such as `process://…`.
    public var containerID: String
    /// What the newest run was given; nil if that is not known.
    public var resources: ResourceRequirements?

    public init(
        phase: Phase = .absent, attempt: Int = 0, previousEnd: ContainerEnd? = nil, quickRestarts: Int = 0,
        isStarted: Bool = true, passesReadiness: Bool = true, isStopping: Bool = false, containerID: String = "",
        resources: ResourceRequirements? = nil
    ) {
        self.phase = phase
        self.attempt = attempt
        self.previousEnd = previousEnd
        self.quickRestarts = quickRestarts
        self.isStarted = isStarted
        self.passesReadiness = passesReadiness
        self.isStopping = isStopping
        self.containerID = containerID
        self.resources = resources
    }

    /// Whether it runs now.
    public var isRunning: Bool {
        if case .running = phase { return true }
        return false
    }

    /// How the newest run ended; nil while it has not.
    public var end: ContainerEnd? {
        if case .exited(let end) = phase { return end }
        return nil
    }

    /// Running, and past its startup probe.
    public var isUp: Bool { isRunning && isStarted }
    public var isReady: Bool { isUp && passesReadiness }
}

/// How a run of a container ended, as `state.terminated` shows it.
public struct ContainerEnd: Sendable, Hashable {
    public var exitCode: Int
    public var reason: String
    public var message: String
    public var startedAt: Time?
    public var finishedAt: Time
    public var containerID: String

    /// An empty reason is filled in by the exit code.
    public init(
        exitCode: Int, reason: String = "", message: String = "", startedAt: Time?, finishedAt: Time,
        containerID: String = ""
    ) {
        self.exitCode = exitCode
        self.reason = reason.isEmpty ? (exitCode == 0 ? "Completed" : "Error") : reason
        self.message = message
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.containerID = containerID
    }
}
