import ObjectModel

/// What the scheduler needs to know of a pod, read from it once.
public struct PodInfo: Sendable {
    public let uid: String
    public let namespace: String
    public let name: String
    public let generation: Int
    public let resourceVersion: String
    /// Empty while it is not assigned.
    public let nodeName: String
    public let schedulerName: String
    public let priority: Int
    /// Whether it may push out others.
    public let mayPreempt: Bool
    /// Names of gates that hold it back.
    public let gates: [String]
    public let requests: ResourceAmounts
    /// Where it is to go once others have made room; empty where nothing is planned.
    public let nominatedNode: String
    /// When its node took it up; nil until then.
    public private(set) var startTime: Time?
    /// Whether it is being deleted.
    public private(set) var isTerminating: Bool
    /// Whether it is being deleted to make room for another pod.
    private(set) var isPreempted: Bool
    public let labels: Fields
    /// The uid of its controller, if that is one of many pods that are alike and go on for ever.
    private let controller: String
    let comparableRequests: ResourceAmounts
    let ports: [HostPort]
    let disks: [SharedDisk]
    private(set) var shape: PodShape
    let relations: PodRelations?

    public init(_ pod: Pod) {
        let metadata = pod.metadata
        let spec = pod.spec
        let status = pod.fields.object("status")
        uid = metadata.uid
        namespace = metadata.namespace
        name = metadata.name
        generation = metadata.generation
        resourceVersion = metadata.resourceVersion
        nodeName = spec.nodeName
        schedulerName = spec.schedulerName
        priority = spec.priority ?? 0
        mayPreempt = spec.preemptionPolicy != "Never"
        gates = spec.schedulingGates.map(\.name)
        requests = PodRequests.amounts(spec)
        nominatedNode = status.string("nominatedNodeName")
        startTime = PodStatus(fields: status).startTime
        isTerminating = metadata.deletionTimestamp != nil
        isPreempted = isTerminating && Self.isPreempted(status)
        labels = metadata.fields.object("labels")
        let owner = metadata.ownerReferences.first { $0.controller == true }
        controller = owner.map { Self.spreadingKinds.contains($0.kind) ? $0.uid : "" } ?? ""
        comparableRequests = PodRequests.comparable(spec)
        ports = HostPort.all(of: spec)
        disks = SharedDisk.all(of: spec)
        shape = PodShape(spec)
        relations = PodRelations(pod, labels: labels)
    }

    /// Whether spec and labels are still as they were read.
    public func isCurrent(_ pod: Pod) -> Bool {
        let metadata = pod.fields.object("metadata")
        return generation == ObjectMeta(fields: metadata).generation && labels == metadata.object("labels")
    }

    /// The same with what becomes of an assigned pod on its node; nil when nothing has.
    public func advanced(_ pod: Pod) -> PodInfo? {
        let isTerminating = pod.fields.object("metadata").contains("deletionTimestamp")
        let status = pod.fields.object("status")
        guard isTerminating != self.isTerminating || (startTime == nil && status.contains("startTime")) else {
            return nil
        }
        var next = self
        next.isTerminating = isTerminating
        next.isPreempted = isTerminating && Self.isPreempted(status)
        next.startTime = PodStatus(fields: status).startTime
        return next
    }

    /// The same without what it asks of nodes, which matters no more once it has one.
    var settled: PodInfo {
        var settled = self
        settled.shape = .indifferent
        return settled
    }

    private static func isPreempted(_ status: Fields) -> Bool {
        PodStatus(fields: status).conditions.contains {
            $0.type == "DisruptionTarget" && $0.status == "True" && $0.reason == "PreemptionByScheduler"
        }
    }

    private static let spreadingKinds: Set<String> = ["ReplicaSet", "ReplicationController", "StatefulSet"]

    /// Pods of one group are spread over nodes without having to ask for it. Empty for a pod of none, and for one that
    /// is on its way out.
    var spreadGroup: String { isTerminating ? "" : controller }

    /// `namespace/name`.
    public var description: String { "\(namespace)/\(name)" }
}
