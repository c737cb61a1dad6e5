import ObjectModel

/// What a container may learn of its pod and node, through variables and files.
public struct DownwardAPI: Sendable {
    public let pod: Pod
    public let nodeName: String
    public let hostIP: String
    public let podIP: String
    /// Stands in for limits that a container does not have.
    public let allocatable: [String: Quantity]

    public init(pod: Pod, nodeName: String, hostIP: String, podIP: String, allocatable: [String: Quantity]) {
        self.pod = pod
        self.nodeName = nodeName
        self.hostIP = hostIP
        self.podIP = podIP
        self.allocatable = allocatable
    }

    /// The value of a field path; nil for a path that there is not.
    public func field(_ path: String) -> String? {
        let metadata = pod.metadata
        switch path {
        case "metadata.name": return metadata.name
        case "metadata.namespace": return metadata.namespace
        case "metadata.uid": return metadata.uid
        case "metadata.labels": return Self.lines(metadata.labels)
        case "metadata.annotations": return Self.lines(metadata.annotations)
        case "spec.nodeName": return nodeName
        case "spec.serviceAccountName": return pod.spec.serviceAccountName
        case "status.hostIP", "status.hostIPs": return hostIP
        case "status.podIP", "status.podIPs": return podIP
        default: break
        }
        if let key = Self.key(of: path, in: "metadata.labels") { return metadata.labels[key] ?? "" }
        if let key = Self.key(of: path, in: "metadata.annotations") { return metadata.annotations[key] ?? "" }
        return nil
    }

    /// `metadata.labels['app']` -> `app`.
    private static func key(of path: String, in map: String) -> String? {
        guard path.hasPrefix(map + "['"), path.hasSuffix("']") else { return nil }
        return String(path.dropFirst(map.count + 2).dropLast(2))
    }

    private static func lines(_ map: [String: String]) -> String {
        map.sorted { $0.key < $1.key }.map { "\($0.key)=\(FieldError.quoted($0.value))" }.joined(separator: "\n")
    }

    /// The value of a resource field in units of its divisor, rounded up; nil for a resource that there is not.
    public func resource(_ selector: ResourceFieldSelector, of container: Container) -> String? {
        let owner =
            selector.containerName.isEmpty
            ? container
            : (pod.spec.initContainers + pod.spec.containers).first { $0.name == selector.containerName } ?? container
        let parts = selector.resource.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let name = String(parts[1])
        let amount: Quantity?
        switch parts[0] {
        case "limits": amount = owner.resources.limits[name] ?? allocatable[name]
        case "requests": amount = owner.resources.requests[name] ?? Quantity.zero
        default: amount = nil
        }
        guard let amount else { return nil }
        let divisor = selector.divisor.map { $0.isZero ? Quantity(1) : $0 } ?? Quantity(1)
        return String((amount.nanos + divisor.nanos - 1) / divisor.nanos)
    }
}
