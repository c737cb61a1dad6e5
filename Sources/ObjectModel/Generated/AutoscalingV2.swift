// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct ContainerResourceMetricSource: Message {
    public static let messageName = "autoscaling.v2.ContainerResourceMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var target: MetricTarget {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: true) }
    }
}

public struct ContainerResourceMetricStatus: Message {
    public static let messageName = "autoscaling.v2.ContainerResourceMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var current: MetricValueStatus {
        get { fields.message("current") }
        set { fields.set("current", newValue, always: true) }
    }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: true) }
    }
}

public struct CrossVersionObjectReference: Message {
    public static let messageName = "autoscaling.v2.CrossVersionObjectReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
}

public struct ExternalMetricSource: Message {
    public static let messageName = "autoscaling.v2.ExternalMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metric: MetricIdentifier {
        get { fields.message("metric") }
        set { fields.set("metric", newValue, always: true) }
    }
    public var target: MetricTarget {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
}

public struct ExternalMetricStatus: Message {
    public static let messageName = "autoscaling.v2.ExternalMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metric: MetricIdentifier {
        get { fields.message("metric") }
        set { fields.set("metric", newValue, always: true) }
    }
    public var current: MetricValueStatus {
        get { fields.message("current") }
        set { fields.set("current", newValue, always: true) }
    }
}

public struct HPAScalingPolicy: Message {
    public static let messageName = "autoscaling.v2.HPAScalingPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var value: Int {
        get { fields.int("value") }
        set { fields.set("value", newValue, always: true) }
    }
    public var periodSeconds: Int {
        get { fields.int("periodSeconds") }
        set { fields.set("periodSeconds", newValue, always: true) }
    }
}

public struct HPAScalingRules: Message {
    public static let messageName = "autoscaling.v2.HPAScalingRules"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var stabilizationWindowSeconds: Int? {
        get { fields.optionalInt("stabilizationWindowSeconds") }
        set { fields.set("stabilizationWindowSeconds", newValue) }
    }
    public var selectPolicy: String? {
        get { fields.optionalString("selectPolicy") }
        set { fields.set("selectPolicy", newValue) }
    }
    public var policies: [HPAScalingPolicy] {
        get { fields.messages("policies") }
        set { fields.set("policies", newValue, always: false) }
    }
    public var tolerance: Quantity? {
        get { fields.quantity("tolerance") }
        set { fields.set("tolerance", newValue) }
    }
}

public struct HorizontalPodAutoscaler: Kind {
    public static let messageName = "autoscaling.v2.HorizontalPodAutoscaler"
    public static let apiVersion = "autoscaling/v2"
    public static let kind = "HorizontalPodAutoscaler"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: HorizontalPodAutoscalerSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: HorizontalPodAutoscalerStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct HorizontalPodAutoscalerBehavior: Message {
    public static let messageName = "autoscaling.v2.HorizontalPodAutoscalerBehavior"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var scaleUp: HPAScalingRules? {
        get { fields.optionalMessage("scaleUp") }
        set { fields.set("scaleUp", newValue) }
    }
    public var scaleDown: HPAScalingRules? {
        get { fields.optionalMessage("scaleDown") }
        set { fields.set("scaleDown", newValue) }
    }
}

public struct HorizontalPodAutoscalerCondition: Message {
    public static let messageName = "autoscaling.v2.HorizontalPodAutoscalerCondition"
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

public struct HorizontalPodAutoscalerList: Message {
    public static let messageName = "autoscaling.v2.HorizontalPodAutoscalerList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [HorizontalPodAutoscaler] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct HorizontalPodAutoscalerSpec: Message {
    public static let messageName = "autoscaling.v2.HorizontalPodAutoscalerSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var scaleTargetRef: CrossVersionObjectReference {
        get { fields.message("scaleTargetRef") }
        set { fields.set("scaleTargetRef", newValue, always: true) }
    }
    public var minReplicas: Int? {
        get { fields.optionalInt("minReplicas") }
        set { fields.set("minReplicas", newValue) }
    }
    public var maxReplicas: Int {
        get { fields.int("maxReplicas") }
        set { fields.set("maxReplicas", newValue, always: true) }
    }
    public var metrics: [MetricSpec] {
        get { fields.messages("metrics") }
        set { fields.set("metrics", newValue, always: false) }
    }
    public var behavior: HorizontalPodAutoscalerBehavior? {
        get { fields.optionalMessage("behavior") }
        set { fields.set("behavior", newValue) }
    }
}

public struct HorizontalPodAutoscalerStatus: Message {
    public static let messageName = "autoscaling.v2.HorizontalPodAutoscalerStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var observedGeneration: Int? {
        get { fields.optionalInt("observedGeneration") }
        set { fields.set("observedGeneration", newValue) }
    }
    public var lastScaleTime: Time? {
        get { fields.time("lastScaleTime") }
        set { fields.set("lastScaleTime", newValue, micro: false) }
    }
    public var currentReplicas: Int {
        get { fields.int("currentReplicas") }
        set { fields.set("currentReplicas", newValue, always: false) }
    }
    public var desiredReplicas: Int {
        get { fields.int("desiredReplicas") }
        set { fields.set("desiredReplicas", newValue, always: true) }
    }
    public var currentMetrics: [MetricStatus] {
        get { fields.messages("currentMetrics") }
        set { fields.set("currentMetrics", newValue, always: true) }
    }
    public var conditions: [HorizontalPodAutoscalerCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct MetricIdentifier: Message {
    public static let messageName = "autoscaling.v2.MetricIdentifier"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
}

public struct MetricSpec: Message {
    public static let messageName = "autoscaling.v2.MetricSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var object: ObjectMetricSource? {
        get { fields.optionalMessage("object") }
        set { fields.set("object", newValue) }
    }
    public var pods: PodsMetricSource? {
        get { fields.optionalMessage("pods") }
        set { fields.set("pods", newValue) }
    }
    public var resource: ResourceMetricSource? {
        get { fields.optionalMessage("resource") }
        set { fields.set("resource", newValue) }
    }
    public var containerResource: ContainerResourceMetricSource? {
        get { fields.optionalMessage("containerResource") }
        set { fields.set("containerResource", newValue) }
    }
    public var external: ExternalMetricSource? {
        get { fields.optionalMessage("external") }
        set { fields.set("external", newValue) }
    }
}

public struct MetricStatus: Message {
    public static let messageName = "autoscaling.v2.MetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var object: ObjectMetricStatus? {
        get { fields.optionalMessage("object") }
        set { fields.set("object", newValue) }
    }
    public var pods: PodsMetricStatus? {
        get { fields.optionalMessage("pods") }
        set { fields.set("pods", newValue) }
    }
    public var resource: ResourceMetricStatus? {
        get { fields.optionalMessage("resource") }
        set { fields.set("resource", newValue) }
    }
    public var containerResource: ContainerResourceMetricStatus? {
        get { fields.optionalMessage("containerResource") }
        set { fields.set("containerResource", newValue) }
    }
    public var external: ExternalMetricStatus? {
        get { fields.optionalMessage("external") }
        set { fields.set("external", newValue) }
    }
}

public struct MetricTarget: Message {
    public static let messageName = "autoscaling.v2.MetricTarget"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var value: Quantity? {
        get { fields.quantity("value") }
        set { fields.set("value", newValue) }
    }
    public var averageValue: Quantity? {
        get { fields.quantity("averageValue") }
        set { fields.set("averageValue", newValue) }
    }
    public var averageUtilization: Int? {
        get { fields.optionalInt("averageUtilization") }
        set { fields.set("averageUtilization", newValue) }
    }
}

public struct MetricValueStatus: Message {
    public static let messageName = "autoscaling.v2.MetricValueStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var value: Quantity? {
        get { fields.quantity("value") }
        set { fields.set("value", newValue) }
    }
    public var averageValue: Quantity? {
        get { fields.quantity("averageValue") }
        set { fields.set("averageValue", newValue) }
    }
    public var averageUtilization: Int? {
        get { fields.optionalInt("averageUtilization") }
        set { fields.set("averageUtilization", newValue) }
    }
}

public struct ObjectMetricSource: Message {
    public static let messageName = "autoscaling.v2.ObjectMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var describedObject: CrossVersionObjectReference {
        get { fields.message("describedObject") }
        set { fields.set("describedObject", newValue, always: true) }
    }
    public var target: MetricTarget {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
    public var metric: MetricIdentifier {
        get { fields.message("metric") }
        set { fields.set("metric", newValue, always: true) }
    }
}

public struct ObjectMetricStatus: Message {
    public static let messageName = "autoscaling.v2.ObjectMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metric: MetricIdentifier {
        get { fields.message("metric") }
        set { fields.set("metric", newValue, always: true) }
    }
    public var current: MetricValueStatus {
        get { fields.message("current") }
        set { fields.set("current", newValue, always: true) }
    }
    public var describedObject: CrossVersionObjectReference {
        get { fields.message("describedObject") }
        set { fields.set("describedObject", newValue, always: true) }
    }
}

public struct PodsMetricSource: Message {
    public static let messageName = "autoscaling.v2.PodsMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metric: MetricIdentifier {
        get { fields.message("metric") }
        set { fields.set("metric", newValue, always: true) }
    }
    public var target: MetricTarget {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
}

public struct PodsMetricStatus: Message {
    public static let messageName = "autoscaling.v2.PodsMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metric: MetricIdentifier {
        get { fields.message("metric") }
        set { fields.set("metric", newValue, always: true) }
    }
    public var current: MetricValueStatus {
        get { fields.message("current") }
        set { fields.set("current", newValue, always: true) }
    }
}

public struct ResourceMetricSource: Message {
    public static let messageName = "autoscaling.v2.ResourceMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var target: MetricTarget {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
}

public struct ResourceMetricStatus: Message {
    public static let messageName = "autoscaling.v2.ResourceMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var current: MetricValueStatus {
        get { fields.message("current") }
        set { fields.set("current", newValue, always: true) }
    }
}
