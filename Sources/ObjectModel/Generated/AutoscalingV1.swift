// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct AutoscalingV1ContainerResourceMetricSource: Message {
    public static let messageName = "autoscaling.v1.ContainerResourceMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var targetAverageUtilization: Int? {
        get { fields.optionalInt("targetAverageUtilization") }
        set { fields.set("targetAverageUtilization", newValue) }
    }
    public var targetAverageValue: Quantity? {
        get { fields.quantity("targetAverageValue") }
        set { fields.set("targetAverageValue", newValue) }
    }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: true) }
    }
}

public struct AutoscalingV1ContainerResourceMetricStatus: Message {
    public static let messageName = "autoscaling.v1.ContainerResourceMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var currentAverageUtilization: Int? {
        get { fields.optionalInt("currentAverageUtilization") }
        set { fields.set("currentAverageUtilization", newValue) }
    }
    public var currentAverageValue: Quantity? {
        get { fields.quantity("currentAverageValue") }
        set { fields.set("currentAverageValue", newValue) }
    }
    public var container: String {
        get { fields.string("container") }
        set { fields.set("container", newValue, always: true) }
    }
}

public struct AutoscalingV1CrossVersionObjectReference: Message {
    public static let messageName = "autoscaling.v1.CrossVersionObjectReference"
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

public struct AutoscalingV1ExternalMetricSource: Message {
    public static let messageName = "autoscaling.v1.ExternalMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metricName: String {
        get { fields.string("metricName") }
        set { fields.set("metricName", newValue, always: true) }
    }
    public var metricSelector: LabelSelector? {
        get { fields.optionalMessage("metricSelector") }
        set { fields.set("metricSelector", newValue) }
    }
    public var targetValue: Quantity? {
        get { fields.quantity("targetValue") }
        set { fields.set("targetValue", newValue) }
    }
    public var targetAverageValue: Quantity? {
        get { fields.quantity("targetAverageValue") }
        set { fields.set("targetAverageValue", newValue) }
    }
}

public struct AutoscalingV1ExternalMetricStatus: Message {
    public static let messageName = "autoscaling.v1.ExternalMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metricName: String {
        get { fields.string("metricName") }
        set { fields.set("metricName", newValue, always: true) }
    }
    public var metricSelector: LabelSelector? {
        get { fields.optionalMessage("metricSelector") }
        set { fields.set("metricSelector", newValue) }
    }
    public var currentValue: Quantity? {
        get { fields.quantity("currentValue") }
        set { fields.set("currentValue", newValue) }
    }
    public var currentAverageValue: Quantity? {
        get { fields.quantity("currentAverageValue") }
        set { fields.set("currentAverageValue", newValue) }
    }
}

public struct AutoscalingV1HorizontalPodAutoscaler: Kind {
    public static let messageName = "autoscaling.v1.HorizontalPodAutoscaler"
    public static let apiVersion = "autoscaling/v1"
    public static let kind = "HorizontalPodAutoscaler"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: AutoscalingV1HorizontalPodAutoscalerSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: AutoscalingV1HorizontalPodAutoscalerStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct AutoscalingV1HorizontalPodAutoscalerCondition: Message {
    public static let messageName = "autoscaling.v1.HorizontalPodAutoscalerCondition"
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

public struct AutoscalingV1HorizontalPodAutoscalerList: Message {
    public static let messageName = "autoscaling.v1.HorizontalPodAutoscalerList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [AutoscalingV1HorizontalPodAutoscaler] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct AutoscalingV1HorizontalPodAutoscalerSpec: Message {
    public static let messageName = "autoscaling.v1.HorizontalPodAutoscalerSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var scaleTargetRef: AutoscalingV1CrossVersionObjectReference {
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
    public var targetCPUUtilizationPercentage: Int? {
        get { fields.optionalInt("targetCPUUtilizationPercentage") }
        set { fields.set("targetCPUUtilizationPercentage", newValue) }
    }
}

public struct AutoscalingV1HorizontalPodAutoscalerStatus: Message {
    public static let messageName = "autoscaling.v1.HorizontalPodAutoscalerStatus"
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
        set { fields.set("currentReplicas", newValue, always: true) }
    }
    public var desiredReplicas: Int {
        get { fields.int("desiredReplicas") }
        set { fields.set("desiredReplicas", newValue, always: true) }
    }
    public var currentCPUUtilizationPercentage: Int? {
        get { fields.optionalInt("currentCPUUtilizationPercentage") }
        set { fields.set("currentCPUUtilizationPercentage", newValue) }
    }
}

public struct AutoscalingV1MetricSpec: Message {
    public static let messageName = "autoscaling.v1.MetricSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var object: AutoscalingV1ObjectMetricSource? {
        get { fields.optionalMessage("object") }
        set { fields.set("object", newValue) }
    }
    public var pods: AutoscalingV1PodsMetricSource? {
        get { fields.optionalMessage("pods") }
        set { fields.set("pods", newValue) }
    }
    public var resource: AutoscalingV1ResourceMetricSource? {
        get { fields.optionalMessage("resource") }
        set { fields.set("resource", newValue) }
    }
    public var containerResource: AutoscalingV1ContainerResourceMetricSource? {
        get { fields.optionalMessage("containerResource") }
        set { fields.set("containerResource", newValue) }
    }
    public var external: AutoscalingV1ExternalMetricSource? {
        get { fields.optionalMessage("external") }
        set { fields.set("external", newValue) }
    }
}

public struct AutoscalingV1MetricStatus: Message {
    public static let messageName = "autoscaling.v1.MetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var object: AutoscalingV1ObjectMetricStatus? {
        get { fields.optionalMessage("object") }
        set { fields.set("object", newValue) }
    }
    public var pods: AutoscalingV1PodsMetricStatus? {
        get { fields.optionalMessage("pods") }
        set { fields.set("pods", newValue) }
    }
    public var resource: AutoscalingV1ResourceMetricStatus? {
        get { fields.optionalMessage("resource") }
        set { fields.set("resource", newValue) }
    }
    public var containerResource: AutoscalingV1ContainerResourceMetricStatus? {
        get { fields.optionalMessage("containerResource") }
        set { fields.set("containerResource", newValue) }
    }
    public var external: AutoscalingV1ExternalMetricStatus? {
        get { fields.optionalMessage("external") }
        set { fields.set("external", newValue) }
    }
}

public struct AutoscalingV1ObjectMetricSource: Message {
    public static let messageName = "autoscaling.v1.ObjectMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var target: AutoscalingV1CrossVersionObjectReference {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
    public var metricName: String {
        get { fields.string("metricName") }
        set { fields.set("metricName", newValue, always: true) }
    }
    public var targetValue: Quantity? {
        get { fields.quantity("targetValue") }
        set { fields.set("targetValue", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var averageValue: Quantity? {
        get { fields.quantity("averageValue") }
        set { fields.set("averageValue", newValue) }
    }
}

public struct AutoscalingV1ObjectMetricStatus: Message {
    public static let messageName = "autoscaling.v1.ObjectMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var target: AutoscalingV1CrossVersionObjectReference {
        get { fields.message("target") }
        set { fields.set("target", newValue, always: true) }
    }
    public var metricName: String {
        get { fields.string("metricName") }
        set { fields.set("metricName", newValue, always: true) }
    }
    public var currentValue: Quantity? {
        get { fields.quantity("currentValue") }
        set { fields.set("currentValue", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var averageValue: Quantity? {
        get { fields.quantity("averageValue") }
        set { fields.set("averageValue", newValue) }
    }
}

public struct AutoscalingV1PodsMetricSource: Message {
    public static let messageName = "autoscaling.v1.PodsMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metricName: String {
        get { fields.string("metricName") }
        set { fields.set("metricName", newValue, always: true) }
    }
    public var targetAverageValue: Quantity? {
        get { fields.quantity("targetAverageValue") }
        set { fields.set("targetAverageValue", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
}

public struct AutoscalingV1PodsMetricStatus: Message {
    public static let messageName = "autoscaling.v1.PodsMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var metricName: String {
        get { fields.string("metricName") }
        set { fields.set("metricName", newValue, always: true) }
    }
    public var currentAverageValue: Quantity? {
        get { fields.quantity("currentAverageValue") }
        set { fields.set("currentAverageValue", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
}

public struct AutoscalingV1ResourceMetricSource: Message {
    public static let messageName = "autoscaling.v1.ResourceMetricSource"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var targetAverageUtilization: Int? {
        get { fields.optionalInt("targetAverageUtilization") }
        set { fields.set("targetAverageUtilization", newValue) }
    }
    public var targetAverageValue: Quantity? {
        get { fields.quantity("targetAverageValue") }
        set { fields.set("targetAverageValue", newValue) }
    }
}

public struct AutoscalingV1ResourceMetricStatus: Message {
    public static let messageName = "autoscaling.v1.ResourceMetricStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var currentAverageUtilization: Int? {
        get { fields.optionalInt("currentAverageUtilization") }
        set { fields.set("currentAverageUtilization", newValue) }
    }
    public var currentAverageValue: Quantity? {
        get { fields.quantity("currentAverageValue") }
        set { fields.set("currentAverageValue", newValue) }
    }
}

public struct Scale: Message {
    public static let messageName = "autoscaling.v1.Scale"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ScaleSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: ScaleStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ScaleSpec: Message {
    public static let messageName = "autoscaling.v1.ScaleSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: false) }
    }
}

public struct ScaleStatus: Message {
    public static let messageName = "autoscaling.v1.ScaleStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var replicas: Int {
        get { fields.int("replicas") }
        set { fields.set("replicas", newValue, always: true) }
    }
    public var selector: String {
        get { fields.string("selector") }
        set { fields.set("selector", newValue, always: false) }
    }
}
