/// Bounds on what one request can make the rules do.
public enum Limits {
    /// Operations of one JSON patch.
    public static let jsonPatchOperations = 10_000
    /// Bytes that the copy operations of one JSON patch may add.
    public static let jsonPatchCopiedBytes = 3 * 1024 * 1024
}
