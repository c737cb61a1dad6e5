import ObjectTree

/// The owners of a workload's replicas, as owners of the fields of its Scale and back again.
public struct ScaleOwnership: Sendable {
    private let owners: OwnerList
    private let apiVersion: String
    /// Where the workload has its replicas, such as `["spec", "replicas"]`.
    private let path: [String]

    /// - Parameter stored: The `managedFields` of the workload.
    public init(stored: Value?, apiVersion: String, path: [String] = ["spec", "replicas"]) {
        owners = OwnerList(stored: stored)
        self.apiVersion = apiVersion
        self.path = path
    }

    private static let scaleVersion = "autoscaling/v1"
    private var replicasOfWorkload: FieldSet { FieldSet(paths: [path]) }

    /// The `managedFields` of the Scale.
    public var ofScale: Value? {
        var result = OwnerList()
        for entry in owners.entries where entry.owner.apiVersion == apiVersion && entry.fields.contains(path) {
            var owner = entry.owner
            owner.apiVersion = Self.scaleVersion
            result.set(OwnedFields(owner: owner, fields: FieldSet(paths: [["spec", "replicas"]]), time: entry.time))
        }
        return result.value
    }

    /// The `managedFields` of the workload after its Scale got those given.
    public func ofWorkload(afterScale scale: Value?) -> Value? {
        var left = OwnerList(stored: scale)
        var result: [OwnedFields] = []
        for var entry in owners.entries where entry.owner.apiVersion == apiVersion {
            if entry.fields.contains(path) {
                if left[entry.owner] == nil {
                    entry.fields = entry.fields.subtracting(replicasOfWorkload)
                } else {
                    left.remove(entry.owner)
                }
            }
            if !entry.fields.isEmpty { result.append(entry) }
        }
        for entry in left.entries where entry.fields.contains(["spec", "replicas"]) {
            var owner = entry.owner
            owner.apiVersion = apiVersion
            // A Scale has no times of its own: an owner that is new has none.
            result.append(OwnedFields(owner: owner, fields: replicasOfWorkload, time: owners[entry.owner]?.time))
        }
        return OwnerList(result).value
    }
}
