// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct APIGroup: Message {
    public static let messageName = "meta.v1.APIGroup"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var versions: [GroupVersionForDiscovery] {
        get { fields.messages("versions") }
        set { fields.set("versions", newValue, always: true) }
    }
    public var preferredVersion: GroupVersionForDiscovery {
        get { fields.message("preferredVersion") }
        set { fields.set("preferredVersion", newValue, always: false) }
    }
    public var serverAddressByClientCIDRs: [ServerAddressByClientCIDR] {
        get { fields.messages("serverAddressByClientCIDRs") }
        set { fields.set("serverAddressByClientCIDRs", newValue, always: false) }
    }
}

public struct APIGroupList: Message {
    public static let messageName = "meta.v1.APIGroupList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var groups: [APIGroup] {
        get { fields.messages("groups") }
        set { fields.set("groups", newValue, always: true) }
    }
}

public struct APIResource: Message {
    public static let messageName = "meta.v1.APIResource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var singularName: String {
        get { fields.string("singularName") }
        set { fields.set("singularName", newValue, always: true) }
    }
    public var namespaced: Bool {
        get { fields.bool("namespaced") }
        set { fields.set("namespaced", newValue, always: true) }
    }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var verbs: [String] {
        get { fields.strings("verbs") }
        set { fields.set("verbs", newValue, always: true) }
    }
    public var shortNames: [String] {
        get { fields.strings("shortNames") }
        set { fields.set("shortNames", newValue, always: false) }
    }
    public var categories: [String] {
        get { fields.strings("categories") }
        set { fields.set("categories", newValue, always: false) }
    }
    public var storageVersionHash: String {
        get { fields.string("storageVersionHash") }
        set { fields.set("storageVersionHash", newValue, always: false) }
    }
}

public struct APIResourceList: Message {
    public static let messageName = "meta.v1.APIResourceList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var groupVersion: String {
        get { fields.string("groupVersion") }
        set { fields.set("groupVersion", newValue, always: true) }
    }
    public var resources: [APIResource] {
        get { fields.messages("resources") }
        set { fields.set("resources", newValue, always: true) }
    }
}

public struct APIVersions: Message {
    public static let messageName = "meta.v1.APIVersions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var versions: [String] {
        get { fields.strings("versions") }
        set { fields.set("versions", newValue, always: true) }
    }
    public var serverAddressByClientCIDRs: [ServerAddressByClientCIDR] {
        get { fields.messages("serverAddressByClientCIDRs") }
        set { fields.set("serverAddressByClientCIDRs", newValue, always: true) }
    }
}

public struct ApplyOptions: Message {
    public static let messageName = "meta.v1.ApplyOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var dryRun: [String] {
        get { fields.strings("dryRun") }
        set { fields.set("dryRun", newValue, always: false) }
    }
    public var force: Bool {
        get { fields.bool("force") }
        set { fields.set("force", newValue, always: true) }
    }
    public var fieldManager: String {
        get { fields.string("fieldManager") }
        set { fields.set("fieldManager", newValue, always: true) }
    }
}

public struct Condition: Message {
    public static let messageName = "meta.v1.Condition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: true) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: true) }
    }
}

public struct CreateOptions: Message {
    public static let messageName = "meta.v1.CreateOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var dryRun: [String] {
        get { fields.strings("dryRun") }
        set { fields.set("dryRun", newValue, always: false) }
    }
    public var fieldManager: String {
        get { fields.string("fieldManager") }
        set { fields.set("fieldManager", newValue, always: false) }
    }
    public var fieldValidation: String {
        get { fields.string("fieldValidation") }
        set { fields.set("fieldValidation", newValue, always: false) }
    }
}

public struct DeleteOptions: Message {
    public static let messageName = "meta.v1.DeleteOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var gracePeriodSeconds: Int? {
        get { fields.optionalInt("gracePeriodSeconds") }
        set { fields.set("gracePeriodSeconds", newValue) }
    }
    public var preconditions: Preconditions? {
        get { fields.optionalMessage("preconditions") }
        set { fields.set("preconditions", newValue) }
    }
    public var orphanDependents: Bool? {
        get { fields.optionalBool("orphanDependents") }
        set { fields.set("orphanDependents", newValue) }
    }
    public var propagationPolicy: String? {
        get { fields.optionalString("propagationPolicy") }
        set { fields.set("propagationPolicy", newValue) }
    }
    public var dryRun: [String] {
        get { fields.strings("dryRun") }
        set { fields.set("dryRun", newValue, always: false) }
    }
    public var ignoreStoreReadErrorWithClusterBreakingPotential: Bool? {
        get { fields.optionalBool("ignoreStoreReadErrorWithClusterBreakingPotential") }
        set { fields.set("ignoreStoreReadErrorWithClusterBreakingPotential", newValue) }
    }
}

public struct MetaV1Duration: Message {
    public static let messageName = "meta.v1.Duration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var duration: Int {
        get { fields.int("duration") }
        set { fields.set("duration", newValue, always: false) }
    }
}

public struct FieldSelectorRequirement: Message {
    public static let messageName = "meta.v1.FieldSelectorRequirement"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var `operator`: String {
        get { fields.string("operator") }
        set { fields.set("operator", newValue, always: true) }
    }
    public var values: [String] {
        get { fields.strings("values") }
        set { fields.set("values", newValue, always: false) }
    }
}

public struct GetOptions: Message {
    public static let messageName = "meta.v1.GetOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceVersion: String {
        get { fields.string("resourceVersion") }
        set { fields.set("resourceVersion", newValue, always: false) }
    }
}

public struct GroupKind: Message {
    public static let messageName = "meta.v1.GroupKind"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
}

public struct GroupResource: Message {
    public static let messageName = "meta.v1.GroupResource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var resource: String {
        get { fields.string("resource") }
        set { fields.set("resource", newValue, always: false) }
    }
}

public struct GroupVersion: Message {
    public static let messageName = "meta.v1.GroupVersion"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: false) }
    }
}

public struct GroupVersionForDiscovery: Message {
    public static let messageName = "meta.v1.GroupVersionForDiscovery"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var groupVersion: String {
        get { fields.string("groupVersion") }
        set { fields.set("groupVersion", newValue, always: true) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: true) }
    }
}

public struct GroupVersionKind: Message {
    public static let messageName = "meta.v1.GroupVersionKind"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
}

public struct GroupVersionResource: Message {
    public static let messageName = "meta.v1.GroupVersionResource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var version: String {
        get { fields.string("version") }
        set { fields.set("version", newValue, always: false) }
    }
    public var resource: String {
        get { fields.string("resource") }
        set { fields.set("resource", newValue, always: false) }
    }
}

/// Which objects are meant, by their labels; an empty selector means all.
public struct LabelSelector: Message {
    public static let messageName = "meta.v1.LabelSelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Labels that must have exactly these values.
    public var matchLabels: [String: String] {
        get { fields.stringMap("matchLabels") }
        set { fields.set("matchLabels", newValue, always: false) }
    }
    /// Further demands, all of which must be met.
    public var matchExpressions: [LabelSelectorRequirement] {
        get { fields.messages("matchExpressions") }
        set { fields.set("matchExpressions", newValue, always: false) }
    }
}

/// One demand on a label.
public struct LabelSelectorRequirement: Message {
    public static let messageName = "meta.v1.LabelSelectorRequirement"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The label.
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    /// In, NotIn, Exists or DoesNotExist.
    public var `operator`: String {
        get { fields.string("operator") }
        set { fields.set("operator", newValue, always: true) }
    }
    /// The values of In and NotIn.
    public var values: [String] {
        get { fields.strings("values") }
        set { fields.set("values", newValue, always: false) }
    }
}

public struct MetaV1List: Message {
    public static let messageName = "meta.v1.List"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [Value] {
        get { fields.values("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ListMeta: Message {
    public static let messageName = "meta.v1.ListMeta"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var selfLink: String {
        get { fields.string("selfLink") }
        set { fields.set("selfLink", newValue, always: false) }
    }
    public var resourceVersion: String {
        get { fields.string("resourceVersion") }
        set { fields.set("resourceVersion", newValue, always: false) }
    }
    public var `continue`: String {
        get { fields.string("continue") }
        set { fields.set("continue", newValue, always: false) }
    }
    public var remainingItemCount: Int? {
        get { fields.optionalInt("remainingItemCount") }
        set { fields.set("remainingItemCount", newValue) }
    }
    public var shardInfo: ShardInfo? {
        get { fields.optionalMessage("shardInfo") }
        set { fields.set("shardInfo", newValue) }
    }
}

public struct ListOptions: Message {
    public static let messageName = "meta.v1.ListOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var labelSelector: String {
        get { fields.string("labelSelector") }
        set { fields.set("labelSelector", newValue, always: false) }
    }
    public var fieldSelector: String {
        get { fields.string("fieldSelector") }
        set { fields.set("fieldSelector", newValue, always: false) }
    }
    public var watch: Bool {
        get { fields.bool("watch") }
        set { fields.set("watch", newValue, always: false) }
    }
    public var allowWatchBookmarks: Bool {
        get { fields.bool("allowWatchBookmarks") }
        set { fields.set("allowWatchBookmarks", newValue, always: false) }
    }
    public var resourceVersion: String {
        get { fields.string("resourceVersion") }
        set { fields.set("resourceVersion", newValue, always: false) }
    }
    public var resourceVersionMatch: String {
        get { fields.string("resourceVersionMatch") }
        set { fields.set("resourceVersionMatch", newValue, always: false) }
    }
    public var timeoutSeconds: Int? {
        get { fields.optionalInt("timeoutSeconds") }
        set { fields.set("timeoutSeconds", newValue) }
    }
    public var limit: Int {
        get { fields.int("limit") }
        set { fields.set("limit", newValue, always: false) }
    }
    public var `continue`: String {
        get { fields.string("continue") }
        set { fields.set("continue", newValue, always: false) }
    }
    public var sendInitialEvents: Bool? {
        get { fields.optionalBool("sendInitialEvents") }
        set { fields.set("sendInitialEvents", newValue) }
    }
    public var shardSelector: String {
        get { fields.string("shardSelector") }
        set { fields.set("shardSelector", newValue, always: false) }
    }
}

public struct ManagedFieldsEntry: Message {
    public static let messageName = "meta.v1.ManagedFieldsEntry"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var manager: String {
        get { fields.string("manager") }
        set { fields.set("manager", newValue, always: false) }
    }
    public var operation: String {
        get { fields.string("operation") }
        set { fields.set("operation", newValue, always: false) }
    }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    public var time: Time? {
        get { fields.time("time") }
        set { fields.set("time", newValue, micro: false) }
    }
    public var fieldsType: String {
        get { fields.string("fieldsType") }
        set { fields.set("fieldsType", newValue, always: false) }
    }
    public var fieldsV1: Value? {
        get { fields.node("fieldsV1") }
        set { fields.setNode("fieldsV1", newValue) }
    }
    public var subresource: String {
        get { fields.string("subresource") }
        set { fields.set("subresource", newValue, always: false) }
    }
}

/// What every object has: its name, its place, its labels and its history.
public struct ObjectMeta: Message {
    public static let messageName = "meta.v1.ObjectMeta"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The name, unique for the kind in its namespace.
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    /// The beginning of a name that the server completes.
    public var generateName: String {
        get { fields.string("generateName") }
        set { fields.set("generateName", newValue, always: false) }
    }
    /// The namespace that the object is in; empty for objects of the whole cluster.
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
    /// No longer filled in.
    public var selfLink: String {
        get { fields.string("selfLink") }
        set { fields.set("selfLink", newValue, always: false) }
    }
    /// An id of this very object; one of the same name created later has another.
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
    /// The version of the stored object; a write with an older one is refused.
    public var resourceVersion: String {
        get { fields.string("resourceVersion") }
        set { fields.set("resourceVersion", newValue, always: false) }
    }
    /// Grows with every change of what is desired.
    public var generation: Int {
        get { fields.int("generation") }
        set { fields.set("generation", newValue, always: false) }
    }
    /// When the object was created.
    public var creationTimestamp: Time? {
        get { fields.time("creationTimestamp") }
        set { fields.set("creationTimestamp", newValue, micro: false) }
    }
    /// When the object is to be gone; set once its deletion has been asked for.
    public var deletionTimestamp: Time? {
        get { fields.time("deletionTimestamp") }
        set { fields.set("deletionTimestamp", newValue, micro: false) }
    }
    /// How many seconds it has to stop before that.
    public var deletionGracePeriodSeconds: Int? {
        get { fields.optionalInt("deletionGracePeriodSeconds") }
        set { fields.set("deletionGracePeriodSeconds", newValue) }
    }
    /// Short texts by which selectors find the object.
    public var labels: [String: String] {
        get { fields.stringMap("labels") }
        set { fields.set("labels", newValue, always: false) }
    }
    /// Texts for tools and people; nothing selects by them.
    public var annotations: [String: String] {
        get { fields.stringMap("annotations") }
        set { fields.set("annotations", newValue, always: false) }
    }
    /// Objects that this one belongs to and is deleted with.
    public var ownerReferences: [OwnerReference] {
        get { fields.messages("ownerReferences") }
        set { fields.set("ownerReferences", newValue, always: false) }
    }
    /// Names of those who must act before the deletion is complete.
    public var finalizers: [String] {
        get { fields.strings("finalizers") }
        set { fields.set("finalizers", newValue, always: false) }
    }
    /// Who set which fields, for server-side apply.
    public var managedFields: [ManagedFieldsEntry] {
        get { fields.messages("managedFields") }
        set { fields.set("managedFields", newValue, always: false) }
    }
}

/// An object that another one belongs to.
public struct OwnerReference: Message {
    public static let messageName = "meta.v1.OwnerReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The group and version of the owner.
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: true) }
    }
    /// The kind of the owner.
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    /// The name of the owner.
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    /// The uid of the owner.
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: true) }
    }
    /// Whether the owner manages the object; at most one does.
    public var controller: Bool? {
        get { fields.optionalBool("controller") }
        set { fields.set("controller", newValue) }
    }
    /// Whether a foreground deletion of the owner waits for this object.
    public var blockOwnerDeletion: Bool? {
        get { fields.optionalBool("blockOwnerDeletion") }
        set { fields.set("blockOwnerDeletion", newValue) }
    }
}

public struct PartialObjectMetadata: Message {
    public static let messageName = "meta.v1.PartialObjectMetadata"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
}

public struct PartialObjectMetadataList: Message {
    public static let messageName = "meta.v1.PartialObjectMetadataList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [PartialObjectMetadata] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PatchOptions: Message {
    public static let messageName = "meta.v1.PatchOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var dryRun: [String] {
        get { fields.strings("dryRun") }
        set { fields.set("dryRun", newValue, always: false) }
    }
    public var force: Bool? {
        get { fields.optionalBool("force") }
        set { fields.set("force", newValue) }
    }
    public var fieldManager: String {
        get { fields.string("fieldManager") }
        set { fields.set("fieldManager", newValue, always: false) }
    }
    public var fieldValidation: String {
        get { fields.string("fieldValidation") }
        set { fields.set("fieldValidation", newValue, always: false) }
    }
}

public struct Preconditions: Message {
    public static let messageName = "meta.v1.Preconditions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: String? {
        get { fields.optionalString("uid") }
        set { fields.set("uid", newValue) }
    }
    public var resourceVersion: String? {
        get { fields.optionalString("resourceVersion") }
        set { fields.set("resourceVersion", newValue) }
    }
}

public struct RootPaths: Message {
    public static let messageName = "meta.v1.RootPaths"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var paths: [String] {
        get { fields.strings("paths") }
        set { fields.set("paths", newValue, always: true) }
    }
}

public struct ServerAddressByClientCIDR: Message {
    public static let messageName = "meta.v1.ServerAddressByClientCIDR"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var clientCIDR: String {
        get { fields.string("clientCIDR") }
        set { fields.set("clientCIDR", newValue, always: true) }
    }
    public var serverAddress: String {
        get { fields.string("serverAddress") }
        set { fields.set("serverAddress", newValue, always: true) }
    }
}

public struct ShardInfo: Message {
    public static let messageName = "meta.v1.ShardInfo"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var selector: String {
        get { fields.string("selector") }
        set { fields.set("selector", newValue, always: true) }
    }
}

public struct Status: Message {
    public static let messageName = "meta.v1.Status"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What was observed last.
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var details: StatusDetails? {
        get { fields.optionalMessage("details") }
        set { fields.set("details", newValue) }
    }
    public var code: Int {
        get { fields.int("code") }
        set { fields.set("code", newValue, always: false) }
    }
}

public struct StatusCause: Message {
    public static let messageName = "meta.v1.StatusCause"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var field: String {
        get { fields.string("field") }
        set { fields.set("field", newValue, always: false) }
    }
}

public struct StatusDetails: Message {
    public static let messageName = "meta.v1.StatusDetails"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
    public var causes: [StatusCause] {
        get { fields.messages("causes") }
        set { fields.set("causes", newValue, always: false) }
    }
    public var retryAfterSeconds: Int {
        get { fields.int("retryAfterSeconds") }
        set { fields.set("retryAfterSeconds", newValue, always: false) }
    }
}

public struct TableOptions: Message {
    public static let messageName = "meta.v1.TableOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var includeObject: String {
        get { fields.string("includeObject") }
        set { fields.set("includeObject", newValue, always: false) }
    }
}

public struct Timestamp: Message {
    public static let messageName = "meta.v1.Timestamp"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var seconds: Int {
        get { fields.int("seconds") }
        set { fields.set("seconds", newValue, always: false) }
    }
    public var nanos: Int {
        get { fields.int("nanos") }
        set { fields.set("nanos", newValue, always: false) }
    }
}

public struct TypeMeta: Message {
    public static let messageName = "meta.v1.TypeMeta"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
}

public struct UpdateOptions: Message {
    public static let messageName = "meta.v1.UpdateOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var dryRun: [String] {
        get { fields.strings("dryRun") }
        set { fields.set("dryRun", newValue, always: false) }
    }
    public var fieldManager: String {
        get { fields.string("fieldManager") }
        set { fields.set("fieldManager", newValue, always: false) }
    }
    public var fieldValidation: String {
        get { fields.string("fieldValidation") }
        set { fields.set("fieldValidation", newValue, always: false) }
    }
}

public struct WatchEvent: Message {
    public static let messageName = "meta.v1.WatchEvent"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var object: Value? {
        get { fields.node("object") }
        set { fields.setNode("object", newValue) }
    }
}
