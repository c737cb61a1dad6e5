/// Named bounds of this target. Durations are in seconds.
public enum SchedulerLimits {
    /// Bindings in flight.
    public static let bindsInFlight = 32
    /// Conditions of pods that wait, being written at a time.
    public static let reportsInFlight = 8
    /// The first delay before a pod that did not fit is tried again; it doubles with every attempt.
    public static let firstBackoff = 1.0
    public static let longestBackoff = 10.0
    /// After so long a pod that did not fit is tried again although nothing has happened.
    public static let unschedulableRetry = 300.0
    /// How often it is tried to say why a pod waits while others change the pod.
    static let reportAttempts = 10
    /// Between these tries.
    static let reportPause = 0.02
    /// Preemptions being carried out at a time.
    public static let preemptionsInFlight = 8
    /// How long a pod that has a node waits for its claims to be bound; then it is placed anew.
    public static let volumeBinding = 600.0
    /// Pods placed before other tasks get a turn.
    static let podsPerTurn = 16
}
