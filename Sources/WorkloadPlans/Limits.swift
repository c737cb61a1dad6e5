/// The bounds of what one plan does.
public enum Limits {
    /// Steps of a phase that run side by side.
    public static let stepsAtATime = 32
    /// Pods that one plan of a Job creates, or deletes because there are too many.
    public static let podsPerJobPlan = 500
    /// Entries of a Job's `status.uncountedTerminatedPods`: bounds the size of the status.
    public static let uncountedTerminatedPods = 500
    /// Seconds a Job waits after its first failed pod; doubled by each further one.
    public static let jobBackoffBase = 10.0
    /// Pods that one plan of a StatefulSet creates; the next plan goes on from there.
    public static let podsPerStatefulSetPlan = 1_000
    /// Seconds a Job waits at most.
    public static let jobBackoffMaximum = 600.0
    /// Pods that one plan of a DaemonSet creates, and pods that it deletes; the next plan goes on.
    public static let podsPerDaemonSetPlan = 1_000
    /// Seconds from the first failed pod on a node to the deletion of the next; doubled by each further one.
    public static let daemonBackoffBase = 1.0
    /// Seconds it takes at most. After twice as long without a failure it begins anew.
    public static let daemonBackoffMaximum = 900.0
    /// Pods that an explanation names; of the rest it tells how many.
    static let podsNamedInWait = 5
    /// Pods that one plan of a ReplicaSet creates or deletes.
    public static let podsPerReplicaSetPlan = 500
    /// Bytes of the revisions that a ReplicaSet remembers in `deployment.kubernetes.io/revision-history`; the earliest
    /// are forgotten beyond it.
    public static let revisionHistoryLength = 2000
    /// Missed runs of a CronJob beyond which it says that something is wrong.
    public static let missedRuns = 100
}
