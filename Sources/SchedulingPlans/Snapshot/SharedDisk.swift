import ObjectModel

/// A disk that a pod names itself, without a claim, and that not every two pods of a node may have.
public struct SharedDisk: Sendable, Hashable {
    /// Of what kind, and which.
    private let identity: [String]
    private let isReadOnly: Bool

    static func all(of spec: PodSpec) -> [SharedDisk] {
        guard !spec.volumes.isEmpty else { return [] }
        return spec.volumes.flatMap(disks)
    }

    private static func disks(of volume: Volume) -> [SharedDisk] {
        if let disk = volume.gcePersistentDisk {
            return [SharedDisk(identity: ["gce", disk.pdName], isReadOnly: disk.readOnly)]
        }
        // One of these is for one pod, however it is mounted.
        if let disk = volume.awsElasticBlockStore {
            return [SharedDisk(identity: ["aws", disk.volumeID], isReadOnly: false)]
        }
        if let disk = volume.iscsi {
            return [SharedDisk(identity: ["iscsi", disk.iqn], isReadOnly: disk.readOnly)]
        }
        guard let disk = volume.rbd else { return [] }
        // It is the same as another where they share one of the monitors.
        return disk.monitors.map {
            SharedDisk(identity: ["rbd", $0, disk.pool, disk.image], isReadOnly: disk.readOnly)
        }
    }

    /// Whether two pods can't have both on one node.
    func conflicts(with other: SharedDisk) -> Bool {
        identity == other.identity && !(isReadOnly && other.isReadOnly)
    }
}
