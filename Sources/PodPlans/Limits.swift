/// Every bound of this target, in one place.
public enum PodLimits {
    /// The wait before the second start of a container that failed; it doubles with every further failure.
    public static let firstBackoffSeconds = 10.0
    public static let longestBackoffSeconds = 300.0
    /// A container that ran for so long has its back-off forgotten.
    public static let backoffResetSeconds = 600.0
    /// The longest termination message kept, in bytes, and the most lines of a log that may stand in for it.
    public static let terminationMessageBytes = 4096
    public static let terminationMessageLogBytes = 2048
    public static let terminationMessageLogLines = 80
    /// Between tries to make a container whose configuration is not right.
    public static let blockedRetrySeconds = 10.0
    /// For how long a container has run before the status says so.
    public static let settlingSeconds = 0.3
    /// Where neither the pod nor the deletion states a grace period.
    public static let defaultGraceSeconds = 30
}
