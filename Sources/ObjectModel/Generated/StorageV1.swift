// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct CSIDriver: Kind {
    public static let messageName = "storage.v1.CSIDriver"
    public static let apiVersion = "storage.k8s.io/v1"
    public static let kind = "CSIDriver"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: CSIDriverSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
}

public struct CSIDriverList: Message {
    public static let messageName = "storage.v1.CSIDriverList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [CSIDriver] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct CSIDriverSpec: Message {
    public static let messageName = "storage.v1.CSIDriverSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var attachRequired: Bool? {
        get { fields.optionalBool("attachRequired") }
        set { fields.set("attachRequired", newValue) }
    }
    public var podInfoOnMount: Bool? {
        get { fields.optionalBool("podInfoOnMount") }
        set { fields.set("podInfoOnMount", newValue) }
    }
    public var volumeLifecycleModes: [String] {
        get { fields.strings("volumeLifecycleModes") }
        set { fields.set("volumeLifecycleModes", newValue, always: false) }
    }
    public var storageCapacity: Bool? {
        get { fields.optionalBool("storageCapacity") }
        set { fields.set("storageCapacity", newValue) }
    }
    public var fsGroupPolicy: String? {
        get { fields.optionalString("fsGroupPolicy") }
        set { fields.set("fsGroupPolicy", newValue) }
    }
    public var tokenRequests: [StorageV1TokenRequest] {
        get { fields.messages("tokenRequests") }
        set { fields.set("tokenRequests", newValue, always: false) }
    }
    public var requiresRepublish: Bool? {
        get { fields.optionalBool("requiresRepublish") }
        set { fields.set("requiresRepublish", newValue) }
    }
    public var seLinuxMount: Bool? {
        get { fields.optionalBool("seLinuxMount") }
        set { fields.set("seLinuxMount", newValue) }
    }
    public var nodeAllocatableUpdatePeriodSeconds: Int? {
        get { fields.optionalInt("nodeAllocatableUpdatePeriodSeconds") }
        set { fields.set("nodeAllocatableUpdatePeriodSeconds", newValue) }
    }
    public var serviceAccountTokenInSecrets: Bool? {
        get { fields.optionalBool("serviceAccountTokenInSecrets") }
        set { fields.set("serviceAccountTokenInSecrets", newValue) }
    }
    public var preventPodSchedulingIfMissing: Bool? {
        get { fields.optionalBool("preventPodSchedulingIfMissing") }
        set { fields.set("preventPodSchedulingIfMissing", newValue) }
    }
}

public struct CSINode: Kind {
    public static let messageName = "storage.v1.CSINode"
    public static let apiVersion = "storage.k8s.io/v1"
    public static let kind = "CSINode"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: CSINodeSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
}

public struct CSINodeDriver: Message {
    public static let messageName = "storage.v1.CSINodeDriver"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var nodeID: String {
        get { fields.string("nodeID") }
        set { fields.set("nodeID", newValue, always: true) }
    }
    public var topologyKeys: [String] {
        get { fields.strings("topologyKeys") }
        set { fields.set("topologyKeys", newValue, always: true) }
    }
    public var allocatable: VolumeNodeResources? {
        get { fields.optionalMessage("allocatable") }
        set { fields.set("allocatable", newValue) }
    }
}

public struct CSINodeList: Message {
    public static let messageName = "storage.v1.CSINodeList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [CSINode] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct CSINodeSpec: Message {
    public static let messageName = "storage.v1.CSINodeSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var drivers: [CSINodeDriver] {
        get { fields.messages("drivers") }
        set { fields.set("drivers", newValue, always: true) }
    }
}

public struct CSIStorageCapacity: Kind {
    public static let messageName = "storage.v1.CSIStorageCapacity"
    public static let apiVersion = "storage.k8s.io/v1"
    public static let kind = "CSIStorageCapacity"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var nodeTopology: LabelSelector? {
        get { fields.optionalMessage("nodeTopology") }
        set { fields.set("nodeTopology", newValue) }
    }
    public var storageClassName: String {
        get { fields.string("storageClassName") }
        set { fields.set("storageClassName", newValue, always: true) }
    }
    public var capacity: Quantity? {
        get { fields.quantity("capacity") }
        set { fields.set("capacity", newValue) }
    }
    public var maximumVolumeSize: Quantity? {
        get { fields.quantity("maximumVolumeSize") }
        set { fields.set("maximumVolumeSize", newValue) }
    }
}

public struct CSIStorageCapacityList: Message {
    public static let messageName = "storage.v1.CSIStorageCapacityList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [CSIStorageCapacity] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct StorageClass: Kind {
    public static let messageName = "storage.v1.StorageClass"
    public static let apiVersion = "storage.k8s.io/v1"
    public static let kind = "StorageClass"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var provisioner: String {
        get { fields.string("provisioner") }
        set { fields.set("provisioner", newValue, always: true) }
    }
    public var parameters: [String: String] {
        get { fields.stringMap("parameters") }
        set { fields.set("parameters", newValue, always: false) }
    }
    public var reclaimPolicy: String? {
        get { fields.optionalString("reclaimPolicy") }
        set { fields.set("reclaimPolicy", newValue) }
    }
    public var mountOptions: [String] {
        get { fields.strings("mountOptions") }
        set { fields.set("mountOptions", newValue, always: false) }
    }
    public var allowVolumeExpansion: Bool? {
        get { fields.optionalBool("allowVolumeExpansion") }
        set { fields.set("allowVolumeExpansion", newValue) }
    }
    public var volumeBindingMode: String? {
        get { fields.optionalString("volumeBindingMode") }
        set { fields.set("volumeBindingMode", newValue) }
    }
    public var allowedTopologies: [TopologySelectorTerm] {
        get { fields.messages("allowedTopologies") }
        set { fields.set("allowedTopologies", newValue, always: false) }
    }
}

public struct StorageClassList: Message {
    public static let messageName = "storage.v1.StorageClassList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [StorageClass] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct StorageV1TokenRequest: Message {
    public static let messageName = "storage.v1.TokenRequest"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var audience: String {
        get { fields.string("audience") }
        set { fields.set("audience", newValue, always: true) }
    }
    public var expirationSeconds: Int? {
        get { fields.optionalInt("expirationSeconds") }
        set { fields.set("expirationSeconds", newValue) }
    }
}

public struct VolumeAttachment: Kind {
    public static let messageName = "storage.v1.VolumeAttachment"
    public static let apiVersion = "storage.k8s.io/v1"
    public static let kind = "VolumeAttachment"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: VolumeAttachmentSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
    /// What was observed last.
    public var status: VolumeAttachmentStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct VolumeAttachmentList: Message {
    public static let messageName = "storage.v1.VolumeAttachmentList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [VolumeAttachment] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct VolumeAttachmentSource: Message {
    public static let messageName = "storage.v1.VolumeAttachmentSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var persistentVolumeName: String? {
        get { fields.optionalString("persistentVolumeName") }
        set { fields.set("persistentVolumeName", newValue) }
    }
    public var inlineVolumeSpec: PersistentVolumeSpec? {
        get { fields.optionalMessage("inlineVolumeSpec") }
        set { fields.set("inlineVolumeSpec", newValue) }
    }
}

public struct VolumeAttachmentSpec: Message {
    public static let messageName = "storage.v1.VolumeAttachmentSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var attacher: String {
        get { fields.string("attacher") }
        set { fields.set("attacher", newValue, always: true) }
    }
    public var source: VolumeAttachmentSource {
        get { fields.message("source") }
        set { fields.set("source", newValue, always: true) }
    }
    public var nodeName: String {
        get { fields.string("nodeName") }
        set { fields.set("nodeName", newValue, always: true) }
    }
}

public struct VolumeAttachmentStatus: Message {
    public static let messageName = "storage.v1.VolumeAttachmentStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var attached: Bool {
        get { fields.bool("attached") }
        set { fields.set("attached", newValue, always: true) }
    }
    public var attachmentMetadata: [String: String] {
        get { fields.stringMap("attachmentMetadata") }
        set { fields.set("attachmentMetadata", newValue, always: false) }
    }
    public var attachError: VolumeError? {
        get { fields.optionalMessage("attachError") }
        set { fields.set("attachError", newValue) }
    }
    public var detachError: VolumeError? {
        get { fields.optionalMessage("detachError") }
        set { fields.set("detachError", newValue) }
    }
}

public struct VolumeAttributesClass: Kind {
    public static let messageName = "storage.v1.VolumeAttributesClass"
    public static let apiVersion = "storage.k8s.io/v1"
    public static let kind = "VolumeAttributesClass"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var driverName: String {
        get { fields.string("driverName") }
        set { fields.set("driverName", newValue, always: true) }
    }
    public var parameters: [String: String] {
        get { fields.stringMap("parameters") }
        set { fields.set("parameters", newValue, always: false) }
    }
}

public struct VolumeAttributesClassList: Message {
    public static let messageName = "storage.v1.VolumeAttributesClassList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [VolumeAttributesClass] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct VolumeError: Message {
    public static let messageName = "storage.v1.VolumeError"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var time: Time? {
        get { fields.time("time") }
        set { fields.set("time", newValue, micro: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var errorCode: Int? {
        get { fields.optionalInt("errorCode") }
        set { fields.set("errorCode", newValue) }
    }
}

public struct VolumeNodeResources: Message {
    public static let messageName = "storage.v1.VolumeNodeResources"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var count: Int? {
        get { fields.optionalInt("count") }
        set { fields.set("count", newValue) }
    }
}
