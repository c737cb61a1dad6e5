import ObjectTree

/// The owners of a workload's replicas, as owners of the fields of its Scale and back again.
public struct ScaleOwnership: Sendable {
    private let owners: OwnerList
    private let apiVersion: String
    private let paths: [String: [String]]

    /// - Parameters:
    ///   - stored: The `managedFields` of the workload.
    ///   - apiVersion: The version in which its Scale was asked for.
    ///   - paths: Where each version of the workload has its replicas, such as `["spec", "replicas"]`; empty for
    ///     versions without a Scale. What is owned in other versions is forgotten.
    public init(stored: Value?, apiVersion: String, paths: [String: [String]]? = nil) {
        owners = OwnerList(stored: stored)
        self.apiVersion = apiVersion
        self.paths = paths ?? [apiVersion: Self.usualPath]
    }

    private static let scaleVersion = "autoscaling/v1"
    private static let usualPath = ["spec", "replicas"]

    /// Where an owner has the replicas, if it has them.
    private func replicas(of entry: OwnedFields) -> [String]? {
        guard let path = paths[entry.owner.apiVersion], !path.isEmpty, entry.fields.contains(path) else { return nil }
        return path
    }

    /// The `managedFields` of the Scale.
    public var ofScale: Value? {
        var result = OwnerList()
        for entry in owners.entries where replicas(of: entry) != nil {
            var owner = entry.owner
            owner.apiVersion = Self.scaleVersion
            result.set(OwnedFields(owner: owner, fields: FieldSet(paths: [Self.usualPath]), time: entry.time))
        }
        return result.value
    }

    /// The `managedFields` of the workload after its Scale got those given.
    public func ofWorkload(afterScale scale: Value?) -> Value? {
        var left = OwnerList(stored: scale)
        var result: [OwnedFields] = []
        for var entry in owners.entries where paths[entry.owner.apiVersion] != nil {
            if let path = replicas(of: entry) {
                if left[entry.owner] == nil {
                    entry.fields = entry.fields.subtracting(FieldSet(paths: [path]))
                } else {
                    left.remove(entry.owner)
                }
            }
            if !entry.fields.isEmpty { result.append(entry) }
        }
        let path = paths[apiVersion] ?? Self.usualPath
        for entry in left.entries where entry.fields.contains(Self.usualPath) {
            var owner = entry.owner
            owner.apiVersion = apiVersion
            // A Scale has no times of its own: an owner that is new has none.
            result.append(OwnedFields(owner: owner, fields: FieldSet(paths: [path]), time: owners[entry.owner]?.time))
        }
        return OwnerList(result).value
    }
}
