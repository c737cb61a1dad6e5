// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct ControllerRevision: Kind {
    public static let messageName = "apps.v1.ControllerRevision"
    public static let apiVersion = "apps/v1"
    public static let kind = "ControllerRevision"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
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
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [ControllerRevision] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct DaemonSet: Kind {
    public static let messageName = "apps.v1.DaemonSet"
    public static let apiVersion = "apps/v1"
    public static let kind = "DaemonSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: DaemonSetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
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
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [DaemonSet] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct DaemonSetSpec: Message {
    public static let messageName = "apps.v1.DaemonSetSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    public var updateStrategy: DaemonSetUpdateStrategy {
        get { fields.message("updateStrategy") }
        set { fields.set("updateStrategy", newValue, always: false) }
    }
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    public var revisionHistoryLimit: Int? {
        get { fields.optionalInt("revisionHistoryLimit") }
        set { fields.set("revisionHistoryLimit", newValue) }
    }
}

public struct DaemonSetStatus: Message {
    public static let messageName = "apps.v1.DaemonSetStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var currentNumberScheduled: Int {
        get { fields.int("currentNumberScheduled") }
        set { fields.set("currentNumberScheduled", newValue, always: true) }
    }
    public var numberMisscheduled: Int {
        get { fields.int("numberMisscheduled") }
        set { fields.set("numberMisscheduled", newValue, always: true) }
    }
    public var desiredNumberScheduled: Int {
        get { fields.int("desiredNumberScheduled") }
        set { fields.set("desiredNumberScheduled", newValue, always: true) }
    }
    public var numberReady: Int {
        get { fields.int("numberReady") }
        set { fields.set("numberReady", newValue, always: true) }
    }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var updatedNumberScheduled: Int {
        get { fields.int("updatedNumberScheduled") }
        set { fields.set("updatedNumberScheduled", newValue, always: false) }
    }
    public var numberAvailable: Int {
        get { fields.int("numberAvailable") }
        set { fields.set("numberAvailable", newValue, always: false) }
    }
    public var numberUnavailable: Int {
        get { fields.int("numberUnavailable") }
        set { fields.set("numberUnavailable", newValue, always: false) }
    }
    public var collisionCount: Int? {
        get { fields.optionalInt("collisionCount") }
        set { fields.set("collisionCount", newValue) }
    }
    public var conditions: [DaemonSetCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct DaemonSetUpdateStrategy: Message {
    public static let messageName = "apps.v1.DaemonSetUpdateStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var rollingUpdate: RollingUpdateDaemonSet? {
        get { fields.optionalMessage("rollingUpdate") }
        set { fields.set("rollingUpdate", newValue) }
    }
}

public struct Deployment: Kind {
    public static let messageName = "apps.v1.Deployment"
    public static let apiVersion = "apps/v1"
    public static let kind = "Deployment"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: DeploymentSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
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
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [Deployment] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct DeploymentSpec: Message {
    public static let messageName = "apps.v1.DeploymentSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var replicas: Int? {
        get { fields.optionalInt("replicas") }
        set { fields.set("replicas", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    public var strategy: DeploymentStrategy {
        get { fields.message("strategy") }
        set { fields.set("strategy", newValue, always: false) }
    }
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    public var revisionHistoryLimit: Int? {
        get { fields.optionalInt("revisionHistoryLimit") }
        set { fields.set("revisionHistoryLimit", newValue) }
    }
    public var paused: Bool {
        get { fields.bool("paused") }
        set { fields.set("paused", newValue, always: false) }
    }
    public var progressDeadlineSeconds: Int? {
        get { fields.optionalInt("progressDeadlineSeconds") }
        set { fields.set("progressDeadlineSeconds", newValue) }
    }
}

public struct DeploymentStatus: Message {
    public static let messageName = "apps.v1.DeploymentStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: false) }
    }
    public var updatedReplicas: Int {
        get { fields.int("updatedReplicas") }
        set { fields.set("updatedReplicas", newValue, always: false) }
    }
    public var readyReplicas: Int {
        get { fields.int("readyReplicas") }
        set { fields.set("readyReplicas", newValue, always: false) }
    }
    public var availableReplicas: Int {
        get { fields.int("availableReplicas") }
        set { fields.set("availableReplicas", newValue, always: false) }
    }
    public var unavailableReplicas: Int {
        get { fields.int("unavailableReplicas") }
        set { fields.set("unavailableReplicas", newValue, always: false) }
    }
    public var terminatingReplicas: Int? {
        get { fields.optionalInt("terminatingReplicas") }
        set { fields.set("terminatingReplicas", newValue) }
    }
    public var conditions: [DeploymentCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var collisionCount: Int? {
        get { fields.optionalInt("collisionCount") }
        set { fields.set("collisionCount", newValue) }
    }
}

public struct DeploymentStrategy: Message {
    public static let messageName = "apps.v1.DeploymentStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var rollingUpdate: RollingUpdateDeployment? {
        get { fields.optionalMessage("rollingUpdate") }
        set { fields.set("rollingUpdate", newValue) }
    }
}

public struct ReplicaSet: Kind {
    public static let messageName = "apps.v1.ReplicaSet"
    public static let apiVersion = "apps/v1"
    public static let kind = "ReplicaSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: ReplicaSetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
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
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [ReplicaSet] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ReplicaSetSpec: Message {
    public static let messageName = "apps.v1.ReplicaSetSpec"
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
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: false) }
    }
}

public struct ReplicaSetStatus: Message {
    public static let messageName = "apps.v1.ReplicaSetStatus"
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
    public var terminatingReplicas: Int? {
        get { fields.optionalInt("terminatingReplicas") }
        set { fields.set("terminatingReplicas", newValue) }
    }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var conditions: [ReplicaSetCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct RollingUpdateDaemonSet: Message {
    public static let messageName = "apps.v1.RollingUpdateDaemonSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
    public var maxSurge: IntOrString? {
        get { fields.intOrString("maxSurge") }
        set { fields.set("maxSurge", newValue) }
    }
}

public struct RollingUpdateDeployment: Message {
    public static let messageName = "apps.v1.RollingUpdateDeployment"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
    public var maxSurge: IntOrString? {
        get { fields.intOrString("maxSurge") }
        set { fields.set("maxSurge", newValue) }
    }
}

public struct RollingUpdateStatefulSetStrategy: Message {
    public static let messageName = "apps.v1.RollingUpdateStatefulSetStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var partition: Int? {
        get { fields.optionalInt("partition") }
        set { fields.set("partition", newValue) }
    }
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
}

public struct StatefulSet: Kind {
    public static let messageName = "apps.v1.StatefulSet"
    public static let apiVersion = "apps/v1"
    public static let kind = "StatefulSet"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var spec: StatefulSetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
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
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var items: [StatefulSet] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct StatefulSetOrdinals: Message {
    public static let messageName = "apps.v1.StatefulSetOrdinals"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var start: Int {
        get { fields.int("start") }
        set { fields.set("start", newValue, always: true) }
    }
}

public struct StatefulSetPersistentVolumeClaimRetentionPolicy: Message {
    public static let messageName = "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var whenDeleted: String {
        get { fields.string("whenDeleted") }
        set { fields.set("whenDeleted", newValue, always: false) }
    }
    public var whenScaled: String {
        get { fields.string("whenScaled") }
        set { fields.set("whenScaled", newValue, always: false) }
    }
}

public struct StatefulSetSpec: Message {
    public static let messageName = "apps.v1.StatefulSetSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var replicas: Int? {
        get { fields.optionalInt("replicas") }
        set { fields.set("replicas", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var template: PodTemplateSpec {
        get { fields.message("template") }
        set { fields.set("template", newValue, always: true) }
    }
    public var volumeClaimTemplates: [PersistentVolumeClaim] {
        get { fields.messages("volumeClaimTemplates") }
        set { fields.set("volumeClaimTemplates", newValue, always: false) }
    }
    public var serviceName: String {
        get { fields.string("serviceName") }
        set { fields.set("serviceName", newValue, always: true) }
    }
    public var podManagementPolicy: String {
        get { fields.string("podManagementPolicy") }
        set { fields.set("podManagementPolicy", newValue, always: false) }
    }
    public var updateStrategy: StatefulSetUpdateStrategy {
        get { fields.message("updateStrategy") }
        set { fields.set("updateStrategy", newValue, always: false) }
    }
    public var revisionHistoryLimit: Int? {
        get { fields.optionalInt("revisionHistoryLimit") }
        set { fields.set("revisionHistoryLimit", newValue) }
    }
    public var minReadySeconds: Int {
        get { fields.int("minReadySeconds") }
        set { fields.set("minReadySeconds", newValue, always: false) }
    }
    public var persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy? {
        get { fields.optionalMessage("persistentVolumeClaimRetentionPolicy") }
        set { fields.set("persistentVolumeClaimRetentionPolicy", newValue) }
    }
    public var ordinals: StatefulSetOrdinals? {
        get { fields.optionalMessage("ordinals") }
        set { fields.set("ordinals", newValue) }
    }
}

public struct StatefulSetStatus: Message {
    public static let messageName = "apps.v1.StatefulSetStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: true) }
    }
    public var readyReplicas: Int {
        get { fields.int("readyReplicas") }
        set { fields.set("readyReplicas", newValue, always: false) }
    }
    public var currentReplicas: Int {
        get { fields.int("currentReplicas") }
        set { fields.set("currentReplicas", newValue, always: false) }
    }
    public var updatedReplicas: Int {
        get { fields.int("updatedReplicas") }
        set { fields.set("updatedReplicas", newValue, always: false) }
    }
    public var currentRevision: String {
        get { fields.string("currentRevision") }
        set { fields.set("currentRevision", newValue, always: false) }
    }
    public var updateRevision: String {
        get { fields.string("updateRevision") }
        set { fields.set("updateRevision", newValue, always: false) }
    }
    public var collisionCount: Int? {
        get { fields.optionalInt("collisionCount") }
        set { fields.set("collisionCount", newValue) }
    }
    public var conditions: [StatefulSetCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
    public var availableReplicas: Int {
        get { fields.int("availableReplicas") }
        set { fields.set("availableReplicas", newValue, always: true) }
    }
}

public struct StatefulSetUpdateStrategy: Message {
    public static let messageName = "apps.v1.StatefulSetUpdateStrategy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var rollingUpdate: RollingUpdateStatefulSetStrategy? {
        get { fields.optionalMessage("rollingUpdate") }
        set { fields.set("rollingUpdate", newValue) }
    }
}
