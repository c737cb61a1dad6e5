/// Labels and annotations of Endpoints and EndpointSlices.
public enum EndpointNames {
    /// Marks what belongs to a Service without an address of its own; its value is empty.
    static let headless = "service.kubernetes.io/headless"
    /// When the change happened that led to the last write.
    static let triggerTime = "endpoints.kubernetes.io/last-change-trigger-time"
    /// `truncated`, where there are more endpoints than an object may have.
    static let overCapacity = "endpoints.kubernetes.io/over-capacity"
    /// Who writes an Endpoints object.
    static let endpointsManagedBy = "endpoints.kubernetes.io/managed-by"
    static let endpointsController = "endpoint-controller"

    /// The Service of a slice.
    public static let serviceName = "kubernetes.io/service-name"
    /// Who writes a slice.
    public static let managedBy = "endpointslice.kubernetes.io/managed-by"
    public static let sliceController = "endpointslice-controller.k8s.io"
    public static let mirroringController = "endpointslicemirroring-controller.k8s.io"
    /// On an Endpoints object: `true` keeps it from being mirrored.
    static let skipMirror = "endpointslice.kubernetes.io/skip-mirror"
    /// On an Endpoints object that serves an election of a leader and no Service.
    static let leader = "control-plane.alpha.kubernetes.io/leader"
    static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"
}
