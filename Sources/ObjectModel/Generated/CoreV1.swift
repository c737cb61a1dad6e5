// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct AWSElasticBlockStoreVolumeSource: Message {
    public static let messageName = "core.v1.AWSElasticBlockStoreVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeID: String {
        get { fields.string("volumeID") }
        set { fields.set("volumeID", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var partition: Int {
        get { fields.int("partition") }
        set { fields.set("partition", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct Affinity: Message {
    public static let messageName = "core.v1.Affinity"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var nodeAffinity: NodeAffinity? {
        get { fields.optionalMessage("nodeAffinity") }
        set { fields.set("nodeAffinity", newValue) }
    }
    public var podAffinity: PodAffinity? {
        get { fields.optionalMessage("podAffinity") }
        set { fields.set("podAffinity", newValue) }
    }
    public var podAntiAffinity: PodAntiAffinity? {
        get { fields.optionalMessage("podAntiAffinity") }
        set { fields.set("podAntiAffinity", newValue) }
    }
}

public struct AppArmorProfile: Message {
    public static let messageName = "core.v1.AppArmorProfile"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var localhostProfile: String? {
        get { fields.optionalString("localhostProfile") }
        set { fields.set("localhostProfile", newValue) }
    }
}

public struct AttachedVolume: Message {
    public static let messageName = "core.v1.AttachedVolume"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var devicePath: String {
        get { fields.string("devicePath") }
        set { fields.set("devicePath", newValue, always: true) }
    }
}

public struct AvoidPods: Message {
    public static let messageName = "core.v1.AvoidPods"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var preferAvoidPods: [PreferAvoidPodsEntry] {
        get { fields.messages("preferAvoidPods") }
        set { fields.set("preferAvoidPods", newValue, always: false) }
    }
}

public struct AzureDiskVolumeSource: Message {
    public static let messageName = "core.v1.AzureDiskVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var diskName: String {
        get { fields.string("diskName") }
        set { fields.set("diskName", newValue, always: true) }
    }
    public var diskURI: String {
        get { fields.string("diskURI") }
        set { fields.set("diskURI", newValue, always: true) }
    }
    public var cachingMode: String? {
        get { fields.optionalString("cachingMode") }
        set { fields.set("cachingMode", newValue) }
    }
    public var fsType: String? {
        get { fields.optionalString("fsType") }
        set { fields.set("fsType", newValue) }
    }
    public var readOnly: Bool? {
        get { fields.optionalBool("readOnly") }
        set { fields.set("readOnly", newValue) }
    }
    public var kind: String? {
        get { fields.optionalString("kind") }
        set { fields.set("kind", newValue) }
    }
}

public struct AzureFilePersistentVolumeSource: Message {
    public static let messageName = "core.v1.AzureFilePersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var secretName: String {
        get { fields.string("secretName") }
        set { fields.set("secretName", newValue, always: true) }
    }
    public var shareName: String {
        get { fields.string("shareName") }
        set { fields.set("shareName", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var secretNamespace: String? {
        get { fields.optionalString("secretNamespace") }
        set { fields.set("secretNamespace", newValue) }
    }
}

public struct AzureFileVolumeSource: Message {
    public static let messageName = "core.v1.AzureFileVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var secretName: String {
        get { fields.string("secretName") }
        set { fields.set("secretName", newValue, always: true) }
    }
    public var shareName: String {
        get { fields.string("shareName") }
        set { fields.set("shareName", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct Binding: Kind {
    public static let messageName = "core.v1.Binding"
    public static let apiVersion = "v1"
    public static let kind = "Binding"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var target: ObjectReference {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
}

public struct CSIPersistentVolumeSource: Message {
    public static let messageName = "core.v1.CSIPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var driver: String {
        get { fields.string("driver") }
        set { fields.set("driver", newValue, always: true) }
    }
    public var volumeHandle: String {
        get { fields.string("volumeHandle") }
        set { fields.set("volumeHandle", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var volumeAttributes: [String: String] {
        get { fields.stringMap("volumeAttributes") }
        set { fields.set("volumeAttributes", newValue, always: false) }
    }
    public var controllerPublishSecretRef: SecretReference? {
        get { fields.optionalMessage("controllerPublishSecretRef") }
        set { fields.set("controllerPublishSecretRef", newValue) }
    }
    public var nodeStageSecretRef: SecretReference? {
        get { fields.optionalMessage("nodeStageSecretRef") }
        set { fields.set("nodeStageSecretRef", newValue) }
    }
    public var nodePublishSecretRef: SecretReference? {
        get { fields.optionalMessage("nodePublishSecretRef") }
        set { fields.set("nodePublishSecretRef", newValue) }
    }
    public var controllerExpandSecretRef: SecretReference? {
        get { fields.optionalMessage("controllerExpandSecretRef") }
        set { fields.set("controllerExpandSecretRef", newValue) }
    }
    public var nodeExpandSecretRef: SecretReference? {
        get { fields.optionalMessage("nodeExpandSecretRef") }
        set { fields.set("nodeExpandSecretRef", newValue) }
    }
}

public struct CSIVolumeSource: Message {
    public static let messageName = "core.v1.CSIVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var driver: String {
        get { fields.string("driver") }
        set { fields.set("driver", newValue, always: true) }
    }
    public var readOnly: Bool? {
        get { fields.optionalBool("readOnly") }
        set { fields.set("readOnly", newValue) }
    }
    public var fsType: String? {
        get { fields.optionalString("fsType") }
        set { fields.set("fsType", newValue) }
    }
    public var volumeAttributes: [String: String] {
        get { fields.stringMap("volumeAttributes") }
        set { fields.set("volumeAttributes", newValue, always: false) }
    }
    public var nodePublishSecretRef: LocalObjectReference? {
        get { fields.optionalMessage("nodePublishSecretRef") }
        set { fields.set("nodePublishSecretRef", newValue) }
    }
}

public struct Capabilities: Message {
    public static let messageName = "core.v1.Capabilities"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var add: [String] {
        get { fields.strings("add") }
        set { fields.set("add", newValue, always: false) }
    }
    public var drop: [String] {
        get { fields.strings("drop") }
        set { fields.set("drop", newValue, always: false) }
    }
}

public struct CephFSPersistentVolumeSource: Message {
    public static let messageName = "core.v1.CephFSPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var monitors: [String] {
        get { fields.strings("monitors") }
        set { fields.set("monitors", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var secretFile: String {
        get { fields.string("secretFile") }
        set { fields.set("secretFile", newValue, always: false) }
    }
    public var secretRef: SecretReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct CephFSVolumeSource: Message {
    public static let messageName = "core.v1.CephFSVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var monitors: [String] {
        get { fields.strings("monitors") }
        set { fields.set("monitors", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var secretFile: String {
        get { fields.string("secretFile") }
        set { fields.set("secretFile", newValue, always: false) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct CinderPersistentVolumeSource: Message {
    public static let messageName = "core.v1.CinderPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeID: String {
        get { fields.string("volumeID") }
        set { fields.set("volumeID", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var secretRef: SecretReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
}

public struct CinderVolumeSource: Message {
    public static let messageName = "core.v1.CinderVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeID: String {
        get { fields.string("volumeID") }
        set { fields.set("volumeID", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
}

public struct ClientIPConfig: Message {
    public static let messageName = "core.v1.ClientIPConfig"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var timeoutSeconds: Int? {
        get { fields.optionalInt("timeoutSeconds") }
        set { fields.set("timeoutSeconds", newValue) }
    }
}

public struct ClusterTrustBundleProjection: Message {
    public static let messageName = "core.v1.ClusterTrustBundleProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String? {
        get { fields.optionalString("name") }
        set { fields.set("name", newValue) }
    }
    public var signerName: String? {
        get { fields.optionalString("signerName") }
        set { fields.set("signerName", newValue) }
    }
    public var labelSelector: LabelSelector? {
        get { fields.optionalMessage("labelSelector") }
        set { fields.set("labelSelector", newValue) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
}

public struct ComponentCondition: Message {
    public static let messageName = "core.v1.ComponentCondition"
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
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var error: String {
        get { fields.string("error") }
        set { fields.set("error", newValue, always: false) }
    }
}

public struct ComponentStatus: Kind {
    public static let messageName = "core.v1.ComponentStatus"
    public static let apiVersion = "v1"
    public static let kind = "ComponentStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var conditions: [ComponentCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct ComponentStatusList: Message {
    public static let messageName = "core.v1.ComponentStatusList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ComponentStatus] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// A ConfigMap holds configuration for pods.
public struct ConfigMap: Kind {
    public static let messageName = "core.v1.ConfigMap"
    public static let apiVersion = "v1"
    public static let kind = "ConfigMap"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// Whether the content can never change.
    public var immutable: Bool? {
        get { fields.optionalBool("immutable") }
        set { fields.set("immutable", newValue) }
    }
    /// Texts by key.
    public var data: [String: String] {
        get { fields.stringMap("data") }
        set { fields.set("data", newValue, always: false) }
    }
    /// Bytes by key.
    public var binaryData: [String: String] {
        get { fields.stringMap("binaryData") }
        set { fields.set("binaryData", newValue, always: false) }
    }
}

public struct ConfigMapEnvSource: Message {
    public static let messageName = "core.v1.ConfigMapEnvSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct ConfigMapKeySelector: Message {
    public static let messageName = "core.v1.ConfigMapKeySelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct ConfigMapList: Message {
    public static let messageName = "core.v1.ConfigMapList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ConfigMap] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ConfigMapNodeConfigSource: Message {
    public static let messageName = "core.v1.ConfigMapNodeConfigSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
    public var resourceVersion: String {
        get { fields.string("resourceVersion") }
        set { fields.set("resourceVersion", newValue, always: false) }
    }
    public var kubeletConfigKey: String {
        get { fields.string("kubeletConfigKey") }
        set { fields.set("kubeletConfigKey", newValue, always: true) }
    }
}

public struct ConfigMapProjection: Message {
    public static let messageName = "core.v1.ConfigMapProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var items: [KeyToPath] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: false) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct ConfigMapVolumeSource: Message {
    public static let messageName = "core.v1.ConfigMapVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var items: [KeyToPath] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: false) }
    }
    public var defaultMode: Int? {
        get { fields.optionalInt("defaultMode") }
        set { fields.set("defaultMode", newValue) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

/// A process with its image, environment and limits.
public struct Container: Message {
    public static let messageName = "core.v1.Container"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The name of the container, unique in the pod.
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    /// The image to run.
    public var image: String {
        get { fields.string("image") }
        set { fields.set("image", newValue, always: false) }
    }
    /// The program and its first arguments, instead of the image's entry point.
    public var command: [String] {
        get { fields.strings("command") }
        set { fields.set("command", newValue, always: false) }
    }
    /// Arguments of the program, instead of the image's.
    public var args: [String] {
        get { fields.strings("args") }
        set { fields.set("args", newValue, always: false) }
    }
    /// The directory in which the program starts.
    public var workingDir: String {
        get { fields.string("workingDir") }
        set { fields.set("workingDir", newValue, always: false) }
    }
    /// Ports that the container listens on; a note for readers and probes.
    public var ports: [ContainerPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
    /// ConfigMaps and Secrets of which all entries become environment variables.
    public var envFrom: [EnvFromSource] {
        get { fields.messages("envFrom") }
        set { fields.set("envFrom", newValue, always: false) }
    }
    /// Environment variables, one by one.
    public var env: [EnvVar] {
        get { fields.messages("env") }
        set { fields.set("env", newValue, always: false) }
    }
    /// What the container requests and is limited to.
    public var resources: ResourceRequirements {
        get { fields.message("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    /// Which resources can change without a restart.
    public var resizePolicy: [ContainerResizePolicy] {
        get { fields.messages("resizePolicy") }
        set { fields.set("resizePolicy", newValue, always: false) }
    }
    /// A restart policy of the container's own; Always makes an init container a sidecar.
    public var restartPolicy: String? {
        get { fields.optionalString("restartPolicy") }
        set { fields.set("restartPolicy", newValue) }
    }
    /// Exit codes for which the restart policy is another.
    public var restartPolicyRules: [ContainerRestartRule] {
        get { fields.messages("restartPolicyRules") }
        set { fields.set("restartPolicyRules", newValue, always: false) }
    }
    /// Where volumes of the pod appear in the file system.
    public var volumeMounts: [VolumeMount] {
        get { fields.messages("volumeMounts") }
        set { fields.set("volumeMounts", newValue, always: false) }
    }
    /// Where block devices of the pod appear.
    public var volumeDevices: [VolumeDevice] {
        get { fields.messages("volumeDevices") }
        set { fields.set("volumeDevices", newValue, always: false) }
    }
    /// The check whose failure restarts the container.
    public var livenessProbe: Probe? {
        get { fields.optionalMessage("livenessProbe") }
        set { fields.set("livenessProbe", newValue) }
    }
    /// The check whose failure takes the pod out of services.
    public var readinessProbe: Probe? {
        get { fields.optionalMessage("readinessProbe") }
        set { fields.set("readinessProbe", newValue) }
    }
    /// The check that must succeed before the other two begin.
    public var startupProbe: Probe? {
        get { fields.optionalMessage("startupProbe") }
        set { fields.set("startupProbe", newValue) }
    }
    /// What to run after the start and before the stop.
    public var lifecycle: Lifecycle? {
        get { fields.optionalMessage("lifecycle") }
        set { fields.set("lifecycle", newValue) }
    }
    /// The file whose content becomes the message of the ended container.
    public var terminationMessagePath: String {
        get { fields.string("terminationMessagePath") }
        set { fields.set("terminationMessagePath", newValue, always: false) }
    }
    /// Where that message comes from: File, or FallbackToLogsOnError.
    public var terminationMessagePolicy: String {
        get { fields.string("terminationMessagePolicy") }
        set { fields.set("terminationMessagePolicy", newValue, always: false) }
    }
    /// When the image is pulled: Always, IfNotPresent or Never.
    public var imagePullPolicy: String {
        get { fields.string("imagePullPolicy") }
        set { fields.set("imagePullPolicy", newValue, always: false) }
    }
    /// User, group and privileges of the container.
    public var securityContext: SecurityContext? {
        get { fields.optionalMessage("securityContext") }
        set { fields.set("securityContext", newValue) }
    }
    /// Whether standard input stays open.
    public var stdin: Bool {
        get { fields.bool("stdin") }
        set { fields.set("stdin", newValue, always: false) }
    }
    /// Whether standard input closes after the first client.
    public var stdinOnce: Bool {
        get { fields.bool("stdinOnce") }
        set { fields.set("stdinOnce", newValue, always: false) }
    }
    /// Whether the container gets a terminal.
    public var tty: Bool {
        get { fields.bool("tty") }
        set { fields.set("tty", newValue, always: false) }
    }
}

public struct ContainerExtendedResourceRequest: Message {
    public static let messageName = "core.v1.ContainerExtendedResourceRequest"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var containerName: String {
        get { fields.string("containerName") }
        set { fields.set("containerName", newValue, always: true) }
    }
    public var resourceName: String {
        get { fields.string("resourceName") }
        set { fields.set("resourceName", newValue, always: true) }
    }
    public var requestName: String {
        get { fields.string("requestName") }
        set { fields.set("requestName", newValue, always: true) }
    }
}

public struct ContainerImage: Message {
    public static let messageName = "core.v1.ContainerImage"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var names: [String] {
        get { fields.strings("names") }
        set { fields.set("names", newValue, always: true) }
    }
    public var sizeBytes: Int {
        get { fields.int("sizeBytes") }
        set { fields.set("sizeBytes", newValue, always: false) }
    }
}

/// A port that a container listens on.
public struct ContainerPort: Message {
    public static let messageName = "core.v1.ContainerPort"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// A name that services and probes may use instead of the number.
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    /// The port of the node that leads here.
    public var hostPort: Int {
        get { fields.int("hostPort") }
        set { fields.set("hostPort", newValue, always: false) }
    }
    /// The number of the port.
    public var containerPort: Int {
        get { fields.int("containerPort") }
        set { fields.set("containerPort", newValue, always: true) }
    }
    /// TCP, UDP or SCTP.
    public var `protocol`: String {
        get { fields.string("protocol") }
        set { fields.set("protocol", newValue, always: false) }
    }
    /// The address of the node that hostPort is bound to.
    public var hostIP: String {
        get { fields.string("hostIP") }
        set { fields.set("hostIP", newValue, always: false) }
    }
}

public struct ContainerResizePolicy: Message {
    public static let messageName = "core.v1.ContainerResizePolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceName: String {
        get { fields.string("resourceName") }
        set { fields.set("resourceName", newValue, always: true) }
    }
    public var restartPolicy: String {
        get { fields.string("restartPolicy") }
        set { fields.set("restartPolicy", newValue, always: true) }
    }
}

public struct ContainerRestartRule: Message {
    public static let messageName = "core.v1.ContainerRestartRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var action: String {
        get { fields.string("action") }
        set { fields.set("action", newValue, always: false) }
    }
    public var exitCodes: ContainerRestartRuleOnExitCodes? {
        get { fields.optionalMessage("exitCodes") }
        set { fields.set("exitCodes", newValue) }
    }
}

public struct ContainerRestartRuleOnExitCodes: Message {
    public static let messageName = "core.v1.ContainerRestartRuleOnExitCodes"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var `operator`: String {
        get { fields.string("operator") }
        set { fields.set("operator", newValue, always: false) }
    }
    public var values: [Int] {
        get { fields.ints("values") }
        set { fields.set("values", newValue, always: false) }
    }
}

public struct ContainerState: Message {
    public static let messageName = "core.v1.ContainerState"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var waiting: ContainerStateWaiting? {
        get { fields.optionalMessage("waiting") }
        set { fields.set("waiting", newValue) }
    }
    public var running: ContainerStateRunning? {
        get { fields.optionalMessage("running") }
        set { fields.set("running", newValue) }
    }
    public var terminated: ContainerStateTerminated? {
        get { fields.optionalMessage("terminated") }
        set { fields.set("terminated", newValue) }
    }
}

public struct ContainerStateRunning: Message {
    public static let messageName = "core.v1.ContainerStateRunning"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var startedAt: Time? {
        get { fields.time("startedAt") }
        set { fields.set("startedAt", newValue, micro: false) }
    }
}

public struct ContainerStateTerminated: Message {
    public static let messageName = "core.v1.ContainerStateTerminated"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var exitCode: Int {
        get { fields.int("exitCode") }
        set { fields.set("exitCode", newValue, always: true) }
    }
    public var signal: Int {
        get { fields.int("signal") }
        set { fields.set("signal", newValue, always: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var startedAt: Time? {
        get { fields.time("startedAt") }
        set { fields.set("startedAt", newValue, micro: false) }
    }
    public var finishedAt: Time? {
        get { fields.time("finishedAt") }
        set { fields.set("finishedAt", newValue, micro: false) }
    }
    public var containerID: String {
        get { fields.string("containerID") }
        set { fields.set("containerID", newValue, always: false) }
    }
}

public struct ContainerStateWaiting: Message {
    public static let messageName = "core.v1.ContainerStateWaiting"
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
}

public struct ContainerStatus: Message {
    public static let messageName = "core.v1.ContainerStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var state: ContainerState {
        get { fields.message("state") }
        set { fields.set("state", newValue, always: false) }
    }
    public var lastState: ContainerState {
        get { fields.message("lastState") }
        set { fields.set("lastState", newValue, always: false) }
    }
    public var ready: Bool {
        get { fields.bool("ready") }
        set { fields.set("ready", newValue, always: true) }
    }
    public var restartCount: Int {
        get { fields.int("restartCount") }
        set { fields.set("restartCount", newValue, always: true) }
    }
    public var image: String {
        get { fields.string("image") }
        set { fields.set("image", newValue, always: true) }
    }
    public var imageID: String {
        get { fields.string("imageID") }
        set { fields.set("imageID", newValue, always: true) }
    }
    public var containerID: String {
        get { fields.string("containerID") }
        set { fields.set("containerID", newValue, always: false) }
    }
    public var started: Bool? {
        get { fields.optionalBool("started") }
        set { fields.set("started", newValue) }
    }
    public var allocatedResources: [String: Quantity] {
        get { fields.quantityMap("allocatedResources") }
        set { fields.set("allocatedResources", newValue, always: false) }
    }
    public var resources: ResourceRequirements? {
        get { fields.optionalMessage("resources") }
        set { fields.set("resources", newValue) }
    }
    public var volumeMounts: [VolumeMountStatus] {
        get { fields.messages("volumeMounts") }
        set { fields.set("volumeMounts", newValue, always: false) }
    }
    public var user: ContainerUser? {
        get { fields.optionalMessage("user") }
        set { fields.set("user", newValue) }
    }
    public var allocatedResourcesStatus: [ResourceStatus] {
        get { fields.messages("allocatedResourcesStatus") }
        set { fields.set("allocatedResourcesStatus", newValue, always: false) }
    }
    public var stopSignal: String? {
        get { fields.optionalString("stopSignal") }
        set { fields.set("stopSignal", newValue) }
    }
}

public struct ContainerUser: Message {
    public static let messageName = "core.v1.ContainerUser"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var linux: LinuxContainerUser? {
        get { fields.optionalMessage("linux") }
        set { fields.set("linux", newValue) }
    }
}

public struct DaemonEndpoint: Message {
    public static let messageName = "core.v1.DaemonEndpoint"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var Port: Int {
        get { fields.int("Port") }
        set { fields.set("Port", newValue, always: true) }
    }
}

public struct DownwardAPIProjection: Message {
    public static let messageName = "core.v1.DownwardAPIProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var items: [DownwardAPIVolumeFile] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: false) }
    }
}

public struct DownwardAPIVolumeFile: Message {
    public static let messageName = "core.v1.DownwardAPIVolumeFile"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var fieldRef: ObjectFieldSelector? {
        get { fields.optionalMessage("fieldRef") }
        set { fields.set("fieldRef", newValue) }
    }
    public var resourceFieldRef: ResourceFieldSelector? {
        get { fields.optionalMessage("resourceFieldRef") }
        set { fields.set("resourceFieldRef", newValue) }
    }
    public var mode: Int? {
        get { fields.optionalInt("mode") }
        set { fields.set("mode", newValue) }
    }
}

public struct DownwardAPIVolumeSource: Message {
    public static let messageName = "core.v1.DownwardAPIVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var items: [DownwardAPIVolumeFile] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: false) }
    }
    public var defaultMode: Int? {
        get { fields.optionalInt("defaultMode") }
        set { fields.set("defaultMode", newValue) }
    }
}

public struct EmptyDirVolumeSource: Message {
    public static let messageName = "core.v1.EmptyDirVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var medium: String {
        get { fields.string("medium") }
        set { fields.set("medium", newValue, always: false) }
    }
    public var sizeLimit: Quantity? {
        get { fields.quantity("sizeLimit") }
        set { fields.set("sizeLimit", newValue) }
    }
}

public struct EndpointAddress: Message {
    public static let messageName = "core.v1.EndpointAddress"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ip: String {
        get { fields.string("ip") }
        set { fields.set("ip", newValue, always: true) }
    }
    public var hostname: String {
        get { fields.string("hostname") }
        set { fields.set("hostname", newValue, always: false) }
    }
    public var nodeName: String? {
        get { fields.optionalString("nodeName") }
        set { fields.set("nodeName", newValue) }
    }
    public var targetRef: ObjectReference? {
        get { fields.optionalMessage("targetRef") }
        set { fields.set("targetRef", newValue) }
    }
}

public struct EndpointPort: Message {
    public static let messageName = "core.v1.EndpointPort"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var port: Int {
        get { fields.int("port") }
        set { fields.set("port", newValue, always: true) }
    }
    public var `protocol`: String {
        get { fields.string("protocol") }
        set { fields.set("protocol", newValue, always: false) }
    }
    public var appProtocol: String? {
        get { fields.optionalString("appProtocol") }
        set { fields.set("appProtocol", newValue) }
    }
}

public struct EndpointSubset: Message {
    public static let messageName = "core.v1.EndpointSubset"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var addresses: [EndpointAddress] {
        get { fields.messages("addresses") }
        set { fields.set("addresses", newValue, always: false) }
    }
    public var notReadyAddresses: [EndpointAddress] {
        get { fields.messages("notReadyAddresses") }
        set { fields.set("notReadyAddresses", newValue, always: false) }
    }
    public var ports: [EndpointPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
}

public struct Endpoints: Kind {
    public static let messageName = "core.v1.Endpoints"
    public static let apiVersion = "v1"
    public static let kind = "Endpoints"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var subsets: [EndpointSubset] {
        get { fields.messages("subsets") }
        set { fields.set("subsets", newValue, always: false) }
    }
}

public struct EndpointsList: Message {
    public static let messageName = "core.v1.EndpointsList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Endpoints] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct EnvFromSource: Message {
    public static let messageName = "core.v1.EnvFromSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var prefix: String {
        get { fields.string("prefix") }
        set { fields.set("prefix", newValue, always: false) }
    }
    public var configMapRef: ConfigMapEnvSource? {
        get { fields.optionalMessage("configMapRef") }
        set { fields.set("configMapRef", newValue) }
    }
    public var secretRef: SecretEnvSource? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
}

/// An environment variable.
public struct EnvVar: Message {
    public static let messageName = "core.v1.EnvVar"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The name of the variable.
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    /// The value; $(NAME) is replaced by variables defined before.
    public var value: String {
        get { fields.string("value") }
        set { fields.set("value", newValue, always: false) }
    }
    /// Where the value comes from instead.
    public var valueFrom: EnvVarSource? {
        get { fields.optionalMessage("valueFrom") }
        set { fields.set("valueFrom", newValue) }
    }
}

public struct EnvVarSource: Message {
    public static let messageName = "core.v1.EnvVarSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var fieldRef: ObjectFieldSelector? {
        get { fields.optionalMessage("fieldRef") }
        set { fields.set("fieldRef", newValue) }
    }
    public var resourceFieldRef: ResourceFieldSelector? {
        get { fields.optionalMessage("resourceFieldRef") }
        set { fields.set("resourceFieldRef", newValue) }
    }
    public var configMapKeyRef: ConfigMapKeySelector? {
        get { fields.optionalMessage("configMapKeyRef") }
        set { fields.set("configMapKeyRef", newValue) }
    }
    public var secretKeyRef: SecretKeySelector? {
        get { fields.optionalMessage("secretKeyRef") }
        set { fields.set("secretKeyRef", newValue) }
    }
    public var fileKeyRef: FileKeySelector? {
        get { fields.optionalMessage("fileKeyRef") }
        set { fields.set("fileKeyRef", newValue) }
    }
}

public struct EphemeralContainer: Message {
    public static let messageName = "core.v1.EphemeralContainer"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var image: String {
        get { fields.string("image") }
        set { fields.set("image", newValue, always: false) }
    }
    public var command: [String] {
        get { fields.strings("command") }
        set { fields.set("command", newValue, always: false) }
    }
    public var args: [String] {
        get { fields.strings("args") }
        set { fields.set("args", newValue, always: false) }
    }
    public var workingDir: String {
        get { fields.string("workingDir") }
        set { fields.set("workingDir", newValue, always: false) }
    }
    public var ports: [ContainerPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
    public var envFrom: [EnvFromSource] {
        get { fields.messages("envFrom") }
        set { fields.set("envFrom", newValue, always: false) }
    }
    public var env: [EnvVar] {
        get { fields.messages("env") }
        set { fields.set("env", newValue, always: false) }
    }
    public var resources: ResourceRequirements {
        get { fields.message("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var resizePolicy: [ContainerResizePolicy] {
        get { fields.messages("resizePolicy") }
        set { fields.set("resizePolicy", newValue, always: false) }
    }
    public var restartPolicy: String? {
        get { fields.optionalString("restartPolicy") }
        set { fields.set("restartPolicy", newValue) }
    }
    public var restartPolicyRules: [ContainerRestartRule] {
        get { fields.messages("restartPolicyRules") }
        set { fields.set("restartPolicyRules", newValue, always: false) }
    }
    public var volumeMounts: [VolumeMount] {
        get { fields.messages("volumeMounts") }
        set { fields.set("volumeMounts", newValue, always: false) }
    }
    public var volumeDevices: [VolumeDevice] {
        get { fields.messages("volumeDevices") }
        set { fields.set("volumeDevices", newValue, always: false) }
    }
    public var livenessProbe: Probe? {
        get { fields.optionalMessage("livenessProbe") }
        set { fields.set("livenessProbe", newValue) }
    }
    public var readinessProbe: Probe? {
        get { fields.optionalMessage("readinessProbe") }
        set { fields.set("readinessProbe", newValue) }
    }
    public var startupProbe: Probe? {
        get { fields.optionalMessage("startupProbe") }
        set { fields.set("startupProbe", newValue) }
    }
    public var lifecycle: Lifecycle? {
        get { fields.optionalMessage("lifecycle") }
        set { fields.set("lifecycle", newValue) }
    }
    public var terminationMessagePath: String {
        get { fields.string("terminationMessagePath") }
        set { fields.set("terminationMessagePath", newValue, always: false) }
    }
    public var terminationMessagePolicy: String {
        get { fields.string("terminationMessagePolicy") }
        set { fields.set("terminationMessagePolicy", newValue, always: false) }
    }
    public var imagePullPolicy: String {
        get { fields.string("imagePullPolicy") }
        set { fields.set("imagePullPolicy", newValue, always: false) }
    }
    public var securityContext: SecurityContext? {
        get { fields.optionalMessage("securityContext") }
        set { fields.set("securityContext", newValue) }
    }
    public var stdin: Bool {
        get { fields.bool("stdin") }
        set { fields.set("stdin", newValue, always: false) }
    }
    public var stdinOnce: Bool {
        get { fields.bool("stdinOnce") }
        set { fields.set("stdinOnce", newValue, always: false) }
    }
    public var tty: Bool {
        get { fields.bool("tty") }
        set { fields.set("tty", newValue, always: false) }
    }
    public var targetContainerName: String {
        get { fields.string("targetContainerName") }
        set { fields.set("targetContainerName", newValue, always: false) }
    }
}

public struct EphemeralContainerCommon: Message {
    public static let messageName = "core.v1.EphemeralContainerCommon"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var image: String {
        get { fields.string("image") }
        set { fields.set("image", newValue, always: false) }
    }
    public var command: [String] {
        get { fields.strings("command") }
        set { fields.set("command", newValue, always: false) }
    }
    public var args: [String] {
        get { fields.strings("args") }
        set { fields.set("args", newValue, always: false) }
    }
    public var workingDir: String {
        get { fields.string("workingDir") }
        set { fields.set("workingDir", newValue, always: false) }
    }
    public var ports: [ContainerPort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
    public var envFrom: [EnvFromSource] {
        get { fields.messages("envFrom") }
        set { fields.set("envFrom", newValue, always: false) }
    }
    public var env: [EnvVar] {
        get { fields.messages("env") }
        set { fields.set("env", newValue, always: false) }
    }
    public var resources: ResourceRequirements {
        get { fields.message("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var resizePolicy: [ContainerResizePolicy] {
        get { fields.messages("resizePolicy") }
        set { fields.set("resizePolicy", newValue, always: false) }
    }
    public var restartPolicy: String? {
        get { fields.optionalString("restartPolicy") }
        set { fields.set("restartPolicy", newValue) }
    }
    public var restartPolicyRules: [ContainerRestartRule] {
        get { fields.messages("restartPolicyRules") }
        set { fields.set("restartPolicyRules", newValue, always: false) }
    }
    public var volumeMounts: [VolumeMount] {
        get { fields.messages("volumeMounts") }
        set { fields.set("volumeMounts", newValue, always: false) }
    }
    public var volumeDevices: [VolumeDevice] {
        get { fields.messages("volumeDevices") }
        set { fields.set("volumeDevices", newValue, always: false) }
    }
    public var livenessProbe: Probe? {
        get { fields.optionalMessage("livenessProbe") }
        set { fields.set("livenessProbe", newValue) }
    }
    public var readinessProbe: Probe? {
        get { fields.optionalMessage("readinessProbe") }
        set { fields.set("readinessProbe", newValue) }
    }
    public var startupProbe: Probe? {
        get { fields.optionalMessage("startupProbe") }
        set { fields.set("startupProbe", newValue) }
    }
    public var lifecycle: Lifecycle? {
        get { fields.optionalMessage("lifecycle") }
        set { fields.set("lifecycle", newValue) }
    }
    public var terminationMessagePath: String {
        get { fields.string("terminationMessagePath") }
        set { fields.set("terminationMessagePath", newValue, always: false) }
    }
    public var terminationMessagePolicy: String {
        get { fields.string("terminationMessagePolicy") }
        set { fields.set("terminationMessagePolicy", newValue, always: false) }
    }
    public var imagePullPolicy: String {
        get { fields.string("imagePullPolicy") }
        set { fields.set("imagePullPolicy", newValue, always: false) }
    }
    public var securityContext: SecurityContext? {
        get { fields.optionalMessage("securityContext") }
        set { fields.set("securityContext", newValue) }
    }
    public var stdin: Bool {
        get { fields.bool("stdin") }
        set { fields.set("stdin", newValue, always: false) }
    }
    public var stdinOnce: Bool {
        get { fields.bool("stdinOnce") }
        set { fields.set("stdinOnce", newValue, always: false) }
    }
    public var tty: Bool {
        get { fields.bool("tty") }
        set { fields.set("tty", newValue, always: false) }
    }
}

public struct EphemeralVolumeSource: Message {
    public static let messageName = "core.v1.EphemeralVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeClaimTemplate: PersistentVolumeClaimTemplate? {
        get { fields.optionalMessage("volumeClaimTemplate") }
        set { fields.set("volumeClaimTemplate", newValue) }
    }
}

public struct Event: Kind {
    public static let messageName = "core.v1.Event"
    public static let apiVersion = "v1"
    public static let kind = "Event"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var involvedObject: ObjectReference {
        get { fields.message("involvedObject") }
        set { fields.set("involvedObject", newValue, always: true) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var source: EventSource {
        get { fields.message("source") }
        set { fields.set("source", newValue, always: false) }
    }
    public var firstTimestamp: Time? {
        get { fields.time("firstTimestamp") }
        set { fields.set("firstTimestamp", newValue, micro: false) }
    }
    public var lastTimestamp: Time? {
        get { fields.time("lastTimestamp") }
        set { fields.set("lastTimestamp", newValue, micro: false) }
    }
    public var count: Int {
        get { fields.int("count") }
        set { fields.set("count", newValue, always: false) }
    }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var eventTime: Time? {
        get { fields.time("eventTime") }
        set { fields.set("eventTime", newValue, micro: true) }
    }
    public var series: EventSeries? {
        get { fields.optionalMessage("series") }
        set { fields.set("series", newValue) }
    }
    public var action: String {
        get { fields.string("action") }
        set { fields.set("action", newValue, always: false) }
    }
    public var related: ObjectReference? {
        get { fields.optionalMessage("related") }
        set { fields.set("related", newValue) }
    }
    public var reportingComponent: String {
        get { fields.string("reportingComponent") }
        set { fields.set("reportingComponent", newValue, always: true) }
    }
    public var reportingInstance: String {
        get { fields.string("reportingInstance") }
        set { fields.set("reportingInstance", newValue, always: true) }
    }
}

public struct EventList: Message {
    public static let messageName = "core.v1.EventList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Event] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct EventSeries: Message {
    public static let messageName = "core.v1.EventSeries"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var count: Int {
        get { fields.int("count") }
        set { fields.set("count", newValue, always: false) }
    }
    public var lastObservedTime: Time? {
        get { fields.time("lastObservedTime") }
        set { fields.set("lastObservedTime", newValue, micro: true) }
    }
}

public struct EventSource: Message {
    public static let messageName = "core.v1.EventSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var component: String {
        get { fields.string("component") }
        set { fields.set("component", newValue, always: false) }
    }
    public var host: String {
        get { fields.string("host") }
        set { fields.set("host", newValue, always: false) }
    }
}

public struct ExecAction: Message {
    public static let messageName = "core.v1.ExecAction"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var command: [String] {
        get { fields.strings("command") }
        set { fields.set("command", newValue, always: false) }
    }
}

public struct FCVolumeSource: Message {
    public static let messageName = "core.v1.FCVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var targetWWNs: [String] {
        get { fields.strings("targetWWNs") }
        set { fields.set("targetWWNs", newValue, always: false) }
    }
    public var lun: Int? {
        get { fields.optionalInt("lun") }
        set { fields.set("lun", newValue) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var wwids: [String] {
        get { fields.strings("wwids") }
        set { fields.set("wwids", newValue, always: false) }
    }
}

public struct FileKeySelector: Message {
    public static let messageName = "core.v1.FileKeySelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeName: String {
        get { fields.string("volumeName") }
        set { fields.set("volumeName", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct FlexPersistentVolumeSource: Message {
    public static let messageName = "core.v1.FlexPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var driver: String {
        get { fields.string("driver") }
        set { fields.set("driver", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var secretRef: SecretReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var options: [String: String] {
        get { fields.stringMap("options") }
        set { fields.set("options", newValue, always: false) }
    }
}

public struct FlexVolumeSource: Message {
    public static let messageName = "core.v1.FlexVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var driver: String {
        get { fields.string("driver") }
        set { fields.set("driver", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var options: [String: String] {
        get { fields.stringMap("options") }
        set { fields.set("options", newValue, always: false) }
    }
}

public struct FlockerVolumeSource: Message {
    public static let messageName = "core.v1.FlockerVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var datasetName: String {
        get { fields.string("datasetName") }
        set { fields.set("datasetName", newValue, always: false) }
    }
    public var datasetUUID: String {
        get { fields.string("datasetUUID") }
        set { fields.set("datasetUUID", newValue, always: false) }
    }
}

public struct GCEPersistentDiskVolumeSource: Message {
    public static let messageName = "core.v1.GCEPersistentDiskVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var pdName: String {
        get { fields.string("pdName") }
        set { fields.set("pdName", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var partition: Int {
        get { fields.int("partition") }
        set { fields.set("partition", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct GRPCAction: Message {
    public static let messageName = "core.v1.GRPCAction"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var port: Int {
        get { fields.int("port") }
        set { fields.set("port", newValue, always: true) }
    }
    public var service: String? {
        get { fields.optionalString("service") }
        set { fields.set("service", newValue) }
    }
}

public struct GitRepoVolumeSource: Message {
    public static let messageName = "core.v1.GitRepoVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var repository: String {
        get { fields.string("repository") }
        set { fields.set("repository", newValue, always: true) }
    }
    public var revision: String {
        get { fields.string("revision") }
        set { fields.set("revision", newValue, always: false) }
    }
    public var directory: String {
        get { fields.string("directory") }
        set { fields.set("directory", newValue, always: false) }
    }
}

public struct GlusterfsPersistentVolumeSource: Message {
    public static let messageName = "core.v1.GlusterfsPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var endpoints: String {
        get { fields.string("endpoints") }
        set { fields.set("endpoints", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var endpointsNamespace: String? {
        get { fields.optionalString("endpointsNamespace") }
        set { fields.set("endpointsNamespace", newValue) }
    }
}

public struct GlusterfsVolumeSource: Message {
    public static let messageName = "core.v1.GlusterfsVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var endpoints: String {
        get { fields.string("endpoints") }
        set { fields.set("endpoints", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct HTTPGetAction: Message {
    public static let messageName = "core.v1.HTTPGetAction"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
    public var port: IntOrString? {
        get { fields.intOrString("port") }
        set { fields.set("port", newValue) }
    }
    public var host: String {
        get { fields.string("host") }
        set { fields.set("host", newValue, always: false) }
    }
    public var scheme: String {
        get { fields.string("scheme") }
        set { fields.set("scheme", newValue, always: false) }
    }
    public var httpHeaders: [HTTPHeader] {
        get { fields.messages("httpHeaders") }
        set { fields.set("httpHeaders", newValue, always: false) }
    }
}

public struct HTTPHeader: Message {
    public static let messageName = "core.v1.HTTPHeader"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var value: String {
        get { fields.string("value") }
        set { fields.set("value", newValue, always: true) }
    }
}

public struct HostAlias: Message {
    public static let messageName = "core.v1.HostAlias"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ip: String {
        get { fields.string("ip") }
        set { fields.set("ip", newValue, always: true) }
    }
    public var hostnames: [String] {
        get { fields.strings("hostnames") }
        set { fields.set("hostnames", newValue, always: false) }
    }
}

public struct HostIP: Message {
    public static let messageName = "core.v1.HostIP"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ip: String {
        get { fields.string("ip") }
        set { fields.set("ip", newValue, always: true) }
    }
}

public struct HostPathVolumeSource: Message {
    public static let messageName = "core.v1.HostPathVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var type: String? {
        get { fields.optionalString("type") }
        set { fields.set("type", newValue) }
    }
}

public struct ISCSIPersistentVolumeSource: Message {
    public static let messageName = "core.v1.ISCSIPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var targetPortal: String {
        get { fields.string("targetPortal") }
        set { fields.set("targetPortal", newValue, always: true) }
    }
    public var iqn: String {
        get { fields.string("iqn") }
        set { fields.set("iqn", newValue, always: true) }
    }
    public var lun: Int {
        get { fields.int("lun") }
        set { fields.set("lun", newValue, always: true) }
    }
    public var iscsiInterface: String {
        get { fields.string("iscsiInterface") }
        set { fields.set("iscsiInterface", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var portals: [String] {
        get { fields.strings("portals") }
        set { fields.set("portals", newValue, always: false) }
    }
    public var chapAuthDiscovery: Bool {
        get { fields.bool("chapAuthDiscovery") }
        set { fields.set("chapAuthDiscovery", newValue, always: false) }
    }
    public var chapAuthSession: Bool {
        get { fields.bool("chapAuthSession") }
        set { fields.set("chapAuthSession", newValue, always: false) }
    }
    public var secretRef: SecretReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var initiatorName: String? {
        get { fields.optionalString("initiatorName") }
        set { fields.set("initiatorName", newValue) }
    }
}

public struct ISCSIVolumeSource: Message {
    public static let messageName = "core.v1.ISCSIVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var targetPortal: String {
        get { fields.string("targetPortal") }
        set { fields.set("targetPortal", newValue, always: true) }
    }
    public var iqn: String {
        get { fields.string("iqn") }
        set { fields.set("iqn", newValue, always: true) }
    }
    public var lun: Int {
        get { fields.int("lun") }
        set { fields.set("lun", newValue, always: true) }
    }
    public var iscsiInterface: String {
        get { fields.string("iscsiInterface") }
        set { fields.set("iscsiInterface", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var portals: [String] {
        get { fields.strings("portals") }
        set { fields.set("portals", newValue, always: false) }
    }
    public var chapAuthDiscovery: Bool {
        get { fields.bool("chapAuthDiscovery") }
        set { fields.set("chapAuthDiscovery", newValue, always: false) }
    }
    public var chapAuthSession: Bool {
        get { fields.bool("chapAuthSession") }
        set { fields.set("chapAuthSession", newValue, always: false) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var initiatorName: String? {
        get { fields.optionalString("initiatorName") }
        set { fields.set("initiatorName", newValue) }
    }
}

public struct ImageVolumeSource: Message {
    public static let messageName = "core.v1.ImageVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var reference: String {
        get { fields.string("reference") }
        set { fields.set("reference", newValue, always: false) }
    }
    public var pullPolicy: String {
        get { fields.string("pullPolicy") }
        set { fields.set("pullPolicy", newValue, always: false) }
    }
}

public struct ImageVolumeStatus: Message {
    public static let messageName = "core.v1.ImageVolumeStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var imageRef: String {
        get { fields.string("imageRef") }
        set { fields.set("imageRef", newValue, always: false) }
    }
}

public struct KeyToPath: Message {
    public static let messageName = "core.v1.KeyToPath"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var mode: Int? {
        get { fields.optionalInt("mode") }
        set { fields.set("mode", newValue) }
    }
}

public struct Lifecycle: Message {
    public static let messageName = "core.v1.Lifecycle"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var postStart: LifecycleHandler? {
        get { fields.optionalMessage("postStart") }
        set { fields.set("postStart", newValue) }
    }
    public var preStop: LifecycleHandler? {
        get { fields.optionalMessage("preStop") }
        set { fields.set("preStop", newValue) }
    }
    public var stopSignal: String? {
        get { fields.optionalString("stopSignal") }
        set { fields.set("stopSignal", newValue) }
    }
}

public struct LifecycleHandler: Message {
    public static let messageName = "core.v1.LifecycleHandler"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var exec: ExecAction? {
        get { fields.optionalMessage("exec") }
        set { fields.set("exec", newValue) }
    }
    public var httpGet: HTTPGetAction? {
        get { fields.optionalMessage("httpGet") }
        set { fields.set("httpGet", newValue) }
    }
    public var tcpSocket: TCPSocketAction? {
        get { fields.optionalMessage("tcpSocket") }
        set { fields.set("tcpSocket", newValue) }
    }
    public var sleep: SleepAction? {
        get { fields.optionalMessage("sleep") }
        set { fields.set("sleep", newValue) }
    }
}

public struct LimitRange: Kind {
    public static let messageName = "core.v1.LimitRange"
    public static let apiVersion = "v1"
    public static let kind = "LimitRange"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: LimitRangeSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct LimitRangeItem: Message {
    public static let messageName = "core.v1.LimitRangeItem"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var max: [String: Quantity] {
        get { fields.quantityMap("max") }
        set { fields.set("max", newValue, always: false) }
    }
    public var min: [String: Quantity] {
        get { fields.quantityMap("min") }
        set { fields.set("min", newValue, always: false) }
    }
    public var `default`: [String: Quantity] {
        get { fields.quantityMap("default") }
        set { fields.set("default", newValue, always: false) }
    }
    public var defaultRequest: [String: Quantity] {
        get { fields.quantityMap("defaultRequest") }
        set { fields.set("defaultRequest", newValue, always: false) }
    }
    public var maxLimitRequestRatio: [String: Quantity] {
        get { fields.quantityMap("maxLimitRequestRatio") }
        set { fields.set("maxLimitRequestRatio", newValue, always: false) }
    }
}

public struct LimitRangeList: Message {
    public static let messageName = "core.v1.LimitRangeList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [LimitRange] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct LimitRangeSpec: Message {
    public static let messageName = "core.v1.LimitRangeSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var limits: [LimitRangeItem] {
        get { fields.messages("limits") }
        set { fields.set("limits", newValue, always: true) }
    }
}

public struct LinuxContainerUser: Message {
    public static let messageName = "core.v1.LinuxContainerUser"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: Int {
        get { fields.int("uid") }
        set { fields.set("uid", newValue, always: true) }
    }
    public var gid: Int {
        get { fields.int("gid") }
        set { fields.set("gid", newValue, always: true) }
    }
    public var supplementalGroups: [Int] {
        get { fields.ints("supplementalGroups") }
        set { fields.set("supplementalGroups", newValue, always: false) }
    }
}

public struct CoreV1List: Message {
    public static let messageName = "core.v1.List"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [Value] {
        get { fields.values("items") }
        set { fields.set("items", newValue, always: false) }
    }
}

public struct LoadBalancerIngress: Message {
    public static let messageName = "core.v1.LoadBalancerIngress"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ip: String {
        get { fields.string("ip") }
        set { fields.set("ip", newValue, always: false) }
    }
    public var hostname: String {
        get { fields.string("hostname") }
        set { fields.set("hostname", newValue, always: false) }
    }
    public var ipMode: String? {
        get { fields.optionalString("ipMode") }
        set { fields.set("ipMode", newValue) }
    }
    public var ports: [PortStatus] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
}

public struct LoadBalancerStatus: Message {
    public static let messageName = "core.v1.LoadBalancerStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ingress: [LoadBalancerIngress] {
        get { fields.messages("ingress") }
        set { fields.set("ingress", newValue, always: false) }
    }
}

public struct LocalObjectReference: Message {
    public static let messageName = "core.v1.LocalObjectReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
}

public struct LocalVolumeSource: Message {
    public static let messageName = "core.v1.LocalVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var fsType: String? {
        get { fields.optionalString("fsType") }
        set { fields.set("fsType", newValue) }
    }
}

public struct ModifyVolumeStatus: Message {
    public static let messageName = "core.v1.ModifyVolumeStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var targetVolumeAttributesClassName: String {
        get { fields.string("targetVolumeAttributesClassName") }
        set { fields.set("targetVolumeAttributesClassName", newValue, always: false) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
}

public struct NFSVolumeSource: Message {
    public static let messageName = "core.v1.NFSVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var server: String {
        get { fields.string("server") }
        set { fields.set("server", newValue, always: true) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct Namespace: Kind {
    public static let messageName = "core.v1.Namespace"
    public static let apiVersion = "v1"
    public static let kind = "Namespace"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: NamespaceSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: NamespaceStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct NamespaceCondition: Message {
    public static let messageName = "core.v1.NamespaceCondition"
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
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct NamespaceList: Message {
    public static let messageName = "core.v1.NamespaceList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Namespace] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct NamespaceSpec: Message {
    public static let messageName = "core.v1.NamespaceSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var finalizers: [String] {
        get { fields.strings("finalizers") }
        set { fields.set("finalizers", newValue, always: false) }
    }
}

public struct NamespaceStatus: Message {
    public static let messageName = "core.v1.NamespaceStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var phase: String {
        get { fields.string("phase") }
        set { fields.set("phase", newValue, always: false) }
    }
    public var conditions: [NamespaceCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct Node: Kind {
    public static let messageName = "core.v1.Node"
    public static let apiVersion = "v1"
    public static let kind = "Node"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: NodeSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: NodeStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct NodeAddress: Message {
    public static let messageName = "core.v1.NodeAddress"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var address: String {
        get { fields.string("address") }
        set { fields.set("address", newValue, always: true) }
    }
}

public struct NodeAffinity: Message {
    public static let messageName = "core.v1.NodeAffinity"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var requiredDuringSchedulingIgnoredDuringExecution: NodeSelector? {
        get { fields.optionalMessage("requiredDuringSchedulingIgnoredDuringExecution") }
        set { fields.set("requiredDuringSchedulingIgnoredDuringExecution", newValue) }
    }
    public var preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm] {
        get { fields.messages("preferredDuringSchedulingIgnoredDuringExecution") }
        set { fields.set("preferredDuringSchedulingIgnoredDuringExecution", newValue, always: false) }
    }
}

public struct NodeAllocatableResourceClaimStatus: Message {
    public static let messageName = "core.v1.NodeAllocatableResourceClaimStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceClaimName: String {
        get { fields.string("resourceClaimName") }
        set { fields.set("resourceClaimName", newValue, always: true) }
    }
    public var containers: [String] {
        get { fields.strings("containers") }
        set { fields.set("containers", newValue, always: false) }
    }
    public var resources: [String: Quantity] {
        get { fields.quantityMap("resources") }
        set { fields.set("resources", newValue, always: true) }
    }
}

public struct NodeCondition: Message {
    public static let messageName = "core.v1.NodeCondition"
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
    public var lastHeartbeatTime: Time? {
        get { fields.time("lastHeartbeatTime") }
        set { fields.set("lastHeartbeatTime", newValue, micro: false) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct NodeConfigSource: Message {
    public static let messageName = "core.v1.NodeConfigSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var configMap: ConfigMapNodeConfigSource? {
        get { fields.optionalMessage("configMap") }
        set { fields.set("configMap", newValue) }
    }
}

public struct NodeConfigStatus: Message {
    public static let messageName = "core.v1.NodeConfigStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var assigned: NodeConfigSource? {
        get { fields.optionalMessage("assigned") }
        set { fields.set("assigned", newValue) }
    }
    public var active: NodeConfigSource? {
        get { fields.optionalMessage("active") }
        set { fields.set("active", newValue) }
    }
    public var lastKnownGood: NodeConfigSource? {
        get { fields.optionalMessage("lastKnownGood") }
        set { fields.set("lastKnownGood", newValue) }
    }
    public var error: String {
        get { fields.string("error") }
        set { fields.set("error", newValue, always: false) }
    }
}

public struct NodeDaemonEndpoints: Message {
    public static let messageName = "core.v1.NodeDaemonEndpoints"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kubeletEndpoint: DaemonEndpoint {
        get { fields.message("kubeletEndpoint") }
        set { fields.set("kubeletEndpoint", newValue, always: false) }
    }
}

public struct NodeFeatures: Message {
    public static let messageName = "core.v1.NodeFeatures"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var supplementalGroupsPolicy: Bool? {
        get { fields.optionalBool("supplementalGroupsPolicy") }
        set { fields.set("supplementalGroupsPolicy", newValue) }
    }
}

public struct NodeList: Message {
    public static let messageName = "core.v1.NodeList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Node] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct NodeProxyOptions: Message {
    public static let messageName = "core.v1.NodeProxyOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
}

public struct NodeRuntimeHandler: Message {
    public static let messageName = "core.v1.NodeRuntimeHandler"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var features: NodeRuntimeHandlerFeatures? {
        get { fields.optionalMessage("features") }
        set { fields.set("features", newValue) }
    }
}

public struct NodeRuntimeHandlerFeatures: Message {
    public static let messageName = "core.v1.NodeRuntimeHandlerFeatures"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var recursiveReadOnlyMounts: Bool? {
        get { fields.optionalBool("recursiveReadOnlyMounts") }
        set { fields.set("recursiveReadOnlyMounts", newValue) }
    }
    public var userNamespaces: Bool? {
        get { fields.optionalBool("userNamespaces") }
        set { fields.set("userNamespaces", newValue) }
    }
}

public struct NodeSelector: Message {
    public static let messageName = "core.v1.NodeSelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var nodeSelectorTerms: [NodeSelectorTerm] {
        get { fields.messages("nodeSelectorTerms") }
        set { fields.set("nodeSelectorTerms", newValue, always: true) }
    }
}

public struct NodeSelectorRequirement: Message {
    public static let messageName = "core.v1.NodeSelectorRequirement"
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

public struct NodeSelectorTerm: Message {
    public static let messageName = "core.v1.NodeSelectorTerm"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var matchExpressions: [NodeSelectorRequirement] {
        get { fields.messages("matchExpressions") }
        set { fields.set("matchExpressions", newValue, always: false) }
    }
    public var matchFields: [NodeSelectorRequirement] {
        get { fields.messages("matchFields") }
        set { fields.set("matchFields", newValue, always: false) }
    }
}

public struct NodeSpec: Message {
    public static let messageName = "core.v1.NodeSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podCIDR: String {
        get { fields.string("podCIDR") }
        set { fields.set("podCIDR", newValue, always: false) }
    }
    public var podCIDRs: [String] {
        get { fields.strings("podCIDRs") }
        set { fields.set("podCIDRs", newValue, always: false) }
    }
    public var providerID: String {
        get { fields.string("providerID") }
        set { fields.set("providerID", newValue, always: false) }
    }
    public var unschedulable: Bool {
        get { fields.bool("unschedulable") }
        set { fields.set("unschedulable", newValue, always: false) }
    }
    public var taints: [Taint] {
        get { fields.messages("taints") }
        set { fields.set("taints", newValue, always: false) }
    }
    public var configSource: NodeConfigSource? {
        get { fields.optionalMessage("configSource") }
        set { fields.set("configSource", newValue) }
    }
    public var externalID: String {
        get { fields.string("externalID") }
        set { fields.set("externalID", newValue, always: false) }
    }
}

public struct NodeStatus: Message {
    public static let messageName = "core.v1.NodeStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var capacity: [String: Quantity] {
        get { fields.quantityMap("capacity") }
        set { fields.set("capacity", newValue, always: false) }
    }
    public var allocatable: [String: Quantity] {
        get { fields.quantityMap("allocatable") }
        set { fields.set("allocatable", newValue, always: false) }
    }
    public var phase: String {
        get { fields.string("phase") }
        set { fields.set("phase", newValue, always: false) }
    }
    public var conditions: [NodeCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var addresses: [NodeAddress] {
        get { fields.messages("addresses") }
        set { fields.set("addresses", newValue, always: false) }
    }
    public var daemonEndpoints: NodeDaemonEndpoints {
        get { fields.message("daemonEndpoints") }
        set { fields.set("daemonEndpoints", newValue, always: false) }
    }
    public var nodeInfo: NodeSystemInfo {
        get { fields.message("nodeInfo") }
        set { fields.set("nodeInfo", newValue, always: false) }
    }
    public var images: [ContainerImage] {
        get { fields.messages("images") }
        set { fields.set("images", newValue, always: false) }
    }
    public var volumesInUse: [String] {
        get { fields.strings("volumesInUse") }
        set { fields.set("volumesInUse", newValue, always: false) }
    }
    public var volumesAttached: [AttachedVolume] {
        get { fields.messages("volumesAttached") }
        set { fields.set("volumesAttached", newValue, always: false) }
    }
    public var config: NodeConfigStatus? {
        get { fields.optionalMessage("config") }
        set { fields.set("config", newValue) }
    }
    public var runtimeHandlers: [NodeRuntimeHandler] {
        get { fields.messages("runtimeHandlers") }
        set { fields.set("runtimeHandlers", newValue, always: false) }
    }
    public var features: NodeFeatures? {
        get { fields.optionalMessage("features") }
        set { fields.set("features", newValue) }
    }
    public var declaredFeatures: [String] {
        get { fields.strings("declaredFeatures") }
        set { fields.set("declaredFeatures", newValue, always: false) }
    }
}

public struct NodeSwapStatus: Message {
    public static let messageName = "core.v1.NodeSwapStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var capacity: Int? {
        get { fields.optionalInt("capacity") }
        set { fields.set("capacity", newValue) }
    }
}

public struct NodeSystemInfo: Message {
    public static let messageName = "core.v1.NodeSystemInfo"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var machineID: String {
        get { fields.string("machineID") }
        set { fields.set("machineID", newValue, always: true) }
    }
    public var systemUUID: String {
        get { fields.string("systemUUID") }
        set { fields.set("systemUUID", newValue, always: true) }
    }
    public var bootID: String {
        get { fields.string("bootID") }
        set { fields.set("bootID", newValue, always: true) }
    }
    public var kernelVersion: String {
        get { fields.string("kernelVersion") }
        set { fields.set("kernelVersion", newValue, always: true) }
    }
    public var osImage: String {
        get { fields.string("osImage") }
        set { fields.set("osImage", newValue, always: true) }
    }
    public var containerRuntimeVersion: String {
        get { fields.string("containerRuntimeVersion") }
        set { fields.set("containerRuntimeVersion", newValue, always: true) }
    }
    public var kubeletVersion: String {
        get { fields.string("kubeletVersion") }
        set { fields.set("kubeletVersion", newValue, always: true) }
    }
    public var kubeProxyVersion: String {
        get { fields.string("kubeProxyVersion") }
        set { fields.set("kubeProxyVersion", newValue, always: true) }
    }
    public var operatingSystem: String {
        get { fields.string("operatingSystem") }
        set { fields.set("operatingSystem", newValue, always: true) }
    }
    public var architecture: String {
        get { fields.string("architecture") }
        set { fields.set("architecture", newValue, always: true) }
    }
    public var swap: NodeSwapStatus? {
        get { fields.optionalMessage("swap") }
        set { fields.set("swap", newValue) }
    }
}

public struct ObjectFieldSelector: Message {
    public static let messageName = "core.v1.ObjectFieldSelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    public var fieldPath: String {
        get { fields.string("fieldPath") }
        set { fields.set("fieldPath", newValue, always: true) }
    }
}

public struct ObjectReference: Message {
    public static let messageName = "core.v1.ObjectReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var uid: String {
        get { fields.string("uid") }
        set { fields.set("uid", newValue, always: false) }
    }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    public var resourceVersion: String {
        get { fields.string("resourceVersion") }
        set { fields.set("resourceVersion", newValue, always: false) }
    }
    public var fieldPath: String {
        get { fields.string("fieldPath") }
        set { fields.set("fieldPath", newValue, always: false) }
    }
}

public struct PersistentVolume: Kind {
    public static let messageName = "core.v1.PersistentVolume"
    public static let apiVersion = "v1"
    public static let kind = "PersistentVolume"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: PersistentVolumeSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: PersistentVolumeStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct PersistentVolumeClaim: Kind {
    public static let messageName = "core.v1.PersistentVolumeClaim"
    public static let apiVersion = "v1"
    public static let kind = "PersistentVolumeClaim"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: PersistentVolumeClaimSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: PersistentVolumeClaimStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct PersistentVolumeClaimCondition: Message {
    public static let messageName = "core.v1.PersistentVolumeClaimCondition"
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
    public var lastProbeTime: Time? {
        get { fields.time("lastProbeTime") }
        set { fields.set("lastProbeTime", newValue, micro: false) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct PersistentVolumeClaimList: Message {
    public static let messageName = "core.v1.PersistentVolumeClaimList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [PersistentVolumeClaim] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PersistentVolumeClaimSpec: Message {
    public static let messageName = "core.v1.PersistentVolumeClaimSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var accessModes: [String] {
        get { fields.strings("accessModes") }
        set { fields.set("accessModes", newValue, always: false) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var resources: VolumeResourceRequirements {
        get { fields.message("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var volumeName: String {
        get { fields.string("volumeName") }
        set { fields.set("volumeName", newValue, always: false) }
    }
    public var storageClassName: String? {
        get { fields.optionalString("storageClassName") }
        set { fields.set("storageClassName", newValue) }
    }
    public var volumeMode: String? {
        get { fields.optionalString("volumeMode") }
        set { fields.set("volumeMode", newValue) }
    }
    public var dataSource: TypedLocalObjectReference? {
        get { fields.optionalMessage("dataSource") }
        set { fields.set("dataSource", newValue) }
    }
    public var dataSourceRef: TypedObjectReference? {
        get { fields.optionalMessage("dataSourceRef") }
        set { fields.set("dataSourceRef", newValue) }
    }
    public var volumeAttributesClassName: String? {
        get { fields.optionalString("volumeAttributesClassName") }
        set { fields.set("volumeAttributesClassName", newValue) }
    }
}

public struct PersistentVolumeClaimStatus: Message {
    public static let messageName = "core.v1.PersistentVolumeClaimStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var phase: String {
        get { fields.string("phase") }
        set { fields.set("phase", newValue, always: false) }
    }
    public var accessModes: [String] {
        get { fields.strings("accessModes") }
        set { fields.set("accessModes", newValue, always: false) }
    }
    public var capacity: [String: Quantity] {
        get { fields.quantityMap("capacity") }
        set { fields.set("capacity", newValue, always: false) }
    }
    public var conditions: [PersistentVolumeClaimCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var allocatedResources: [String: Quantity] {
        get { fields.quantityMap("allocatedResources") }
        set { fields.set("allocatedResources", newValue, always: false) }
    }
    public var allocatedResourceStatuses: [String: String] {
        get { fields.stringMap("allocatedResourceStatuses") }
        set { fields.set("allocatedResourceStatuses", newValue, always: false) }
    }
    public var currentVolumeAttributesClassName: String? {
        get { fields.optionalString("currentVolumeAttributesClassName") }
        set { fields.set("currentVolumeAttributesClassName", newValue) }
    }
    public var modifyVolumeStatus: ModifyVolumeStatus? {
        get { fields.optionalMessage("modifyVolumeStatus") }
        set { fields.set("modifyVolumeStatus", newValue) }
    }
}

public struct PersistentVolumeClaimTemplate: Message {
    public static let messageName = "core.v1.PersistentVolumeClaimTemplate"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: PersistentVolumeClaimSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: true) }
    }
}

public struct PersistentVolumeClaimVolumeSource: Message {
    public static let messageName = "core.v1.PersistentVolumeClaimVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var claimName: String {
        get { fields.string("claimName") }
        set { fields.set("claimName", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct PersistentVolumeList: Message {
    public static let messageName = "core.v1.PersistentVolumeList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [PersistentVolume] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PersistentVolumeSource: Message {
    public static let messageName = "core.v1.PersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var gcePersistentDisk: GCEPersistentDiskVolumeSource? {
        get { fields.optionalMessage("gcePersistentDisk") }
        set { fields.set("gcePersistentDisk", newValue) }
    }
    public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? {
        get { fields.optionalMessage("awsElasticBlockStore") }
        set { fields.set("awsElasticBlockStore", newValue) }
    }
    public var hostPath: HostPathVolumeSource? {
        get { fields.optionalMessage("hostPath") }
        set { fields.set("hostPath", newValue) }
    }
    public var glusterfs: GlusterfsPersistentVolumeSource? {
        get { fields.optionalMessage("glusterfs") }
        set { fields.set("glusterfs", newValue) }
    }
    public var nfs: NFSVolumeSource? {
        get { fields.optionalMessage("nfs") }
        set { fields.set("nfs", newValue) }
    }
    public var rbd: RBDPersistentVolumeSource? {
        get { fields.optionalMessage("rbd") }
        set { fields.set("rbd", newValue) }
    }
    public var iscsi: ISCSIPersistentVolumeSource? {
        get { fields.optionalMessage("iscsi") }
        set { fields.set("iscsi", newValue) }
    }
    public var cinder: CinderPersistentVolumeSource? {
        get { fields.optionalMessage("cinder") }
        set { fields.set("cinder", newValue) }
    }
    public var cephfs: CephFSPersistentVolumeSource? {
        get { fields.optionalMessage("cephfs") }
        set { fields.set("cephfs", newValue) }
    }
    public var fc: FCVolumeSource? {
        get { fields.optionalMessage("fc") }
        set { fields.set("fc", newValue) }
    }
    public var flocker: FlockerVolumeSource? {
        get { fields.optionalMessage("flocker") }
        set { fields.set("flocker", newValue) }
    }
    public var flexVolume: FlexPersistentVolumeSource? {
        get { fields.optionalMessage("flexVolume") }
        set { fields.set("flexVolume", newValue) }
    }
    public var azureFile: AzureFilePersistentVolumeSource? {
        get { fields.optionalMessage("azureFile") }
        set { fields.set("azureFile", newValue) }
    }
    public var vsphereVolume: VsphereVirtualDiskVolumeSource? {
        get { fields.optionalMessage("vsphereVolume") }
        set { fields.set("vsphereVolume", newValue) }
    }
    public var quobyte: QuobyteVolumeSource? {
        get { fields.optionalMessage("quobyte") }
        set { fields.set("quobyte", newValue) }
    }
    public var azureDisk: AzureDiskVolumeSource? {
        get { fields.optionalMessage("azureDisk") }
        set { fields.set("azureDisk", newValue) }
    }
    public var photonPersistentDisk: PhotonPersistentDiskVolumeSource? {
        get { fields.optionalMessage("photonPersistentDisk") }
        set { fields.set("photonPersistentDisk", newValue) }
    }
    public var portworxVolume: PortworxVolumeSource? {
        get { fields.optionalMessage("portworxVolume") }
        set { fields.set("portworxVolume", newValue) }
    }
    public var scaleIO: ScaleIOPersistentVolumeSource? {
        get { fields.optionalMessage("scaleIO") }
        set { fields.set("scaleIO", newValue) }
    }
    public var local: LocalVolumeSource? {
        get { fields.optionalMessage("local") }
        set { fields.set("local", newValue) }
    }
    public var storageos: StorageOSPersistentVolumeSource? {
        get { fields.optionalMessage("storageos") }
        set { fields.set("storageos", newValue) }
    }
    public var csi: CSIPersistentVolumeSource? {
        get { fields.optionalMessage("csi") }
        set { fields.set("csi", newValue) }
    }
}

public struct PersistentVolumeSpec: Message {
    public static let messageName = "core.v1.PersistentVolumeSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var capacity: [String: Quantity] {
        get { fields.quantityMap("capacity") }
        set { fields.set("capacity", newValue, always: false) }
    }
    public var gcePersistentDisk: GCEPersistentDiskVolumeSource? {
        get { fields.optionalMessage("gcePersistentDisk") }
        set { fields.set("gcePersistentDisk", newValue) }
    }
    public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? {
        get { fields.optionalMessage("awsElasticBlockStore") }
        set { fields.set("awsElasticBlockStore", newValue) }
    }
    public var hostPath: HostPathVolumeSource? {
        get { fields.optionalMessage("hostPath") }
        set { fields.set("hostPath", newValue) }
    }
    public var glusterfs: GlusterfsPersistentVolumeSource? {
        get { fields.optionalMessage("glusterfs") }
        set { fields.set("glusterfs", newValue) }
    }
    public var nfs: NFSVolumeSource? {
        get { fields.optionalMessage("nfs") }
        set { fields.set("nfs", newValue) }
    }
    public var rbd: RBDPersistentVolumeSource? {
        get { fields.optionalMessage("rbd") }
        set { fields.set("rbd", newValue) }
    }
    public var iscsi: ISCSIPersistentVolumeSource? {
        get { fields.optionalMessage("iscsi") }
        set { fields.set("iscsi", newValue) }
    }
    public var cinder: CinderPersistentVolumeSource? {
        get { fields.optionalMessage("cinder") }
        set { fields.set("cinder", newValue) }
    }
    public var cephfs: CephFSPersistentVolumeSource? {
        get { fields.optionalMessage("cephfs") }
        set { fields.set("cephfs", newValue) }
    }
    public var fc: FCVolumeSource? {
        get { fields.optionalMessage("fc") }
        set { fields.set("fc", newValue) }
    }
    public var flocker: FlockerVolumeSource? {
        get { fields.optionalMessage("flocker") }
        set { fields.set("flocker", newValue) }
    }
    public var flexVolume: FlexPersistentVolumeSource? {
        get { fields.optionalMessage("flexVolume") }
        set { fields.set("flexVolume", newValue) }
    }
    public var azureFile: AzureFilePersistentVolumeSource? {
        get { fields.optionalMessage("azureFile") }
        set { fields.set("azureFile", newValue) }
    }
    public var vsphereVolume: VsphereVirtualDiskVolumeSource? {
        get { fields.optionalMessage("vsphereVolume") }
        set { fields.set("vsphereVolume", newValue) }
    }
    public var quobyte: QuobyteVolumeSource? {
        get { fields.optionalMessage("quobyte") }
        set { fields.set("quobyte", newValue) }
    }
    public var azureDisk: AzureDiskVolumeSource? {
        get { fields.optionalMessage("azureDisk") }
        set { fields.set("azureDisk", newValue) }
    }
    public var photonPersistentDisk: PhotonPersistentDiskVolumeSource? {
        get { fields.optionalMessage("photonPersistentDisk") }
        set { fields.set("photonPersistentDisk", newValue) }
    }
    public var portworxVolume: PortworxVolumeSource? {
        get { fields.optionalMessage("portworxVolume") }
        set { fields.set("portworxVolume", newValue) }
    }
    public var scaleIO: ScaleIOPersistentVolumeSource? {
        get { fields.optionalMessage("scaleIO") }
        set { fields.set("scaleIO", newValue) }
    }
    public var local: LocalVolumeSource? {
        get { fields.optionalMessage("local") }
        set { fields.set("local", newValue) }
    }
    public var storageos: StorageOSPersistentVolumeSource? {
        get { fields.optionalMessage("storageos") }
        set { fields.set("storageos", newValue) }
    }
    public var csi: CSIPersistentVolumeSource? {
        get { fields.optionalMessage("csi") }
        set { fields.set("csi", newValue) }
    }
    public var accessModes: [String] {
        get { fields.strings("accessModes") }
        set { fields.set("accessModes", newValue, always: false) }
    }
    public var claimRef: ObjectReference? {
        get { fields.optionalMessage("claimRef") }
        set { fields.set("claimRef", newValue) }
    }
    public var persistentVolumeReclaimPolicy: String {
        get { fields.string("persistentVolumeReclaimPolicy") }
        set { fields.set("persistentVolumeReclaimPolicy", newValue, always: false) }
    }
    public var storageClassName: String {
        get { fields.string("storageClassName") }
        set { fields.set("storageClassName", newValue, always: false) }
    }
    public var mountOptions: [String] {
        get { fields.strings("mountOptions") }
        set { fields.set("mountOptions", newValue, always: false) }
    }
    public var volumeMode: String? {
        get { fields.optionalString("volumeMode") }
        set { fields.set("volumeMode", newValue) }
    }
    public var nodeAffinity: VolumeNodeAffinity? {
        get { fields.optionalMessage("nodeAffinity") }
        set { fields.set("nodeAffinity", newValue) }
    }
    public var volumeAttributesClassName: String? {
        get { fields.optionalString("volumeAttributesClassName") }
        set { fields.set("volumeAttributesClassName", newValue) }
    }
}

public struct PersistentVolumeStatus: Message {
    public static let messageName = "core.v1.PersistentVolumeStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var phase: String {
        get { fields.string("phase") }
        set { fields.set("phase", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var lastPhaseTransitionTime: Time? {
        get { fields.time("lastPhaseTransitionTime") }
        set { fields.set("lastPhaseTransitionTime", newValue, micro: false) }
    }
}

public struct PhotonPersistentDiskVolumeSource: Message {
    public static let messageName = "core.v1.PhotonPersistentDiskVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var pdID: String {
        get { fields.string("pdID") }
        set { fields.set("pdID", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
}

/// A Pod is a group of containers that run together on one node.
public struct Pod: Kind {
    public static let messageName = "core.v1.Pod"
    public static let apiVersion = "v1"
    public static let kind = "Pod"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What runs, and where.
    public var spec: PodSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What the node reports about it.
    public var status: PodStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct PodAffinity: Message {
    public static let messageName = "core.v1.PodAffinity"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] {
        get { fields.messages("requiredDuringSchedulingIgnoredDuringExecution") }
        set { fields.set("requiredDuringSchedulingIgnoredDuringExecution", newValue, always: false) }
    }
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] {
        get { fields.messages("preferredDuringSchedulingIgnoredDuringExecution") }
        set { fields.set("preferredDuringSchedulingIgnoredDuringExecution", newValue, always: false) }
    }
}

public struct PodAffinityTerm: Message {
    public static let messageName = "core.v1.PodAffinityTerm"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var labelSelector: LabelSelector? {
        get { fields.optionalMessage("labelSelector") }
        set { fields.set("labelSelector", newValue) }
    }
    public var namespaces: [String] {
        get { fields.strings("namespaces") }
        set { fields.set("namespaces", newValue, always: false) }
    }
    public var topologyKey: String {
        get { fields.string("topologyKey") }
        set { fields.set("topologyKey", newValue, always: true) }
    }
    public var namespaceSelector: LabelSelector? {
        get { fields.optionalMessage("namespaceSelector") }
        set { fields.set("namespaceSelector", newValue) }
    }
    public var matchLabelKeys: [String] {
        get { fields.strings("matchLabelKeys") }
        set { fields.set("matchLabelKeys", newValue, always: false) }
    }
    public var mismatchLabelKeys: [String] {
        get { fields.strings("mismatchLabelKeys") }
        set { fields.set("mismatchLabelKeys", newValue, always: false) }
    }
}

public struct PodAntiAffinity: Message {
    public static let messageName = "core.v1.PodAntiAffinity"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] {
        get { fields.messages("requiredDuringSchedulingIgnoredDuringExecution") }
        set { fields.set("requiredDuringSchedulingIgnoredDuringExecution", newValue, always: false) }
    }
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] {
        get { fields.messages("preferredDuringSchedulingIgnoredDuringExecution") }
        set { fields.set("preferredDuringSchedulingIgnoredDuringExecution", newValue, always: false) }
    }
}

public struct PodAttachOptions: Message {
    public static let messageName = "core.v1.PodAttachOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var stdin: Bool {
        get { fields.bool("stdin") }
        set { fields.set("stdin", newValue, always: false) }
    }
    public var stdout: Bool {
        get { fields.bool("stdout") }
        set { fields.set("stdout", newValue, always: false) }
    }
    public var stderr: Bool {
        get { fields.bool("stderr") }
        set { fields.set("stderr", newValue, always: false) }
    }
    public var tty: Bool {
        get { fields.bool("tty") }
        set { fields.set("tty", newValue, always: false) }
    }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: false) }
    }
}

public struct PodCertificateProjection: Message {
    public static let messageName = "core.v1.PodCertificateProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var signerName: String {
        get { fields.string("signerName") }
        set { fields.set("signerName", newValue, always: false) }
    }
    public var keyType: String {
        get { fields.string("keyType") }
        set { fields.set("keyType", newValue, always: false) }
    }
    public var maxExpirationSeconds: Int? {
        get { fields.optionalInt("maxExpirationSeconds") }
        set { fields.set("maxExpirationSeconds", newValue) }
    }
    public var credentialBundlePath: String {
        get { fields.string("credentialBundlePath") }
        set { fields.set("credentialBundlePath", newValue, always: false) }
    }
    public var keyPath: String {
        get { fields.string("keyPath") }
        set { fields.set("keyPath", newValue, always: false) }
    }
    public var certificateChainPath: String {
        get { fields.string("certificateChainPath") }
        set { fields.set("certificateChainPath", newValue, always: false) }
    }
    public var userAnnotations: [String: String] {
        get { fields.stringMap("userAnnotations") }
        set { fields.set("userAnnotations", newValue, always: false) }
    }
}

public struct PodCondition: Message {
    public static let messageName = "core.v1.PodCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: true) }
    }
    public var lastProbeTime: Time? {
        get { fields.time("lastProbeTime") }
        set { fields.set("lastProbeTime", newValue, micro: false) }
    }
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct PodDNSConfig: Message {
    public static let messageName = "core.v1.PodDNSConfig"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var nameservers: [String] {
        get { fields.strings("nameservers") }
        set { fields.set("nameservers", newValue, always: false) }
    }
    public var searches: [String] {
        get { fields.strings("searches") }
        set { fields.set("searches", newValue, always: false) }
    }
    public var options: [PodDNSConfigOption] {
        get { fields.messages("options") }
        set { fields.set("options", newValue, always: false) }
    }
}

public struct PodDNSConfigOption: Message {
    public static let messageName = "core.v1.PodDNSConfigOption"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var value: String? {
        get { fields.optionalString("value") }
        set { fields.set("value", newValue) }
    }
}

public struct PodExecOptions: Message {
    public static let messageName = "core.v1.PodExecOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var stdin: Bool {
        get { fields.bool("stdin") }
        set { fields.set("stdin", newValue, always: false) }
    }
    public var stdout: Bool {
        get { fields.bool("stdout") }
        set { fields.set("stdout", newValue, always: false) }
    }
    public var stderr: Bool {
        get { fields.bool("stderr") }
        set { fields.set("stderr", newValue, always: false) }
    }
    public var tty: Bool {
        get { fields.bool("tty") }
        set { fields.set("tty", newValue, always: false) }
    }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: false) }
    }
    public var command: [String] {
        get { fields.strings("command") }
        set { fields.set("command", newValue, always: true) }
    }
}

public struct PodExtendedResourceClaimStatus: Message {
    public static let messageName = "core.v1.PodExtendedResourceClaimStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var requestMappings: [ContainerExtendedResourceRequest] {
        get { fields.messages("requestMappings") }
        set { fields.set("requestMappings", newValue, always: true) }
    }
    public var resourceClaimName: String {
        get { fields.string("resourceClaimName") }
        set { fields.set("resourceClaimName", newValue, always: true) }
    }
}

public struct PodIP: Message {
    public static let messageName = "core.v1.PodIP"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ip: String {
        get { fields.string("ip") }
        set { fields.set("ip", newValue, always: true) }
    }
}

public struct PodList: Message {
    public static let messageName = "core.v1.PodList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Pod] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PodLogOptions: Message {
    public static let messageName = "core.v1.PodLogOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: false) }
    }
    public var follow: Bool {
        get { fields.bool("follow") }
        set { fields.set("follow", newValue, always: false) }
    }
    public var previous: Bool {
        get { fields.bool("previous") }
        set { fields.set("previous", newValue, always: false) }
    }
    public var sinceSeconds: Int? {
        get { fields.optionalInt("sinceSeconds") }
        set { fields.set("sinceSeconds", newValue) }
    }
    public var sinceTime: Time? {
        get { fields.time("sinceTime") }
        set { fields.set("sinceTime", newValue, micro: false) }
    }
    public var timestamps: Bool {
        get { fields.bool("timestamps") }
        set { fields.set("timestamps", newValue, always: false) }
    }
    public var tailLines: Int? {
        get { fields.optionalInt("tailLines") }
        set { fields.set("tailLines", newValue) }
    }
    public var limitBytes: Int? {
        get { fields.optionalInt("limitBytes") }
        set { fields.set("limitBytes", newValue) }
    }
    public var insecureSkipTLSVerifyBackend: Bool {
        get { fields.bool("insecureSkipTLSVerifyBackend") }
        set { fields.set("insecureSkipTLSVerifyBackend", newValue, always: false) }
    }
    public var stream: String? {
        get { fields.optionalString("stream") }
        set { fields.set("stream", newValue) }
    }
}

public struct PodOS: Message {
    public static let messageName = "core.v1.PodOS"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct PodPortForwardOptions: Message {
    public static let messageName = "core.v1.PodPortForwardOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ports: [Int] {
        get { fields.ints("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
}

public struct PodProxyOptions: Message {
    public static let messageName = "core.v1.PodProxyOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
}

public struct PodReadinessGate: Message {
    public static let messageName = "core.v1.PodReadinessGate"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditionType: String {
        get { fields.string("conditionType") }
        set { fields.set("conditionType", newValue, always: true) }
    }
}

public struct PodResourceClaim: Message {
    public static let messageName = "core.v1.PodResourceClaim"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var resourceClaimName: String? {
        get { fields.optionalString("resourceClaimName") }
        set { fields.set("resourceClaimName", newValue) }
    }
    public var resourceClaimTemplateName: String? {
        get { fields.optionalString("resourceClaimTemplateName") }
        set { fields.set("resourceClaimTemplateName", newValue) }
    }
}

public struct PodResourceClaimStatus: Message {
    public static let messageName = "core.v1.PodResourceClaimStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var resourceClaimName: String? {
        get { fields.optionalString("resourceClaimName") }
        set { fields.set("resourceClaimName", newValue) }
    }
}

public struct PodSchedulingGate: Message {
    public static let messageName = "core.v1.PodSchedulingGate"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct PodSchedulingGroup: Message {
    public static let messageName = "core.v1.PodSchedulingGroup"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podGroupName: String? {
        get { fields.optionalString("podGroupName") }
        set { fields.set("podGroupName", newValue) }
    }
}

public struct PodSecurityContext: Message {
    public static let messageName = "core.v1.PodSecurityContext"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var seLinuxOptions: SELinuxOptions? {
        get { fields.optionalMessage("seLinuxOptions") }
        set { fields.set("seLinuxOptions", newValue) }
    }
    public var windowsOptions: WindowsSecurityContextOptions? {
        get { fields.optionalMessage("windowsOptions") }
        set { fields.set("windowsOptions", newValue) }
    }
    public var runAsUser: Int? {
        get { fields.optionalInt("runAsUser") }
        set { fields.set("runAsUser", newValue) }
    }
    public var runAsGroup: Int? {
        get { fields.optionalInt("runAsGroup") }
        set { fields.set("runAsGroup", newValue) }
    }
    public var runAsNonRoot: Bool? {
        get { fields.optionalBool("runAsNonRoot") }
        set { fields.set("runAsNonRoot", newValue) }
    }
    public var supplementalGroups: [Int] {
        get { fields.ints("supplementalGroups") }
        set { fields.set("supplementalGroups", newValue, always: false) }
    }
    public var supplementalGroupsPolicy: String? {
        get { fields.optionalString("supplementalGroupsPolicy") }
        set { fields.set("supplementalGroupsPolicy", newValue) }
    }
    public var fsGroup: Int? {
        get { fields.optionalInt("fsGroup") }
        set { fields.set("fsGroup", newValue) }
    }
    public var sysctls: [Sysctl] {
        get { fields.messages("sysctls") }
        set { fields.set("sysctls", newValue, always: false) }
    }
    public var fsGroupChangePolicy: String? {
        get { fields.optionalString("fsGroupChangePolicy") }
        set { fields.set("fsGroupChangePolicy", newValue) }
    }
    public var seccompProfile: SeccompProfile? {
        get { fields.optionalMessage("seccompProfile") }
        set { fields.set("seccompProfile", newValue) }
    }
    public var appArmorProfile: AppArmorProfile? {
        get { fields.optionalMessage("appArmorProfile") }
        set { fields.set("appArmorProfile", newValue) }
    }
    public var seLinuxChangePolicy: String? {
        get { fields.optionalString("seLinuxChangePolicy") }
        set { fields.set("seLinuxChangePolicy", newValue) }
    }
}

public struct PodSignature: Message {
    public static let messageName = "core.v1.PodSignature"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podController: OwnerReference? {
        get { fields.optionalMessage("podController") }
        set { fields.set("podController", newValue) }
    }
}

/// What runs in a pod, where and how.
public struct PodSpec: Message {
    public static let messageName = "core.v1.PodSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Volumes that containers of the pod may mount.
    public var volumes: [Volume] {
        get { fields.messages("volumes") }
        set { fields.set("volumes", newValue, always: false) }
    }
    /// Containers that run one after the other before the others start; those that restart always stay beside them.
    public var initContainers: [Container] {
        get { fields.messages("initContainers") }
        set { fields.set("initContainers", newValue, always: false) }
    }
    /// The containers of the pod.
    public var containers: [Container] {
        get { fields.messages("containers") }
        set { fields.set("containers", newValue, always: true) }
    }
    /// Containers added to the running pod for debugging.
    public var ephemeralContainers: [EphemeralContainer] {
        get { fields.messages("ephemeralContainers") }
        set { fields.set("ephemeralContainers", newValue, always: false) }
    }
    /// Whether containers that end are started again: Always, OnFailure or Never.
    public var restartPolicy: String {
        get { fields.string("restartPolicy") }
        set { fields.set("restartPolicy", newValue, always: false) }
    }
    /// How many seconds containers have to stop before they are killed.
    public var terminationGracePeriodSeconds: Int? {
        get { fields.optionalInt("terminationGracePeriodSeconds") }
        set { fields.set("terminationGracePeriodSeconds", newValue) }
    }
    /// How many seconds the pod may be active on its node before it is failed.
    public var activeDeadlineSeconds: Int? {
        get { fields.optionalInt("activeDeadlineSeconds") }
        set { fields.set("activeDeadlineSeconds", newValue) }
    }
    /// Where containers look names up: ClusterFirst, ClusterFirstWithHostNet, Default or None.
    public var dnsPolicy: String {
        get { fields.string("dnsPolicy") }
        set { fields.set("dnsPolicy", newValue, always: false) }
    }
    /// Labels that the node must have.
    public var nodeSelector: [String: String] {
        get { fields.stringMap("nodeSelector") }
        set { fields.set("nodeSelector", newValue, always: false) }
    }
    /// The service account that the pod acts as.
    public var serviceAccountName: String {
        get { fields.string("serviceAccountName") }
        set { fields.set("serviceAccountName", newValue, always: false) }
    }
    /// An old name of serviceAccountName.
    public var serviceAccount: String {
        get { fields.string("serviceAccount") }
        set { fields.set("serviceAccount", newValue, always: false) }
    }
    /// Whether containers get a token of the service account.
    public var automountServiceAccountToken: Bool? {
        get { fields.optionalBool("automountServiceAccountToken") }
        set { fields.set("automountServiceAccountToken", newValue) }
    }
    /// The node that the pod runs on; set by the scheduler, or by hand to bypass it.
    public var nodeName: String {
        get { fields.string("nodeName") }
        set { fields.set("nodeName", newValue, always: false) }
    }
    /// Whether the pod uses the network of its node.
    public var hostNetwork: Bool {
        get { fields.bool("hostNetwork") }
        set { fields.set("hostNetwork", newValue, always: false) }
    }
    /// Whether the pod sees the processes of its node.
    public var hostPID: Bool {
        get { fields.bool("hostPID") }
        set { fields.set("hostPID", newValue, always: false) }
    }
    /// Whether the pod shares System V IPC and message queues with its node.
    public var hostIPC: Bool {
        get { fields.bool("hostIPC") }
        set { fields.set("hostIPC", newValue, always: false) }
    }
    /// Whether the containers see each other's processes.
    public var shareProcessNamespace: Bool? {
        get { fields.optionalBool("shareProcessNamespace") }
        set { fields.set("shareProcessNamespace", newValue) }
    }
    /// Users, groups and privileges of all containers.
    public var securityContext: PodSecurityContext? {
        get { fields.optionalMessage("securityContext") }
        set { fields.set("securityContext", newValue) }
    }
    /// Secrets with credentials for pulling images.
    public var imagePullSecrets: [LocalObjectReference] {
        get { fields.messages("imagePullSecrets") }
        set { fields.set("imagePullSecrets", newValue, always: false) }
    }
    /// The host name inside the pod; unset means the pod's name.
    public var hostname: String {
        get { fields.string("hostname") }
        set { fields.set("hostname", newValue, always: false) }
    }
    /// The subdomain under which the pod has a DNS name, that of a headless service.
    public var subdomain: String {
        get { fields.string("subdomain") }
        set { fields.set("subdomain", newValue, always: false) }
    }
    /// Which nodes, and which other pods nearby, the pod wants or avoids.
    public var affinity: Affinity? {
        get { fields.optionalMessage("affinity") }
        set { fields.set("affinity", newValue) }
    }
    /// The scheduler that places the pod.
    public var schedulerName: String {
        get { fields.string("schedulerName") }
        set { fields.set("schedulerName", newValue, always: false) }
    }
    /// Taints of nodes that the pod puts up with.
    public var tolerations: [Toleration] {
        get { fields.messages("tolerations") }
        set { fields.set("tolerations", newValue, always: false) }
    }
    /// Lines to be added to the hosts file.
    public var hostAliases: [HostAlias] {
        get { fields.messages("hostAliases") }
        set { fields.set("hostAliases", newValue, always: false) }
    }
    /// The PriorityClass that gives the pod its priority.
    public var priorityClassName: String {
        get { fields.string("priorityClassName") }
        set { fields.set("priorityClassName", newValue, always: false) }
    }
    /// How important the pod is; the scheduler may evict pods of lower priority for it.
    public var priority: Int? {
        get { fields.optionalInt("priority") }
        set { fields.set("priority", newValue) }
    }
    /// Name servers, search domains and options on top of dnsPolicy.
    public var dnsConfig: PodDNSConfig? {
        get { fields.optionalMessage("dnsConfig") }
        set { fields.set("dnsConfig", newValue) }
    }
    /// Conditions beyond the containers' that must be true for the pod to be ready.
    public var readinessGates: [PodReadinessGate] {
        get { fields.messages("readinessGates") }
        set { fields.set("readinessGates", newValue, always: false) }
    }
    /// The RuntimeClass that says which runtime runs the pod.
    public var runtimeClassName: String? {
        get { fields.optionalString("runtimeClassName") }
        set { fields.set("runtimeClassName", newValue) }
    }
    /// Whether containers get an environment variable for each service.
    public var enableServiceLinks: Bool? {
        get { fields.optionalBool("enableServiceLinks") }
        set { fields.set("enableServiceLinks", newValue) }
    }
    /// Whether the pod may displace pods of lower priority: PreemptLowerPriority or Never.
    public var preemptionPolicy: String? {
        get { fields.optionalString("preemptionPolicy") }
        set { fields.set("preemptionPolicy", newValue) }
    }
    /// Resources that running the pod costs beside its containers.
    public var overhead: [String: Quantity] {
        get { fields.quantityMap("overhead") }
        set { fields.set("overhead", newValue, always: false) }
    }
    /// How evenly pods are to be spread over zones, nodes or other domains.
    public var topologySpreadConstraints: [TopologySpreadConstraint] {
        get { fields.messages("topologySpreadConstraints") }
        set { fields.set("topologySpreadConstraints", newValue, always: false) }
    }
    /// Whether the host name is the full domain name.
    public var setHostnameAsFQDN: Bool? {
        get { fields.optionalBool("setHostnameAsFQDN") }
        set { fields.set("setHostnameAsFQDN", newValue) }
    }
    /// The operating system the containers are made for.
    public var os: PodOS? {
        get { fields.optionalMessage("os") }
        set { fields.set("os", newValue) }
    }
    /// Whether the pod uses the user ids of its node instead of a range of its own.
    public var hostUsers: Bool? {
        get { fields.optionalBool("hostUsers") }
        set { fields.set("hostUsers", newValue) }
    }
    /// Gates that keep the scheduler from placing the pod until they are all removed.
    public var schedulingGates: [PodSchedulingGate] {
        get { fields.messages("schedulingGates") }
        set { fields.set("schedulingGates", newValue, always: false) }
    }
    /// Claims of devices that containers may refer to.
    public var resourceClaims: [PodResourceClaim] {
        get { fields.messages("resourceClaims") }
        set { fields.set("resourceClaims", newValue, always: false) }
    }
    /// What the pod as a whole requests and is limited to.
    public var resources: ResourceRequirements? {
        get { fields.optionalMessage("resources") }
        set { fields.set("resources", newValue) }
    }
    /// A host name that replaces any other.
    public var hostnameOverride: String? {
        get { fields.optionalString("hostnameOverride") }
        set { fields.set("hostnameOverride", newValue) }
    }
    /// The group of pods that this one is to be placed together with.
    public var schedulingGroup: PodSchedulingGroup? {
        get { fields.optionalMessage("schedulingGroup") }
        set { fields.set("schedulingGroup", newValue) }
    }
}

/// What is known of a running pod.
public struct PodStatus: Message {
    public static let messageName = "core.v1.PodStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The generation of the spec that this status is about.
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    /// Where the pod stands in its life: Pending, Running, Succeeded, Failed or Unknown.
    public var phase: String {
        get { fields.string("phase") }
        set { fields.set("phase", newValue, always: false) }
    }
    /// What is true of the pod.
    public var conditions: [PodCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    /// Why the pod is in its state, in a sentence.
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    /// Why the pod is in its state, in one word.
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    /// The node that pods were evicted from to make room for this one.
    public var nominatedNodeName: String {
        get { fields.string("nominatedNodeName") }
        set { fields.set("nominatedNodeName", newValue, always: false) }
    }
    /// The address of the node.
    public var hostIP: String {
        get { fields.string("hostIP") }
        set { fields.set("hostIP", newValue, always: false) }
    }
    /// All addresses of the node.
    public var hostIPs: [HostIP] {
        get { fields.messages("hostIPs") }
        set { fields.set("hostIPs", newValue, always: false) }
    }
    /// The address of the pod.
    public var podIP: String {
        get { fields.string("podIP") }
        set { fields.set("podIP", newValue, always: false) }
    }
    /// All addresses of the pod, one per family.
    public var podIPs: [PodIP] {
        get { fields.messages("podIPs") }
        set { fields.set("podIPs", newValue, always: false) }
    }
    /// When the node took the pod up.
    public var startTime: Time? {
        get { fields.time("startTime") }
        set { fields.set("startTime", newValue, micro: false) }
    }
    /// The state of each init container.
    public var initContainerStatuses: [ContainerStatus] {
        get { fields.messages("initContainerStatuses") }
        set { fields.set("initContainerStatuses", newValue, always: false) }
    }
    /// The state of each container.
    public var containerStatuses: [ContainerStatus] {
        get { fields.messages("containerStatuses") }
        set { fields.set("containerStatuses", newValue, always: false) }
    }
    /// How the pod's resources are guaranteed: Guaranteed, Burstable or BestEffort.
    public var qosClass: String {
        get { fields.string("qosClass") }
        set { fields.set("qosClass", newValue, always: false) }
    }
    /// The state of each ephemeral container.
    public var ephemeralContainerStatuses: [ContainerStatus] {
        get { fields.messages("ephemeralContainerStatuses") }
        set { fields.set("ephemeralContainerStatuses", newValue, always: false) }
    }
    /// How far a change of resources has come.
    public var resize: String {
        get { fields.string("resize") }
        set { fields.set("resize", newValue, always: false) }
    }
    /// The claims that were created for the pod.
    public var resourceClaimStatuses: [PodResourceClaimStatus] {
        get { fields.messages("resourceClaimStatuses") }
        set { fields.set("resourceClaimStatuses", newValue, always: false) }
    }
    public var extendedResourceClaimStatus: PodExtendedResourceClaimStatus? {
        get { fields.optionalMessage("extendedResourceClaimStatus") }
        set { fields.set("extendedResourceClaimStatus", newValue) }
    }
    public var allocatedResources: [String: Quantity] {
        get { fields.quantityMap("allocatedResources") }
        set { fields.set("allocatedResources", newValue, always: false) }
    }
    public var resources: ResourceRequirements? {
        get { fields.optionalMessage("resources") }
        set { fields.set("resources", newValue) }
    }
    public var nodeAllocatableResourceClaimStatuses: [NodeAllocatableResourceClaimStatus] {
        get { fields.messages("nodeAllocatableResourceClaimStatuses") }
        set { fields.set("nodeAllocatableResourceClaimStatuses", newValue, always: false) }
    }
}

public struct PodStatusResult: Message {
    public static let messageName = "core.v1.PodStatusResult"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var status: PodStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct PodTemplate: Kind {
    public static let messageName = "core.v1.PodTemplate"
    public static let apiVersion = "v1"
    public static let kind = "PodTemplate"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: false) }
    }
}

public struct PodTemplateList: Message {
    public static let messageName = "core.v1.PodTemplateList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [PodTemplate] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// The pod that a controller creates.
public struct PodTemplateSpec: Message {
    public static let messageName = "core.v1.PodTemplateSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Labels and annotations of the created pods.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What runs in the created pods.
    public var spec: PodSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct PortStatus: Message {
    public static let messageName = "core.v1.PortStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var port: Int {
        get { fields.int("port") }
        set { fields.set("port", newValue, always: true) }
    }
    public var `protocol`: String {
        get { fields.string("protocol") }
        set { fields.set("protocol", newValue, always: true) }
    }
    public var error: String? {
        get { fields.optionalString("error") }
        set { fields.set("error", newValue) }
    }
}

public struct PortworxVolumeSource: Message {
    public static let messageName = "core.v1.PortworxVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeID: String {
        get { fields.string("volumeID") }
        set { fields.set("volumeID", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct CoreV1Preconditions: Message {
    public static let messageName = "core.v1.Preconditions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var uid: String? {
        get { fields.optionalString("uid") }
        set { fields.set("uid", newValue) }
    }
}

public struct PreferAvoidPodsEntry: Message {
    public static let messageName = "core.v1.PreferAvoidPodsEntry"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var podSignature: PodSignature {
        get { fields.message("podSignature") }
        set { fields.set("podSignature", newValue, always: true) }
    }
    public var evictionTime: Time? {
        get { fields.time("evictionTime") }
        set { fields.set("evictionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct PreferredSchedulingTerm: Message {
    public static let messageName = "core.v1.PreferredSchedulingTerm"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var weight: Int {
        get { fields.int("weight") }
        set { fields.set("weight", newValue, always: true) }
    }
    public var preference: NodeSelectorTerm {
        get { fields.message("preference") }
        set { fields.set("preference", newValue, always: true) }
    }
}

/// A check of a container, repeated.
public struct Probe: Message {
    public static let messageName = "core.v1.Probe"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var exec: ExecAction? {
        get { fields.optionalMessage("exec") }
        set { fields.set("exec", newValue) }
    }
    public var httpGet: HTTPGetAction? {
        get { fields.optionalMessage("httpGet") }
        set { fields.set("httpGet", newValue) }
    }
    public var tcpSocket: TCPSocketAction? {
        get { fields.optionalMessage("tcpSocket") }
        set { fields.set("tcpSocket", newValue) }
    }
    public var grpc: GRPCAction? {
        get { fields.optionalMessage("grpc") }
        set { fields.set("grpc", newValue) }
    }
    /// How many seconds after the start of the container the first check comes.
    public var initialDelaySeconds: Int {
        get { fields.int("initialDelaySeconds") }
        set { fields.set("initialDelaySeconds", newValue, always: false) }
    }
    /// How many seconds a check may take.
    public var timeoutSeconds: Int {
        get { fields.int("timeoutSeconds") }
        set { fields.set("timeoutSeconds", newValue, always: false) }
    }
    /// How many seconds lie between checks.
    public var periodSeconds: Int {
        get { fields.int("periodSeconds") }
        set { fields.set("periodSeconds", newValue, always: false) }
    }
    /// How many successes in a row make the probe succeed after a failure.
    public var successThreshold: Int {
        get { fields.int("successThreshold") }
        set { fields.set("successThreshold", newValue, always: false) }
    }
    /// How many failures in a row make the probe fail.
    public var failureThreshold: Int {
        get { fields.int("failureThreshold") }
        set { fields.set("failureThreshold", newValue, always: false) }
    }
    /// How many seconds the container has to stop when this probe fails.
    public var terminationGracePeriodSeconds: Int? {
        get { fields.optionalInt("terminationGracePeriodSeconds") }
        set { fields.set("terminationGracePeriodSeconds", newValue) }
    }
}

public struct ProbeHandler: Message {
    public static let messageName = "core.v1.ProbeHandler"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var exec: ExecAction? {
        get { fields.optionalMessage("exec") }
        set { fields.set("exec", newValue) }
    }
    public var httpGet: HTTPGetAction? {
        get { fields.optionalMessage("httpGet") }
        set { fields.set("httpGet", newValue) }
    }
    public var tcpSocket: TCPSocketAction? {
        get { fields.optionalMessage("tcpSocket") }
        set { fields.set("tcpSocket", newValue) }
    }
    public var grpc: GRPCAction? {
        get { fields.optionalMessage("grpc") }
        set { fields.set("grpc", newValue) }
    }
}

public struct ProjectedVolumeSource: Message {
    public static let messageName = "core.v1.ProjectedVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var sources: [VolumeProjection] {
        get { fields.messages("sources") }
        set { fields.set("sources", newValue, always: true) }
    }
    public var defaultMode: Int? {
        get { fields.optionalInt("defaultMode") }
        set { fields.set("defaultMode", newValue) }
    }
}

public struct QuobyteVolumeSource: Message {
    public static let messageName = "core.v1.QuobyteVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var registry: String {
        get { fields.string("registry") }
        set { fields.set("registry", newValue, always: true) }
    }
    public var volume: String {
        get { fields.string("volume") }
        set { fields.set("volume", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var group: String {
        get { fields.string("group") }
        set { fields.set("group", newValue, always: false) }
    }
    public var tenant: String {
        get { fields.string("tenant") }
        set { fields.set("tenant", newValue, always: false) }
    }
}

public struct RBDPersistentVolumeSource: Message {
    public static let messageName = "core.v1.RBDPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var monitors: [String] {
        get { fields.strings("monitors") }
        set { fields.set("monitors", newValue, always: true) }
    }
    public var image: String {
        get { fields.string("image") }
        set { fields.set("image", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var pool: String {
        get { fields.string("pool") }
        set { fields.set("pool", newValue, always: false) }
    }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var keyring: String {
        get { fields.string("keyring") }
        set { fields.set("keyring", newValue, always: false) }
    }
    public var secretRef: SecretReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct RBDVolumeSource: Message {
    public static let messageName = "core.v1.RBDVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var monitors: [String] {
        get { fields.strings("monitors") }
        set { fields.set("monitors", newValue, always: true) }
    }
    public var image: String {
        get { fields.string("image") }
        set { fields.set("image", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var pool: String {
        get { fields.string("pool") }
        set { fields.set("pool", newValue, always: false) }
    }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var keyring: String {
        get { fields.string("keyring") }
        set { fields.set("keyring", newValue, always: false) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct RangeAllocation: Message {
    public static let messageName = "core.v1.RangeAllocation"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var range: String {
        get { fields.string("range") }
        set { fields.set("range", newValue, always: true) }
    }
    public var data: String {
        get { fields.string("data") }
        set { fields.set("data", newValue, always: true) }
    }
}

public struct ReplicationController: Kind {
    public static let messageName = "core.v1.ReplicationController"
    public static let apiVersion = "v1"
    public static let kind = "ReplicationController"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ReplicationControllerSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: ReplicationControllerStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ReplicationControllerCondition: Message {
    public static let messageName = "core.v1.ReplicationControllerCondition"
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
    public var lastTransitionTime: Time? {
        get { fields.time("lastTransitionTime") }
        set { fields.set("lastTransitionTime", newValue, micro: false) }
    }
    public var reason: String {
        get { fields.string("reason") }
        set { fields.set("reason", newValue, always: false) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
}

public struct ReplicationControllerList: Message {
    public static let messageName = "core.v1.ReplicationControllerList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ReplicationController] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ReplicationControllerSpec: Message {
    public static let messageName = "core.v1.ReplicationControllerSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var replicas: Int? {
        get { fields.optionalInt("replicas") }
        set { fields.set("replicas", newValue) }
    }
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    public var selector: [String: String] {
        get { fields.stringMap("selector") }
        set { fields.set("selector", newValue, always: false) }
    }
    public var template: PodTemplateSpec? {
        get { fields.optionalMessage("template") }
        set { fields.set("template", newValue) }
    }
}

public struct ReplicationControllerStatus: Message {
    public static let messageName = "core.v1.ReplicationControllerStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: true) }
    }
    public var fullyLabeledReplicas: Int {
        get { fields.int("fullyLabeledReplicas") }
        set { fields.set("fullyLabeledReplicas", newValue, always: false) }
    }
    public var readyReplicas: Int {
        get { fields.int("readyReplicas") }
        set { fields.set("readyReplicas", newValue, always: false) }
    }
    public var availableReplicas: Int {
        get { fields.int("availableReplicas") }
        set { fields.set("availableReplicas", newValue, always: false) }
    }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var conditions: [ReplicationControllerCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct ResourceClaim: Message {
    public static let messageName = "core.v1.ResourceClaim"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var request: String {
        get { fields.string("request") }
        set { fields.set("request", newValue, always: false) }
    }
}

public struct ResourceFieldSelector: Message {
    public static let messageName = "core.v1.ResourceFieldSelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var containerName: String {
        get { fields.string("containerName") }
        set { fields.set("containerName", newValue, always: false) }
    }
    public var resource: String {
        get { fields.string("resource") }
        set { fields.set("resource", newValue, always: true) }
    }
    public var divisor: Quantity? {
        get { fields.quantity("divisor") }
        set { fields.set("divisor", newValue) }
    }
}

public struct ResourceHealth: Message {
    public static let messageName = "core.v1.ResourceHealth"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceID: String {
        get { fields.string("resourceID") }
        set { fields.set("resourceID", newValue, always: true) }
    }
    public var health: String {
        get { fields.string("health") }
        set { fields.set("health", newValue, always: false) }
    }
    public var message: String? {
        get { fields.optionalString("message") }
        set { fields.set("message", newValue) }
    }
}

public struct ResourceQuota: Kind {
    public static let messageName = "core.v1.ResourceQuota"
    public static let apiVersion = "v1"
    public static let kind = "ResourceQuota"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ResourceQuotaSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: ResourceQuotaStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ResourceQuotaList: Message {
    public static let messageName = "core.v1.ResourceQuotaList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ResourceQuota] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ResourceQuotaSpec: Message {
    public static let messageName = "core.v1.ResourceQuotaSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var hard: [String: Quantity] {
        get { fields.quantityMap("hard") }
        set { fields.set("hard", newValue, always: false) }
    }
    public var scopes: [String] {
        get { fields.strings("scopes") }
        set { fields.set("scopes", newValue, always: false) }
    }
    public var scopeSelector: ScopeSelector? {
        get { fields.optionalMessage("scopeSelector") }
        set { fields.set("scopeSelector", newValue) }
    }
}

public struct ResourceQuotaStatus: Message {
    public static let messageName = "core.v1.ResourceQuotaStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var hard: [String: Quantity] {
        get { fields.quantityMap("hard") }
        set { fields.set("hard", newValue, always: false) }
    }
    public var used: [String: Quantity] {
        get { fields.quantityMap("used") }
        set { fields.set("used", newValue, always: false) }
    }
}

/// What is set aside for containers and what they may use at most.
public struct ResourceRequirements: Message {
    public static let messageName = "core.v1.ResourceRequirements"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The most that may be used of each resource.
    public var limits: [String: Quantity] {
        get { fields.quantityMap("limits") }
        set { fields.set("limits", newValue, always: false) }
    }
    /// What is set aside of each resource; unset means the limit.
    public var requests: [String: Quantity] {
        get { fields.quantityMap("requests") }
        set { fields.set("requests", newValue, always: false) }
    }
    /// Claims of the pod whose devices are used.
    public var claims: [ResourceClaim] {
        get { fields.messages("claims") }
        set { fields.set("claims", newValue, always: false) }
    }
}

public struct ResourceStatus: Message {
    public static let messageName = "core.v1.ResourceStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var resources: [ResourceHealth] {
        get { fields.messages("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
}

public struct SELinuxOptions: Message {
    public static let messageName = "core.v1.SELinuxOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var user: String {
        get { fields.string("user") }
        set { fields.set("user", newValue, always: false) }
    }
    public var role: String {
        get { fields.string("role") }
        set { fields.set("role", newValue, always: false) }
    }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var level: String {
        get { fields.string("level") }
        set { fields.set("level", newValue, always: false) }
    }
}

public struct ScaleIOPersistentVolumeSource: Message {
    public static let messageName = "core.v1.ScaleIOPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var gateway: String {
        get { fields.string("gateway") }
        set { fields.set("gateway", newValue, always: true) }
    }
    public var system: String {
        get { fields.string("system") }
        set { fields.set("system", newValue, always: true) }
    }
    public var secretRef: SecretReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var sslEnabled: Bool {
        get { fields.bool("sslEnabled") }
        set { fields.set("sslEnabled", newValue, always: false) }
    }
    public var protectionDomain: String {
        get { fields.string("protectionDomain") }
        set { fields.set("protectionDomain", newValue, always: false) }
    }
    public var storagePool: String {
        get { fields.string("storagePool") }
        set { fields.set("storagePool", newValue, always: false) }
    }
    public var storageMode: String {
        get { fields.string("storageMode") }
        set { fields.set("storageMode", newValue, always: false) }
    }
    public var volumeName: String {
        get { fields.string("volumeName") }
        set { fields.set("volumeName", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct ScaleIOVolumeSource: Message {
    public static let messageName = "core.v1.ScaleIOVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var gateway: String {
        get { fields.string("gateway") }
        set { fields.set("gateway", newValue, always: true) }
    }
    public var system: String {
        get { fields.string("system") }
        set { fields.set("system", newValue, always: true) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
    public var sslEnabled: Bool {
        get { fields.bool("sslEnabled") }
        set { fields.set("sslEnabled", newValue, always: false) }
    }
    public var protectionDomain: String {
        get { fields.string("protectionDomain") }
        set { fields.set("protectionDomain", newValue, always: false) }
    }
    public var storagePool: String {
        get { fields.string("storagePool") }
        set { fields.set("storagePool", newValue, always: false) }
    }
    public var storageMode: String {
        get { fields.string("storageMode") }
        set { fields.set("storageMode", newValue, always: false) }
    }
    public var volumeName: String {
        get { fields.string("volumeName") }
        set { fields.set("volumeName", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
}

public struct ScopeSelector: Message {
    public static let messageName = "core.v1.ScopeSelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var matchExpressions: [ScopedResourceSelectorRequirement] {
        get { fields.messages("matchExpressions") }
        set { fields.set("matchExpressions", newValue, always: false) }
    }
}

public struct ScopedResourceSelectorRequirement: Message {
    public static let messageName = "core.v1.ScopedResourceSelectorRequirement"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var scopeName: String {
        get { fields.string("scopeName") }
        set { fields.set("scopeName", newValue, always: true) }
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

public struct SeccompProfile: Message {
    public static let messageName = "core.v1.SeccompProfile"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var localhostProfile: String? {
        get { fields.optionalString("localhostProfile") }
        set { fields.set("localhostProfile", newValue) }
    }
}

/// A Secret holds confidential data for pods.
public struct Secret: Kind {
    public static let messageName = "core.v1.Secret"
    public static let apiVersion = "v1"
    public static let kind = "Secret"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// Whether the content can never change.
    public var immutable: Bool? {
        get { fields.optionalBool("immutable") }
        set { fields.set("immutable", newValue) }
    }
    /// Bytes by key.
    public var data: [String: String] {
        get { fields.stringMap("data") }
        set { fields.set("data", newValue, always: false) }
    }
    /// Texts by key, written into data.
    public var stringData: [String: String] {
        get { fields.stringMap("stringData") }
        set { fields.set("stringData", newValue, always: false) }
    }
    /// What the data is for; some types demand certain keys.
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
}

public struct SecretEnvSource: Message {
    public static let messageName = "core.v1.SecretEnvSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct SecretKeySelector: Message {
    public static let messageName = "core.v1.SecretKeySelector"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct SecretList: Message {
    public static let messageName = "core.v1.SecretList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Secret] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct SecretProjection: Message {
    public static let messageName = "core.v1.SecretProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var items: [KeyToPath] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: false) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct SecretReference: Message {
    public static let messageName = "core.v1.SecretReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var namespace: String {
        get { fields.string("namespace") }
        set { fields.set("namespace", newValue, always: false) }
    }
}

public struct SecretVolumeSource: Message {
    public static let messageName = "core.v1.SecretVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var secretName: String {
        get { fields.string("secretName") }
        set { fields.set("secretName", newValue, always: false) }
    }
    public var items: [KeyToPath] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: false) }
    }
    public var defaultMode: Int? {
        get { fields.optionalInt("defaultMode") }
        set { fields.set("defaultMode", newValue) }
    }
    public var optional: Bool? {
        get { fields.optionalBool("optional") }
        set { fields.set("optional", newValue) }
    }
}

public struct SecurityContext: Message {
    public static let messageName = "core.v1.SecurityContext"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var capabilities: Capabilities? {
        get { fields.optionalMessage("capabilities") }
        set { fields.set("capabilities", newValue) }
    }
    public var privileged: Bool? {
        get { fields.optionalBool("privileged") }
        set { fields.set("privileged", newValue) }
    }
    public var seLinuxOptions: SELinuxOptions? {
        get { fields.optionalMessage("seLinuxOptions") }
        set { fields.set("seLinuxOptions", newValue) }
    }
    public var windowsOptions: WindowsSecurityContextOptions? {
        get { fields.optionalMessage("windowsOptions") }
        set { fields.set("windowsOptions", newValue) }
    }
    public var runAsUser: Int? {
        get { fields.optionalInt("runAsUser") }
        set { fields.set("runAsUser", newValue) }
    }
    public var runAsGroup: Int? {
        get { fields.optionalInt("runAsGroup") }
        set { fields.set("runAsGroup", newValue) }
    }
    public var runAsNonRoot: Bool? {
        get { fields.optionalBool("runAsNonRoot") }
        set { fields.set("runAsNonRoot", newValue) }
    }
    public var readOnlyRootFilesystem: Bool? {
        get { fields.optionalBool("readOnlyRootFilesystem") }
        set { fields.set("readOnlyRootFilesystem", newValue) }
    }
    public var allowPrivilegeEscalation: Bool? {
        get { fields.optionalBool("allowPrivilegeEscalation") }
        set { fields.set("allowPrivilegeEscalation", newValue) }
    }
    public var procMount: String? {
        get { fields.optionalString("procMount") }
        set { fields.set("procMount", newValue) }
    }
    public var seccompProfile: SeccompProfile? {
        get { fields.optionalMessage("seccompProfile") }
        set { fields.set("seccompProfile", newValue) }
    }
    public var appArmorProfile: AppArmorProfile? {
        get { fields.optionalMessage("appArmorProfile") }
        set { fields.set("appArmorProfile", newValue) }
    }
}

public struct SerializedReference: Message {
    public static let messageName = "core.v1.SerializedReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var reference: ObjectReference {
        get { fields.message("reference") }
        set { fields.set("reference", newValue, always: false) }
    }
}

public struct Service: Kind {
    public static let messageName = "core.v1.Service"
    public static let apiVersion = "v1"
    public static let kind = "Service"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ServiceSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: ServiceStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ServiceAccount: Kind {
    public static let messageName = "core.v1.ServiceAccount"
    public static let apiVersion = "v1"
    public static let kind = "ServiceAccount"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var secrets: [ObjectReference] {
        get { fields.messages("secrets") }
        set { fields.set("secrets", newValue, always: false) }
    }
    public var imagePullSecrets: [LocalObjectReference] {
        get { fields.messages("imagePullSecrets") }
        set { fields.set("imagePullSecrets", newValue, always: false) }
    }
    public var automountServiceAccountToken: Bool? {
        get { fields.optionalBool("automountServiceAccountToken") }
        set { fields.set("automountServiceAccountToken", newValue) }
    }
}

public struct ServiceAccountList: Message {
    public static let messageName = "core.v1.ServiceAccountList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ServiceAccount] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ServiceAccountTokenProjection: Message {
    public static let messageName = "core.v1.ServiceAccountTokenProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var audience: String {
        get { fields.string("audience") }
        set { fields.set("audience", newValue, always: false) }
    }
    public var expirationSeconds: Int? {
        get { fields.optionalInt("expirationSeconds") }
        set { fields.set("expirationSeconds", newValue) }
    }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: true) }
    }
}

public struct ServiceList: Message {
    public static let messageName = "core.v1.ServiceList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Service] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ServicePort: Message {
    public static let messageName = "core.v1.ServicePort"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: false) }
    }
    public var `protocol`: String {
        get { fields.string("protocol") }
        set { fields.set("protocol", newValue, always: false) }
    }
    public var appProtocol: String? {
        get { fields.optionalString("appProtocol") }
        set { fields.set("appProtocol", newValue) }
    }
    public var port: Int {
        get { fields.int("port") }
        set { fields.set("port", newValue, always: true) }
    }
    public var targetPort: IntOrString? {
        get { fields.intOrString("targetPort") }
        set { fields.set("targetPort", newValue) }
    }
    public var nodePort: Int {
        get { fields.int("nodePort") }
        set { fields.set("nodePort", newValue, always: false) }
    }
}

public struct ServiceProxyOptions: Message {
    public static let messageName = "core.v1.ServiceProxyOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var path: String {
        get { fields.string("path") }
        set { fields.set("path", newValue, always: false) }
    }
}

public struct ServiceSpec: Message {
    public static let messageName = "core.v1.ServiceSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var ports: [ServicePort] {
        get { fields.messages("ports") }
        set { fields.set("ports", newValue, always: false) }
    }
    public var selector: [String: String] {
        get { fields.stringMap("selector") }
        set { fields.set("selector", newValue, always: false) }
    }
    public var clusterIP: String {
        get { fields.string("clusterIP") }
        set { fields.set("clusterIP", newValue, always: false) }
    }
    public var clusterIPs: [String] {
        get { fields.strings("clusterIPs") }
        set { fields.set("clusterIPs", newValue, always: false) }
    }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var externalIPs: [String] {
        get { fields.strings("externalIPs") }
        set { fields.set("externalIPs", newValue, always: false) }
    }
    public var sessionAffinity: String {
        get { fields.string("sessionAffinity") }
        set { fields.set("sessionAffinity", newValue, always: false) }
    }
    public var loadBalancerIP: String {
        get { fields.string("loadBalancerIP") }
        set { fields.set("loadBalancerIP", newValue, always: false) }
    }
    public var loadBalancerSourceRanges: [String] {
        get { fields.strings("loadBalancerSourceRanges") }
        set { fields.set("loadBalancerSourceRanges", newValue, always: false) }
    }
    public var externalName: String {
        get { fields.string("externalName") }
        set { fields.set("externalName", newValue, always: false) }
    }
    public var externalTrafficPolicy: String {
        get { fields.string("externalTrafficPolicy") }
        set { fields.set("externalTrafficPolicy", newValue, always: false) }
    }
    public var healthCheckNodePort: Int {
        get { fields.int("healthCheckNodePort") }
        set { fields.set("healthCheckNodePort", newValue, always: false) }
    }
    public var publishNotReadyAddresses: Bool {
        get { fields.bool("publishNotReadyAddresses") }
        set { fields.set("publishNotReadyAddresses", newValue, always: false) }
    }
    public var sessionAffinityConfig: SessionAffinityConfig? {
        get { fields.optionalMessage("sessionAffinityConfig") }
        set { fields.set("sessionAffinityConfig", newValue) }
    }
    public var ipFamilies: [String] {
        get { fields.strings("ipFamilies") }
        set { fields.set("ipFamilies", newValue, always: false) }
    }
    public var ipFamilyPolicy: String? {
        get { fields.optionalString("ipFamilyPolicy") }
        set { fields.set("ipFamilyPolicy", newValue) }
    }
    public var allocateLoadBalancerNodePorts: Bool? {
        get { fields.optionalBool("allocateLoadBalancerNodePorts") }
        set { fields.set("allocateLoadBalancerNodePorts", newValue) }
    }
    public var loadBalancerClass: String? {
        get { fields.optionalString("loadBalancerClass") }
        set { fields.set("loadBalancerClass", newValue) }
    }
    public var internalTrafficPolicy: String? {
        get { fields.optionalString("internalTrafficPolicy") }
        set { fields.set("internalTrafficPolicy", newValue) }
    }
    public var trafficDistribution: String? {
        get { fields.optionalString("trafficDistribution") }
        set { fields.set("trafficDistribution", newValue) }
    }
}

public struct ServiceStatus: Message {
    public static let messageName = "core.v1.ServiceStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var loadBalancer: LoadBalancerStatus {
        get { fields.message("loadBalancer") }
        set { fields.set("loadBalancer", newValue, always: false) }
    }
    public var conditions: [Condition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct SessionAffinityConfig: Message {
    public static let messageName = "core.v1.SessionAffinityConfig"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var clientIP: ClientIPConfig? {
        get { fields.optionalMessage("clientIP") }
        set { fields.set("clientIP", newValue) }
    }
}

public struct SleepAction: Message {
    public static let messageName = "core.v1.SleepAction"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var seconds: Int {
        get { fields.int("seconds") }
        set { fields.set("seconds", newValue, always: true) }
    }
}

public struct StorageOSPersistentVolumeSource: Message {
    public static let messageName = "core.v1.StorageOSPersistentVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeName: String {
        get { fields.string("volumeName") }
        set { fields.set("volumeName", newValue, always: false) }
    }
    public var volumeNamespace: String {
        get { fields.string("volumeNamespace") }
        set { fields.set("volumeNamespace", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var secretRef: ObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
}

public struct StorageOSVolumeSource: Message {
    public static let messageName = "core.v1.StorageOSVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumeName: String {
        get { fields.string("volumeName") }
        set { fields.set("volumeName", newValue, always: false) }
    }
    public var volumeNamespace: String {
        get { fields.string("volumeNamespace") }
        set { fields.set("volumeNamespace", newValue, always: false) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var secretRef: LocalObjectReference? {
        get { fields.optionalMessage("secretRef") }
        set { fields.set("secretRef", newValue) }
    }
}

public struct Sysctl: Message {
    public static let messageName = "core.v1.Sysctl"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var value: String {
        get { fields.string("value") }
        set { fields.set("value", newValue, always: true) }
    }
}

public struct TCPSocketAction: Message {
    public static let messageName = "core.v1.TCPSocketAction"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var port: IntOrString? {
        get { fields.intOrString("port") }
        set { fields.set("port", newValue) }
    }
    public var host: String {
        get { fields.string("host") }
        set { fields.set("host", newValue, always: false) }
    }
}

public struct Taint: Message {
    public static let messageName = "core.v1.Taint"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var value: String {
        get { fields.string("value") }
        set { fields.set("value", newValue, always: false) }
    }
    public var effect: String {
        get { fields.string("effect") }
        set { fields.set("effect", newValue, always: true) }
    }
    public var timeAdded: Time? {
        get { fields.time("timeAdded") }
        set { fields.set("timeAdded", newValue, micro: false) }
    }
}

public struct Toleration: Message {
    public static let messageName = "core.v1.Toleration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: false) }
    }
    public var `operator`: String {
        get { fields.string("operator") }
        set { fields.set("operator", newValue, always: false) }
    }
    public var value: String {
        get { fields.string("value") }
        set { fields.set("value", newValue, always: false) }
    }
    public var effect: String {
        get { fields.string("effect") }
        set { fields.set("effect", newValue, always: false) }
    }
    public var tolerationSeconds: Int? {
        get { fields.optionalInt("tolerationSeconds") }
        set { fields.set("tolerationSeconds", newValue) }
    }
}

public struct TopologySelectorLabelRequirement: Message {
    public static let messageName = "core.v1.TopologySelectorLabelRequirement"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var values: [String] {
        get { fields.strings("values") }
        set { fields.set("values", newValue, always: true) }
    }
}

public struct TopologySelectorTerm: Message {
    public static let messageName = "core.v1.TopologySelectorTerm"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var matchLabelExpressions: [TopologySelectorLabelRequirement] {
        get { fields.messages("matchLabelExpressions") }
        set { fields.set("matchLabelExpressions", newValue, always: false) }
    }
}

public struct TopologySpreadConstraint: Message {
    public static let messageName = "core.v1.TopologySpreadConstraint"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var maxSkew: Int {
        get { fields.int("maxSkew") }
        set { fields.set("maxSkew", newValue, always: true) }
    }
    public var topologyKey: String {
        get { fields.string("topologyKey") }
        set { fields.set("topologyKey", newValue, always: true) }
    }
    public var whenUnsatisfiable: String {
        get { fields.string("whenUnsatisfiable") }
        set { fields.set("whenUnsatisfiable", newValue, always: true) }
    }
    public var labelSelector: LabelSelector? {
        get { fields.optionalMessage("labelSelector") }
        set { fields.set("labelSelector", newValue) }
    }
    public var minDomains: Int? {
        get { fields.optionalInt("minDomains") }
        set { fields.set("minDomains", newValue) }
    }
    public var nodeAffinityPolicy: String? {
        get { fields.optionalString("nodeAffinityPolicy") }
        set { fields.set("nodeAffinityPolicy", newValue) }
    }
    public var nodeTaintsPolicy: String? {
        get { fields.optionalString("nodeTaintsPolicy") }
        set { fields.set("nodeTaintsPolicy", newValue) }
    }
    public var matchLabelKeys: [String] {
        get { fields.strings("matchLabelKeys") }
        set { fields.set("matchLabelKeys", newValue, always: false) }
    }
}

public struct TypedLocalObjectReference: Message {
    public static let messageName = "core.v1.TypedLocalObjectReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiGroup: String? {
        get { fields.optionalString("apiGroup") }
        set { fields.set("apiGroup", newValue) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct TypedObjectReference: Message {
    public static let messageName = "core.v1.TypedObjectReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiGroup: String? {
        get { fields.optionalString("apiGroup") }
        set { fields.set("apiGroup", newValue) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var namespace: String? {
        get { fields.optionalString("namespace") }
        set { fields.set("namespace", newValue) }
    }
}

public struct Volume: Message {
    public static let messageName = "core.v1.Volume"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var hostPath: HostPathVolumeSource? {
        get { fields.optionalMessage("hostPath") }
        set { fields.set("hostPath", newValue) }
    }
    public var emptyDir: EmptyDirVolumeSource? {
        get { fields.optionalMessage("emptyDir") }
        set { fields.set("emptyDir", newValue) }
    }
    public var gcePersistentDisk: GCEPersistentDiskVolumeSource? {
        get { fields.optionalMessage("gcePersistentDisk") }
        set { fields.set("gcePersistentDisk", newValue) }
    }
    public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? {
        get { fields.optionalMessage("awsElasticBlockStore") }
        set { fields.set("awsElasticBlockStore", newValue) }
    }
    public var gitRepo: GitRepoVolumeSource? {
        get { fields.optionalMessage("gitRepo") }
        set { fields.set("gitRepo", newValue) }
    }
    public var secret: SecretVolumeSource? {
        get { fields.optionalMessage("secret") }
        set { fields.set("secret", newValue) }
    }
    public var nfs: NFSVolumeSource? {
        get { fields.optionalMessage("nfs") }
        set { fields.set("nfs", newValue) }
    }
    public var iscsi: ISCSIVolumeSource? {
        get { fields.optionalMessage("iscsi") }
        set { fields.set("iscsi", newValue) }
    }
    public var glusterfs: GlusterfsVolumeSource? {
        get { fields.optionalMessage("glusterfs") }
        set { fields.set("glusterfs", newValue) }
    }
    public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource? {
        get { fields.optionalMessage("persistentVolumeClaim") }
        set { fields.set("persistentVolumeClaim", newValue) }
    }
    public var rbd: RBDVolumeSource? {
        get { fields.optionalMessage("rbd") }
        set { fields.set("rbd", newValue) }
    }
    public var flexVolume: FlexVolumeSource? {
        get { fields.optionalMessage("flexVolume") }
        set { fields.set("flexVolume", newValue) }
    }
    public var cinder: CinderVolumeSource? {
        get { fields.optionalMessage("cinder") }
        set { fields.set("cinder", newValue) }
    }
    public var cephfs: CephFSVolumeSource? {
        get { fields.optionalMessage("cephfs") }
        set { fields.set("cephfs", newValue) }
    }
    public var flocker: FlockerVolumeSource? {
        get { fields.optionalMessage("flocker") }
        set { fields.set("flocker", newValue) }
    }
    public var downwardAPI: DownwardAPIVolumeSource? {
        get { fields.optionalMessage("downwardAPI") }
        set { fields.set("downwardAPI", newValue) }
    }
    public var fc: FCVolumeSource? {
        get { fields.optionalMessage("fc") }
        set { fields.set("fc", newValue) }
    }
    public var azureFile: AzureFileVolumeSource? {
        get { fields.optionalMessage("azureFile") }
        set { fields.set("azureFile", newValue) }
    }
    public var configMap: ConfigMapVolumeSource? {
        get { fields.optionalMessage("configMap") }
        set { fields.set("configMap", newValue) }
    }
    public var vsphereVolume: VsphereVirtualDiskVolumeSource? {
        get { fields.optionalMessage("vsphereVolume") }
        set { fields.set("vsphereVolume", newValue) }
    }
    public var quobyte: QuobyteVolumeSource? {
        get { fields.optionalMessage("quobyte") }
        set { fields.set("quobyte", newValue) }
    }
    public var azureDisk: AzureDiskVolumeSource? {
        get { fields.optionalMessage("azureDisk") }
        set { fields.set("azureDisk", newValue) }
    }
    public var photonPersistentDisk: PhotonPersistentDiskVolumeSource? {
        get { fields.optionalMessage("photonPersistentDisk") }
        set { fields.set("photonPersistentDisk", newValue) }
    }
    public var projected: ProjectedVolumeSource? {
        get { fields.optionalMessage("projected") }
        set { fields.set("projected", newValue) }
    }
    public var portworxVolume: PortworxVolumeSource? {
        get { fields.optionalMessage("portworxVolume") }
        set { fields.set("portworxVolume", newValue) }
    }
    public var scaleIO: ScaleIOVolumeSource? {
        get { fields.optionalMessage("scaleIO") }
        set { fields.set("scaleIO", newValue) }
    }
    public var storageos: StorageOSVolumeSource? {
        get { fields.optionalMessage("storageos") }
        set { fields.set("storageos", newValue) }
    }
    public var csi: CSIVolumeSource? {
        get { fields.optionalMessage("csi") }
        set { fields.set("csi", newValue) }
    }
    public var ephemeral: EphemeralVolumeSource? {
        get { fields.optionalMessage("ephemeral") }
        set { fields.set("ephemeral", newValue) }
    }
    public var image: ImageVolumeSource? {
        get { fields.optionalMessage("image") }
        set { fields.set("image", newValue) }
    }
}

public struct VolumeDevice: Message {
    public static let messageName = "core.v1.VolumeDevice"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var devicePath: String {
        get { fields.string("devicePath") }
        set { fields.set("devicePath", newValue, always: true) }
    }
}

/// Where a volume appears in a container.
public struct VolumeMount: Message {
    public static let messageName = "core.v1.VolumeMount"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The volume.
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    /// Whether the container may not write to it.
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var recursiveReadOnly: String? {
        get { fields.optionalString("recursiveReadOnly") }
        set { fields.set("recursiveReadOnly", newValue) }
    }
    /// The path in the container.
    public var mountPath: String {
        get { fields.string("mountPath") }
        set { fields.set("mountPath", newValue, always: true) }
    }
    /// The path in the volume that is mounted instead of its root.
    public var subPath: String {
        get { fields.string("subPath") }
        set { fields.set("subPath", newValue, always: false) }
    }
    public var mountPropagation: String? {
        get { fields.optionalString("mountPropagation") }
        set { fields.set("mountPropagation", newValue) }
    }
    public var subPathExpr: String {
        get { fields.string("subPathExpr") }
        set { fields.set("subPathExpr", newValue, always: false) }
    }
}

public struct VolumeMountStatus: Message {
    public static let messageName = "core.v1.VolumeMountStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var mountPath: String {
        get { fields.string("mountPath") }
        set { fields.set("mountPath", newValue, always: true) }
    }
    public var readOnly: Bool {
        get { fields.bool("readOnly") }
        set { fields.set("readOnly", newValue, always: false) }
    }
    public var recursiveReadOnly: String? {
        get { fields.optionalString("recursiveReadOnly") }
        set { fields.set("recursiveReadOnly", newValue) }
    }
    public var volumeStatus: VolumeStatus? {
        get { fields.optionalMessage("volumeStatus") }
        set { fields.set("volumeStatus", newValue) }
    }
}

public struct VolumeNodeAffinity: Message {
    public static let messageName = "core.v1.VolumeNodeAffinity"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var required: NodeSelector? {
        get { fields.optionalMessage("required") }
        set { fields.set("required", newValue) }
    }
}

public struct VolumeProjection: Message {
    public static let messageName = "core.v1.VolumeProjection"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var secret: SecretProjection? {
        get { fields.optionalMessage("secret") }
        set { fields.set("secret", newValue) }
    }
    public var downwardAPI: DownwardAPIProjection? {
        get { fields.optionalMessage("downwardAPI") }
        set { fields.set("downwardAPI", newValue) }
    }
    public var configMap: ConfigMapProjection? {
        get { fields.optionalMessage("configMap") }
        set { fields.set("configMap", newValue) }
    }
    public var serviceAccountToken: ServiceAccountTokenProjection? {
        get { fields.optionalMessage("serviceAccountToken") }
        set { fields.set("serviceAccountToken", newValue) }
    }
    public var clusterTrustBundle: ClusterTrustBundleProjection? {
        get { fields.optionalMessage("clusterTrustBundle") }
        set { fields.set("clusterTrustBundle", newValue) }
    }
    public var podCertificate: PodCertificateProjection? {
        get { fields.optionalMessage("podCertificate") }
        set { fields.set("podCertificate", newValue) }
    }
}

public struct VolumeResourceRequirements: Message {
    public static let messageName = "core.v1.VolumeResourceRequirements"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var limits: [String: Quantity] {
        get { fields.quantityMap("limits") }
        set { fields.set("limits", newValue, always: false) }
    }
    public var requests: [String: Quantity] {
        get { fields.quantityMap("requests") }
        set { fields.set("requests", newValue, always: false) }
    }
}

public struct VolumeSource: Message {
    public static let messageName = "core.v1.VolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var hostPath: HostPathVolumeSource? {
        get { fields.optionalMessage("hostPath") }
        set { fields.set("hostPath", newValue) }
    }
    public var emptyDir: EmptyDirVolumeSource? {
        get { fields.optionalMessage("emptyDir") }
        set { fields.set("emptyDir", newValue) }
    }
    public var gcePersistentDisk: GCEPersistentDiskVolumeSource? {
        get { fields.optionalMessage("gcePersistentDisk") }
        set { fields.set("gcePersistentDisk", newValue) }
    }
    public var awsElasticBlockStore: AWSElasticBlockStoreVolumeSource? {
        get { fields.optionalMessage("awsElasticBlockStore") }
        set { fields.set("awsElasticBlockStore", newValue) }
    }
    public var gitRepo: GitRepoVolumeSource? {
        get { fields.optionalMessage("gitRepo") }
        set { fields.set("gitRepo", newValue) }
    }
    public var secret: SecretVolumeSource? {
        get { fields.optionalMessage("secret") }
        set { fields.set("secret", newValue) }
    }
    public var nfs: NFSVolumeSource? {
        get { fields.optionalMessage("nfs") }
        set { fields.set("nfs", newValue) }
    }
    public var iscsi: ISCSIVolumeSource? {
        get { fields.optionalMessage("iscsi") }
        set { fields.set("iscsi", newValue) }
    }
    public var glusterfs: GlusterfsVolumeSource? {
        get { fields.optionalMessage("glusterfs") }
        set { fields.set("glusterfs", newValue) }
    }
    public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource? {
        get { fields.optionalMessage("persistentVolumeClaim") }
        set { fields.set("persistentVolumeClaim", newValue) }
    }
    public var rbd: RBDVolumeSource? {
        get { fields.optionalMessage("rbd") }
        set { fields.set("rbd", newValue) }
    }
    public var flexVolume: FlexVolumeSource? {
        get { fields.optionalMessage("flexVolume") }
        set { fields.set("flexVolume", newValue) }
    }
    public var cinder: CinderVolumeSource? {
        get { fields.optionalMessage("cinder") }
        set { fields.set("cinder", newValue) }
    }
    public var cephfs: CephFSVolumeSource? {
        get { fields.optionalMessage("cephfs") }
        set { fields.set("cephfs", newValue) }
    }
    public var flocker: FlockerVolumeSource? {
        get { fields.optionalMessage("flocker") }
        set { fields.set("flocker", newValue) }
    }
    public var downwardAPI: DownwardAPIVolumeSource? {
        get { fields.optionalMessage("downwardAPI") }
        set { fields.set("downwardAPI", newValue) }
    }
    public var fc: FCVolumeSource? {
        get { fields.optionalMessage("fc") }
        set { fields.set("fc", newValue) }
    }
    public var azureFile: AzureFileVolumeSource? {
        get { fields.optionalMessage("azureFile") }
        set { fields.set("azureFile", newValue) }
    }
    public var configMap: ConfigMapVolumeSource? {
        get { fields.optionalMessage("configMap") }
        set { fields.set("configMap", newValue) }
    }
    public var vsphereVolume: VsphereVirtualDiskVolumeSource? {
        get { fields.optionalMessage("vsphereVolume") }
        set { fields.set("vsphereVolume", newValue) }
    }
    public var quobyte: QuobyteVolumeSource? {
        get { fields.optionalMessage("quobyte") }
        set { fields.set("quobyte", newValue) }
    }
    public var azureDisk: AzureDiskVolumeSource? {
        get { fields.optionalMessage("azureDisk") }
        set { fields.set("azureDisk", newValue) }
    }
    public var photonPersistentDisk: PhotonPersistentDiskVolumeSource? {
        get { fields.optionalMessage("photonPersistentDisk") }
        set { fields.set("photonPersistentDisk", newValue) }
    }
    public var projected: ProjectedVolumeSource? {
        get { fields.optionalMessage("projected") }
        set { fields.set("projected", newValue) }
    }
    public var portworxVolume: PortworxVolumeSource? {
        get { fields.optionalMessage("portworxVolume") }
        set { fields.set("portworxVolume", newValue) }
    }
    public var scaleIO: ScaleIOVolumeSource? {
        get { fields.optionalMessage("scaleIO") }
        set { fields.set("scaleIO", newValue) }
    }
    public var storageos: StorageOSVolumeSource? {
        get { fields.optionalMessage("storageos") }
        set { fields.set("storageos", newValue) }
    }
    public var csi: CSIVolumeSource? {
        get { fields.optionalMessage("csi") }
        set { fields.set("csi", newValue) }
    }
    public var ephemeral: EphemeralVolumeSource? {
        get { fields.optionalMessage("ephemeral") }
        set { fields.set("ephemeral", newValue) }
    }
    public var image: ImageVolumeSource? {
        get { fields.optionalMessage("image") }
        set { fields.set("image", newValue) }
    }
}

public struct VolumeStatus: Message {
    public static let messageName = "core.v1.VolumeStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var image: ImageVolumeStatus? {
        get { fields.optionalMessage("image") }
        set { fields.set("image", newValue) }
    }
}

public struct VsphereVirtualDiskVolumeSource: Message {
    public static let messageName = "core.v1.VsphereVirtualDiskVolumeSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var volumePath: String {
        get { fields.string("volumePath") }
        set { fields.set("volumePath", newValue, always: true) }
    }
    public var fsType: String {
        get { fields.string("fsType") }
        set { fields.set("fsType", newValue, always: false) }
    }
    public var storagePolicyName: String {
        get { fields.string("storagePolicyName") }
        set { fields.set("storagePolicyName", newValue, always: false) }
    }
    public var storagePolicyID: String {
        get { fields.string("storagePolicyID") }
        set { fields.set("storagePolicyID", newValue, always: false) }
    }
}

public struct WeightedPodAffinityTerm: Message {
    public static let messageName = "core.v1.WeightedPodAffinityTerm"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var weight: Int {
        get { fields.int("weight") }
        set { fields.set("weight", newValue, always: true) }
    }
    public var podAffinityTerm: PodAffinityTerm {
        get { fields.message("podAffinityTerm") }
        set { fields.set("podAffinityTerm", newValue, always: true) }
    }
}

public struct WindowsSecurityContextOptions: Message {
    public static let messageName = "core.v1.WindowsSecurityContextOptions"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var gmsaCredentialSpecName: String? {
        get { fields.optionalString("gmsaCredentialSpecName") }
        set { fields.set("gmsaCredentialSpecName", newValue) }
    }
    public var gmsaCredentialSpec: String? {
        get { fields.optionalString("gmsaCredentialSpec") }
        set { fields.set("gmsaCredentialSpec", newValue) }
    }
    public var runAsUserName: String? {
        get { fields.optionalString("runAsUserName") }
        set { fields.set("runAsUserName", newValue) }
    }
    public var hostProcess: Bool? {
        get { fields.optionalBool("hostProcess") }
        set { fields.set("hostProcess", newValue) }
    }
}
