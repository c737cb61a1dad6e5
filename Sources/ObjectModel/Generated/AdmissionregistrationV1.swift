// Generated from Schema/ by SchemaCompiler; `make generate` writes it anew. Do not edit.

import ObjectTree

public struct ApplyConfiguration: Message {
    public static let messageName = "admissionregistration.v1.ApplyConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var expression: String {
        get { fields.string("expression") }
        set { fields.set("expression", newValue, always: false) }
    }
}

public struct AuditAnnotation: Message {
    public static let messageName = "admissionregistration.v1.AuditAnnotation"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var key: String {
        get { fields.string("key") }
        set { fields.set("key", newValue, always: true) }
    }
    public var valueExpression: String {
        get { fields.string("valueExpression") }
        set { fields.set("valueExpression", newValue, always: true) }
    }
}

public struct ExpressionWarning: Message {
    public static let messageName = "admissionregistration.v1.ExpressionWarning"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var fieldRef: String {
        get { fields.string("fieldRef") }
        set { fields.set("fieldRef", newValue, always: true) }
    }
    public var warning: String {
        get { fields.string("warning") }
        set { fields.set("warning", newValue, always: true) }
    }
}

public struct JSONPatch: Message {
    public static let messageName = "admissionregistration.v1.JSONPatch"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var expression: String {
        get { fields.string("expression") }
        set { fields.set("expression", newValue, always: false) }
    }
}

public struct MatchCondition: Message {
    public static let messageName = "admissionregistration.v1.MatchCondition"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var expression: String {
        get { fields.string("expression") }
        set { fields.set("expression", newValue, always: true) }
    }
}

public struct MatchResources: Message {
    public static let messageName = "admissionregistration.v1.MatchResources"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var namespaceSelector: LabelSelector? {
        get { fields.optionalMessage("namespaceSelector") }
        set { fields.set("namespaceSelector", newValue) }
    }
    public var objectSelector: LabelSelector? {
        get { fields.optionalMessage("objectSelector") }
        set { fields.set("objectSelector", newValue) }
    }
    public var resourceRules: [NamedRuleWithOperations] {
        get { fields.messages("resourceRules") }
        set { fields.set("resourceRules", newValue, always: false) }
    }
    public var excludeResourceRules: [NamedRuleWithOperations] {
        get { fields.messages("excludeResourceRules") }
        set { fields.set("excludeResourceRules", newValue, always: false) }
    }
    public var matchPolicy: String? {
        get { fields.optionalString("matchPolicy") }
        set { fields.set("matchPolicy", newValue) }
    }
}

public struct MutatingAdmissionPolicy: Kind {
    public static let messageName = "admissionregistration.v1.MutatingAdmissionPolicy"
    public static let apiVersion = "admissionregistration.k8s.io/v1"
    public static let kind = "MutatingAdmissionPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: MutatingAdmissionPolicySpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct MutatingAdmissionPolicyBinding: Kind {
    public static let messageName = "admissionregistration.v1.MutatingAdmissionPolicyBinding"
    public static let apiVersion = "admissionregistration.k8s.io/v1"
    public static let kind = "MutatingAdmissionPolicyBinding"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: MutatingAdmissionPolicyBindingSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct MutatingAdmissionPolicyBindingList: Message {
    public static let messageName = "admissionregistration.v1.MutatingAdmissionPolicyBindingList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [MutatingAdmissionPolicyBinding] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct MutatingAdmissionPolicyBindingSpec: Message {
    public static let messageName = "admissionregistration.v1.MutatingAdmissionPolicyBindingSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var policyName: String {
        get { fields.string("policyName") }
        set { fields.set("policyName", newValue, always: false) }
    }
    public var paramRef: ParamRef? {
        get { fields.optionalMessage("paramRef") }
        set { fields.set("paramRef", newValue) }
    }
    public var matchResources: MatchResources? {
        get { fields.optionalMessage("matchResources") }
        set { fields.set("matchResources", newValue) }
    }
}

public struct MutatingAdmissionPolicyList: Message {
    public static let messageName = "admissionregistration.v1.MutatingAdmissionPolicyList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [MutatingAdmissionPolicy] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct MutatingAdmissionPolicySpec: Message {
    public static let messageName = "admissionregistration.v1.MutatingAdmissionPolicySpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var paramKind: ParamKind? {
        get { fields.optionalMessage("paramKind") }
        set { fields.set("paramKind", newValue) }
    }
    public var matchConstraints: MatchResources? {
        get { fields.optionalMessage("matchConstraints") }
        set { fields.set("matchConstraints", newValue) }
    }
    public var variables: [Variable] {
        get { fields.messages("variables") }
        set { fields.set("variables", newValue, always: false) }
    }
    public var mutations: [Mutation] {
        get { fields.messages("mutations") }
        set { fields.set("mutations", newValue, always: false) }
    }
    public var failurePolicy: String? {
        get { fields.optionalString("failurePolicy") }
        set { fields.set("failurePolicy", newValue) }
    }
    public var matchConditions: [MatchCondition] {
        get { fields.messages("matchConditions") }
        set { fields.set("matchConditions", newValue, always: false) }
    }
    public var reinvocationPolicy: String {
        get { fields.string("reinvocationPolicy") }
        set { fields.set("reinvocationPolicy", newValue, always: false) }
    }
}

public struct MutatingWebhook: Message {
    public static let messageName = "admissionregistration.v1.MutatingWebhook"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var clientConfig: AdmissionregistrationV1WebhookClientConfig {
        get { fields.message("clientConfig") }
        set { fields.set("clientConfig", newValue, always: true) }
    }
    public var rules: [RuleWithOperations] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: false) }
    }
    public var failurePolicy: String? {
        get { fields.optionalString("failurePolicy") }
        set { fields.set("failurePolicy", newValue) }
    }
    public var matchPolicy: String? {
        get { fields.optionalString("matchPolicy") }
        set { fields.set("matchPolicy", newValue) }
    }
    public var namespaceSelector: LabelSelector? {
        get { fields.optionalMessage("namespaceSelector") }
        set { fields.set("namespaceSelector", newValue) }
    }
    public var objectSelector: LabelSelector? {
        get { fields.optionalMessage("objectSelector") }
        set { fields.set("objectSelector", newValue) }
    }
    public var sideEffects: String? {
        get { fields.optionalString("sideEffects") }
        set { fields.set("sideEffects", newValue) }
    }
    public var timeoutSeconds: Int? {
        get { fields.optionalInt("timeoutSeconds") }
        set { fields.set("timeoutSeconds", newValue) }
    }
    public var admissionReviewVersions: [String] {
        get { fields.strings("admissionReviewVersions") }
        set { fields.set("admissionReviewVersions", newValue, always: true) }
    }
    public var reinvocationPolicy: String? {
        get { fields.optionalString("reinvocationPolicy") }
        set { fields.set("reinvocationPolicy", newValue) }
    }
    public var matchConditions: [MatchCondition] {
        get { fields.messages("matchConditions") }
        set { fields.set("matchConditions", newValue, always: false) }
    }
}

public struct MutatingWebhookConfiguration: Kind {
    public static let messageName = "admissionregistration.v1.MutatingWebhookConfiguration"
    public static let apiVersion = "admissionregistration.k8s.io/v1"
    public static let kind = "MutatingWebhookConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var webhooks: [MutatingWebhook] {
        get { fields.messages("webhooks") }
        set { fields.set("webhooks", newValue, always: false) }
    }
}

public struct MutatingWebhookConfigurationList: Message {
    public static let messageName = "admissionregistration.v1.MutatingWebhookConfigurationList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [MutatingWebhookConfiguration] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct Mutation: Message {
    public static let messageName = "admissionregistration.v1.Mutation"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var patchType: String {
        get { fields.string("patchType") }
        set { fields.set("patchType", newValue, always: true) }
    }
    public var applyConfiguration: ApplyConfiguration? {
        get { fields.optionalMessage("applyConfiguration") }
        set { fields.set("applyConfiguration", newValue) }
    }
    public var jsonPatch: JSONPatch? {
        get { fields.optionalMessage("jsonPatch") }
        set { fields.set("jsonPatch", newValue) }
    }
}

public struct NamedRuleWithOperations: Message {
    public static let messageName = "admissionregistration.v1.NamedRuleWithOperations"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var resourceNames: [String] {
        get { fields.strings("resourceNames") }
        set { fields.set("resourceNames", newValue, always: false) }
    }
    public var operations: [String] {
        get { fields.strings("operations") }
        set { fields.set("operations", newValue, always: false) }
    }
    public var apiGroups: [String] {
        get { fields.strings("apiGroups") }
        set { fields.set("apiGroups", newValue, always: false) }
    }
    public var apiVersions: [String] {
        get { fields.strings("apiVersions") }
        set { fields.set("apiVersions", newValue, always: false) }
    }
    public var resources: [String] {
        get { fields.strings("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var scope: String? {
        get { fields.optionalString("scope") }
        set { fields.set("scope", newValue) }
    }
}

public struct ParamKind: Message {
    public static let messageName = "admissionregistration.v1.ParamKind"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiVersion: String {
        get { fields.string("apiVersion") }
        set { fields.set("apiVersion", newValue, always: false) }
    }
    public var kind: String {
        get { fields.string("kind") }
        set { fields.set("kind", newValue, always: false) }
    }
}

public struct ParamRef: Message {
    public static let messageName = "admissionregistration.v1.ParamRef"
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
    public var selector: LabelSelector? {
        get { fields.optionalMessage("selector") }
        set { fields.set("selector", newValue) }
    }
    public var parameterNotFoundAction: String? {
        get { fields.optionalString("parameterNotFoundAction") }
        set { fields.set("parameterNotFoundAction", newValue) }
    }
}

public struct Rule: Message {
    public static let messageName = "admissionregistration.v1.Rule"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var apiGroups: [String] {
        get { fields.strings("apiGroups") }
        set { fields.set("apiGroups", newValue, always: false) }
    }
    public var apiVersions: [String] {
        get { fields.strings("apiVersions") }
        set { fields.set("apiVersions", newValue, always: false) }
    }
    public var resources: [String] {
        get { fields.strings("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var scope: String? {
        get { fields.optionalString("scope") }
        set { fields.set("scope", newValue) }
    }
}

public struct RuleWithOperations: Message {
    public static let messageName = "admissionregistration.v1.RuleWithOperations"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var operations: [String] {
        get { fields.strings("operations") }
        set { fields.set("operations", newValue, always: false) }
    }
    public var apiGroups: [String] {
        get { fields.strings("apiGroups") }
        set { fields.set("apiGroups", newValue, always: false) }
    }
    public var apiVersions: [String] {
        get { fields.strings("apiVersions") }
        set { fields.set("apiVersions", newValue, always: false) }
    }
    public var resources: [String] {
        get { fields.strings("resources") }
        set { fields.set("resources", newValue, always: false) }
    }
    public var scope: String? {
        get { fields.optionalString("scope") }
        set { fields.set("scope", newValue) }
    }
}

public struct AdmissionregistrationV1ServiceReference: Message {
    public static let messageName = "admissionregistration.v1.ServiceReference"
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
    public var path: String? {
        get { fields.optionalString("path") }
        set { fields.set("path", newValue) }
    }
    public var port: Int? {
        get { fields.optionalInt("port") }
        set { fields.set("port", newValue) }
    }
}

public struct TypeChecking: Message {
    public static let messageName = "admissionregistration.v1.TypeChecking"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var expressionWarnings: [ExpressionWarning] {
        get { fields.messages("expressionWarnings") }
        set { fields.set("expressionWarnings", newValue, always: false) }
    }
}

public struct ValidatingAdmissionPolicy: Kind {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicy"
    public static let apiVersion = "admissionregistration.k8s.io/v1"
    public static let kind = "ValidatingAdmissionPolicy"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ValidatingAdmissionPolicySpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
    /// What was observed last.
    public var status: ValidatingAdmissionPolicyStatus {
        get { fields.message("status") }
        set { fields.set("status", newValue, always: false) }
    }
}

public struct ValidatingAdmissionPolicyBinding: Kind {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicyBinding"
    public static let apiVersion = "admissionregistration.k8s.io/v1"
    public static let kind = "ValidatingAdmissionPolicyBinding"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// What is desired.
    public var spec: ValidatingAdmissionPolicyBindingSpec {
        get { fields.message("spec") }
        set { fields.set("spec", newValue, always: false) }
    }
}

public struct ValidatingAdmissionPolicyBindingList: Message {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicyBindingList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ValidatingAdmissionPolicyBinding] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ValidatingAdmissionPolicyBindingSpec: Message {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var policyName: String {
        get { fields.string("policyName") }
        set { fields.set("policyName", newValue, always: false) }
    }
    public var paramRef: ParamRef? {
        get { fields.optionalMessage("paramRef") }
        set { fields.set("paramRef", newValue) }
    }
    public var matchResources: MatchResources? {
        get { fields.optionalMessage("matchResources") }
        set { fields.set("matchResources", newValue) }
    }
    public var validationActions: [String] {
        get { fields.strings("validationActions") }
        set { fields.set("validationActions", newValue, always: false) }
    }
}

public struct ValidatingAdmissionPolicyList: Message {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicyList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ValidatingAdmissionPolicy] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct ValidatingAdmissionPolicySpec: Message {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicySpec"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var paramKind: ParamKind? {
        get { fields.optionalMessage("paramKind") }
        set { fields.set("paramKind", newValue) }
    }
    public var matchConstraints: MatchResources? {
        get { fields.optionalMessage("matchConstraints") }
        set { fields.set("matchConstraints", newValue) }
    }
    public var validations: [Validation] {
        get { fields.messages("validations") }
        set { fields.set("validations", newValue, always: false) }
    }
    public var failurePolicy: String? {
        get { fields.optionalString("failurePolicy") }
        set { fields.set("failurePolicy", newValue) }
    }
    public var auditAnnotations: [AuditAnnotation] {
        get { fields.messages("auditAnnotations") }
        set { fields.set("auditAnnotations", newValue, always: false) }
    }
    public var matchConditions: [MatchCondition] {
        get { fields.messages("matchConditions") }
        set { fields.set("matchConditions", newValue, always: false) }
    }
    public var variables: [Variable] {
        get { fields.messages("variables") }
        set { fields.set("variables", newValue, always: false) }
    }
}

public struct ValidatingAdmissionPolicyStatus: Message {
    public static let messageName = "admissionregistration.v1.ValidatingAdmissionPolicyStatus"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var observedGeneration: Int {
        get { fields.int("observedGeneration") }
        set { fields.set("observedGeneration", newValue, always: false) }
    }
    public var typeChecking: TypeChecking? {
        get { fields.optionalMessage("typeChecking") }
        set { fields.set("typeChecking", newValue) }
    }
    public var conditions: [Condition] {
        get { fields.messages("conditions") }
        set { fields.set("conditions", newValue, always: false) }
    }
}

public struct ValidatingWebhook: Message {
    public static let messageName = "admissionregistration.v1.ValidatingWebhook"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var clientConfig: AdmissionregistrationV1WebhookClientConfig {
        get { fields.message("clientConfig") }
        set { fields.set("clientConfig", newValue, always: true) }
    }
    public var rules: [RuleWithOperations] {
        get { fields.messages("rules") }
        set { fields.set("rules", newValue, always: false) }
    }
    public var failurePolicy: String? {
        get { fields.optionalString("failurePolicy") }
        set { fields.set("failurePolicy", newValue) }
    }
    public var matchPolicy: String? {
        get { fields.optionalString("matchPolicy") }
        set { fields.set("matchPolicy", newValue) }
    }
    public var namespaceSelector: LabelSelector? {
        get { fields.optionalMessage("namespaceSelector") }
        set { fields.set("namespaceSelector", newValue) }
    }
    public var objectSelector: LabelSelector? {
        get { fields.optionalMessage("objectSelector") }
        set { fields.set("objectSelector", newValue) }
    }
    public var sideEffects: String? {
        get { fields.optionalString("sideEffects") }
        set { fields.set("sideEffects", newValue) }
    }
    public var timeoutSeconds: Int? {
        get { fields.optionalInt("timeoutSeconds") }
        set { fields.set("timeoutSeconds", newValue) }
    }
    public var admissionReviewVersions: [String] {
        get { fields.strings("admissionReviewVersions") }
        set { fields.set("admissionReviewVersions", newValue, always: true) }
    }
    public var matchConditions: [MatchCondition] {
        get { fields.messages("matchConditions") }
        set { fields.set("matchConditions", newValue, always: false) }
    }
}

public struct ValidatingWebhookConfiguration: Kind {
    public static let messageName = "admissionregistration.v1.ValidatingWebhookConfiguration"
    public static let apiVersion = "admissionregistration.k8s.io/v1"
    public static let kind = "ValidatingWebhookConfiguration"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// Name, labels and owners of the object.
    public var metadata: ObjectMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    public var webhooks: [ValidatingWebhook] {
        get { fields.messages("webhooks") }
        set { fields.set("webhooks", newValue, always: false) }
    }
}

public struct ValidatingWebhookConfigurationList: Message {
    public static let messageName = "admissionregistration.v1.ValidatingWebhookConfigurationList"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    /// The version of the list and, for pages, the token of the next one.
    public var metadata: ListMeta {
        get { fields.message("metadata") }
        set { fields.set("metadata", newValue, always: false) }
    }
    /// The objects of the list.
    public var items: [ValidatingWebhookConfiguration] {
        get { fields.messages("items") }
        set { fields.set("items", newValue, always: true) }
    }
}

public struct Validation: Message {
    public static let messageName = "admissionregistration.v1.Validation"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var expression: String {
        get { fields.string("expression") }
        set { fields.set("expression", newValue, always: true) }
    }
    public var message: String {
        get { fields.string("message") }
        set { fields.set("message", newValue, always: false) }
    }
    public var reason: String? {
        get { fields.optionalString("reason") }
        set { fields.set("reason", newValue) }
    }
    public var messageExpression: String {
        get { fields.string("messageExpression") }
        set { fields.set("messageExpression", newValue, always: false) }
    }
}

public struct Variable: Message {
    public static let messageName = "admissionregistration.v1.Variable"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var name: String {
        get { fields.string("name") }
        set { fields.set("name", newValue, always: true) }
    }
    public var expression: String {
        get { fields.string("expression") }
        set { fields.set("expression", newValue, always: true) }
    }
}

public struct AdmissionregistrationV1WebhookClientConfig: Message {
    public static let messageName = "admissionregistration.v1.WebhookClientConfig"
    public var fields: Fields
    public init(fields: Fields) { self.fields = fields }
    public var url: String? {
        get { fields.optionalString("url") }
        set { fields.set("url", newValue) }
    }
    public var service: AdmissionregistrationV1ServiceReference? {
        get { fields.optionalMessage("service") }
        set { fields.set("service", newValue) }
    }
    public var caBundle: String {
        get { fields.string("caBundle") }
        set { fields.set("caBundle", newValue, always: false) }
    }
}
