/// The bounds of field management, all of them Kubernetes' own.
public enum OwnershipLimits {
    /// Entries of managers that updated; beyond that the oldest become one.
    public static let updateManagers = 10
    /// Bytes of all annotations of an object: a last-applied configuration that does not fit is left out.
    public static let annotationBytes = 256 * 1024
}
