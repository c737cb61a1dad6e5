import ObjectModel
import ObjectRules

/// What the scheduler needs to know of a PersistentVolumeClaim.
public struct ClaimInfo: Sendable {
    public let namespace: String
    public let name: String
    public let uid: String
    public let resourceVersion: String
    /// The node that a volume is, or is to be, made for; empty while none is chosen.
    public let selectedNode: String
    /// The volume it names; empty for none.
    let volumeName: String
    /// The volume controller has finished: volume and claim name each other.
    let isBindingCompleted: Bool
    let className: String
    let requested: Quantity
    let accessModes: [String]
    let volumeMode: String
    let attributesClass: String
    /// Which volumes it accepts; nil for all.
    let selector: LabelSelectorExpression?
    let isLost: Bool
    let isDeleted: Bool
    /// The uid of its controller: of an ephemeral volume's claim, the pod.
    let controller: String

    static let selectedNodeAnnotation = "volume.kubernetes.io/selected-node"

    public init(_ claim: PersistentVolumeClaim) {
        let metadata = claim.metadata
        let spec = claim.spec
        let annotations = metadata.fields.object("annotations")
        namespace = metadata.namespace
        name = metadata.name
        uid = metadata.uid
        resourceVersion = metadata.resourceVersion
        selectedNode = annotations.string(Self.selectedNodeAnnotation)
        volumeName = spec.volumeName
        isBindingCompleted = annotations.contains("pv.kubernetes.io/bind-completed")
        let legacyClass = annotations["volume.beta.kubernetes.io/storage-class"]?.stringValue
        className = legacyClass ?? spec.storageClassName ?? ""
        requested = spec.resources.requests["storage"] ?? .zero
        accessModes = spec.accessModes
        volumeMode = spec.volumeMode ?? "Filesystem"
        attributesClass = spec.volumeAttributesClassName ?? ""
        selector = spec.selector.map(PodMatcher.expression)
        isLost = claim.status.phase == "Lost"
        isDeleted = metadata.deletionTimestamp != nil
        controller = metadata.ownerReferences.first { $0.controller == true }?.uid ?? ""
    }

    /// `namespace/name`.
    public var key: String { "\(namespace)/\(name)" }
    /// Whether pods can use it.
    public var isBound: Bool { !volumeName.isEmpty && isBindingCompleted }
    var isForOnePodOnly: Bool { accessModes.contains("ReadWriteOncePod") }
}

/// What the scheduler needs to know of a StorageClass.
struct StorageClassInfo: Sendable {
    let provisioner: String
    /// WaitForFirstConsumer.
    let waitsForConsumer: Bool
    /// Labels that a node must have for volumes to be made there: one of these terms; no terms allow every node.
    let allowedTopologies: [[Allowed]]

    struct Allowed: Sendable {
        let key: String
        let values: [String]
    }

    init(_ storageClass: StorageClass) {
        provisioner = storageClass.provisioner
        waitsForConsumer = storageClass.volumeBindingMode == "WaitForFirstConsumer"
        allowedTopologies = storageClass.allowedTopologies.map { term in
            term.matchLabelExpressions.map { Allowed(key: $0.key, values: $0.values) }
        }
    }

    /// Whether volumes are made by somebody.
    var provisions: Bool { !provisioner.isEmpty && provisioner != "kubernetes.io/no-provisioner" }

    func allows(_ node: NodeInfo) -> Bool {
        allowedTopologies.isEmpty
            || allowedTopologies.contains { term in
                !term.isEmpty && term.allSatisfy { node.labels[$0.key].map($0.values.contains) ?? false }
            }
    }
}
