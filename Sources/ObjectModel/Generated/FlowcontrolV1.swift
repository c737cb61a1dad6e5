// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct ExemptPriorityLevelConfiguration: Message {
    public static let messageName = "flowcontrol.v1.ExemptPriorityLevelConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var nominalConcurrencyShares: Int? {
        get { fields.optionalInt("nominalConcurrencyShares") }
        set { fields.set("nominalConcurrencyShares", newValue) }
    }
    public var lendablePercent: Int? {
        get { fields.optionalInt("lendablePercent") }
        set { fields.set("lendablePercent", newValue) }
    }
}

public struct FlowDistinguisherMethod: Message {
    public static let messageName = "flowcontrol.v1.FlowDistinguisherMethod"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
}

public struct FlowSchema: Kind {
    public static let messageName = "flowcontrol.v1.FlowSchema"
    public static let apiVersion = "flowcontrol.apiserver.k8s.io/v1"
    public static let kind = "FlowSchema"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: FlowSchemaSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: FlowSchemaStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct FlowSchemaCondition: Message {
    public static let messageName = "flowcontrol.v1.FlowSchemaCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: false) }
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

public struct FlowSchemaList: Message {
    public static let messageName = "flowcontrol.v1.FlowSchemaList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [FlowSchema] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct FlowSchemaSpec: Message {
    public static let messageName = "flowcontrol.v1.FlowSchemaSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var priorityLevelConfiguration: PriorityLevelConfigurationReference {
        get { fields.message("priorityLevelConfiguration") }
        set { fields.set("priorityLevelConfiguration", newValue, always: true) }
    }
    public var matchingPrecedence: Int {
        get { fields.int("matchingPrecedence") }
        set { fields.set("matchingPrecedence", newValue, always: true) }
    }
    public var distinguisherMethod: FlowDistinguisherMethod? {
        get { fields.optionalMessage("distinguisherMethod") }
        set { fields.set("distinguisherMethod", newValue) }
    }
    public var rules: [PolicyRulesWithSubjects] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: false) }
    }
}

public struct FlowSchemaStatus: Message {
    public static let messageName = "flowcontrol.v1.FlowSchemaStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [FlowSchemaCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct GroupSubject: Message {
    public static let messageName = "flowcontrol.v1.GroupSubject"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct LimitResponse: Message {
    public static let messageName = "flowcontrol.v1.LimitResponse"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var queuing: QueuingConfiguration? {
        get { fields.optionalMessage("queuing") }
        set { fields.set("queuing", newValue) }
    }
}

public struct LimitedPriorityLevelConfiguration: Message {
    public static let messageName = "flowcontrol.v1.LimitedPriorityLevelConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var nominalConcurrencyShares: Int? {
        get { fields.optionalInt("nominalConcurrencyShares") }
        set { fields.set("nominalConcurrencyShares", newValue) }
    }
    public var limitResponse: LimitResponse {
        get { fields.message("limitResponse") }
        set { fields.set("limitResponse", newValue, always: false) }
    }
    public var lendablePercent: Int? {
        get { fields.optionalInt("lendablePercent") }
        set { fields.set("lendablePercent", newValue) }
    }
    public var borrowingLimitPercent: Int? {
        get { fields.optionalInt("borrowingLimitPercent") }
        set { fields.set("borrowingLimitPercent", newValue) }
    }
}

public struct NonResourcePolicyRule: Message {
    public static let messageName = "flowcontrol.v1.NonResourcePolicyRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var verbs: [String] {
        get { fields.strings("verbs") }
        set { fields.set("verbs", newValue, always: true) }
    }
    public var nonResourceURLs: [String] {
        get { fields.strings("nonResourceURLs") }
        set { fields.set("nonResourceURLs", newValue, always: true) }
    }
}

public struct PolicyRulesWithSubjects: Message {
    public static let messageName = "flowcontrol.v1.PolicyRulesWithSubjects"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var subjects: [FlowcontrolV1Subject] {
        get { fields.messages("subjects") }
        set { fields.set("subjects", newValue, always: true) }
    }
    public var resourceRules: [ResourcePolicyRule] {
        get { fields.messages("resourceRules") }
        set { fields.set("resourceRules", newValue, always: false) }
    }
    public var nonResourceRules: [NonResourcePolicyRule] {
        get { fields.messages("nonResourceRules") }
        set { fields.set("nonResourceRules", newValue, always: false) }
    }
}

public struct PriorityLevelConfiguration: Kind {
    public static let messageName = "flowcontrol.v1.PriorityLevelConfiguration"
    public static let apiVersion = "flowcontrol.apiserver.k8s.io/v1"
    public static let kind = "PriorityLevelConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: PriorityLevelConfigurationSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: PriorityLevelConfigurationStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct PriorityLevelConfigurationCondition: Message {
    public static let messageName = "flowcontrol.v1.PriorityLevelConfigurationCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: false) }
    }
    public var status: String {
        get { fields.string("status") }
        set { fields.set("status", newValue, always: false) }
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

public struct PriorityLevelConfigurationList: Message {
    public static let messageName = "flowcontrol.v1.PriorityLevelConfigurationList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [PriorityLevelConfiguration] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct PriorityLevelConfigurationReference: Message {
    public static let messageName = "flowcontrol.v1.PriorityLevelConfigurationReference"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}

public struct PriorityLevelConfigurationSpec: Message {
    public static let messageName = "flowcontrol.v1.PriorityLevelConfigurationSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var type: String {
        get { fields.string("type") }
        set { fields.set("type", newValue, always: true) }
    }
    public var limited: LimitedPriorityLevelConfiguration? {
        get { fields.optionalMessage("limited") }
        set { fields.set("limited", newValue) }
    }
    public var exempt: ExemptPriorityLevelConfiguration? {
        get { fields.optionalMessage("exempt") }
        set { fields.set("exempt", newValue) }
    }
}

public struct PriorityLevelConfigurationStatus: Message {
    public static let messageName = "flowcontrol.v1.PriorityLevelConfigurationStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var conditions: [PriorityLevelConfigurationCondition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct QueuingConfiguration: Message {
    public static let messageName = "flowcontrol.v1.QueuingConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var queues: Int {
        get { fields.int("queues") }
        set { fields.set("queues", newValue, always: true) }
    }
    public var handSize: Int {
        get { fields.int("handSize") }
        set { fields.set("handSize", newValue, always: true) }
    }
    public var queueLengthLimit: Int {
        get { fields.int("queueLengthLimit") }
        set { fields.set("queueLengthLimit", newValue, always: true) }
    }
}

public struct ResourcePolicyRule: Message {
    public static let messageName = "flowcontrol.v1.ResourcePolicyRule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var verbs: [String] {
        get { fields.strings("verbs") }
        set { fields.set("verbs", newValue, always: true) }
    }
    public var apiGroups: [String] {
        get { fields.strings("apiGroups") }
        set { fields.set("apiGroups", newValue, always: true) }
    }
    public var resources: [String] {
        get { fields.strings("resources") }
        set { fields.set("resources", newValue, always: true) }
    }
    public var clusterScope: Bool {
        get { fields.bool("clusterScope") }
        set { fields.set("clusterScope", newValue, always: false) }
    }
    public var namespaces: [String] {
        get { fields.strings("namespaces") }
        set { fields.set("namespaces", newValue, always: true) }
    }
}

public struct ServiceAccountSubject: Message {
    public static let messageName = "flowcontrol.v1.ServiceAccountSubject"
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
}

public struct FlowcontrolV1Subject: Message {
    public static let messageName = "flowcontrol.v1.Subject"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: true) }
    }
    public var user: UserSubject? {
        get { fields.optionalMessage("user") }
        set { fields.set("user", newValue) }
    }
    public var group: GroupSubject? {
        get { fields.optionalMessage("group") }
        set { fields.set("group", newValue) }
    }
    public var serviceAccount: ServiceAccountSubject? {
        get { fields.optionalMessage("serviceAccount") }
        set { fields.set("serviceAccount", newValue) }
    }
}

public struct UserSubject: Message {
    public static let messageName = "flowcontrol.v1.UserSubject"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
}
