// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct ControllerRevision: Kind {
    public static let messageName = "apps.v1.ControllerRevision"
    public static let apiVersion = "apps/v1"
    public static let kind = "ControllerRevision"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var data: Value? {
        get { fields.node("data") }
        set { fields.setNode("data", newValue) }
    }
    public var revision: Int {
        get { fields.int("revision") }
        set { fields.set("revision", newValue, always: true) }
    }
}

public struct ControllerRevisionList: Message {
    public static let messageName = "apps.v1.ControllerRevisionList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ControllerRevision] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// A DaemonSet runs one pod on each node that it fits.
public struct DaemonSet: Kind {
    public static let messageName = "apps.v1.DaemonSet"
    public static let apiVersion = "apps/v1"
    public static let kind = "DaemonSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The pod, and how it is replaced.
    public var spec: DaemonSetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// On how many nodes the pod should run, and does.
    public var status: DaemonSetStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct DaemonSetCondition: Message {
    public static let messageName = "apps.v1.DaemonSetCondition"
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

public struct DaemonSetList: Message {
    public static let messageName = "apps.v1.DaemonSetList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [DaemonSet] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// The pod that runs on each node.
public struct DaemonSetSpec: Message {
    public static let messageName = "apps.v1.DaemonSetSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Which pods belong to the set; it must match the labels of the template.
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    /// The pod; its node selector and affinity say on which nodes it runs.
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    /// How pods are replaced when the template changes.
    public var updateStrategy: DaemonSetUpdateStrategy {
        get { fields.message("updateStrategy") }
        set { fields.set("updateStrategy", newValue, always: false) }
    }
    /// How many seconds a pod must have been ready to count as available.
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    /// How many former templates are kept to go back to.
    public var revisionHistoryLimit: Int? {
        get { fields.optionalInt("revisionHistoryLimit") }
        set { fields.set("revisionHistoryLimit", newValue) }
    }
}

/// The pods of a DaemonSet, counted by node.
public struct DaemonSetStatus: Message {
    public static let messageName = "apps.v1.DaemonSetStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Nodes that should run the pod and do.
    public var currentNumberScheduled: Int {
        get { fields.int("currentNumberScheduled") }
        set { fields.set("currentNumberScheduled", newValue, always: true) }
    }
    /// Nodes that run the pod and should not.
    public var numberMisscheduled: Int {
        get { fields.int("numberMisscheduled") }
        set { fields.set("numberMisscheduled", newValue, always: true) }
    }
    /// Nodes that should run the pod.
    public var desiredNumberScheduled: Int {
        get { fields.int("desiredNumberScheduled") }
        set { fields.set("desiredNumberScheduled", newValue, always: true) }
    }
    /// Nodes that should run the pod and whose pod is ready.
    public var numberReady: Int {
        get { fields.int("numberReady") }
        set { fields.set("numberReady", newValue, always: true) }
    }
    /// The generation of the spec that this status is about.
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    /// Nodes whose pod is of the newest template.
    public var updatedNumberScheduled: Int {
        get { fields.int("updatedNumberScheduled") }
        set { fields.set("updatedNumberScheduled", newValue, always: false) }
    }
    /// Nodes whose pod has been ready for minReadySeconds.
    public var numberAvailable: Int {
        get { fields.int("numberAvailable") }
        set { fields.set("numberAvailable", newValue, always: false) }
    }
    /// Nodes that should run the pod and have none available.
    public var numberUnavailable: Int {
        get { fields.int("numberUnavailable") }
        set { fields.set("numberUnavailable", newValue, always: false) }
    }
    /// How often the hash of a revision was taken by another; part of the next hash.
    public var collisionCount: Int? {
        get { fields.optionalInt("collisionCount") }
        set { fields.set("collisionCount", newValue) }
    }
    /// What is true of the set.
    public var conditions: [DaemonSetCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

/// How pods of a DaemonSet are replaced.
public struct DaemonSetUpdateStrategy: Message {
    public static let messageName = "apps.v1.DaemonSetUpdateStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// RollingUpdate replaces them node by node, OnDelete when somebody deletes them.
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    /// Bounds of a rolling update.
    public var rollingUpdate: RollingUpdateDaemonSet? {
        get { fields.optionalMessage("rollingUpdate") }
        set { fields.set("rollingUpdate", newValue) }
    }
}

/// A Deployment keeps a number of equal pods and replaces them gradually when they change.
public struct Deployment: Kind {
    public static let messageName = "apps.v1.Deployment"
    public static let apiVersion = "apps/v1"
    public static let kind = "Deployment"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// Which pods there are and how they are replaced.
    public var spec: DeploymentSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// How far the replacement has come.
    public var status: DeploymentStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct DeploymentCondition: Message {
    public static let messageName = "apps.v1.DeploymentCondition"
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
    public var lastUpdateTime: Time? {
        get { fields.time("lastUpdateTime") }
        set { fields.set("lastUpdateTime", newValue, micro: false) }
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

public struct DeploymentList: Message {
    public static let messageName = "apps.v1.DeploymentList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [Deployment] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// The pods of a Deployment.
public struct DeploymentSpec: Message {
    public static let messageName = "apps.v1.DeploymentSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many pods there are.
    public var replicas: Int? {
        get { fields.optionalInt("replicas") }
        set { fields.set("replicas", newValue) }
    }
    /// Which pods belong to the Deployment; it must match the labels of the template.
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    /// The pod that is created.
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    /// How pods are replaced when the template changes.
    public var strategy: DeploymentStrategy {
        get { fields.message("strategy") }
        set { fields.set("strategy", newValue, always: false) }
    }
    /// How many seconds a pod must have been ready to count as available.
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    /// How many former ReplicaSets are kept to go back to.
    public var revisionHistoryLimit: Int? {
        get { fields.optionalInt("revisionHistoryLimit") }
        set { fields.set("revisionHistoryLimit", newValue) }
    }
    /// Whether changes of the template wait.
    public var paused: Bool {
        get { fields.bool("paused") }
        set { fields.set("paused", newValue, always: false) }
    }
    /// How many seconds may pass without progress before the Deployment says so in its conditions.
    public var progressDeadlineSeconds: Int? {
        get { fields.optionalInt("progressDeadlineSeconds") }
        set { fields.set("progressDeadlineSeconds", newValue) }
    }
}

/// The pods of a Deployment, counted.
public struct DeploymentStatus: Message {
    public static let messageName = "apps.v1.DeploymentStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The generation of the spec that this status is about.
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    /// How many pods there are.
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: false) }
    }
    /// How many are of the newest template.
    public var updatedReplicas: Int {
        get { fields.int("updatedReplicas") }
        set { fields.set("updatedReplicas", newValue, always: false) }
    }
    /// How many are ready.
    public var readyReplicas: Int {
        get { fields.int("readyReplicas") }
        set { fields.set("readyReplicas", newValue, always: false) }
    }
    /// How many have been ready for minReadySeconds.
    public var availableReplicas: Int {
        get { fields.int("availableReplicas") }
        set { fields.set("availableReplicas", newValue, always: false) }
    }
    /// How many are still missing.
    public var unavailableReplicas: Int {
        get { fields.int("unavailableReplicas") }
        set { fields.set("unavailableReplicas", newValue, always: false) }
    }
    /// How many are being deleted and have not ended.
    public var terminatingReplicas: Int? {
        get { fields.optionalInt("terminatingReplicas") }
        set { fields.set("terminatingReplicas", newValue) }
    }
    /// What is true of the Deployment.
    public var conditions: [DeploymentCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    /// How often the hash of a template was taken by another; part of the next hash.
    public var collisionCount: Int? {
        get { fields.optionalInt("collisionCount") }
        set { fields.set("collisionCount", newValue) }
    }
}

/// How pods of a Deployment are replaced.
public struct DeploymentStrategy: Message {
    public static let messageName = "apps.v1.DeploymentStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// RollingUpdate replaces them gradually, Recreate ends all before it starts new ones.
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    /// Bounds of a rolling update.
    public var rollingUpdate: RollingUpdateDeployment? {
        get { fields.optionalMessage("rollingUpdate") }
        set { fields.set("rollingUpdate", newValue) }
    }
}

/// A ReplicaSet keeps a number of equal pods.
public struct ReplicaSet: Kind {
    public static let messageName = "apps.v1.ReplicaSet"
    public static let apiVersion = "apps/v1"
    public static let kind = "ReplicaSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// Which pods there are.
    public var spec: ReplicaSetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// Which pods there are now.
    public var status: ReplicaSetStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ReplicaSetCondition: Message {
    public static let messageName = "apps.v1.ReplicaSetCondition"
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

public struct ReplicaSetList: Message {
    public static let messageName = "apps.v1.ReplicaSetList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ReplicaSet] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// The pods of a ReplicaSet.
public struct ReplicaSetSpec: Message {
    public static let messageName = "apps.v1.ReplicaSetSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many pods there are.
    public var replicas: Int? {
        get { fields.optionalInt("replicas") }
        set { fields.set("replicas", newValue) }
    }
    /// How many seconds a pod must have been ready to count as available.
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    /// Which pods belong to the set; it must match the labels of the template.
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    /// The pod that is created.
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: false) }
    }
}

/// The pods of a ReplicaSet, counted.
public struct ReplicaSetStatus: Message {
    public static let messageName = "apps.v1.ReplicaSetStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many pods there are.
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: true) }
    }
    /// How many have all labels of the template.
    public var fullyLabeledReplicas: Int {
        get { fields.int("fullyLabeledReplicas") }
        set { fields.set("fullyLabeledReplicas", newValue, always: false) }
    }
    /// How many are ready.
    public var readyReplicas: Int {
        get { fields.int("readyReplicas") }
        set { fields.set("readyReplicas", newValue, always: false) }
    }
    /// How many have been ready for minReadySeconds.
    public var availableReplicas: Int {
        get { fields.int("availableReplicas") }
        set { fields.set("availableReplicas", newValue, always: false) }
    }
    /// How many are being deleted and have not ended.
    public var terminatingReplicas: Int? {
        get { fields.optionalInt("terminatingReplicas") }
        set { fields.set("terminatingReplicas", newValue) }
    }
    /// The generation of the spec that this status is about.
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    /// What is true of the set.
    public var conditions: [ReplicaSetCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

/// Bounds of a rolling update of a DaemonSet.
public struct RollingUpdateDaemonSet: Message {
    public static let messageName = "apps.v1.RollingUpdateDaemonSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many nodes may be without an available pod, as a number or a percentage.
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
    /// How many nodes may run the new pod beside the old one, as a number or a percentage.
    public var maxSurge: IntOrString? {
        get { fields.intOrString("maxSurge") }
        set { fields.set("maxSurge", newValue) }
    }
}

/// Bounds of a rolling update of a Deployment.
public struct RollingUpdateDeployment: Message {
    public static let messageName = "apps.v1.RollingUpdateDeployment"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many pods may be missing from replicas, as a number or a percentage.
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
    /// How many pods there may be beyond replicas, as a number or a percentage.
    public var maxSurge: IntOrString? {
        get { fields.intOrString("maxSurge") }
        set { fields.set("maxSurge", newValue) }
    }
}

/// Bounds of a rolling update of a StatefulSet.
public struct RollingUpdateStatefulSetStrategy: Message {
    public static let messageName = "apps.v1.RollingUpdateStatefulSetStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Pods below this number keep the old template.
    public var partition: Int? {
        get { fields.optionalInt("partition") }
        set { fields.set("partition", newValue) }
    }
    /// How many pods may be unavailable at a time, as a number or a percentage.
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
}

/// A StatefulSet keeps numbered pods, each with its own name and volumes.
public struct StatefulSet: Kind {
    public static let messageName = "apps.v1.StatefulSet"
    public static let apiVersion = "apps/v1"
    public static let kind = "StatefulSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// Which pods there are and how they are replaced.
    public var spec: StatefulSetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// Which pods there are now, and of which revision.
    public var status: StatefulSetStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct StatefulSetCondition: Message {
    public static let messageName = "apps.v1.StatefulSetCondition"
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

public struct StatefulSetList: Message {
    public static let messageName = "apps.v1.StatefulSetList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [StatefulSet] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

/// The numbers of the pods of a StatefulSet.
public struct StatefulSetOrdinals: Message {
    public static let messageName = "apps.v1.StatefulSetOrdinals"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The first number.
    public var start: Int {
        get { fields.int("start") }
        set { fields.set("start", newValue, always: true) }
    }
}

/// What becomes of the claims of a StatefulSet.
public struct StatefulSetPersistentVolumeClaimRetentionPolicy: Message {
    public static let messageName = "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Retain or Delete them when the set is deleted.
    public var whenDeleted: String {
        get { fields.string("whenDeleted") }
        set { fields.set("whenDeleted", newValue, always: false) }
    }
    /// Retain or Delete those of pods that scaling takes away.
    public var whenScaled: String {
        get { fields.string("whenScaled") }
        set { fields.set("whenScaled", newValue, always: false) }
    }
}

/// The numbered pods of a StatefulSet.
public struct StatefulSetSpec: Message {
    public static let messageName = "apps.v1.StatefulSetSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// How many pods there are.
    public var replicas: Int? {
        get { fields.optionalInt("replicas") }
        set { fields.set("replicas", newValue) }
    }
    /// Which pods belong to the set; it must match the labels of the template.
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    /// The pod that is created for each number.
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    /// Claims that each pod gets its own of.
    public var volumeClaimTemplates: [PersistentVolumeClaim] {
        get { fields.messages("volumeClaimTemplates") }
        set { fields.set("volumeClaimTemplates", newValue, always: false) }
    }
    /// The headless service that gives the pods their DNS names.
    public var serviceName: String {
        get { fields.string("serviceName") }
        set { fields.set("serviceName", newValue, always: true) }
    }
    /// OrderedReady starts and ends one pod after the other, Parallel all at once.
    public var podManagementPolicy: String {
        get { fields.string("podManagementPolicy") }
        set { fields.set("podManagementPolicy", newValue, always: false) }
    }
    /// How pods are replaced when the template changes.
    public var updateStrategy: StatefulSetUpdateStrategy {
        get { fields.message("updateStrategy") }
        set { fields.set("updateStrategy", newValue, always: false) }
    }
    /// How many former templates are kept to go back to.
    public var revisionHistoryLimit: Int? {
        get { fields.optionalInt("revisionHistoryLimit") }
        set { fields.set("revisionHistoryLimit", newValue) }
    }
    /// How many seconds a pod must have been ready to count as available.
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    /// What becomes of claims when the set is deleted or scaled down.
    public var persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy? {
        get { fields.optionalMessage("persistentVolumeClaimRetentionPolicy") }
        set { fields.set("persistentVolumeClaimRetentionPolicy", newValue) }
    }
    /// Where the numbers of the pods begin.
    public var ordinals: StatefulSetOrdinals? {
        get { fields.optionalMessage("ordinals") }
        set { fields.set("ordinals", newValue) }
    }
}

/// The pods of a StatefulSet, counted.
public struct StatefulSetStatus: Message {
    public static let messageName = "apps.v1.StatefulSetStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The generation of the spec that this status is about.
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    /// How many pods there are.
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: true) }
    }
    /// How many of them are ready.
    public var readyReplicas: Int {
        get { fields.int("readyReplicas") }
        set { fields.set("readyReplicas", newValue, always: false) }
    }
    /// How many are of the current revision.
    public var currentReplicas: Int {
        get { fields.int("currentReplicas") }
        set { fields.set("currentReplicas", newValue, always: false) }
    }
    /// How many are of the update revision.
    public var updatedReplicas: Int {
        get { fields.int("updatedReplicas") }
        set { fields.set("updatedReplicas", newValue, always: false) }
    }
    /// The template that pods are updated from.
    public var currentRevision: String {
        get { fields.string("currentRevision") }
        set { fields.set("currentRevision", newValue, always: false) }
    }
    /// The template that pods are updated to.
    public var updateRevision: String {
        get { fields.string("updateRevision") }
        set { fields.set("updateRevision", newValue, always: false) }
    }
    /// How often the hash of a revision was taken by another; part of the next hash.
    public var collisionCount: Int? {
        get { fields.optionalInt("collisionCount") }
        set { fields.set("collisionCount", newValue) }
    }
    /// What is true of the set.
    public var conditions: [StatefulSetCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    /// How many pods have been ready for minReadySeconds.
    public var availableReplicas: Int {
        get { fields.int("availableReplicas") }
        set { fields.set("availableReplicas", newValue, always: true) }
    }
}

/// How pods of a StatefulSet are replaced.
public struct StatefulSetUpdateStrategy: Message {
    public static let messageName = "apps.v1.StatefulSetUpdateStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// RollingUpdate replaces them one by one, OnDelete when somebody deletes them.
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    /// Bounds of a rolling update.
    public var rollingUpdate: RollingUpdateStatefulSetStrategy? {
        get { fields.optionalMessage("rollingUpdate") }
        set { fields.set("rollingUpdate", newValue) }
    }
}
