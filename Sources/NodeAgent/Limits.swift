/// Every bound of this target, in one place.
public enum Limits {
    /// Between renewals of a node's Lease, as the kubelet does it.
    public static let leaseRenewalSeconds = 10.0
    /// A Lease that was not renewed for so long has lapsed.
    public static let leaseDurationSeconds = 40
    /// Between writes of an unchanged node status.
    public static let nodeStatusSeconds = 300.0
    /// Before a failed call is tried again: doubles from the first to the last.
    public static let retryFirstSeconds = 0.2
    public static let retryLastSeconds = 10.0
    /// Between tries to register a simulated node.
    public static let registrationRetrySeconds = 1.0

    /// Writes of a simulation under way at once.
    public static let simulatedWrites = 64
    /// How often the container of a failing simulated pod is restarted before it backs off.
    public static let simulatedRestarts = 3
    public static let simulatedRestartSeconds = 0.3
    /// Between looks for the claims of a simulated pod.
    public static let simulatedVolumeSeconds = 1.0
    /// After the deletion of a claim until it is taken for one that is held.
    public static let simulatedClaimSeconds = 3.0
    /// Lease renewals of a simulation are spread over the renewal period in so many batches.
    public static let simulatedLeaseBatches = 20

    /// Pods that are worked on at once.
    public static let podWorkers = 64
    /// When the agent stops, containers that are starting have so long to do so, and the API server so long to take in
    /// which pods are disrupted; then all are told to end, have so long for it before they are killed, and so long to
    /// be gone. Together well below the two seconds that a stop may take.
    public static let shutdownStartSeconds = 0.2
    public static let shutdownMarkSeconds = 0.2
    public static let shutdownGraceSeconds = 1.0
    public static let shutdownKillSeconds = 0.4
    /// For containers of a pod whose object is gone already.
    public static let forcedGraceSeconds = 1
    /// Runs of a container whose logs are kept.
    public static let runsKept = 2
    /// Bytes of an HTTP answer that a probe reads: the status line is all it looks at.
    public static let probeAnswerBytes = 1024
    /// The largest file that a container's variables are taken from.
    public static let environmentFileBytes = 1 << 20
    /// Between looks at what files in volumes are made from.
    public static let fileRenewalSeconds = 10.0
    /// Of a service account token whose projection does not say it.
    public static let tokenSeconds = 3600
    /// A token is replaced when so much of its life is over.
    public static let tokenRenewalShare = 0.8
    /// Seconds after which one that lives long is replaced in any case.
    public static let tokenRenewalSeconds = 86_400.0
    /// An exec hook may run as long as the grace period lets it, but a hook after the start no longer than this.
    public static let postStartSeconds = 120.0
}
