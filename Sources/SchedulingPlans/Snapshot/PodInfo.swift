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
    /// The uid of its controller: pods of one controller are spread over nodes. Empty without one.
    let controller: String
    let comparableRequests: ResourceAmounts
    let ports: [HostPort]
    let shape: PodShape

    public init(_ pod: Pod) {
        let metadata = pod.metadata
        let spec = pod.spec
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
        controller = metadata.ownerReferences.first { $0.controller == true }?.uid ?? ""
        comparableRequests = PodRequests.comparable(spec)
        ports = HostPort.all(of: spec)
        shape = PodShape(spec)
    }

    /// `namespace/name`.
    public var description: String { "\(namespace)/\(name)" }
}
