// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct Eviction: Message {
    public static let messageName = "policy.v1.Eviction"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var deleteOptions: DeleteOptions? {
        get { fields.optionalMessage("deleteOptions") }
        set { fields.set("deleteOptions", newValue) }
    }
}

public struct PodDisruptionBudget: Kind {
    public static let messageName = "policy.v1.PodDisruptionBudget"
    public static let apiVersion = "policy/v1"
    public static let kind = "PodDisruptionBudget"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: PodDisruptionBudgetSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: PodDisruptionBudgetStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct PodDisruptionBudgetList: Message {
    public static let messageName = "policy.v1.PodDisruptionBudgetList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [PodDisruptionBudget] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PodDisruptionBudgetSpec: Message {
    public static let messageName = "policy.v1.PodDisruptionBudgetSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var minAvailable: IntOrString? {
        get { fields.intOrString("minAvailable") }
        set { fields.set("minAvailable", newValue) }
    }
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var maxUnavailable: IntOrString? {
        get { fields.intOrString("maxUnavailable") }
        set { fields.set("maxUnavailable", newValue) }
    }
    public var unhealthyPodEvictionPolicy: String? {
        get { fields.optionalString("unhealthyPodEvictionPolicy") }
        set { fields.set("unhealthyPodEvictionPolicy", newValue) }
    }
}

public struct PodDisruptionBudgetStatus: Message {
    public static let messageName = "policy.v1.PodDisruptionBudgetStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var disruptedPods: [String: Value] {
        get { fields.valueMap("disruptedPods") }
        set { fields.setMap("disruptedPods", newValue, always: false) }
    }
    public var disruptionsAllowed: Int {
        get { fields.int("disruptionsAllowed") }
        set { fields.set("disruptionsAllowed", newValue, always: true) }
    }
    public var currentHealthy: Int {
        get { fields.int("currentHealthy") }
        set { fields.set("currentHealthy", newValue, always: true) }
    }
    public var desiredHealthy: Int {
        get { fields.int("desiredHealthy") }
        set { fields.set("desiredHealthy", newValue, always: true) }
    }
    public var expectedPods: Int {
        get { fields.int("expectedPods") }
        set { fields.set("expectedPods", newValue, always: true) }
    }
    public var conditions: [Condition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}
