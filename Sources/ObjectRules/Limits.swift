/// Bounds on what one request can make the rules do.
public enum Limits {
    /// Operations of one JSON patch.
    public static let jsonPatchOperations = 10_000
    /// Bytes that the copy operations of one JSON patch may add.
    public static let jsonPatchCopiedBytes = 3 * 1024 * 1024
    /// Years through which the next run of a schedule is looked for. February 29 is 8 years away at most.
    public static let cronSearchYears = 9
    /// Seconds that an annotation of ours can ask for: a day.
    public static let annotatedSeconds = 86_400
    /// Pods that are looked at when a namespace comes to demand more of them.
    public static let podsPerNamespaceCheck = 3_000
}
