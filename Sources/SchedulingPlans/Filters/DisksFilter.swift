/// A disk that pods name themselves is written to by one pod of a node.
enum DisksFilter {
    static func rejection(_ pod: PodInfo, _ node: NodeInfo) -> Rejection? {
        guard !pod.disks.isEmpty, !node.disks.isEmpty else { return nil }
        let isTaken = pod.disks.contains { disk in node.disks.keys.contains { $0.conflicts(with: disk) } }
        return isTaken ? Rejection(.disk, isResolvable: true) : nil
    }
}
