/// A host port is taken once per node.
enum PortsFilter {
    static func rejection(_ pod: PodInfo, _ node: NodeInfo) -> Rejection? {
        guard !pod.ports.isEmpty, !node.ports.isEmpty else { return nil }
        let isTaken = pod.ports.contains { port in node.ports.keys.contains { $0.conflicts(with: port) } }
        return isTaken ? Rejection(.ports, isResolvable: true) : nil
    }
}
