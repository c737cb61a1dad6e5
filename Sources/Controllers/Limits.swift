/// Named bounds of the cluster's controllers. Durations are in seconds.
public enum ClusterControllerLimits {
    /// Objects that garbage collection works on at a time.
    public static let collectors = 20
    /// Owners known not to exist that are remembered.
    static let absentOwners = 16_384
    /// Owners known to exist although no watch has shown them yet.
    static let presentOwners = 1_024
    /// Dependents orphaned, or contents of a namespace deleted, at a time.
    static let writesInFlight = 16
    /// The first delay before a namespace that isn't empty is looked at again; it doubles.
    static let firstNamespaceDelay = 0.05
    static let longestNamespaceDelay = 2.0
    /// Seconds between two looks for pods that have ended.
    static let endedPodsPeriod = 20.0
    /// Seconds between two looks for events whose time is over.
    static let eventSweepSeconds = 60.0
    /// Events that are looked at together.
    static let eventsPerLook = 500
    /// Services with more pods wait a while between two writes of their endpoints.
    static let podsSyncedAtOnce = 100
    /// How long they wait, for each of their pods.
    static let syncPausePerPod = 0.0001
    /// Views of pods that may be kept beyond twice the number of pods there are.
    static let strayPodViews = 1_024
    /// CronJobs that are worked on at a time.
    static let cronJobWorkers = 1_024
    /// Seconds between a change in a namespace and the count of its quota: all changes meanwhile are counted once.
    static let quotaPauseSeconds = 0.05
    /// The same for every object that was counted last, so that counting takes a small share of the time.
    static let quotaPauseSecondsPerObject = 0.0001
}
