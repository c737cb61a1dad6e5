import ObjectModel

/// Everything the rules of a pod's life on its node may look at.
public struct PodState: Sendable, Hashable {
    public var pod: Pod
    /// By the name of the container; of those that are not here nothing has been seen.
    public var containers: [String: ContainerFacts]
    public var hostIP: String
    public var podIP: String
    /// Decided before, and not to be taken back: the pod has failed as a whole, for this reason.
    public var failure: PodFailure?
    public var now: Time

    public init(
        pod: Pod, containers: [String: ContainerFacts] = [:], hostIP: String = "", podIP: String = "",
        failure: PodFailure? = nil, now: Time
    ) {
        self.pod = pod
        self.containers = containers
        self.hostIP = hostIP
        self.podIP = podIP
        self.failure = failure
        self.now = now
    }

    /// What is known of a container; of one that was never made, that it waits.
    public func facts(_ container: Container) -> ContainerFacts { containers[container.name] ?? ContainerFacts() }

    /// Whether somebody has asked for the end of the pod.
    public var isDeleted: Bool { pod.metadata.deletionTimestamp != nil }
    /// Init containers that go on beside the others, in their order.
    public var sidecars: [Container] { pod.spec.initContainers.filter(\.isSidecar) }
    /// Init containers first, ephemeral ones last, each in the order of the spec.
    public var allContainers: [Container] { pod.spec.allContainers }
    /// Whether any container runs now.
    public var hasRunning: Bool { containers.values.contains(where: \.isRunning) }

    /// The pod as a whole is over by the status that somebody wrote.
    var isFinished: Bool { pod.status.phase == "Succeeded" || pod.status.phase == "Failed" }
}

/// Why a pod failed as a whole, as `status.reason` and `status.message` tell it.
public struct PodFailure: Sendable, Hashable {
    public let reason: String
    public let message: String
    public init(reason: String, message: String) {
        self.reason = reason
        self.message = message
    }

    /// Its node did not take the pod.
    public static func rejected(reason: String, message: String) -> PodFailure {
        PodFailure(reason: reason, message: rejection + message)
    }

    static let rejection = "Pod was rejected: "

    /// The pod ran for longer than its `activeDeadlineSeconds`.
    public static let deadlineExceeded = PodFailure(
        reason: "DeadlineExceeded", message: "Pod was active on the node longer than the specified deadline")
}

extension PodSpec {
    /// The ephemeral containers, whose fields are those of containers.
    public var ephemeral: [Container] { ephemeralContainers.map { Container(fields: $0.fields) } }
    /// Init containers first, ephemeral ones last, each in the order of the spec.
    public var allContainers: [Container] { initContainers + containers + ephemeral }

    /// Whether an ephemeral container is called so.
    public func isEphemeral(_ name: String) -> Bool { ephemeralContainers.contains { $0.name == name } }
}

extension Container {
    /// An init container that runs beside the others (KEP-753).
    public var isSidecar: Bool { restartPolicy == "Always" }
}
