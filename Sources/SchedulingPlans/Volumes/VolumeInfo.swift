import ObjectModel
import ObjectRules

/// What the scheduler needs to know of a PersistentVolume.
public struct VolumeInfo: Sendable {
    public let name: String
    public let uid: String
    public let resourceVersion: String
    let className: String
    let capacity: Quantity
    let accessModes: [String]
    let volumeMode: String
    let attributesClass: String
    let labels: Fields
    let isAvailable: Bool
    let isDeleted: Bool
    /// The claim it is bound to or kept for; nil when it is free.
    let claim: Reference?
    /// Nodes from which it can be reached: one of these terms must match. nil for all nodes.
    let nodeTerms: [NodeTerm]?

    struct Reference: Sendable {
        let namespace: String
        let name: String
        /// Empty while only the name is reserved.
        let uid: String
    }

    public init(_ volume: PersistentVolume) {
        let metadata = volume.metadata
        let spec = volume.spec
        name = metadata.name
        uid = metadata.uid
        resourceVersion = metadata.resourceVersion
        let annotations = metadata.fields.object("annotations")
        className = annotations["volume.beta.kubernetes.io/storage-class"]?.stringValue ?? spec.storageClassName
        capacity = spec.capacity["storage"] ?? .zero
        accessModes = spec.accessModes
        volumeMode = spec.volumeMode ?? "Filesystem"
        attributesClass = spec.volumeAttributesClassName ?? ""
        labels = metadata.fields.object("labels")
        isAvailable = volume.status.phase == "Available"
        isDeleted = metadata.deletionTimestamp != nil
        claim = spec.claimRef.map { Reference(namespace: $0.namespace, name: $0.name, uid: $0.uid) }
        nodeTerms = spec.nodeAffinity?.required?.nodeSelectorTerms.map(NodeTerm.init)
    }

    /// The uid of the claim it is bound to; empty for none.
    public var claimUID: String { claim?.uid ?? "" }
    /// Whether it names a claim, bound or not.
    public var isReserved: Bool { claim != nil }

    /// Whether it can be reached from a node.
    func reaches(_ node: NodeInfo) -> Bool { nodeTerms?.contains { $0.matches(node) } ?? true }

    /// Whether it is bound to a claim, or kept for one of that name.
    func isKept(for claim: ClaimInfo) -> Bool {
        guard let reference = self.claim else { return false }
        return reference.namespace == claim.namespace && reference.name == claim.name
            && (reference.uid.isEmpty || reference.uid == claim.uid)
    }

    /// Whether a free volume is what a claim asks for, wherever it is.
    func satisfies(_ claim: ClaimInfo) -> Bool {
        isAvailable && className == claim.className && isLargeEnough(for: claim)
            && claim.accessModes.allSatisfy(accessModes.contains) && (claim.selector?.matches(labels) ?? true)
    }

    /// What even a volume that is kept for the claim must be.
    func isLargeEnough(for claim: ClaimInfo) -> Bool {
        !isDeleted && !(capacity < claim.requested) && volumeMode == claim.volumeMode
            && attributesClass == claim.attributesClass
    }

    private static let zoneLabels = [
        "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
    ]

    /// Whether a node is in the zone and region that the volume's labels state; a node in no zone is in every one.
    /// Where a volume has the old label, the stable one of a node without it counts.
    func isInZone(of node: NodeInfo) -> Bool {
        guard !labels.isEmpty, Self.zoneLabels.contains(where: { node.labels[$0] != nil }) else { return true }
        return Self.zoneLabels.allSatisfy { key in
            guard let stated = labels[key]?.stringValue else { return true }
            let zone = node.labels[key] ?? StableLabels.name(of: key).flatMap { node.labels[$0] }
            return zone.map(Self.zones(stated).contains) ?? false
        }
    }

    /// Several zones are joined by `__`.
    private static func zones(_ text: String) -> [String] {
        var zones: [String] = []
        var rest = Substring(text)
        while let cut = rest.firstRange(of: "__") {
            zones.append(String(rest[..<cut.lowerBound]))
            rest = rest[cut.upperBound...]
        }
        return zones + [String(rest)]
    }
}
