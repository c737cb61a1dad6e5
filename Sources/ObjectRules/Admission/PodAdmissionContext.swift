import ObjectModel

/// What the cluster holds at the moment a pod is admitted.
public struct PodAdmissionContext: Sendable {
    /// The service account the pod names (`PodAdmission.serviceAccountName`), nil where there is none.
    public var serviceAccount: Value?
    /// All priority classes.
    public var priorityClasses: [Value]
    /// The limit ranges of the namespace.
    public var limitRanges: [Value]
    /// All runtime classes; looked at only by pods that name one.
    public var runtimeClasses: [Value]
    /// Five random characters that end the name of the volume with the service account's token.
    public var suffix: String

    public init(
        serviceAccount: Value?, priorityClasses: [Value] = [], limitRanges: [Value] = [],
        runtimeClasses: [Value] = [], suffix: String
    ) {
        self.serviceAccount = serviceAccount
        self.priorityClasses = priorityClasses
        self.limitRanges = limitRanges
        self.runtimeClasses = runtimeClasses
        self.suffix = suffix
    }
}
