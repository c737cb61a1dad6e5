import ObjectModel

/// What a node says about itself when it registers.
public struct NodeProfile: Sendable {
    public var name: String
    public var labels: [String: String]
    /// Only given to a node that is not known yet; afterwards they are the cluster's to change.
    public var taints: [Taint] = []
    public var capacity: [String: Quantity]
    public var allocatable: [String: Quantity]
    public var internalIP: String
    public var info: NodeSystemInfo

    public init(
        name: String, capacity: [String: Quantity], allocatable: [String: Quantity]? = nil, internalIP: String,
        architecture: String = "amd64", operatingSystem: String = "linux", info: NodeSystemInfo = NodeSystemInfo()
    ) {
        self.name = name
        self.capacity = capacity
        self.allocatable = allocatable ?? capacity
        self.internalIP = internalIP
        labels = [
            "kubernetes.io/hostname": name, "kubernetes.io/os": operatingSystem, "kubernetes.io/arch": architecture,
            "beta.kubernetes.io/os": operatingSystem, "beta.kubernetes.io/arch": architecture,
        ]
        self.info = info
        self.info.operatingSystem = operatingSystem
        self.info.architecture = architecture
    }

    /// The object to create where the node is not yet known.
    func newNode() -> Node {
        .new { node in
            node.metadata = .make {
                $0.name = name
                $0.labels = labels
            }
            if !taints.isEmpty { node.spec.taints = taints }
        }
    }

    /// The labels of this profile on a node that has been there before; its other labels stay.
    func labelPatch() -> Value {
        var changed = Fields()
        for (key, value) in labels.sorted(by: { $0.key < $1.key }) { changed[key] = .string(value) }
        return ["metadata": ["labels": .object(changed)]]
    }

    /// The status of a node in good health; `old` tells since when each condition holds.
    func healthyStatus(old: NodeStatus, now: Time) -> NodeStatus {
        .make {
            $0.capacity = capacity
            $0.allocatable = allocatable
            $0.conditions = Self.healthyConditions.map { Self.condition($0, old: old.conditions, now: now) }
            $0.addresses = [
                .make {
                    $0.type = "InternalIP"
                    $0.address = internalIP
                },
                .make {
                    $0.type = "Hostname"
                    $0.address = name
                },
            ]
            $0.nodeInfo = info
        }
    }

    private struct ConditionText {
        let type: String
        let status: String
        let reason: String
        let message: String
    }

    private static let healthyConditions = [
        ConditionText(
            type: "MemoryPressure", status: "False", reason: "KubeletHasSufficientMemory",
            message: "kubelet has sufficient memory available"),
        ConditionText(
            type: "DiskPressure", status: "False", reason: "KubeletHasNoDiskPressure",
            message: "kubelet has no disk pressure"),
        ConditionText(
            type: "PIDPressure", status: "False", reason: "KubeletHasSufficientPID",
            message: "kubelet has sufficient PID available"),
        ConditionText(
            type: "Ready", status: "True", reason: "KubeletReady", message: "kubelet is posting ready status"),
    ]

    private static func condition(_ text: ConditionText, old: [NodeCondition], now: Time) -> NodeCondition {
        let before = old.first { $0.type == text.type }
        return .make {
            $0.type = text.type
            $0.status = text.status
            $0.lastHeartbeatTime = now.wholeSeconds
            $0.lastTransitionTime = before?.status == text.status ? before?.lastTransitionTime : now.wholeSeconds
            $0.reason = text.reason
            $0.message = text.message
        }
    }
}
